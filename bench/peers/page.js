// What the page of every peer offers: D draws the tree, E changes the text of one goal in the middle of it.

/** `draw(tree)`, `drawn(count)`, `edit(id, text)` and `shows(text)` are what differs between peers. */
export function offer({ draw, drawn, edit, shows }) {
  let edits = 0;
  let text = "";
  globalThis.peer = {
    take(tree) {
      peer.tree = tree;
      peer.all = everyOne(tree);
    },
    /** Conditions for the probe. */
    drawn: () => drawn(peer.all.length),
    edited: (before = edits) => () => edits > before && shows(text),
  };
  addEventListener("keydown", (event) => {
    if (event.key === "d") draw(peer.tree, peer.all);
    if (event.key === "e") {
      const goal = peer.all[Math.floor(peer.all.length / 2)];
      goal.first ??= goal.text;
      edits += 1;
      text = `${goal.first} en ${edits}`;
      edit(goal, text);
    }
  });
}

/** All goals from top to bottom. */
export function everyOne(tree) {
  const all = [];
  const add = (goal) => {
    all.push(goal);
    goal.children.forEach(add);
  };
  add(tree);
  return all;
}

/** A place for a peer that fills the window. */
export function room(name = "div") {
  const element = name === "svg" ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  element.id = "room";
  element.style.cssText = "position:absolute;inset:0;width:1280px;height:800px";
  document.body.style.margin = "0";
  document.body.append(element);
  return element;
}

const LETTERS = 30;

const known = new Map();

/** A text in lines, and the size of its box: about as core's bench_layout takes it. */
export function lines(text) {
  if (known.has(text)) return known.get(text);
  const made = [""];
  for (const word of text.split(" ")) {
    if (made.at(-1).length + word.length >= LETTERS) made.push("");
    made.push(`${made.pop()} ${word}`.trim());
  }
  known.set(text, made);
  return made;
}
export const size = (text) => ({ width: 240, height: 24 + 20 * lines(text).length });
