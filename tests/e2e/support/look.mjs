// What every screen has to hold, whatever is on it.
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { axe, inEveryColour } from "../harness.mjs";
import { SENTENCES, escape } from "./words.mjs";

/** The sizes at which everything must be in reach: a phone, and 400 % zoom on a laptop. */
export const SMALL = { "360 × 740": { width: 360, height: 740 }, "320 × 256": { width: 320, height: 256 } };
const USUAL = { width: 1280, height: 800 };

/** Everything that is written on the page, for the eye or for the ear. */
export function allTexts(page) {
  return page.evaluate(() => {
    const texts = new Set();
    const take = (text) => text?.trim() && texts.add(text.trim().replaceAll(/\s+/g, " "));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    for (let element = walker.currentNode; element; element = walker.nextNode()) {
      if (element.closest("script, style, noscript")) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt", "aria-valuetext", "aria-description"]) take(element.getAttribute(name));
      // A sentence is what stands in one element, links and marks in it included.
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      own.forEach((node) => take(node.data));
      if (own.length > 0 && element.children.length > 0 && element !== document.body) take(element.textContent);
    }
    take(document.title.replace(" · Waardenboom", ""));
    return [...texts];
  });
}

const KEYS = new RegExp(`\\b(${[...new Set([...SENTENCES.nl.keys()].map((key) => key.split(".")[0]))].join("|")})\\.[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*`);

/** A sentence with something in its places; the spaces around a place count, or "{at} van {count}" is found in "Relevant". */
function asPattern(sentence) {
  const parts = sentence.trim().split(/\{\w+\}/);
  const letters = parts.join("").replaceAll(/[^\p{L}]/gu, "").length;
  return letters < 3 ? undefined : new RegExp(`^${parts.map(escape).join(".*")}$`, "su");
}
const PATTERNS = Object.fromEntries(
  Object.entries(SENTENCES).map(([tag, all]) => [tag, [...all].map(([key, sentence]) => ({ key, pattern: asPattern(sentence) })).filter(({ pattern }) => pattern)]),
);

/** Nothing is left of the key of a sentence, of a placeholder, or of the other language. */
export async function assertSpoken(page, language, where) {
  const texts = await allTexts(page);
  assert.ok(texts.length > 5, `${where}: there are words`);
  assert.deepEqual(texts.filter((text) => KEYS.test(text)), [], `${where}: no key of a sentence shows`);
  assert.deepEqual(texts.filter((text) => /\{\w+\}|undefined|\bNaN\b|\bnull\b/.test(text)), [], `${where}: no placeholder shows`);
  const other = language === "nl" ? "en" : "nl";
  const foreign = texts.flatMap((text) => {
    const match = PATTERNS[other].find(({ pattern }) => pattern.test(text));
    return match && !PATTERNS[language].some(({ pattern }) => pattern.test(text)) ? [`${text} (${match.key})`] : [];
  });
  const names = ["Nederlands (", "English ("];
  assert.deepEqual(foreign.filter((text) => !names.some((name) => text.startsWith(name))), [], `${where}: all of it is in the language ${language}`);
  assert.equal(await page.locator("html").getAttribute("lang"), language);
}

/** The page itself never scrolls sideways. */
export async function assertFits(page, where) {
  const { wide, view, culprits } = await page.evaluate(() => {
    const view = document.documentElement.clientWidth;
    const wide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
    const scrolls = (element) => element && (/(auto|scroll|hidden|clip)/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const culprits = wide <= view ? [] : [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > view + 1 && !scrolls(element.parentElement)).map((element) => element.outerHTML.slice(0, 160));
    return { wide, view, culprits };
  });
  assert.ok(wide <= view, `${where}: the page is ${wide} wide in a view of ${view}:\n${culprits.slice(0, 5).join("\n")}`);
}

/** Walks with Tab over everything: each thing comes into view, none is covered, none is skipped. */
export async function assertReachable(page, where, { start } = {}) {
  if (start) await start();
  const all = await page.evaluate(() => {
    const modal = document.querySelector("dialog[open]");
    const usable = (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }) && (!modal || modal.contains(element));
    const found = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(usable);
    found.forEach((element, at) => (element.dataset.reach = at));
    return found.map((element) => element.outerHTML.slice(0, 140));
  });
  const seen = new Set();
  const bad = [];
  for (let times = 0; times < all.length + 5 && seen.size < all.length; times += 1) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(async () => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      await new Promise((drawn) => requestAnimationFrame(drawn));
      const box = (element.closest("label.wb-file") ?? element).getBoundingClientRect();
      const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth), top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
      const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].map(([x, y]) => [left + (right - left) * x, top + (bottom - top) * y]);
      const shows = right > left && bottom > top && points.some(([x, y]) => {
        const hit = document.elementFromPoint(x, y);
        return hit && (element.contains(hit) || hit.contains(element) || hit.closest("label")?.control === element);
      });
      return { at: element.dataset.reach, shows, html: element.outerHTML.slice(0, 140), box: [box.left, box.top, box.right, box.bottom].map(Math.round).join(" ") };
    });
    if (!here) continue;
    if (here.at !== undefined) seen.add(Number(here.at));
    if (!here.shows) bad.push(`${here.html} at ${here.box}`);
  }
  assert.deepEqual(bad, [], `${where}: what has the focus is in view`);
  // One of a group of radio buttons or tabs is reached; the arrows do the rest.
  const missed = all.filter((_, at) => !seen.has(at));
  assert.deepEqual(missed, [], `${where}: everything is reached with Tab`);
}

/** What axe says that a colour mode can change; the other rules look at names and structure, which stay the same. */
const OF_COLOURS = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "aria-hidden-focus"];

async function axeOnColours(page) {
  const { violations } = await new AxeBuilder({ page }).withRules(OF_COLOURS).analyze();
  assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`)), []);
}

/** A label, a description and the focus find what they mean: no id occurs twice. */
export async function assertUniqueIds(page, where) {
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
  });
  assert.deepEqual(twice, [], `${where}: no id occurs twice`);
}

/** One screen: spoken in one language, clean in three colours, and as wide as the view at every size. */
export async function look(page, language, where) {
  await assertSpoken(page, language, where);
  await assertUniqueIds(page, where);
  await inEveryColour(page, async (colour) => {
    await (colour === "light" ? axe : axeOnColours)(page).catch((error) => assert.fail(`${where}, ${colour}: ${error.message}`));
  });
  for (const [name, size] of Object.entries(SMALL)) {
    await page.setViewportSize(size);
    await assertFits(page, `${where}, ${name}`);
  }
  await page.setViewportSize(USUAL);
}
