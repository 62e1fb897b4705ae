// The layouts alone: from the tree to places, nothing drawn.
import { hierarchy, tree as tidy } from "d3-hierarchy";
import { flextree } from "d3-flextree";
import { size } from "./page.js";

const children = (goal) => goal.children;
const sizes = new Map();
const flexible = flextree({ children, nodeSize: ({ data }) => sizes.get(data) });

/** Milliseconds of every repeat of each layout, sizes known beforehand as in core's bench_layout. */
globalThis.layouts = (tree, repeats, patience) => {
  const measure = (goal) => {
    const { width, height } = size(goal.text);
    sizes.set(goal, [height + 16, width + 60]);
    goal.children.forEach(measure);
  };
  measure(tree);
  const time = (work) => {
    const times = [];
    const until = performance.now() + patience;
    for (let repeat = 0; repeat < repeats && performance.now() < until; repeat++) {
      const before = performance.now();
      work();
      times.push(performance.now() - before);
    }
    return times.length > 3 ? times.slice(2) : times;
  };
  return {
    "d3-hierarchy": time(() => tidy().nodeSize([60, 300])(hierarchy(tree, children))),
    "d3-flextree": time(() => flexible(flexible.hierarchy(tree))),
  };
};
