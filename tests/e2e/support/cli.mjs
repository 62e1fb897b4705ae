// The command line of the project, as a user calls it.
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after } from "node:test";

const TARGET = resolve(import.meta.dirname, "../../..", process.env.CARGO_TARGET_DIR ?? "target");
const NAME = process.platform === "win32" ? "waardenboom.exe" : "waardenboom";

let folder;
after(() => folder && rmSync(folder, { recursive: true, force: true }));

/** A path for a file of this test run, with this text in it when one is given. */
export function file(name, text) {
  folder ??= mkdtempSync(join(tmpdir(), "waardenboom-e2e-"));
  const path = join(mkdtempSync(join(folder, "f-")), name);
  if (text !== undefined) writeFileSync(path, text);
  return path;
}

function program() {
  const candidates = ["debug", "release"].map((profile) => join(TARGET, profile, NAME));
  const found = candidates.find((candidate) => existsSync(candidate));
  if (!found) throw new Error(`There is no ${candidates[0]}: run cargo build -p waardenboom-cli first.`);
  return found;
}

/** Runs `waardenboom …` and returns `{ status, out, err }`. */
export function run(...words) {
  return new Promise((done) => {
    execFile(program(), words, { maxBuffer: 1e8 }, (error, out, err) => done({ status: error?.code ?? 0, out, err }));
  });
}

async function json(...words) {
  const { status, out, err } = await run(...words);
  if (status !== 0) throw new Error(`waardenboom ${words.join(" ")} ended with ${status}: ${err}${out}`);
  return JSON.parse(out);
}

/** What `waardenboom check` says of a file with this text. */
export const check = async (text) => JSON.parse((await run("check", file("check.werkboek.json", text))).out);

/** What `waardenboom weigh` says of a file with this text. */
export const weigh = (text) => json("weigh", file("weigh.werkboek.json", text));

/** The files joined by `waardenboom merge`: `{ text, report }`. */
export async function merge(...texts) {
  const out = file("merged.werkboek.json");
  const report = await json("merge", ...texts.map((text, at) => file(`${at}.werkboek.json`, text)), "--out", out);
  return { text: readFileSync(out, "utf8"), report };
}

/** The text of a workbook made by `waardenboom new`. */
export async function make(...words) {
  const out = file("new.werkboek.json");
  const { status, err } = await run("new", ...words, "--out", out);
  if (status !== 0) throw new Error(`waardenboom new ${words.join(" ")} ended with ${status}: ${err}`);
  return readFileSync(out, "utf8");
}
