import { Markmap } from "markmap-view";
import { offer, room } from "./page.js";

let map;
const node = (goal) => ({ content: goal.text, payload: { id: goal.id }, children: goal.children.map(node) });
const find = (node, id) => (node.payload.id === id ? node : node.children.reduce((found, child) => found ?? find(child, id), undefined));
const boxes = document.getElementsByTagName("foreignObject");

offer({
  draw(tree) {
    map = Markmap.create(room("svg"), { duration: 0, autoFit: false, maxWidth: 240, initialExpandLevel: -1 }, node(tree));
  },
  drawn: (count) => boxes.length === count && boxes[count - 1].textContent !== "",
  edit(goal, text) {
    const { data } = map.state; // its own copy
    find(data, goal.id).content = text;
    map.setData(data);
  },
  shows: (text) => [...boxes].some((box) => box.textContent === text),
});
