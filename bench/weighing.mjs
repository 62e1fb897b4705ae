// The weighing beside numpy and plain JavaScript in the same run: natively (core/examples/bench_weigh.rs), and in the worker of
// the shipped build.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { serve } from "../tests/e2e/server.mjs";
import { median, p95 } from "./statistics.mjs";

const HERE = join(import.meta.dirname, "peers");
const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "waardenboom", "bench-python");

/** What numpy takes: `{ name, median, p95 }` per line; a sentence when it cannot be had. */
export function numpy() {
  const python = join(CACHE, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const run = (program, ...parts) => spawnSync(program, parts, { encoding: "utf8", timeout: 300_000 });
  if (!existsSync(python)) {
    mkdirSync(CACHE, { recursive: true });
    const made = run(process.platform === "win32" ? "python" : "python3", "-m", "venv", CACHE);
    if (made.status !== 0) return `there is no python3 with venv: ${made.stderr?.trim().split("\n").at(-1) ?? ""}`;
  }
  const installed = run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", join(HERE, "requirements.txt"));
  if (installed.status !== 0) return `numpy could not be installed: ${installed.stderr.trim().split("\n").at(-1)}`;
  const { stdout } = run(python, join(HERE, "weighing.py"));
  return stdout.trim().split("\n").map((line) => line.split("\t")).map(([name, middle, high]) => ({ name, median: Number(middle), p95: Number(high) }));
}

/** A request of *Verdieping*: people with five values and eight alternatives (core/src/weigh/depth/request.rs). */
function request({ people = 1, alternatives = 8, values = 5, samples }) {
  let seed = 7;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const rows = (count, make) => Array.from({ length: count }, make);
  const share = () => {
    const row = rows(values, () => 0.05 + random());
    const sum = row.reduce((all, one) => all + one, 0);
    return row.map((one) => one / sum);
  };
  const ratings = rows(alternatives, () => rows(values, () => random() * 100));
  const weights = rows(people, share);
  const score = (own) => ratings.map((row) => row.reduce((sum, rating, value) => sum + rating * own[value], 0));
  return JSON.stringify({
    values: rows(values, (_, at) => `value/${at}`),
    alternatives: rows(alternatives, (_, at) => `alternative/${at}`),
    weights,
    scores: weights.map(score),
    ratings,
    ranges: ratings.map((row) => row.map((rating) => [rating, rating])),
    groups: [],
    present: null,
    judgments: [],
    minimum: 3,
    samples,
    seed: 1,
  });
}

/** Ours in a worker of Chromium, and plain JavaScript in the same page: milliseconds per repeat, by name. */
export async function inBrowser(browser, dist, repeats) {
  const server = await serve({ folder: dist });
  const page = await (await browser.newContext()).newPage();
  try {
    await page.goto(server.url);
    const ask = (text) =>
      page.evaluate(
        ([text, repeats]) =>
          new Promise((done, failed) => {
            const address = document.querySelector("meta[name='worker:waardenboom-worker']").content;
            const worker = new Worker(address, { type: "module" });
            const times = [];
            let began = 0;
            const next = () => ((began = performance.now()), worker.postMessage(text));
            worker.onerror = () => failed(new Error("the worker failed"));
            worker.onmessage = ({ data }) => {
              if (typeof data === "number") return began === 0 && next();
              if (data === "") return failed(new Error("the worker gave no answer"));
              times.push(performance.now() - began);
              if (times.length === repeats + 4) return worker.terminate(), done(times.slice(4));
              next();
            };
          }),
        [text, repeats],
      );
    const plain = readFileSync(join(HERE, "weighing.js"), "utf8").replace("export function", "return function");
    const peer = (samples) => page.evaluate(([source, samples, repeats]) => new Function(source)()(samples, repeats), [plain, samples, repeats]).catch(() => undefined);
    const result = {};
    for (const samples of [10_000, 100_000]) {
      const base = median(await ask(request({ samples: 0 })));
      // Three runs of sampling in one answer: over all weights, in the group's order, and over what people gave.
      result[`SMAA, ${samples.toLocaleString("en")} samples`] = {
        ours: (await ask(request({ samples }))).map((time) => (time - base) / 3),
        plain: (await peer(samples)) ?? plainHere(plain, samples, repeats),
      };
    }
    result["everything of Verdieping, 1,000 people x 20 alternatives x 9 values"] = { ours: await ask(request({ people: 1000, alternatives: 20, values: 9, samples: 10_000 })) };
    return result;
  } finally {
    await page.context().close();
    await server.close();
  }
}

/** The page's policy allows no code from text: then node, which is the same engine. */
function plainHere(source, samples, repeats) {
  return new Function(source)()(samples, repeats);
}

/** Rows for the report: what, ours, the peers, and whether it is within its budget. */
export function rows({ native, numpy, browser }) {
  const pair = (values) => `${median(values).toFixed(2)} / ${p95(values).toFixed(2)}`;
  const told = (line) => (line ? `${line.median.toFixed(2)} / ${line.p95.toFixed(2)}` : "-");
  const of = (lines, name) => (Array.isArray(lines) ? lines.find((line) => line.name === name) : undefined);
  const names = [...new Set([...Object.keys(browser ?? {}), ...(native ?? []).map(({ name }) => name)])];
  return names.map((name) => {
    const here = browser?.[name];
    return [name, told(of(native, name)), here ? pair(here.ours) : "-", here?.plain ? pair(here.plain) : "-", told(of(numpy, name))];
  });
}
