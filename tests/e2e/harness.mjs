// End-to-end tests: `test(name, async ({ page, context, app }) => …)` runs against dist/, in a fresh profile, on an origin of
// its own. Whatever a test is about, it also fails when anything is said on the console, thrown, or asked of another origin.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { after, test as nodeTest } from "node:test";
import { launch, launchProfile } from "./browser.mjs";
import { serve } from "./server.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
const DIST = resolve(ROOT, process.env.DIST ?? "dist");
const RESULTS = join(ROOT, "test-results");
const PERSON = { locale: "nl-NL", timezoneId: "Europe/Amsterdam", viewport: { width: 1280, height: 800 } };
const TEST_MS = 60_000;
const STEP_MS = 10_000;

let browser;
after(() => browser?.close());

/**
 * One test. Options: `path` (where the app is hosted, "/onder/pad/"), `context` (playwright's context options), `open: false`
 * (do not open the app yet), `timeout` (ms), `skip`, `todo`.
 */
export function test(name, options, body = options) {
  const { path = "/", context: person = {}, open = true, timeout = TEST_MS, ...nodeOptions } = body === options ? {} : options;
  nodeTest(name, { ...nodeOptions, timeout: timeout + 2 * STEP_MS }, async () => {
    browser ??= await launch();
    const app = await host(path, person);
    try {
      const context = await app.newContext();
      const page = await context.newPage();
      try {
        if (open) await app.open(page);
        await within(timeout, body({ page, context, app }));
        await within(STEP_MS, app.settle());
        app.assertQuiet();
      } catch (error) {
        await keepEvidence(name, app);
        throw error;
      }
    } finally {
      await app.close();
    }
  });
}

/** The app on a host of its own, with everybody who looks at it. */
async function host(path, person) {
  const server = await serve({ folder: DIST, path });
  const contexts = [];
  const profiles = [];
  const heard = [];
  const expected = [];
  const requests = [];
  const crashing = new Set();

  const watch = (context) => {
    contexts.push(context);
    context.setDefaultTimeout(STEP_MS);
    context.on("console", (message) => {
      if (["warning", "error", "assert"].includes(message.type())) heard.push(`console ${message.type()}: ${message.text()}`);
    });
    context.on("weberror", (error) => heard.push(`page error: ${error.error().stack ?? error.error()}`));
    context.on("request", (request) => requests.push(request.url()));
    const watchPage = (page) => page.on("crash", () => crashing.delete(page) || heard.push("page crashed"));
    context.pages().forEach(watchPage);
    context.on("page", watchPage);
    return context;
  };

  const app = {
    /** Where the app is, and the origin of that. */
    url: server.url,
    origin: server.origin,
    /** Every address that was asked for, by any page. */
    requests,
    /** What the host was asked: `{ method, path, status }`. */
    served: server.log,
    contexts,

    /** Opens the app (or a place in it: "#/…") and waits until it has started. */
    async open(page, place = "") {
      await page.goto(server.url + place);
      await page.locator("#laden").waitFor({ state: "detached" });
    },
    /** Somebody else, with a fresh profile. */
    async newContext(options = {}) {
      return watch(await browser.newContext({ ...PERSON, ...person, ...options }));
    },
    /** A profile on disk, in a browser of its own. `kill()` ends that whole browser; `newProfile({ folder })` opens it again. */
    async newProfile({ folder = mkdtempSync(join(tmpdir(), "waardenboom-profile-")), ...options } = {}) {
      const context = watch(await launchProfile(folder, { ...PERSON, ...person, ...options }));
      const session = await context.browser().newBrowserCDPSession();
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      const main = processInfo.find((each) => each.type === "browser").id;
      const kill = async () => {
        const closed = new Promise((done) => context.once("close", done));
        process.kill(main, "SIGKILL");
        await closed;
      };
      profiles.push(folder);
      return { context, folder, kill };
    },
    /** Ends the process of a page in the middle of whatever it does; the context lives on, for a new page. */
    async crash(page) {
      crashing.add(page);
      const session = await page.context().newCDPSession(page);
      const crashed = page.waitForEvent("crash");
      session.send("Page.crash").catch(() => {}); // it never answers
      await crashed;
      await page.close();
    },
    /** What a test provokes on purpose: such messages are no failure, but at least one must come. */
    expect(pattern) {
      expected.push({ pattern, came: false });
    },
    /** Lets messages that are under way arrive. */
    async settle() {
      const pages = contexts.flatMap((context) => context.pages()).filter((page) => !page.isClosed());
      const turn = (page) => page.evaluate(() => new Promise((done) => setTimeout(done)));
      const patience = new Promise((done) => setTimeout(done, 1000)); // a page without JavaScript has no turns
      await Promise.race([patience, Promise.allSettled(pages.map(turn))]);
    },
    /** The promises of the project that hold in every test. */
    assertQuiet() {
      const unexpected = heard.filter((message) => {
        const match = expected.find(({ pattern }) => pattern.test(message));
        if (match) match.came = true;
        return !match;
      });
      assert.deepEqual(unexpected, [], "nothing is said on the console, and nothing is thrown");
      const silent = expected.filter(({ came }) => !came).map(({ pattern }) => `${pattern}`);
      assert.deepEqual(silent, [], "what the test expects on the console is said");
      const inside = (address) => /^(data|blob|about):/.test(address) || address.startsWith(server.url);
      assert.deepEqual(requests.filter((address) => !inside(address)), [], "no request leaves the folder of the app");
      assert.deepEqual(server.log.filter(({ status }) => status !== 200), [], "nothing is asked for that is not there");
    },
    messages: heard,
    async close() {
      await Promise.allSettled(contexts.map((context) => context.close()));
      await server.close();
      profiles.forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
    },
  };
  return app;
}

/** Fails with a readable list when axe-core finds anything: WCAG 2.2 A and AA, and best practices. */
export async function axe(page, { include, exclude = [], disableRules = [] } = {}) {
  let builder = new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]);
  if (include) builder = builder.include(include);
  for (const selector of exclude) builder = builder.exclude(selector);
  const { violations, passes } = await builder.disableRules(disableRules).analyze();
  const lines = violations.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes.map((node) => `    ${node.target.join(" ")}\n        ${node.html}\n        ${node.failureSummary.replaceAll("\n", "\n        ")}`),
  ]);
  assert.ok(passes.length > 0, "axe looked at something");
  assert.equal(lines.length, 0, `axe finds nothing, but:\n${lines.join("\n")}`);
}

/** The three ways in which the app is seen. */
export const COLOURS = {
  light: { colorScheme: "light", forcedColors: "none", reducedMotion: "no-preference" },
  dark: { colorScheme: "dark", forcedColors: "none", reducedMotion: "no-preference" },
  forced: { colorScheme: "dark", forcedColors: "active", reducedMotion: "reduce" },
};

/** Does something in every colour mode. Animations are ended first, so that no colour is measured half-way. */
export async function inEveryColour(page, look) {
  for (const [name, media] of Object.entries(COLOURS)) {
    await page.emulateMedia(media);
    await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
    await look(name);
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
}

async function within(milliseconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`This test took more than ${milliseconds / 1000} s.`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What every page looked like when the test failed, as a picture and as a screen reader knows it, and what was said. */
async function keepEvidence(name, app) {
  const file = basename(process.argv[1] ?? "test", ".test.mjs");
  const folder = join(RESULTS, `${file} ${name}`.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 100));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "messages.txt"), [...app.messages, "", ...app.requests].join("\n"));
  const pages = app.contexts.flatMap((context) => context.pages()).filter((page) => page.url() !== "about:blank");
  for (const [number, page] of pages.entries()) {
    await page.screenshot({ path: join(folder, `page-${number + 1}.png`), timeout: 5000 }).catch(() => {});
    const seen = await page.locator("body").ariaSnapshot({ timeout: 2000 }).catch((error) => `${error}`);
    writeFileSync(join(folder, `page-${number + 1}.txt`), `${page.url()}\n\n${seen}\n`);
  }
  console.error(`Picture, accessibility tree and messages: ${folder}`);
}
