// Bijdragen and Preventie: who contributes what, with the keyboard alone; what is missing and what is double.
import assert from "node:assert/strict";
import * as cli from "./support/cli.mjs";
import { button, details, download, eventually, focused, notices, openFile, openLines, press, saved, say, tabTo, workbookOf } from "./support/bench.mjs";
import { axe, inEveryColour, test } from "./harness.mjs";
import { assertFits, assertSpoken } from "./support/look.mjs";

const LINES = ["Iedereen doet mee", "  Minder overbelaste mantelzorgers", "    Op tijd gezien", "    Vervangende zorg", "    Zorg en werk te combineren"];
const MORE = [
  { id: "target-group/w", text: "Werkende mantelzorgers", order: "U1" },
  { id: "target-group/j", text: "Jonge mantelzorgers", order: "U2" },
  { id: "activity/h", text: "Huisbezoek", order: "U1", target_groups: ["target-group/w"], prevention_level: "selective" },
  { id: "activity/b", text: "Buurtkoffie", order: "U2", target_groups: ["target-group/w"] },
  { id: "activity/v", text: "Verwendag", order: "U3" },
  { id: "provider/s", text: "Mantelzorgsteunpunt", order: "U1", form: "formal" },
  { id: "provider/k", text: "Buurtkamer", order: "U2", form: "informal" },
  { id: "provision/h/s", activity: "activity/h", provider: "provider/s", agreement: "subsidise" },
  { id: "provision/b/k", activity: "activity/b", provider: "provider/k" },
  { id: "contribution/h/g2", activity: "activity/h", goal: "goal/g2", strength: 2 },
  { id: "contribution/b/g2", activity: "activity/b", goal: "goal/g2", strength: 1 },
];

const view = (page, name) => page.getByRole("tab", { name, exact: true });
const matrix = (page) => page.getByRole("grid", { name: "Bijdragen" });
const cell = (page, name) => matrix(page).getByRole("gridcell", { name });
const focusedCell = (page, name) => eventually(async () => (await focused(page)).name, name);

async function opened(page, more = MORE) {
  await openLines(page, LINES, { more });
  await view(page, "Bijdragen").click();
  await matrix(page).waitFor();
}

/** The sheet as a screen reader has it: one line per row. */
const sheet = (page) =>
  matrix(page).getByRole("row").evaluateAll((rows) =>
    rows
      .sort((a, b) => a.ariaRowIndex - b.ariaRowIndex)
      .map((row) => [...row.querySelectorAll('[role="rowheader"], [role="columnheader"], [role="gridcell"]')].map((each) => each.getAttribute("aria-label") ?? each.innerText.replaceAll(/\s+/g, " ").trim())),
  );

test("the matrix says who contributes what, where nobody does, and what is double", async ({ page }) => {
  await opened(page);
  const [head, ...rows] = await sheet(page);
  assert.equal(head[0], "Activiteit");
  assert.match(head[1], /Minder overbelaste mantelzorgers Op tijd gezien \+3/);
  assert.match(head[1], /1 keer meer dan één aanbieder/);
  assert.match(head[2], /Vervangende zorg niemand/);
  assert.deepEqual(rows.map(([first]) => first.replace(/ (\+|draagt|\d+ help).*/, "")), ["Mantelzorgsteunpunt 1 activiteit", "Huisbezoek", "Buurtkamer 1 activiteit", "Buurtkoffie", "Nog geen aanbieder 1 activiteit nog geen bijdragen", "Verwendag"]);
  assert.equal(rows[1][1], "Op tijd gezien: ++ helpt. Een ander doet dit ook voor dezelfde doelgroep.");
  assert.equal(rows[1][2], "Vervangende zorg: geen bijdrage");
  await page.getByRole("status").filter({ hasText: "2 subdoelen waar niemand iets voor doet · 1 activiteit zonder bijdrage · 1 keer overlap" }).waitFor();
  await page.getByRole("combobox", { name: "Groeperen op" }).selectOption({ label: "Formeel of informeel" });
  await matrix(page).getByRole("rowheader", { name: /^Informeel/ }).waitFor();
  await button(page, "Als tekst").click();
  const text = page.getByRole("region", { name: "Als tekst" });
  await text.getByText("Niemand doet nog iets voor “Vervangende zorg”.").waitFor();
  await text.getByText("Mantelzorgsteunpunt, Buurtkamer werken allemaal aan “Op tijd gezien” voor Werkende mantelzorgers. Is dat zo bedoeld?").waitFor();
  await axe(page);
});

test("one number of subgoals without anybody: above the sheet, over its columns and in the text", async ({ page }) => {
  const lines = ["Iedereen doet mee", "  Minder overbelaste mantelzorgers", "    Op tijd gezien", "    Vervangende zorg", "      Een burennetwerk in elke wijk", "      Een logeerhuis", "    Zorg en werk te combineren"];
  const more = [...MORE, { id: "contribution/v/g4", activity: "activity/v", goal: "goal/g4" }];
  await openLines(page, lines, { more });
  await view(page, "Bijdragen").click();
  await page.getByRole("status").filter({ hasText: "2 subdoelen waar niemand iets voor doet" }).waitFor();
  const heads = await matrix(page).getByRole("columnheader").allInnerTexts();
  assert.equal(heads.filter((head) => head.includes("niemand")).length, 2, `${heads}`);
  assert.equal(heads.filter((head) => head.includes(say("matrix.per-subgoal"))).length, 1, "a goal with others below it is asked through them");
  await button(page, "Als tekst").click();
  const text = page.getByRole("region", { name: "Als tekst" });
  await text.getByRole("heading", { name: "2 subdoelen waar niemand iets voor doet" }).waitFor();
  assert.equal(await text.getByText(/^Niemand doet nog iets voor/).count(), 2);
});

test("the name of a result stands over its own columns and nowhere else", async ({ page }) => {
  const lines = ["Iedereen doet mee", "  Mantelzorgers kunnen zorg en werk combineren", "    Roosters op maat", "    Invalkrachten", "  Mantelzorgers kennen de weg naar hulp en voelen zich gewaardeerd", "    Bekende bordjes"];
  await openLines(page, lines, { more: MORE.filter(({ id }) => !id.startsWith("contribution")) });
  await view(page, "Bijdragen").click();
  await matrix(page).waitFor();
  const within = (text, from, to) =>
    eventually(async () => {
      const name = await matrix(page).locator("[title]").filter({ hasText: text }).first().locator("span").first().boundingBox();
      const [first, last] = await Promise.all([from, to].map((head) => matrix(page).getByRole("columnheader").filter({ hasText: head }).boundingBox()));
      return name.x >= first.x - 1 && name.x + name.width <= last.x + last.width + 1;
    }, true);
  await within("zorg en werk combineren", "Roosters op maat", "Invalkrachten");
  await within("de weg naar hulp", "Bekende bordjes", "Bekende bordjes");
});

test("every cell is edited with the keyboard alone", async ({ page }) => {
  await opened(page);
  await tabTo(page, matrix(page).locator('[tabindex="0"]'));
  await press(page, "ArrowRight", "ArrowRight");
  await focusedCell(page, "Vervangende zorg: geen bijdrage");
  await press(page, "2");
  await focusedCell(page, "Vervangende zorg: ++ helpt");
  await press(page, "+");
  await focusedCell(page, "Vervangende zorg: +++ geeft de doorslag");
  await press(page, "-", "-", "-", "-");
  await focusedCell(page, "Vervangende zorg: − werkt tegen");
  await press(page, "Control+z");
  await focusedCell(page, "Vervangende zorg: 0 maakt geen verschil");
  await press(page, "Delete");
  await focusedCell(page, "Vervangende zorg: geen bijdrage");
  await press(page, "Control+z");
  // Enter opens everything about it.
  await press(page, "Enter");
  await eventually(async () => (await focused(page)).name, "Sterkte");
  const panel = details(page);
  await panel.getByRole("textbox", { name: "Als we dit doen" }).fill("we thuis komen");
  await panel.getByRole("textbox", { name: "verwachten we dat" }).fill("mantelzorgers rust krijgen");
  await panel.getByRole("textbox", { name: "omdat" }).fill("iemand het overneemt");
  await panel.getByRole("textbox", { name: "Waaraan zien we dat het niet klopt?" }).fill("de wachtlijst groeit");
  await panel.getByRole("checkbox", { name: "Jonge mantelzorgers" }).check();
  await press(page, "Escape");
  await focusedCell(page, "Vervangende zorg: 0 maakt geen verschil");
  await press(page, "Control+End");
  await focusedCell(page, "Zorg en werk te combineren: geen bijdrage");
  await press(page, "3");
  await press(page, "Control+Home");
  await eventually(async () => (await focused(page)).name?.startsWith("Huisbezoek"), true);
  await saved(page).filter({ hasText: /^Opgeslagen/ }).waitFor();
  const file = JSON.parse((await download(page)).text);
  const link = file.records.find(({ id }) => id === "contribution/h/g3");
  assert.equal(link.assumption_if, "we thuis komen");
  assert.equal(link.strength, 0);
  assert.deepEqual(link.target_groups, ["target-group/j"]);
  assert.equal(file.records.find(({ id }) => id === "contribution/v/g4").strength, 3);
});

test("by mouse and by finger: the bar below sets the strength", { context: { viewport: { width: 360, height: 740 }, hasTouch: true } }, async ({ page }) => {
  await openLines(page, LINES, { more: MORE });
  await view(page, "Bijdragen").click();
  await matrix(page).waitFor();
  await assertFits(page, "the matrix");
  await cell(page, /^Op tijd gezien: \+ helpt een beetje/).tap();
  await button(page, "− werkt tegen").tap();
  await cell(page, /^Op tijd gezien: − werkt tegen/).waitFor();
  await axe(page);
});

test("two hundred activities and sixty subgoals: few cells are drawn, and every one is reached", { timeout: 120_000 }, async ({ page }) => {
  const lines = ["Ambitie", "  Resultaat", ...Array.from({ length: 60 }, (_, at) => `    Subdoel ${at + 1}`)];
  const activities = Array.from({ length: 200 }, (_, at) => ({ id: `activity/a${at}`, text: `Activiteit ${at + 1}`, order: `U${String(at).padStart(4, "0")}1` }));
  const links = activities.flatMap(({ id }, at) => [3, 17, 31].map((step) => ({ id: `contribution/${id.slice(9)}/g${2 + ((at * step) % 60)}`, activity: id, goal: `goal/g${2 + ((at * step) % 60)}`, strength: 1 + (at % 3) })));
  const unique = [...new Map(links.map((link) => [link.id, link])).values()];
  await openFile(page, workbookOf(lines, { more: [...activities, ...unique] }));
  await view(page, "Bijdragen").click();
  await matrix(page).waitFor();
  assert.equal(await matrix(page).getAttribute("aria-colcount"), "61");
  assert.ok((await matrix(page).getByRole("gridcell").count()) < 700, "windowed");
  await tabTo(page, matrix(page).locator('[tabindex="0"]'));
  await press(page, "Control+End");
  await focusedCell(page, "Subdoel 60: geen bijdrage");
  await press(page, "2");
  await focusedCell(page, "Subdoel 60: ++ helpt");
  await press(page, "Home");
  await eventually(async () => (await focused(page)).name?.startsWith("Activiteit 200"), true);
});

test("Preventie shows holes, and a hole can be filled", async ({ page }) => {
  await openLines(page, LINES, { more: MORE });
  await view(page, "Preventie").click();
  await button(page, "Naar groep: universeel, selectief, geïndiceerd, zorggerelateerd").click();
  const table = page.getByRole("table", { name: "Preventie" });
  await table.getByRole("row", { name: /^Werkende mantelzorgers/ }).getByRole("button", { name: "Huisbezoek" }).waitFor();
  await page.getByRole("status").filter({ hasText: "7 plekken waar niemand iets doet" }).waitFor();
  await button(page, "Activiteit maken voor Jonge mantelzorgers, Universeel: voor iedereen").click();
  await eventually(async () => (await focused(page)).name, "Tekst");
  await page.keyboard.type("Les op school");
  await table.getByRole("row", { name: /^Jonge mantelzorgers/ }).getByRole("button", { name: "Les op school" }).waitFor();
  await page.getByRole("status").filter({ hasText: "6 plekken waar niemand iets doet" }).waitFor();
  await inEveryColour(page, () => axe(page));
});

test("from an activity up to the ambition, as sentences; means and effect as a table", async ({ page }) => {
  await openLines(page, LINES, { more: [...MORE, { id: "contribution/h/g4", activity: "activity/h", goal: "goal/g4", strength: -1 }] });
  await page.getByRole("row", { name: /^Huisbezoek/ }).first().click();
  const panel = details(page);
  await panel.getByText("Mantelzorgsteunpunt: “Huisbezoek” voor Werkende mantelzorgers.").waitFor();
  await panel.getByText("Dat draagt bij aan “Op tijd gezien” (++ helpt). Nog geen veronderstelling: waarom verwachten we dit?").waitFor();
  await panel.getByText("Dit helpt bij “Op tijd gezien”, maar werkt “Zorg en werk te combineren” tegen (− werkt tegen).").waitFor();
  await page.getByRole("row", { name: /^Minder overbelaste/ }).click();
  await panel.getByRole("button", { name: "Van middelen naar effect" }).click();
  const dialog = page.getByRole("dialog", { name: "Van middelen naar effect" });
  await dialog.getByRole("row", { name: /Middelen.*nog niet ingevuld/ }).waitFor();
  await axe(page);
});

test("two that say the same become one, and nothing is lost; what is not the same is told apart", async ({ page }) => {
  await openLines(page, [...LINES, "    Respijtzorg is beschikbaar", "    Beschikbare respijtzorg"], { more: MORE });
  await press(page, "Control+k");
  await page.keyboard.type("mogelijk dubbel");
  await press(page, "Enter");
  const dialog = page.getByRole("dialog", { name: "Mogelijk dubbel" });
  await dialog.getByText("“Respijtzorg is beschikbaar” en “Beschikbare respijtzorg”").waitFor();
  await dialog.getByRole("button", { name: /^Samenvoegen tot één/ }).first().click();
  const which = page.getByRole("dialog", { name: "Samenvoegen tot één" });
  await which.getByRole("radio", { name: "Beschikbare respijtzorg" }).check();
  await axe(page);
  await which.getByRole("button", { name: "Samenvoegen tot één" }).click();
  await eventually(() => page.getByRole("row", { name: /espijtzorg/ }).count(), 1);
  await details(page).getByText("Respijtzorg is beschikbaar").waitFor();
  await press(page, "Control+z");
  await eventually(() => page.getByRole("row", { name: /espijtzorg/ }).count(), 2);
});

test("the council and those who carry it out each see their own", async ({ page }) => {
  await openLines(page, LINES, { more: MORE });
  await page.getByRole("combobox", { name: "Voor wie" }).selectOption({ label: "Voor de raad" });
  const list = page.getByRole("list", { name: "Voor de raad" });
  await eventually(() => list.getByRole("listitem").count(), 2);
  await page.getByRole("combobox", { name: "Voor wie" }).selectOption({ label: "Voor de uitvoering" });
  await page.getByRole("list", { name: "Voor de uitvoering" }).getByText("Mantelzorgsteunpunt").waitFor();
  await axe(page);
  await page.getByRole("combobox", { name: "Voor wie" }).selectOption({ label: "Alles" });
});

for (const language of ["nl", "en"]) {
  test(`the views are clean in every colour, in ${language}`, { timeout: 180_000 }, async ({ page }) => {
    await page.getByRole("combobox", { name: "Taal" }).selectOption(language);
    const buffer = Buffer.from(workbookOf(["Xox", "  Xoxo", "    Xoxox"], { title: "Xix", more: [
      { id: "target-group/t", text: "Xaxa", order: "U1" },
      { id: "activity/a", text: "Xexe", order: "U1", target_groups: ["target-group/t"], prevention_level: "primary" },
      { id: "contribution/a/g2", activity: "activity/a", goal: "goal/g2", strength: 2 },
    ] }));
    await page.getByLabel(say("start.open", {}, language)).setInputFiles({ name: "x.json", mimeType: "application/json", buffer });
    for (const name of language === "nl" ? ["Bijdragen", "Preventie"] : ["Contributions", "Prevention"]) {
      await page.getByRole("tab", { name, exact: true }).click();
      await page.waitForTimeout(200);
      await assertSpoken(page, language, name);
      await inEveryColour(page, () => axe(page));
    }
  });
}
