// @ts-check
// Where everything stands on the stage, in CSS pixels. Pure: sizes in, boxes out. Batch norm flows down and the row's method flows
// right, out of the same matrix; the formulas stand in the corner where both arms meet.

import { block } from "./groups.js";

/**
 * @typedef {import("./compute.js").AxesView} AxesView
 * @typedef {import("./state.js").AxesState} AxesState
 * @typedef {import("./state.js").Method} Method
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {{ low: number, high: number }} Domain
 * @typedef {object} Picture one of the pictures of a batch
 * @property {Method | null} method null is the input
 * @property {"profiles" | "plane"} kind
 * @property {Box} box all of it, its heading too
 * @property {Box} paper what it is drawn on
 * @property {Box} plot what its axes span
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {boolean} phone
 * @property {Metrics} metrics
 * @property {{ width: number, height: number, numbers: boolean, font: number }} cell
 * @property {Box} input the matrix
 * @property {Box | null} down batch norm's outputs
 * @property {Box | null} across the outputs of the row's method
 * @property {Box} stripDown gamma and beta, below batch norm's outputs (or the matrix, where there are none)
 * @property {Box | null} stripAcross
 * @property {Box} corner for the formulas
 * @property {Picture} sheet
 * @property {Picture[]} after
 * @property {{ x: number, y: number } | null} headAcross where the name of the row's method stands
 * @typedef {typeof WIDE} Metrics
 */

const WIDE = { gutter: 134, gap: 136, down: 92, cell: 83, row: 42, head: 50, font: 19, small: 13.5, stat: 14, strip: 26, corner: 200, name: 17, tick: 12 };
const MIDDLE = { ...WIDE, gutter: 124 };
const PHONE = { gutter: 22, gap: 56, down: 48, cell: 64, row: 38, head: 46, font: 13, small: 12, stat: 11.5, strip: 34, corner: 178, name: 15, tick: 11.5 };

/** The tallest a matrix gets: beyond it rows shrink, then numbers give way to tiles. */
const MATRIX_HEIGHT = 300;
const SMALLEST_ROW = 6.5;
const NUMBERS_FROM = { width: 34, height: 17 };
/** With less room than this a formula could not be read. */
const FORMULA_WIDTH = 190;

/**
 * @param {AxesView} view
 * @param {AxesState} state
 * @param {number} width
 * @param {number} [sheetHeight] that of the sheet beside the matrix, while it is drawn on: it does not grow along with the batch
 * @returns {Layout}
 */
export function layout(view, state, width, sheetHeight) {
  const hasDown = state.methods.includes("batch");
  const hasAcross = state.methods.some((method) => method !== "batch");
  const arms = hasAcross ? 2 : 1;
  const cellIn = (/** @type {number} */ room, /** @type {Metrics} */ m) => Math.min(m.cell, (room - m.gutter - (hasAcross ? m.gap : 0)) / (arms * view.columns));
  const sheetBeside = width >= 860 && cellIn(width - SHEET.width, WIDE) >= 52;
  const phone = width < 560;
  const m = phone ? PHONE : sheetBeside ? WIDE : MIDDLE;

  const cellWidth = cellIn(sheetBeside ? width - SHEET.width : width, m);
  const rows = Math.max(1, view.samples);
  const cellHeight = Math.min(m.row, Math.max(MATRIX_HEIGHT / rows, SMALLEST_ROW));
  const numbers = cellWidth >= NUMBERS_FROM.width && cellHeight >= NUMBERS_FROM.height;
  const cell = { width: cellWidth, height: cellHeight, numbers, font: Math.min(m.font, cellWidth * 0.3, cellHeight * 0.62) };

  const armHeight = m.head + (hasDown ? 2 : 1) * cellHeight * rows + m.down + m.strip + 14;
  const pictures = place(state, view, width, { beside: sheetBeside, phone, tall: sheetBeside ? armHeight : 0, kept: sheetBeside ? sheetHeight : undefined });
  const top = sheetBeside ? 0 : pictures.above;
  const left = sheetBeside ? SHEET.width : 0;
  const block = { width: cellWidth * view.columns, height: cellHeight * rows };
  const input = { x: left + m.gutter, y: top + m.head, ...block };
  const down = hasDown ? { x: input.x, y: input.y + block.height + m.down, ...block } : null;
  const across = hasAcross ? { x: input.x + block.width + m.gap, y: input.y, ...block } : null;
  const stripDown = { x: input.x, y: (down ?? input).y + block.height + 10, width: block.width, height: m.strip };
  const stripAcross = across && { x: across.x, y: across.y + block.height + 10, width: block.width, height: m.strip };

  // Where both arms meet; beside the matrix where it has one arm; below it where there is no room beside.
  const cornerX = input.x + block.width + (phone ? 10 : 36);
  const isBelow = !stripAcross && width - cornerX < FORMULA_WIDTH;
  const cornerY = isBelow ? stripDown.y + m.strip : stripAcross ? stripAcross.y + m.strip : input.y;
  const corner = { x: isBelow ? input.x : cornerX, y: cornerY + (isBelow || stripAcross ? (phone ? 20 : 34) : 0), width: width - (isBelow ? input.x : cornerX), height: m.corner };
  const bottom = Math.max(stripDown.y + m.strip, corner.y + (view.focus ? corner.height : 0)) + 4;
  const after = pictures.after(bottom + 34);
  return {
    width,
    height: Math.ceil(Math.max(bottom, ...after.map(({ box }) => box.y + box.height), pictures.sheet.box.y + pictures.sheet.box.height) + 2),
    phone,
    metrics: m,
    cell,
    input,
    down,
    across,
    stripDown,
    stripAcross,
    corner,
    sheet: pictures.sheet,
    after,
    headAcross: across && { x: phone ? input.x + block.width + 4 : across.x - m.gap, y: top },
  };
}

const SHEET = { width: 316, top: 30, height: 266, tallest: 440, labels: 24 };

/**
 * The pictures: the large sheet to draw on, and one small picture a method.
 *
 * @param {AxesState} state
 * @param {AxesView} view
 * @param {number} width
 * @param {{ beside: boolean, phone: boolean, tall: number, kept: number | undefined }} room beside the matrix and as tall, or above it
 */
function place(state, view, width, { beside, phone, tall, kept }) {
  const kind = sheetKind(state, view);
  const gap = phone ? 22 : 20;
  const small = { head: 44, height: phone ? 128 : 148, labels: 20 };
  const besideSheet = width >= 720 && state.methods.length <= 2;
  const sheetWidth = beside ? SHEET.width : besideSheet ? width - 2 * 170 - 2 * gap - 10 : width;
  const afterHeight = Math.ceil(state.methods.length / 2) * (small.head + small.height + small.labels + 8);
  const height = kept ?? Math.min(SHEET.tallest, Math.max(SHEET.height, tall - SHEET.top - SHEET.labels - 22 - afterHeight));
  const sheetBox = { x: 0, y: SHEET.top, width: sheetWidth, height };
  const sheet = picture(null, kind, sheetBox, { left: 34, right: 16, top: kind === "plane" ? 30 : 38, bottom: kind === "plane" ? 26 : 12 });
  const sheetBottom = SHEET.top + height + SHEET.labels;

  /** @param {Box} area @param {number} across */
  const grid = (area, across) =>
    state.methods.map((method, k) => {
      const boxWidth = (area.width - (across - 1) * gap) / across;
      const y = area.y + Math.floor(k / across) * (small.head + small.height + small.labels + 8);
      const box = { x: area.x + (k % across) * (boxWidth + gap), y, width: boxWidth, height: small.head + small.height + small.labels };
      return picture(method, kind, { ...box, y: y + small.head, height: small.height }, { left: 24, right: 8, top: 8, bottom: kind === "plane" ? 18 : 6 }, box);
    });
  const onePerRow = beside || phone || width < 720 ? 2 : 0;
  if (beside) return { sheet, above: 0, after: () => grid({ x: 0, y: sheetBottom + 22, width: SHEET.width, height: 0 }, 2) };
  if (onePerRow) return { sheet, above: sheetBottom + 20, after: (/** @type {number} */ y) => grid({ x: 0, y, width, height: 0 }, phone ? 2 : Math.min(3, Math.max(2, state.methods.length))) };
  const right = { x: sheetWidth + gap + 10, y: 0, width: 2 * 170 + gap, height: 0 };
  return {
    sheet,
    above: sheetBottom + 20,
    after: (/** @type {number} */ y) => (besideSheet ? grid({ ...right, y: 36 }, 2) : grid({ x: 0, y, width, height: 0 }, state.methods.length)),
  };
}

/** A plane needs two columns, and profiles of fewer than two are points. @param {AxesState} state @param {AxesView} view */
export const sheetKind = (state, view) => (view.columns < 2 ? "profiles" : state.sheet);

/**
 * @param {Method | null} method
 * @param {"profiles" | "plane"} kind
 * @param {Box} paper
 * @param {{ left: number, right: number, top: number, bottom: number }} margin
 * @param {Box} [box]
 * @returns {Picture}
 */
export const picture = (method, kind, paper, margin, box = paper) => ({
  method,
  kind,
  box,
  paper,
  plot: { x: paper.x + margin.left, y: paper.y + margin.top, width: paper.width - margin.left - margin.right, height: paper.height - margin.top - margin.bottom },
});

/** The box of a cell in one of the three matrices. @param {Layout} layout @param {Box} matrix @param {number} sample @param {number} column @returns {Box} */
export const cellBox = ({ cell }, matrix, sample, column) => ({
  x: matrix.x + column * cell.width,
  y: matrix.y + sample * cell.height,
  width: cell.width,
  height: cell.height,
});

/** The box of the cells that share their statistics. @param {Layout} layout @param {Box} matrix @param {Method} method @param {AxesView} view @param {number} sample @param {number} column @returns {Box} */
export function blockBox({ cell }, matrix, method, view, sample, column) {
  const { rows, columns } = block(method, view, sample, column);
  return {
    x: matrix.x + columns[0] * cell.width,
    y: matrix.y + rows[0] * cell.height,
    width: (columns[1] - columns[0]) * cell.width,
    height: (rows[1] - rows[0]) * cell.height,
  };
}

const ROOM = 0.14;

/**
 * A range that holds all values with room around them, and is never empty.
 *
 * @param {readonly number[]} values
 * @param {Domain} [usual] where there are none
 * @returns {Domain}
 */
export function domainOf(values, usual = { low: -0.7, high: 11.4 }) {
  if (values.length === 0) return usual;
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low >= 0 && low < 0.5 * high) low = 0;
  if (high - low < 1e-6 * Math.max(1, Math.abs(high))) {
    const half = Math.max(1, Math.abs(high) * 0.1);
    low -= half;
    high += half;
  }
  // Room above and below, so that a point at the edge can still be dragged outwards.
  const room = ROOM * (high - low);
  return { low: low - (low === 0 ? room / 2 : room), high: high + room };
}

/**
 * Axes that were drawn on: they stay while all values lie inside, and only ever grow.
 *
 * @param {Domain} kept
 * @param {readonly number[]} values
 * @returns {Domain}
 */
export const grown = (kept, values) => (values.every((value) => value >= kept.low && value <= kept.high) ? kept : union(kept, domainOf(values)));

/** @param {Domain} a @param {Domain} b @returns {Domain} */
const union = (a, b) => ({ low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) });

/**
 * After a point was dragged to an axis' end: room beyond it, so that the next drag can go on outwards.
 *
 * @param {Domain} kept
 * @param {readonly number[]} values
 * @param {number} dragged
 */
export function roomFor(kept, values, dragged) {
  const edge = 0.04 * (kept.high - kept.low);
  return dragged < kept.low + edge || dragged > kept.high - edge ? union(kept, domainOf(values)) : kept;
}

/** Where a value stands on a plot's vertical axis. @param {Box} plot @param {Domain} domain @param {number} value */
export const yOf = (plot, { low, high }, value) => plot.y + plot.height * (1 - (value - low) / (high - low));

/** Where a value stands on a plot's horizontal axis. @param {Box} plot @param {Domain} domain @param {number} value */
export const xOf = (plot, { low, high }, value) => plot.x + (plot.width * (value - low)) / (high - low);

/** Where a column stands in a plot of profiles. @param {Box} plot @param {number} columns @param {number} column */
export const columnX = (plot, columns, column) => plot.x + (plot.width * (column + 0.5)) / columns;
