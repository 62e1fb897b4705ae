// The conversation on values as a group uses it: what was discussed, what is taken away, what may be shown, and a phone.
import assert from "node:assert/strict";
import { button, eventually, focused, newWorkbook, notices, openExample, openFile, somewhere, toValues, workbookOf } from "./support/bench.mjs";
import { test } from "./harness.mjs";
import { say } from "./support/words.mjs";

const tab = (page, code) => page.getByRole("tab", { name: say(`values.step.${code}`), exact: true });
const box = (where, name) => where.getByRole("textbox", { name, exact: true });
const points = (page) => page.locator(".wb-value-points > summary");
const PHONE = { width: 360, height: 740 };

async function begin(page, records) {
  await openFile(page, workbookOf([], { more: records }));
  await toValues(page);
}

/** Types in a line that adds one. */
async function add(where, key, text) {
  await box(where, say(key)).fill(text);
  await box(where, say(key)).press("Enter");
  await eventually(() => box(where, say(key)).inputValue(), "");
}

const CHOICE = { id: "choice/what", text: "Wat is jeugdhulp", order: "U" };
const OPEN = { id: "choice-part/what/for-whom", choice: "choice/what", part: "for-whom", state: "open", decider: "council" };

test("a point that was discussed stays, quietly, with the reason", async ({ page }) => {
  await begin(page, [CHOICE, OPEN]);
  await eventually(() => points(page).innerText(), "1 aandachtspunt");
  await tab(page, "choices").click();
  const warning = page.getByRole("region", { name: CHOICE.text }).locator(".wb-warning");
  await warning.getByText(say("finding.choice-part-open-undated.short")).waitFor();
  await points(page).click();
  const point = page.locator(".wb-value-points .wb-point");
  await point.getByRole("button", { name: say("attention.discuss") }).click();
  await eventually(async () => (await focused(page)).name, say("field.reason"));
  await page.keyboard.type("De wet komt nog");
  await page.keyboard.press("Enter");
  await point.getByText("De wet komt nog").waitFor();
  await eventually(() => points(page).innerText(), "0 aandachtspunten · 1 besproken");
  await warning.getByText(say("attention.discussed"), { exact: true }).waitFor();
  await point.getByRole("button", { name: say("attention.reopen") }).click();
  await eventually(() => points(page).innerText(), "1 aandachtspunt");
  // The sentence leads to the field that mends it.
  await tab(page, "space").click();
  await point.locator(".wb-point__what").click();
  await eventually(async () => (await focused(page)).name, say("field.returns"));
});

test("a set of questions raises no points, and says that they are questions", async ({ page }) => {
  await newWorkbook(page, "Jeugdzorg");
  await toValues(page);
  await tab(page, "questions").click();
  await button(page, say("values.add-questions")).click();
  await notices(page).getByText(/^\d+ vragen toegevoegd/).waitFor();
  await page.getByText(/^0 van \d+ beantwoord$/).first().waitFor();
  assert.equal(await points(page).count(), 0);
});

test("after taking away the focus goes to the next one, and then to the line that adds one", async ({ page }) => {
  const norms = ["Eerste", "Tweede"].map((text, at) => ({ id: `norm/${at}`, text, value: "value/welfare", order: `U${at}` }));
  const links = ["welfare", "freedom"].map((key) => ({ id: `choice-link/what/value/${key}`, choice: "choice/what", target: `value/${key}` }));
  await begin(page, [...norms, CHOICE, ...links]);
  await tab(page, "dilemmas").click();
  const removed = async (name, wanted) => {
    await button(page, say("values.remove", { name })).press("Enter");
    await eventually(async () => (({ name, value }) => ({ name, value }))(await focused(page)), wanted);
  };
  await removed("Eerste", { name: say("field.norm-text"), value: "Tweede" });
  await removed("Tweede", { name: say("values.new-norm"), value: "" });
  await tab(page, "choices").click();
  const ties = page.getByRole("button", { name: /^Maak los/ });
  await ties.first().press("Enter");
  await eventually(async () => (await focused(page)).name?.startsWith("Maak los"), true);
  await ties.first().press("Enter");
  await eventually(async () => (await focused(page)).name, say("values.rests-on"));
});

test("a value that the group added has a mark of its own", async ({ page }) => {
  await newWorkbook(page, "Jeugdzorg");
  await toValues(page);
  await tab(page, "questions").click();
  for (const name of ["Nabijheid", "Vertrouwen"]) await add(page, "values.new-value", name);
  const marks = page.locator('.wb-value[data-value^="own-"]');
  assert.deepEqual(await marks.evaluateAll((all) => all.map((mark) => mark.dataset.value)), ["own-1", "own-2"]);
  const looks = await marks.evaluateAll((all) => all.map((mark) => [getComputedStyle(mark).backgroundColor, getComputedStyle(mark, "::before").content]));
  assert.notEqual(looks[0][0], looks[1][0]);
  assert.deepEqual(looks.map(([, letter]) => letter), ['"A"', '"B"']);
  // The ninth value can be typed to its end; then there are enough.
  await add(page, "values.new-value", "Duurzaamheid");
  const line = box(page, say("values.new-value"));
  await line.pressSequentially("Eenvoud");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: "Eenvoud" }).waitFor();
  await line.waitFor({ state: "hidden" });
  await somewhere(page, "the last value");
});

test("whoever stands alone is read only when that may be", async ({ page }) => {
  const people = ["Linde", "Beuk", "Wilg"].map((text) => ({ id: `participant/${text.toLowerCase()}`, text, order: text }));
  const answer = (who, text) => ({ id: `answer/q/${who}`, question: "sub-question/q", text, ...(who === "together" ? {} : { participant: `participant/${who}` }) });
  await begin(page, [
    ...people,
    { id: "sub-question/q", text: "Wie moet de gemeente helpen?", value: "value/welfare", side: "residents", order: "U" },
    ...[answer("together", "Iedereen"), answer("linde", "Iedereen"), answer("beuk", "Alleen kinderen")],
    { id: "norm/n", text: "Iedereen krijgt hulp", value: "value/welfare", question: "sub-question/q", order: "U" },
    CHOICE,
    { id: "choice-link/what/norm/n", choice: "choice/what", target: "norm/n" },
  ]);
  const unheard = say("why.unheard.one");
  const look = async (wanted) => {
    await tab(page, "questions").click();
    await page.getByRole("combobox", { name: say("values.who-answers") }).selectOption({ index: 0 });
    await page.getByText("2 eigen antwoorden").click();
    const own = page.locator(".wb-question__answers");
    await own.getByText(wanted ? "Alleen kinderen" : unheard).waitFor();
    assert.equal(await own.getByText("Alleen kinderen").count(), wanted ? 1 : 0);
    assert.equal(await own.getByText("Linde").count(), wanted ? 1 : 0, "or who is left would be known");
    await tab(page, "choices").click();
    await page.locator(".wb-reasons > summary").click();
    const why = page.getByRole("list", { name: say("values.why") });
    await why.getByText(wanted ? "Alleen kinderen" : unheard).waitFor();
    assert.equal(await why.getByText("Alleen kinderen").count(), wanted ? 1 : 0);
  };
  await look(false);
  await tab(page, "questions").click();
  await page.getByRole("combobox", { name: say("values.who-answers") }).selectOption({ label: "Beuk" });
  await page.getByRole("checkbox", { name: say("field.shown") }).check();
  await look(true);
});

test("on a phone: steps in one row, cards in one line, and who answers in sight", { timeout: 120_000, context: { viewport: PHONE } }, async ({ page }) => {
  await openExample(page, "Jeugdzorg");
  await toValues(page);
  const steps = page.getByRole("tablist", { name: say("values.steps") });
  for (const code of ["space", "questions", "dilemmas", "alternatives", "choices", "proposal"]) {
    await tab(page, code).click();
    await eventually(() => tab(page, code).evaluate((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left >= 0 && right <= innerWidth;
    }), true, `${code} is in view`);
    const heights = await steps.evaluate((element) => [element.getBoundingClientRect().height, document.documentElement.scrollHeight]);
    assert.ok(heights[0] < 64, `the steps are one row: ${heights[0]}`);
    assert.ok(heights[1] < 3_000, `${code} is ${heights[1]} long`);
  }
  await tab(page, "questions").click();
  await page.locator("#fold-value-safety").click();
  // It stays unfolded while one is elsewhere.
  await tab(page, "choices").click();
  await tab(page, "questions").click();
  const question = page.getByRole("region", { name: say("value.safety.name") }).getByRole("textbox").last();
  await question.scrollIntoViewIfNeeded();
  const who = page.getByRole("combobox", { name: say("values.who-answers") });
  await eventually(() => who.evaluate((element) => element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().bottom < innerHeight), true, "who answers is in sight");
  await button(page, say("values.add-person")).click();
  await eventually(async () => (await focused(page)).name, say("values.person-name"));
  await page.keyboard.type("Iep");
  await box(page, say("values.person-group")).fill("Inwoners");
  await button(page, say("values.add-person")).click();
  await eventually(() => who.evaluate((element) => element.selectedOptions[0].textContent), "Iep (Inwoners)");
  await page.locator("#fold-value-efficiency").click();
  const sideways = await page.locator(".wb-chain").evaluate((element) => element.scrollWidth - element.clientWidth);
  assert.ok(sideways <= 0, `the chain scrolls ${sideways} sideways`);
});
