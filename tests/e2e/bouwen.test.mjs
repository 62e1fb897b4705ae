// Somebody builds a goal tree with the keyboard alone, takes it all back, closes the page, and takes it along as a file.
import assert from "node:assert/strict";
import * as bench from "./support/bench.mjs";
import { button, details, download, eventually, expectOutline, focused, grid, openFile, outline, press, row, rows, tabTo, walkTo } from "./support/bench.mjs";
import * as cli from "./support/cli.mjs";
import { test } from "./harness.mjs";
import { pattern, say } from "./support/words.mjs";

// What is typed, in order. `then` is the key after the text: Tab confirms and goes on one deeper, Enter only confirms.
// `from` is the goal to walk to first, `key` what makes the new row there.
const TREE = [
  ["Wie voor een ander zorgt, houdt tijd en kracht over voor het eigen leven.", { then: "Tab" }],
  ["Over vier jaar voelen hooguit 7 van de 100 mantelzorgers zich overbelast.", { then: "Tab" }],
  ["Mantelzorgers zijn op tijd in beeld, ook als zij zelf niet om hulp vragen.", { then: "Tab" }],
  ["Huisartsen en wijkverpleegkundigen herkennen de tekenen van te zware zorg.", { key: undefined }],
  ["300 gesprekken per jaar bij mensen thuis over wat de zorg van hen vraagt.", { key: "Enter", kind: "Prestatie" }],
  ["Mantelzorgers kunnen de zorg geregeld een paar dagen overdragen.", { from: "Mantelzorgers zijn", key: "Enter", then: "Tab" }],
  ["Vervangende zorg is dichtbij en binnen twee weken geregeld.", { then: "Tab" }],
  ["Elke kern heeft vijf vaste invallers die de naaste al kennen.", { kind: "Prestatie" }],
  ["Twaalf logeerplekken waar een naaste een paar nachten kan blijven.", { from: "Vervangende zorg", key: "Enter", kind: "Prestatie" }],
  ["Werkende mantelzorgers kunnen hun baan en de zorg goed combineren.", { from: "Mantelzorgers kunnen", key: "Enter", then: "Tab" }],
  ["Veertig werkgevers hebben afspraken over verlof en werktijden bij zorg.", { kind: "Prestatie" }],
  ["Jongeren met zorg thuis houden tijd over voor school en vrienden.", { from: "Werkende mantelzorgers", key: "Enter" }],
  ["Over vier jaar werken familie, vrijwilligers en beroepskrachten als één team.", { from: "Over vier jaar voelen", key: "Enter", then: "Tab" }],
  ["Familie, vrijwilliger en beroepskracht weten van elkaar wie wat doet.", { then: "Tab" }],
  ["In elk gezin met zware zorg ligt één plan dat iedereen kan lezen.", { kind: "Prestatie" }],
  ["Mantelzorgers houden contact met vrienden en buren.", { from: "Familie, vrijwilliger", key: "Insert" }],
];
const ACTIVITIES = [
  ["Mantelzorgers thuis bezoeken en samen bekijken wat nodig is", "Mantelzorgers zijn"],
  ["Logeeropvang voor een weekend of een week", "Mantelzorgers kunnen"],
  ["Vrijwilligers nemen een middag per week de zorg over", "Mantelzorgers kunnen"],
  ["Werkgevers helpen met afspraken over verlof en werktijden", "Werkende mantelzorgers"],
];
const PROVIDERS = [
  ["Welzijnsorganisatie De Bloesem", "Mantelzorgers thuis"],
  ["Zorggroep Duinzoom", "Logeeropvang"],
];
const ASSUMPTIONS = [
  ["Mantelzorgers thuis", "Mantelzorgers zijn", "+++ geeft de doorslag", "we mensen thuis opzoeken zonder dat zij erom vragen", "we overbelasting een jaar eerder zien", "schaamte kleiner is aan de eigen keukentafel"],
  ["Logeeropvang", "Mantelzorgers kunnen", "++ helpt", "een naaste een week ergens vertrouwd kan logeren", "de mantelzorger weer slaapt en het langer volhoudt", "een paar uur vrij te kort is om bij te komen"],
];
const INDICATORS = [
  ["Over vier jaar voelen", "Deel van de mantelzorgers dat zich overbelast voelt", "procent", ["10", "2025-03-01"], ["7", "2029-03-01"]],
  ["Twaalf logeerplekken", "Nachten logeeropvang in een jaar", "nachten", ["640", "2025-12-31"], ["1500", "2028-12-31"]],
];
const OUTLINE = [
  ["", "Wie voor een ander zorgt, houdt tijd en kracht over voor het eigen leven.", "Ambitie"],
  ["  ", "Over vier jaar voelen hooguit 7 van de 100 mantelzorgers zich overbelast.", "Maatschappelijk resultaat"],
  ["    ", "Mantelzorgers zijn op tijd in beeld, ook als zij zelf niet om hulp vragen.", "Subdoel"],
  ["      ", "Huisartsen en wijkverpleegkundigen herkennen de tekenen van te zware zorg.", "Subdoel"],
  ["      ", "300 gesprekken per jaar bij mensen thuis over wat de zorg van hen vraagt.", "Prestatie"],
  ["      ", "Mantelzorgers thuis bezoeken en samen bekijken wat nodig is", "Activiteit"],
  ["    ", "Mantelzorgers kunnen de zorg geregeld een paar dagen overdragen.", "Subdoel"],
  ["      ", "Vervangende zorg is dichtbij en binnen twee weken geregeld.", "Subdoel"],
  ["        ", "Elke kern heeft vijf vaste invallers die de naaste al kennen.", "Prestatie"],
  ["        ", "Logeeropvang voor een weekend of een week", "Activiteit"],
  ["      ", "Twaalf logeerplekken waar een naaste een paar nachten kan blijven.", "Prestatie"],
  ["      ", "Logeeropvang voor een weekend of een week", "Activiteit"],
  ["      ", "Vrijwilligers nemen een middag per week de zorg over", "Activiteit"],
  ["    ", "Werkende mantelzorgers kunnen hun baan en de zorg goed combineren.", "Subdoel"],
  ["      ", "Veertig werkgevers hebben afspraken over verlof en werktijden bij zorg.", "Prestatie"],
  ["      ", "Werkgevers helpen met afspraken over verlof en werktijden", "Activiteit"],
  ["    ", "Jongeren met zorg thuis houden tijd over voor school en vrienden.", "Subdoel"],
  ["  ", "Over vier jaar werken familie, vrijwilligers en beroepskrachten als één team.", "Maatschappelijk resultaat"],
  ["    ", "Familie, vrijwilliger en beroepskracht weten van elkaar wie wat doet.", "Subdoel"],
  ["      ", "In elk gezin met zware zorg ligt één plan dat iedereen kan lezen.", "Prestatie"],
  ["      ", "Mantelzorgers houden contact met vrienden en buren.", "Subdoel"],
];
const LINES = OUTLINE.map(([indent, text]) => indent + text);

/** Walks to the first row that begins like this. */
async function goTo(page, beginning) {
  const wanted = (await rows(page)).find(({ text }) => text.startsWith(beginning));
  assert.ok(wanted, `there is a row that begins with ${beginning}`);
  await walkTo(page, wanted.text);
}

async function buildTree(page) {
  for (const [text, { from, key, then = "Enter", kind }] of TREE) {
    if (from) await goTo(page, from);
    if (key) await press(page, key);
    // The caret is in the new box at once: nothing is waited for.
    await page.keyboard.type(text);
    await press(page, then);
    if (kind) {
      await press(page, "Alt+k");
      const choice = page.getByRole("dialog", { name: "Welke soort is dit?" }).getByRole("button", { name: kind, exact: true });
      await tabTo(page, choice);
      await press(page, "Enter");
      await bench.focusOn(page, text);
    }
  }
}

async function addActivities(page) {
  for (const [text, goal] of ACTIVITIES) {
    await goTo(page, goal);
    await press(page, "Alt+a");
    await page.keyboard.type(text);
    await press(page, "Enter");
    await bench.focusOn(page, text);
  }
}

async function addProviders(page) {
  for (const [name, activity] of PROVIDERS) {
    await goTo(page, activity);
    await bench.leaveTreeTo(page, details(page).getByRole("button", { name: "Aanbieder toevoegen" }));
    await press(page, "Enter");
    const dialog = page.getByRole("dialog");
    await tabTo(page, dialog.getByRole("textbox"));
    await page.keyboard.type(name);
    await tabTo(page, dialog.getByRole("button", { name: "Aanbieder met deze naam maken" }));
    await press(page, "Enter");
    await dialog.waitFor({ state: "detached" });
    await row(page, activity).first().getByRole("gridcell", { name }).waitFor();
  }
}

async function linkAndAssume(page) {
  await goTo(page, "Logeeropvang");
  await press(page, "Alt+l");
  await bench.pick(page, "Vervangende zorg is dichtbij en binnen twee weken geregeld.");
  for (const [activity, goal, strength, ...parts] of ASSUMPTIONS) {
    await goTo(page, activity);
    // The reasoning below names the goal too.
    const item = details(page).getByRole("listitem").filter({ hasText: goal, has: page.locator("summary") });
    await bench.leaveTreeTo(page, item.locator("summary"));
    await press(page, "Enter");
    await bench.choose(page, item.getByRole("combobox", { name: "Sterkte" }), strength);
    for (const [at, label] of ["Als we dit doen", "verwachten we dat", "omdat"].entries()) {
      await tabTo(page, item.getByRole("textbox", { name: label, exact: true }));
      await page.keyboard.type(parts[at]);
    }
    await press(page, "Tab");
    await item.getByText(say("details.assumption", { if: parts[0], then: parts[1], because: parts[2] })).waitFor();
  }
}

async function addIndicators(page) {
  for (const [goal, name, unit, baseline, target] of INDICATORS) {
    await goTo(page, goal);
    await press(page, "Alt+i");
    await eventually(async () => (await focused(page)).name, "Indicator", "the caret is in the new indicator");
    await page.keyboard.type(name);
    await tabTo(page, details(page).getByRole("textbox", { name: "Eenheid" }));
    await page.keyboard.type(unit);
    for (const [label, [value, day]] of [["Nulmeting", baseline], ["Streefwaarde", target]]) {
      const group = details(page).getByRole("group", { name: label });
      await tabTo(page, group.getByRole("textbox", { name: label }));
      await page.keyboard.type(value);
      await tabTo(page, group.getByRole("textbox", { name: "Datum" }));
      await page.keyboard.type(day);
    }
    await press(page, "Tab");
    for (const [key, [value, day]] of [["details.baseline", baseline], ["details.target", target]]) {
      await details(page).getByText(say(key, { value: `${value} ${unit}`, day })).waitFor();
    }
  }
}

/** Everything that the details say of every row: what two profiles are compared by. */
async function everything(page) {
  const all = [];
  for (const { text, kind } of await rows(page)) {
    await row(page, text).first().click();
    await bench.focusOn(page, text);
    all.push({ text, kind, details: await bench.readDetails(page) });
  }
  return all;
}

test("a tree is built by keyboard, taken back, brought back, kept, and taken along as a file", { timeout: 300_000, context: { viewport: { width: 1280, height: 1600 } } }, async ({ page, app }) => {
  await tabTo(page, button(page, "Nieuw werkboek"));
  await press(page, "Enter");
  await eventually(async () => (await focused(page)).name, "Titel", "the caret is in the title");
  await page.keyboard.type("Mantelzorg in de Bollenstreek");
  await press(page, "Enter");
  await tabTo(page, button(page, "Ambitie toevoegen"));
  await press(page, "Enter");
  await buildTree(page);
  await addActivities(page);
  await addProviders(page);
  await linkAndAssume(page);
  await addIndicators(page);

  await expectOutline(page, LINES);
  const built = await rows(page);
  assert.deepEqual(built.map(({ kind }) => kind), OUTLINE.map(([, , kind]) => kind));
  assert.deepEqual(built.map(({ index }) => index), OUTLINE.map((_, at) => at + 2));
  assert.equal(await grid(page).getAttribute("aria-rowcount"), `${OUTLINE.length + 1}`);
  const places = OUTLINE.map(([indent], at) => {
    const end = (from, step) => {
      let count = 0;
      for (let i = from + step; OUTLINE[i] && OUTLINE[i][0].length >= indent.length; i += step) {
        if (OUTLINE[i][0].length === indent.length) count += 1;
      }
      return count;
    };
    return { place: end(at, -1) + 1, siblings: end(at, -1) + 1 + end(at, 1) };
  });
  assert.deepEqual(built.map(({ place, siblings }) => ({ place, siblings })), places);
  const hasMore = OUTLINE.map(([indent], at) => ((OUTLINE[at + 1]?.[0].length ?? 0) > indent.length ? "true" : null));
  assert.deepEqual(built.map(({ expanded }) => expanded), hasMore);
  assert.deepEqual(built.filter(({ selected }) => selected === "true").length, 1);

  // What one sees on the way back: every step by its name, down to nothing, and the same names up again.
  const before = (await download(page)).text;
  await goTo(page, "Wie voor");
  const back = [];
  for (let next = await bench.described(page, "Ongedaan maken"); !next.disabled; next = await bench.described(page, "Ongedaan maken")) {
    back.push(next.description);
    await press(page, "Control+z");
    await eventually(async () => (await bench.described(page, "Opnieuw uitvoeren")).description, next.description);
  }
  assert.deepEqual(await outline(page), []);
  const named = ["name-workbook", "add", "set-kind", "contribute", "edit", "edit-text", "provide", "link-indicator", "set-baseline"];
  const patterns = named.flatMap((code) => [pattern(`step.${code}.one`), pattern(`step.${code}.other`)]);
  assert.deepEqual(back.filter((name) => !patterns.some((each) => each.test(name))), [], "every step has a name");
  assert.ok(back.length >= 40, `${back.length} steps`);
  for (const text of TREE.map(([text]) => text).concat(ACTIVITIES.map(([text]) => text))) {
    assert.ok(back.some((name) => name.includes(text.slice(0, 40))), `a step is named after “${text}”`);
  }
  const forth = [];
  for (let next = await bench.described(page, "Opnieuw uitvoeren"); !next.disabled; next = await bench.described(page, "Opnieuw uitvoeren")) {
    forth.push(next.description);
    await press(page, "Control+y");
    await eventually(async () => (await bench.described(page, "Ongedaan maken")).description, next.description);
  }
  assert.deepEqual(forth, back.toReversed());
  await expectOutline(page, LINES);
  const plain = (text) => JSON.parse(text).records.map(({ id }) => id);
  assert.deepEqual(plain((await download(page)).text), plain(before));

  // Closed and opened again.
  const all = await everything(page);
  await page.reload();
  await expectOutline(page, LINES);
  assert.deepEqual(await everything(page), all);

  // Taken along: the same workbook elsewhere, and the same bytes from there.
  const first = await download(page);
  assert.match(first.name, /^mantelzorg-in-de-bollenstreek-\d{4}-\d\d-\d\d\.werkboek\.json$/);
  const checked = await cli.check(first.text);
  assert.equal(checked.ok, true, JSON.stringify(checked));
  assert.deepEqual([checked.format, checked.records.goal, checked.records.activity, checked.records.provider, checked.records.indicator], ["waardenboom/1", 16, 4, 2, 2]);
  const elsewhere = await (await app.newContext()).newPage();
  await app.open(elsewhere);
  await openFile(elsewhere, first.text, first.name);
  await bench.notices(elsewhere).getByText(say("start.opened-new", { name: first.name })).waitFor();
  await expectOutline(elsewhere, LINES);
  assert.deepEqual(await everything(elsewhere), all);
  assert.deepEqual(await download(elsewhere), first);

  // Opened twice: it says so, and nothing changes.
  await elsewhere.getByRole("link", { name: "Werkboeken", exact: true }).click();
  await openFile(elsewhere, first.text, first.name);
  await bench.notices(elsewhere).getByText(say("start.opened-known", { name: first.name })).waitFor();
  await expectOutline(elsewhere, LINES);
  assert.deepEqual(await download(elsewhere), first);
  await elsewhere.getByRole("link", { name: "Werkboeken", exact: true }).click();
  assert.equal(await elsewhere.getByRole("heading", { level: 3, name: "Mantelzorg in de Bollenstreek" }).count(), 1, "there is one workbook, not two");
});

test("what two people change apart from each other comes together in one file", async ({ page, app }) => {
  await bench.openLines(page, ["Ambitie", "  Resultaat", "    Eerste subdoel", "    Tweede subdoel"]);
  const start = await download(page);
  const other = await (await app.newContext()).newPage();
  await app.open(other);
  await openFile(other, start.text);

  await row(page, "Eerste subdoel").click();
  await press(page, "F2");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Eerste subdoel, hier gewijzigd");
  await press(page, "Enter", "Alt+a");
  await page.keyboard.type("Activiteit van hier");
  await press(page, "Enter");
  await row(other, "Tweede subdoel").click();
  await press(other, "Enter");
  await other.keyboard.type("Derde subdoel, van elders");
  await press(other, "Enter", "Alt+ArrowUp");

  const [here, there] = [await download(page), await download(other)];
  const merged = await cli.merge(here.text, there.text);
  assert.deepEqual(merged.report.conflicts, []);
  assert.deepEqual((await cli.merge(there.text, here.text)).text, merged.text, "the order of merging does not matter");
  const checked = await cli.check(merged.text);
  assert.equal(checked.ok, true, JSON.stringify(checked));

  const both = ["Ambitie", "  Resultaat", "    Eerste subdoel, hier gewijzigd", "      Activiteit van hier", "    Derde subdoel, van elders", "    Tweede subdoel"];
  const third = await (await app.newContext()).newPage();
  await app.open(third);
  await openFile(third, merged.text);
  await expectOutline(third, both);
  assert.equal((await download(third)).text, merged.text);

  // Who has the workbook already keeps it: what is new stands beside it, until there is a review.
  await page.getByRole("link", { name: "Werkboeken", exact: true }).click();
  await openFile(page, merged.text, "samen.werkboek.json");
  await bench.notices(page).getByText(say("start.opened-copy", { name: "samen.werkboek.json" })).waitFor();
  await expectOutline(page, both);
  await page.getByRole("link", { name: "Werkboeken", exact: true }).click();
  await eventually(() => page.getByRole("heading", { level: 3, name: "Proef" }).count(), 2);
});
