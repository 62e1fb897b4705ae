// The peers: programs that draw trees, each in a page of its own with the same random tree, measured by probe.mjs as ours
// is. They are installed into a cache on this machine, at the versions of bench/peers/package-lock.json.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "../tests/e2e/browser.mjs";
import { install } from "./probe.mjs";

const HERE = join(import.meta.dirname, "peers");
const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "waardenboom", "bench-peers");
const PAGES = join(CACHE, "pages");
const FILES = ["package.json", "package-lock.json"];
/** What is given to one peer with one tree, in milliseconds. */
const PATIENCE = 60_000;

/** By file, the name in the report. The first two are floors: what the boxes alone cost. */
export const PEERS = {
  "bare-html": "floor: bare HTML boxes, all in the page",
  "bare-svg": "floor: bare SVG rectangles and texts, all in the page",
  "d3-svg": "d3 + SVG, plain",
  "mind-elixir": "mind-elixir",
  markmap: "markmap",
  jsmind: "jsMind",
  "react-flow": "React Flow, culling off",
};

/** Installs the peers when needed and makes their pages; gives why not when that fails. */
export async function preparePeers() {
  try {
    mkdirSync(CACHE, { recursive: true });
    const same = (file) => existsSync(join(CACHE, file)) && readFileSync(join(CACHE, file)).equals(readFileSync(join(HERE, file)));
    if (!FILES.every(same) || !existsSync(join(CACHE, "node_modules", ".package-lock.json"))) {
      for (const file of FILES) copyFileSync(join(HERE, file), join(CACHE, file));
      const npm = process.platform === "win32" ? "npm.cmd" : "npm";
      const { status, stderr } = spawnSync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: CACHE, encoding: "utf8", timeout: 300_000, shell: process.platform === "win32" });
      if (status !== 0) throw new Error(`npm ci failed: ${stderr?.trim().split("\n").at(-1) ?? "there is no npm"}`);
    }
    const { build } = await import(pathToFileURL(join(CACHE, "node_modules", "esbuild", "lib", "main.js")));
    await build({
      entryPoints: [...Object.keys(PEERS), "layouts"].map((name) => join(HERE, `${name}.js`)),
      outdir: PAGES,
      bundle: true,
      minify: true,
      format: "iife",
      nodePaths: [join(CACHE, "node_modules")],
      define: { "process.env.NODE_ENV": '"production"' },
      logLevel: "error",
    });
    return "";
  } catch (error) {
    return String(error.message).split("\n")[0];
  }
}

/** The goals of a workbook as one tree: `{ id, text, children }`, with the workbook at the root. */
export function treeOf(file) {
  const { records } = JSON.parse(readFileSync(file, "utf8"));
  const goals = records.filter(({ id, gone }) => id.startsWith("goal/") && !gone);
  const below = new Map();
  for (const goal of goals) {
    const parent = goal.position?.[0] ?? null;
    below.set(parent, [...(below.get(parent) ?? []), goal]);
  }
  const order = ({ position }) => position?.[1] ?? "";
  const children = (parent) =>
    (below.get(parent) ?? []).sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(({ id, text }) => ({ id, text, children: children(id) }));
  return { id: "root", text: "Werkboek", children: children(null) };
}

/** One peer with one tree: `{ first, edit, late, failed }`, samples of the probe. */
export async function measurePeer(name, tree, { repeats, person, say }) {
  const browser = await launch();
  const result = { first: [], edit: [], late: false, failed: "" };
  const began = performance.now();
  const left = () => PATIENCE - (performance.now() - began);
  const step = async (page, key, condition) => {
    await page.waitForTimeout(50 + Math.random() * 33);
    await page.evaluate(([condition, patience]) => {
      probe.begin("keydown", condition === "drawn" ? peer.drawn : peer.edited(), patience);
    }, [condition, Math.max(1, left())]);
    await page.keyboard.press(key);
    return page.evaluate(() => probe.pending);
  };
  const work = async () => {
    const most = Math.max(2, Math.round(repeats / 3));
    for (let repeat = 1; ; repeat++) {
      say(`${PEERS[name]}, drawing, ${repeat}`);
      const page = await openPeer(browser, name, person);
      await page.evaluate((tree) => peer.take(tree), tree);
      result.first.push(await step(page, "d", "drawn"));
      // Half of the time is for drawing, the rest for edits in the last page.
      const isLast = repeat >= most || left() < PATIENCE / 2;
      for (let edit = 0; isLast && edit <= repeats && (edit < 2 || left() > PATIENCE / 20); edit++) {
        say(`${PEERS[name]}, editing, ${edit}`);
        const sample = await step(page, "e", "edited");
        if (edit > 0) result.edit.push(sample);
      }
      await page.context().close();
      if (isLast) return;
    }
  };
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE, "late")));
  const ending = await Promise.race([work().catch((error) => String(error.message).split("\n")[0]), late]);
  clearTimeout(timer);
  result.late = ending === "late" || /nothing was drawn/.test(ending ?? "");
  if (ending && !result.late) result.failed = ending;
  await Promise.race([browser.close(), new Promise((resolve) => setTimeout(resolve, 5000))]).catch(() => {});
  return result;
}

/** Times of the layouts alone, in a page: `{ "d3-hierarchy": [...], "d3-flextree": [...] }`. */
export async function peerLayouts(browser, tree, repeats) {
  const page = await openPeer(browser, "layouts", {});
  try {
    return await page.evaluate(([tree, repeats, patience]) => layouts(tree, repeats, patience), [tree, repeats, PATIENCE / 4]);
  } finally {
    await page.context().close();
  }
}

async function openPeer(browser, name, person) {
  const context = await browser.newContext(person);
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(install);
  const page = await context.newPage();
  await page.goto("about:blank");
  const style = join(PAGES, `${name}.css`);
  if (existsSync(style)) await page.addStyleTag({ path: style });
  await page.addScriptTag({ path: join(PAGES, `${name}.js`) });
  return page;
}
