// How figures are written down.
import { median, p95 } from "./statistics.mjs";

/** A step may take this many times the floor. */
export const RATIO = { median: 1.25, p95: 1.5 };
export const FRAME_MS = 1000 / 60;

export const ms = (value) => value.toFixed(value < 10 ? 1 : 0);
export const verdict = (ok) => (ok ? "ok" : "**over**");
export const pair = (values) => `${ms(median(values))} / ${ms(p95(values))}`;
export const name = (goals) => goals.toLocaleString("en");

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
