// View Boom as a room full of people sees it and a finger moves it: lines that tell the truth, text that can be read,
// nothing that jumps, and nothing that swallows a press.
import assert from "node:assert/strict";
import { button, details, eventually, grid, newWorkbook, notices, openFile, press, row, workbookOf } from "./support/bench.mjs";
import * as cli from "./support/cli.mjs";
import { test } from "./harness.mjs";

const LINES = ["Wie zorgt, houdt tijd over", "  Minder mensen zijn overbelast", "    Zorg is te combineren met werk", "    Mantelzorgers worden op tijd gezien", "    Wijkverpleging signaleert", "  Familie en beroepskracht zijn een team", "    Er is een plan"];
const FINGERS = { context: { hasTouch: true } };
const WIDE = { context: { viewport: { width: 1440, height: 900 } } };

const drawing = (page) => page.getByRole("group", { name: "Getekende doelenboom" });
const box = (page, text) => drawing(page).getByRole("button", { name: text, exact: true });
const view = (page, name) => page.getByRole("tab", { name, exact: true });
const percent = (page) => drawing(page).getByRole("toolbar").getByText(/^\d+%$/).textContent();

async function opened(page, lines = LINES, options = {}) {
  await openFile(page, workbookOf(lines, options));
  await row(page, lines[0].trim()).waitFor();
  await view(page, "Boom").click();
  await box(page, lines[0].trim()).waitFor();
}

/** Where things are once nothing glides. */
async function places(page, texts) {
  let before = "";
  let now = [];
  await eventually(async () => {
    now = await Promise.all(texts.map((text) => box(page, text.trim()).boundingBox()));
    const isStill = JSON.stringify(now) === before;
    before = JSON.stringify(now);
    await page.waitForTimeout(60);
    return isStill;
  }, true);
  return now;
}

/** Fingers on the glass: each step says where all of them are. */
async function fingers(page) {
  const session = await page.context().newCDPSession(page);
  const send = (type, points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
  return {
    down: (...points) => send("touchStart", points),
    move: (...points) => send("touchMove", points),
    up: (...left) => send("touchEnd", left),
  };
}

test("no contribution runs through a box, and each ends at the goal that it serves", WIDE, async ({ page }) => {
  await opened(page, LINES, { more: [
    { id: "activity/x", text: "Huisbezoek", order: "U1" },
    { id: "activity/y", text: "Spreekuur", order: "U2" },
    { id: "contribution/x/g1", activity: "activity/x", goal: "goal/g1", strength: 2 },
    { id: "contribution/x/g0", activity: "activity/x", goal: "goal/g0", strength: -1 },
    { id: "contribution/y/g6", activity: "activity/y", goal: "goal/g6" },
  ] });
  await places(page, LINES);
  const wrong = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll(".wb-place")].map((each) => ({ name: each.textContent, ...each.getBoundingClientRect().toJSON() }));
    const through = [];
    for (const path of [...document.querySelectorAll(".wb-line:not(.wb-line--branch)")].filter((each) => each.getTotalLength() > 0)) {
      const matrix = path.getScreenCTM();
      for (let at = 0, length = path.getTotalLength(); at <= length; at += 2) {
        const { x, y } = path.getPointAtLength(at).matrixTransform(matrix);
        const hit = boxes.find((one) => x > one.left + 1 && x < one.right - 1 && y > one.top + 1 && y < one.bottom - 1);
        if (hit) through.push(hit.name);
      }
    }
    return [...new Set(through)];
  });
  assert.deepEqual(wrong, []);
  const [goal] = await places(page, [LINES[1]]);
  const ends = await page.evaluate(({ right, top, bottom }) => {
    const start = (path) => path.getPointAtLength(0).matrixTransform(path.getScreenCTM());
    const all = [...document.querySelectorAll(".wb-line:not(.wb-line--branch)")].filter((path) => path.getTotalLength() > 0).map(start);
    return all.some(({ x, y }) => Math.abs(x - right) < 2 && y > top && y < bottom);
  }, { right: goal.x + goal.width, top: goal.y, bottom: goal.y + goal.height });
  assert.ok(ends, "at the far side of the goal");
});

test("after a pan and after a pinch the first tap counts", FINGERS, async ({ page }) => {
  await opened(page);
  const hand = await fingers(page);
  const fit = button(page, "Hele tekening in beeld");
  // The bars around the drawing come with their chunk: what "whole" is, is known when all is there.
  await page.getByRole("toolbar").first().waitFor();
  await fit.tap();
  await page.waitForTimeout(500);
  const [whole] = await places(page, [LINES[0]]);
  const frame = await drawing(page).boundingBox();
  const empty = { x: frame.x + frame.width / 2, y: frame.y + 14 };
  await hand.down(empty);
  for (let step = 1; step <= 5; step += 1) await hand.move({ x: empty.x + step * 20, y: empty.y + step * 14 });
  await hand.up();
  const [panned] = await places(page, [LINES[0]]);
  assert.ok(panned.x > whole.x + 60, "one finger pans");
  await fit.tap();
  await eventually(async () => Math.abs((await places(page, [LINES[0]]))[0].x - whole.x) < 2, true, "the tap after a pan fits all");
  const middle = { x: empty.x, y: frame.y + frame.height / 2 };
  const apart = (by) => [{ x: middle.x - by, y: middle.y }, { x: middle.x + by, y: middle.y }];
  await hand.down(apart(40)[0]);
  await hand.down(...apart(40));
  for (let by = 50; by <= 120; by += 10) await hand.move(...apart(by));
  await hand.up(apart(120)[0]);
  await hand.up();
  const [pinched] = await places(page, [LINES[0]]);
  assert.ok(pinched.width > whole.width * 1.3, "two fingers zoom");
  await fit.tap();
  await eventually(async () => Math.abs((await places(page, [LINES[0]]))[0].width - whole.width) < 2, true, "the tap after a pinch fits all");
});

for (const name of ["Boom", "Lijst"]) {
  test(`a finger that stays where it is opens the menu in ${name}, once; one that moves does not`, FINGERS, async ({ page }) => {
    await opened(page);
    await view(page, name).tap();
    const where = name === "Boom" ? box(page, LINES[1].trim()) : row(page, LINES[1].trim());
    const { x, y, width, height } = await where.boundingBox();
    const at = { x: x + Math.min(width / 2, 160), y: y + height / 2 };
    const menu = page.getByRole("menu");
    // The browser of the test may ask for the menu as well, as on Android, or not, as on an iPhone: both are looked at.
    for (const asks of [false, true]) {
      const hand = await fingers(page);
      await hand.down(at);
      await menu.waitFor();
      if (asks) await where.dispatchEvent("contextmenu", { clientX: at.x, clientY: at.y });
      await hand.up();
      await page.waitForTimeout(100);
      assert.equal(await menu.count(), 1, "it stays open as the finger goes");
      await press(page, "Escape");
      await eventually(() => menu.count(), 0);
    }
    const hand = await fingers(page);
    await hand.down(at);
    for (let step = 1; step <= 8; step += 1) await hand.move({ x: at.x, y: at.y + step * 4 });
    await page.waitForTimeout(700);
    assert.equal(await menu.count(), 0, "a finger that moves asks for nothing");
    await hand.up();
  });
}

test("the drawing keeps the room: no panel opens by itself, and what fits is large", WIDE, async ({ page }) => {
  await opened(page);
  await page.waitForTimeout(300);
  assert.equal(await page.getByRole("region", { name: "Losse briefjes" }).count(), 0);
  const before = await percent(page);
  assert.ok(Number.parseInt(before, 10) > 100, `a small tree is drawn larger than it is: ${before}`);
  await box(page, LINES[1].trim()).click();
  assert.ok(!(await details(page).isVisible()), "a press chooses and nothing more");
  assert.equal(await percent(page), before);
  await button(page, "Details tonen").click();
  await details(page).waitFor();
  assert.equal(await details(page).getByRole("textbox", { name: "Tekst" }).inputValue(), LINES[1].trim());
  await eventually(() => page.evaluate(() => {
    const text = [...document.querySelectorAll(".wb-box__text")].map((each) => Number.parseFloat(getComputedStyle(each).fontSize));
    const { scale } = getComputedStyle(document.querySelector(".wb-drawn__stage")).transform.match(/matrix\((?<scale>[\d.]+)/).groups;
    return Math.min(...text) * Number(scale) >= 13;
  }), true, "no text smaller than can be read from the back row");
  await view(page, "Lijst").click();
  await details(page).waitFor();
});

test("a large tree opens as an outline that can be read, and unfolds; what somebody folds is kept", { ...WIDE, timeout: 120_000 }, async ({ page }) => {
  await openFile(page, await cli.make("--random", "200", "--seed", "1"));
  await grid(page).waitFor();
  const rows = await grid(page).getAttribute("aria-rowcount");
  await view(page, "Boom").click();
  const all = drawing(page).locator('[role="button"]');
  await all.first().waitFor();
  const outline = await eventually(async () => (await all.count()) > 3 && all.count(), await all.count());
  assert.ok(Number.parseInt(await percent(page), 10) >= 75, `readable at ${await percent(page)}`);
  const frame = await drawing(page).boundingBox();
  const boxes = await all.evaluateAll((each) => each.map((one) => one.getBoundingClientRect().toJSON()));
  assert.ok(boxes.length > 3 && boxes.every(({ left, right, top, bottom }) => left >= frame.x && right <= frame.x + frame.width && top >= frame.y && bottom <= frame.y + frame.height), `all ${outline} in view`);
  // Looking is not folding: Lijst is as it was.
  await view(page, "Lijst").click();
  await grid(page).waitFor();
  assert.equal(await grid(page).getAttribute("aria-rowcount"), rows);
  await view(page, "Boom").click();
  await all.first().waitFor();
  const counted = await all.count();
  await button(page, "Eén niveau dieper").click();
  await eventually(async () => (await all.count()) > counted, true, "one level more");
  await button(page, "Alles uitklappen").click();
  await eventually(() => button(page, "Alles uitklappen").count(), 0);
  await view(page, "Lijst").click();
  await view(page, "Boom").click();
  await all.first().waitFor();
  assert.equal(await button(page, "Alles uitklappen").count(), 0, "who unfolded all finds it so");
});

test("after a drop what did not change stays, and all of it stays in view", WIDE, async ({ page }) => {
  await opened(page);
  const before = await places(page, LINES);
  const [from, to] = [before[6], before[1]];
  await page.mouse.move(from.x + 40, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 20, { steps: 3 });
  await page.mouse.move(to.x + to.width - 15, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  await notices(page).getByText(/verplaatst/).waitFor({ timeout: 1000 }).catch(() => {});
  const after = await places(page, LINES);
  const frame = await drawing(page).boundingBox();
  assert.ok(after[6].x === after[4].x && after[6].y > after[4].y && after[6].y < after[4].y + 1.5 * after[4].height, "it hangs where it was dropped");
  assert.ok(after.every(({ x, y, width, height }) => x >= frame.x && x + width <= frame.x + frame.width && y >= frame.y && y + height <= frame.y + frame.height), "all in view");
  const stayed = [2, 3, 4].filter((at) => Math.abs(after[at].x - before[at].x) < 2 && Math.abs(after[at].y - before[at].y) < 2);
  assert.ok(stayed.length >= 3, `what did not change stays: ${JSON.stringify({ before, after })}`);
});

test("who walks over the tabs stays on them", async ({ page }) => {
  await opened(page);
  await box(page, LINES[1].trim()).click();
  await view(page, "Lijst").click();
  await row(page, LINES[2].trim()).click();
  await view(page, "Lijst").focus();
  await press(page, "ArrowLeft");
  await box(page, LINES[0]).waitFor();
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Boom");
});

test("a message covers neither tools nor panels, and says what its button does", async ({ page }) => {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 360, height: 740 }]) {
    await page.setViewportSize(viewport);
    await page.goto("about:blank");
    await page.goBack();
    await newWorkbook(page, "Proef");
    await view(page, "Boom").click();
    await button(page, "Ambitie toevoegen").click();
    await page.keyboard.type("Wie zorgt, houdt tijd over");
    await press(page, "Tab");
    await page.keyboard.type("Minder mensen zijn overbelast");
    await press(page, "Enter", "Delete");
    const back = notices(page).getByRole("button", { name: /^Terughalen/ });
    await back.waitFor();
    await page.waitForTimeout(300);
    const covered = await page.evaluate(() => {
      const toast = document.querySelector(".wb-toast").getBoundingClientRect();
      const touches = ({ left, right, top, bottom }) => left < toast.right && toast.left < right && top < toast.bottom && toast.top < bottom;
      const above = document.querySelector(".wb-rowbar").getBoundingClientRect().top - toast.bottom;
      if (above > 80) return [`${above} px above the bar`];
      return [".wb-drawn__tools", ".wb-rowbar", ".wb-details", ".wb-notes", ".wb-map"].filter((selector) => {
        const element = document.querySelector(selector);
        return element?.checkVisibility() && touches(element.getBoundingClientRect());
      });
    });
    assert.deepEqual(covered, [], `at ${viewport.width} × ${viewport.height}`);
    await back.click();
    await box(page, "Minder mensen zijn overbelast").waitFor();
    await page.getByRole("link", { name: "Werkboeken" }).click();
  }
});
