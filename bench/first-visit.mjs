// What a visit costs: bytes on the wire, and time on a slow line with a slow processor.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { serve } from "../tests/e2e/server.mjs";

/** "Slow 4G": 1.6 Mbit/s down, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWER = 4;

/** Bytes of everything a first visit fetches, brotli 11. */
export function firstVisitBytes(dist) {
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const fetched = readdirSync(dist).filter((name) => name === "index.html" || (/\.(js|css|wasm)$/.test(name) && page.includes(name)));
  const size = (name) => {
    const raw = readFileSync(join(dist, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
    return { name, raw: raw.length, brotli: brotliCompressSync(raw, { params }).length };
  };
  return fetched.map(size);
}

/** Times until the workbench can be used: in a fresh profile, and once more in the same one. */
export async function startTimes(browser, dist, repeats) {
  const server = await serve({ folder: dist, brotli: true });
  const times = { first: [], second: [] };
  try {
    await fetchAll(server.url, dist); // the server compresses a file when it is asked for it first
    for (let repeat = 0; repeat < repeats; repeat++) {
      const context = await browser.newContext({ locale: "nl-NL", viewport: { width: 1280, height: 800 } });
      for (const visit of ["first", "second"]) {
        const page = await context.newPage();
        const cdp = await context.newCDPSession(page);
        await cdp.send("Network.enable");
        await cdp.send("Network.emulateNetworkConditions", SLOW_4G);
        await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
        await page.goto(server.url, { waitUntil: "commit" });
        times[visit].push(await page.evaluate(usable));
        await page.close();
      }
      await context.close();
    }
  } finally {
    await server.close();
  }
  return times;
}

async function fetchAll(url, dist) {
  for (const { name } of firstVisitBytes(dist)) await (await fetch(url + name)).arrayBuffer();
  await (await fetch(url)).arrayBuffer();
}

/** In the page: the moment at which the start page is painted and a task of its own gets its turn. */
async function usable() {
  const ready = () => !document.getElementById("laden") && document.querySelector("main button") !== null;
  for (;;) {
    await new Promise(requestAnimationFrame);
    await new Promise((turn) => setTimeout(turn));
    if (ready()) return performance.now();
  }
}
