// A group weighs alternatives: everybody divides points and rates, and the table says what `waardenboom weigh` says.
import assert from "node:assert/strict";
import * as bench from "./support/bench.mjs";
import { button, download, eventually, notices, openFile, press, tabTo } from "./support/bench.mjs";
import * as cli from "./support/cli.mjs";
import { test } from "./harness.mjs";
import { say } from "./support/words.mjs";

const VALUES = ["Gelijkheid / redelijkheid", "Efficiëntie", "Welzijn", "Vrijheid", "Veiligheid"];
const ALTERNATIVES = ["Een pas met een vast bedrag", "Meer logeeropvang", "Een mantelzorgcoach in elke kern"];
const PRESENT = "Huidige situatie";
// Points that do not divide evenly, and not all hundred: what counts are the proportions.
const PEOPLE = [
  ["Tulp", "Raad", [33.3, 12.5, 20, 17, 17.2]],
  ["Narcis", "Raad", [10, 35, 25, 10, 20]],
  ["Krokus", "Mantelzorgers", [7, 11, 41, 30, 10]],
  ["Anemoon", "Mantelzorgers", [0, 20, 50, 19, 11]],
];
/** A rating for every person, alternative and value; nobody rates the last alternative on the last value. */
const rating = (person, alternative, value) => {
  const isMissing = alternative === 3 && value === 4;
  return isMissing ? null : (person * 17 + alternative * 29 + value * 13 + (person * alternative * value) / 2) % 101;
};

const tab = (page, name) => page.getByRole("tab", { name, exact: true });
const dutch = (value) => `${value}`.replace(".", ",");
const table = (page, name) => page.getByRole("table", { name });
const number = (page, name) => page.getByRole("spinbutton", { name, exact: true });

async function toAlternatives(page) {
  await bench.toValues(page);
  await tab(page, "Alternatieven").click();
}

/** The numbers of a table, exactly: per row its header and, per cell, the value of its `<data>`. */
function numbers(locator) {
  return locator.getByRole("row").evaluateAll((rows) =>
    rows.slice(1).map((row) => {
      const head = row.querySelector("th");
      const cells = [...row.querySelectorAll("td")].map((cell) => cell.querySelector("data"));
      return {
        name: [...head.childNodes].find((node) => node.textContent.trim()).textContent.trim(),
        exact: cells.map((data) => (data ? Number(data.value) : null)),
        shown: cells.map((data) => data?.textContent ?? null),
      };
    }),
  );
}

test("four people weigh three alternatives, and the table equals the command line to the last digit", { timeout: 120_000 }, async ({ page }) => {
  await bench.newWorkbook(page, "Mantelzorg");
  await toAlternatives(page);
  await page.getByRole("heading", { level: 2, name: PRESENT }).waitFor();
  for (const name of ALTERNATIVES) {
    await page.getByRole("textbox", { name: "Naam van het alternatief" }).pressSequentially(name);
    await button(page, "Alternatief toevoegen").click();
  }
  await tab(page, "Gewicht geven").click();
  await page.getByText(say("values.nobody")).waitFor();
  for (const [name, group, points] of PEOPLE) {
    await page.getByRole("textbox", { name: "Naam of schuilnaam" }).pressSequentially(name);
    await page.getByRole("textbox", { name: "Groep" }).pressSequentially(group);
    await button(page, "Deelnemer toevoegen").click();
    const who = page.getByRole("combobox", { name: "Wie weegt" });
    await eventually(() => who.evaluate((select) => select.selectedOptions[0].textContent), `${name} (${group})`);
    await page.getByText(say("values.none-given")).waitFor();
    for (const [at, value] of VALUES.entries()) await number(page, value).fill(dutch(points[at]));
    const left = 100 - points.reduce((sum, each) => sum + each, 0);
    if (Math.abs(left) < 1e-9) await page.getByText(say("values.all-given")).waitFor();
    else await page.getByText(say("values.left", { points: "1" })).waitFor();
    const person = PEOPLE.findIndex(([other]) => other === name);
    for (const [row, alternative] of [PRESENT, ...ALTERNATIVES].entries()) {
      for (const [column, value] of VALUES.entries()) {
        const score = rating(person, row, column);
        if (score !== null) await number(page, `${alternative}: ${value}`).fill(dutch(score));
      }
    }
  }
  await page.getByRole("textbox", { name: "Naam of schuilnaam" }).fill("Iris");
  await button(page, "Deelnemer toevoegen").click();
  // Everybody's own answers are there when they are looked at again.
  await page.getByRole("combobox", { name: "Wie weegt" }).selectOption({ label: "Narcis (Raad)" });
  for (const [at, value] of VALUES.entries()) await eventually(() => number(page, value).inputValue(), dutch(PEOPLE[1][2][at]));
  await eventually(() => number(page, `${ALTERNATIVES[1]}: Welzijn`).inputValue(), dutch(rating(1, 2, 2)));

  await tab(page, "Waar staan we").click();
  await table(page, "Vergelijking van alternatieven").waitFor();
  const weighed = await cli.weigh((await download(page)).text);
  assert.deepEqual([weighed.participants, weighed.counted], [5, 4]);
  await page.getByText(say("standing.no-points", { name: "Iris" })).waitFor();
  await page.getByText(say("standing.counted", { counted: 4, all: 5 })).waitFor();

  const comparison = await numbers(table(page, "Vergelijking van alternatieven"));
  assert.deepEqual(comparison.map(({ name }) => name), [PRESENT, ...ALTERNATIVES]);
  const expected = weighed.alternatives.map(({ contributions, score }) => [...contributions, score]);
  assert.deepEqual(comparison.map(({ exact }) => exact), expected, "to the last digit");
  const tenth = new Intl.NumberFormat("nl", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const readable = expected.map((row) => row.map((value) => (value === null ? null : tenth.format(value))));
  assert.deepEqual(comparison.map(({ shown }) => shown), readable);
  const heads = await table(page, "Vergelijking van alternatieven").getByRole("columnheader").allTextContents();
  assert.deepEqual(heads.slice(1, 7), [...VALUES, "Samen"]);
  // What is missing is said, and not counted as nothing.
  assert.equal(weighed.alternatives[3].score, null);
  await table(page, "Vergelijking van alternatieven").getByText(say("standing.row-not-rated", { values: "Veiligheid" })).waitFor();
  const outcome = page.getByRole("region", { name: "Uitkomst" });
  await outcome.getByText(say("standing.not-compared", { names: `“${ALTERNATIVES[2]}”` })).waitFor();

  const weights = await numbers(table(page, "Hoe zwaar elke waarde telt"));
  assert.deepEqual(weights.map(({ name }) => name.replace(/^(Ge|Ef|We|Vr|Ve)(?=[A-Z])/, "")), VALUES);
  assert.deepEqual(weights.map(({ exact }) => exact.slice(0, 2)), weighed.values.map(({ weight }) => [weight.mean, weight.median]));

  // One plain sentence, with the numbers of the table.
  const names = new Map(weighed.alternatives.map(({ alternative }, at) => [alternative, [PRESENT, ...ALTERNATIVES][at]]));
  const scores = weighed.alternatives.map(({ score }) => score).filter((score) => score !== null).sort((a, b) => b - a);
  const second = weighed.alternatives.find(({ score }) => score === scores[1]);
  const sentence = { name: `“${names.get(weighed.leading[0])}”`, score: tenth.format(scores[0]), next: `“${names.get(second.alternative)}”`, margin: tenth.format(weighed.margin) };
  await outcome.getByText(say("standing.leads", sentence)).waitFor();
  await page.getByText("Peiling, geen besluit").waitFor();

  // The same after a reload, and in somebody else's browser.
  await page.reload();
  await tab(page, "Waar staan we").click();
  assert.deepEqual(await numbers(table(page, "Vergelijking van alternatieven")), comparison);
});

test("the example gives the same numbers as the command line", async ({ page }) => {
  await bench.openExample(page, "Mantelzorg");
  await toAlternatives(page);
  await tab(page, "Waar staan we").click();
  await table(page, "Vergelijking van alternatieven").waitFor();
  const weighed = await cli.weigh((await download(page)).text);
  const comparison = await numbers(table(page, "Vergelijking van alternatieven"));
  assert.deepEqual(comparison.map(({ exact }) => exact), weighed.alternatives.map(({ contributions, score }) => [...contributions, score]));
  // Groups of three and more are named; the page says what each puts first.
  assert.equal(await page.getByRole("region", { name: "Wat elke groep op de eerste plaats zet" }).getByRole("listitem").count(), 2);
});

test("weighing by keyboard: tabs with the arrows, points and ratings, and every answer can be taken back", async ({ page }) => {
  await bench.newWorkbook(page, "Mantelzorg");
  await toAlternatives(page);
  await bench.somewhere(page, "entering the room");
  const add = page.getByRole("textbox", { name: "Naam van het alternatief" });
  await tabTo(page, add);
  await page.keyboard.type("Een pas");
  await press(page, "Enter");
  await eventually(() => add.inputValue(), "");
  await page.keyboard.type("Een coach");
  await press(page, "Enter");
  assert.equal((await bench.described(page, "Ongedaan maken")).description, say("step.add.one", { subject: "Een coach" }));
  await tabTo(page, tab(page, "Alternatieven"), "Shift+Tab");
  await press(page, "ArrowRight");
  assert.equal(await tab(page, "Gewicht geven").getAttribute("aria-selected"), "true");
  await tabTo(page, page.getByRole("textbox", { name: "Naam of schuilnaam" }));
  await page.keyboard.type("Tulp");
  await press(page, "Enter");
  // Whoever was added divides points now.
  await eventually(async () => (await bench.focused(page)).name, "Gelijkheid / redelijkheid");
  await tabTo(page, number(page, "Efficiëntie"));
  await page.keyboard.type("60");
  await press(page, "Tab");
  assert.equal((await bench.described(page, "Ongedaan maken")).description, say("step.set-points.one", { subject: "Tulp" }));
  await tabTo(page, number(page, "Een coach: Vrijheid"));
  await page.keyboard.type("85");
  await press(page, "Tab");
  assert.equal((await bench.described(page, "Ongedaan maken")).description, say("step.set-rating.one", { subject: "Tulp" }));
  await button(page, "Ongedaan maken").click();
  await eventually(() => number(page, "Een coach: Vrijheid").inputValue(), "");
  await eventually(() => number(page, "Efficiëntie").inputValue(), "60");
  await button(page, "Ongedaan maken").click();
  await eventually(() => number(page, "Efficiëntie").inputValue(), "");
  await button(page, "Opnieuw uitvoeren").click();
  await eventually(() => number(page, "Efficiëntie").inputValue(), "60");
  // More than a hundred is said, and may be; what cannot be is refused in words, and what was there stays.
  await number(page, "Welzijn").fill("70");
  await page.getByText(say("values.too-many", { points: "30" })).waitFor();
  for (const [text, ...before] of [["150"], ["-5"], ["12,5", "12,5"], ["twaalf", "12,5"]]) {
    await number(page, "Een pas: Welzijn").fill(text);
    await press(page, "Tab");
    if (before[0] !== text) await notices(page).getByText(say("values.refused", { text })).waitFor();
    await eventually(() => number(page, "Een pas: Welzijn").inputValue(), before[0] ?? "");
  }
  await page.getByText(say("values.edit-person")).click();
  await page.getByRole("button", { name: say("values.remove-person", { name: "Tulp" }) }).click();
  await page.getByText(say("values.nobody")).waitFor();
  await bench.somewhere(page, "removing somebody");
  await notices(page).getByRole("button", { name: "Terughalen" }).click();
  await eventually(() => number(page, "Efficiëntie").inputValue(), "60");
  await bench.somewhere(page, "taking somebody back");
});

test("a name given by hand in a file shows as text, and numbers that cannot be are named and set aside", async ({ page }) => {
  const more = [
    { id: "alternative/present", order: "U0" },
    { id: "alternative/a", text: "<b>Vet</b> & 'scherp'", order: "U1" },
    { id: "participant/p", text: "<img src=x>", order: "U1" },
    { id: "weights/p/points/1", participant: "participant/p", method: "points", round: 1, points: { equality: 50, welfare: 50 } },
    ...["equality", "efficiency", "welfare", "freedom", "safety"].flatMap((value, at) =>
      ["present", "a"].map((alternative) => ({ id: `rating/p/${alternative}/${value}`, participant: "participant/p", alternative: `alternative/${alternative}`, value: `value/${value}`, score: alternative === "a" && at === 0 ? 150 : 40 + at })),
    ),
  ];
  await openFile(page, bench.workbookOf(["Ambitie"], { more }));
  await toAlternatives(page);
  await tab(page, "Waar staan we").click();
  await table(page, "Vergelijking van alternatieven").getByRole("rowheader", { name: "<b>Vet</b> & 'scherp'" }).waitFor();
  await page.getByText(say("standing.set-aside.one", { count: 1 })).waitFor();
  const weighed = await cli.weigh((await download(page)).text);
  assert.deepEqual(weighed.set_aside.map(({ at }) => at), ["rating/p/a/equality"]);
  const comparison = await numbers(table(page, "Vergelijking van alternatieven"));
  assert.deepEqual(comparison.map(({ exact }) => exact), weighed.alternatives.map(({ contributions, score }) => [...contributions, score]));
});

test("half an answer is counted apart and weighs nothing, as on the command line", async ({ page }) => {
  await bench.openExample(page, "Mantelzorg");
  await toAlternatives(page);
  await tab(page, "Waar staan we").click();
  const before = await numbers(table(page, "Vergelijking van alternatieven"));
  await tab(page, "Gewicht geven").click();
  await page.getByRole("textbox", { name: "Naam of schuilnaam" }).fill("Iris");
  await button(page, "Deelnemer toevoegen").click();
  await page.getByText(say("values.none-given")).waitFor();
  await number(page, VALUES[0]).fill("60");
  await number(page, VALUES[1]).fill("10");
  await tab(page, "Waar staan we").click();
  await page.getByText(say("standing.unfinished", { name: "Iris" })).waitFor();
  await page.getByText(`${say("standing.counted", { counted: 6, all: 7 })}, ${say("standing.busy.one", { count: 1 })}`).waitFor();
  assert.deepEqual(await numbers(table(page, "Vergelijking van alternatieven")), before);
  const weighed = await cli.weigh((await download(page)).text);
  assert.deepEqual([weighed.participants, weighed.counted, weighed.left_out.map(({ reason }) => reason)], [7, 6, ["unfinished"]]);
  // All hundred given: nothing is left for the other values.
  await tab(page, "Gewicht geven").click();
  await page.getByRole("combobox", { name: "Wie weegt" }).selectOption({ label: "Iris" });
  await number(page, VALUES[1]).fill("40");
  await page.getByText(say("values.all-given")).waitFor();
  await tab(page, "Waar staan we").click();
  await page.getByText(say("standing.counted", { counted: 7, all: 7 })).waitFor();
  assert.equal((await cli.weigh((await download(page)).text)).counted, 7);
});

test("whoever puts something else first is as loud as the outcome: what, how many, and which group", async ({ page }) => {
  await bench.openExample(page, "Mantelzorg");
  await toAlternatives(page);
  await tab(page, "Waar staan we").click();
  const outcome = page.getByRole("region", { name: "Uitkomst" });
  await outcome.getByText(say("standing.dissent.other", { count: 4, all: 6 })).waitFor();
  const weighed = await cli.weigh((await download(page)).text);
  const titles = await table(page, "Vergelijking van alternatieven").getByRole("rowheader").evaluateAll((heads) => heads.map((head) => head.firstChild.textContent));
  const name = (id) => `“${titles[weighed.alternatives.findIndex(({ alternative }) => alternative === id)]}”`;
  for (const { alternative, participants } of weighed.dissent.first_choices) {
    if (participants === 0 || weighed.leading.includes(alternative)) continue;
    const key = participants === 1 ? "standing.first.one" : "standing.first.other";
    await outcome.getByText(say(key, { count: participants, name: name(alternative) })).waitFor();
  }
  const [group] = weighed.groups.filter(({ same_leading }) => !same_leading);
  await outcome.getByText(say("standing.group-first.other", { group: group.group.name, count: group.participants, names: name(group.leading[0]) })).waitFor();
  // The dots are shown on command, and the ratings carry their spread.
  await button(page, "Toon: Gewichten, een stip per deelnemer").click();
  await page.getByRole("img", { name: "Gewichten, een stip per deelnemer" }).waitFor();
  await table(page, say("standing.rated")).getByText(/^\d+,\d – \d+,\d$/).first().waitFor();
});

test("on a phone every number of where we stand is within sight, and the question comes before the form", { context: { viewport: { width: 360, height: 740 }, hasTouch: true } }, async ({ page }) => {
  await bench.openExample(page, "Mantelzorg");
  await toAlternatives(page);
  await tab(page, "Waar staan we").click();
  await table(page, "Vergelijking van alternatieven").waitFor();
  const outside = await page.getByRole("cell").evaluateAll((cells) => cells.filter((cell) => cell.getBoundingClientRect().right > window.innerWidth + 1).length);
  assert.equal(outside, 0);
  await tab(page, "Gewicht geven").click();
  const points = await number(page, VALUES[0]).boundingBox();
  const form = await page.getByRole("textbox", { name: "Naam of schuilnaam" }).boundingBox();
  assert.ok(points.y < form.y);
});

test("a room where nothing was weighed yet says so once, and shows no empty tables", async ({ page }) => {
  await bench.newWorkbook(page, "Mantelzorg");
  await toAlternatives(page);
  await tab(page, "Waar staan we").click();
  await page.getByText(say("standing.no-alternatives")).waitFor();
  assert.equal(await page.getByRole("table").count(), 0);
  await tab(page, "Gewicht geven").click();
  await page.getByText(say("values.nobody")).waitFor();
  assert.equal(await page.getByRole("combobox", { name: "Wie weegt" }).count(), 0);
});
