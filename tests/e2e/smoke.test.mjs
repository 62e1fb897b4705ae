// The page itself: it starts wherever it is hosted, holds its policy, and says so when it cannot start.
import assert from "node:assert/strict";
import { axe, inEveryColour, test } from "./harness.mjs";

const FAILED = /Waardenboom kon niet starten: (.*) staat nog veilig in deze browser.*Waardenboom could not start/s;

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
  const chunks = /(split|chunk)_[a-z0-9]+-[0-9a-f]{16}[.]wasm$/;
  await context.route(chunks, (route) => route.abort());
  await page.reload();
  await page.getByRole("button", { name: "Nieuw werkboek" }).click();
  await page.getByLabel("Titel").fill("Zonder net");
  await page.getByRole("button", { name: "Aanmaken" }).click();
  await page.getByRole("button", { name: "Ambitie toevoegen" }).first().click();
  await page.keyboard.type("Toch een doel");
  await page.getByRole("link", { name: "Waarden afwegen" }).click();
  await page.getByRole("main").getByRole("alert").filter({ hasText: "kon niet worden opgehaald" }).waitFor();
  await axe(page);
  await context.unroute(chunks);
  await page.getByRole("button", { name: "Pagina opnieuw laden" }).click();
  await page.getByRole("tab", { name: /Alternatieven/ }).waitFor();
  await page.getByRole("link", { name: "Doelenboom" }).click();
  await page.getByText("Toch een doel").first().waitFor();
});

test("English is fetched when it is asked for, and spoken at once the next time", async ({ page, app }) => {
  await page.getByLabel("Taal").selectOption("en");
  await page.getByRole("heading", { level: 1, name: "Workbooks" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Workbooks" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  const listed = await page.evaluate(async () => (await (await fetch("./chunks.json")).json()).chunks);
  assert.ok(listed.length > 3, "every chunk is in the list");
  await page.waitForFunction((count) => performance.getEntriesByType("resource").filter((entry) => /(split|chunk)_.*wasm$/.test(entry.name)).length >= count, listed.length);
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
