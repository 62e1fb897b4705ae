// Finding: the palette, the bar above the tree, the menu of a row, and the help with all keys.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as bench from "./support/bench.mjs";
import { button, details, eventually, expectOutline, focused, focusOn, grid, notices, openFile, openLines, press, row, rows, tabTo, walkTo, workbookOf } from "./support/bench.mjs";
import { axe, inEveryColour, test } from "./harness.mjs";
import { assertFits, assertSpoken } from "./support/look.mjs";
import { say } from "./support/words.mjs";

const LINES = ["Ambitie", "  Minder financiële zorgen", "    Zorg op tijd", "    Rust thuis", "  Meer mantelzorg", "    Zorgzame buurt"];
const MORE = [
  { id: "activity/x", text: "Zorgcafé", order: "U1", note: "Elke week een ander café, ook voor wie mantelzorg geeft" },
  { id: "contribution/x/g2", activity: "activity/x", goal: "goal/g2" },
  { id: "provider/p", text: "Stichting Zonnebloem" },
  { id: "provision/x/p", activity: "activity/x", provider: "provider/p" },
];

const palette = (page) => page.getByRole("dialog", { name: "Wat wil je doen?" });
const paletteBox = (page) => palette(page).getByRole("combobox", { name: "Zoek een handeling, doel of pagina" });
const options = (page) => palette(page).getByRole("option");
const finder = (page) => page.getByRole("search");
const findBox = (page) => finder(page).getByRole("textbox", { name: "Zoeken in de doelenboom" });
const menu = (page) => page.getByRole("menu");
const item = (page, name) => menu(page).getByRole("menuitem", { name, exact: true });

/** The option that Enter would take, as a screen reader is told. */
const offered = (page) =>
  paletteBox(page).evaluate((box) => {
    const option = document.getElementById(box.getAttribute("aria-activedescendant"));
    return { name: option?.querySelector(".wb-menu__label")?.textContent, selected: option?.getAttribute("aria-selected") };
  });
const offers = (page, name) => eventually(() => offered(page), { name, selected: "true" });
const counted = (page, text) => eventually(() => finder(page).getByRole("status").textContent(), text);
const marks = (page) => grid(page).locator("mark").allTextContents();

async function openPalette(page) {
  await press(page, "Control+k");
  await eventually(async () => (await focused(page)).role, "combobox");
}

async function openFind(page) {
  await press(page, "Control+f");
  await eventually(async () => (await focused(page)).name, "Zoeken in de doelenboom");
}

test("who types on without waiting types where the focus goes, not over the goal", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Zorg op tijd");
  const atOnce = async (chord, text) => {
    await page.keyboard.press(chord);
    await page.keyboard.type(text);
  };
  await atOnce("Control+f", "rust");
  await eventually(() => findBox(page).inputValue(), "rust");
  await press(page, "Escape");
  await walkTo(page, "Zorg op tijd");
  await atOnce("Control+k", "uitklappen");
  await eventually(() => paletteBox(page).inputValue(), "uitklappen");
  await press(page, "Escape");
  await focusOn(page, "Zorg op tijd");
  await atOnce("Alt+i", "Wachttijd");
  await eventually(() => details(page).getByRole("textbox", { name: "Indicator" }).first().inputValue(), "Wachttijd");
  await expectOutline(page, LINES);
});

test("the palette does an action by its name, on the row that had the focus", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Rust thuis");
  await openPalette(page);
  assert.equal(await palette(page).getByRole("group", { name: "Handelingen" }).getByRole("option").count() > 15, true);
  await page.keyboard.type("EERONDER maken");
  await eventually(() => options(page).count(), 0);
  await press(page, "Control+a");
  await page.keyboard.type("maken eronder");
  await offers(page, "Doel eronder maken");
  await page.keyboard.press("Enter");
  await bench.editing(page, "");
  await page.keyboard.type("Uit de lijst");
  await press(page, "Enter");
  await focusOn(page, "Uit de lijst");
  await expectOutline(page, LINES.toSpliced(4, 0, "      Uit de lijst"));
  // An action that moves no focus gives it back.
  await walkTo(page, "Meer mantelzorg");
  await openPalette(page);
  await page.keyboard.type("uitklappen");
  await press(page, "Enter");
  await focusOn(page, "Meer mantelzorg");
  assert.equal(await row(page, "Meer mantelzorg").getAttribute("aria-expanded"), "false");
  // An action that asks something asks it, and then the row has the focus again.
  await openPalette(page);
  await page.keyboard.type("soort");
  await press(page, "Enter");
  await page.getByRole("dialog", { name: "Welke soort is dit?" }).waitFor();
  await press(page, "Escape");
  await focusOn(page, "Meer mantelzorg");
  // Esc, and the same keys once more, close without doing anything.
  for (const key of ["Escape", "Control+k"]) {
    await openPalette(page);
    await press(page, key);
    await palette(page).waitFor({ state: "detached" });
    await focusOn(page, "Meer mantelzorg");
  }
});

test("the palette shows keys, walks with the arrows, and what cannot be done now stands grey at the end", async ({ page }) => {
  await openLines(page, LINES, { more: MORE });
  await walkTo(page, "Zorgcafé");
  await openPalette(page);
  const last = palette(page).getByRole("group").last();
  assert.equal(await last.getAttribute("aria-labelledby").then((id) => page.locator(`#${id}`).textContent()), "Kan nu niet");
  for (const name of ["Doel eronder maken", "Omhoog schuiven", "Alleen deze tak tonen", "Ongedaan maken"]) {
    assert.equal(await last.getByRole("option", { name: new RegExp(`^${name}`) }).getAttribute("aria-disabled"), "true", name);
  }
  await palette(page).getByRole("option", { name: "Tekst wijzigen F2" }).waitFor();
  await offers(page, "Doel ernaast maken");
  await press(page, "ArrowDown");
  await offers(page, "Doel ervoor maken");
  await press(page, "ArrowUp", "ArrowUp");
  const end = await last.getByRole("option").last().locator(".wb-menu__label").textContent();
  await offers(page, end);
  await press(page, "Enter");
  assert.equal(await palette(page).isVisible(), true, "what cannot be done is not done");
  await page.keyboard.type("eronder maken");
  await offers(page, "Doel eronder maken");
  await press(page, "Enter");
  assert.equal(await palette(page).isVisible(), true);
  await press(page, "Escape");
  await focusOn(page, "Zorgcafé");
  // While somebody types, too: what was typed is kept.
  await walkTo(page, "Rust thuis");
  await press(page, "F2");
  await page.keyboard.type("!");
  await openPalette(page);
  await press(page, "Escape");
  await focusOn(page, "Rust thuis!");
});

test("the palette goes to a goal, wherever it is folded and from another room, and to a room", async ({ page }) => {
  await openLines(page, LINES, { more: MORE });
  await press(page, "Alt+1");
  await expectOutline(page, ["Ambitie"]);
  await openPalette(page);
  await page.keyboard.type("financiele");
  await offers(page, "Minder financiële zorgen");
  await press(page, "Control+a");
  await page.keyboard.type("BUURT zorgzaam");
  await eventually(() => options(page).count(), 0);
  await palette(page).getByText(say("picker.nothing")).waitFor();
  await press(page, "Control+a");
  await page.keyboard.type("BUURT zorg");
  await offers(page, "Zorgzame buurt");
  await eventually(() => options(page).locator("mark").allTextContents(), ["Zorg", "buurt"]);
  await press(page, "Enter");
  await focusOn(page, "Zorgzame buurt");
  assert.equal((await rows(page)).some(({ text }) => text === "Rust thuis"), false, "only what is above it unfolds");
  // Out of a branch that stood alone.
  await walkTo(page, "Meer mantelzorg");
  await press(page, "Alt+Enter", "Control+k");
  await page.keyboard.type("zorgcaf");
  await offers(page, "Zorgcafé");
  await press(page, "Enter");
  await focusOn(page, "Zorgcafé");
  await openPalette(page);
  await page.keyboard.type("waarden afwegen");
  await press(page, "Enter");
  await page.getByRole("heading", { level: 1, name: "Waarden afwegen" }).waitFor();
  await openPalette(page);
  assert.equal(await palette(page).getByRole("option", { name: /^Doel eronder maken/ }).getAttribute("aria-disabled"), "true");
  await page.keyboard.type("rust");
  await offers(page, "Rust thuis");
  await press(page, "Enter");
  await focusOn(page, "Rust thuis");
  await openPalette(page);
  await page.keyboard.type("werkboeken");
  await press(page, "Enter");
  await button(page, "Nieuw werkboek").waitFor();
  await openPalette(page);
  await page.keyboard.type("mantelzorg");
  await options(page).filter({ hasText: "Meer mantelzorg" }).click();
  await focusOn(page, "Meer mantelzorg");
});

test("in a tree of ten thousand goals the palette and the bar answer while one types", { timeout: 120_000 }, async ({ page }) => {
  const long = ["Ambitie", ...Array.from({ length: 10_000 }, (_, at) => `${at % 20 ? "    " : "  "}Doel nummer ${at}`)];
  await openLines(page, long);
  await openPalette(page);
  await page.keyboard.type("nummer doel 999", { delay: 5 });
  await offers(page, "Doel nummer 999");
  assert.equal(await options(page).count() <= 40, true, "no more than one can read");
  await press(page, "Control+a");
  await page.keyboard.type("9999");
  await offers(page, "Doel nummer 9999");
  await press(page, "Enter");
  await focusOn(page, "Doel nummer 9999");
  await press(page, "Alt+1");
  await openFind(page);
  await page.keyboard.type("nummer 123", { delay: 5 });
  await counted(page, say("find.all.other", { count: 11 }));
  await press(page, "Shift+Enter");
  await counted(page, `${say("find.place", { at: 11, count: 11 })}: Doel nummer 1239`);
  await press(page, "Escape");
  await focusOn(page, "Doel nummer 1239");
});

test("Ctrl+F counts, marks, and walks from one place to the next; Esc gives the row the focus", async ({ page }) => {
  await openLines(page, LINES, { more: MORE });
  await walkTo(page, "Zorg op tijd");
  await openFind(page);
  await page.keyboard.type("zorg");
  await counted(page, "2 van 5: Zorg op tijd");
  assert.deepEqual(await marks(page), ["zorg", "Zorg", "Zorg", "zorg", "zorg", "Zorg"]);
  await press(page, "Enter");
  await counted(page, "3 van 5: Zorgcafé");
  await press(page, "F3", "F3");
  await counted(page, "5 van 5: Zorgzame buurt");
  await press(page, "Enter");
  await counted(page, "1 van 5: Minder financiële zorgen");
  await press(page, "Shift+F3", "Shift+Enter");
  await counted(page, "4 van 5: Meer mantelzorg");
  assert.equal((await focused(page)).name, "Zoeken in de doelenboom", "the caret stays in the box");
  await finder(page).getByRole("button", { name: "Volgende" }).click();
  await counted(page, "5 van 5: Zorgzame buurt");
  await finder(page).getByRole("button", { name: "Vorige" }).click();
  await press(page, "Escape");
  await finder(page).waitFor({ state: "detached" });
  await focusOn(page, "Meer mantelzorg");
  assert.deepEqual(await marks(page), []);

  // Once more: accents and case do not matter, nothing found is said, and the text is selected by the same keys.
  await openFind(page);
  await page.keyboard.type("CAFE");
  await counted(page, "1 van 1: Zorgcafé");
  assert.deepEqual(await marks(page), ["café", "café"]);
  await page.keyboard.type("xx");
  await counted(page, "Niets gevonden");
  await press(page, "Control+f");
  assert.equal(await findBox(page).evaluate((box) => box.selectionEnd - box.selectionStart), 6);
  await page.keyboard.type("zonnebloem");
  await counted(page, "1 van 1: Zorgcafé");
  assert.deepEqual(await marks(page), ["Zonnebloem"]);
  await finder(page).getByRole("button", { name: "Zoeken sluiten" }).click();
  await focusOn(page, "Zorgcafé");
});

test("from the tree F3 takes the focus along, and what is folded unfolds only when one goes there", async ({ page }) => {
  await openLines(page, LINES);
  await press(page, "Alt+1");
  await openFind(page);
  await page.keyboard.type("rust");
  await counted(page, say("find.all.one", { count: 1 }));
  await expectOutline(page, ["Ambitie"]);
  await press(page, "Enter");
  await counted(page, "1 van 1: Rust thuis");
  await eventually(async () => (await rows(page)).find(({ text }) => text === "Rust thuis")?.selected, "true");
  await press(page, "Control+a");
  await page.keyboard.type("zorg");
  await tabTo(page, grid(page).getByRole("row", { selected: true }));
  await press(page, "F3");
  await focusOn(page, "Zorgzame buurt");
  await press(page, "Shift+F3");
  await focusOn(page, "Meer mantelzorg");
  // A changed text counts at once.
  await press(page, "F2");
  await page.keyboard.type(", zonder zorgen");
  await press(page, "Enter");
  await eventually(async () => (await marks(page)).length, 5);
  await press(page, "F3", "F3");
  await focusOn(page, "Minder financiële zorgen");
  await details(page).getByRole("textbox", { name: "Toelichting" }).click();
  await openFind(page);
  await press(page, "Escape", "F3");
  await eventually(async () => (await focused(page)).name, "Zoeken in de doelenboom", "F3 without a bar opens it");
});

test("outside Doelenboom Ctrl+F and F3 are the browser's", async ({ page }) => {
  const keyed = (key, more) => page.evaluate(([key, more]) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
    document.activeElement.dispatchEvent(event);
    return event.defaultPrevented;
  }, [key, more]);
  assert.equal(await keyed("f", { ctrlKey: true }), false);
  await openLines(page, LINES);
  await press(page, "Control+k");
  assert.equal(await keyed("f", { ctrlKey: true }), false, "in a dialog too");
  await page.keyboard.type("waarden");
  await press(page, "Enter");
  await page.getByRole("heading", { level: 1, name: "Waarden afwegen" }).waitFor();
  assert.equal(await keyed("f", { ctrlKey: true }), false);
  assert.equal(await keyed("F3", {}), false);
});

test("the menu of a row opens by Shift+F10, the menu key and the right button, and does what it says", async ({ page }) => {
  await openLines(page, LINES, { more: MORE });
  await walkTo(page, "Rust thuis");
  for (const key of ["Shift+F10", "ContextMenu"]) {
    await press(page, key);
    await page.getByRole("menu", { name: say("tree.actions-for", { name: "Rust thuis" }) }).waitFor();
    await eventually(async () => (await focused(page)).role, "menuitem");
    await press(page, "Escape");
    await menu(page).waitFor({ state: "detached" });
    await focusOn(page, "Rust thuis");
  }
  const here = async () => (await focused(page)).name.split("\n")[0];
  const isHere = (name) => eventually(async () => (await here()).startsWith(name), true, name);
  await press(page, "Shift+F10");
  await isHere("Doel ernaast maken");
  await press(page, "ArrowDown", "ArrowDown");
  await isHere("Doel eronder maken");
  await press(page, "End");
  await isHere("Alleen deze tak tonen");
  await press(page, "ArrowDown");
  await isHere("Doel ernaast maken");
  await press(page, "ArrowUp");
  await isHere("Alleen deze tak tonen");
  await press(page, "Home", "v", "v");
  await isHere("Verwijderen");
  await press(page, "v");
  await isHere("Van middelen naar effect");
  await press(page, "v");
  await isHere("Verplaatsen naar");
  await press(page, "t");
  await isHere("Tekst wijzigen");
  await press(page, "Enter");
  await bench.editing(page, "Rust thuis");
  await press(page, "Escape");
  await focusOn(page, "Rust thuis");
  await press(page, "Shift+F10", "Tab");
  await menu(page).waitFor({ state: "detached" });
  await focusOn(page, "Rust thuis");

  // The right button chooses the row it is on; what cannot be done is said and not done.
  await row(page, "Zorgcafé").click({ button: "right" });
  await page.getByRole("menu", { name: say("tree.actions-for", { name: "Zorgcafé" }) }).waitFor();
  assert.equal(await item(page, "Omhoog schuiven").getAttribute("aria-disabled"), "true");
  await item(page, "Omhoog schuiven").click({ force: true });
  assert.equal(await menu(page).isVisible(), true);
  await row(page, "Meer mantelzorg").click({ position: { x: 250, y: 10 } });
  await menu(page).waitFor({ state: "detached" });
  await focusOn(page, "Meer mantelzorg");
  await row(page, "Rust thuis").click({ button: "right" });
  await item(page, "Verwijderen").click();
  await notices(page).getByText(say("step.remove.one", { subject: "Rust thuis" })).waitFor();
  await bench.somewhere(page, "removing by the menu");

  // With more rows chosen it is about all of them.
  await row(page, "Zorg op tijd").click();
  await row(page, "Zorgzame buurt").click({ modifiers: ["ControlOrMeta"] });
  await row(page, "Zorgzame buurt").click({ button: "right" });
  await page.getByRole("menu", { name: say("tree.chosen.other", { count: 2 }) }).waitFor();
  await item(page, "Verwijderen").click();
  await notices(page).getByText(say("step.remove.other", { count: 3 })).waitFor();
});

test("the menu stays on the screen, also by its button on a phone", { context: { viewport: { width: 360, height: 740 } } }, async ({ page }) => {
  await openLines(page, LINES);
  await page.getByRole("toolbar", { name: /^Handelingen/ }).getByRole("button", { name: say("action.menu") }).click();
  await menu(page).waitFor();
  const inside = async () => {
    const box = await menu(page).boundingBox();
    return box.x >= 0 && box.y >= 0 && box.x + box.width <= 360 && box.y + box.height <= 740;
  };
  await eventually(inside, true);
  await press(page, "End");
  await item(page, "Alleen deze tak tonen").waitFor();
  await press(page, "Escape");
  await row(page, "Zorgzame buurt").click({ button: "right" });
  await eventually(inside, true);
});

test("the help lists every action with its keys, and the keys that are always there", async ({ page }) => {
  await openLines(page, LINES);
  await press(page, "F1");
  const dialog = page.getByRole("dialog", { name: "Toetsen en hulp" });
  const listed = readFileSync(resolve(import.meta.dirname, "../../src/action.rs"), "utf8").matchAll(/=> "(action\.[a-z-]+)"/g);
  const keys = [...listed].map(([, key]) => key);
  assert.equal(keys.length > 20, true);
  for (const key of keys) await dialog.getByRole("definition").filter({ hasText: say(key) }).first().waitFor();
  for (const key of ["help.up-down", "help.left-right", "help.ends", "help.leave", "help.type", "help.zoom"]) {
    await dialog.getByText(say(key), { exact: true }).waitFor();
  }
  for (const title of ["Lopen en kiezen", "Maken", "Wijzigen", "Verplaatsen", "Weghalen", "Bekijken", "Zoeken, terug en hulp"]) {
    await dialog.getByRole("heading", { name: title, exact: true }).waitFor();
  }
  for (const chord of ["Ctrl + K", "Ctrl + F", "Shift + F3", "Shift + F10", "Ctrl + Shift + Z", "Insert"]) {
    await dialog.getByText(chord, { exact: true }).waitFor();
  }
});

test("the main menu says what is missing when there is no workbook yet", async ({ page }) => {
  await page.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Doelenboom" }).click();
  await notices(page).getByText(say("nav.no-workbook")).waitFor();
  await button(page, "Nieuw werkboek").waitFor();
  await openPalette(page);
  await page.keyboard.type("doelenboom");
  await press(page, "Enter");
  assert.equal(await palette(page).isVisible(), true, "there is no tree to go to");
});

for (const language of ["nl", "en"]) {
  test(`palette, bar, menu and help are clean in every colour, in ${language}`, { timeout: 120_000 }, async ({ page }) => {
    const lines = ["Xox", "  Xoxo", "    Xoxox"];
    await page.getByRole("combobox", { name: "Taal" }).selectOption(language);
    const buffer = Buffer.from(workbookOf(lines, { title: "Xix" }));
    await page.getByLabel(say("start.open", {}, language)).setInputFiles({ name: "x.json", mimeType: "application/json", buffer });
    await page.getByRole("treegrid").getByRole("row", { name: /^Xoxox/ }).click();
    const look = async (where) => {
      await assertSpoken(page, language, where);
      await inEveryColour(page, () => axe(page));
      await page.setViewportSize({ width: 360, height: 740 });
      await assertFits(page, where);
      await page.setViewportSize({ width: 1280, height: 800 });
    };
    await press(page, "Control+k");
    await look("palette");
    await page.keyboard.type("xox");
    await look("palette, found");
    await press(page, "Escape", "Control+f");
    await page.keyboard.type("xo");
    await look("bar");
    await press(page, "Escape", "Shift+F10");
    // A menu closes when the window changes: its size is looked at in a test of its own.
    await page.getByRole("menu").waitFor();
    await assertSpoken(page, language, "menu");
    await inEveryColour(page, () => axe(page));
    await press(page, "Escape", "F1");
    await look("help");
  });
}
