// Nothing is ever lost: processes that are killed, storage that is full or refused, two tabs, damage, bad files, large files.
import assert from "node:assert/strict";
import * as bench from "./support/bench.mjs";
import { button, details, download, editing, eventually, expectOutline, focusOn, grid, notices, openFile, openLines, outline, press, row, rows, saved, walkTo, workbookOf } from "./support/bench.mjs";
import * as cli from "./support/cli.mjs";
import { empty, fill, keys, refuseStorage, refuseWrites, seeded, stored } from "./support/device.mjs";
import { test } from "./harness.mjs";
import { escape, say } from "./support/words.mjs";

const KILLS = 100;
const LINES = ["Ambitie", "  Resultaat", "    Subdoel a", "    Subdoel b"];
const texts = (file) => JSON.parse(file).records.filter(({ id }) => id.startsWith("goal/")).map(({ text }) => text ?? "");
const alert = (page) => page.getByRole("alert").filter({ hasText: say("store.not-saved") });
const toStart = (page) => page.getByRole("link", { name: "Werkboeken", exact: true }).click();
const isSaved = (page) => saved(page).filter({ hasText: /^Opgeslagen op dit apparaat \d/ }).waitFor();

/** In the page: tells which rows are shown while everything is said to be saved, the moment they are. */
function tellWhatIsShownAsSaved() {
  const look = () => {
    const status = document.querySelector('[role="status"][aria-label="Opslag"]')?.textContent.trim();
    if (!status?.startsWith("Opgeslagen op dit apparaat")) return;
    const rows = [...document.querySelectorAll('[role="treegrid"] tbody [role="row"][aria-labelledby]')];
    globalThis.shownAsSaved(rows.map((row) => document.getElementById(row.getAttribute("aria-labelledby").split(" ")[0])?.textContent ?? ""));
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["aria-labelledby"] });
}

/** Types goals and changes to them until the process is gone. Every text begins with a number of its own and only grows. */
async function typeUntilKilled(page, random, number) {
  await page.keyboard.press("F2");
  await page.keyboard.press("Escape");
  for (;;) {
    if (random.next() < 0.6) {
      await page.keyboard.press(["Enter", "Shift+Enter", "Tab", "Insert"][random.below(4)]);
      await page.keyboard.type(`${number()}: doel`);
    } else {
      await page.keyboard.press("F2");
      await page.keyboard.type(` en ${random.below(1000)}`);
    }
    if (random.next() < 0.1) await new Promise((rest) => setTimeout(rest, 450));
    await page.keyboard.press("Enter");
  }
}

test(`the process is killed at ${KILLS} random moments while somebody types`, { timeout: 600_000, open: false }, async ({ context, app }) => {
  const random = seeded(20261122);
  const shown = new Map();
  await context.exposeFunction("shownAsSaved", (all) => {
    for (const text of all) {
      const [, number] = /^(\d+): /.exec(text) ?? [];
      if (number) shown.set(number, text);
    }
  });
  await context.addInitScript(tellWhatIsShownAsSaved);
  let count = 0;
  let place = "";
  let lost = [];
  for (let kill = 0; kill <= KILLS; kill += 1) {
    const page = await context.newPage();
    await app.open(page, place);
    if (!place) {
      await openFile(page, workbookOf(["0: begin"]));
      await row(page, "0: begin").waitFor();
      place = new URL(page.url()).hash;
    }
    await row(page, "").first().waitFor();
    const there = texts((await download(page)).text);
    for (const [number, text] of shown) {
      const now = there.find((each) => each.startsWith(`${number}: `));
      // What was being typed when the process was killed may be there too, after what was shown as saved.
      if (!now?.startsWith(text)) lost.push(`after kill ${kill}: “${text}” became ${now}; there are ${there.join(" | ")}`);
    }
    assert.deepEqual(lost, []);
    if (kill === KILLS) break;
    // Not the head of the table: a press there gives nothing the focus, and the next Tab and letters would replace a goal's text, as they should.
    const goals = grid(page).locator('tbody [role="row"][aria-labelledby]');
    await goals.nth(random.below(await goals.count())).click();
    const typing = typeUntilKilled(page, random, () => (count += 1)).catch(() => {});
    await new Promise((moment) => setTimeout(moment, random.below(1100)));
    await app.crash(page);
    await typing;
  }
  assert.ok(shown.size > KILLS / 2, `${shown.size} texts were shown as saved`);
});

test("what is being typed is saved while typing, and when the page goes", async ({ page }) => {
  await openLines(page, LINES);
  await walkTo(page, "Subdoel a");
  await press(page, "F2");
  await page.keyboard.type(", een lange zin");
  await eventually(() => page.evaluate(() => Object.values(localStorage).some((text) => text.includes("een lange zin"))), true, "without leaving the box");
  await page.keyboard.type(" zonder einde");
  await page.reload();
  await row(page, "Subdoel a, een lange zin zonder einde").waitFor();
});

test("a full device is said loudly, offers the file, and nothing is lost", async ({ page }) => {
  await openLines(page, LINES);
  await fill(page);
  await walkTo(page, "Subdoel b");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Past er niet meer bij");
  await press(page, "Enter");
  await alert(page).getByText(say("store.full")).waitFor();
  await saved(page).filter({ hasText: /^Niet opgeslagen sinds \d\d:\d\d:\d\d/ }).waitFor();
  // It goes on working, and the message stays.
  await page.keyboard.press("Enter");
  await page.keyboard.type("Dit ook niet");
  await press(page, "Enter", "Alt+ArrowUp", "Control+z");
  const lines = [...LINES, "    Past er niet meer bij", "    Dit ook niet"];
  await expectOutline(page, lines);
  await alert(page).waitFor();
  const file = (await download(page, alert(page).getByRole("button", { name: "Bestand downloaden" }))).text;
  assert.deepEqual(texts(file).toSorted(), lines.map((line) => line.trim()).toSorted());
  assert.equal((await cli.check(file)).ok, true);
  // Leaving the room does not lose it, and Werkboeken says where it is.
  await toStart(page);
  await alert(page).waitFor();
  await page.getByText(say("start.only-in-memory")).waitFor();
  await page.getByRole("link", { name: "Proef", exact: true }).click();
  await expectOutline(page, lines);
  // Still no room: again tells so, and changes nothing.
  await alert(page).getByRole("button", { name: "Opnieuw opslaan" }).click();
  await alert(page).waitFor();
  await empty(page);
  await alert(page).getByRole("button", { name: "Opnieuw opslaan" }).click();
  await alert(page).waitFor({ state: "detached" });
  await isSaved(page);
  await page.reload();
  await expectOutline(page, lines);
  assert.equal((await download(page)).text, file);
});

test("when there is room again, the next step saves everything", async ({ page }) => {
  await openLines(page, LINES);
  await fill(page);
  await page.keyboard.type("Nieuwe ambitie");
  await press(page, "Enter");
  await alert(page).waitFor();
  await empty(page);
  await press(page, "ArrowDown", "Enter");
  await page.keyboard.type("Tweede resultaat");
  await press(page, "Enter");
  await alert(page).waitFor({ state: "detached" });
  await isSaved(page);
  await page.reload();
  await expectOutline(page, ["Nieuwe ambitie", ...LINES.slice(1), "  Tweede resultaat"]);
});

test("on a device that is full from the start one can still work, and closing the tab asks first", async ({ page, context, app }) => {
  await fill(page);
  await page.reload();
  await bench.newWorkbook(page, "Vol");
  await alert(page).getByText(say("store.full")).waitFor();
  await button(page, "Ambitie toevoegen").click();
  await page.keyboard.type("Alleen in het geheugen");
  await press(page, "Enter");
  await expectOutline(page, ["Alleen in het geheugen"]);
  const file = (await download(page, alert(page).getByRole("button", { name: "Bestand downloaden" }))).text;
  assert.deepEqual(texts(file), ["Alleen in het geheugen"]);
  assert.deepEqual(await keys(page, /^wb\//), [], "no half workbook is left on the device");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.dismiss();
  await expectOutline(page, ["Alleen in het geheugen"]);
  // A file that does not fit opens in memory, and says so.
  const other = await context.newPage();
  await app.open(other);
  await openFile(other, workbookOf(LINES, { id: "groot" }));
  await alert(other).getByText(say("store.full")).waitFor();
  await expectOutline(other, LINES);
});

for (const [name, refuse, sentence] of [
  ["refuses every write", refuseWrites, "store.full"],
  ["gives no storage at all", refuseStorage, "store.no-storage"],
]) {
  test(`a browser that ${name}: loud, a file, and work goes on`, { open: false }, async ({ page, context, app }) => {
    await context.addInitScript(refuse);
    await app.open(page);
    if (refuse === refuseStorage) await alert(page).getByText(say(sentence)).waitFor();
    await bench.newWorkbook(page, "Zonder opslag");
    await alert(page).getByText(say(sentence)).waitFor();
    await saved(page).filter({ hasText: /^Niet opgeslagen/ }).waitFor();
    await button(page, "Ambitie toevoegen").click();
    await page.keyboard.type("Blijft in het geheugen");
    await page.keyboard.press("Tab");
    await page.keyboard.type("En dit ook");
    await press(page, "Enter", "Alt+a");
    await page.keyboard.type("Doen");
    await press(page, "Enter", "Control+z", "Control+y");
    await expectOutline(page, ["Blijft in het geheugen", "  En dit ook", "    Doen"]);
    await toStart(page);
    await page.getByRole("link", { name: "Zonder opslag", exact: true }).click();
    await expectOutline(page, ["Blijft in het geheugen", "  En dit ook", "    Doen"]);
    const file = await download(page, alert(page).getByRole("button", { name: "Bestand downloaden" }));
    assert.deepEqual(texts(file.text).toSorted(), ["Blijft in het geheugen", "En dit ook"]);
    const elsewhere = await (await app.newContext()).newPage();
    await app.open(elsewhere);
    await openFile(elsewhere, file.text, file.name);
    await expectOutline(elsewhere, ["Blijft in het geheugen", "  En dit ook", "    Doen"]);
  });
}

test("two tabs on one workbook: both edits live, and nothing is overwritten", async ({ page, context, app }) => {
  await openLines(page, LINES);
  const other = await context.newPage();
  await app.open(other, new URL(page.url()).hash);
  await expectOutline(other, LINES);

  await walkTo(page, "Subdoel b");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Van de eerste tab");
  await press(page, "Enter");
  await expectOutline(other, [...LINES, "    Van de eerste tab"]);
  await row(other, "Subdoel a").click();
  await other.keyboard.press("Shift+Enter");
  await other.keyboard.type("Van de tweede tab");
  await press(other, "Enter");
  const both = [...LINES.slice(0, 2), "    Van de tweede tab", ...LINES.slice(2), "    Van de eerste tab"];
  await expectOutline(page, both);
  await expectOutline(other, both);

  // While one types, the other goes on: neither loses the caret or the text.
  await press(page, "F2");
  await page.keyboard.type(" die");
  await row(other, "Subdoel b").click();
  await press(other, "Delete");
  for (const tab of [other, page]) await eventually(async () => (await outline(tab)).includes("    Subdoel b"), false);
  await page.keyboard.type(" doorschrijft");
  await editing(page, "Van de eerste tab die doorschrijft");
  await press(page, "Enter");
  const after = both.filter((line) => !line.includes("Subdoel b")).map((line) => line.replace("eerste tab", "eerste tab die doorschrijft"));
  await expectOutline(page, after);
  await expectOutline(other, after);
  // Undo belongs to the tab: each takes back its own.
  await press(other, "Control+z");
  const back = both.map((line) => line.replace("eerste tab", "eerste tab die doorschrijft"));
  await expectOutline(other, back);
  await expectOutline(page, back);
  await page.reload();
  await other.reload();
  await expectOutline(page, back);
  await expectOutline(other, back);
  assert.equal((await download(page)).text, (await download(other)).text);
});

test("what two tabs type in the same field at the same moment is kept twice, until somebody chooses", async ({ page, context, app }) => {
  await openLines(page, LINES);
  const other = await context.newPage();
  await app.open(other, new URL(page.url()).hash);
  await row(page, "Subdoel a").click();
  await row(other, "Subdoel a").click();
  await press(page, "F2");
  await press(other, "F2");
  await page.keyboard.type(" van links");
  await other.keyboard.type(" van rechts");
  await press(page, "Enter");
  await press(other, "Enter");
  for (const tab of [page, other]) {
    await button(tab, say("conflict.button.one", { count: 1 })).click();
    const dialog = tab.getByRole("dialog", { name: say("conflict.title") });
    await dialog.getByText("Subdoel a van links").first().waitFor();
    await dialog.getByText("Subdoel a van rechts").first().waitFor();
    await tab.keyboard.press("Escape");
  }
  await button(other, say("conflict.button.one", { count: 1 })).click();
  await other.getByRole("dialog").getByRole("button", { name: say("conflict.take-name", { value: "Subdoel a van links" }) }).click();
  await other.keyboard.press("Escape");
  for (const tab of [page, other]) {
    await expectOutline(tab, [...LINES.slice(0, 2), "    Subdoel a van links", "    Subdoel b"]);
    await button(tab, say("conflict.button.one", { count: 1 })).waitFor({ state: "detached" });
  }
});

test("after many steps the log goes into a snapshot, and everything is there", { timeout: 120_000 }, async ({ page, context, app }) => {
  await openLines(page, LINES);
  await walkTo(page, "Subdoel a");
  const id = /#\/w\/([^/]+)\//.exec(page.url())[1];
  const log = new RegExp(`^wb/${id}/log/`);
  const moveOften = async () => {
    for (let step = 0; step < 110; step += 1) {
      await page.keyboard.press("Alt+ArrowDown");
      await page.keyboard.press("Alt+ArrowUp");
    }
  };
  const isShort = () => eventually(async () => (await keys(page, log)).length < 100, true, "the log got short");
  await moveOften();
  await isShort();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Na driehonderd stappen");
  await press(page, "Enter");
  await moveOften();
  await isShort();
  const lines = [...LINES.slice(0, 3), "    Na driehonderd stappen", LINES[3]];
  await expectOutline(page, lines);
  const file = (await download(page)).text;
  await page.reload();
  await expectOutline(page, lines);
  assert.equal((await download(page)).text, file);
  // Damage to the newest snapshot and to the one before: the oldest is still there, with the log.
  const chunks = await keys(page, new RegExp(`^wb/${id}/chunk/`));
  assert.equal(chunks.length, 3);
  await toStart(page);
  for (const chunk of chunks.slice(1)) await page.evaluate((key) => localStorage.setItem(key, `${localStorage.getItem(key).slice(0, -4)}kapot`), chunk);
  const before = await stored(page);
  const again = await context.newPage();
  await app.open(again, `#/w/${id}/boom`);
  await again.getByRole("heading", { level: 1, name: say("recovery.title") }).waitFor();
  assert.deepEqual(await stored(again), before);
  await button(again, say("recovery.previous")).click();
  await grid(again).waitFor();
  const copy = await outline(again);
  assert.ok(copy.length >= 4 && copy[0] === "Ambitie", `${copy}`);
  const after = await stored(again);
  for (const [key, value] of Object.entries(before)) assert.equal(after[key], value, `${key} is kept byte for byte`);
});

test("a stored workbook that cannot be read is kept byte for byte, and the others open", async ({ page, context, app }) => {
  await openLines(page, ["Heel gebleven"], { id: "heel", title: "Heel" });
  await toStart(page);
  await openLines(page, LINES, { id: "stuk", title: "Stuk" });
  await press(page, "F2");
  await page.keyboard.type(" gewijzigd");
  await press(page, "Enter");
  await isSaved(page);
  await toStart(page);
  const [entry] = await keys(page, /^wb\/stuk\/log\//);
  await page.evaluate((key) => localStorage.setItem(key, `${localStorage.getItem(key).slice(0, 20)}\u0000 kapot`), entry);
  const before = await stored(page);

  const again = await context.newPage();
  await app.open(again);
  await again.getByRole("link", { name: "Stuk", exact: true }).click();
  await again.getByRole("heading", { level: 1, name: say("recovery.title") }).waitFor();
  await again.getByText(say("recovery.promise")).waitFor();
  await again.getByText(say("recovery.wrong-value", { part: entry })).waitFor();
  const raw = JSON.parse((await download(again, button(again, say("recovery.save")))).text);
  const parts = Object.fromEntries(Object.entries(before).filter(([key]) => key.startsWith("wb/stuk/")));
  assert.deepEqual(raw.parts, parts, "the file has every part as it stands");
  await again.getByText(say("recovery.look")).click();
  await again.getByRole("region", { name: say("recovery.look") }).waitFor();
  await button(again, say("recovery.again")).click();
  await again.getByRole("heading", { level: 1, name: say("recovery.title") }).waitFor();
  // Opening the file of it makes a copy and leaves the damaged one alone.
  await button(again, say("recovery.on")).click();
  await openFile(again, workbookOf(LINES, { id: "stuk", title: "Stuk" }));
  await expectOutline(again, LINES);
  await toStart(again);
  await again.getByRole("link", { name: "Heel", exact: true }).click();
  await expectOutline(again, ["Heel gebleven"]);
  const after = await stored(again);
  for (const [key, value] of Object.entries(parts)) assert.equal(after[key], value, `${key} is kept byte for byte`);
  await toStart(again);
  await again.getByRole("link", { name: "Stuk", exact: true }).first().waitFor();
});

const GOOD = workbookOf(LINES);
const BAD = [
  ["nothing", "", "file.empty"],
  ["words", "Dit is geen werkboek.", "file.not-a-workbook"],
  ["a PDF", Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1"), "file.not-a-workbook"],
  ["half a file", GOOD.slice(0, GOOD.length / 2), "file.not-json"],
  ["another JSON", '{"name":"package"}', "file.not-a-workbook"],
  ["a list", "[1,2,3]", "file.not-a-workbook"],
  ["a newer format", GOOD.replace("waardenboom/1", "waardenboom/2"), "file.newer"],
  ["bytes", Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3, 0x28]), "file.not-a-workbook"],
  ["bytes among words", Buffer.from('{"format":"\xff"}', "latin1"), "file.not-text"],
  ["brackets", "[".repeat(100_000), "file.too-deep"],
  ["a second time the same", GOOD.replace("goal/g1", "goal/g0"), "file.twice"],
  ["a value that cannot be", GOOD.replace('"kind":"outcome"', '"kind":{"a":[1]}'), "file.does-not-fit"],
  ["an id that cannot be", GOOD.replace('"goal/g1"', '"./../etc"'), "file.bad-id"],
  ["a list that is none", '{"format":"waardenboom/1","workbook":"x","records":7}', "file.wrong-part"],
  ["too much", Buffer.alloc(21 * 1024 * 1024, 0x20), "file.too-large"],
];

test("a file that cannot be opened is refused in plain words, and changes nothing", async ({ page }) => {
  await openLines(page, ["Wat er al was"], { id: "eerder", title: "Eerder" });
  await toStart(page);
  const before = await stored(page);
  const wrong = page.getByRole("main").getByRole("alert");
  for (const [what, bytes, key] of BAD) {
    await openFile(page, bytes);
    const words = say(key).split(/\{\w+\}/).map(escape).join(".*");
    await wrong.filter({ hasText: new RegExp(`^${words}$`) }).waitFor().catch(async () => assert.fail(`${what}: ${await wrong.allTextContents()}`));
    assert.match(await wrong.textContent(), /Er is niets veranderd\./);
    assert.deepEqual(await stored(page), before, what);
    await page.getByRole("heading", { level: 1, name: "Werkboeken" }).waitFor();
  }
  await openFile(page, GOOD);
  await expectOutline(page, LINES);
  assert.equal(await wrong.count(), 0);
});

test("a text from a file is text, whatever is in it", async ({ page }) => {
  const hostile = '<img src="https://elders.example/x.png" onerror="globalThis.binnen=1"> {{7*7}} \u202Eomgekeerd';
  const more = [{ id: "goal/lus1", text: "Lus een", kind: "subgoal", position: ["goal/lus2", "U"] }, { id: "goal/lus2", text: "Lus twee", kind: "subgoal", position: ["goal/lus1", "U"] }, { id: "goal/wees", text: "Wees", kind: "subgoal", position: ["goal/niemand", "U"] }];
  await openFile(page, workbookOf([hostile], { title: hostile, more }), `${"x".repeat(100)}<b>.werkboek.json`);
  await row(page, hostile).click();
  await row(page, "Lus een").waitFor();
  await row(page, "Lus twee").waitFor();
  await row(page, "Wees").waitFor();
  assert.equal(await page.evaluate(() => globalThis.binnen), undefined);
  assert.equal(await page.getByRole("main").getByRole("img").count(), 0);
  assert.equal(await details(page).getByRole("textbox", { name: "Tekst" }).inputValue(), hostile);
  const file = await download(page);
  assert.match(file.name, /^[\p{L}\p{N}-]+\.werkboek\.json$/u);
});

test("ten thousand goals open, take a new one, and are there after a reload", { timeout: 120_000 }, async ({ page }) => {
  const file = await cli.make("--random", "10000", "--seed", "1");
  const goals = texts(file).length;
  assert.equal(goals, 10_000);
  await openFile(page, file, "groot.werkboek.json");
  await grid(page).waitFor({ timeout: 30_000 });
  await page.getByText(say("count.goals.other", { count: goals })).waitFor();
  const count = () => grid(page).getAttribute("aria-rowcount").then(Number);
  const all = await count();
  assert.ok(all > goals, `${all} rows`);
  assert.ok((await rows(page)).length < 100, "only what is in view is drawn");
  await isSaved(page);
  await grid(page).getByRole("row").nth(1).click();
  await press(page, "End");
  await eventually(() => page.locator(":focus").getAttribute("aria-rowindex").then(Number), all);
  await press(page, "Home");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Nummer tienduizend en een");
  await press(page, "Enter");
  await focusOn(page, "Nummer tienduizend en een");
  assert.equal(await count(), all + 1);
  await isSaved(page);
  await page.reload();
  await page.getByText(say("count.goals.other", { count: goals + 1 })).waitFor({ timeout: 30_000 });
  assert.equal(await count(), all + 1);
  const after = (await download(page)).text;
  assert.equal(texts(after).length, goals + 1);
  assert.ok(texts(after).includes("Nummer tienduizend en een"));
});

test("workbooks are copied, put out of sight, put back, and erased only when asked twice", async ({ page }) => {
  await openLines(page, LINES, { title: "Origineel" });
  await toStart(page);
  await button(page, "Kopie maken van Origineel").click();
  await page.getByRole("link", { name: "Kopie van Origineel", exact: true }).waitFor();
  await bench.somewhere(page, "copying");
  await page.getByText(say("start.never-exported")).first().waitFor();
  const file = await download(page, button(page, "Downloaden: Origineel"));
  assert.equal(texts(file.text).length, LINES.length);
  await page.getByText(say("start.exported-today")).waitFor();
  await button(page, "Verwijder Origineel").click();
  await bench.somewhere(page, "removing");
  await page.getByRole("link", { name: "Origineel", exact: true }).waitFor({ state: "detached" });
  await page.getByText(say("start.aside.one", { count: 1 })).click();
  await button(page, "Terugzetten: Origineel").click();
  await bench.somewhere(page, "putting back");
  await page.getByRole("link", { name: "Origineel", exact: true }).click();
  await expectOutline(page, LINES);
  await toStart(page);
  await button(page, "Verwijder Origineel").click();
  await page.getByText(say("start.aside.one", { count: 1 })).click();
  await button(page, "Voorgoed wissen: Origineel").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(say("start.erase-question", { name: "Origineel" })).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.ok((await keys(page, /^wb\/proef\//)).length > 0);
  await button(page, "Voorgoed wissen: Origineel").click();
  await dialog.getByRole("button", { name: say("start.erase-now") }).click();
  await dialog.waitFor({ state: "detached" });
  await bench.somewhere(page, "erasing");
  assert.deepEqual(await keys(page, /^(wb|view)\/proef\//), [], "no trace is left");
  await page.getByRole("link", { name: "Kopie van Origineel", exact: true }).click();
  await expectOutline(page, LINES);
  await notices(page).waitFor({ state: "attached" });
});
