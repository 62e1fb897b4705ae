// Runs the end-to-end tests: node tests/e2e/run.mjs [part of a file name]… [--name PATTERN]
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = import.meta.dirname;
const words = process.argv.slice(2);
const at = words.indexOf("--name");
const names = at === -1 ? [] : words.splice(at, 2).slice(1).map((pattern) => `--test-name-pattern=${pattern}`);
const files = readdirSync(folder)
  .filter((file) => file.endsWith(".test.mjs") && (words.length === 0 || words.some((word) => file.includes(word))))
  .map((file) => join(folder, file));
if (files.length === 0) {
  console.error(`No file tests/e2e/*.test.mjs has ${words.join(" or ")} in its name.`);
  process.exit(1);
}

rmSync(resolve(folder, "../../test-results"), { recursive: true, force: true });
const node = ["--test", "--test-concurrency=2", "--test-reporter=spec", ...names, ...files];
const { status } = spawnSync(process.execPath, node, { stdio: "inherit" });
process.exit(status ?? 1);
