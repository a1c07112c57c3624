// @ts-check
// The plane: where each network says which class, and the points.

import { mark } from "../../drawing/marks.js";
import { colorsOf } from "./draw.js";
import { rgbOf } from "./heat.js";

/** @typedef {import("./compute.js").Samples} Samples */
/** @typedef {import("./draw.js").Scene} Scene */

/** Classes are no methods: their colours are of their own, and each has a shape. */
const SHAPES = /** @type {const} */ (["batch", "layer", "group"]);
const TONES = /** @type {const} */ (["fg", "muted", "faint"]);
const HEAD = 28;

/** @param {Scene["view"]} view @param {number} width */
function sizes(view, width) {
  const across = Math.min(view.networks.length, Math.max(2, Math.floor(width / 250)));
  const gap = 24;
  return { across, gap, side: Math.min(240, (width - (across - 1) * gap) / across) };
}

/** @param {Scene["view"]} view @param {number} width */
export function mapsHeight(view, width) {
  const { across, side } = sizes(view, width);
  return Math.ceil(Math.ceil(view.networks.length / across) * (HEAD + side + 12));
}

/** @param {import("../../drawing/pen.js").Pen} pen @param {number} width @param {Samples} samples @param {Scene} scene */
export function drawMaps(pen, width, samples, { view, palette, words }) {
  const { across, gap, side } = sizes(view, width);
  const { map, labels, x } = samples;
  if (!map) return;
  view.networks.forEach(({ method }, k) => {
    const [left, top] = [(k % across) * (side + gap), Math.floor(k / across) * (HEAD + side + 12) + HEAD];
    const { fill, text } = colorsOf(palette, method);
    mark(pen, method, left + 6, top - 16, 5, method === "none" ? { stroke: fill, width: 2 } : { fill });
    pen.text(words.t(`method.${method}`), left + 18, top - 16, { size: 14, bold: true, color: text });
    pen.rect(left, top, side, side, { fill: palette.paper });
    const outputs = map.outputs[method];
    if (outputs) pen.image(mapImage(outputs, map.side, view.classes, rgbOf(fill)), left, top, side, side);
    const place = (/** @type {number} */ value) => (side * (value / map.reach + 1)) / 2;
    pen.clip(left, top, side, side, () => {
      labels.forEach((label, at) => {
        const tone = palette[TONES[label % 3] ?? "fg"];
        mark(pen, SHAPES[label % 3] ?? "batch", left + place(x[2 * at] ?? 0), top + side - place(x[2 * at + 1] ?? 0), 2.6, label === 0 ? { fill: palette.bg, stroke: palette.fg, width: 1.2 } : { fill: label === 1 ? palette.fg : tone });
      });
    });
    pen.rect(left, top, side, side, { stroke: palette.grid });
  });
}

/** The stronger the colour, the surer of the later class; of three, one is left blank. @param {Float32Array} outputs @param {number} side @param {number} classes @param {number[]} rgb */
function mapImage(outputs, side, classes, [red = 0, green = 0, blue = 0]) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [side, side];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const data = context.createImageData(side, side);
  for (let at = 0; at < side * side; at++) {
    const share = classes === 2 ? (outputs[at] ?? 0) : ((outputs[at * classes + 1] ?? 0) + 2 * (outputs[at * classes + 2] ?? 0)) / 2;
    data.data.set([red, green, blue, 12 + 190 * share], 4 * at);
  }
  context.putImageData(data, 0, 0);
  return canvas;
}
