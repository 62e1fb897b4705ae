// The conversation on values: what the law leaves open, what each value asks, the norms that follow, and what is chosen.
import assert from "node:assert/strict";
import { button, download, eventually, newWorkbook, tabTo, toValues } from "./support/bench.mjs";
import * as cli from "./support/cli.mjs";
import { test } from "./harness.mjs";

const tab = (page, name) => page.getByRole("tab", { name, exact: true });
const box = (where, name) => where.getByRole("textbox", { name, exact: true });
const pick = (where, name, label) => where.getByRole("combobox", { name, exact: true }).selectOption({ label });
/** Chooses from a list of what can be tied, and ties it. */
async function tie(where, name, label) {
  await pick(where, name, label);
  await where.getByRole("button", { name: "Koppelen" }).click();
}
const region = (page, name) => page.getByRole("region", { name, exact: true });
const group = (where, name) => where.getByRole("group", { name, exact: true });

/** Types in the line that adds one, and closes it with Enter. */
async function add(where, label, text) {
  await box(where, label).fill(text);
  await box(where, label).press("Enter");
  await eventually(() => box(where, label).inputValue(), "");
}

/** Whether a point of attention says these words. */
async function points(page, words) {
  const summary = page.locator("summary", { hasText: /^\d+ aandachtspunt/ });
  if ((await summary.count()) === 0) return false;
  if (!(await summary.evaluate((element) => element.parentElement.open))) await summary.click();
  return (await page.locator(".wb-points__what").allInnerTexts()).some((point) => point.includes(words));
}

const says = (page, words, wanted = true) => eventually(() => points(page, words), wanted, `${wanted ? "a" : "no"} point says: ${words}`);

test("legal room: a rule excludes an alternative, and the law does not let a choice go to the college", { timeout: 120_000 }, async ({ page }) => {
  await newWorkbook(page, "Jeugdzorg");
  await toValues(page);
  await tab(page, "Alternatieven").click();
  for (const name of ["Jeugdhulp naar inkomen", "Minder aanbieders"]) {
    await box(page, "Naam van het alternatief").fill(name);
    await button(page, "Alternatief toevoegen").click();
  }
  await tab(page, "Keuzes").click();
  await add(page, "Nieuwe keuze", "Wat is jeugdhulp");
  await tab(page, "Keuzeruimte").click();
  await pick(page, "Wet om mee te beginnen", "Jeugdwet");
  await button(page, "Wet toevoegen").click();
  const forbidden = region(page, "Jeugdwet").getByRole("listitem", { name: /^Inkomen en vermogen/ });
  assert.equal(await box(forbidden, "Bron (artikel, uitspraak, verordening)").inputValue(), "CRvB 26 mei 2021, ECLI:NL:CRVB:2021:1327");
  assert.equal(await forbidden.getByRole("combobox", { name: "Moet, mag of mag niet?" }).inputValue(), "forbidden");
  await tie(forbidden, "Raakt aan", "Alternatief: Jeugdhulp naar inkomen");
  await forbidden.getByRole("checkbox", { name: "Sluit dit uit" }).check();
  // Visible, with the reason; it cannot be rated, and is in no comparison.
  await tab(page, "Alternatieven").click();
  await page.getByText(/Uitgesloten door een regel: Inkomen en vermogen/).waitFor();
  await tab(page, "Gewicht geven").click();
  await box(page, "Naam of schuilnaam").fill("Iris");
  await button(page, "Deelnemer toevoegen").click();
  await page.getByRole("spinbutton", { name: "Minder aanbieders: Welzijn" }).fill("60");
  assert.equal(await page.getByRole("spinbutton", { name: /^Jeugdhulp naar inkomen/ }).count(), 0);
  await page.getByRole("spinbutton", { name: "Welzijn", exact: true }).fill("100");
  await tab(page, "Waar staan we").click();
  const comparison = page.getByRole("table", { name: /Vergelijking/ }).first();
  await comparison.getByText("Minder aanbieders").waitFor();
  assert.equal(await comparison.getByText("Jeugdhulp naar inkomen").count(), 0);
  // "Bij verordening": the council cannot leave it to the college. "Bij of krachtens": it can.
  await tab(page, "Keuzeruimte").click();
  const ordinance = region(page, "Jeugdwet").getByRole("listitem", { name: /^De raad legt in de verordening vast/ });
  await tie(ordinance, "Raakt aan", "Keuze: Wat is jeugdhulp");
  await tab(page, "Keuzes").click();
  const what = group(region(page, "Wat is jeugdhulp"), "Wat?");
  await pick(what, "Is dit besloten?", "Aan een ander overgelaten");
  await pick(what, "Wie bepaalt het nu", "Het college");
  await says(page, "kan niet worden gedelegeerd");
  await tab(page, "Keuzeruimte").click();
  await pick(ordinance, "Mag de raad het overlaten?", "Bij of krachtens verordening: mag naar het college");
  await says(page, "kan niet worden gedelegeerd", false);
});

test("paardentherapie: from an answer and a norm to a choice, with what it leaves open, and why", { timeout: 120_000 }, async ({ page }) => {
  await newWorkbook(page, "Jeugdzorg");
  await toValues(page);
  await tab(page, "Keuzeruimte").click();
  await add(page, "Nieuwe regel", "Klassieke begeleiding is een taak van de gemeente.");
  await tab(page, "Deelvragen").click();
  const welfare = region(page, /Welzijn/);
  await add(welfare, "Nieuwe vraag over inwoners", "Is paardentherapie een basisbehoefte?");
  await box(welfare, "Is paardentherapie een basisbehoefte?").fill("Een wens, geen basisbehoefte.");
  await tab(page, "Dilemma's en normen").click();
  const norms = region(page, /Welzijn/);
  await add(norms, "Nieuwe norm", "De gemeente faciliteert het als aanvulling.");
  const norm = norms.getByRole("listitem", { name: /^De gemeente faciliteert/ });
  await norm.getByText("Meer", { exact: true }).click();
  await pick(norm, "Bij deelvraag", "Is paardentherapie een basisbehoefte?");
  await tab(page, "Keuzes").click();
  await add(page, "Nieuwe keuze", "Paardentherapie");
  const choice = region(page, "Paardentherapie");
  await pick(group(choice, "Wat?"), "Is dit besloten?", "Besloten");
  await pick(group(choice, "Wat?"), "Vastgelegd", "In de verordening");
  await pick(group(choice, "Voor wie en hoe?"), "Is dit besloten?", "Open");
  await pick(group(choice, "Door wie en hoe?"), "Is dit besloten?", "Besloten");
  await pick(group(choice, "Door wie en hoe?"), "Hoe geregeld", "Geen overeenkomst of subsidie");
  await tie(choice, "Rust op", "Norm: De gemeente faciliteert het als aanvulling.");
  await tab(page, "Keuzeruimte").click();
  const rule = page.getByRole("listitem", { name: /^Klassieke begeleiding/ });
  await tie(rule, "Raakt aan", "Keuze: Paardentherapie");
  await tab(page, "Keuzes").click();
  for (const words of ["lek", "hardheidsclausule", "terug", "wie"]) await says(page, words);
  await choice.getByText("Waarom", { exact: true }).click();
  const why = await choice.getByRole("list", { name: "Waarom" }).innerText();
  for (const words of ["Paardentherapie", "faciliteert", "Welzijn", "basisbehoefte", "Klassieke begeleiding"]) assert.ok(why.includes(words), `${words} in ${why}`);
  await pick(group(choice, "Door wie en hoe?"), "Hoe geregeld", "Overeenkomst");
  await pick(group(choice, "Door wie en hoe?"), "Verdeelprocedure", "Open house");
  await choice.getByText(/aan de eisen voldoet/).waitFor();
  await says(page, "lek", false);
  // Every gesture is one step.
  await button(page, "Ongedaan maken").click();
  await button(page, "Ongedaan maken").click();
  await says(page, "lek");
});

test("two parties answer apart, and their files merge without a conflict", { timeout: 120_000 }, async ({ page, context, app }) => {
  const people = ["Linde", "Beuk"].map((text, at) => ({ id: `participant/${text.toLowerCase()}`, text, group: "Fractie", order: `U${at}` }));
  const question = { id: "sub-question/q", text: "Wie moet de gemeente helpen?", value: "value/equality", side: "residents", order: "U" };
  const start = cli.file("huiswerk.json", JSON.stringify({ format: "waardenboom/1", workbook: "huiswerk", records: [{ id: "workbook/self", title: "Huiswerk" }, question, ...people] }));
  const files = [];
  for (const [at, { text }] of people.entries()) {
    const own = at === 0 ? page : await (await app.newContext()).newPage();
    if (at > 0) await app.open(own);
    await own.getByLabel("Bestand openen").setInputFiles(start);
    await own.getByRole("heading", { level: 1 }).first().waitFor();
    await toValues(own);
    await tab(own, "Deelvragen").click();
    await pick(own, "Wie antwoordt", `${text} (Fractie)`);
    await box(own, question.text).fill(`Antwoord van ${text}`);
    files.push(cli.file(`${text}.json`, (await download(own)).text));
  }
  const merged = cli.file("samen.json");
  const { status, out } = await cli.run("merge", ...files, "--out", merged);
  assert.equal(status, 0, out);
  assert.deepEqual(JSON.parse(out).conflicts, []);
  const last = await (await app.newContext()).newPage();
  await app.open(last);
  await last.getByLabel("Bestand openen").setInputFiles(merged);
  await toValues(last);
  await tab(last, "Deelvragen").click();
  await last.getByText("2 eigen antwoorden").click();
  for (const { text } of people) await last.getByText(`Antwoord van ${text}`).waitFor();
});

test("by keyboard alone, in English: a rule, an alternative it excludes, a choice left open, and why", { timeout: 150_000 }, async ({ page }) => {
  await newWorkbook(page, "Youth care");
  await page.getByRole("combobox", { name: "Taal" }).selectOption("en");
  const to = (locator) => tabTo(page, locator);
  const type = async (label, text) => {
    await to(box(page, label));
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await eventually(() => box(page, label).inputValue(), "");
  };
  /** Goes to a step with the arrows, from the step that is chosen. */
  const step = async (name) => {
    await to(page.locator('[role="tab"][aria-selected="true"]'));
    await page.keyboard.press("Home");
    for (let times = 0; times < 8 && (await tab(page, name).getAttribute("aria-selected")) !== "true"; times += 1) await page.keyboard.press("ArrowRight");
    assert.equal(await tab(page, name).getAttribute("aria-selected"), "true");
  };
  const choose = async (locator, letters) => {
    await to(locator);
    await page.keyboard.type(letters);
  };
  await to(page.getByRole("link", { name: "Weighing values" }));
  await page.keyboard.press("Enter");
  await step("Alternatives");
  await type("Name of the alternative", "By income");
  await step("Choices");
  await type("New choice", "Horse therapy");
  const part = group(region(page, "Horse therapy"), "For whom and how?");
  await choose(part.getByRole("combobox", { name: "Is this decided?" }), "Open");
  await eventually(() => part.getByRole("combobox", { name: "Is this decided?" }).inputValue(), "open");
  await step("Room to choose");
  await type("New rule", "Income does not count");
  const rule = page.getByRole("listitem", { name: "Income does not count" });
  await choose(rule.getByRole("combobox", { name: "Obliged, allowed or forbidden?" }), "Forb");
  const touch = async (letters) => {
    await choose(rule.getByRole("combobox", { name: "Touches" }), letters);
    await to(rule.getByRole("button", { name: "Tie", exact: true }));
    await page.keyboard.press("Enter");
  };
  await touch("Alternative: By");
  const excludes = rule.getByRole("checkbox", { name: "Excludes this" });
  await excludes.waitFor();
  await to(excludes);
  await page.keyboard.press("Space");
  assert.equal(await excludes.isChecked(), true);
  await rule.getByRole("button", { name: "Untie: Alternative: By income" }).waitFor();
  await touch("Choice: Horse");
  await rule.getByRole("button", { name: "Untie: Choice: Horse therapy" }).waitFor();
  await step("Alternatives");
  await page.getByText("Excluded by a rule: Income does not count").waitFor();
  await step("Choices");
  const why = region(page, "Horse therapy").locator("summary", { hasText: "Why" });
  await to(why);
  await page.keyboard.press("Enter");
  await page.getByRole("list", { name: "Why" }).getByText("Income does not count").waitFor();
  await to(page.locator("summary", { hasText: /^\d+ points? of attention/ }));
  await page.keyboard.press("Enter");
  await page.locator(".wb-points__what").first().waitFor();
  await to(button(page, "Undo"));
  await page.keyboard.press("Enter");
});
