// Measures the built app beside its budgets and prints one table: node bench/run.mjs [--quick] [--only WORD] [--no-save]
// The word is boom, peers, lijst, core, weighing or start. `cargo xtask bench` builds first. Whatever the figures say, the exit code is 0: a benchmark never decides a test.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { launch } from "../tests/e2e/browser.mjs";
import { serve } from "../tests/e2e/server.mjs";
import { deepInBoom, everyBoomStep, firstPaint, gliding, installBoom, looking } from "./boom.mjs";
import { firstVisitBytes, startTimes } from "./first-visit.mjs";
import { floorStep, openFloor } from "./floor.mjs";
import { everyStep, goDeep, installLijst, openFile, reload, scrolling } from "./lijst.mjs";
import { PEERS, measurePeer, peerLayouts, preparePeers, treeOf } from "./peers.mjs";
import { install } from "./probe.mjs";
import { report } from "./report.mjs";
import { inBrowser, numpy } from "./weighing.mjs";

const ROOT = resolve(import.meta.dirname, "..");
const DIST = resolve(ROOT, process.env.DIST ?? "dist");
const CLI = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target", "release", process.platform === "win32" ? "waardenboom.exe" : "waardenboom");
const SIZES = process.env.SIZES?.split(",").map(Number) ?? [500, 2_000, 10_000];
const PERSON = { locale: "nl-NL", timezoneId: "Europe/Amsterdam", viewport: { width: 1280, height: 800 } };
/** Where in the tree the steps are done: in the middle, and at the end. */
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
  const results = { sizes: {}, floor: [], boom: {}, peers: {}, layouts: {}, repeats, quick };
  if (wants("core")) results.core = await tried(() => example("bench"));
  if (wants("core") || wants("boom") || wants("peers")) results.layout = await tried(() => example("bench_layout"));
  if (wants("weighing")) results.weighing = { native: await tried(() => example("bench_weigh")), numpy: numpy(), browser: await tried(() => inBrowser(browser, DIST, repeats)) };
  if (wants("start")) results.bytes = firstVisitBytes(DIST);
  if (wants("start")) results.start = await tried(() => startTimes(browser, DIST, quick ? 2 : 5));
  if (wants("peers")) results.noPeers = await preparePeers();
  for (const goals of SIZES) {
    if (wants("lijst") || wants("boom")) results.floor.push(...((await tried(floor)) ?? []));
    if (wants("lijst")) results.sizes[goals] = await tried(() => lijst(goals));
    if (wants("boom")) results.boom[goals] = await tried(() => boom(goals));
    if (wants("peers") && !results.noPeers) await peers(goals, results);
  }
  if (wants("lijst") || wants("boom")) results.floor.push(...((await tried(floor)) ?? []));
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

/** An example of core, without a browser: `{ goals, name, median, p95 }` per line. */
function example(name) {
  say(`core, native, ${name}`);
  const lines = cargo("run", "--release", "--locked", "--quiet", "--package", "waardenboom-core", "--example", name).trim().split("\n");
  return lines.map((line) => line.split("\t")).map(([goals, name, median, p95]) => ({ goals: Number(goals), name, median: Number(median), p95: Number(p95) }));
}

/** What failed leaves a gap in the report, with the reason here. */
async function tried(work) {
  try {
    return await work();
  } catch (error) {
    console.error(`\n${error.stack}`);
    return undefined;
  }
}

/** The random workbook of a size. */
function workbook(goals) {
  const file = join(files, `${goals}.json`);
  const made = spawnSync(CLI, ["new", "--random", `${goals}`, "--seed", "1", "--out", file], { encoding: "utf8" });
  if (made.status !== 0 && !existsSync(file)) throw new Error(`waardenboom new failed: ${made.stderr}`);
  return file;
}

async function newPage(options = {}) {
  const context = await browser.newContext({ ...PERSON, ...options });
  context.setDefaultTimeout(30_000);
  await context.addInitScript(install);
  await context.addInitScript(installLijst);
  await context.addInitScript(installBoom);
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
  const file = workbook(goals);
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

/** The drawn tree of one size: its first paint, every step, looking around. */
async function boom(goals) {
  const file = workbook(goals);
  const tree = treeOf(file);
  const server = await serve({ folder: DIST });
  const samples = {};
  const keep = (name, sample) => (samples[name] ??= []).push(sample);
  const open = async () => {
    const page = await newPage({ reducedMotion: "reduce" });
    await openFile(page, server.url, file);
    return page;
  };
  try {
    for (let repeat = 0; repeat < (quick ? 2 : 20) + 1; repeat++) {
      say(`${goals} goals in Boom, first paint, ${repeat}`);
      const page = await open();
      const painted = await firstPaint(page);
      if (repeat > 0) keep("first paint", painted);
      await page.context().close();
    }
    const page = await open();
    for (const depth of DEPTHS) {
      await deepInBoom(page, depth, tree);
      for (let repeat = 0; repeat < warmUp + repeats / DEPTHS.length; repeat++) {
        say(`${goals} goals in Boom, at ${depth}, ${repeat}`);
        await everyBoomStep(page, repeat < warmUp ? () => {} : keep);
      }
      await gliding(page, keep, quick ? 2 : 6);
    }
    const drawn = await page.evaluate(() => boom.boxes());
    for (let repeat = 0; repeat < (quick ? 1 : 4); repeat++) await looking(page, keep);
    const memory = await memoryOf(page);
    const { longTasks, lostFocus } = await page.evaluate(() => ({ longTasks: probe.longTasks, lostFocus: boom.lostFocus }));
    await page.context().close();
    return { samples, memory, longTasks, lostFocus, drawn };
  } finally {
    await server.close();
  }
}

/** Every peer with the tree of one size. */
async function peers(goals, results) {
  const tree = treeOf(workbook(goals));
  results.layouts[goals] = await tried(() => peerLayouts(browser, tree, repeats * 2));
  results.peers[goals] = {};
  for (const name of Object.keys(PEERS)) {
    const about = (text) => say(`${goals} goals, ${text}`);
    const once = () => tried(() => measurePeer(name, tree, { repeats, person: PERSON, say: about }));
    const result = await once();
    results.peers[goals][name] = result?.failed ? await once() : result; // a browser that crashed gets another chance
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
