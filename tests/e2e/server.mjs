// A static host for a built folder, as plain as the plainest that people have. It can serve below a sub-path.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * Serves `folder` on a free port of this machine.
 * @param {{folder: string, path?: string, brotli?: boolean}} options `path` begins and ends with a slash.
 * @returns {Promise<{origin: string, url: string, log: {method: string, path: string, status: number}[], close(): Promise<void>}>}
 */
export async function serve({ folder, path = "/", brotli = false }) {
  const root = resolve(folder);
  if (!existsSync(join(root, "index.html"))) throw new Error(`There is no ${join(root, "index.html")}: run cargo xtask build first.`);
  const log = [];
  const compressed = new Map();

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const answer = (status, headers = {}, body = "") => {
      log.push({ method: request.method, path: pathname, status });
      response.writeHead(status, { "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff", ...headers });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    if (!pathname.startsWith(path)) return answer(404);
    let file = normalize(join(root, decodeURIComponent(pathname.slice(path.length))));
    if (file !== root && file !== root + sep && !file.startsWith(root + sep)) return answer(404);
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) file = join(file, "index.html");
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return answer(404);

    const headers = { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" };
    if (/-[0-9a-f]{16}\.\w+$/.test(file)) headers["Cache-Control"] = "public, max-age=31536000, immutable";
    if (!brotli) return answer(200, headers, readFileSync(file));
    if (!compressed.has(file)) compressed.set(file, brotliCompressSync(readFileSync(file)));
    answer(200, { ...headers, "Content-Encoding": "br" }, compressed.get(file));
  });

  await new Promise((listening, failed) => server.once("error", failed).listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: origin + path,
    log,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}
