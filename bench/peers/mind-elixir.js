import MindElixir from "mind-elixir";
import "mind-elixir/style.css";
import { offer, room } from "./page.js";

let mind;
const topic = (goal) => ({ id: goal.id, topic: goal.text, expanded: true, children: goal.children.map(topic) });

offer({
  draw(tree) {
    mind = new MindElixir({ el: room(), direction: MindElixir.RIGHT, draggable: false, contextMenu: false, toolBar: false, keypress: false, allowUndo: false });
    mind.init({ nodeData: topic(tree) });
  },
  drawn: (count) => document.getElementsByTagName("me-tpc").length === count,
  edit: (goal, text) => mind.setNodeTopic(mind.findEle(goal.id), text),
  shows: (text) => mind.findEle(peer.all[Math.floor(peer.all.length / 2)].id).textContent.includes(text),
});
