// The sentences of the app, from its own locales.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const LOCALES = resolve(import.meta.dirname, "../../../locales");

function flatten(value, path = "", all = new Map()) {
  if (typeof value === "string") all.set(path, value);
  else for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${key}` : key, all);
  return all;
}

/** Every sentence by its key, per language. */
export const SENTENCES = Object.fromEntries(
  ["nl", "en"].map((tag) => [tag, flatten(JSON.parse(readFileSync(resolve(LOCALES, `${tag}.json`), "utf8")))]),
);

/** A sentence with its placeholders filled, in Dutch unless told. */
export function say(key, values = {}, language = "nl") {
  const sentence = SENTENCES[language].get(key);
  if (sentence === undefined) throw new Error(`locales/${language}.json has no ${key}`);
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
