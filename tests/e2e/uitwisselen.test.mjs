// Import, export and printing: what is seen first, one step, the way back, and what a file cannot hold.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { button, eventually, expectOutline, focusOn, newWorkbook, notices, openLines, outline, press, row, rows } from "./support/bench.mjs";
import { axe, inEveryColour, test } from "./harness.mjs";
import { assertFits, assertSpoken } from "./support/look.mjs";

const FIXTURES = join(import.meta.dirname, "../../core/tests/fixtures/import");
const fixture = (name) => readFileSync(join(FIXTURES, name));

const LINES = ["Iedereen doet mee", "  Minder overbelaste mantelzorgers", "    Op tijd gezien", "    Vervangende zorg", "  Meer ontmoeting"];
const MORE = [
  { id: "activity/h", text: "Huisbezoek", order: "U1" },
  { id: "activity/l", text: "Losse flodder", order: "U2" },
  { id: "provider/s", text: "Mantelzorgsteunpunt", order: "U1" },
  { id: "provision/h/s", activity: "activity/h", provider: "provider/s", agreement: "subsidise" },
  { id: "contribution/h/g2", activity: "activity/h", goal: "goal/g2", strength: 2 },
  { id: "indicator/i", text: "Aandeel overbelast", unit: "%", baseline: { value: "14", day: "2024" }, target: { value: "10", day: "2028" }, order: "U1" },
  { id: "indicator-link/i/g1", indicator: "indicator/i", goal: "goal/g1" },
];

const dialog = (page) => page.getByRole("dialog");

/** Opens something from the menu Uitwisselen. */
async function exchange(page, name) {
  await button(page, "Uitwisselen").click();
  await page.getByRole("menuitem", { name: new RegExp(`^${name}`) }).click();
  await dialog(page).waitFor();
}

/** Chooses a file in the dialog. */
const give = (page, name, buffer = fixture(name)) => dialog(page).getByLabel("Bestand kiezen").setInputFiles({ name, mimeType: "application/octet-stream", buffer });

const take = (page) => dialog(page).getByRole("button", { name: "Importeren", exact: true });
const piecesIn = async (page) => (await dialog(page).getByRole("list", { name: "Voorbeeld van de boom" }).getByRole("listitem").allInnerTexts()).length;

/** Opens the dialog on a tree with one goal, and imports a file below it or at the top. */
async function imported(page, name, buffer) {
  await exchange(page, "Importeren");
  await give(page, name, buffer);
  await dialog(page).getByRole("region", { name: "Wat erin staat" }).waitFor();
  const pieces = await piecesIn(page);
  await take(page).click();
  await dialog(page).waitFor({ state: "detached" });
  return pieces;
}

for (const [name, form] of [
  ["workflowy.opml", "OPML"],
  ["freeplane.mm", "Mindmap (Freeplane)"],
  ["beleidsplan.md", "Markdown"],
  ["ingesprongen.txt", "Tekst"],
  ["begroting.csv", "Tabel"],
  ["ouders.csv", "Tabel met een kolom voor het bovenliggende doel"],
]) {
  test(`${name} is seen first, comes in as one step, and one undo takes it back`, async ({ page }) => {
    await newWorkbook(page, "Proef");
    await exchange(page, "Importeren");
    assert.equal(await take(page).getAttribute("aria-disabled"), "true");
    await give(page, name);
    const preview = dialog(page).getByRole("region", { name: "Wat erin staat" });
    await preview.waitFor();
    assert.deepEqual(await preview.getByRole("list", { name: "Aantallen" }).getByRole("listitem").first().innerText(), form);
    assert.ok((await piecesIn(page)) > 2);
    await expectOutline(page, []);
    await take(page).click();
    await notices(page).getByText(/onderdelen geïmporteerd\./).waitFor();
    await eventually(async () => (await outline(page)).length > 0, true);
    await focusOn(page, (await rows(page))[0].text);
    await notices(page).getByRole("button", { name: "Ongedaan maken" }).click();
    await expectOutline(page, []);
  });
}

test("a table of figures does not come in before its columns are pointed out", async ({ page }) => {
  await newWorkbook(page, "Proef");
  await exchange(page, "Importeren");
  await give(page, "cijfers-excel.csv");
  const columns = dialog(page).getByRole("region", { name: "Dit lijkt een tabel met cijfers" });
  await columns.waitFor();
  assert.equal(await take(page).getAttribute("aria-disabled"), "true");
  assert.equal(await dialog(page).getByRole("region", { name: "Wat erin staat" }).count(), 0);
  await columns.getByRole("combobox", { name: "2020" }).selectOption({ label: "Cijfers van de indicator" });
  assert.equal(await take(page).getAttribute("aria-disabled"), "true", "figures of nothing");
  await columns.getByRole("combobox", { name: "Onderwerp" }).selectOption({ label: "Naam van de indicator" });
  await dialog(page).getByRole("region", { name: "Wat erin staat" }).waitFor();
  assert.equal(await piecesIn(page), 4);
  await take(page).click();
  await notices(page).getByText(/4 onderdelen geïmporteerd\./).waitFor();
  await press(page, "Control+z");
  await button(page, "Opnieuw uitvoeren").waitFor();
});

test("it goes at the top, below the goal with the focus, or below another", async ({ page }) => {
  await openLines(page, LINES);
  await row(page, "Meer ontmoeting").click();
  await exchange(page, "Importeren");
  await dialog(page).getByRole("textbox", { name: "Of plak hier tekst" }).fill("Buurthuis open\n\tElke dag");
  const where = dialog(page).getByRole("combobox", { name: "Waar komt het?" });
  assert.deepEqual(await where.getByRole("option").allInnerTexts(), ["Bovenaan in de boom, naast wat er is", "Onder “Meer ontmoeting”", "Onder een ander doel…"]);
  await where.selectOption({ label: "Onder een ander doel…" });
  await dialog(page).getByRole("textbox", { name: "Onder welk doel?" }).fill("Vervangende");
  await dialog(page).getByRole("button", { name: "Vervangende zorg" }).click();
  await eventually(() => where.evaluate((select) => select.selectedOptions[0]?.textContent), "Onder “Vervangende zorg”");
  await take(page).click();
  await focusOn(page, "Buurthuis open");
  await expectOutline(page, [...LINES.slice(0, 4), "      Buurthuis open", "        Elke dag", LINES[4]]);
  await press(page, "Control+z");
  await expectOutline(page, LINES);
});

for (const [name, buffer, sentence] of [
  ["hostile-zip.csv", undefined, /geen leesbare tekst.*Er is niets veranderd/],
  ["hostile-lach.opml", undefined, /XML die zelf afkortingen maakt.*Er is niets veranderd/],
  ["diep.txt", Buffer.from(Array.from({ length: 102 }, (_, level) => `${"\t".repeat(level)}Doel ${level}`).join("\n")), /meer dan 100 niveaus.*Er is niets veranderd.*Haal/],
  ["hostile-afgebroken.opml", undefined, /afgebroken of beschadigd.*Er is niets veranderd/],
]) {
  test(`${name} gets a sentence and changes nothing`, async ({ page }) => {
    await openLines(page, LINES);
    await exchange(page, "Importeren");
    await give(page, name, buffer);
    await dialog(page).getByRole("alert").filter({ hasText: sentence }).waitFor();
    assert.equal(await take(page).getAttribute("aria-disabled"), "true");
    await press(page, "Escape");
    await expectOutline(page, LINES);
    assert.equal(await button(page, "Ongedaan maken").getAttribute("aria-disabled"), "true");
  });
}

for (const [name, sentence] of [
  ["hostile-latin.opml", /andere tekencodering.*“Windows-1252”/],
  ["hostile-kring.csv", /in een kring naar elkaar/],
]) {
  test(`${name} says what became different before anything changes`, async ({ page }) => {
    await openLines(page, LINES);
    await exchange(page, "Importeren");
    await give(page, name);
    await dialog(page).getByRole("list", { name: "Wat anders wordt" }).getByText(sentence).waitFor();
    await press(page, "Escape");
    await expectOutline(page, LINES);
  });
}

test("a file of another program that is dropped on the tree is seen first too", async ({ page }) => {
  await openLines(page, LINES);
  const text = fixture("ingesprongen.txt").toString();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "lijst.txt", { type: "text/plain" }));
    document.querySelector("#view").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, text);
  await dialog(page).getByText("Gekozen: lijst.txt").waitFor();
  await take(page).click();
  await eventually(async () => (await outline(page)).length > LINES.length, true);
});

test("on the start page a file of any kind may be dropped", async ({ page }) => {
  const drop = (name, text) =>
    page.evaluate(([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name));
      document.querySelector("h1").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, [name, text]);
  await drop("half.json", "{ geen werkboek");
  await page.getByRole("alert").getByText("half.json").or(page.getByRole("alert").filter({ hasText: "werkboek" })).first().waitFor();
  await drop("lijst.txt", fixture("ingesprongen.txt").toString());
  await dialog(page).getByText("Gekozen: lijst.txt").waitFor();
  await press(page, "Escape");
  await drop("proef.werkboek.json", JSON.stringify({ format: "waardenboom/1", workbook: "gesleept", records: [{ id: "goal/a", text: "Gesleept doel", kind: "ambition", position: [null, "U"] }] }));
  await expectOutline(page, ["Gesleept doel"]);
});

test("a large table is read while the page stays awake, and the reading can be stopped", { timeout: 120_000 }, async ({ page }) => {
  await openLines(page, LINES);
  const head = "Ambitie;Resultaat;Subdoel;Activiteit;Aanbieder";
  const lines = Array.from({ length: 40_000 }, (_, at) => `Ambitie ${Math.floor(at / 4000)};Resultaat ${Math.floor(at / 80)};Subdoel ${Math.floor(at / 8)} voor inwoners;;`);
  const buffer = Buffer.from([head, ...lines].join("\n"));
  await exchange(page, "Importeren");
  await give(page, "groot.csv", buffer);
  await dialog(page).getByRole("progressbar", { name: "Bezig met lezen" }).waitFor();
  await button(dialog(page), "Stoppen").click();
  await dialog(page).getByText("OPML, Freeplane").waitFor();
  await give(page, "groot.csv", buffer);
  await dialog(page).getByRole("region", { name: "Wat erin staat" }).waitFor();
  await take(page).click();
  await dialog(page).waitFor({ state: "detached" });
  await eventually(async () => Number(await page.getByRole("treegrid").getAttribute("aria-rowcount")) > 5_000, true, "all of it is in the tree");
  await press(page, "Control+z");
  await expectOutline(page, LINES);
});

test("from the start page such a file becomes a new workbook", async ({ page }) => {
  await page.getByLabel("Bestand openen").setInputFiles({ name: "Plan 2027.md", mimeType: "text/markdown", buffer: fixture("beleidsplan.md") });
  await dialog(page).getByRole("region", { name: "Wat erin staat" }).waitFor();
  assert.equal(await dialog(page).getByRole("combobox").count(), 0);
  await take(page).click();
  await eventually(async () => (await outline(page)).length > 2, true);
  await focusOn(page, (await rows(page))[0].text);
  assert.notEqual(await page.getByRole("textbox", { name: "Titel van het werkboek" }).inputValue(), "");
  await press(page, "Control+z");
  await expectOutline(page, []);
});

test("a pasted table whose head names the kinds keeps them", async ({ page }) => {
  await newWorkbook(page, "Proef");
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "Kerndoel\tOperationeel doel\tActies\nIedereen doet mee\tOp tijd gezien\tHuisbezoek");
    document.querySelector("main").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expectOutline(page, ["Iedereen doet mee", "  Op tijd gezien", "    Huisbezoek"]);
  await eventually(async () => (await rows(page)).map(({ kind }) => kind), ["Ambitie", "Subdoel", "Activiteit"]);
});

const FORMATS = {
  "OPML (outliners)": [/\.opml$/, true],
  "Mindmap (Freeplane)": [/\.mm$/, true],
  Markdown: [/\.md$/, true],
  Tekst: [/\.txt$/, true],
  "CSV van de boom": [/\.csv$/, true],
  "CSV van de indicatoren": [/-indicatoren-.*\.csv$/, false],
  "CSV van de bijdragen": [/-bijdragen-.*\.csv$/, false],
  "Mermaid: stroomschema": [/\.mmd$/, false],
  "Mermaid: mindmap": [/\.mmd$/, false],
  Excel: [/\.xlsx$/, false],
};

/** Saves in a format. */
async function exported(page, format) {
  await exchange(page, "Exporteren");
  await dialog(page).getByRole("radio", { name: format, exact: true }).check();
  const [saving] = await Promise.all([page.waitForEvent("download"), dialog(page).getByRole("button", { name: "Bestand opslaan" }).click()]);
  await dialog(page).waitFor({ state: "detached" });
  return { name: saving.suggestedFilename(), bytes: readFileSync(await saving.path()) };
}

test("every format is saved, and what can be read back is the same tree", { timeout: 150_000 }, async ({ page, app }) => {
  await openLines(page, LINES, { title: "Meedoen", more: MORE });
  const before = (await rows(page)).filter(({ text }) => text !== "Losse flodder").map(({ text, kind, level }) => [text, kind, level]);
  for (const [format, [name, comesBack]] of Object.entries(FORMATS)) {
    const file = await exported(page, format);
    assert.match(file.name, name);
    assert.match(file.name, /^meedoen/);
    assert.ok(file.bytes.length > 20, format);
    if (format === "Excel") assert.equal(file.bytes.subarray(0, 2).toString(), "PK");
    if (!comesBack) continue;
    const other = await (await app.newContext()).newPage();
    await app.open(other);
    await newWorkbook(other, "Terug");
    await imported(other, file.name, file.bytes);
    await eventually(async () => (await rows(other)).filter(({ text }) => text !== "Losse flodder").map(({ text, kind, level }) => [text, kind, level]), before, format);
    await other.close();
  }
});

test("what a format cannot hold is listed first, for everything or for one branch", async ({ page }) => {
  await openLines(page, LINES, { more: MORE });
  await row(page, "Meer ontmoeting").click();
  await exchange(page, "Exporteren");
  const losses = dialog(page).getByRole("region", { name: "Wat niet meegaat" });
  await dialog(page).getByRole("radio", { name: "OPML (outliners)" }).check();
  await losses.getByText("Hoe sterk 1 bijdrage is, gaat niet mee.").waitFor();
  await dialog(page).getByRole("radio", { name: "Mermaid: stroomschema" }).check();
  await losses.getByText("1 indicator gaat niet mee.").waitFor();
  await dialog(page).getByRole("combobox", { name: "Wat" }).selectOption({ label: "Alleen “Meer ontmoeting” en wat eronder hangt" });
  await losses.getByText("Alles gaat mee.").waitFor();
  await dialog(page).getByRole("radio", { name: "CSV van de indicatoren" }).check();
  await losses.getByText("1 doel gaat niet mee.").waitFor();
  await losses.getByText("In je werkboek blijft alles staan.").waitFor();
});

test("an empty workbook says why there is nothing to save", async ({ page }) => {
  await newWorkbook(page, "Leeg");
  await exchange(page, "Exporteren");
  await dialog(page).getByRole("alert").filter({ hasText: /Er is niets geschreven en niets verloren\. Kies/ }).waitFor();
  assert.equal(await dialog(page).getByRole("button", { name: "Bestand opslaan" }).getAttribute("aria-disabled"), "true");
});

/** The pages of a PDF: their sizes in millimetres. */
function pagesOf(pdf) {
  const text = pdf.toString("latin1");
  return [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, width, height]) => [width, height].map((points) => Math.round((points * 25.4) / 72)));
}

for (const [paper, turn, size] of [
  ["A4", "Liggend", [297, 210]],
  ["A3", "Staand", [297, 420]],
]) {
  test(`printing gives an overview and a sheet for every branch, on ${paper} ${turn}`, async ({ page }) => {
    await page.evaluate(() => {
      window.printed = 0;
      window.print = () => (window.printed += 1);
    });
    await openLines(page, LINES, { title: "Meedoen", more: MORE });
    await press(page, "Control+p");
    await dialog(page).getByText(/^Een overzicht en 3 bladen\./).waitFor();
    await dialog(page).getByRole("combobox", { name: "Papier" }).selectOption(paper);
    await dialog(page).getByRole("combobox", { name: "Stand" }).selectOption({ label: turn });
    await dialog(page).getByRole("button", { name: "Afdrukken", exact: true }).click();
    await eventually(() => page.evaluate(() => window.printed), 1);
    await page.emulateMedia({ media: "print" });
    const sheet = (name) => page.getByRole("region", { name });
    await sheet("Overzicht").getByRole("img", { name: "Meedoen" }).waitFor();
    assert.deepEqual(await page.getByRole("region").evaluateAll((all) => all.map((each) => each.getAttribute("aria-label"))), ["Overzicht", "Maatschappelijk resultaat: Minder overbelaste mantelzorgers", "Maatschappelijk resultaat: Meer ontmoeting", "Nog niet in de boom"]);
    const branch = sheet("Maatschappelijk resultaat: Minder overbelaste mantelzorgers");
    await branch.getByText("Ambitie: Iedereen doet mee").waitFor();
    await branch.getByRole("row", { name: /Op tijd gezien/ }).getByText("Mantelzorgsteunpunt").waitFor();
    await branch.getByText("nulmeting: 14 % (2024); streefwaarde: 10 % (2028)").waitFor();
    assert.equal(await page.getByRole("main").count(), 0, "nothing but the sheets is on paper");
    const rules = await branch.getByRole("row").evaluateAll((all) => all.map((each) => getComputedStyle(each).breakInside));
    assert.ok(rules.every((rule) => rule === "avoid"), "no box is cut");
    assert.equal(await branch.locator("thead").evaluate((head) => getComputedStyle(head).display), "table-header-group");
    await page.emulateMedia({ media: null });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pagesOf(pdf);
    assert.equal(pages.length, 4);
    for (const each of pages) assert.deepEqual(each, size);
    await eventually(() => page.locator(".wb-print").count(), 0, "afterwards it is gone");
    await row(page, "Meer ontmoeting").waitFor();
  });
}

test("only one branch is printed when that is asked", async ({ page }) => {
  await page.evaluate(() => (window.print = () => {}));
  await openLines(page, LINES, { more: MORE });
  await row(page, "Op tijd gezien").click();
  await press(page, "Control+p");
  await dialog(page).getByRole("combobox", { name: "Wat" }).selectOption({ label: "Alleen “Op tijd gezien” en wat eronder hangt" });
  await dialog(page).getByText(/^Een overzicht en 1 blad\./).waitFor();
  await dialog(page).getByRole("button", { name: "Afdrukken", exact: true }).click();
  await eventually(() => page.locator(".wb-print section").evaluateAll((all) => all.map((each) => each.getAttribute("aria-label"))), ["Overzicht", "Subdoel: Op tijd gezien"]);
});

test("the dialogs are clean, spoken in both languages, and fit on a phone", { timeout: 150_000 }, async ({ page }) => {
  await openLines(page, LINES.map((line) => line.replace("Vervangende zorg", "Zorg dichtbij")), { more: MORE });
  for (const [language, names] of [
    ["nl", ["Uitwisselen", "Importeren", "Exporteren", "Afdrukken"]],
    ["en", ["Exchange", "Import", "Export", "Print"]],
  ]) {
    if (language === "en") await page.getByRole("combobox", { name: "Taal" }).selectOption({ label: "English" });
    const [menu, ...actions] = names;
    for (const action of actions) {
      await button(page, menu).click();
      await page.getByRole("menuitem", { name: new RegExp(`^${action}`) }).click();
      await dialog(page).waitFor();
      if (action === names[1]) {
        await dialog(page).locator("input[type=file]").setInputFiles({ name: "begroting.csv", mimeType: "text/csv", buffer: fixture("begroting.csv") });
        await dialog(page).getByRole("region").first().waitFor();
      }
      await inEveryColour(page, () => axe(page, { include: "dialog" }));
      if (action !== names[1]) await assertSpoken(page, language, action);
      await page.setViewportSize({ width: 360, height: 740 });
      await assertFits(page, action);
      const inside = await dialog(page).evaluate((element) => element.scrollWidth <= element.clientWidth);
      assert.ok(inside, `${action} does not scroll sideways`);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.keyboard.press("Escape");
      await dialog(page).waitFor({ state: "detached" });
    }
  }
});

