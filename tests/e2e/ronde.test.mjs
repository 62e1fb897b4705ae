// Rounds of weighing: hidden until closed, by every way of giving weight, by seats and equal, with pictures on command.
import assert from "node:assert/strict";
import * as bench from "./support/bench.mjs";
import { button, download, eventually, openFile, press, toValues, workbookOf } from "./support/bench.mjs";
import * as cli from "./support/cli.mjs";
import { assertFits } from "./support/look.mjs";
import { axe, test } from "./harness.mjs";
import { say } from "./support/words.mjs";

const KEYS = ["equality", "efficiency", "welfare", "freedom", "safety"];
const tab = (page, name) => page.getByRole("tab", { name, exact: true });
const outcome = (page) => page.getByRole("region", { name: "Uitkomst" });
const round = (page, number = 1) => page.getByRole("region", { name: `Ronde ${number}`, exact: true });

/** Eleven parties with 39 seats (issue 6), rated by one official. */
function council() {
  const seats = [8, 6, 5, 5, 4, 3, 3, 2, 1, 1, 1];
  const more = [
    { id: "round/1", number: 1, state: "closed", disclosure: "by-party" },
    { id: "participant/official", text: "Ambtenaar", group: "Ambtenaren", order: "Z" },
  ];
  for (const [at, count] of seats.entries()) {
    const points = at < 3 ? [10, 20, 10, 40, 20] : [30, 15, 25, 10, 20];
    more.push({ id: `group/g${at}`, text: `Fractie ${at}`, seats: count });
    more.push({ id: `participant/p${at}`, text: `P${at}`, group: `Fractie ${at}`, order: `U${String(at).padStart(2, "0")}` });
    more.push({ id: `weights/p${at}/points/1`, participant: `participant/p${at}`, method: "points", round: 1, points: Object.fromEntries(KEYS.map((key, value) => [key, points[value]])) });
  }
  const ratings = { open: ["Open house", [50, 30, 50, 90, 40]], five: ["Vijf aanbieders", [60, 70, 60, 30, 70]], teams: ["Eigen wijkteams", [70, 50, 70, 40, 60]] };
  for (const [order, [key, [text, scores]]] of Object.entries(ratings).entries()) {
    more.push({ id: `alternative/${key}`, text, order: `U${order}` });
    for (const [at, score] of scores.entries()) {
      more.push({ id: `rating/official/${key}/${KEYS[at]}`, participant: "participant/official", alternative: `alternative/${key}`, value: `value/${KEYS[at]}`, score });
    }
  }
  return workbookOf(["Jeugd"], { more });
}

const cells = (table) => table.getByRole("row").evaluateAll((rows) => rows.slice(1).map((row) => [...row.querySelectorAll("td data")].map((data) => data.textContent)));

test("39 councillors: by seats and with every party the same, side by side, and how far freedom can move", { timeout: 90_000 }, async ({ page }) => {
  await openFile(page, council());
  await toValues(page);
  await tab(page, "Waar staan we").click();
  const parties = page.getByRole("region", { name: say("standing.parties") });
  await parties.getByText("“Eigen wijkteams” blijft vooraan zolang Vrijheid tussen 18 % en 29 % blijft.").waitFor();
  const weights = await cells(parties.getByRole("table", { name: say("standing.weights") }));
  assert.deepEqual(weights.map(([seats]) => seats), ["20,3", "17,4", "17,7", "24,6", "20,0"]);
  assert.deepEqual(weights.map(([, equal]) => equal), ["24,5", "16,4", "20,9", "18,2", "20,0"]);
  const scores = await cells(parties.getByRole("table", { name: say("standing.scores") }));
  assert.deepEqual(scores.map(([seats]) => seats), ["54,4", "56,4", "57,1"]);
  const { parties: weighed } = await cli.weigh((await download(page)).text);
  const exact = await parties.getByRole("table", { name: say("standing.weights") }).locator("data").evaluateAll((all) => all.map((data) => Number(data.value)));
  assert.deepEqual(exact, weighed.by_seats.weights.flatMap((weight, at) => [weight, weighed.equal.weights[at]]));
});

test("a round is hidden until it closes, keeps its answers, and the next one shows the shift", { timeout: 120_000 }, async ({ page }) => {
  await bench.newWorkbook(page, "Rondes");
  await toValues(page);
  await tab(page, "Gewicht geven").click();
  const give = async (row) => {
    for (const [at, points] of row.entries()) await page.getByRole("spinbutton", { name: say(`value.${KEYS[at]}.name`), exact: true }).fill(`${points}`);
  };
  const rows = { Tulp: [40, 20, 20, 10, 10], Narcis: [10, 10, 20, 50, 10], Krokus: [20, 20, 20, 20, 20] };
  for (const [name, row] of Object.entries(rows)) {
    await page.getByRole("textbox", { name: "Naam of schuilnaam" }).last().fill(name);
    await button(page, "Deelnemer toevoegen").click();
    await page.getByText(say("values.none-given")).waitFor();
    await give(row);
    await page.getByText(say("values.all-given")).waitFor();
  }
  await button(round(page), "Ronde openen").click();
  await tab(page, "Waar staan we").click();
  await outcome(page).getByText(say("standing.hidden")).waitFor();
  assert.equal(await page.getByRole("table").count(), 0, "nothing is shown while people answer");
  await outcome(page).getByRole("button", { name: "Ronde sluiten" }).click();
  await page.getByRole("table", { name: say("standing.weights") }).waitFor();
  // What was answered stays.
  await tab(page, "Gewicht geven").click();
  const box = page.getByRole("spinbutton", { name: "Vrijheid", exact: true });
  await eventually(() => box.inputValue(), "10");
  await box.fill("30");
  await bench.notices(page).getByText(say("refusal.round-closed")).waitFor();
  await press(page, "Tab");
  await eventually(() => box.inputValue(), "10");
  await button(round(page), "Ronde 2 beginnen").click();
  await round(page, 2).getByText("Open", { exact: true }).waitFor();
  for (const name of Object.keys(rows)) {
    await page.getByRole("combobox", { name: "Wie weegt" }).selectOption({ label: name });
    await page.getByText("Vorige ronde:").first().waitFor();
    await give([30, 10, 30, 20, 10]);
    await page.getByText(say("values.all-given")).waitFor();
  }
  await button(round(page, 2), "Ronde sluiten").click();
  await tab(page, "Waar staan we").click();
  await button(page, "Toon: Verschuiving tussen de rondes").click();
  await page.getByRole("img", { name: "Verschuiving tussen de rondes" }).waitFor();
  await page.getByText("3 van de 3 deelnemers gaven andere gewichten").waitFor();
  const { shift, round: said } = await cli.weigh((await download(page)).text);
  assert.deepEqual([said.number, said.state, shift.people, shift.moved], [2, "closed", 3, 3]);
  await axe(page);
});

test("weights by order, by pairs and by swing, each with what it comes to", { timeout: 120_000 }, async ({ page }) => {
  await bench.newWorkbook(page, "Manieren");
  await toValues(page);
  await tab(page, "Gewicht geven").click();
  await page.getByRole("textbox", { name: "Naam of schuilnaam" }).fill("Tulp");
  await button(page, "Deelnemer toevoegen").click();
  const method = async (label) => {
    const terms = round(page).locator("summary");
    if (!(await page.getByRole("combobox", { name: say("round.method") }).isVisible())) await terms.click();
    await page.getByRole("combobox", { name: say("round.method") }).selectOption({ label });
  };
  const weights = async () => {
    const { values } = await cli.weigh((await download(page)).text);
    return values.map(({ weight }) => weight && Number(weight.mean.toFixed(4)));
  };
  await method(say("choice.method.ranking"));
  await button(page, "Welzijn omhoog").click();
  await button(page, "Welzijn omhoog").click();
  await page.getByText("Dit komt neer op 46 %").waitFor();
  assert.deepEqual(await weights(), [0.2567, 0.1567, 0.4567, 0.09, 0.04], "rank order centroid for five values");
  await axe(page);

  await method(say("choice.method.swing"));
  for (const [at, swing] of [100, 50, 25, 25, 0].entries()) await page.getByRole("spinbutton", { name: say(`value.${KEYS[at]}.name`), exact: true }).fill(`${swing}`);
  await eventually(weights, [0.5, 0.25, 0.125, 0.125, 0]);

  await method(say("choice.method.pairwise"));
  await page.getByText("0 van de 10 paren beantwoord").waitFor();
  const names = KEYS.map((key) => say(`value.${key}.name`));
  for (const [at, times] of [3, 5, 7, 9].entries()) {
    const legend = say("weigh.pair", { one: names[0], other: names[at + 1] });
    await page.getByRole("group", { name: legend }).getByRole("radio", { name: say("weigh.pair-more", { more: names[0], less: names[at + 1], times }) }).check();
  }
  await page.getByText("4 van de 10 paren beantwoord").waitFor();
  const tree = [1, 1 / 3, 1 / 5, 1 / 7, 1 / 9];
  const sum = tree.reduce((all, one) => all + one);
  assert.deepEqual(await weights(), tree.map((one) => Number((one / sum).toFixed(4))), "four answers link five values");
  await page.setViewportSize({ width: 360, height: 740 });
  await assertFits(page, "pairs");
  await axe(page);
});

test("statements, five steps, a range and what somebody does not know", { timeout: 90_000 }, async ({ page }) => {
  await openFile(page, workbookOf(["Jeugd"], { more: [
    { id: "alternative/present", order: "U0" },
    { id: "alternative/a", text: "Anders", order: "U1" },
    ...["Tulp", "Narcis", "Krokus"].map((text, at) => ({ id: `participant/p${at}`, text, group: "Bewoners", order: `U${at}` })),
  ] }));
  await toValues(page);
  await tab(page, "Gewicht geven").click();
  await page.getByText(say("weigh.statements-edit")).click();
  await page.getByRole("textbox", { name: say("weigh.statement-new") }).fill("Iedereen moet zelf kunnen kiezen");
  await press(page, "Enter");
  for (const [name, reply] of [["Tulp", "Eens"], ["Narcis", "Eens"], ["Krokus", "Weet niet"]]) {
    await page.getByRole("combobox", { name: "Wie weegt" }).selectOption({ label: `${name} (Bewoners)` });
    await page.getByRole("group", { name: "Iedereen moet zelf kunnen kiezen" }).getByRole("radio", { name: reply, exact: true }).check();
  }
  await round(page).locator("summary").click();
  await page.getByRole("combobox", { name: say("field.rating_scale") }).selectOption({ label: say("choice.rating_scale.steps") });
  const step = page.getByRole("radio", { name: `Anders: Vrijheid: ${say("weigh.step.good")}` });
  await step.check();
  await page.getByText(say("weigh.unsure")).first().waitFor();
  const { records } = JSON.parse((await download(page)).text);
  const rating = records.find(({ id }) => id === "rating/p2/a/freedom");
  assert.equal(rating.score, 75);
  await tab(page, "Waar staan we").click();
  await button(page, "Toon: Antwoorden op de stellingen").click();
  await page.getByText("Het duidelijkst is “Iedereen moet zelf kunnen kiezen”: 2 eens, 0 oneens, 1 weet niet.").waitFor();
  const { replies } = await cli.weigh((await download(page)).text);
  assert.deepEqual(replies[0].all, { agree: 2, unsure: 1, disagree: 0 });
});

test("every way to look deeper says something of the example, and equals the command line", { timeout: 180_000 }, async ({ page }) => {
  await bench.openExample(page, "Jeugdzorg");
  await toValues(page);
  await tab(page, "Waar staan we").click();
  const { depth } = await cli.weigh((await download(page)).text);
  const ways = ["middles", "agreement", "camps", "orders", "majority", "regrets", "robust", "stability", "tornado", "walking"];
  for (const way of ways) {
    await page.getByRole("combobox", { name: say("depth.way-label") }).selectOption({ label: say(`depth.way.${way}`) });
    await page.getByRole("heading", { level: 3, name: say(`depth.way.${way}`) }).or(page.getByRole("heading", { level: 4, name: say(`depth.way.${way}`) })).waitFor();
    const show = page.getByRole("region", { name: say("depth.title") }).getByRole("button", { name: /^Toon: / });
    while ((await show.count()) > 0) await show.first().click();
    await axe(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await assertFits(page, way);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  await page.getByRole("combobox", { name: say("depth.way-label") }).selectOption({ label: say("depth.way.robust") });
  const own = depth.robustness.find(({ over }) => over === "own_weights").acceptability.alternatives.map(({ ranks }) => Math.round(ranks[0] * 100));
  await page.getByText(`in ${Math.max(...own)} % van de gevallen vooraan`).first().waitFor();
});
