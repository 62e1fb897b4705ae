// The conversation on values: what the law leaves open, what each value asks, the norms that follow, and what is chosen.
import assert from "node:assert/strict";
import { button, download, eventually, tabTo, toValues } from "./support/bench.mjs";
import * as cli from "./support/cli.mjs";
import { test } from "./harness.mjs";
import { escape, say } from "./support/words.mjs";

const tab = (page, name) => page.getByRole("tab", { name, exact: true });
const box = (where, name) => where.getByRole("textbox", { name, exact: true });
const pick = (where, name, label) => where.getByRole("combobox", { name, exact: true }).selectOption({ label });
const begins = (text) => new RegExp(`^${escape(text)}`);

/** Somebody without a mouse, who works in one language. Words that the app has are named by their keys. */
function walker(page, language) {
  const w = (key, values) => say(key, values, language);
  const { keyboard } = page;
  const combobox = (where, key) => where.getByRole("combobox", { name: w(key), exact: true });
  const walk = {
    w,
    region: (text) => page.getByRole("region", { name: text, exact: typeof text === "string" }),
    item: (where, text) => where.getByRole("listitem", { name: begins(text) }),
    group: (where, key) => where.getByRole("group", { name: w(key), exact: true }),
    to: (locator, key) => tabTo(page, locator, key),
    async press(locator, key = "Enter", way = "Tab") {
      await walk.to(locator, way);
      await keyboard.press(key);
    },
    /** A new workbook in this language, and its room Waarden afwegen. */
    async begin(title) {
      if (language !== "nl") {
        await walk.to(page.getByRole("combobox", { name: say("nav.language") }));
        await keyboard.type("English");
      }
      await walk.press(button(page, w("start.new")));
      await walk.to(box(page, w("start.title")));
      await keyboard.type(title);
      await keyboard.press("Enter");
      await button(page, w("tree.add-ambition")).waitFor();
      await walk.press(page.getByRole("link", { name: w("nav.values"), exact: true }));
      await page.getByRole("heading", { level: 1, name: w("nav.values") }).waitFor();
    },
    /** Goes to a step with the arrows, from the step that is chosen. */
    async step(code) {
      const wanted = tab(page, w(`values.step.${code}`));
      await walk.to(page.locator('[role="tab"][aria-selected="true"]'), "Shift+Tab");
      await keyboard.press("Home");
      for (let times = 0; times < 8 && (await wanted.getAttribute("aria-selected")) !== "true"; times += 1) await keyboard.press("ArrowRight");
      assert.equal(await wanted.getAttribute("aria-selected"), "true", code);
    },
    /** Types in a line that adds one, and closes it with Enter. */
    async add(where, key, text) {
      const line = box(where, w(key));
      await walk.to(line);
      await keyboard.type(text);
      await keyboard.press("Enter");
      await eventually(() => line.inputValue(), "");
    },
    async fill(locator, text) {
      await walk.to(locator);
      await keyboard.type(text);
      await eventually(() => locator.inputValue(), text);
    },
    /** Chooses from a list by typing the beginning of the words. */
    async choose(where, key, words) {
      const list = combobox(where, key);
      await walk.to(list);
      await keyboard.type(words);
      const chosen = () => list.evaluate((element) => element.selectedOptions[0]?.textContent ?? "");
      await eventually(async () => (await chosen()).startsWith(words), true, words);
    },
    /** Chooses from what can be tied, and ties it. */
    async tie(where, key, words) {
      await walk.choose(where, key, words);
      await walk.press(where.getByRole("button", { name: w("values.tie"), exact: true }));
      await where.getByRole("button", { name: begins(w("values.let-go", { name: words })) }).waitFor();
    },
    /** Unfolds what is folded. */
    async unfold(summary) {
      if (!(await summary.evaluate((element) => element.parentElement.open))) await walk.press(summary);
    },
    /** Whether a point of attention says these words. */
    async says(words, wanted = true) {
      const summary = page.locator(".wb-value-points > summary");
      const said = async () => {
        if ((await summary.count()) === 0) return false;
        await walk.unfold(summary);
        return (await page.locator(".wb-point__what").allInnerTexts()).some((point) => point.includes(words));
      };
      await eventually(said, wanted, `${wanted ? "a" : "no"} point says: ${words}`);
    },
  };
  return walk;
}

const LEGAL_ROOM = {
  nl: { title: "Jeugdzorg", income: "Jeugdhulp naar inkomen", fewer: "Minder aanbieders", what: "Wat is jeugdhulp", act: "Jeugdwet", test: "Inkomen en vermogen", lays: "De raad legt in de verordening vast", source: "CRvB 26 mei 2021, ECLI:NL:CRVB:2021:1327", warned: "kan niet worden gedelegeerd" },
  en: { title: "Youth care", income: "Youth help by income", fewer: "Fewer providers", what: "What is youth help", act: "Youth Act (Jeugdwet)", test: "Income and wealth", lays: "The council lays down in the ordinance", source: "CRvB 26 May 2021, ECLI:NL:CRVB:2021:1327", warned: "cannot be delegated" },
};

for (const [language, texts] of Object.entries(LEGAL_ROOM)) {
  test(`legal room, by keyboard, in ${language}: a rule excludes an alternative, and the law does not let a choice go to the college`, { timeout: 180_000 }, async ({ page }) => {
    const { w, region, item, group, press, begin, step, add, fill, choose, tie, unfold, says } = walker(page, language);
    await begin(texts.title);
    await step("alternatives");
    for (const name of [texts.income, texts.fewer]) await add(page, "values.alternative-name", name);
    await step("choices");
    await add(page, "values.new-choice", texts.what);
    await step("space");
    await choose(page, "values.act", w("starting.jeugdwet"));
    await press(button(page, w("values.add-act")));
    const act = region(texts.act);
    // An act with many rules has a line for each.
    const forbidden = item(act, texts.test);
    await unfold(forbidden.locator("summary").first());
    assert.equal(await box(forbidden, w("field.rule-source")).inputValue(), texts.source);
    assert.equal(await forbidden.getByRole("combobox", { name: w("field.force") }).inputValue(), "forbidden");
    const income = `${w("values.alternative")}: ${texts.income}`;
    await tie(forbidden, "values.touches", income);
    const excludes = forbidden.getByRole("checkbox", { name: w("field.excludes") });
    await press(excludes, "Space");
    assert.equal(await excludes.isChecked(), true);
    // Visible, with the reason; it cannot be rated, and is in no comparison.
    await step("alternatives");
    await page.getByText(`${w("values.excluded")} ${texts.test}`).waitFor();
    await step("weights");
    await fill(box(page, w("values.person-name")), "Iris");
    await press(button(page, w("values.add-person")));
    await fill(page.getByRole("spinbutton", { name: `${texts.fewer}: ${w("value.welfare.name")}` }), "60");
    assert.equal(await page.getByRole("spinbutton", { name: begins(texts.income) }).count(), 0);
    await fill(page.getByRole("spinbutton", { name: w("value.welfare.name"), exact: true }), "100");
    await step("standing");
    const comparison = page.getByRole("table", { name: w("standing.comparison") }).first();
    await comparison.getByText(texts.fewer).waitFor();
    assert.equal(await comparison.getByText(texts.income).count(), 0);
    // "Bij verordening": the council cannot leave it to the college. "Bij of krachtens": it can.
    await step("space");
    const ordinance = item(act, texts.lays);
    await unfold(ordinance.locator("summary").first());
    await tie(ordinance, "values.touches", `${w("values.choice")}: ${texts.what}`);
    await step("choices");
    const what = group(region(texts.what), "choice.part.what");
    await choose(what, "field.state", w("choice.state.left"));
    await choose(what, "field.decider", w("choice.decider.college"));
    await says(texts.warned);
    // Beside the part it is about it says so too, with the way to the rule.
    await what.getByText(texts.warned).waitFor();
    await press(what.getByRole("button", { name: w("values.go-to-rule") }));
    const delegation = ordinance.getByRole("combobox", { name: w("field.delegation") });
    await eventually(() => delegation.evaluate((element) => element === document.activeElement), true, "the way to the rule");
    await choose(ordinance, "field.delegation", w("choice.delegation.by-or-under-ordinance"));
    await says(texts.warned, false);
  });
}

const THERAPY = {
  nl: { title: "Jeugdzorg", rule: "Klassieke begeleiding is een taak van de gemeente", question: "Is paardentherapie een basisbehoefte?", answer: "Een wens, geen basisbehoefte.", norm: "De gemeente faciliteert het als aanvulling", choice: "Paardentherapie", words: ["lek", "hardheidsclausule", "terug", "wie"], leak: "lek" },
  en: { title: "Youth care", rule: "Classic guidance is a task of the municipality", question: "Is horse therapy a basic need?", answer: "A wish, not a basic need.", norm: "The municipality helps with it as an addition", choice: "Horse therapy", words: ["leak", "hardship clause", "comes back", "who"], leak: "leak" },
};

for (const [language, texts] of Object.entries(THERAPY)) {
  test(`paardentherapie, by keyboard, in ${language}: from an answer and a norm to a choice, with what it leaves open, and why`, { timeout: 180_000 }, async ({ page }) => {
    const { w, region, item, group, press, begin, step, add, fill, choose, tie, unfold, says } = walker(page, language);
    await begin(texts.title);
    await step("space");
    await add(page, "values.new-rule", texts.rule);
    await step("questions");
    const welfare = region(new RegExp(escape(w("value.welfare.name"))));
    await add(welfare, "values.new-question-residents", texts.question);
    await fill(box(welfare, texts.question), texts.answer);
    await step("dilemmas");
    await add(welfare, "values.new-norm", texts.norm);
    const norm = item(welfare, texts.norm);
    await unfold(norm.locator("summary", { hasText: w("values.more") }));
    await choose(norm, "field.norm-question", texts.question);
    await step("choices");
    await add(page, "values.new-choice", texts.choice);
    const choice = region(texts.choice);
    const [what, forWhom, byWhom] = ["what", "for-whom", "by-whom"].map((part) => group(choice, `choice.part.${part}`));
    await choose(what, "field.state", w("choice.state.decided"));
    await choose(what, "field.laid_down", w("choice.laid_down.ordinance"));
    await choose(forWhom, "field.state", w("choice.state.open"));
    await choose(byWhom, "field.state", w("choice.state.decided"));
    await choose(byWhom, "field.instrument", w("choice.instrument.unpaid"));
    // A choice that rests on nothing says what to do, and leads there.
    const why = choice.locator("summary", { hasText: w("values.why") });
    await unfold(why);
    await choice.getByText(w("values.why-nowhere")).waitFor();
    await press(button(choice, w("values.why-tie")));
    await eventually(() => choice.getByRole("combobox", { name: w("values.rests-on") }).evaluate((element) => element === document.activeElement), true);
    await tie(choice, "values.rests-on", `${w("values.norm")}: ${texts.norm}`);
    await step("space");
    await tie(item(page, texts.rule), "values.touches", `${w("values.choice")}: ${texts.choice}`);
    await step("choices");
    for (const words of texts.words) await says(words);
    await unfold(why);
    const told = await choice.getByRole("list", { name: w("values.why") }).innerText();
    for (const words of [texts.choice, texts.norm, w("value.welfare.name"), texts.question, texts.rule]) assert.ok(told.includes(words), `${words} in ${told}`);
    await byWhom.getByText(texts.leak).waitFor();
    await choose(byWhom, "field.instrument", w("choice.instrument.contract"));
    await choose(byWhom, "field.procedure", w("choice.procedure.open"));
    await choice.getByText(w("procedure.open")).waitFor();
    await says(texts.leak, false);
    // Every gesture is one step.
    for (const [key, before] of [["field.procedure", ""], ["field.instrument", "unpaid"]]) {
      await press(button(page, w("action.undo")), "Enter", "Shift+Tab");
      await eventually(() => byWhom.getByRole("combobox", { name: w(key) }).inputValue(), before, "undone");
    }
    await says(texts.leak);
  });
}

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
