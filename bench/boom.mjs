// Boom, the drawn tree, driven by keys and the mouse as a person does, with every step measured by probe.mjs.
// Pages ask for reduced motion, so that a step shows whole in its first frame; gliding is measured as frames.
import { goDeep } from "./lijst.mjs";

const FRAMES = 120;
/** Frames of which a glide of 180 ms takes about eleven. */
const GLIDE = 12;

/** What the steps need in the page: conditions that say when a step shows. */
export function installBoom() {
  const active = () => document.activeElement;
  const frame = () => document.querySelector(".wb-drawn");
  const place = () => active().closest(".wb-place");
  const isBox = () => active().matches(".wb-box[role=button]");
  const textOf = () => active().querySelector(".wb-box__text")?.textContent;
  const below = (id = active().id) => boom.children[id] ?? [];
  const drawn = (ids) => ids.filter((id) => document.getElementById(id));
  /** Conditions compare with the moment at which they were made. */
  const shows = {
    boxes: () => () => document.querySelector(".wb-drawn .wb-place[style*=translate] .wb-box") !== null,
    anotherBox: (id = active().id) => () => isBox() && active().id !== id,
    editing: () => () => active().matches(".wb-place textarea"),
    typed: (length = active().value.length) => () => active().parentElement.dataset.text?.length > length,
    text: (text = active().value) => () => isBox() && textOf() === text,
    otherText: (text = textOf()) => () => isBox() && textOf() !== text,
    newBox: (id = place().id) => () => active().matches(".wb-place textarea") && place().id !== id,
    place: (id = active().id, at = place().style.transform) => () => active().id === id && place().style.transform !== at,
    folded: (id = active().id, ids = drawn(below())) => () => document.getElementById(id)?.getAttribute("aria-expanded") === "false" && drawn(ids).length === 0,
    unfolded: (id = active().id, ids = below()) => () => document.getElementById(id)?.getAttribute("aria-expanded") === "true" && drawn(ids).length > 0,
    gone: (id = active().id) => () => !document.getElementById(id) && isBox(),
    back: (id) => () => document.getElementById(id) !== null,
  };
  const wheel = (deltaX, deltaY, ctrlKey) => {
    const { left, top, width, height } = frame().getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2 };
    frame().dispatchEvent(new WheelEvent("wheel", { deltaX, deltaY, ctrlKey, ...at, bubbles: true, cancelable: true }));
  };
  globalThis.boom = {
    shows,
    children: {},
    box: () => active().id,
    boxes: () => document.querySelectorAll(".wb-drawn .wb-place").length,
    lostFocus: 0,
    keepFocus(id) {
      if (active() !== document.body) return;
      boom.lostFocus += 1;
      document.getElementById(id)?.focus();
    },
    moveKey() {
      const siblings = Object.values(boom.children).find((below) => below.includes(active().id)) ?? [];
      if (siblings.length < 2) return undefined;
      return siblings[0] === active().id ? "Alt+ArrowDown" : "Alt+ArrowUp";
    },
    pan: (i) => wheel(i % 80 < 40 ? 60 : -60, i % 40 < 20 ? 90 : -90, false),
    zoom: (i) => wheel(0, i % 60 < 30 ? 12 : -12, true),
  };
}

const rest = (page, least = 50) => page.waitForTimeout(least + Math.random() * 33);

/** The boxes below each box, from the tree of `treeOf`. */
function childrenOf(tree) {
  const box = ({ id }) => `box-${id.replace("/", "-")}`;
  const all = {};
  const add = (goal) => {
    all[box(goal)] = goal.children.map(box);
    goal.children.forEach(add);
  };
  add(tree);
  return all;
}

/** From a click on the tab Boom to boxes on the screen. */
export async function firstPaint(page) {
  await rest(page);
  await page.evaluate(() => probe.begin("click", boom.shows.boxes(), 60_000));
  await page.locator("#tab-drawn").click();
  return page.evaluate(() => probe.pending);
}

/** Goes deep in Lijst and comes to Boom with that goal active; gives the paint of Boom there. */
export async function deepInBoom(page, share, tree) {
  await page.evaluate((children) => (boom.children = children), childrenOf(tree));
  await page.locator("#tab-list").click();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await goDeep(page, share);
  const box = await page.evaluate(() => lijst.row().replace(/^row-(goal-[^-]+).*$/, "box-$1"));
  const painted = await firstPaint(page);
  await choose(page, box);
  // It opens folded as far as it can be read; what is measured is all of it.
  await page.keyboard.press("Alt+Digit0");
  await rest(page, 500);
  await choose(page, box);
  return painted;
}

/** Makes a box the active one, with the focus in it. */
async function choose(page, id) {
  for (let attempt = 0; attempt < 8; attempt++) {
    if (await page.evaluate((id) => document.activeElement.id === id, id)) return;
    await page.evaluate((id) => document.getElementById(id)?.focus(), id);
    await rest(page, 150); // the details may open, and the drawing grow narrower
  }
  throw new Error(`The box ${id} does not keep the focus.`);
}

/** Presses a key and measures until it shows. */
async function step(page, box, key, shows, argument) {
  await rest(page);
  await page.evaluate((box) => boom.keepFocus(box), box);
  await page.evaluate(([name, argument]) => probe.begin("keydown", boom.shows[name](...(argument ? [argument] : []))), [shows, argument]);
  await page.keyboard.press(key);
  return page.evaluate(() => probe.pending);
}

/** Does everything once and hands every measurement to `keep(name, sample)`. It ends where it began. */
export async function everyBoomStep(page, keep) {
  const box = await page.evaluate(() => boom.box());
  const take = (...parts) => step(page, box, ...parts).catch((error) => {
    throw new Error(`${parts.slice(0, 2).join(", ")}: ${error.message.split("\n")[0]}`);
  });
  const escape = async () => {
    await rest(page);
    await page.keyboard.press("Escape");
    await rest(page);
    await page.evaluate((box) => boom.keepFocus(box), box);
    await choose(page, box);
  };
  // To a sibling: what it stands below may be far out of sight in a tall tree.
  keep("an arrow key", await take("ArrowDown", "anotherBox"));
  await choose(page, box);

  keep("open the box", await take("F2", "editing"));
  for (const letter of " en ") keep("type a character", await take(letter === " " ? "Space" : letter, "typed"));
  keep("confirm an edit", await take("Enter", "text"));
  keep("undo an edit", await take("Control+z", "otherText"));

  keep("new child", await take("Tab", "newBox"));
  keep("type a character", await take("z", "typed"));
  await escape();
  keep("new sibling", await take("Enter", "newBox"));
  await escape();

  // Up, or down for the first of its siblings; a box without siblings stays.
  const key = await page.evaluate(() => boom.moveKey());
  if (key) {
    keep("move", await take(key, "place"));
    keep("undo a move", await take("Control+z", "place"));
    keep("redo a move", await take("Control+y", "place"));
    await take("Control+z", "place");
  }

  if (await page.evaluate(() => document.activeElement.getAttribute("aria-expanded") === "true" && boom.children[boom.box()]?.length > 0)) {
    keep("fold", await take("Control+Space", "folded"));
    keep("unfold", await take("Control+Space", "unfolded"));
  }
  keep("delete", await take("Delete", "gone"));
  keep("undo a deletion", await take("Control+z", "back", box));
  await choose(page, box);
}

/** Frame times while the drawing pans and zooms: nearer and further until it is a painting. */
export async function looking(page, keep) {
  for (const [name, move] of [["frame while panning", "pan"], ["frame while zooming", "zoom"]]) {
    await rest(page, 300);
    const frames = await page.evaluate(([count, move]) => probe.frames(count, (i) => boom[move](i)), [FRAMES, move]);
    frames.forEach((frame) => keep(name, { frame }));
  }
}

/** Frame times while boxes glide to another place, with motion. */
export async function gliding(page, keep, times) {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  for (let time = 0; time < times; time++) {
    const move = await page.evaluate(() => boom.moveKey());
    for (const key of move ? [move, "Control+z"] : []) {
      await rest(page, 300);
      await page.evaluate((count) => {
        addEventListener("keydown", () => (boom.glide = probe.frames(count, () => {})), { capture: true, once: true });
      }, GLIDE);
      await page.keyboard.press(key);
      (await page.evaluate(() => boom.glide)).forEach((frame) => keep("frame while gliding", { frame }));
    }
  }
  await page.emulateMedia({ reducedMotion: "reduce" });
}
