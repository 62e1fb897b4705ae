// For everybody: axe, both languages, three colour modes, a phone, 400 % zoom, and what a screen reader is told.
import assert from "node:assert/strict";
import * as bench from "./support/bench.mjs";
import { button, details, eventually, expectOutline, focused, focusOn, grid, openFile, press, row, saved, workbookOf } from "./support/bench.mjs";
import { fill, stored } from "./support/device.mjs";
import { SMALL, assertFits, assertReachable, assertSpoken, look } from "./support/look.mjs";
import { axe, inEveryColour, test } from "./harness.mjs";
import { say } from "./support/words.mjs";

// Words that are neither Dutch nor English, so that whatever is either belongs to the app.
const LINES = ["Ambixo", "  Resulxo", "    Subxo a", "    Subxo b", "  Resulxo b"];
const MORE = [
  { id: "activity/x", text: "Activixo", order: "U1", influence: "ours", euros: 12500.5 },
  { id: "activity/los", text: "Losxo", order: "U2" },
  { id: "provider/p", text: "Aanbixo", order: "U1" },
  { id: "provision/x/p", activity: "activity/x", provider: "provider/p", agreement: "buy" },
  { id: "contribution/x/g2", activity: "activity/x", goal: "goal/g2", strength: 2, assumption_if: "alsxo", assumption_then: "danxo", assumption_because: "omdaxo" },
  { id: "target-group/t", text: "Groexo", order: "U1" },
  { id: "indicator/i", text: "Indixo", order: "U1", unit: "stuxo", nature: "quantitative", direction: "up", baseline: { value: "10", day: "2025-01-01" }, target: { value: "7", day: "2029-01-01" } },
  { id: "indicator-link/i/g2", indicator: "indicator/i", goal: "goal/g2" },
  { id: "measurement/m", indicator: "indicator/i", reading: { value: "9", day: "2026-01-01" } },
  { id: "note/n", text: "Briexo", order: "U1" },
  { id: "alternative/present", order: "U0" },
  { id: "alternative/a", text: "Alterxo", order: "U1" },
  { id: "participant/p", text: "Tulpxo", group: "Groexo", order: "U1" },
  { id: "participant/q", text: "Rooxo", group: "Groexo", order: "U2" },
  { id: "weights/p/points/1", participant: "participant/p", method: "points", round: 1, points: { equality: 50, welfare: 50 } },
  { id: "weights/q/points/1", participant: "participant/q", method: "points", round: 1, points: { safety: 30 } },
  ...["equality", "efficiency", "welfare", "freedom", "safety"].flatMap((value) =>
    ["present", "a"].map((alternative, at) => ({ id: `rating/p/${alternative}/${value}`, participant: "participant/p", alternative: `alternative/${alternative}`, value: `value/${value}`, score: 40 + 20 * at })),
  ),
];
const FILE = workbookOf(LINES, { title: "Proexo", more: MORE });

async function speak(page, language) {
  if ((await page.locator("html").getAttribute("lang")) === language) return;
  const names = [say("nav.language"), say("nav.language", {}, "en")];
  await page.getByRole("combobox", { name: new RegExp(`^(${names.join("|")})$`) }).selectOption(language);
  await eventually(() => page.locator("html").getAttribute("lang"), language);
}

/** The tools of a test in one language: names by their keys. */
function speaker(page, language) {
  const w = (key, values) => say(key, values, language);
  const tree = page.getByRole("treegrid", { name: w("nav.tree") });
  return {
    w,
    tree,
    press: (key, values) => button(page, w(key, values)).first().click(),
    row: (text) => tree.getByRole("row", { name: new RegExp(`^${text}`) }),
    panel: page.getByRole("region", { name: w("details.title"), exact: true }),
    open: async (text = FILE) => {
      await page.getByRole("link", { name: w("nav.start"), exact: true }).click();
      await page.getByLabel(w("start.open")).setInputFiles({ name: "xo.werkboek.json", mimeType: "application/json", buffer: Buffer.from(text) });
      await tree.waitFor();
    },
    goTo: async (key) => {
      await page.getByRole("link", { name: w(key), exact: true }).click();
      await page.getByRole("heading", { level: 1, name: w(key) }).waitFor();
    },
    look: (where) => look(page, language, `${where} (${language})`),
  };
}

for (const language of ["nl", "en"]) {
  test(`Werkboeken, in ${language}`, { timeout: 120_000 }, async ({ page }) => {
    await speak(page, language);
    const { w, look, press, open, goTo } = speaker(page, language);
    await look("start, empty");
    await press("start.new");
    await press("start.make");
    await page.getByRole("main").getByRole("alert").filter({ hasText: w("start.title-missing") }).waitFor();
    await look("start, form with an error");
    await press("part.cancel");
    await page.getByLabel(w("start.open")).setInputFiles({ name: "xo.json", mimeType: "application/json", buffer: Buffer.from("xo") });
    await page.getByRole("main").getByRole("alert").first().waitFor();
    await open();
    await goTo("nav.start");
    await press("start.copy-name", { name: "Proexo" });
    await press("start.remove-name", { name: "Proexo" });
    await page.getByText(w("start.aside.one", { count: 1 })).click();
    await look("start, with workbooks");
    await press("start.erase-name", { name: "Proexo" });
    await page.getByRole("dialog").waitFor();
    await look("start, asking before erasing");
  });

  test(`Doelenboom, in ${language}`, { timeout: 150_000 }, async ({ page }) => {
    await speak(page, language);
    const { w, look, press: pressButton, open, goTo, row, panel, tree } = speaker(page, language);
    await pressButton("start.new");
    await page.getByRole("textbox", { name: w("start.title") }).fill("Xo");
    await pressButton("start.make");
    await button(page, w("tree.add-ambition")).waitFor();
    await look("tree, empty");
    await open();
    await look("tree");
    await row("Subxo a").click();
    await press(page, "F2");
    await page.keyboard.type(" xo");
    await look("tree, typing");
    await press(page, "Escape");
    for (const name of ["Activixo", "Indixo"]) await panel.locator("summary").filter({ hasText: name }).first().click();
    await panel.locator("summary").filter({ hasText: /^9/ }).click();
    await look("details of a goal, with an open contribution and indicator");
    await row("Activixo").first().click();
    await panel.locator("summary").filter({ hasText: "Aanbixo" }).click();
    await look("details of an activity");
    await page.getByRole("complementary").filter({ hasText: w("notes.title") }).locator("summary").filter({ hasText: w("lists.provider") }).click();
    await button(page, "Aanbixo").click();
    await look("details of a provider, and the lists");
    await row("Resulxo b").click();
    await press(page, "Alt+Enter", "Delete");
    await look("a message with a way back");
    await goTo("nav.start");
  });

  test(`the dialogs of Doelenboom, in ${language}`, { timeout: 120_000 }, async ({ page }) => {
    await speak(page, language);
    const { w, look, press: pressButton, open, row, panel } = speaker(page, language);
    const dialog = page.getByRole("dialog");
    const close = async () => {
      await press(page, "Escape");
      await dialog.waitFor({ state: "detached" });
    };
    await open();
    await row("Subxo b").click();
    for (const [where, ask] of [
      ["kind", () => press(page, "Alt+k")],
      ["link of a goal", () => press(page, "Alt+l")],
      ["move", () => pressButton("action.move-to")],
      ["help", () => press(page, "F1")],
      ["bin, empty", () => pressButton("bin.title")],
    ]) {
      await ask();
      await dialog.waitFor();
      await look(`dialog ${where}`);
      await close();
    }
    await press(page, "Delete");
    await pressButton("bin.title");
    await dialog.waitFor();
    await look("dialog bin");
    await close();
    await row("Activixo").first().click();
    await press(page, "Alt+l");
    await dialog.getByRole("textbox").fill("zzz");
    await dialog.getByText(w("picker.nothing")).waitFor();
    await look("dialog link of an activity, nothing found");
    await close();
    await panel.getByRole("button", { name: w("details.add-provider") }).click();
    await dialog.waitFor();
    await look("dialog provider");
    await close();
    await pressButton("notes.place-name", { name: "Briexo" });
    await dialog.waitFor();
    await look("dialog place a note");
  });

  test(`Waarden afwegen, in ${language}`, { timeout: 180_000 }, async ({ page }) => {
    await speak(page, language);
    const { w, look, open, goTo } = speaker(page, language);
    await open();
    await goTo("nav.values");
    await look("space");
    for (const step of ["questions", "dilemmas", "alternatives", "weights", "standing", "choices", "proposal"]) {
      await page.getByRole("tab", { name: w(`values.step.${step}`), exact: true }).click();
      await look(step);
    }
    await page.getByRole("tab", { name: w("values.step.standing"), exact: true }).click();
    await page.getByRole("table", { name: w("standing.comparison") }).waitFor();
  });

  test(`what went wrong, in ${language}`, { timeout: 120_000 }, async ({ page, context, app }) => {
    await speak(page, language);
    const { w, look, open, row } = speaker(page, language);
    await open();
    await fill(page);
    await row("Ambixo").click();
    await page.keyboard.type("Xo");
    await press(page, "Enter");
    await page.getByRole("alert").filter({ hasText: w("store.not-saved") }).waitFor();
    await look("a full device");
    const place = new URL(page.url()).hash;
    const other = await context.newPage();
    await app.open(other, "#/w/niemand/boom");
    await other.getByRole("heading", { level: 1, name: w("recovery.unknown-title") }).waitFor();
    await speaker(other, language).look("a workbook that is not here");
    const [key] = Object.keys(await stored(other)).filter((key) => key.startsWith("wb/proef/chunk/"));
    await other.evaluate((key) => localStorage.setItem(key, "kapot"), key);
    await app.open(other, place);
    await other.reload();
    await other.getByRole("heading", { level: 1, name: w("recovery.title") }).waitFor();
    await other.getByText(w("recovery.look")).click();
    await speaker(other, language).look("recovery");
  });
}

for (const language of ["nl", "en"]) {
  test(`the conversation on values is clean in its example, and fits on a phone, in ${language}`, { timeout: 180_000 }, async ({ page }) => {
    await speak(page, language);
    const { w, goTo } = speaker(page, language);
    await button(page, new RegExp(`^${w("start.open-example", { name: w("example.jeugdzorg.name") })}`)).click();
    await button(page, w("tree.download")).first().waitFor();
    await goTo("nav.values");
    for (const step of ["space", "questions", "dilemmas", "alternatives", "choices", "proposal"]) {
      await page.getByRole("tab", { name: w(`values.step.${step}`), exact: true }).click();
      await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
      await axe(page);
      await assertSpoken(page, language, step);
      await page.setViewportSize({ width: 360, height: 740 });
      await assertFits(page, step);
      await page.setViewportSize({ width: 1280, height: 800 });
    }
  });
}

test("the example is clean too: tree, details and comparison", { timeout: 120_000 }, async ({ page }) => {
  await bench.openExample(page, "Mantelzorg");
  await grid(page).getByRole("row").nth(4).click();
  await inEveryColour(page, () => axe(page));
  await page.getByRole("link", { name: "Waarden afwegen" }).click();
  for (const name of ["Alternatieven", "Gewicht geven", "Waar staan we"]) {
    await page.getByRole("tab", { name, exact: true }).click();
    await inEveryColour(page, () => axe(page));
  }
  await assertSpoken(page, "nl", "the example");
});

for (const [name, viewport] of Object.entries(SMALL)) {
  test(`everything is in reach at ${name}`, { timeout: 240_000, context: { viewport } }, async ({ page }) => {
    await assertFits(page, "start");
    await assertReachable(page, "start");
    await button(page, "Nieuw werkboek").click();
    await assertFits(page, "new workbook");
    await openFile(page, FILE);
    await row(page, "Ambixo").waitFor();
    await assertFits(page, "tree");
    // Every row can be walked to, and is seen.
    await row(page, "Ambixo").click();
    await bench.notices(page).getByRole("button", { name: "Melding sluiten" }).click();
    await focusOn(page, "Ambixo");
    for (let times = 0; times < 6; times += 1) {
      await press(page, "ArrowDown");
      await eventually(() => page.evaluate(() => {
        const { top, bottom, height } = document.activeElement.getBoundingClientRect();
        return top >= -1 && bottom <= innerHeight + 1 && height >= 24 ? "in view" : `${document.activeElement.textContent} from ${top} to ${bottom} of ${innerHeight}`;
      }), "in view");
    }
    await press(page, "Home", "ArrowDown", "ArrowDown");
    await focusOn(page, "Subxo a");
    await press(page, "F2");
    await page.keyboard.type(" met heel veel woorden erachter, zodat de tekst over meer regels loopt dan er in beeld passen");
    assert.equal(await page.evaluate(() => document.activeElement.getBoundingClientRect().right <= innerWidth), true);
    await assertFits(page, "typing");
    await press(page, "Escape");
    await assertReachable(page, "tree", { start: () => press(page, "Escape") });
    await row(page, "Subxo a").click();
    if ((await details(page).count()) === 0 || !(await details(page).isVisible())) await button(page, "Details tonen").click();
    await details(page).locator("summary").first().click();
    await assertFits(page, "details");
    await row(page, "Subxo a").evaluate((element) => element.focus());
    await press(page, "Alt+l");
    await assertFits(page, "dialog");
    await assertReachable(page, "dialog");
    await press(page, "Escape");
    await button(page, "Details sluiten").click();
    await bench.somewhere(page, "closing the details");
    await page.getByRole("link", { name: "Waarden afwegen" }).click();
    for (const step of ["Keuzeruimte", "Deelvragen", "Dilemma's en normen", "Alternatieven", "Gewicht geven", "Waar staan we", "Keuzes", "Toets een voorstel"]) {
      await page.getByRole("tab", { name: step, exact: true }).click();
      await assertFits(page, step);
      await assertReachable(page, step);
    }
    await axe(page);
  });
}

test("a screen reader is told the whole tree", async ({ page }) => {
  await openFile(page, FILE);
  await row(page, "Subxo a").click();
  await focusOn(page, "Subxo a");
  // The points of attention come a moment later; how many they are is the business of another test.
  await row(page, "Ambixo").getByText(/\d+ aandachtspunten/).waitFor();
  const told = (await grid(page).ariaSnapshot()).split("\n").map((line) => line.trimEnd().replace(/ \d+ aandachtspunt(en)?/, "")).join("\n");
  assert.equal(
    told,
    `- treegrid "Doelenboom":
  - rowgroup:
    - row "Doel Soort Indicatoren Bijdragen Wie":
      - columnheader "Doel"
      - columnheader "Soort"
      - columnheader "Indicatoren"
      - columnheader "Bijdragen"
      - columnheader "Wie"
  - rowgroup:
    - row "Ambixo Ambitie" [expanded] [level=1]:
      - 'gridcell "Inklappen: Ambixo Ambixo"':
        - 'button "Inklappen: Ambixo"'
        - text: Ambixo
      - gridcell "Ambitie"
    - row "Resulxo Maatschappelijk resultaat" [expanded] [level=2]:
      - 'gridcell "Inklappen: Resulxo Resulxo"':
        - 'button "Inklappen: Resulxo"'
        - text: Resulxo
      - gridcell "Maatschappelijk resultaat"
    - row "Subxo a Subdoel" [expanded] [level=3] [selected]:
      - 'gridcell "Inklappen: Subxo a Subxo a"':
        - 'button "Inklappen: Subxo a"'
        - text: Subxo a
      - gridcell "Subdoel"
      - gridcell "1 indicator"
      - gridcell "1 bijdrage"
    - row "Activixo Activiteit" [level=4]:
      - gridcell "Activixo"
      - gridcell "Activiteit"
      - gridcell "Aanbixo"
    - row "Subxo b Subdoel" [level=3]:
      - gridcell "Subxo b"
      - gridcell "Subdoel"
    - row "Resulxo b Maatschappelijk resultaat" [level=2]:
      - gridcell "Resulxo b"
      - gridcell "Maatschappelijk resultaat"
    - row "Losxo Activiteit" [level=1]:
      - gridcell "Losxo"
      - gridcell "Activiteit"`.replaceAll(/^ {4}(?= *- )/gm, (indent) => indent),
  );
  assert.equal(await grid(page).getAttribute("aria-multiselectable"), "true");
  assert.equal(await grid(page).getByRole("row").first().getAttribute("aria-rowindex"), "1");
  assert.equal(await grid(page).locator('[tabindex="0"]').count(), 1, "one stop for Tab");
  // What happened is told, once, by a status that was there from the start.
  assert.equal(await bench.notices(page).count(), 1);
  await press(page, "Delete");
  await bench.notices(page).getByText(say("step.remove.one", { subject: "Subxo a" })).or(bench.notices(page).getByText(/onderdelen verwijderd/)).waitFor();
});

test("the skip link leads past the menu, and every room has its name", async ({ page }) => {
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Naar de inhoud" });
  assert.equal((await focused(page)).name, "Naar de inhoud");
  assert.equal(await skip.evaluate((link) => { const box = link.getBoundingClientRect(); return box.top >= 0 && box.left >= 0 && box.height > 20; }), true, "it shows when it has the focus");
  await press(page, "Enter");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "MAIN");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("main") !== null), true);
  assert.equal(await page.title(), "Werkboeken · Waardenboom");
  await openFile(page, FILE);
  await expectOutline(page, ["Ambixo", "  Resulxo", "    Subxo a", "      Activixo", "    Subxo b", "  Resulxo b", "Losxo"]);
  assert.equal(await page.title(), "Doelenboom · Waardenboom");
  const menu = page.getByRole("navigation", { name: "Hoofdmenu" });
  assert.equal(await menu.getByRole("link", { name: "Doelenboom" }).getAttribute("aria-current"), "page");
  await menu.getByRole("link", { name: "Waarden afwegen" }).click();
  await page.getByRole("heading", { level: 1, name: "Waarden afwegen" }).waitFor();
  assert.equal(await page.title(), "Waarden afwegen · Waardenboom");
  await bench.somewhere(page, "entering a room");
  await page.goBack();
  await grid(page).waitFor();
  await bench.somewhere(page, "going back");
});

test("Dutch at first, whatever the browser says; another language keeps everything else as it is", { context: { locale: "en-US" } }, async ({ page }) => {
  await page.getByRole("heading", { level: 1, name: "Werkboeken" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "nl");
  await openFile(page, FILE);
  await row(page, "Subxo a").click();
  await bench.notices(page).getByRole("button", { name: "Melding sluiten" }).click();
  await page.getByRole("combobox", { name: "Taal" }).selectOption("en");
  await page.getByRole("treegrid", { name: say("nav.tree", {}, "en") }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await eventually(async () => (await focused(page)).name, say("nav.language", {}, "en"), "the focus stays on the choice");
  await page.getByRole("row", { name: /^Subxo a/ }).waitFor();
  await assertSpoken(page, "en", "tree");
  await page.reload();
  await page.getByRole("treegrid", { name: say("nav.tree", {}, "en") }).waitFor();
  await page.getByRole("combobox", { name: say("nav.language", {}, "en") }).selectOption("nl");
  await row(page, "Subxo a").waitFor();
  await assertSpoken(page, "nl", "tree");
  await saved(page).waitFor();
});
