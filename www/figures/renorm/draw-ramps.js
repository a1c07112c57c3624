// @ts-check
// r and d of every unit over the steps, as dots, and the clips as a funnel around what they let through. What is cut is grey.

import { wrap } from "../../drawing/pen.js";
import { rgbOf } from "../../drawing/palette.js";
import { plain } from "../../numbers.js";
import { stepX } from "../parts/axis.js";
import { drawStepAxis } from "../parts/step-axis.js";
import { isCut } from "./compute.js";
import { rampsOf } from "./state.js";

/** @typedef {import("../../drawing/pen.js").Pen} Pen */
/** @typedef {import("./layout.js").Box} Box */
/** @typedef {import("./draw.js").Scene} Scene */

/** Device pixels of the picture of the dots in a CSS pixel. */
const FINE = 2;

/** A panel's name, and under it how it is read. @param {Pen} pen @param {string} name @param {string} note @param {Box} box @param {number} room @param {Scene} scene */
export function drawHead(pen, name, note, box, room, { palette }) {
  const lines = wrap(pen, note, 12.5, room).slice(0, 2);
  lines.forEach((line, k) => pen.text(line, box.x, box.y - 14 - 16 * (lines.length - 1 - k), { size: 12.5, color: palette.muted }));
  pen.text(name, box.x, box.y - 18 - 16 * lines.length, { size: Math.min(15, (15 * room) / pen.measure(name, 15, true)), bold: true, color: palette.fg });
}

/** Where a value of r or d stands in its panel: r by its logarithm, d as it is near 0 and by its logarithm far from it. @param {"r" | "d"} what @param {Box} box @param {Scene["state"]} state */
export function heightOf(what, box, { rEnd, dEnd }) {
  const scaled = (/** @type {number} */ value) => (what === "r" ? Math.log(value) : Math.asinh(2 * value));
  const reach = 1.06 * scaled(what === "r" ? Math.max(3, rEnd) : Math.max(1, dEnd));
  return (/** @type {number} */ value) => box.y + (box.height / 2) * (1 - Math.max(-1, Math.min(1, scaled(value) / reach)));
}

/** @param {Pen} pen @param {import("./layout.js").Layout} layout @param {Scene} scene */
export function drawRamps(pen, { stage }, scene) {
  const { view, state, palette, words } = scene;
  const network = view.networks.find(({ net }) => net === "renorm");
  const ramps = rampsOf(state);
  for (const [k, what] of /** @type {const} */ (["r", "d"]).entries()) {
    const box = stage[what];
    const y = heightOf(what, box, state);
    const end = what === "r" ? state.rEnd : state.dEnd;
    const units = network?.cut.units ?? state.depth * state.width;
    drawHead(pen, words.t(`renorm.ramps.${what}`, { units }), words.t("renorm.ramps.line"), box, box.width, scene);
    const levels = what === "r" ? [Math.max(3, end), 1, 1 / Math.max(3, end)] : [Math.max(1, end), 0, -Math.max(1, end)];
    levels.forEach((level, place) => {
      pen.line([[box.x, y(level)], [box.x + box.width, y(level)]], { stroke: palette.grid });
      const text = what === "r" && place === 2 ? `1/${plain(levels[0] ?? 3)}` : plain(level);
      pen.text(text, box.x - 6, y(level), { size: 12, align: "right", color: palette.muted });
    });
    const limits = what === "r" ? ramps.rMax : ramps.dMax;
    const at = (/** @type {number} */ step) => clipOf(limits, step);
    const steps = [0, ...Array.from({ length: 41 }, (_, i) => (limits[0]?.[0] ?? 0) + ((limits[1]?.[0] ?? 0) - (limits[0]?.[0] ?? 0)) * (i / 40)), view.end];
    const upper = steps.map((step) => /** @type {[number, number]} */ ([stepX(box, view.end, step), y(at(step))]));
    const lower = steps.map((step) => /** @type {[number, number]} */ ([stepX(box, view.end, step), y(what === "r" ? 1 / at(step) : -at(step))]));
    pen.line([...upper, ...lower.toReversed()], { fill: palette.brn, alpha: 0.08 });
    if (network && view.step > 0) pen.image(dots(network, what, box, y, scene), box.x, box.y, box.width, box.height);
    for (const line of [upper, lower]) pen.line(line, { stroke: palette["brn-text"], width: 2 });
    clipName(pen, "", what, ` = ${plain(end)}`, box.x + box.width - 6, y(end) + 16, scene);
    clipName(pen, what === "r" ? "1/" : "−", what, "", box.x + box.width - 6, y(what === "r" ? 1 / end : -end) - 16, scene);
    const first = stepX(box, view.end, limits[0]?.[0] ?? 0);
    pen.line([[box.x, box.y + box.height - 4], [first, box.y + box.height - 4]], { stroke: palette["bn-text"], width: 3 });
    pen.text(words.t("renorm.hand.bn"), box.x + 2, box.y + box.height - 15, { size: 12.5, color: palette["bn-text"], halo: palette.bg });
    const axis = stage.axes[k];
    if (axis) drawStepAxis(pen, axis, view, scene);
  }
}

/** The name of a clip, up to its right end. @param {Pen} pen @param {string} before @param {string} what @param {string} after @param {number} right @param {number} y @param {Scene} scene */
function clipName(pen, before, what, after, right, y, { palette }) {
  let x = right;
  for (const [text, size, down, italic] of /** @type {const} */ ([[after, 14, 0, false], ["max", 11, 4, false], [what, 14, 0, true], [before, 14, 0, false]])) {
    x -= pen.measure(text, size, true) + (italic ? 1 : 0);
    pen.text(text, x, y + down, { size, bold: true, italic, color: palette["brn-text"], halo: palette.bg });
  }
}

/** A clip at a step: as the engine's schedules are, linear between two points. @param {readonly (readonly [number, number])[]} limits @param {number} step */
function clipOf([[start, from] = [0, 1], [end, to] = [1, 1]], step) {
  return from + (to - from) * Math.max(0, Math.min(1, (step - start) / (end - start)));
}

/** @type {WeakMap<Float32Array, { key: string, canvas: HTMLCanvasElement }>} */
const pictures = new WeakMap();

/** All values as one picture: too many for single strokes. @param {import("./compute.js").NetworkView} network @param {"r" | "d"} what @param {Box} box @param {(value: number) => number} y @param {Scene} scene */
function dots({ layers, recorded, cut }, what, box, y, { view, palette, state }) {
  const [first] = layers;
  const key = JSON.stringify([what, box, view.end, palette.brn, palette.muted, recorded.length, state.rEnd, state.dEnd]);
  const known = first && pictures.get(first[what]);
  if (known?.key === key) return known.canvas;
  const canvas = document.createElement("canvas");
  const [width, height] = [Math.round(box.width * FINE), Math.round(box.height * FINE)];
  Object.assign(canvas, { width, height });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.createImageData(width, height);
  const { data } = image;
  const colors = [rgbOf(palette["brn-text"]), rgbOf(palette.muted)];
  const put = (/** @type {number} */ x, /** @type {number} */ top, /** @type {readonly number[]} */ [red = 0, green = 0, blue = 0]) => {
    for (let row = Math.max(0, top); row < Math.min(height, top + FINE); row++) {
      for (let along = Math.max(0, x); along < Math.min(width, x + FINE); along++) {
        const place = 4 * (row * width + along);
        data[place] = red;
        data[place + 1] = green;
        data[place + 2] = blue;
        // Where many are, it is darker.
        data[place + 3] = Math.min(255, (data[place + 3] ?? 0) + 90);
      }
    }
  };
  recorded.forEach((step, column) => {
    const from = stepX(box, view.end, step) - box.x;
    const wide = Math.max(0, stepX(box, view.end, (recorded[column + 1] ?? step) || step) - box.x - from);
    let place = 0;
    for (const layer of layers) {
      for (let unit = 0; unit < layer.units; unit++, place++) {
        const at = column * layer.units + unit;
        const value = layer[what][at] ?? NaN;
        // Side by side within their record, so that they do not hide each other.
        if (Number.isFinite(value)) put(Math.round(FINE * (from + (wide * place) / cut.units)), Math.round(FINE * (y(value) - box.y)), colors[Number(isCut(layer, what, at))] ?? []);
      }
    }
  });
  context.putImageData(image, 0, 0);
  if (first) pictures.set(first[what], { key, canvas });
  return canvas;
}
