// The sentences of the app, from its own locales.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const LOCALES = resolve(import.meta.dirname, "../../../locales");

function flatten(value, path = "", all = new Map()) {
  if (typeof value === "string") all.set(path, value);
  else for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${key}` : key, all);
  return all;
}

const read = (name) => flatten(JSON.parse(readFileSync(resolve(LOCALES, `${name}.json`), "utf8")));

/** Every sentence by its key, per language: those of the main program and those that come later. */
export const SENTENCES = Object.fromEntries(
  ["nl", "en"].map((tag) => [tag, new Map([tag, `${tag}.later`].flatMap((name) => [...read(name)]))]),
);

/** A sentence with its placeholders filled, in Dutch unless told. */
export function say(key, values = {}, language = "nl") {
  const sentence = SENTENCES[language].get(key);
  if (sentence === undefined) throw new Error(`no file of ${language} in locales/ has ${key}`);
  return sentence.replaceAll(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

/** A sentence as a pattern: anything may stand where its placeholders are. */
export function pattern(key, language = "nl") {
  const parts = say(key, {}, language).split(/\{\w+\}/);
  return new RegExp(`^${parts.map(escape).join("(.*)")}$`, "s");
}

/** A text as part of a regular expression. */
export function escape(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
