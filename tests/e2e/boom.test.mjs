// View Boom: built by keyboard, moved by hand, looked at from near and far, pasted, copied, saved as a picture.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { button, eventually, expectOutline, newWorkbook, notices, openFile, outline, press, row, workbookOf } from "./support/bench.mjs";
import * as cli from "./support/cli.mjs";
import { assertFits } from "./support/look.mjs";
import { axe, inEveryColour, test } from "./harness.mjs";
import { escape } from "./support/words.mjs";

const LINES = ["Wie zorgt, houdt tijd over", "  Minder mensen zijn overbelast", "    Zorg is te combineren met werk", "    Mantelzorgers worden op tijd gezien", "  Familie en beroepskracht zijn een team"];
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

const drawing = (page) => page.getByRole("group", { name: "Getekende doelenboom" });
const box = (page, text) => drawing(page).getByRole("button", { name: text, exact: true });
const view = (page, name) => page.getByRole("tab", { name, exact: true });
const tree = () => document.querySelectorAll('[role="group"] [role="button"]').length;
const focusedName = (page) => page.evaluate(() => {
  const element = document.activeElement;
  return element.matches("textarea") ? `typing ${element.value}` : (document.getElementById(element.getAttribute("aria-labelledby")?.split(" ")[0])?.textContent ?? element.textContent);
});
const focusOn = (page, text) => eventually(() => focusedName(page), text, `the focus is on “${text}”`);
/** Waits until nothing glides any more, and gives where a box is. */
async function placeOf(page, text) {
  let before = "";
  await eventually(async () => {
    const now = JSON.stringify(await box(page, text).boundingBox());
    const isStill = now === before;
    before = now;
    await page.waitForTimeout(60);
    return isStill;
  }, true);
  const { x, y, width, height } = await box(page, text).boundingBox();
  return { x: x + width / 2, y: y + height / 2, left: x, top: y, right: x + width, bottom: y + height, width, height };
}

async function opened(page, lines = LINES, options = {}) {
  await openFile(page, workbookOf(lines, options));
  await row(page, lines[0].trim()).waitFor();
  await view(page, "Boom").click();
  await box(page, lines[0].trim()).waitFor();
}

/** The tree as Lijst tells it; the view is Boom again afterwards. */
async function listed(page, lines) {
  await view(page, "Lijst").click();
  await expectOutline(page, lines);
  await view(page, "Boom").click();
  await drawing(page).waitFor();
}

async function drag(page, from, to, { drop = true } = {}) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y + 8, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  if (drop) await page.mouse.up();
}

test("a tree is built in the drawing with the keyboard alone, undone and done again", async ({ page }) => {
  await newWorkbook(page, "Proef");
  await view(page, "Boom").click();
  await button(page, "Ambitie toevoegen").click();
  await eventually(() => focusedName(page), "typing ");
  await page.keyboard.type("Wie zorgt, houdt tijd over");
  await press(page, "Tab");
  await page.keyboard.type("Minder mensen zijn overbelast");
  await press(page, "Enter");
  await focusOn(page, "Minder mensen zijn overbelast");
  await press(page, "Tab");
  await page.keyboard.type("Zorg is te combineren met werk");
  await press(page, "Enter", "Enter");
  await page.keyboard.type("Mantelzorgers worden op tijd gezien");
  await press(page, "Enter", "ArrowLeft");
  await focusOn(page, "Minder mensen zijn overbelast");
  await press(page, "Enter");
  await page.keyboard.type("Familie en beroepskracht zijn een team");
  await press(page, "Enter");
  await focusOn(page, "Familie en beroepskracht zijn een team");
  await listed(page, LINES);
  // Five goals, and nothing else, are steps.
  for (let times = 0; times < 5; times += 1) await page.keyboard.press("Control+z");
  await button(page, "Ambitie toevoegen").waitFor();
  await eventually(() => drawing(page).count(), 0, "undone to empty");
  for (let times = 0; times < 5; times += 1) await page.keyboard.press("Control+y");
  await listed(page, LINES);
  await page.reload();
  await box(page, LINES[0]).waitFor();
  assert.equal(await view(page, "Boom").getAttribute("aria-selected"), "true", "the view is remembered on this device");
  // A box left empty leaves nothing.
  await box(page, LINES[0]).click();
  await press(page, "Tab", "Escape");
  await focusOn(page, LINES[0]);
  await listed(page, LINES);
});

test("the arrows go to the box that lies there; changing, moving and removing are as in Lijst", async ({ page }) => {
  await opened(page);
  await box(page, LINES[0]).click();
  await press(page, "ArrowRight");
  await focusOn(page, LINES[1].trim());
  await press(page, "ArrowRight");
  await focusOn(page, LINES[2].trim());
  await press(page, "ArrowDown");
  await focusOn(page, LINES[3].trim());
  await press(page, "ArrowDown");
  await press(page, "Home");
  await focusOn(page, LINES[0]);
  await box(page, LINES[3].trim()).click();
  await press(page, "Alt+ArrowUp");
  await focusOn(page, LINES[3].trim());
  await listed(page, [LINES[0], LINES[1], LINES[3], LINES[2], LINES[4]]);
  await box(page, LINES[3].trim()).click();
  await press(page, "F2");
  await page.keyboard.type(" en gehoord");
  await press(page, "Enter");
  await focusOn(page, "Mantelzorgers worden op tijd gezien en gehoord");
  await press(page, "Delete");
  await notices(page).getByText(/gezien en gehoord/).waitFor();
  await eventually(() => drawing(page).getByRole("button", { name: /gehoord/ }).count(), 0);
  await page.keyboard.press("Control+z");
  await drawing(page).getByRole("button", { name: /gehoord/ }).waitFor();
  await press(page, "Escape", "Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest('[role="button"]')), null, "Esc and then Tab leave the drawing");
});

test("a box is dragged to where the landing shows; Esc lets go; several go together", async ({ page }) => {
  await opened(page);
  const target = await placeOf(page, LINES[4].trim());
  const from = await placeOf(page, LINES[3].trim());
  await drag(page, from, { x: target.right - 20, y: target.y }, { drop: false });
  await page.getByText("komt onder: Familie en beroepskracht zijn een team").waitFor();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await listed(page, LINES);
  const again = await placeOf(page, LINES[3].trim());
  const there = await placeOf(page, LINES[4].trim());
  await drag(page, again, { x: there.right - 20, y: there.y });
  await listed(page, [LINES[0], LINES[1], LINES[2], LINES[4], "    Mantelzorgers worden op tijd gezien"]);
  await page.keyboard.press("Control+z");
  await listed(page, LINES);
  // A branch cannot go into itself.
  const own = await placeOf(page, LINES[1].trim());
  const child = await placeOf(page, LINES[2].trim());
  await drag(page, own, { x: child.right - 20, y: child.y });
  await listed(page, LINES);
  // Two at once, chosen with Ctrl.
  await box(page, LINES[2].trim()).click();
  await box(page, LINES[3].trim()).click({ modifiers: ["Control"] });
  const one = await placeOf(page, LINES[2].trim());
  const other = await placeOf(page, LINES[4].trim());
  await drag(page, one, { x: other.right - 20, y: other.y });
  await listed(page, [LINES[0], LINES[1], LINES[4], "    Zorg is te combineren met werk", "    Mantelzorgers worden op tijd gezien"]);
});

test("the background pans, Shift chooses with a band, the wheel pans and zooms where it points", async ({ page }) => {
  await opened(page);
  const before = await placeOf(page, LINES[0]);
  const frame = await drawing(page).boundingBox();
  const empty = { x: frame.x + frame.width / 2, y: frame.y + 12 };
  await drag(page, empty, { x: empty.x + 80, y: empty.y + 50 });
  const panned = await placeOf(page, LINES[0]);
  assert.ok(Math.abs(panned.x - before.x - 80) < 2 && Math.abs(panned.y - before.y - 50) < 2, "it follows the hand");
  await page.mouse.move(panned.x, panned.y);
  await page.mouse.wheel(0, 60);
  const scrolled = await placeOf(page, LINES[0]);
  assert.ok(Math.abs(scrolled.y - panned.y + 60) < 2, "the wheel pans");
  await page.mouse.move(scrolled.x, scrolled.y);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -120);
  await page.keyboard.up("Control");
  const zoomed = await placeOf(page, LINES[0]);
  assert.ok(zoomed.width > scrolled.width * 1.2, "nearer");
  assert.ok(Math.abs(zoomed.x - scrolled.x) < 2 && Math.abs(zoomed.y - scrolled.y) < 2, "what is under the pointer stays there");
  await box(page, LINES[0]).click();
  await press(page, "Alt+Home");
  const all = await Promise.all(LINES.map((line) => placeOf(page, line.trim())));
  assert.ok(all.every(({ left, right, top, bottom }) => left >= frame.x && right <= frame.x + frame.width && top >= frame.y && bottom <= frame.y + frame.height), "Alt+Home shows all of it");
  await press(page, "Alt+Minus");
  assert.ok((await placeOf(page, LINES[0])).width < all[0].width);
  const [top, low] = [await placeOf(page, LINES[2].trim()), await placeOf(page, LINES[3].trim())];
  await page.keyboard.down("Shift");
  await drag(page, { x: top.left - 6, y: top.top - 6 }, { x: low.right + 6, y: low.bottom + 6 });
  await page.keyboard.up("Shift");
  await eventually(() => drawing(page).locator('[role="button"][aria-pressed="true"]').count(), 2, "two in the band");
});

test("folding counts what is hidden, one branch can stand alone, and the drawing can be turned", async ({ page }) => {
  await opened(page);
  await box(page, LINES[1].trim()).click();
  await press(page, "Control+Space");
  await eventually(() => box(page, LINES[2].trim()).count(), 0);
  await drawing(page).getByText("+2", { exact: true }).waitFor();
  await press(page, "Control+Space");
  await box(page, LINES[2].trim()).waitFor();
  await press(page, "Alt+Enter");
  await eventually(() => box(page, LINES[4].trim()).count(), 0, "only the branch");
  await page.getByRole("navigation", { name: /tak/i }).waitFor();
  await press(page, "Escape");
  await box(page, LINES[4].trim()).waitFor();
  const sideways = await placeOf(page, LINES[1].trim());
  assert.ok(sideways.x > (await placeOf(page, LINES[0])).x);
  await button(page, "Van boven naar beneden tekenen").click();
  await eventually(async () => (await placeOf(page, LINES[1].trim())).top > (await placeOf(page, LINES[0])).bottom, true, "children below");
});

test("notes are pasted as a subtree in one step", { context: CLIPBOARD }, async ({ page }) => {
  await newWorkbook(page, "Proef");
  await view(page, "Boom").click();
  const pasted = ["Minder overbelaste mantelzorgers", "  Mantelzorgers kunnen zorg en werk combineren", "  Mantelzorgers worden op tijd gezien", "  Er is vervangende zorg"];
  await page.evaluate((text) => navigator.clipboard.writeText(text), pasted.join("\n"));
  await page.keyboard.press("Control+v");
  await box(page, pasted[0]).waitFor();
  await notices(page).getByText("4 onderdelen geplakt.").waitFor();
  await listed(page, pasted);
  await view(page, "Lijst").click();
  assert.match(await row(page, pasted[0]).textContent(), /Maatschappelijk resultaat/);
  assert.match(await row(page, "Er is vervangende zorg").textContent(), /Subdoel/);
  await page.keyboard.press("Control+z");
  await eventually(() => outline(page), [], "one undo empties it");
  await page.keyboard.press("Control+y");
  await expectOutline(page, pasted);
});

test("a branch is copied, cut and pasted with everything that hangs on it", { context: CLIPBOARD }, async ({ page }) => {
  await opened(page, LINES, { more: [
    { id: "activity/x", text: "Spreekuur op het werk", order: "U1" },
    { id: "contribution/x/g2", activity: "activity/x", goal: "goal/g2", strength: 2 },
  ] });
  await box(page, LINES[1].trim()).click();
  await page.keyboard.press("Control+c");
  await notices(page).getByText("4 onderdelen gekopieerd").waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(text.replaceAll("\r\n", "\n").trimEnd(), ["Minder mensen zijn overbelast", "\tZorg is te combineren met werk", "\tMantelzorgers worden op tijd gezien"].join("\n"));
  await box(page, LINES[4].trim()).click();
  await page.keyboard.press("Control+v");
  await notices(page).getByText("4 onderdelen geplakt.").waitFor();
  await eventually(() => drawing(page).getByRole("button", { name: "Spreekuur op het werk" }).count(), 2, "with its activity");
  await page.keyboard.press("Control+z");
  await listed(page, [LINES[0], LINES[1], LINES[2], "      Spreekuur op het werk", LINES[3], LINES[4]]);
  await box(page, LINES[2].trim()).click();
  await page.keyboard.press("Control+x");
  await eventually(() => box(page, LINES[2].trim()).count(), 0);
  await page.keyboard.press("Control+z");
  await box(page, LINES[2].trim()).waitFor();
  // In a text box the keys are the browser's.
  await button(page, "Details tonen").click();
  await page.getByRole("textbox", { name: "Toelichting" }).fill("een woord");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+x");
  assert.equal(await page.getByRole("textbox", { name: "Toelichting" }).inputValue(), "");
  await box(page, LINES[2].trim()).waitFor();
});

test("the drawing is saved as SVG and PNG, whole, whatever is in view", async ({ page }) => {
  await opened(page);
  await box(page, LINES[1].trim()).click();
  await press(page, "Control+Space");
  await button(page, "Tekening opslaan").click();
  const dialog = page.getByRole("dialog", { name: "Tekening opslaan" });
  await dialog.waitFor();
  await axe(page);
  const saving = async (name) => {
    const [saved] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name }).first().click()]);
    return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) };
  };
  const svg = await saving(/SVG/);
  assert.match(svg.name, /^proef-\d{4}-\d\d-\d\d\.svg$/);
  const words = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    return parsed.querySelector("parsererror") ? "damaged" : [...parsed.querySelectorAll("text")].map((each) => each.textContent).join(" ").replaceAll(/\s+/g, " ");
  }, svg.bytes.toString("utf8"));
  for (const line of LINES) for (const word of line.trim().split(" ")) assert.ok(words.includes(word), `${word} is in ${words}`);
  await button(page, "Tekening opslaan").click();
  const png = await saving(/PNG/);
  assert.deepEqual([...png.bytes.subarray(0, 8)], [137, 80, 78, 71, 13, 10, 26, 10]);
  assert.ok(png.bytes.readUInt32BE(16) > 1000 && png.bytes.readUInt32BE(20) > 300, "as wide and high as the tree");
});

test("a screen reader is told of boxes as buttons, one tab stop in all; axe finds nothing", { timeout: 120_000 }, async ({ page }) => {
  await opened(page, LINES, { more: [
    { id: "activity/x", text: "Spreekuur op het werk", order: "U1" },
    { id: "contribution/x/g2", activity: "activity/x", goal: "goal/g2", strength: -1 },
    { id: "provider/p", text: "Mantelzorgsteunpunt", order: "U1" },
    { id: "provision/x/p", activity: "activity/x", provider: "provider/p" },
  ] });
  const all = await drawing(page).getByRole("button", { name: /./ }).filter({ visible: true }).evaluateAll((elements) =>
    elements.filter((element) => element.matches('[role="button"]')).map((element) => {
      const by = (name) => element.getAttribute(name)?.split(" ").map((id) => document.getElementById(id)?.textContent.trim().replaceAll(/\s+/g, " ")).join(" ");
      return { name: by("aria-labelledby"), about: by("aria-describedby"), open: element.getAttribute("aria-expanded"), stop: element.tabIndex };
    }));
  assert.deepEqual(all.map(({ name }) => name).sort(), [...LINES.map((line) => line.trim()), "Spreekuur op het werk"].sort());
  assert.equal(all.filter(({ stop }) => stop === 0).length, 1);
  assert.match(all.find(({ name }) => name === LINES[0]).about, /^Ambitie/);
  assert.equal(all.find(({ name }) => name === LINES[0]).open, "true");
  assert.match(all.find(({ name }) => name.startsWith("Spreekuur")).about, /^Activiteit.*Mantelzorgsteunpunt/);
  await inEveryColour(page, () => axe(page));
  await box(page, LINES[2].trim()).click();
  await button(page, "Van boven naar beneden tekenen").click();
  await axe(page);
});

test("on a phone the drawing fits, and a finger pans it", { context: { viewport: { width: 360, height: 740 }, hasTouch: true } }, async ({ page }) => {
  await opened(page);
  await assertFits(page, "the drawing");
  await page.touchscreen.tap(...Object.values(await placeOf(page, LINES[0])).slice(0, 2));
  await focusOn(page, LINES[0]);
  await axe(page);
});

test("two thousand goals: few are drawn, all can be seen from far, and every one can be reached", { timeout: 120_000 }, async ({ page }) => {
  const made = await cli.make("--random", "2000", "--seed", "7");
  await openFile(page, made);
  await page.getByRole("treegrid").waitFor();
  await view(page, "Boom").click();
  await drawing(page).getByRole("button").first().waitFor();
  assert.ok((await page.evaluate(tree)) < 400, "windowed");
  await drawing(page).locator('[role="button"]').first().click();
  await press(page, "Alt+0", "Alt+Home");
  await page.waitForTimeout(300);
  const painted = await page.evaluate(() => {
    const canvas = document.querySelector(".wb-drawn__far");
    const data = canvas?.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return data.some((value) => value > 0);
  });
  assert.ok(painted, "from far it is a painting");
  assert.ok((await page.evaluate(tree)) < 400);
  const names = new Set();
  for (const key of ["Home", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown", "End"]) {
    await press(page, key);
    await page.waitForTimeout(30);
    names.add(await focusedName(page));
  }
  assert.ok(names.size >= 4, `walked over ${[...names].join(" | ")}`);
  await press(page, "Tab");
  await page.keyboard.type("Een nieuw doel in een grote boom");
  await press(page, "Enter");
  await focusOn(page, "Een nieuw doel in een grote boom");
  const { x, y, right, bottom } = await placeOf(page, "Een nieuw doel in een grote boom");
  const frame = await drawing(page).boundingBox();
  assert.ok(x > frame.x && right < frame.x + frame.width && y > frame.y && bottom < frame.y + frame.height, "what is made is in view");
});
