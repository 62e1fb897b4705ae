// Measures the built app beside its budgets and prints one table: node bench/run.mjs [--quick] [--only WORD] [--no-save]
// `cargo xtask bench` builds first. Whatever the figures say, the exit code is 0: a benchmark never decides a test.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { launch } from "../tests/e2e/browser.mjs";
import { serve } from "../tests/e2e/server.mjs";
import { firstVisitBytes, startTimes } from "./first-visit.mjs";
import { floorStep, openFloor } from "./floor.mjs";
import { everyStep, goDeep, installLijst, openFile, reload, scrolling } from "./lijst.mjs";
import { install } from "./probe.mjs";
import { report } from "./report.mjs";

const ROOT = resolve(import.meta.dirname, "..");
const DIST = resolve(ROOT, process.env.DIST ?? "dist");
const CLI = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target", "release", process.platform === "win32" ? "waardenboom.exe" : "waardenboom");
const SIZES = process.env.SIZES?.split(",").map(Number) ?? [500, 2_000, 10_000];
const PERSON = { locale: "nl-NL", timezoneId: "Europe/Amsterdam", viewport: { width: 1280, height: 800 } };
/** Where in the list the steps are done: in the middle, and at the end. */
const DEPTHS = [0.5, 1];

const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : "";
const quick = process.argv.includes("--quick") || Boolean(process.env.QUICK);
const repeats = quick ? 6 : 24;
const warmUp = quick ? 1 : 4;
const wants = (part) => !only || part.startsWith(only);

cargo("build", "--release", "--locked", "--package", "waardenboom-cli");
const files = mkdtempSync(join(tmpdir(), "waardenboom-bench-"));
const browser = await launch();
try {
  const results = { sizes: {}, floor: [], repeats, quick };
  if (wants("core")) results.core = core();
  results.bytes = firstVisitBytes(DIST);
  if (wants("start")) results.start = await startTimes(browser, DIST, quick ? 2 : 5);
  if (wants("lijst")) {
    for (const goals of SIZES) {
      results.floor.push(...(await floor()));
      results.sizes[goals] = await lijst(goals);
    }
    results.floor.push(...(await floor()));
  }
  report(results, { root: ROOT, browser: browser.version(), save: !only && !process.argv.includes("--no-save") });
} finally {
  await browser.close();
  rmSync(files, { recursive: true, force: true });
}

function cargo(...parts) {
  const { status, stdout } = spawnSync(process.env.CARGO ?? "cargo", parts, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Error(`cargo ${parts.join(" ")} failed.`);
  return stdout;
}

/** The core without a browser: `{ goals, name, median, p95 }` per line. */
function core() {
  say("core, native");
  const lines = cargo("run", "--release", "--locked", "--quiet", "--package", "waardenboom-core", "--example", "bench").trim().split("\n");
  return lines.map((line) => line.split("\t")).map(([goals, name, median, p95]) => ({ goals: Number(goals), name, median: Number(median), p95: Number(p95) }));
}

async function newPage() {
  const context = await browser.newContext(PERSON);
  context.setDefaultTimeout(30_000);
  await context.addInitScript(install);
  await context.addInitScript(installLijst);
  return context.newPage();
}

async function floor() {
  const page = await newPage();
  await openFloor(page);
  const samples = [];
  for (let repeat = 0; repeat < warmUp + repeats; repeat++) {
    await page.waitForTimeout(50 + Math.random() * 33);
    const sample = await floorStep(page);
    if (repeat >= warmUp) samples.push(sample);
  }
  await page.context().close();
  return samples;
}

/** Everything about a workbook of one size: opening it, loading it anew, every step, scrolling, memory. */
async function lijst(goals) {
  const file = join(files, `${goals}.json`);
  const made = spawnSync(CLI, ["new", "--random", `${goals}`, "--seed", "1", "--out", file], { encoding: "utf8" });
  if (made.status !== 0) throw new Error(`waardenboom new failed: ${made.stderr}`);
  const server = await serve({ folder: DIST });
  const samples = {};
  const keep = (name, sample) => (samples[name] ??= []).push(sample);
  try {
    for (let repeat = 0; repeat < (quick ? 2 : 20) + 1; repeat++) {
      say(`${goals} goals, opening, ${repeat}`);
      const page = await newPage();
      const opened = await openFile(page, server.url, file);
      const again = await reload(page);
      if (repeat > 0) keep("open the file", opened), keep("load the page anew", again);
      await page.context().close();
    }
    const page = await newPage();
    await openFile(page, server.url, file);
    const memory = { opened: await memoryOf(page) };
    for (const depth of DEPTHS) {
      await goDeep(page, depth);
      for (let repeat = 0; repeat < warmUp + repeats / DEPTHS.length; repeat++) {
        say(`${goals} goals, at ${depth}, ${repeat}`);
        await everyStep(page, repeat < warmUp ? () => {} : keep);
      }
    }
    for (let repeat = 0; repeat < (quick ? 1 : 4); repeat++) await scrolling(page, keep);
    memory.after = await memoryOf(page);
    const { longTasks, lostFocus } = await page.evaluate(() => ({ longTasks: probe.longTasks, lostFocus: lijst.lostFocus }));
    await page.context().close();
    return { samples, memory, longTasks, lostFocus };
  } finally {
    await server.close();
  }
}

/** Megabytes after collecting garbage: the heap of JavaScript, the memory of the program. */
async function memoryOf(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("Performance.enable");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize").value;
  const wasm = await page.evaluate(() => probe.memory?.buffer.byteLength ?? NaN);
  await cdp.detach();
  return { heap: heap / 1e6, wasm: wasm / 1e6 };
}

function say(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r${text.padEnd(60)}`);
}
