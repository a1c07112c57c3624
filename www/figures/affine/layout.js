// @ts-check
// Where everything stands, in CSS pixels. Pure: a width in, boxes out.

import { SHEET } from "./sheet.js";

/**
 * @typedef {import("../parts/axis.js").Box} Box
 * @typedef {"x" | "xHat" | "y"} RowName
 * @typedef {{ name: RowName, plot: Box, base: number, label: { x: number, y: number }, numbers: { share: number, r2: number, y: number }, note: { x: number, y: number, width: number } }} RowPlace
 * @typedef {object} Layout
 * @property {number} width
 * @property {boolean} phone
 * @property {{ height: number, head: number, zones: Box, rows: RowPlace[], sigma: Box, outputs: { name: RowName, box: Box }[], curve: Box, tell: Box }} stage
 * @property {{ height: number, gamma: Box, beta: Box, accuracy: Box, room: number }} rest `room` is beyond each plot, for the labels
 */

/** Of the networks' charts: what stands above each, and how far apart two rows of them are. */
const HEAD = 58;
const ROW = 240;

const ROWS = /** @type {const} */ (["x", "xHat", "y"]);

/** @param {number} width @returns {Layout} */
export const layout = (width) => (width < 620 ? phone(width) : wide(width));

/** Where a value stands on the axis that all rows share. @param {{ x: number, width: number }} plot @param {number} value */
export const valueX = ({ x, width }, value) => x + (width * (value - SHEET.low)) / (SHEET.high - SHEET.low);

/** The value under a place. @param {{ x: number, width: number }} plot @param {number} at */
export const valueAt = ({ x, width }, at) => SHEET.low + ((at - x) / width) * (SHEET.high - SHEET.low);

/** @param {number} width @returns {Layout} */
function wide(width) {
  const left = 98;
  const right = Math.max(232, 0.3 * width);
  const x = left;
  const plotWidth = width - left - right - 30;
  const numbers = left + plotWidth + 34;
  const second = numbers + right * 0.46;
  const rows = ROWS.map((name, k) => {
    const base = 118 + k * 122;
    return { name, plot: { x, y: base - 82, width: plotWidth, height: 82 }, base, label: { x: 0, y: base - 46 }, numbers: { share: numbers, r2: second, y: base - 44 }, note: { x: numbers, y: base - 12, width: right - 4 } };
  });
  const sigma = { x, y: 404, width: plotWidth, height: 132 };
  const each = (width - numbers) / 3;
  const outputs = ROWS.map((name, k) => ({ name, box: { x: numbers + k * each, y: sigma.y, width: each - 14, height: sigma.height } }));
  const curveTop = sigma.y + sigma.height + 88;
  return {
    width,
    phone: false,
    stage: {
      height: curveTop + 118 + 30,
      head: 14,
      zones: { x, y: 28, width: plotWidth, height: sigma.y + sigma.height - 28 },
      rows,
      sigma,
      outputs,
      curve: { x: 42, y: curveTop, width: Math.min(360, width * 0.36), height: 118 },
      tell: { x: Math.min(360, width * 0.36) + 170, y: curveTop - 34, width: width - Math.min(360, width * 0.36) - 170, height: 152 },
    },
    rest: restOf(width, width < 900 ? 2 : 3),
  };
}

/** @param {number} width @returns {Layout} */
function phone(width) {
  const x = 26;
  const plotWidth = width - x - 10;
  const rows = ROWS.map((name, k) => {
    const top = 40 + k * 156;
    const base = top + 44 + 66;
    return { name, plot: { x, y: base - 66, width: plotWidth, height: 66 }, base, label: { x: 0, y: top + 12 }, numbers: { share: width * 0.56, r2: width * 0.86, y: top + 12 }, note: { x: 0, y: top + 12, width: 0 } };
  });
  const sigma = { x, y: 40 + 3 * 156 + 8, width: plotWidth, height: 110 };
  const outputsTop = sigma.y + sigma.height + 64;
  const outputs = ROWS.map((name, k) => ({ name, box: { x: x + (k * plotWidth) / 3, y: outputsTop, width: plotWidth / 3 - 12, height: 100 } }));
  const curveTop = outputsTop + 100 + 84;
  return {
    width,
    phone: true,
    stage: {
      height: curveTop + 110 + 214,
      head: 14,
      zones: { x, y: 28, width: plotWidth, height: sigma.y + sigma.height - 28 },
      rows,
      sigma,
      outputs,
      curve: { x: 36, y: curveTop, width: width - 36 - 84, height: 110 },
      tell: { x: 0, y: curveTop + 110 + 44, width, height: 168 },
    },
    rest: restOf(width, 1),
  };
}

/** @param {number} width @param {1 | 2 | 3} across */
function restOf(width, across) {
  const [tick, room, gap] = [46, 92, 18];
  const each = (width - (across - 1) * gap) / across;
  const plot = (/** @type {number} */ k) => ({ x: (k % across) * (each + gap) + tick, y: HEAD + Math.floor(k / across) * ROW, width: each - tick - room, height: 140 });
  return { height: Math.ceil(3 / across) * ROW, gamma: plot(0), beta: plot(1), accuracy: plot(2), room };
}
