// Plain d3: a layout for boxes of their own size, and one join for boxes, texts and lines. An edit runs the same again.
import { linkHorizontal, select } from "d3";
import { flextree } from "d3-flextree";
import { lines, offer, room, size } from "./page.js";

const svg = select(room("svg"));
const stage = svg.append("g").attr("transform", "translate(40, 400)");
const curve = linkHorizontal().x((at) => at[0]).y((at) => at[1]);
const layout = flextree({ children: (goal) => goal.children, nodeSize: ({ data }) => [size(data.text).height + 16, 300] });
let drawing;

function draw() {
  const root = layout.hierarchy(drawing);
  layout(root);
  stage.selectAll("path").data(root.links(), ({ target }) => target.data.id).join("path")
    .attr("fill", "none").attr("stroke", "#888")
    .attr("d", ({ source, target }) => curve({ source: [source.y + 240, source.x], target: [target.y, target.x] }));
  const boxes = stage.selectAll("g").data(root.descendants(), ({ data }) => data.id).join((fresh) => {
    const box = fresh.append("g");
    box.append("rect").attr("width", 240).attr("rx", 4).attr("fill", "#fff").attr("stroke", "#246");
    box.append("text").style("font", "16px sans-serif");
    return box;
  });
  boxes.attr("transform", ({ x, y, data }) => `translate(${y}, ${x - size(data.text).height / 2})`);
  boxes.select("rect").attr("height", ({ data }) => size(data.text).height);
  boxes.select("text").selectAll("tspan").data(({ data }) => lines(data.text)).join("tspan")
    .attr("x", 8).attr("y", (_, at) => 22 + 20 * at).text((line) => line);
}

offer({
  draw(tree) {
    drawing = tree;
    draw();
  },
  drawn: (count) => document.getElementsByTagName("rect").length === count,
  edit(goal, text) {
    goal.text = text;
    draw();
  },
  shows: (text) => peer.all[Math.floor(peer.all.length / 2)].text === text,
});
