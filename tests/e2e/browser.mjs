// The Chromium of this machine.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ELSEWHERE = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const ARGUMENTS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** Where Chromium is; `CHROMIUM` names another one. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...ELSEWHERE];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (!found) throw new Error("There is no Chromium: run cargo xtask setup, or let CHROMIUM name one.");
  return found;
}

/** Starts Chromium without a window; options are those of playwright, `args` come after ours. */
export function launch({ args = [], ...options } = {}) {
  return chromium.launch({ executablePath: findChromium(), args: [...ARGUMENTS, ...args], ...options });
}

/** Starts Chromium with a profile in a folder, which outlives the process. */
export function launchProfile(folder, { args = [], ...options } = {}) {
  return chromium.launchPersistentContext(folder, { executablePath: findChromium(), args: [...ARGUMENTS, ...args], ...options });
}
