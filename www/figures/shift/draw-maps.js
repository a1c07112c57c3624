// @ts-check
// The plane: where each network says which class, and the points.

import { colorsOf, rgbOf } from "../../drawing/palette.js";
import { mark } from "../../drawing/marks.js";
import { certainty, winnerOf } from "../parts/winner.js";
import { classMark } from "./class-marks.js";

/** @typedef {import("./compute.js").Samples} Samples */
/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {Pick<Samples, "x" | "labels" | "map">} Plane */

const HEAD = 28;
const GAP = 24;
/** So many cells of the map from one small shape to the next. */
const EVERY = 3;

/** The widest that a map is. */
const WIDEST = 240;

/** @param {number} count @param {number} width @param {number} [widest] */
function sizes(count, width, widest = WIDEST) {
  const most = Math.min(count, Math.max(2, Math.floor(width / 250)));
  // Four are two and two sooner than three and one.
  const across = count === 4 && most === 3 ? 2 : most;
  return { across, side: Math.min(widest, (width - (across - 1) * GAP) / across) };
}

/** @param {number} count @param {number} width @param {number} [widest] */
export function mapsHeight(count, width, widest) {
  const { across, side } = sizes(count, width, widest);
  return Math.ceil(Math.ceil(count / across) * (HEAD + side + 12));
}

/** @param {import("../../drawing/pen.js").Pen} pen @param {number} width @param {Plane} plane @param {Scene} scene @param {number} [widest] */
export function drawMaps(pen, width, { map, labels, x }, { view, state, palette, words }, widest) {
  const { across, side } = sizes(state.networks.length, width, widest);
  const reach = map?.reach ?? 1;
  state.networks.forEach((method, k) => {
    const [left, top] = [(k % across) * (side + GAP), Math.floor(k / across) * (HEAD + side + 12) + HEAD];
    const { fill, text } = colorsOf(palette, method);
    mark(pen, method, left + 6, top - 16, 5, method === "none" ? { stroke: fill, width: 2 } : { fill });
    pen.text(words.t(`method.${method}`), left + 18, top - 16, { size: 14, bold: true, color: text });
    pen.rect(left, top, side, side, { fill: palette.paper });
    const outputs = map?.outputs[method];
    const place = (/** @type {number} */ value) => (side * (value / reach + 1)) / 2;
    pen.clip(left, top, side, side, () => {
      if (map && outputs) {
        pen.image(mapImage(outputs, map.side, view.classes, rgbOf(fill)), left, top, side, side);
        if (view.classes > 2) drawWinners(pen, { left, top, side }, outputs, map.side, view.classes, { ink: text, paper: palette.bg });
      }
      labels.forEach((label, at) => {
        const [px, py] = [left + place(x[2 * at] ?? 0), top + side - place(x[2 * at + 1] ?? 0)];
        if (view.classes > 2) pen.circle(px, py, 5.2, { fill: palette.bg, alpha: 0.8 });
        classMark(pen, label, px, py, view.classes > 2 ? 3.4 : 2.8, { ink: palette.fg, paper: palette.bg });
      });
    });
    pen.rect(left, top, side, side, { stroke: palette.grid });
  });
}

/** Small shapes say which class wins there: the larger, the surer. @param {import("../../drawing/pen.js").Pen} pen @param {{ left: number, top: number, side: number }} box @param {Float32Array} outputs @param {number} cells @param {number} classes @param {{ ink: string, paper: string }} colors */
function drawWinners(pen, { left, top, side }, outputs, cells, classes, colors) {
  for (let row = 1; row < cells; row += EVERY) {
    for (let column = 1; column < cells; column += EVERY) {
      const { label, share } = winnerOf(outputs, row * cells + column, classes);
      if (label === null) continue;
      const size = 1.1 + 1.7 * certainty(share, classes);
      classMark(pen, label, left + (side * (column + 0.5)) / cells, top + (side * (row + 0.5)) / cells, size, { ...colors, alpha: 0.8 });
    }
  }
}

/** Of two classes, the stronger the colour the surer of the second; of more, the surer of whichever wins. @param {Float32Array} outputs @param {number} side @param {number} classes @param {number[]} rgb */
function mapImage(outputs, side, classes, [red = 0, green = 0, blue = 0]) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [side, side];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const data = context.createImageData(side, side);
  for (let at = 0; at < side * side; at++) {
    const share = classes === 2 ? (outputs[at] ?? 0) : certainty(winnerOf(outputs, at, classes).share, classes);
    data.data.set([red, green, blue, 12 + (classes === 2 ? 190 : 110) * share], 4 * at);
  }
  context.putImageData(data, 0, 0);
  return canvas;
}
