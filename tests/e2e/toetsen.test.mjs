// Every key of the tree, each tried the way it is meant. After every key the focus is somewhere (`press` sees to it).
import assert from "node:assert/strict";
import * as bench from "./support/bench.mjs";
import { button, described, details, editing, eventually, expectOutline, focused, focusOn, grid, notices, openLines, outline, press, row, rows, tabTo, walkTo } from "./support/bench.mjs";
import { test } from "./harness.mjs";
import { say } from "./support/words.mjs";

const LINES = ["Ambitie", "  Resultaat een", "    Subdoel a", "    Subdoel b", "  Resultaat twee", "    Subdoel c"];
const ACTIVITY = [
  { id: "activity/x", text: "Activiteit x", order: "U1" },
  { id: "contribution/x/g2", activity: "activity/x", goal: "goal/g2" },
];

/** The lines with some changed: `with_({ 2: ["    Nieuw", "    Subdoel a"], 3: [] })`. */
const with_ = (changes) => LINES.flatMap((line, at) => changes[at] ?? [line]);
const undoName = async (page) => (await described(page, "Ongedaan maken")).description;
const kindOf = async (page, text) => (await rows(page)).find((each) => each.text === text)?.kind;

test("Enter, Shift+Enter, Tab and Insert make a goal, with the caret in it at once", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Subdoel a");
  // Nothing is waited for between the key and the words: no letter may get lost.
  await page.keyboard.press("Enter");
  await page.keyboard.type("na a");
  await press(page, "Enter");
  await focusOn(page, "na a");
  await walkTo(page, "Subdoel a");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("voor a");
  await press(page, "Enter");
  await focusOn(page, "voor a");
  await walkTo(page, "Subdoel b");
  await page.keyboard.press("Tab");
  await page.keyboard.type("onder b");
  await page.keyboard.press("Tab");
  await page.keyboard.type("nog dieper");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("ernaast");
  await press(page, "Enter");
  await focusOn(page, "ernaast");
  await walkTo(page, "Resultaat twee");
  await page.keyboard.press("Insert");
  await page.keyboard.type("achter c");
  await press(page, "Enter");
  await expectOutline(page, with_({
    2: ["    voor a", "    Subdoel a", "    na a"],
    3: ["    Subdoel b", "      onder b", "        nog dieper", "        ernaast"],
    5: ["    Subdoel c", "    achter c"],
  }));
  await walkTo(page, "Resultaat twee");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Resultaat drie");
  await press(page, "Enter");
  await walkTo(page, "Ambitie");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Tweede ambitie");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Haar resultaat");
  await press(page, "Enter");
  // Enter gives the kind of the sibling, Tab the natural next.
  assert.equal(await kindOf(page, "Resultaat drie"), "Maatschappelijk resultaat");
  assert.equal(await kindOf(page, "Tweede ambitie"), "Ambitie");
  assert.equal(await kindOf(page, "Haar resultaat"), "Maatschappelijk resultaat");
  assert.equal(await kindOf(page, "onder b"), "Subdoel");
  await page.reload();
  await eventually(async () => (await outline(page)).length, LINES.length + 9);
});

test("F2, a double click or just typing changes a text; Esc restores it", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Subdoel a");
  await press(page, "F2");
  await editing(page, "Subdoel a");
  await page.keyboard.type(" erbij");
  await press(page, "Enter");
  await focusOn(page, "Subdoel a erbij");
  assert.equal(await undoName(page), say("step.edit-text.one", { subject: "Subdoel a erbij" }));
  const before = await undoName(page);

  await press(page, "F2");
  await page.keyboard.type(" en nog iets");
  // A draft may be on the device already: it goes back all the same.
  await eventually(() => page.evaluate(() => Object.values(localStorage).some((text) => text.includes("en nog iets"))), true);
  await press(page, "Escape");
  await focusOn(page, "Subdoel a erbij");
  assert.equal(await undoName(page), before, "what was given up is no step");

  await page.keyboard.type("Heel nieuw");
  await editing(page, "Heel nieuw");
  await press(page, "Escape");
  await focusOn(page, "Subdoel a erbij");
  await page.keyboard.type("K");
  await editing(page, "K");
  await page.keyboard.type("ort");
  await press(page, "Enter");
  await focusOn(page, "Kort");

  await row(page, "Subdoel b").dblclick();
  await editing(page, "Subdoel b");
  await page.keyboard.type(", regel een");
  await press(page, "Shift+Enter");
  await page.keyboard.type("regel twee");
  await press(page, "Enter");
  await focusOn(page, "Subdoel b, regel een\nregel twee");

  // Emptied is given up: a text that was there does not vanish by accident.
  await press(page, "F2", "Control+a", "Delete", "Enter");
  await focusOn(page, "Subdoel b, regel een\nregel twee");
  // Somewhere else is as good as Enter.
  await press(page, "F2", "Control+a");
  await page.keyboard.type("Anders b");
  await row(page, "Subdoel c").click();
  await focusOn(page, "Subdoel c");
  await expectOutline(page, with_({ 2: ["    Kort"], 3: ["    Anders b"] }));
});

test("a new box that stays empty disappears and leaves no step", async ({ page }) => {
  await openLines(page, LINES, { more: ACTIVITY });
  await walkTo(page, "Subdoel b");
  await press(page, "F2");
  await page.keyboard.type("!");
  await press(page, "Enter");
  const lines = with_({ 2: ["    Subdoel a", "      Activiteit x"], 3: ["    Subdoel b!"] });
  await expectOutline(page, lines);
  const before = await undoName(page);
  for (const make of ["Enter", "Shift+Enter", "Tab", "Insert", "Alt+a"]) {
    for (const end of ["Enter", "Escape", "Tab"]) {
      await press(page, make);
      await editing(page, "");
      await press(page, end);
      await focusOn(page, "Subdoel b!");
      await expectOutline(page, lines);
      assert.equal(await undoName(page), before, `${make} and ${end} leave no step`);
    }
  }
  await press(page, "Enter");
  await page.keyboard.type("   ");
  await press(page, "Enter");
  await focusOn(page, "Subdoel b!");
  await press(page, "Enter");
  await editing(page, "");
  await row(page, "Ambitie").click();
  await expectOutline(page, lines);
  assert.equal(await undoName(page), before);
  assert.equal((await described(page, "Opnieuw uitvoeren")).disabled, true, "there is nothing to bring back either");
  await page.reload();
  await expectOutline(page, lines);
});

test("Delete takes a branch, Shift+Delete one goal; the message names it and offers the way back", async ({ page }) => {
  await openLines(page, LINES, { more: ACTIVITY });
  const lines = with_({ 2: ["    Subdoel a", "      Activiteit x"] });
  await expectOutline(page, lines);
  await walkTo(page, "Subdoel b");
  await press(page, "Delete");
  await notices(page).getByText(say("step.remove.one", { subject: "Subdoel b" })).waitFor();
  await expectOutline(page, lines.toSpliced(4, 1));
  assert.equal((await focused(page)).role, "row");
  await notices(page).getByRole("button", { name: "Terughalen" }).click();
  await expectOutline(page, lines);
  await bench.somewhere(page, "Terughalen");

  await walkTo(page, "Resultaat een");
  await press(page, "Delete");
  await notices(page).getByText(say("step.remove.other", { count: 4 })).waitFor();
  // The activity served nothing else: it goes along.
  await expectOutline(page, ["Ambitie", "  Resultaat twee", "    Subdoel c"]);
  await focusOn(page, "Resultaat twee");
  await press(page, "Control+z");
  await expectOutline(page, lines);

  await walkTo(page, "Resultaat een");
  await press(page, "Shift+Delete");
  await notices(page).getByText(say("step.remove-only.one", { subject: "Resultaat een" })).waitFor();
  await expectOutline(page, ["Ambitie", "  Subdoel a", "    Activiteit x", "  Subdoel b", "  Resultaat twee", "    Subdoel c"]);
  assert.equal((await focused(page)).role, "row");
  await press(page, "Control+z");
  await expectOutline(page, lines);

  await walkTo(page, "Ambitie");
  await press(page, "Delete");
  await expectOutline(page, []);
  await eventually(async () => (await focused(page)).name, "Ambitie toevoegen", "with nothing left, the way to begin");
  await press(page, "Control+z");
  await expectOutline(page, lines);
  // What is gone stays gone, and what is back stays back.
  await page.reload();
  await expectOutline(page, lines);
});

test("Alt and the arrows move a goal, and the focus goes along", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Subdoel a");
  await press(page, "Alt+ArrowDown");
  await expectOutline(page, with_({ 2: ["    Subdoel b"], 3: ["    Subdoel a"] }));
  await focusOn(page, "Subdoel a");
  await press(page, "Alt+ArrowUp");
  await expectOutline(page, LINES);
  await focusOn(page, "Subdoel a");
  await press(page, "Alt+ArrowUp");
  await notices(page).getByText(say("refusal.no-further")).waitFor();
  await expectOutline(page, LINES);
  await press(page, "Alt+ArrowLeft");
  await expectOutline(page, ["Ambitie", "  Resultaat een", "    Subdoel b", "  Subdoel a", "  Resultaat twee", "    Subdoel c"]);
  await focusOn(page, "Subdoel a");
  await notices(page).getByText(say("tree.kind-below", { kind: say("kind.subgoal"), parent: say("kind.ambition") })).waitFor();
  assert.equal(await undoName(page), say("step.move.one", { subject: "Subdoel a" }));
  await press(page, "Alt+ArrowRight");
  await expectOutline(page, with_({ 2: ["    Subdoel b"], 3: ["    Subdoel a"] }));
  await focusOn(page, "Subdoel a");
  // Into a folded sibling: it opens, so that nobody loses sight of what they hold.
  await press(page, "Control+z", "Control+z");
  await walkTo(page, "Resultaat een");
  await press(page, "Control+Space");
  await walkTo(page, "Resultaat twee");
  await press(page, "Alt+ArrowRight");
  await expectOutline(page, ["Ambitie", "  Resultaat een", "    Subdoel a", "    Subdoel b", "    Resultaat twee", "      Subdoel c"]);
  await focusOn(page, "Resultaat twee");
  await page.reload();
  await expectOutline(page, ["Ambitie", "  Resultaat een", "    Subdoel a", "    Subdoel b", "    Resultaat twee", "      Subdoel c"]);
});

test("Alt+K changes the kind", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Subdoel a");
  await press(page, "Alt+k");
  const dialog = page.getByRole("dialog", { name: "Welke soort is dit?" });
  assert.equal(await dialog.getByRole("button", { name: "Subdoel", exact: true }).getAttribute("aria-current"), "true");
  await press(page, "Escape");
  await dialog.waitFor({ state: "detached" });
  await focusOn(page, "Subdoel a");
  assert.equal(await kindOf(page, "Subdoel a"), "Subdoel");
  await press(page, "Alt+k");
  await tabTo(page, dialog.getByRole("button", { name: "Prestatie", exact: true }));
  await press(page, "Enter");
  await focusOn(page, "Subdoel a");
  await eventually(() => kindOf(page, "Subdoel a"), "Prestatie");
  await press(page, "Alt+k");
  await tabTo(page, dialog.getByRole("button", { name: "Activiteit", exact: true }));
  await press(page, "Enter");
  await eventually(() => kindOf(page, "Subdoel a"), "Activiteit");
  await focusOn(page, "Subdoel a");
  await expectOutline(page, with_({ 2: [], 3: ["    Subdoel b", "    Subdoel a"] }));
  await press(page, "Control+z", "Control+z");
  await expectOutline(page, LINES);
  assert.equal(await kindOf(page, "Subdoel a"), "Subdoel");
});

test("Alt+A and Alt+I add an activity and an indicator to a goal", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Subdoel a");
  await page.keyboard.press("Alt+a");
  await page.keyboard.type("Iets doen");
  await press(page, "Enter");
  await focusOn(page, "Iets doen");
  assert.equal(await kindOf(page, "Iets doen"), "Activiteit");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Nog iets doen");
  await press(page, "Enter");
  await expectOutline(page, with_({ 2: ["    Subdoel a", "      Iets doen", "      Nog iets doen"] }));
  await press(page, "Tab");
  await notices(page).getByText(say("tree.nothing-below-activity")).waitFor();
  await press(page, "Alt+ArrowLeft");
  await notices(page).getByText(say("tree.only-goals-move")).waitFor();
  await walkTo(page, "Subdoel b");
  await press(page, "Alt+i");
  await eventually(async () => (await focused(page)).name, "Indicator");
  await page.keyboard.type("Hoeveel");
  await press(page, "Tab");
  await row(page, "Subdoel b").getByRole("gridcell", { name: "1 indicator" }).waitFor();
  assert.match(await undoName(page), /Hoeveel|toegevoegd/);
  await press(page, "Control+z");
});

test("Alt+L links an activity with another goal, and a goal with an activity", async ({ page }) => {
  await openLines(page, LINES, { more: ACTIVITY });
  await walkTo(page, "Activiteit x");
  await press(page, "Alt+l");
  await page.getByRole("dialog", { name: "Waar draagt “Activiteit x” aan bij?" }).waitFor();
  await bench.pick(page, "Subdoel c");
  const both = [...with_({ 2: ["    Subdoel a", "      Activiteit x"] }), "      Activiteit x"];
  await expectOutline(page, both);
  await focusOn(page, "Activiteit x");
  assert.equal((await rows(page)).filter(({ selected }) => selected === "true").length, 1);
  await row(page, "Activiteit x").last().getByText(say("tree.also-under", { names: "Subdoel a" })).waitFor();
  // The same activity, not a copy.
  await press(page, "F2");
  await page.keyboard.type(" overal");
  await press(page, "Enter");
  await expectOutline(page, both.map((line) => line.replace("Activiteit x", "Activiteit x overal")));
  // Shift+Delete takes it away here only.
  await press(page, "Shift+Delete");
  await expectOutline(page, both.slice(0, -1).map((line) => line.replace("Activiteit x", "Activiteit x overal")));
  await press(page, "Control+z", "Control+z", "Control+z");
  await expectOutline(page, both.slice(0, -1));

  await walkTo(page, "Subdoel b");
  await press(page, "Alt+l");
  const dialog = page.getByRole("dialog", { name: "Wat draagt bij aan “Subdoel b”?" });
  await tabTo(page, dialog.getByRole("textbox"));
  await page.keyboard.type("Iets heel nieuws");
  await tabTo(page, dialog.getByRole("button", { name: "Nieuwe activiteit maken" }));
  await press(page, "Enter");
  await focusOn(page, "Iets heel nieuws");
  await walkTo(page, "Subdoel b");
  await press(page, "Alt+l");
  await bench.pick(page, "Activiteit x");
  await expectOutline(page, with_({ 2: ["    Subdoel a", "      Activiteit x"], 3: ["    Subdoel b", "      Activiteit x", "      Iets heel nieuws"] }));
});

test("the arrows, Home and End walk; Right, Left and Ctrl+Space fold", async ({ page }) => {
  await openLines(page, LINES);
  await press(page, "ArrowDown", "ArrowDown");
  await focusOn(page, "Subdoel a");
  await press(page, "ArrowUp");
  await focusOn(page, "Resultaat een");
  await press(page, "End");
  await focusOn(page, "Subdoel c");
  await press(page, "ArrowDown");
  await focusOn(page, "Subdoel c");
  await press(page, "Home");
  await focusOn(page, "Ambitie");
  await press(page, "ArrowUp");
  await focusOn(page, "Ambitie");
  await press(page, "ArrowRight");
  await focusOn(page, "Resultaat een");
  await press(page, "ArrowRight");
  await focusOn(page, "Subdoel a");
  await press(page, "ArrowRight");
  await focusOn(page, "Subdoel a");
  await press(page, "ArrowLeft");
  await focusOn(page, "Resultaat een");
  assert.equal(await grid(page).getAttribute("aria-rowcount"), "7");
  await press(page, "ArrowLeft");
  await expectOutline(page, ["Ambitie", "  Resultaat een", "  Resultaat twee", "    Subdoel c"]);
  await focusOn(page, "Resultaat een");
  assert.equal(await row(page, "Resultaat een").getAttribute("aria-expanded"), "false");
  assert.equal(await grid(page).getAttribute("aria-rowcount"), "5");
  assert.equal(await row(page, "Resultaat twee").getAttribute("aria-rowindex"), "4");
  await row(page, "Resultaat een").getByText(say("tree.hidden.other", { count: 2 })).waitFor();
  await press(page, "ArrowRight");
  await expectOutline(page, LINES);
  await focusOn(page, "Resultaat een");
  await press(page, "Control+Space");
  await expectOutline(page, ["Ambitie", "  Resultaat een", "  Resultaat twee", "    Subdoel c"]);
  await press(page, "Control+Space");
  await expectOutline(page, LINES);
  // Folding belongs to the viewer: it is no step.
  assert.equal((await described(page, "Ongedaan maken")).disabled, true);
  await press(page, "ArrowLeft");
  await row(page, "Ambitie").getByRole("button", { name: "Inklappen: Ambitie" }).click();
  await expectOutline(page, ["Ambitie"]);
  await row(page, "Ambitie").getByRole("button", { name: "Uitklappen: Ambitie" }).click();
  await expectOutline(page, ["Ambitie", "  Resultaat een", "  Resultaat twee", "    Subdoel c"]);
  // It is remembered on this device.
  await page.getByRole("link", { name: "Werkboeken", exact: true }).click();
  await page.getByRole("link", { name: "Proef", exact: true }).click();
  await expectOutline(page, ["Ambitie", "  Resultaat een", "  Resultaat twee", "    Subdoel c"]);
});

test("Alt and a digit fold to a level, Alt+0 unfolds all", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Subdoel b");
  await press(page, "Alt+1");
  await expectOutline(page, ["Ambitie"]);
  await focusOn(page, "Ambitie");
  await press(page, "Alt+2");
  await expectOutline(page, ["Ambitie", "  Resultaat een", "  Resultaat twee"]);
  await press(page, "Alt+3");
  await expectOutline(page, LINES);
  await press(page, "Alt+1", "Alt+0");
  await expectOutline(page, LINES);
  await focusOn(page, "Ambitie");
});

test("Alt+Enter shows one branch; the breadcrumb and Esc lead back", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Resultaat een");
  await press(page, "Alt+Enter");
  await eventually(async () => (await rows(page)).map(({ text }) => text), ["Resultaat een", "Subdoel a", "Subdoel b"]);
  await focusOn(page, "Resultaat een");
  const crumbs = page.getByRole("navigation", { name: "Alleen deze tak" });
  await crumbs.getByText("Resultaat een").waitFor();
  await press(page, "Escape");
  await expectOutline(page, LINES);
  await focusOn(page, "Resultaat een");
  await press(page, "Alt+Enter");
  await crumbs.getByRole("button", { name: "Ambitie" }).click();
  await expectOutline(page, LINES);
  await bench.somewhere(page, "the breadcrumb");
  await crumbs.getByRole("button", { name: "Hele boom" }).click();
  await crumbs.waitFor({ state: "detached" });
  await bench.somewhere(page, "Hele boom");
});

test("Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z go back and forth, one gesture at a time", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Subdoel a");
  await press(page, "F2");
  await page.keyboard.type(" met meer woorden dan in één keer bewaard worden");
  await press(page, "Enter", "Alt+ArrowDown", "Delete");
  await expectOutline(page, with_({ 2: [] }));
  const long = "Subdoel a met meer woorden dan in één keer bewaard worden";
  await press(page, "Control+z");
  await notices(page).getByText(say("notice.undone", { step: say("step.remove.one", { subject: long }) })).waitFor();
  await press(page, "Control+z");
  await expectOutline(page, with_({ 2: [`    ${long}`] }));
  await focusOn(page, long);
  await press(page, "Control+z");
  await expectOutline(page, LINES);
  assert.equal((await described(page, "Ongedaan maken")).disabled, true);
  await press(page, "Control+z");
  await expectOutline(page, LINES);
  await press(page, "Control+y", "Control+Shift+z");
  await expectOutline(page, with_({ 2: ["    Subdoel b"], 3: [`    ${long}`] }));
  await button(page, "Ongedaan maken").click();
  await bench.somewhere(page, "Ongedaan maken");
  await button(page, "Opnieuw uitvoeren").click();
  await bench.somewhere(page, "Opnieuw uitvoeren");
  await expectOutline(page, with_({ 2: ["    Subdoel b"], 3: [`    ${long}`] }));
});

test("Esc and then Tab leave the tree, and the tree says so", async ({ page }) => {
  await openLines(page, LINES);
  assert.match(await page.locator(`#${await grid(page).getAttribute("aria-describedby")}`).textContent(), /Druk op Esc en dan op Tab om de boom te verlaten/);
  await press(page, "Escape");
  await notices(page).getByText(say("tree.leaving")).waitFor();
  await press(page, "Tab");
  assert.equal(await grid(page).evaluate((tree) => tree.contains(document.activeElement)), false);
  await expectOutline(page, LINES);
  await press(page, "Shift+Tab");
  await focusOn(page, "Ambitie");
  // Once only: who comes back and presses Tab makes a goal again.
  await press(page, "ArrowDown", "Tab");
  await editing(page, "");
  await press(page, "Escape");
  await focusOn(page, "Resultaat een");
  await press(page, "Shift+Tab");
  assert.equal(await grid(page).evaluate((tree) => tree.contains(document.activeElement)), false, "Shift+Tab always leaves");
});

test("F1 shows all keys", async ({ page }) => {
  await openLines(page, LINES);
  await press(page, "F1");
  const dialog = page.getByRole("dialog", { name: "Toetsen en hulp" });
  for (const key of ["new-below", "new-above", "new-child", "edit", "new-activity", "new-indicator", "change-kind", "link", "move-up", "demote", "remove", "remove-only", "toggle-fold", "fold-to-level", "unfold-all", "only-branch", "undo", "redo"]) {
    await dialog.getByText(say(`action.${key}`), { exact: true }).waitFor();
  }
  await press(page, "Escape");
  await dialog.waitFor({ state: "detached" });
  await focusOn(page, "Ambitie");
  await details(page).getByRole("textbox", { name: "Toelichting" }).click();
  await press(page, "F1");
  await dialog.waitFor();
  await press(page, "Escape");
  await dialog.waitFor({ state: "detached" });
  await eventually(async () => (await focused(page)).name, "Toelichting", "the focus goes back to where it was");
});

test("keys are left alone while an input method composes, and keys that are not ours always", async ({ page }) => {
  await openLines(page, LINES);
  const keyed = (key, more) => page.evaluate(([key, more]) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
    document.activeElement.dispatchEvent(event);
    return event.defaultPrevented;
  }, [key, more]);
  await walkTo(page, "Subdoel a");
  for (const key of ["Enter", "Tab", "Delete", "ArrowDown", "n", "F2"]) {
    assert.equal(await keyed(key, { isComposing: true }), false, `${key} while composing`);
  }
  assert.equal(await keyed("Process", { keyCode: 229 }), false);
  await focusOn(page, "Subdoel a");
  await expectOutline(page, LINES);
  for (const [key, more] of [["j", { ctrlKey: true }], ["F5", {}], ["+", { ctrlKey: true }], ["t", { ctrlKey: true }], ["ArrowRight", { ctrlKey: true }]]) {
    assert.equal(await keyed(key, more), false, `Ctrl+${key} is the browser's`);
  }
  await focusOn(page, "Subdoel a");

  // A real composition in the box: Enter takes the candidate, and not the box.
  await press(page, "F2");
  await editing(page, "Subdoel a");
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
  await editing(page, "Subdoel aにほん");
  for (const key of ["Enter", "Escape", "Tab"]) await keyed(key, { isComposing: true });
  await editing(page, "Subdoel aにほん");
  await session.send("Input.insertText", { text: "日本" });
  await editing(page, "Subdoel a日本");
  await press(page, "Enter");
  await focusOn(page, "Subdoel a日本");
});

test("several goals are chosen with Shift and the arrows or Ctrl and a click, and moved or removed at once", async ({ page }) => {
  const lines = ["Ambitie", "  Een", "  Twee", "  Drie", "  Vier"];
  await openLines(page, lines);
  const chosen = async () => (await rows(page)).filter(({ selected }) => selected === "true").map(({ text }) => text);
  assert.equal(await grid(page).getAttribute("aria-multiselectable"), "true");
  await walkTo(page, "Twee");
  await press(page, "Shift+ArrowDown");
  await eventually(chosen, ["Twee", "Drie"]);
  await press(page, "Shift+ArrowDown");
  await eventually(chosen, ["Twee", "Drie", "Vier"]);
  await press(page, "Shift+ArrowUp");
  await eventually(chosen, ["Twee", "Drie"]);
  await press(page, "Alt+ArrowUp");
  await expectOutline(page, ["Ambitie", "  Twee", "  Drie", "  Een", "  Vier"]);
  assert.equal(await undoName(page), say("step.move.other", { count: 2 }));
  await eventually(chosen, ["Twee", "Drie"]);
  await press(page, "Control+z");
  await expectOutline(page, lines);
  await press(page, "Escape");
  await row(page, "Een").click();
  await row(page, "Drie").click({ modifiers: ["ControlOrMeta"] });
  await eventually(chosen, ["Een", "Drie"]);
  await page.getByRole("toolbar", { name: say("tree.chosen.other", { count: 2 }) }).waitFor();
  await row(page, "Vier").click({ modifiers: ["ControlOrMeta"] });
  await row(page, "Vier").click({ modifiers: ["ControlOrMeta"] });
  await eventually(chosen, ["Een", "Drie"]);
  await press(page, "Delete");
  await notices(page).getByText(say("step.remove.other", { count: 2 })).waitFor();
  await expectOutline(page, ["Ambitie", "  Twee", "  Vier"]);
  await press(page, "Control+z");
  await expectOutline(page, lines);
  await walkTo(page, "Drie");
  await press(page, "Shift+ArrowDown", "Alt+ArrowRight");
  await expectOutline(page, ["Ambitie", "  Een", "  Twee", "    Drie", "    Vier"]);
  await press(page, "Alt+ArrowLeft");
  await expectOutline(page, lines);
});

test("goals are moved to a goal that is picked from a list", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Resultaat een");
  await bench.leaveTreeTo(page, page.getByRole("toolbar", { name: /^Handelingen/ }).getByRole("button", { name: "Verplaatsen naar…" }));
  await press(page, "Enter");
  const dialog = page.getByRole("dialog", { name: "Waar moet dit doel heen?" });
  await dialog.waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Subdoel a" }).count(), 0, "not into its own branch");
  await bench.pick(page, "Subdoel c");
  await expectOutline(page, ["Ambitie", "  Resultaat twee", "    Subdoel c", "      Resultaat een", "        Subdoel a", "        Subdoel b"]);
  await focusOn(page, "Resultaat een");
});

test("the bin shows what was removed, gives it back, and can be emptied", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Resultaat een");
  await press(page, "Delete");
  await focusOn(page, "Resultaat twee");
  await tabTo(page, button(page, "Prullenbak"), "Shift+Tab");
  await press(page, "Enter");
  const dialog = page.getByRole("dialog", { name: "Prullenbak" });
  // A branch is one thing there, and comes back as one.
  await dialog.getByRole("listitem").filter({ hasText: say("bin.with.other", { count: 2 }) }).getByText("Resultaat een", { exact: true }).waitFor();
  assert.equal(await dialog.getByRole("listitem").count(), 1);
  await tabTo(page, dialog.getByRole("button", { name: "Terugzetten: Resultaat een" }));
  await press(page, "Enter");
  await dialog.getByText(say("bin.empty")).waitFor();
  await press(page, "Escape");
  await dialog.waitFor({ state: "detached" });
  await bench.somewhere(page, "closing the bin");
  await expectOutline(page, LINES);

  await walkTo(page, "Subdoel a");
  await press(page, "Delete");
  await button(page, "Prullenbak").click();
  await tabTo(page, dialog.getByRole("button", { name: "Prullenbak legen" }));
  await press(page, "Enter");
  await dialog.waitFor({ state: "detached" });
  await notices(page).getByText(say("step.empty-bin.one", { count: 1 })).waitFor();
  await button(page, "Prullenbak").click();
  await dialog.getByText(say("bin.empty")).waitFor();
  await press(page, "Escape");
  await press(page, "Control+z");
  await button(page, "Prullenbak").click();
  await dialog.getByRole("button", { name: "Terugzetten: Subdoel a" }).click();
  await press(page, "Escape");
  await expectOutline(page, LINES);
});

test("the details change every field, and Esc gives a text back", async ({ page }) => {
  await openLines(page, LINES, { more: ACTIVITY });
  await walkTo(page, "Subdoel a");
  const text = details(page).getByRole("textbox", { name: "Tekst" });
  await bench.leaveTreeTo(page, text);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Vanuit de details");
  await row(page, "Vanuit de details").waitFor();
  await press(page, "Escape");
  await row(page, "Subdoel a").waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Toch zo");
  await press(page, "Tab");
  await row(page, "Toch zo").waitFor();
  assert.equal(await undoName(page), say("step.edit-text.one", { subject: "Toch zo" }));
  await bench.choose(page, details(page).getByRole("combobox", { name: "Soort" }), "Prestatie");
  await eventually(() => kindOf(page, "Toch zo"), "Prestatie");
  const note = details(page).getByRole("textbox", { name: "Toelichting" });
  await tabTo(page, note);
  await page.keyboard.type("Een toelichting\nvan twee regels");
  await bench.choose(page, details(page).getByRole("combobox", { name: "Cirkel van invloed" }), "Wij doen het zelf");
  await row(page, "Toch zo").getByRole("gridcell", { name: "wij zelf" }).waitFor();
  const group = details(page).getByRole("group", { name: "Doelgroepen" });
  await tabTo(page, group.getByRole("textbox", { name: "Andere doelgroep" }));
  await page.keyboard.type("Jongeren");
  await tabTo(page, group.getByRole("button", { name: "Doelgroep toevoegen" }));
  await press(page, "Enter");
  await group.getByRole("checkbox", { name: "Jongeren" }).waitFor();
  assert.equal(await group.getByRole("checkbox", { name: "Jongeren" }).isChecked(), true);
  const before = await bench.readDetails(page);
  await page.reload();
  await row(page, "Toch zo").click();
  await focusOn(page, "Toch zo");
  await text.waitFor();
  assert.deepEqual(await bench.readDetails(page), before);
  await row(page, "Activiteit x").click();
  const euros = details(page).getByRole("textbox", { name: "Geld per jaar, in euro", exact: true });
  await euros.fill("heel veel");
  await press(page, "Tab");
  await details(page).getByText(say("part.not-a-number", { text: "heel veel" })).waitFor();
  assert.equal(await euros.getAttribute("aria-invalid"), "true");
  await euros.fill("12500,50");
  await press(page, "Tab");
  await details(page).getByText(say("part.not-a-number", { text: "heel veel" })).waitFor({ state: "hidden" });
  assert.equal(await euros.inputValue(), "12500,5");
  // Esc in the panel, where there is nothing to give back, goes to the tree again.
  await tabTo(page, details(page).getByRole("button", { name: "Aanbieder toevoegen" }));
  await press(page, "Escape");
  await focusOn(page, "Activiteit x");
});

test("in a tree longer than the screen, keys and caret work the same", async ({ page }) => {
  const long = ["Ambitie", ...Array.from({ length: 400 }, (_, at) => `${at % 10 ? "    " : "  "}Doel ${at}`)];
  await openLines(page, long);
  const at = () => page.locator(":focus").getAttribute("aria-rowindex").then(Number);
  assert.ok((await rows(page)).length < 60, "only what is in view is drawn");
  // Without waiting between the keys: each reaches the tree.
  for (const key of ["End", "ArrowUp", "ArrowUp", "Enter"]) await page.keyboard.press(key);
  await page.keyboard.type("Bijna onderaan");
  await press(page, "Enter");
  await focusOn(page, "Bijna onderaan");
  assert.equal(await at(), 401);
  assert.equal(await page.locator(":focus").evaluate((row) => row.getBoundingClientRect().bottom <= innerHeight), true, "it is in view");
  for (let times = 0; times < 5; times += 1) {
    await page.keyboard.press("Enter");
    await page.keyboard.type(`Vanzelf ${times}`);
    await page.keyboard.press("Enter");
  }
  await focusOn(page, "Vanzelf 4");
  await press(page, "Home");
  await focusOn(page, "Ambitie");
  for (let times = 0; times < 40; times += 1) await page.keyboard.press("ArrowDown");
  await focusOn(page, "Doel 39");
  await press(page, "PageDown", "PageDown", "PageUp");
  await focusOn(page, "Doel 49");
  // Scrolling away takes neither the caret nor the words.
  await press(page, "F2");
  await page.keyboard.type(" voor");
  await page.mouse.move(640, 500);
  await page.mouse.wheel(0, 6000);
  await eventually(async () => (await rows(page)).some(({ index }) => index > 120 && index < 380), true);
  await page.keyboard.type(" en na");
  await editing(page, "Doel 49 voor en na");
  await press(page, "Enter");
  await focusOn(page, "Doel 49 voor en na");
  await press(page, "Delete");
  await bench.somewhere(page, "Delete");
  await press(page, "Control+z");
  await focusOn(page, "Doel 49 voor en na");
  await press(page, "Alt+1");
  await focusOn(page, "Ambitie");
  assert.equal(await grid(page).getAttribute("aria-rowcount"), "2");
});
