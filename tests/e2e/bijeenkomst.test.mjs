// Bijeenkomst afsluiten: the story of the Bollenstreek over three meetings, each in a profile of its own, with files between them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { axe, test } from "./harness.mjs";
import { allSaved, button, described, details, download, eventually, focusOn, grid, newWorkbook, notices, openFile, press, row, workbookOf } from "./support/bench.mjs";
import * as cli from "./support/cli.mjs";
import { assertFits, assertReachable, look } from "./support/look.mjs";
import { escape, say } from "./support/words.mjs";

const AMBITION = "Wie voor een ander zorgt, houdt het vol";
const RESULT = "Minder overbelaste mantelzorgers";
const [SEEN, REPLACE, WORK] = ["Mantelzorgers zijn op tijd in beeld", "Vervangende zorg is dichtbij", "Zorg en werk gaan samen"];
const TREE = [AMBITION, `\t${RESULT}`, `\t\t${SEEN}`, `\t\t${REPLACE}`, `\t\t${WORK}`].join("\n");
const NOTES = ["Iemand die een middag overneemt", "De huisarts ziet het te laat"];
const [VISIT, STAY] = ["Huisbezoek aan mantelzorgers", "Logeeropvang in het weekend"];
const ACTIONS = [["Huisartsen uitnodigen", "beleidsadviseur", "2026-05-01"], ["Cijfers opvragen", "onderzoeker", ""]];

const dialog = (page) => page.getByRole("dialog", { name: "Bijeenkomst afsluiten" });
const bar = (page) => page.getByRole("region", { name: "Sinds de vorige bijeenkomst" });
const news = (page) => page.getByRole("dialog", { name: "Sinds de vorige bijeenkomst" });

/** Somebody with a fresh profile opens a file. */
async function elsewhere(app, file) {
  const page = await (await app.newContext()).newPage();
  await app.open(page);
  await openFile(page, file.text, file.name);
  await row(page, AMBITION).waitFor();
  return page;
}

/** Opens the dialog from the list of meetings, and begins a meeting there. */
async function beginClosing(page, name) {
  const list = page.locator("#notes details").filter({ hasText: "Bijeenkomsten" });
  await list.locator("summary").click();
  await list.getByRole("button", { name: "Bijeenkomst afsluiten" }).click();
  await dialog(page).getByRole("button", { name: "Nieuwe bijeenkomst" }).click();
  const text = dialog(page).getByRole("textbox", { name: "Waar gaat het over?" });
  await eventually(() => text.evaluate((box) => box === document.activeElement), true, "the caret is in the new meeting");
  assert.match(await text.inputValue(), /^Bijeenkomst \d+ \p{L}+ \d{4}$/u);
  await text.fill(name);
}

async function addAction(page, [what, who, when]) {
  await dialog(page).getByRole("textbox", { name: "Wat gaan we doen?" }).fill(what);
  await dialog(page).getByRole("textbox", { name: "Wie doet het?" }).fill(who);
  await dialog(page).getByRole("textbox", { name: "Uiterlijk klaar" }).fill(when);
  await dialog(page).getByRole("button", { name: "Actie toevoegen" }).click();
  await dialog(page).getByRole("list", { name: /^Acties/ }).getByText(what).first().waitFor();
}

/** Closes the meeting: the file and the report that come out. */
async function closeMeeting(page) {
  const saved = [];
  const take = (saving) => saved.push(saving);
  page.on("download", take);
  await dialog(page).getByRole("button", { name: "Afsluiten", exact: true }).click();
  await notices(page).getByText(say("meeting.closed")).waitFor();
  await eventually(() => saved.length, 2, "a file and a report");
  page.off("download", take);
  await dialog(page).waitFor({ state: "detached" });
  const [file, report] = await Promise.all(saved.map(async (saving) => ({ name: saving.suggestedFilename(), text: readFileSync(await saving.path(), "utf8") })));
  assert.match(file.name, /^mantelzorg-in-de-bollenstreek-\d{4}-\d\d-\d\d\.werkboek\.json$/);
  assert.match(report.name, /^mantelzorg-in-de-bollenstreek-\d{4}-\d\d-\d\d-verslag\.html$/);
  assert.equal((await cli.check(file.text)).ok, true);
  return { file, report };
}

/** The report as a page: it asks for nothing, runs nothing, and is clean. */
async function readReport(page, { text }) {
  assert.ok(!/<script|https?:/.test(text), "nothing runs and nothing is fetched");
  const reader = await page.context().newPage();
  await reader.setContent(text);
  await axe(reader);
  await reader.setViewportSize({ width: 360, height: 740 });
  await assertFits(reader, "the report");
  const said = await reader.locator("body").innerText();
  await reader.close();
  return said;
}

test("the Bollenstreek in three meetings: notes, tree, contributions, and each time what changed since", { timeout: 240_000 }, async ({ page, app }) => {
  // 1. Thoughts are written down and become a tree; the meeting is closed with two actions.
  await newWorkbook(page, "Mantelzorg in de Bollenstreek");
  for (const note of NOTES) {
    await page.getByRole("textbox", { name: "Nieuw briefje" }).fill(note);
    await press(page, "Enter");
  }
  await eventually(() => page.getByRole("complementary", { name: /^Losse briefjes/ }).getByRole("listitem").filter({ hasText: /middag|huisarts/ }).count(), 2);
  await button(page, "Alle handelingen en doelen").click();
  await page.keyboard.type("Lijst plakken");
  await press(page, "Enter");
  await page.getByRole("textbox", { name: "Lijst", exact: true }).fill(TREE);
  await button(page, "In de boom zetten").click();
  await row(page, WORK).waitFor();
  await beginClosing(page, "Wat is er aan de hand?");
  await dialog(page).getByRole("textbox", { name: "Wie waren erbij" }).fill("Mantelzorgers, aanbieders en gemeente");
  await dialog(page).getByRole("textbox", { name: "Wat is besloten" }).fill("Met deze drie subdoelen gaan we verder.");
  for (const action of ACTIONS) await addAction(page, action);
  await dialog(page).getByText(say("meeting.first")).waitFor();
  const first = await closeMeeting(page);
  assert.equal((await described(page, "Ongedaan maken")).description, say("step.close-meeting.one", { subject: "Wat is er aan de hand?" }));
  assert.equal(await bar(page).count(), 0, "who just closed it needs no bar");
  const said = await readReport(page, first.report);
  for (const text of ["Wat is er aan de hand?", "Mantelzorgers, aanbieders en gemeente", "Met deze drie subdoelen gaan we verder.", ...ACTIONS.flat(), RESULT, WORK, say("meeting.report.first"), say("meeting.report.points")]) {
    const wanted = text === "2026-05-01" ? "1 mei 2026" : text;
    assert.ok(said.includes(wanted), `the report says ${wanted}`);
  }

  // 2. Somebody else opens that file: nothing changed, two actions are open.
  const second = await elsewhere(app, first.file);
  await bar(second).getByText(/^Sinds de bijeenkomst van \d+ \p{L}+ \d{4}: niets veranderd\. 2 acties staan nog open\.$/u).waitFor();
  await bar(second).getByRole("button", { name: "Bekijken" }).click();
  await news(second).getByRole("checkbox", { name: /^Huisartsen uitnodigen/ }).check();
  await press(second, "Escape");
  await bar(second).getByText(/1 actie staat nog open\.$/).waitFor();
  // Who contributes: activities, strengths by a digit, a point of attention mended.
  for (const [activity, goal] of [[VISIT, SEEN], [STAY, REPLACE]]) {
    await row(second, goal).click();
    await focusOn(second, goal);
    await press(second, "Alt+a");
    await second.keyboard.type(activity);
    await press(second, "Enter");
    await focusOn(second, activity);
  }
  await second.getByRole("tab", { name: "Bijdragen", exact: true }).click();
  const matrix = second.getByRole("grid", { name: "Bijdragen" });
  await matrix.getByRole("gridcell", { name: new RegExp(`^${escape(SEEN)}`) }).first().click();
  await press(second, "3");
  await matrix.getByRole("gridcell", { name: `${SEEN}: +++ geeft de doorslag` }).waitFor();
  await second.getByRole("tab", { name: "Lijst", exact: true }).click();
  await second.getByRole("button", { name: /^Aandachtspunten/ }).click();
  const points = second.getByRole("region", { name: "Aandachtspunten", exact: true });
  const moment = points.getByRole("listitem").filter({ hasText: `Bij “${RESULT}” staat niet wanneer het zover is.` });
  await moment.getByRole("button", { name: /^Moment \d+ invullen$/ }).click();
  await moment.waitFor({ state: "detached" });
  await second.getByRole("button", { name: /^Losse briefjes/ }).click();
  await beginClosing(second, "Wie draagt wat bij?");
  await addAction(second, ["Afspraken vastleggen", "contractbeheerder", "eind mei"]);
  const told = dialog(second).getByRole("region", { name: "Wat er is veranderd sinds de vorige keer" });
  await told.locator("summary").filter({ hasText: "Activiteiten" }).click();
  await told.getByRole("button", { name: VISIT }).waitFor();
  const closed = await closeMeeting(second);
  const report = await readReport(second, closed.report);
  for (const text of [`Nieuw: ${VISIT}`, `Nieuw: ${STAY}`, `Gewijzigd: ${RESULT}`, "Afspraken vastleggen", "eind mei", "Cijfers opvragen", "Nog open van eerder"]) {
    assert.ok(report.includes(text), `the report says ${text}`);
  }

  // 3. The next one opens the file; a copy that somebody edited meanwhile says what changed.
  const third = await elsewhere(app, closed.file);
  await bar(third).getByText(/: niets veranderd\. 2 acties staan nog open\.$/).waitFor();
  const other = await elsewhere(app, closed.file);
  await row(other, WORK).click();
  await focusOn(other, WORK);
  await press(other, "Delete");
  await row(other, WORK).waitFor({ state: "detached" });
  await row(other, REPLACE).click();
  await focusOn(other, REPLACE);
  await press(other, "Enter");
  await other.keyboard.type("Jongeren met zorg thuis houden tijd over");
  await press(other, "Enter");
  await details(other).getByRole("textbox", { name: "Tekst" }).waitFor();
  await row(other, SEEN).click();
  await focusOn(other, SEEN);
  await press(other, "F2", "End");
  await other.keyboard.type(", ook jongeren");
  await press(other, "Enter");
  await allSaved(other);
  const edited = await download(other);
  await third.getByRole("link", { name: "Werkboeken", exact: true }).click();
  await openFile(third, edited.text, edited.name);
  await bar(third).getByText(/: 1 nieuw, 1 gewijzigd, 1 weg\. 2 acties staan nog open\.$/).waitFor();
  await bar(third).getByRole("button", { name: "Bekijken" }).click();
  const list = news(third).getByRole("region", { name: /^Veranderd sinds/ });
  await eventually(() => list.getByRole("listitem").allInnerTexts().then((all) => all.map((text) => text.replaceAll(/\s+/g, " "))), [
    "nieuw Jongeren met zorg thuis houden tijd over",
    `gewijzigd ${SEEN}, ook jongeren tekst`,
    `weg ${WORK}`,
  ]);
  await list.getByRole("button", { name: `${SEEN}, ook jongeren` }).click();
  await focusOn(third, `${SEEN}, ook jongeren`);
  await bar(third).getByRole("button", { name: say("meeting.dismiss") }).click();
  await bar(third).waitFor({ state: "detached" });
  await grid(third).waitFor();
});

for (const language of ["nl", "en"]) {
  test(`bar and dialogs are clean and fit, in ${language}`, { timeout: 180_000 }, async ({ page }) => {
    await page.getByRole("combobox", { name: "Taal" }).selectOption(language);
    const more = [
      { id: "meeting/m", text: "Xuxu", day: "2026-03-12", closed: "2026-03-12", seen: "", order: "U1" },
      { id: "meeting/o", text: "Xyxy", order: "U2" },
      { id: "meeting/p", text: "Xyxyx", order: "U3" },
      { id: "action/a", text: "Xexe", meeting: "meeting/m", owner: "Xe", due: "2026-04-01", order: "U1" },
      { id: "action/b", text: "Xexex", meeting: "meeting/p", order: "U2" },
    ];
    const buffer = Buffer.from(workbookOf(["Xox", "  Xoxo", "    Xoxox"], { title: "Xix", more }));
    await page.getByLabel(say("start.open", {}, language)).setInputFiles({ name: "x.json", mimeType: "application/json", buffer });
    const name = say("meeting.news-title", {}, language);
    await page.getByRole("region", { name }).waitFor();
    await look(page, language, "the bar");
    await page.getByRole("button", { name: say("meeting.look", {}, language), exact: true }).click();
    await page.getByRole("dialog", { name }).waitFor();
    await look(page, language, "what changed");
    await assertReachable(page, "what changed");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.keyboard.type(say("action.close-meeting", {}, language));
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: say("action.close-meeting", {}, language) }).waitFor();
    await look(page, language, "closing");
    await page.setViewportSize({ width: 360, height: 740 });
    await assertReachable(page, "closing");
  });
}
