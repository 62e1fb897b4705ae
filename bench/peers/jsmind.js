import jsMind from "jsmind";
import "jsmind/style/jsmind.css";
import { offer, room } from "./page.js";

let mind;
const topic = (goal) => ({ id: goal.id, topic: goal.text, direction: "right", expanded: true, children: goal.children.map(topic) });

offer({
  draw(tree) {
    room();
    mind = new jsMind({ container: "room", editable: true, support_html: false, view: { engine: "svg" }, shortcut: { enable: false }, log_level: "error" });
    mind.show({ meta: { name: "tree" }, format: "node_tree", data: topic(tree) });
  },
  drawn: (count) => document.getElementsByTagName("jmnode").length === count,
  edit: (goal, text) => mind.update_node(goal.id, text),
  shows: (text) => [...document.getElementsByTagName("jmnode")].some((box) => box.textContent === text),
});
