// The floor with everything in the page: one SVG rectangle and one line of text per goal.
import { offer, room } from "./page.js";

const place = room("svg");
const texts = new Map();
const part = (name, attributes) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

offer({
  draw(_, all) {
    const parts = all.flatMap((goal, at) => {
      const [x, y] = [(at % 4) * 310, Math.floor(at / 4) * 40];
      const text = part("text", { x: x + 8, y: y + 20 });
      text.textContent = goal.text;
      texts.set(goal.id, text);
      return [part("rect", { x, y, width: 300, height: 32, fill: "#fff", stroke: "#246" }), text];
    });
    place.append(...parts);
  },
  drawn: (count) => texts.size === count,
  edit: (goal, text) => (texts.get(goal.id).textContent = text),
  shows: () => true,
});
