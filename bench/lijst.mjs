// Lijst, driven by keys and the mouse as a person does, with every step measured by probe.mjs.

const FRAMES = 120;

/** What the steps need in the page: the row with the focus, and conditions that say when a step shows. */
export function installLijst() {
  const active = () => document.activeElement;
  const attribute = (name) => active()?.getAttribute(name);
  const scroller = () => document.querySelector(".wb-tree__scroll");
  /** Conditions compare with the moment at which they were made. */
  const shows = {
    anotherRow: (id = active().id) => () => active().matches("tr.wb-row") && active().id !== id,
    editing: () => () => active().matches("tr.wb-row textarea"),
    typed: (length = active().value.length) => () => active().parentElement.dataset.text?.length > length,
    text: (text = active().value) => () => active().matches("tr.wb-row") && active().querySelector(".wb-row__text")?.textContent === text,
    otherText: (text = active().querySelector(".wb-row__text").textContent) => () => active().querySelector(".wb-row__text")?.textContent !== text,
    newBox: (id = active().id) => () => active().matches("tr.wb-row textarea") && active().closest("tr").id !== id,
    place: (id = active().id, place = attribute("aria-posinset")) => () => active().id === id && attribute("aria-posinset") !== place,
    level: (id = active().id, level = attribute("aria-level")) => () => active().id === id && attribute("aria-level") !== level,
    folded: (id = active().id, state = attribute("aria-expanded")) => () => active().id === id && attribute("aria-expanded") !== state,
    gone: (id = active().id) => () => !document.getElementById(id) && active().matches("tr.wb-row"),
    back: (id) => () => document.getElementById(id) !== null,
    anyRow: () => () => document.querySelector("tr.wb-row") !== null,
    filled: () => () => {
      const { left, top, width, height } = scroller().getBoundingClientRect();
      // A message may still stand over the rows.
      const isRow = (element) => element.matches("tr.wb-row");
      return [0.2, 0.5, 0.95].every((at) => document.elementsFromPoint(left + width / 3, top + height * at).some(isRow));
    },
  };
  globalThis.lijst = {
    shows,
    scroller,
    row: () => active().id,
    lostFocus: 0,
    /** A row that is active but lost the focus gets it back, and that is counted. */
    keepFocus() {
      if (active() !== document.body) return;
      lijst.lostFocus += 1;
      document.querySelector('tr.wb-row[tabindex="0"]')?.focus();
    },
    /** A goal in view with siblings on both sides and something below it, deep enough to be promoted. */
    deepRow() {
      const { top, bottom } = scroller().getBoundingClientRect();
      const rows = [...document.querySelectorAll('tr.wb-row[id^="row-goal"]')].filter((row) => {
        const box = row.getBoundingClientRect();
        return box.top > top + 60 && box.bottom < bottom - 60;
      });
      const number = (row, name) => Number(row.getAttribute(name));
      const fits = (row) => number(row, "aria-level") >= 3 && number(row, "aria-posinset") >= 2 && number(row, "aria-posinset") < number(row, "aria-setsize");
      return (rows.find((row) => fits(row) && row.hasAttribute("aria-expanded")) ?? rows.find(fits))?.id;
    },
  };
}

/** Opens a file in a fresh page of the app; gives the time from the choice of the file to its rows. */
export async function openFile(page, url, file) {
  await page.goto(url);
  await page.locator("#laden").waitFor({ state: "detached" });
  await page.evaluate(() => probe.begin("change", lijst.shows.anyRow(), 60_000));
  await page.locator('input[type="file"]').setInputFiles(file);
  return page.evaluate(() => probe.pending);
}

/** Loads the page anew; gives the time until its rows are painted. */
export async function reload(page) {
  await page.reload({ waitUntil: "commit" });
  return { painted: await page.evaluate(() => probe.first(lijst.shows.anyRow())) };
}

/** Goes to a goal at this share of the whole list, and makes it the active row. */
export async function goDeep(page, share) {
  for (let shift = 0; shift < 40; shift++) {
    await page.evaluate(([share, shift]) => {
      const scroller = lijst.scroller();
      scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * share - shift * 150;
    }, [share, shift]);
    await rest(page);
    const id = await page.evaluate(() => lijst.deepRow());
    if (id) {
      await choose(page, id);
      await rest(page, 200);
      return;
    }
  }
  throw new Error("There is no goal deep in this tree with siblings on both sides.");
}

/** Makes a row the active one, with the focus in it. */
async function choose(page, id) {
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await page.evaluate((id) => document.activeElement.id === id, id)) return;
    await page.evaluate((id) => document.getElementById(id)?.focus(), id);
    await rest(page, 150); // the details may open, and the tree grow narrower
  }
  throw new Error(`The row ${id} does not keep the focus.`);
}

/** Lets the page come to rest, so that a step begins at no particular moment between two frames. */
const rest = (page, least = 50) => page.waitForTimeout(least + Math.random() * 33);

/** Presses a key and measures until it shows. */
async function step(page, key, shows, argument) {
  await rest(page);
  await page.evaluate(() => lijst.keepFocus());
  await page.evaluate(([name, argument]) => probe.begin("keydown", lijst.shows[name](...(argument ? [argument] : []))), [shows, argument]);
  await page.keyboard.press(key);
  return page.evaluate(() => probe.pending);
}

/** Escape, when only the way back matters. */
async function escape(page) {
  await rest(page);
  await page.keyboard.press("Escape");
  await rest(page);
  await page.evaluate(() => lijst.keepFocus());
  await page.waitForFunction(() => document.activeElement.matches("tr.wb-row"));
}

/**
 * Does everything once, deep in the tree, and hands every measurement to `keep(name, sample)`. It ends where it began.
 */
export async function everyStep(page, keep) {
  const row = await page.evaluate(() => lijst.row());
  keep("down", await step(page, "ArrowDown", "anotherRow"));
  keep("up", await step(page, "ArrowUp", "anotherRow"));

  keep("open the box", await step(page, "F2", "editing"));
  for (const letter of " en ") keep("type a character", await step(page, letter === " " ? "Space" : letter, "typed"));
  keep("confirm an edit", await step(page, "Enter", "text"));
  keep("undo an edit", await step(page, "Control+z", "otherText"));

  keep("new sibling", await step(page, "Enter", "newBox"));
  keep("type a character", await step(page, "z", "typed"));
  await escape(page);
  keep("new child", await step(page, "Tab", "newBox"));
  await escape(page);
  await page.waitForFunction((row) => document.activeElement.id === row, row);

  keep("move down", await step(page, "Alt+ArrowDown", "place"));
  keep("move up", await step(page, "Alt+ArrowUp", "place"));
  keep("move down", await step(page, "Alt+ArrowDown", "place"));
  keep("undo a move", await step(page, "Control+z", "place"));
  keep("redo a move", await step(page, "Control+y", "place"));
  await step(page, "Control+z", "place");
  keep("demote", await step(page, "Alt+ArrowRight", "level"));
  keep("undo a demotion", await step(page, "Control+z", "level"));
  keep("promote", await step(page, "Alt+ArrowLeft", "level"));
  await step(page, "Control+z", "level");

  if (await page.evaluate(() => document.activeElement.hasAttribute("aria-expanded"))) {
    keep("fold", await step(page, "Control+Space", "folded"));
    keep("unfold", await step(page, "Control+Space", "folded"));
  }
  keep("delete", await step(page, "Delete", "gone"));
  keep("undo a deletion", await step(page, "Control+z", "back", row));
  await choose(page, row);
}

/** Frame times while the list scrolls steadily, and the time from a long jump to its rows. */
export async function scrolling(page, keep) {
  await rest(page, 300);
  const frames = await page.evaluate((count) => probe.frames(count, (i) => (lijst.scroller().scrollTop += i % 80 < 40 ? 90 : -90)), FRAMES);
  frames.forEach((frame) => keep("frame while scrolling", { frame }));
  for (const share of [0.13, 0.71, 0.42, 0.97, 0.05, 0.55]) {
    await rest(page);
    keep(
      "jump in the list",
      await page.evaluate((share) => {
        const scroller = lijst.scroller();
        return probe.direct(() => (scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * share), lijst.shows.filled());
      }, share),
    );
  }
}
