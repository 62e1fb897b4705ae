// Aandachtspunten: what the tool says of a tree, in sentences; mending, discussing, and the walk of the test question.
import assert from "node:assert/strict";
import { axe, test } from "./harness.mjs";
import { allSaved, button, details, download, eventually, focused, notices, openFile, row, tabTo, workbookOf } from "./support/bench.mjs";
import * as cli from "./support/cli.mjs";

const RESULT = "Minder overbelaste mantelzorgers";
const [COMBINE, SEEN, REPLACE] = ["Mantelzorgers kunnen zorg en werk combineren", "Mantelzorgers worden op tijd gezien", "Er is vervangende zorg"];
const NOTES = ["Wie zorgt, houdt het vol", `  ${RESULT}`, `    ${COMBINE}`, `    ${SEEN}`, `    ${REPLACE}`];
const FROM_TO = `Bij “${RESULT}” staat “minder”, maar niet van hoeveel naar hoeveel.`;
const MOMENT = `Bij “${RESULT}” staat niet wanneer het zover is.`;
const measure = (goal) => `Er is nog geen indicator voor “${goal}”.`;
const OVERLAP = `Voor “Werkende mantelzorgers” werken “Mantelzorgsteunpunt” en “Buurtkamer” aan hetzelfde doel: “${SEEN}”. Is dat zo bedoeld?`;
const GAP = `Niemand doet nog iets voor “${REPLACE}”.`;
const ORPHAN = "“Verwendag” draagt nog aan geen enkel doel bij.";
const ASSUMED = { assumption_if: "we er zijn", assumption_then: "mensen komen", assumption_because: "dat helpt" };

/** Two providers at the same subgoal for the same people, nobody at another one, and a day that contributes nothing. */
function goodThings() {
  const serves = (at, key, text, provider, form, goal) => [
    { id: `activity/${key}`, text, order: `U${at}` },
    { id: `provider/${key}`, text: provider, form, order: `U${at}` },
    { id: `provision/${key}/${key}`, activity: `activity/${key}`, provider: `provider/${key}` },
    { id: `contribution/${key}/${goal}`, activity: `activity/${key}`, goal: `goal/${goal}`, target_groups: ["target-group/w"], ...ASSUMED },
  ];
  return [
    { id: "target-group/w", text: "Werkende mantelzorgers", order: "U1" },
    ...serves(1, "a", "Spreekuur", "Mantelzorgsteunpunt", "formal", "g3"),
    ...serves(2, "b", "Koffieochtend", "Buurtkamer", "informal", "g3"),
    ...serves(3, "c", "Werkgeverskring", "Ondernemersvereniging", "formal", "g2"),
    { id: "activity/v", text: "Verwendag", order: "U4" },
    { id: "provider/v", text: "Buurthuis", order: "U4" },
    { id: "provision/v/v", activity: "activity/v", provider: "provider/v" },
  ];
}

const panel = (page) => page.getByRole("region", { name: "Aandachtspunten", exact: true });
const point = (page, text, within = panel(page)) => within.getByRole("listitem").filter({ hasText: text });
const toggle = (page) => page.getByRole("button", { name: /^(Aandachtspunten|Points of attention)/ });

/** What stands under a heading of the panel, or all of it; many of one rule are one line there. */
const heap = (page, heading) => (heading ? panel(page).locator(".wb-attention__heap").filter({ has: page.getByRole("heading", { name: new RegExp(`^${heading}`) }) }) : panel(page));
const bunches = (page, heading) => heap(page, heading).locator("summary");

/** The sentences under a heading of the panel, by its name; all of them when there is none. What is folded is unfolded. */
async function sentences(page, heading) {
  for (const bunch of await bunches(page, heading).all()) {
    if (!(await bunch.evaluate((summary) => summary.parentElement.open))) await bunch.click();
  }
  return heap(page, heading).getByRole("listitem").evaluateAll((all) => all.map((each) => each.querySelector("button").textContent));
}

async function opened(page, more = []) {
  await openFile(page, workbookOf(NOTES, { more }));
  await row(page, RESULT).waitFor();
  await toggle(page).click();
  await panel(page).getByRole("list").first().waitFor();
}

test("notes that became a tree lack from and to, a moment, and an indicator per subgoal", async ({ page }) => {
  await opened(page);
  await eventually(async () => (await focused(page)).name, "Aandachtspunten", "who opens the panel is in it");
  await eventually(() => sentences(page, "Hoe het er staat"), [FROM_TO, MOMENT]);
  assert.deepEqual(await bunches(page, "Wat nodig is om te meten").allInnerTexts(), ["Geen indicator bij 4 doelen"]);
  assert.equal(await heap(page, "Wat nodig is om te meten").getByRole("listitem").count(), 0);
  await eventually(() => sentences(page, "Wat nodig is om te meten"), [RESULT, COMBINE, SEEN, REPLACE].map(measure));
  await point(page, MOMENT).getByRole("button", { name: "Waarom dit telt" }).click();
  await point(page, MOMENT).getByText("Dan weet iedereen wanneer je terugkijkt.").waitFor();
});

test("one click mends a point, and one undo brings it back", async ({ page }) => {
  await opened(page);
  await point(page, MOMENT).getByRole("button", { name: /^Moment \d+ invullen$/ }).click();
  await eventually(() => sentences(page, "Hoe het er staat"), [FROM_TO]);
  assert.notEqual((await focused(page)).role, "body", "the focus is on what stands beside it");
  await notices(page).getByRole("button", { name: "Ongedaan maken" }).click();
  await eventually(() => sentences(page, "Hoe het er staat"), [FROM_TO, MOMENT]);
  // What is made empty asks for its text; left empty it is not made.
  await sentences(page);
  await point(page, GAP).getByRole("button", { name: "Maak een activiteit" }).click();
  await page.keyboard.type("Logeerhuis");
  await page.keyboard.press("Enter");
  await row(page, "Logeerhuis").waitFor();
  await point(page, GAP).waitFor({ state: "detached" });
});

test("a click goes to the record, and to the field in its details", async ({ page }) => {
  await opened(page, goodThings());
  await point(page, MOMENT).getByRole("button").first().click();
  await eventually(async () => (await focused(page)).role, "input");
  assert.equal(await row(page, RESULT).getAttribute("aria-selected"), "true");
  await point(page, ORPHAN).getByRole("button").first().click();
  await details(page).getByRole("textbox", { name: "Tekst" }).waitFor();
  await eventually(() => details(page).getByRole("textbox", { name: "Tekst" }).inputValue(), "Verwendag");
  await point(page, GAP).getByRole("button").first().click();
  await eventually(async () => (await focused(page)).name, REPLACE);
});

test("good things show one overlap, one gap and one orphan as sentences", async ({ page }) => {
  await opened(page, goodThings());
  await eventually(() => sentences(page, "Wat misschien dubbel is"), [OVERLAP]);
  await eventually(() => sentences(page, "Wat er nog mist"), [GAP]);
  await eventually(() => sentences(page, "Wat los hangt"), [ORPHAN]);
  await page.getByRole("combobox", { name: "Welke punten" }).selectOption({ label: "Wat los hangt (1)" });
  await eventually(() => sentences(page), [ORPHAN]);
});

test("what was discussed stays, quietly, also after a reload, and can be opened again", async ({ page }) => {
  await opened(page, goodThings());
  const count = async () => Number((await toggle(page).innerText()).match(/\d+/)[0]);
  const before = await count();
  await point(page, OVERLAP).getByRole("button", { name: "Besproken…", exact: true }).click();
  await page.getByRole("textbox", { name: "Waarom mag dit zo blijven?" }).fill("bewust, ander dorp");
  await page.getByRole("textbox", { name: /^Door wie/ }).fill("de groep");
  await page.keyboard.press("Enter");
  const quiet = panel(page).getByRole("list", { name: /^Besproken/ }).getByRole("listitem");
  await quiet.filter({ hasText: OVERLAP }).filter({ hasText: "bewust, ander dorp (de groep)" }).waitFor();
  assert.equal(await count(), before - 1);
  await allSaved(page);
  await page.reload();
  await toggle(page).click();
  await quiet.filter({ hasText: "bewust, ander dorp (de groep)" }).waitFor();
  assert.equal(await count(), before - 1);
  await quiet.getByRole("button", { name: "Toch weer openen", exact: true }).click();
  await eventually(() => sentences(page, "Wat misschien dubbel is"), [OVERLAP]);
  assert.equal(await count(), before);
  await button(page, "Ongedaan maken").click();
  await quiet.filter({ hasText: OVERLAP }).waitFor();
});

test("rows and boxes count what is at or below them, and the details show their own", async ({ page }) => {
  await opened(page);
  const open = Number((await toggle(page).innerText()).match(/\d+/)[0]);
  await row(page, NOTES[0]).getByText(`${open} aandachtspunten`).waitFor();
  await row(page, RESULT).click();
  await point(page, MOMENT, details(page)).waitFor();
  await details(page).getByRole("textbox", { name: "Tekst" }).fill(`In 2030 ${RESULT.toLowerCase()} van 10 naar 7 procent`);
  await point(page, MOMENT, details(page)).waitFor({ state: "detached" });
  await row(page, NOTES[0]).getByText(`${open - 2} aandachtspunten`).waitFor();
  await page.getByRole("tab", { name: "Boom" }).click();
  await page.getByRole("button", { name: NOTES[0] }).getByText(`${open - 2} aandachtspunten`).first().waitFor({ state: "attached" });
});

test("the walk of the test question is answered with the keyboard, saved at once and undone", async ({ page }) => {
  await opened(page);
  await tabTo(page, panel(page).getByRole("button", { name: "Toetsvraag" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Toetsvraag" });
  await dialog.getByRole("group", { name: `Levert “${RESULT}” een bijdrage aan “${NOTES[0]}”?` }).waitFor();
  await dialog.getByText("1 van 4").waitFor();
  await eventually(async () => (await focused(page)).name, "Ja");
  await page.keyboard.press("Enter");
  await eventually(async () => (await focused(page)).name, "Volgende");
  await tabTo(page, dialog.getByRole("textbox", { name: "Door wie" }), "Shift+Tab");
  await page.keyboard.type("tafel 2");
  await tabTo(page, dialog.getByRole("button", { name: "Volgende" }));
  await page.keyboard.press("Enter");
  await dialog.getByText("2 van 4").waitFor();
  await tabTo(page, dialog.getByRole("button", { name: "Twijfel" }));
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByRole("textbox", { name: "Waar zit de twijfel?" }));
  await page.keyboard.type("alleen als er plek is");
  for (const at of [3, 4]) {
    await tabTo(page, dialog.getByRole("button", { name: "Volgende" }));
    await page.keyboard.press("Enter");
    await dialog.getByText(`${at} van 4`).waitFor();
  }
  await tabTo(page, dialog.getByRole("button", { name: "Afronden" }));
  await page.keyboard.press("Enter");
  await dialog.getByText("alleen als er plek is").waitFor();
  assert.match(await dialog.innerText(), /1 ja\s+1 twijfel\s+2 nog open/);
  assert.match(await dialog.innerText(), /Twijfel · door tafel 2 · alleen als er plek is/);
  await axe(page);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await eventually(async () => (await focused(page)).name, "Toetsvraag");
  const { text } = await download(page);
  const tests = JSON.parse(text).records.filter(({ id }) => id.startsWith("test/"));
  assert.deepEqual(tests.map(({ answer, by, doubt = "" }) => [answer, by, doubt]).sort(), [["unsure", "tafel 2", "alleen als er plek is"], ["yes", "tafel 2", ""]]);
  for (let times = 0; times < 4; times += 1) await button(page, "Ongedaan maken").click();
  await eventually(() => sentences(page, "Of de redenering klopt").then((all) => all.length), 4);
});

test("a no on the test question stays a point, and in the details, until the question is asked again", async ({ page }) => {
  await opened(page);
  await panel(page).getByRole("button", { name: "Toetsvraag" }).click();
  const dialog = page.getByRole("dialog", { name: "Toetsvraag" });
  await tabTo(page, dialog.getByRole("button", { name: "Nee" }));
  await page.keyboard.press("Enter");
  await eventually(async () => (await focused(page)).name, "Waarom niet?");
  await page.keyboard.type("hoort ergens anders");
  await eventually(() => dialog.getByRole("textbox", { name: "Waarom niet?" }).inputValue(), "hoort ergens anders");
  await dialog.getByText("1 van 4").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  const no = `“${RESULT}” draagt níet bij aan “${NOTES[0]}”. Dat antwoordden jullie op de toetsvraag.`;
  await point(page, no).waitFor();
  await row(page, RESULT).click();
  await details(page).getByText("Nee · hoort ergens anders").waitFor();
  await point(page, no).getByRole("button", { name: "Vraag opnieuw stellen" }).click();
  await point(page, no).waitFor({ state: "detached" });
  await details(page).getByText("Nee · hoort ergens anders").waitFor({ state: "detached" });
});

test("an empty indicator mends nothing, and goes when it is left", async ({ page }) => {
  await opened(page);
  await sentences(page);
  const lacking = point(page, measure(COMBINE));
  await lacking.getByRole("button", { name: "Maak een indicator" }).click();
  await eventually(async () => (await focused(page)).name, "Indicator");
  await lacking.waitFor();
  await row(page, SEEN).click();
  await row(page, COMBINE).click();
  await details(page).getByRole("heading", { name: "Indicatoren 0" }).waitFor();
  await lacking.getByRole("button", { name: "Maak een indicator" }).click();
  await eventually(async () => (await focused(page)).name, "Indicator");
  await page.keyboard.type("Hoeveel mensen");
  await row(page, SEEN).click();
  await lacking.waitFor({ state: "detached" });
});

test("the command line finds the same in the file as the page", async ({ page }) => {
  await opened(page, goodThings());
  await sentences(page);
  for (const more of await panel(page).getByRole("button", { name: /^Toon (er )?nog/ }).all()) await more.click();
  const { text } = await download(page);
  const { out } = await cli.run("findings", cli.file("punten.werkboek.json", text));
  const told = JSON.parse(out).findings;
  assert.ok(told.length > 8);
  assert.deepEqual((await sentences(page)).sort(), told.map(({ what }) => what).sort());
});

test("in both languages, empty and full, nothing is wrong for assistive technology", async ({ page }) => {
  await opened(page, goodThings());
  await point(page, OVERLAP).getByRole("button", { name: "Besproken…", exact: true }).click();
  await row(page, SEEN).click();
  await axe(page);
  await page.getByRole("combobox", { name: "Taal" }).selectOption("en");
  await page.getByRole("region", { name: "Points of attention", exact: true }).getByText("Nobody").first().waitFor();
  await axe(page);
  await page.getByRole("button", { name: "Test question", exact: true }).click();
  await page.getByRole("dialog", { name: "Test question" }).waitFor();
  await axe(page);
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Language" }).selectOption("nl");
  await page.getByRole("link", { name: "Werkboeken" }).click();
  await openFile(page, workbookOf([], { id: "leeg" }));
  await toggle(page).waitFor();
  if (!(await panel(page).isVisible())) await toggle(page).click();
  await panel(page).getByText("Op dit moment valt niets op").waitFor();
  await axe(page);
});
