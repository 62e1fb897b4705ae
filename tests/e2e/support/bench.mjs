// The workbench by role and name, as a person knows it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { escape, say } from "./words.mjs";

/** A button by its whole name. */
export const button = (page, name) => page.getByRole("button", { name, exact: true });
/** The list of the tree. */
export const grid = (page) => page.getByRole("treegrid", { name: "Doelenboom" });
/** A row by the beginning of its name. */
export const row = (page, text) => grid(page).getByRole("row", { name: new RegExp(`^${escape(text)}`) });
/** The details panel. */
export const details = (page) => page.getByRole("region", { name: "Details", exact: true });
/** The state of saving. */
export const saved = (page) => page.getByRole("status", { name: "Opslag" });
/** The messages in passing. */
export const notices = (page) => page.getByRole("status", { name: "Meldingen" });

/** Makes a workbook with a mouse or a finger. */
export async function newWorkbook(page, title) {
  await button(page, "Nieuw werkboek").click();
  await page.getByRole("textbox", { name: "Titel" }).fill(title);
  await button(page, "Aanmaken").click();
  await button(page, "Ambitie toevoegen").waitFor();
}

/** Opens a file from the room Werkboeken; `whatComes` is awaited afterwards, the tree unless told. */
export async function openFile(page, text, name = "proef.werkboek.json") {
  const buffer = Buffer.isBuffer(text) ? text : Buffer.from(text);
  await page.getByLabel("Bestand openen").setInputFiles({ name, mimeType: "application/json", buffer });
}

/** Opens one of the examples, and waits until it is open. */
export async function openExample(page, name) {
  await page.getByRole("region", { name: "Voorbeelden" }).getByRole("button", { name: new RegExp(`^Open voorbeeld ${escape(name)}`) }).click();
  await button(page, "Bestand downloaden").first().waitFor();
}

/** To the room of the values, once a workbook is open: without one the link leads nowhere. */
export async function toValues(page) {
  await button(page, "Bestand downloaden").first().waitFor();
  await page.getByRole("link", { name: "Waarden afwegen" }).click();
  await page.getByRole("heading", { level: 1, name: "Waarden afwegen" }).waitFor();
}

/** A workbook by hand: `lines` are the goals as an indented outline, `more` are further records. */
export function workbookOf(lines, { id = "proef", title = "Proef", more = [] } = {}) {
  const kinds = ["ambition", "outcome", "subgoal"];
  const above = [];
  const goals = lines.map((line, at) => {
    const level = (line.length - line.trimStart().length) / 2;
    const key = `g${at}`;
    above.length = level;
    const parent = above.at(-1) ? `goal/${above.at(-1)}` : null;
    above.push(key);
    const kind = kinds[Math.min(level, 2)];
    return { id: `goal/${key}`, text: line.trim(), kind, position: [parent, `U${String(at).padStart(4, "0")}1`] };
  });
  const records = [{ id: "workbook/self", title }, ...goals, ...more];
  return JSON.stringify({ format: "waardenboom/1", workbook: id, records });
}

/** Opens a workbook of these lines, and puts the focus on the first row. */
export async function openLines(page, lines, options) {
  await openFile(page, workbookOf(lines, options));
  await row(page, lines[0].trim()).click();
  await focusOn(page, lines[0].trim());
}

/** Saves the file with the button `Bestand downloaden` (or the one that is given). */
export async function download(page, press = button(page, "Bestand downloaden").first()) {
  const [saving] = await Promise.all([page.waitForEvent("download"), press.click()]);
  return { name: saving.suggestedFilename(), text: readFileSync(await saving.path(), "utf8") };
}

/** The rows that are drawn, from top to bottom, as a screen reader is told. */
export function rows(page) {
  return grid(page)
    .getByRole("row")
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.closest("tbody"))
        .map((element) => {
          const number = (name) => Number(element.getAttribute(name));
          const names = (element.getAttribute("aria-labelledby") ?? "").split(" ");
          const [text, kind] = names.map((id) => document.getElementById(id)?.textContent ?? null);
          return {
            text,
            kind,
            level: number("aria-level"),
            index: number("aria-rowindex"),
            place: number("aria-posinset"),
            siblings: number("aria-setsize"),
            expanded: element.getAttribute("aria-expanded"),
            selected: element.getAttribute("aria-selected"),
          };
        }),
    );
}

/** The tree as indented text: what is compared in most tests. */
export async function outline(page) {
  if ((await grid(page).count()) === 0) return [];
  return (await rows(page)).map(({ text, level }) => "  ".repeat(level - 1) + text);
}

/** Waits until the tree reads like this. */
export async function expectOutline(page, lines) {
  await eventually(() => outline(page), lines);
}

/** Waits until `read` gives what is wanted; says how it differs when it never does. */
export async function eventually(read, wanted, message) {
  const until = Date.now() + 8_000;
  for (;;) {
    const found = await read();
    try {
      assert.deepEqual(found, wanted, message);
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((turn) => setTimeout(turn, 20));
    }
  }
}

/** What has the focus: `{ role, name, value }`, the name of a row being its text. */
export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === document.body) return { role: "body", name: "" };
    const byId = (ids) => ids.split(" ").map((id) => document.getElementById(id)?.textContent).join(" ");
    const labelledBy = element.getAttribute("aria-labelledby");
    const label = element.getAttribute("aria-label") ?? (labelledBy ? byId(labelledBy) : (element.labels?.[0]?.textContent ?? element.textContent));
    const role = element.getAttribute("role") ?? element.tagName.toLowerCase();
    const name = role === "row" && labelledBy ? document.getElementById(labelledBy.split(" ")[0])?.textContent : label?.trim();
    return { role, name, value: element.value };
  });
}

/** Waits until the row with this text has the focus. */
export async function focusOn(page, text) {
  await eventually(async () => {
    const { role, name } = await focused(page);
    return { role, name };
  }, { role: "row", name: text }, `the focus is on the row “${text}”`);
}

/** Waits until the caret is in the box of a row. */
export async function editing(page, value) {
  await eventually(async () => (({ role, name, value }) => ({ role, name, value }))(await focused(page)), { role: "textarea", name: "Tekst", value });
}

/** Presses keys, one after another; the focus is never left nowhere. */
export async function press(page, ...keys) {
  for (const key of keys) {
    await page.keyboard.press(key);
    await somewhere(page, key);
  }
}

/** The focus is on something that can be seen, and not on the page itself. */
export async function somewhere(page, after) {
  const isSomewhere = () => {
    const element = document.activeElement;
    return element && element !== document.body && element.isConnected && element.checkVisibility();
  };
  await page.waitForFunction(isSomewhere, null, { timeout: 3_000 }).catch(() => assert.fail(`After ${after} the focus is nowhere.`));
}

/** Goes to something with Tab alone (or Shift+Tab), like somebody without a mouse. */
export async function tabTo(page, locator, key = "Tab") {
  const target = locator.first();
  await target.waitFor({ state: "attached" });
  const trail = [];
  for (let times = 0; times < 150; times += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    const { role, name } = await focused(page);
    trail.push(`${role} ${name?.slice(0, 40)}`);
  }
  assert.fail(`${locator} is not reached with ${key}:\n${trail.join("\n")}`);
}

/** Goes out of the tree and to something after it. */
export async function leaveTreeTo(page, locator) {
  await page.keyboard.press("Escape");
  await tabTo(page, locator);
}

/** Goes into the tree and to a row with the keyboard alone. */
export async function walkTo(page, text) {
  const index = async (target) => Number(await target.getAttribute("aria-rowindex"));
  if ((await focused(page)).role !== "row") {
    await tabTo(page, grid(page).locator('[role="row"][tabindex="0"]'), "Shift+Tab");
  }
  const all = await rows(page);
  const wanted = all.find((each) => each.text === text);
  assert.ok(wanted, `there is a row “${text}”`);
  const here = await index(page.locator(":focus"));
  const key = wanted.index > here ? "ArrowDown" : "ArrowUp";
  for (let times = Math.abs(wanted.index - here); times > 0; times -= 1) await page.keyboard.press(key);
  await focusOn(page, text);
}

/** Chooses in a select with the keyboard: by its letters, as one does. */
export async function choose(page, locator, label) {
  await tabTo(page, locator);
  await page.keyboard.type(label);
  await eventually(() => locator.evaluate((select) => select.selectedOptions[0]?.textContent), label);
}

/** Takes something from a list to pick from: typed into the box, then with the arrow into the list. */
export async function pick(page, text) {
  const dialog = page.getByRole("dialog");
  await tabTo(page, dialog.getByRole("textbox"));
  await page.keyboard.type(text);
  await dialog.getByRole("listitem").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await eventually(async () => (await focused(page)).name, text);
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
}

/** Every field of the details with its value, and whatever is open below. */
export async function readDetails(page) {
  return details(page).evaluate((panel) => {
    const controls = [...panel.querySelectorAll("input, textarea, select")];
    return controls.map((control) => {
      const group = control.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
      const value = control.type === "checkbox" ? control.checked : control.tagName === "SELECT" ? control.selectedOptions[0]?.textContent : control.value;
      return `${group && `${group}: `}${control.labels?.[0]?.textContent}: ${value}`;
    });
  });
}

const sessions = new WeakMap();

/** Description and state of a button, as a screen reader hears it. */
export async function described(page, name) {
  if (!sessions.has(page)) sessions.set(page, await page.context().newCDPSession(page));
  const session = sessions.get(page);
  const { root } = await session.send("DOM.getDocument", { depth: 0 });
  const { nodes } = await session.send("Accessibility.queryAXTree", { nodeId: root.nodeId, accessibleName: name, role: "button" });
  assert.equal(nodes.length, 1, `one button ${name}`);
  const disabled = nodes[0].properties?.some((property) => property.name === "disabled" && property.value.value === true) ?? false;
  return { description: nodes[0].description?.value ?? "", disabled };
}

/** The text after which everything so far is on this device. */
export async function allSaved(page) {
  await saved(page).filter({ hasText: /^Opgeslagen op dit apparaat/ }).waitFor();
}

export { say };
