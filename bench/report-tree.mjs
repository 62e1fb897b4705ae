// The tree table: Boom beside the programs that draw trees, and what has a budget of its own.
import { PEERS } from "./peers.mjs";
import { median, p95 } from "./statistics.mjs";
import { FRAME_MS, ms, name, pair, table, verdict } from "./table.mjs";

const BUDGET = { layout: 1 / 8, largest: 1 / 3, follow: 1 };
/** In the layouts by themselves ours is this line of bench_layout. */
const SCRATCH = "layout from scratch, numbers as keys";
const FOLLOW = ["follow a text that grows", "follow a goal added", "follow a goal moved", "follow a goal removed", "fold a goal"];

const painted = (samples) => (samples ?? []).map((sample) => sample.painted);
const measuredSizes = (sizes) => Object.keys(sizes).map(Number).filter((goals) => sizes[goals]);

/** The sections about the tree, as far as they were measured. */
export function tree(results) {
  const sections = [];
  const withPeers = measuredSizes(results.peers).length > 0;
  if (withPeers) sections.push(peers(results));
  if (results.noPeers) sections.push(`## The tree beside its peers\n\nThe peers were not measured, because they could not be installed: ${results.noPeers}`);
  if (results.layout) sections.push(layouts(results));
  if (measuredSizes(results.boom).length > 0) sections.push(whole(results));
  return sections;
}

/** First paint and one edit of every peer, with how many times ours that takes. */
function peers({ peers: measured, boom }) {
  const sizes = measuredSizes(measured);
  const ours = (goals, what) => painted(boom[goals]?.samples[what]);
  const cell = (goals, peer, what, own) => {
    const result = measured[goals][peer];
    const values = painted(result?.[what]);
    if (values.length === 0) return result?.late ? "over 60 s" : `failed${result?.failed ? `: ${result.failed}` : ""}`;
    const base = ours(goals, own);
    return `${ms(median(values))}${base.length === 0 ? "" : ` (${(median(values) / median(base)).toFixed(1)} x)`}`;
  };
  const row = (goals, what) => (ours(goals, what).length === 0 ? "-" : pair(ours(goals, what)));
  const columns = (first, edit) => [...sizes.map(first), ...sizes.map(edit)];
  const rows = Object.entries(PEERS).map(([peer, label]) => [
    label,
    ...columns((goals) => cell(goals, peer, "first", "first paint"), (goals) => cell(goals, peer, "edit", "confirm an edit")),
  ]);
  rows.push(["**Boom**, median / 95th percentile", ...columns((goals) => row(goals, "first paint"), (goals) => row(goals, "confirm an edit"))]);
  const verdicts = sizes.map((goals) => firstVerdict(goals, sizes.at(-1), measured[goals], ours(goals, "first paint")));
  rows.push(["Boom's first paint beside its budget", ...verdicts, ...sizes.map(() => "see *Steps in Boom*")]);
  const head = [...sizes.map((goals) => `first paint, ${name(goals)} goals`), ...sizes.map((goals) => `one edit, ${name(goals)} goals`)];
  return `## The tree beside its peers

Milliseconds to paint, median (between brackets: how many times ours). Every peer draws the same goals, everything unfolded, without
motion, and changes the text of one goal in its middle; the programs are bundled and loaded beforehand, and a page is fresh for every
first paint. Boom's first paint is from the press on its tab, its edit from the confirming Enter; it makes only what is near the view.
Budget: at ${name(sizes[0])} goals no slower than the fastest peer, at ${name(sizes.at(-1))} at most a third of it.

${table(["peer", ...head], rows)}`;
}

function firstVerdict(goals, largest, measured, ours) {
  const peers = Object.keys(PEERS).filter((peer) => !peer.startsWith("bare-"));
  const firsts = peers.map((peer) => painted(measured[peer]?.first)).filter((values) => values.length > 0).map(median);
  if (firsts.length === 0 || ours.length === 0) return "-";
  const ratio = median(ours) / Math.min(...firsts);
  const budget = goals >= 10_000 && goals === largest ? BUDGET.largest : 1;
  return `${ratio.toFixed(2)} x the fastest, ${verdict(ratio <= budget)}`;
}

/** The layouts by themselves. */
function layouts({ layout, layouts: measured }) {
  const sizes = measuredSizes(measured);
  const all = [...new Set([...sizes, ...layout.filter(({ name }) => name === SCRATCH).map(({ goals }) => goals)])];
  const own = (goals, step) => layout.find((line) => line.goals === goals && line.name === step)?.median;
  const ratio = (goals) => own(goals, SCRATCH) / median(measured[goals]["d3-flextree"]);
  const rows = ["d3-hierarchy", "d3-flextree"].map((peer) => [peer, ...all.map((goals) => (measured[goals]?.[peer]?.length ? ms(median(measured[goals][peer])) : "-")), ""]);
  const follow = (goals) => Math.max(...FOLLOW.map((step) => own(goals, step) ?? NaN));
  const number = (value) => (value === undefined || Number.isNaN(value) ? "-" : value.toFixed(3));
  rows.push(["ours, from scratch", ...all.map((goals) => number(own(goals, SCRATCH))), ""]);
  if (sizes.length > 0) {
    const known = (goals) => measured[goals]?.["d3-flextree"]?.length > 0;
    const last = all.filter(known).at(-1);
    rows.push(["ours beside d3-flextree", ...all.map((goals) => (known(goals) ? `${ratio(goals).toFixed(3)} x` : "-")), `<= 1/8 (0.125), ${last ? verdict(ratio(last) <= BUDGET.layout) : "-"}`]);
  }
  rows.push(["ours, following one edit: the slowest kind", ...all.map((goals) => number(follow(goals))), `<= ${BUDGET.follow} ms, ${verdict(all.every((goals) => follow(goals) <= BUDGET.follow))}`]);
  return `## The layout alone (ms, median)

The peers in Chromium, ours native; every layout is given the sizes of its boxes. d3-hierarchy knows boxes of one size only.

${table(["layout", ...all.map((goals) => `${name(goals)} goals`), "budget"], rows)}`;
}

/** Frames, memory, and what went wrong in Boom. */
function whole({ boom }) {
  const sizes = measuredSizes(boom);
  const row = (what, budget, values, ok) => [what, ...sizes.map((goals) => values(boom[goals])), budget, ok ? verdict(sizes.every((goals) => ok(boom[goals]))) : ""];
  const of = (size, step, what) => (size.samples[step] ?? []).map((sample) => sample[what]);
  const cell = (values) => (values.length === 0 ? "-" : pair(values));
  const frames = (step) => row(`${step} (ms)`, "95th percentile within a frame", (size) => cell(of(size, step, "frame")), (size) => p95(of(size, step, "frame")) <= FRAME_MS * 1.05);
  const rows = [
    row("first paint, from the press on the tab (ms)", "see its peers", (size) => cell(of(size, "first paint", "painted"))),
    frames("frame while panning"),
    frames("frame while zooming"),
    frames("frame while gliding"),
    row("boxes made of elements", "-", ({ drawn }) => `${drawn}`),
    row("memory after all steps: heap + program (MB)", "<= 150", ({ memory: { heap, wasm } }) => `${(heap + wasm).toFixed(0)} (${heap.toFixed(0)} + ${wasm.toFixed(0)})`, ({ memory: { heap, wasm } }) => heap + wasm <= 150),
    row("tasks over 50 ms: how many, longest (ms)", "-", ({ longTasks }) => `${longTasks.length}, ${ms(Math.max(0, ...longTasks))}`),
    row("times the active box lost the focus", "0", ({ lostFocus }) => `${lostFocus}`, ({ lostFocus }) => lostFocus === 0),
  ];
  return `## Boom as a whole\n\n${table(["what", ...sizes.map((goals) => `${name(goals)} goals`), "budget", ""], rows)}`;
}
