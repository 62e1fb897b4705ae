// The floor: 100 bare boxes with text, one of which gets another text when a key is pressed. Nothing that shows a tree in
// a browser can be faster than this on the machine of the run.

const BOXES = 100;

/** Opens the page of the floor. */
export async function openFloor(page) {
  await page.goto("about:blank");
  await page.evaluate((boxes) => {
    const style = document.createElement("style");
    style.textContent = "div { border: 1px solid; margin: 2px; padding: 4px; font: 16px sans-serif }";
    document.head.append(style);
    for (let i = 0; i < boxes; i++) {
      const box = document.createElement("div");
      box.textContent = `Doel ${i}: inwoners weten waar zij terecht kunnen voor hulp`;
      document.body.append(box);
    }
    let count = 0;
    addEventListener("keydown", () => {
      document.body.children[7].textContent = `Doel ${++count}: inwoners weten waar zij morgen terecht kunnen`;
    });
    globalThis.shown = () => count;
  }, BOXES);
}

/** One edit: from the key press to the painted frame. */
export async function floorStep(page) {
  await page.evaluate(() => {
    const before = shown();
    probe.begin("keydown", () => shown() > before);
  });
  await page.keyboard.press("x");
  return page.evaluate(() => probe.pending);
}
