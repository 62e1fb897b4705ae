// What a visit costs: node xtask/sizes.mjs DIST FILE... prints every file of DIST; the named ones are the first visit.
// Ends with an error when a first visit costs more than its budget.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const BUDGET_KB = 400; // html, css, js and main wasm together, brotli 11

const [dist, ...first] = process.argv.slice(2);
const names = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"));

const measure = (name) => {
  const raw = readFileSync(join(dist, name));
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } };
  return { name, raw: raw.length, gzip: gzipSync(raw, { level: 9 }).length, brotli: brotliCompressSync(raw, quality).length };
};
const sum = (rows, name) =>
  rows.reduce((total, row) => ({ name, raw: total.raw + row.raw, gzip: total.gzip + row.gzip, brotli: total.brotli + row.brotli }), { name, raw: 0, gzip: 0, brotli: 0 });
const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(10);
const print = (row) => console.log(`${row.name.padEnd(48)}${kb(row.raw)}${kb(row.gzip)}${kb(row.brotli)}`);

const visit = first.map(measure);
const demand = names.filter((name) => /-(split|chunk)_.*\.wasm$|-later-.*\.css$/.test(name)).sort().map(measure);
const later = names.filter((name) => ![...visit, ...demand].some((row) => row.name === name)).sort().map(measure);
const total = sum(visit, "first visit");

console.log(`\n${"kB".padEnd(48)}${"raw".padStart(10)}${"gzip".padStart(10)}${"brotli".padStart(10)}`);
visit.forEach(print);
print(total);
demand.forEach(print);
print(sum(demand, "on demand"));
later.forEach(print);
const cost = `A first visit costs ${(total.brotli / 1000).toFixed(1)} kB`;
if (total.brotli > BUDGET_KB * 1000) {
  console.error(`\n${cost}: more than the ${BUDGET_KB} kB it may cost. Move what the first screens do not need behind a chunk (docs/decisions/010).`);
  process.exitCode = 1;
} else {
  console.log(`\n${cost} of the ${BUDGET_KB} kB budget (${Math.round(total.brotli / 10 / BUDGET_KB)} %).`);
}
