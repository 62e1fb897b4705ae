// React Flow with places from d3-flextree, everything drawn.
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { Position, ReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { flextree } from "d3-flextree";
import { offer, room, size } from "./page.js";

const layout = flextree({ children: (goal) => goal.children, nodeSize: ({ data }) => [size(data.text).height + 16, 300] });
const boxes = document.getElementsByClassName("react-flow__node");
let change;

function Flow({ first, edges }) {
  const [nodes, setNodes] = useState(first);
  change = (id, text) => setNodes((all) => all.map((node) => (node.id === id ? { ...node, data: { label: text } } : node)));
  return createElement(ReactFlow, { nodes, edges, minZoom: 0.01, onlyRenderVisibleElements: false, nodesDraggable: false, disableKeyboardA11y: true });
}

offer({
  draw(tree) {
    const root = layout.hierarchy(tree);
    layout(root);
    const first = root.descendants().map(({ data, x, y }) => ({
      id: data.id,
      position: { x: y, y: x },
      ...size(data.text),
      data: { label: data.text },
      sourcePosition: Position.Right,
      targetPosition: Position.Left,
    }));
    const edges = root.links().map(({ source, target }) => ({ id: target.data.id, source: source.data.id, target: target.data.id }));
    createRoot(room()).render(createElement(Flow, { first, edges }));
  },
  drawn: (count) => boxes.length === count && boxes[count - 1].style.visibility !== "hidden" && document.getElementsByClassName("react-flow__edge").length === count - 1,
  edit: (goal, text) => change(goal.id, text),
  shows: (text) => [...boxes].some((box) => box.textContent === text),
});
