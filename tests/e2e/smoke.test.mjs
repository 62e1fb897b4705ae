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
