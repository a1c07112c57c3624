// @ts-check
// Where a term of the formula comes from, ringed on the stage.

import { blockBox, cellBox } from "./layout.js";
import { METHOD_COLOR } from "../../drawing/palette.js";

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} layout @param {import("./draw.js").Scene} scene @param {import("./formula.js").Term | null} pointed */
export function drawTerm(pen, layout, { view, palette }, pointed) {
  if (!pointed || !view.focus || pointed.term === "eps") return;
  const { sample, column, channel } = view.focus;
  const { method, term } = pointed;
  const matrix = method === "batch" ? layout.down : layout.across;
  const strip = method === "batch" ? layout.stripDown : layout.stripAcross;
  const width = layout.cell.width * view.positions;
  const box = {
    value: cellBox(layout, layout.input, sample, column),
    result: matrix && cellBox(layout, matrix, sample, column),
    mean: blockBox(layout, layout.input, method, view, sample, column),
    variance: blockBox(layout, layout.input, method, view, sample, column),
    gamma: strip && { ...strip, x: strip.x + channel * width, width },
    beta: strip && { ...strip, x: strip.x + channel * width, width },
  }[term];
  if (!box) return;
  const color = term === "value" ? palette.fg : palette[`${METHOD_COLOR[method]}-text`];
  pen.rect(box.x - 2, box.y - 2, box.width + 4, box.height + 4, { stroke: color, width: 3.5, radius: 8 });
}
