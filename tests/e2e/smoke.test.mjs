// The page itself: it starts wherever it is hosted, holds its policy, and says so when it cannot start.
import assert from "node:assert/strict";
import { axe, inEveryColour, test } from "./harness.mjs";
import { SENTENCES } from "./support/words.mjs";

const FAILED = /Waardenboom kon niet starten: (.*) staat nog veilig in deze browser.*Waardenboom could not start/s;

/** What a first visit does not wait for. */
const LATER = /(split|chunk)_[a-z0-9]+-[0-9a-f]{16}[.]wasm$|-later-[0-9a-f]{16}[.]css$/;

for (const path of ["/", "/onder/pad/"]) {
  test(`starts from ${path}`, { path }, async ({ page, app }) => {
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.equal(await page.title(), "Werkboeken · Waardenboom");
    assert.equal(await page.locator("html").getAttribute("lang"), "nl");
    const wasm = app.served.filter((request) => /app-[0-9a-f]{16}[.]wasm$/.test(request.path));
    assert.equal(wasm.length, 1, "the preloaded wasm is the wasm that is used");
  });
}

test("axe finds nothing, in light, dark and forced colours", async ({ page }) => {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await inEveryColour(page, () => axe(page));
});

test("icons are drawings, not filled squares", async ({ page }) => {
  const icons = page.locator(".wb-icon");
  await icons.first().waitFor();
  const masks = await icons.evaluateAll((all) => all.map((icon) => getComputedStyle(icon).maskImage));
  for (const mask of masks) assert.match(mask, /^url\("data:image\/svg\+xml/);
  const widths = await page.evaluate(async (addresses) => {
    const load = async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return image.naturalWidth;
    };
    return Promise.all(addresses.map(load));
  }, masks.map((mask) => mask.slice('url("'.length, -'")'.length).replaceAll('\\"', '"')));
  assert.equal(widths.every((width) => width > 0), true);
});

test("the policy stops scripts, styles and connections that are not ours", async ({ page, app }) => {
  app.expect(/Content Security Policy/);
  const stopped = await page.evaluate(async () => {
    const directives = new Set();
    addEventListener("securitypolicyviolation", (event) => directives.add(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "globalThis.intruder = true";
    document.head.append(script);
    document.body.setAttribute("style", "color: red");
    await fetch("data:text/plain,elsewhere").catch(() => {});
    await new Promise((done) => setTimeout(done, 100));
    return { intruder: globalThis.intruder === true, directives: [...directives].sort() };
  });
  assert.deepEqual(stopped, { intruder: false, directives: ["connect-src", "script-src-elem", "style-src-attr"] });
});

test("says what happened when a part cannot be fetched", { open: false }, async ({ page, context, app }) => {
  app.expect(/ERR_FAILED|Failed to fetch/);
  await context.route("**/*.wasm", (route) => route.abort());
  await page.goto(app.url);
  await page.getByRole("status").filter({ hasText: FAILED }).waitFor();
  assert.match(await page.getByRole("status").textContent(), /een onderdeel kon niet worden opgehaald/);
});

test("a room that cannot be fetched says so and what to do, and comes when it can", async ({ page, context, app }) => {
  app.expect(/ERR_FAILED|Failed to fetch/);
  await context.route(LATER, (route) => route.abort());
  await page.reload();
  await page.getByRole("button", { name: "Nieuw werkboek" }).click();
  await page.getByLabel("Titel").fill("Zonder net");
  await page.getByRole("button", { name: "Aanmaken" }).click();
  await page.getByRole("button", { name: "Ambitie toevoegen" }).first().click();
  await page.keyboard.type("Toch een doel");
  await page.getByRole("link", { name: "Waarden afwegen" }).click();
  await page.getByRole("main").getByRole("alert").filter({ hasText: "kon niet worden opgehaald" }).waitFor();
  await axe(page);
  await context.unroute(LATER);
  await page.getByRole("button", { name: "Pagina opnieuw laden" }).click();
  await page.getByRole("tab", { name: /Alternatieven/ }).waitFor();
  await page.getByRole("link", { name: "Doelenboom" }).click();
  await page.getByText("Toch een doel").first().waitFor();
});

test("what comes later may never come: no sentence of the start page and of Lijst is missing", async ({ page, context, app }) => {
  app.expect(/ERR_FAILED|Failed to fetch/);
  await context.route(LATER, (route) => route.abort());
  await page.reload();
  const keys = new Set([...SENTENCES.nl.keys()].flatMap((key) => [key, key.replace(/\.(one|other)$/, "")]));
  const shown = async () => {
    const texts = await page.evaluate(() => {
      const elements = [...document.body.querySelectorAll("*")];
      return [document.body.textContent, ...elements.flatMap((element) => [...element.attributes].map((attribute) => attribute.value))];
    });
    return texts.join("\n").match(/[a-z]+(?:\.[a-z0-9-]+)+/g)?.filter((word) => keys.has(word)) ?? [];
  };
  assert.deepEqual(await shown(), []);
  await page.getByRole("button", { name: "Nieuw werkboek" }).click();
  await page.getByLabel("Titel").fill("Zonder net");
  assert.deepEqual(await shown(), []);
  await page.getByRole("button", { name: "Aanmaken" }).click();
  await page.getByRole("tab", { name: "Lijst" }).click();
  assert.deepEqual(await shown(), [], "an empty tree");
  await page.getByRole("button", { name: "Ambitie toevoegen" }).first().click();
  await page.keyboard.type("Iedereen doet mee");
  for (const keys of ["Enter", "Tab", "Escape", "Alt+A"]) {
    await page.keyboard.press(keys);
    if (keys !== "Escape") await page.keyboard.type("Nog iets");
  }
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  assert.deepEqual(await shown(), [], "rows, and the places of what is not there");
  for (const keys of ["Control+z", "Control+y", "Alt+ArrowUp", "Delete", "Control+z", "Alt+M", "Control+c", "F3"]) {
    await page.keyboard.press(keys);
    assert.deepEqual(await shown(), [], keys);
  }
  await page.getByRole("button", { name: "Uitwisselen" }).click();
  await page.getByText("kon niet worden opgehaald").first().waitFor();
  assert.deepEqual(await shown(), [], "what could not be fetched");
  await page.goto(`${app.url}#/w/bestaat-niet/boom`);
  assert.deepEqual(await shown(), [], "a workbook that is not there");
});

test("English is fetched when it is asked for, and spoken at once the next time", async ({ page, app }) => {
  await page.getByLabel("Taal").selectOption("en");
  await page.getByRole("heading", { level: 1, name: "Workbooks" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Workbooks" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  const { chunks, style } = await page.evaluate(async () => (await fetch("./chunks.json")).json());
  assert.ok(chunks.length > 3, "every chunk is in the list");
  await page.waitForFunction((names) => {
    const fetched = performance.getEntriesByType("resource").map((entry) => entry.name.split("/").at(-1));
    return names.every((name) => fetched.includes(name));
  }, [...chunks, style]);
});

test("says what happened in a browser without WebAssembly", { open: false }, async ({ page, context, app }) => {
  app.expect(/WebAssembly/);
  await context.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(app.url);
  await page.getByRole("status").filter({ hasText: "deze browser kent geen WebAssembly" }).waitFor();
  await axe(page);
});

test("asks for JavaScript where there is none", { open: false, context: { javaScriptEnabled: false } }, async ({ page, app }) => {
  await page.goto(app.url);
  // Playwright's locators never look into a noscript.
  const shown = await page.evaluate(() => {
    const sentence = document.querySelector("noscript p");
    return sentence?.checkVisibility() && sentence.textContent;
  });
  assert.match(shown, /Waardenboom werkt alleen met JavaScript/);
});
