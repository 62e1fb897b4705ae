// Messages, what is said aloud, and where the focus is after a dialog.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { button, details, editing, eventually, expectOutline, focused, focusOn, newWorkbook, notices, openFile, openLines, press, row, somewhere, walkTo, workbookOf } from "./support/bench.mjs";
import { assertUniqueIds } from "./support/look.mjs";
import { say } from "./support/words.mjs";

const LINES = ["Ambitie", "  Resultaat een", "    Subdoel a", "    Subdoel b", "  Resultaat twee", "    Subdoel c"];
const ACTIVITIES = [
  { id: "activity/x", text: "Activiteit x", order: "U1" },
  { id: "contribution/x/g3", activity: "activity/x", goal: "goal/g3" },
];
const aloud = (page, text) => page.getByRole("status").filter({ hasText: text });
const dialog = (page) => page.getByRole("dialog");
const listOf = (page, name) => page.locator("#notes details").filter({ hasText: name });

test("the way back of a message is for its own step, and goes with the next one", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Subdoel b");
  await press(page, "Delete");
  const back = notices(page).getByRole("button", { name: "Terughalen" });
  await back.waitFor();
  await walkTo(page, "Subdoel c");
  await press(page, "F2");
  await editing(page, "Subdoel c");
  await page.keyboard.type(" anders");
  await press(page, "Enter");
  await back.waitFor({ state: "detached" });
  await expectOutline(page, [...LINES.slice(0, 3), LINES[4], "    Subdoel c anders"]);
  await press(page, "Control+z", "Control+z");
  await expectOutline(page, LINES);
});

test("undoing the removal of a branch goes to the goal on top of it", async ({ page }) => {
  await openLines(page, LINES, { more: ACTIVITIES });
  await walkTo(page, "Resultaat een");
  await press(page, "Delete");
  await row(page, "Resultaat een").waitFor({ state: "detached" });
  await press(page, "Control+z");
  await focusOn(page, "Resultaat een");
  await eventually(() => details(page).getByRole("textbox", { name: "Tekst" }).inputValue(), "Resultaat een");
});

test("a move says aloud where the goal stands now, and what does not belong there", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Subdoel b");
  await press(page, "Alt+ArrowUp");
  await aloud(page, say("tree.placed", { name: "Subdoel b", parent: "Resultaat een", at: 1, count: 2 })).waitFor({ state: "attached" });
  await press(page, "Alt+ArrowLeft");
  await aloud(page, say("tree.placed", { name: "Subdoel b", parent: "Ambitie", at: 2, count: 3 })).waitFor({ state: "attached" });
  await notices(page).getByText(say("tree.kind-below", { kind: "Subdoel", parent: "Ambitie" })).waitFor();
});

test("the kinds are walked with the arrows; the present one has the focus, and a misfit is told so", async ({ page }) => {
  await openLines(page, LINES, { more: ACTIVITIES });
  await walkTo(page, "Activiteit x");
  await press(page, "Alt+k");
  await eventually(async () => (await focused(page)).name, "Activiteit");
  await dialog(page).getByRole("button", { name: /^Ambitie/ }).getByText(say("question.kind-below", { parent: "Subdoel" })).waitFor();
  assert.equal(await dialog(page).getByRole("button", { name: /^Subdoel/ }).getByText("hoort niet").count(), 0);
  await press(page, "Enter");
  await dialog(page).waitFor({ state: "detached" });
  await focusOn(page, "Activiteit x");
  await press(page, "Alt+k");
  await eventually(async () => (await focused(page)).name, "Activiteit");
  await press(page, "ArrowUp", "ArrowUp");
  await eventually(async () => (await focused(page)).name, "Subdoel");
  await press(page, "Enter");
  await focusOn(page, "Activiteit x");
  await aloud(page, say("step.to-goal.one", { subject: "Activiteit x" })).waitFor({ state: "attached" });
});

test("the focus is never nowhere: after a provider from a point, after Details tonen, after the levels of prevention", async ({ page }) => {
  await openLines(page, LINES, { more: [...ACTIVITIES, { id: "provider/p", text: "Buurthuis", order: "U1" }] });
  await button(page, "Details sluiten").click();
  await button(page, say("details.open")).click();
  await somewhere(page, "Details tonen");
  await page.getByRole("button", { name: /^Aandachtspunten/ }).click();
  const points = page.getByRole("region", { name: "Aandachtspunten", exact: true });
  await points.getByRole("button", { name: "Koppel een aanbieder" }).click();
  await dialog(page).getByRole("button", { name: "Buurthuis" }).click();
  await points.getByRole("button", { name: "Koppel een aanbieder" }).waitFor({ state: "detached" });
  await somewhere(page, "linking a provider");
  await page.getByRole("tab", { name: "Preventie", exact: true }).click();
  await page.getByRole("tabpanel").getByRole("button").first().click();
  await eventually(async () => (await focused(page)).role, "select");
});

test("where there is nothing to choose from, nothing was looked for", async ({ page }) => {
  await openLines(page, LINES, { more: ACTIVITIES });
  await row(page, "Activiteit x").click();
  await button(page, say("details.add-provider")).click();
  await dialog(page).getByText(say("picker.none-yet")).waitFor();
  await dialog(page).getByRole("button", { name: say("question.new-provider") }).click();
  await eventually(async () => (await focused(page)).role, "input");
  await page.keyboard.type("Buurthuis");
  await dialog(page).getByText(say("picker.nothing")).waitFor();
  await press(page, "Enter");
  await details(page).getByText("Buurthuis").first().waitFor();
});

test("letters that are found are marked in the note too, key by key", async ({ page }) => {
  const file = JSON.parse(workbookOf(LINES));
  file.records.find(({ id }) => id === "goal/g2").note = "Zorg en mantelzorg, ook zonder zorgen";
  await openFile(page, JSON.stringify(file));
  await row(page, "Ambitie").click();
  await press(page, "Control+f");
  const marks = () => row(page, "Subdoel a").locator("mark").allInnerTexts();
  for (const [letter, wanted] of [["z", ["Z", "z", "z", "z"]], ["o", ["Zo", "zo", "zo", "zo"]], ["r", ["Zor", "zor", "zor"]], ["g", ["Zorg", "zorg", "zorg"]]]) {
    await page.keyboard.type(letter);
    await eventually(marks, wanted);
  }
});

test("a meeting has a day, a place to close it, and fields of its own in the dialog", async ({ page }) => {
  await newWorkbook(page, "Proef");
  const list = listOf(page, "Bijeenkomsten");
  await list.locator("summary").click();
  await list.getByRole("button", { name: "Nieuwe bijeenkomst" }).click();
  const day = details(page).getByRole("textbox", { name: "Datum" });
  await eventually(async () => /^\d+ \p{L}+ \d{4}$/u.test(await day.inputValue()), true, "today is filled in");
  await day.fill("volgende week");
  await press(page, "Tab");
  await details(page).getByText(say("part.not-a-day", { text: "volgende week" })).waitFor();
  assert.equal(await day.inputValue(), "volgende week", "what was typed stays");
  for (const text of ["3-12-2026", "3 december 2026"]) {
    await day.fill(text);
    await press(page, "Tab");
    await eventually(() => day.inputValue(), "3 december 2026");
  }
  await button(page, "Bijeenkomst afsluiten").first().click();
  const inDialog = dialog(page).getByRole("textbox", { name: "Datum" });
  await inDialog.waitFor();
  await assertUniqueIds(page, "the same meeting in the details and in the dialog");
  await inDialog.fill("ooit");
  await dialog(page).getByRole("button", { name: "Afsluiten", exact: true }).click();
  await eventually(async () => (await focused(page)).name, "Datum");
  await inDialog.fill("4-12-2026");
  await dialog(page).getByRole("button", { name: "Afsluiten", exact: true }).click();
  await notices(page).getByText(say("meeting.closed")).waitFor();
  assert.equal(await notices(page).getByText(say("notice.downloaded")).count(), 0, "one message is enough");
  await list.getByText(/afgesloten op/).waitFor();
});

test("what is made empty in a list goes when it is left", async ({ page }) => {
  await openLines(page, LINES);
  const list = listOf(page, "Aanbieders");
  await list.locator("summary").click();
  await list.getByRole("button", { name: "Nieuwe aanbieder" }).click();
  await eventually(async () => (await focused(page)).name, "Naam");
  await list.getByText(say("tree.no-text")).waitFor();
  await row(page, "Subdoel a").click();
  await list.getByText(say("tree.no-text")).waitFor({ state: "detached" });
  await list.getByRole("button", { name: "Nieuwe aanbieder" }).click();
  await eventually(async () => (await focused(page)).name, "Naam");
  await page.keyboard.type("Buurthuis");
  await row(page, "Subdoel b").click();
  await list.getByText("Buurthuis").waitFor();
});

test("an import says what will hang on no goal, and goes there", async ({ page }) => {
  await openLines(page, LINES);
  await press(page, "Control+k");
  await page.keyboard.type(say("action.import"));
  await press(page, "Enter");
  await dialog(page).getByRole("textbox", { name: say("import.paste") }).fill("Indicator: Wachttijd\nIndicator: Tevredenheid");
  await dialog(page).getByText(say("import.loose-indicators.other", { count: 2 })).waitFor();
  await dialog(page).getByRole("button", { name: say("action.import"), exact: true }).click();
  await eventually(() => details(page).getByRole("textbox", { name: "Indicator" }).first().inputValue(), "Wachttijd");
});
