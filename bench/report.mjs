// The table: what was measured, beside its budget.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, platform, totalmem } from "node:os";
import { join } from "node:path";
import { tree } from "./report-tree.mjs";
import { median, p95 } from "./statistics.mjs";
import { rows as weighed } from "./weighing.mjs";
import { FRAME_MS, RATIO, ms, name, pair, table, verdict } from "./table.mjs";

/** What is measured as a step, and has no floor. */
const WITHOUT_FLOOR = ["open the file", "first paint"];
const BUDGET = { open: 400, memory: 150, save: 1, kb: 400, first: 4500, second: 1500 };

/** Prints the results, and keeps them in docs/benchmarks.md unless only a part was measured. */
export function report(results, { root, browser, save }) {
  const sections = [];
  const sizes = Object.keys(results.sizes).map(Number).filter((goals) => results.sizes[goals]);
  sections.push(...tree(results));
  if (Object.values(results.boom).some(Boolean)) sections.push(steps("Boom", results.boom, results.floor));
  if (sizes.length > 0) {
    sections.push(steps("Lijst", results.sizes, results.floor), whole(results, sizes));
  }
  if (results.bytes) sections.push(visit(results));
  if (results.weighing) sections.push(weighing(results.weighing));
  if (results.core) sections.push(core("The core, native (ms)", results.core));
  if (results.layout) sections.push(core("The layout of Boom, native (ms)", results.layout));
  const text = sections.join("\n\n");
  console.log(`\n${text}\n`);
  if (!save) return;
  const { date, commit, machine } = circumstances(root, browser);
  const head = `# Benchmarks

Measured on ${date} at commit ${commit}, on ${machine}${results.quick ? ", with few repeats" : ""}. Made by \`cargo xtask bench\`; the
budgets are those of the plan. Absolute times move from machine to machine and from run to run; ratios count. A figure over its budget
fails no test.

How. Real key presses in headless Chromium, on the build that is shipped. A step lasts from the moment the browser received the key to
the moment at which the frame after the one that shows the result begins: then it is on the screen, and the page can take the next key. *Painted* is when the
page itself had done with the frame that shows it. Random workbooks (\`waardenboom new --random
N --seed 1\`), all unfolded; steps in the middle of the tree and at its end; in Boom with reduced motion, so that a step shows whole at
once. The floor is a page with 100 bare boxes, one of which gets another text at a key press, in the same run and by the same method. ${results.repeats} repeats after a warm-up; *median / 95th percentile*.`;
  mkdirSync(join(root, "docs"), { recursive: true });
  writeFileSync(join(root, "docs/benchmarks.md"), `${head}\n\n${text}\n`);
}

/** Every step in a view beside the floor. */
function steps(view, measured, floor) {
  const sizes = Object.keys(measured).map(Number).filter((goals) => measured[goals]);
  const of = (samples, what) => samples.map((sample) => sample[what]);
  const base = { painted: of(floor, "painted"), frame: of(floor, "frame") };
  const names = Object.keys(measured[sizes[0]].samples).filter((step) => measured[sizes[0]].samples[step][0].waited !== undefined && !WITHOUT_FLOOR.includes(step));
  const rows = names.map((step) => {
    const cells = sizes.map((goals) => {
      const samples = measured[goals].samples[step];
      if (!samples) return "-";
      const frames = of(samples, "frame");
      const ratios = [median(frames) / median(base.frame), p95(frames) / p95(base.frame)];
      const ok = ratios[0] <= RATIO.median && ratios[1] <= RATIO.p95;
      return `${pair(frames)} ms, ${ratios.map((ratio) => ratio.toFixed(2)).join(" / ")} x, ${verdict(ok)}`;
    });
    const painted = sizes.map((goals) => of(measured[goals].samples[step] ?? [], "painted"));
    return [step, ...cells, painted.map((values) => (values.length === 0 ? "-" : pair(values))).join(", ")];
  });
  const head = `Floor of 100 bare boxes: next frame after ${pair(base.frame)} ms, painted after ${pair(base.painted)} ms. Budget per step: the next frame comes after at most
${RATIO.median} x (median) and ${RATIO.p95} x (95th percentile) what the floor takes, so within about one frame of a screen of 60 Hz.`;
  return `## Steps in ${view}\n\n${head}\n\n${table(["step", ...sizes.map((goals) => `${name(goals)} goals`), "painted after (ms)"], rows)}`;
}

/** What has a budget of its own. */
function whole({ sizes: measured }, sizes) {
  const row = (what, budget, values, ok) => [what, ...sizes.map((goals) => values(measured[goals])), budget, verdict(sizes.every((goals) => ok(measured[goals])))];
  const painted = (size, step) => size.samples[step].map((sample) => sample.painted);
  const frames = (size) => size.samples["frame while scrolling"].map((sample) => sample.frame);
  const saves = (size) => Object.values(size.samples).flat().filter((sample) => sample.storageCalls > 0).map((sample) => sample.storageMs);
  const undos = (size) => ["undo an edit", "undo a move", "undo a demotion", "undo a deletion"].flatMap((step) => painted(size, step));
  const used = ({ heap, wasm }) => heap + wasm;
  const megabytes = (memory) => `${used(memory).toFixed(0)} MB (${memory.heap.toFixed(0)} + ${memory.wasm.toFixed(0)})`;
  const rows = [
    row("opening the file, from its choice to its rows (ms)", `<= ${BUDGET.open}`, (size) => pair(painted(size, "open the file")), (size) => median(painted(size, "open the file")) <= BUDGET.open),
    row("loading the page anew, to its rows (ms)", "-", (size) => pair(painted(size, "load the page anew")), () => true),
    row("writing one step to storage (ms)", `<= ${BUDGET.save}`, (size) => pair(saves(size)), (size) => p95(saves(size)) <= BUDGET.save),
    row("undo of one step (ms)", "within a frame", (size) => pair(undos(size)), (size) => p95(undos(size)) <= FRAME_MS),
    row("frame while scrolling (ms)", "95th percentile within a frame", (size) => pair(frames(size)), (size) => p95(frames(size)) <= FRAME_MS * 1.05),
    row("a jump in the list, to its rows (ms)", "-", (size) => pair(painted(size, "jump in the list")), () => true),
    row("memory, opened: heap + program", `<= ${BUDGET.memory} MB`, (size) => megabytes(size.memory.opened), (size) => used(size.memory.opened) <= BUDGET.memory),
    row("memory, after all steps", `<= ${BUDGET.memory} MB`, (size) => megabytes(size.memory.after), (size) => used(size.memory.after) <= BUDGET.memory),
    row("tasks over 50 ms during all steps: how many, longest (ms)", "-", ({ longTasks }) => `${longTasks.length}, ${ms(Math.max(0, ...longTasks))}`, () => true),
    row("times the active row lost the focus", "0", ({ lostFocus }) => `${lostFocus}`, ({ lostFocus }) => lostFocus === 0),
  ];
  return `## A workbook as a whole\n\n${table(["what", ...sizes.map((goals) => `${name(goals)} goals`), "budget", ""], rows)}`;
}

/** Bytes and start. */
function visit({ bytes, start }) {
  const total = bytes.reduce((sum, file) => sum + file.brotli, 0) / 1000;
  const parts = bytes.map(({ name, brotli }) => `${name.replace(/-[0-9a-f]{16}/, "")} ${(brotli / 1000).toFixed(1)}`).join(", ");
  const rows = [[`first visit, brotli 11 (kB): ${parts}`, total.toFixed(1), `<= ${BUDGET.kb}`, verdict(total <= BUDGET.kb)]];
  for (const [visit, words] of [["first", "first visit"], ["second", "second visit"]]) {
    if (start) rows.push([`usable on Slow 4G with the processor four times slower, ${words} (ms)`, pair(start[visit]), `<= ${BUDGET[visit]}`, verdict(median(start[visit]) <= BUDGET[visit])]);
  }
  return `## What a visit costs\n\n${table(["what", "measured", "budget", ""], rows)}`;
}

/** The weighing beside numpy and plain JavaScript. */
function weighing(measured) {
  const without = typeof measured.numpy === "string" ? `\n\nWithout numpy: ${measured.numpy}.` : "";
  const head = ["what (ms)", "ours, native", "ours, in the worker", "plain JavaScript", "numpy"];
  return `## Weighing\n\n${table(head, weighed(measured))}${without}`;
}

/** The core by itself. */
function core(title, lines) {
  const sizes = [...new Set(lines.map(({ goals }) => goals))];
  const cell = (step, goals) => {
    const line = lines.find((line) => line.name === step && line.goals === goals);
    if (!line) return "-";
    const { median, p95 } = line;
    return `${median.toFixed(3)} / ${p95.toFixed(3)}`;
  };
  const rows = [...new Set(lines.map(({ name }) => name))].map((step) => [step, ...sizes.map((goals) => cell(step, goals))]);
  return `## ${title}\n\n${table(["what", ...sizes.map((goals) => `${name(goals)} goals`)], rows)}`;
}

function circumstances(root, browser) {
  const git = (...parts) => execFileSync("git", parts, { cwd: root, encoding: "utf8" }).trim();
  const changed = git("status", "--porcelain", "--", "src", "core", "style", "Cargo.toml", "Cargo.lock") !== "";
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: `${git("rev-parse", "--short", "HEAD")}${changed ? " with changes" : ""}`,
    machine: `${cpus().length} x ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()}, Chromium ${browser}`,
  };
}
