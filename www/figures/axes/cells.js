// @ts-check
// The numbers of a matrix, and the tiles that take their place where there are too many.

import { atStep } from "./motion.js";
import { block } from "./groups.js";
import { cellBox } from "./layout.js";
import { METHOD_COLOR } from "../../drawing/palette.js";
import { fit, fixed, inputForms, outputForms, plain } from "../../numbers.js";

/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./layout.js").Box} Box */
/** @typedef {import("./state.js").Method} Method */
/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {import("../../drawing/pen.js").Pen} Pen */

/**
 * @param {Pen} pen @param {Layout} layout @param {Scene} scene @param {Box} matrix
 * @param {Method | null} method null for the input
 */
export function drawCells(pen, layout, scene, matrix, method) {
  const { view, palette, time, was } = scene;
  const focus = view.focus ?? { sample: -1, column: -1 };
  const step = Math.round(time);
  const values = method ? atStep(view, method, step) : view.x;
  const isInput = method === null || step === 0;
  const color = METHOD_COLOR[method ?? "batch"];
  const before = method && step === 3 ? (was?.[method] ?? null) : null;
  const low = Math.min(...values);
  const spread = Math.max(...values) - low || 1;
  const lit = method && block(method, view, focus.sample, focus.column);
  const forms = layout.cell.numbers ? values.map(isInput ? inputForms : outputForms) : [];
  const size = fontSize(pen, forms, layout.cell);
  for (let sample = 0; sample < view.samples; sample++) {
    for (let column = 0; column < view.columns; column++) {
      const value = values[sample * view.columns + column] ?? 0;
      const box = cellBox(layout, matrix, sample, column);
      const isFocus = sample === focus.sample && column === focus.column;
      const shares = lit ? sample >= lit.rows[0] && sample < lit.rows[1] && column >= lit.columns[0] && column < lit.columns[1] : sample === focus.sample || column === focus.column;
      if (!layout.cell.numbers) {
        const gap = Math.min(1, box.width * 0.06, box.height * 0.06);
        pen.rect(box.x + gap, box.y + gap, box.width - 2 * gap, box.height - 2 * gap, { fill: method ? palette[color] : palette.none, alpha: 0.08 + 0.87 * ((value - low) / spread) });
        continue;
      }
      const text = fit(forms[sample * view.columns + column] ?? [], box.width - GAP, (form) => pen.measure(form, size, true));
      const ink = method === null ? (shares ? palette.fg : palette.muted) : shares ? palette[`${color}-lit`] : palette.muted;
      const old = before?.[sample * view.columns + column];
      const moved = old !== undefined && Math.abs(old - value) >= 0.005;
      const showsOld = moved && !isFocus && box.height >= 36 && box.width >= 56;
      const y = box.y + box.height / 2 - (showsOld ? 5 : 0);
      const right = numberX(pen, box, text, size, isInput);
      if (isFocus) chip(pen, palette, { ...box, x: right - (pen.measure(text, size, true) + box.width) / 2 }, text, method, size);
      pen.text(text, right, y, { size, bold: shares, align: "right", color: isFocus ? (method ? palette.on : palette.fg) : ink });
      if (moved) movedMark(pen, box, value > (old ?? 0), palette[`${color}-text`]);
      if (showsOld) pen.text(fixed(old ?? 0), right, y + size * 0.5 + 8, { size: layout.metrics.tick - 0.5, align: "right", color: palette.muted });
    }
  }
}

/** Between the numbers of two cells. */
const GAP = 6;

/** In a wide font the numbers of a matrix are written somewhat smaller, all alike, before one of them loses a digit. @param {Pen} pen @param {readonly string[][]} forms @param {Layout["cell"]} cell */
function fontSize(pen, forms, { width, font }) {
  const widest = Math.max(1, ...forms.map(([full = ""]) => pen.measure(full, font, true)));
  const share = (width - GAP) / widest;
  return share < 1 && share >= 0.8 ? font * share : font;
}

/** Decimal points stand under each other: numbers end at one line, and short ones are centred. @param {Pen} pen @param {Box} box @param {string} text @param {number} size @param {boolean} isInput */
function numberX(pen, box, text, size, isInput) {
  const widest = isInput ? pen.measure(text, size) : pen.measure("−0.00", size, true);
  return box.x + box.width / 2 + Math.max(widest, pen.measure(text, size, true)) / 2;
}

/** The reader's doing moved this number, up or down. @param {Pen} pen @param {Box} box @param {boolean} up @param {string} color */
function movedMark(pen, box, up, color) {
  const x = box.x + box.width - 8;
  const y = box.y + box.height / 2;
  const tip = up ? -4 : 4;
  if (box.width >= 56) pen.line([[x - 3.5, y - tip / 2], [x, y + tip], [x + 3.5, y - tip / 2], [x - 3.5, y - tip / 2]], { fill: color });
  else pen.circle(box.x + box.width - 5, box.y + 7, 2, { fill: color });
}

/**
 * The focused cell: a key on the input, a pill under batch norm, a plate along the row.
 *
 * @param {Pen} pen @param {Scene["palette"]} palette @param {Box} box @param {string} text @param {Method | null} method @param {number} size
 */
function chip(pen, palette, box, text, method, size) {
  const height = Math.min(box.height - 6, size * 1.72);
  const width = Math.min(box.width - 2, Math.max(pen.measure(text, size, true) + size * 0.9, size * 2));
  const x = box.x + (box.width - width) / 2;
  const y = box.y + (box.height - height) / 2;
  if (method === null) pen.rect(x, y, width, height, { fill: palette.bg, stroke: palette.fg, width: 2.2, radius: 6 });
  else pen.rect(x, y, width, height, { fill: palette[`${METHOD_COLOR[method]}-text`], radius: method === "batch" ? height / 2 : 3 });
}

/** Where tiles have taken the place of numbers, the focused one still says its own. @param {Pen} pen @param {Layout} layout @param {Scene} scene */
export function drawTileFocus(pen, layout, { view, state, palette, time }) {
  const { sample, column, value } = view.focus ?? { sample: 0, column: 0, value: 0 };
  const step = Math.round(time);
  const at = sample * view.columns + column;
  const size = 13;
  for (const [matrix, method] of /** @type {const} */ ([[layout.input, null], [layout.down, "batch"], [layout.across, state.across]])) {
    if (!matrix) continue;
    const box = cellBox(layout, matrix, sample, column);
    const text = method === null || step === 0 ? plain(value) : fixed(atStep(view, method, step)[at] ?? 0);
    const width = Math.max(38, pen.measure(text, size, true) + 14);
    const x = Math.min(Math.max(matrix.x, box.x + box.width / 2 - width / 2), Math.max(matrix.x, matrix.x + matrix.width - width));
    const wide = { x, y: box.y + box.height / 2 - 13, width, height: 26 };
    pen.rect(box.x, box.y, box.width, box.height, { stroke: palette.fg, width: 2 });
    chip(pen, palette, wide, text, method, size);
    pen.text(text, x + width / 2, wide.y + 13, { size, bold: true, align: "center", color: method ? palette.on : palette.fg });
  }
}
