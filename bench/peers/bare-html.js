// The floor with everything in the page: one HTML box with text per goal.
import { offer, room } from "./page.js";

const style = document.createElement("style");
style.textContent = "#room div { border: 1px solid; margin: 2px; padding: 4px; font: 16px sans-serif }";
document.head.append(style);
const place = room();
const boxes = new Map();

offer({
  draw(_, all) {
    for (const goal of all) {
      const box = document.createElement("div");
      box.textContent = goal.text;
      boxes.set(goal.id, box);
    }
    place.append(...boxes.values());
  },
  drawn: (count) => place.childElementCount === count,
  edit: (goal, text) => (boxes.get(goal.id).textContent = text),
  shows: () => true,
});
