// @ts-check
/**
 * What the figure `axes` paints on its stage: the three matrices and the statistics between them. The
 * page is asked to keep each text that it writes on a canvas, and where:
 *
 * ```js
 * await listenToPaint(page);
 * await assertPainted(page);
 * ```
 *
 * For windows so wide that every number is written in full.
 *
 * @module
 */

import assert from "node:assert/strict";
import { setState } from "./axes-figure.js";
import { arms, decimals, exact, normalized, sizes } from "./axes-numbers.js";

/**
 * @typedef {import("./axes-figure.js").AnyPage} AnyPage
 * @typedef {import("./axes-figure.js").AxesState} AxesState
 * @typedef {import("../www/normscope.js").AxesMethod} AxesMethod
 * @typedef {{ text: string, x: number, y: number }} Written in the canvas's CSS pixels
 * @typedef {{ left: number, right: number, top: number, bottom: number }} Box
 */

/** From now on the page remembers what it writes, until the canvas is cleared. @param {AnyPage} page */
export async function listenToPaint(page) {
  await page.evaluate(() => {
    /** @type {WeakMap<HTMLCanvasElement, Written[]>} */
    const written = new WeakMap();
    const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      written.set(this.canvas, []);
      clearRect.apply(this, box);
    };
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
      written.get(this.canvas)?.push({ text, x, y });
      fillText.call(this, text, x, y);
    };
    Object.assign(window, { written });
  });
  await setState(page, {});
}

/**
 * Fails unless the stage shows the batch, and both methods' outputs at the step that is shown, and the
 * mean and deviation of every column and row.
 *
 * @param {AnyPage} page
 */
export async function assertPainted(page) {
  const { state, texts, cells } = await page.evaluate(readStage);
  const { samples, columns, positions } = sizes(state);
  const across = (/** @type {Box} */ { left, right }) => (/** @type {Written} */ { x }) => x > left && x <= right;
  const down = (/** @type {Box} */ { top, bottom }) => (/** @type {Written} */ { y }) => y > top && y <= bottom;
  const [first, last] = [cells[0], cells.at(-1)];
  assert.ok(first && last, "there are cells");
  const number = /^−?\d+(\.\d+)?$/;
  const read = (/** @type {Written[]} */ found) => found.filter(({ text }) => number.test(text)).map(({ text }) => text);

  // Each cell's own number is written before what it was.
  const input = cells.map((box) => read(texts.filter(across(box)).filter(down(box)))[0]);
  assert.deepEqual(input, state.x.map(exact), "the painted batch");

  const below = texts.filter(({ y }) => y > last.bottom);
  const beside = texts.filter(({ x }) => x > last.right);
  for (const method of arms(state)) {
    const { mean, variance } = normalized(state, method);
    if (method === "batch") {
      const columnTexts = Array.from({ length: columns }, (_, column) => below.filter(across(/** @type {Box} */ (cells[column]))));
      const painted = columnTexts.map((found) => rowsOf(found.filter(({ text }) => number.test(text)), 0.6 * (first.bottom - first.top)).slice(0, samples));
      assert.deepEqual(transposed(painted), written(state, method), "the painted outputs of batch norm");
      if (positions === 1) assert.deepEqual(columnTexts.map((found) => rowsOf(found.filter(({ text }) => /^[μσ] /.test(text)))), columnsOf(mean, variance), "the painted statistics of the columns");
    } else {
      const rows = Array.from({ length: samples }, (_, sample) => beside.filter(down(/** @type {Box} */ (cells[sample * columns]))));
      const painted = rows.flatMap((found) => read(found.filter(({ text }, at) => number.test(text) && found.findIndex((other) => Math.abs(other.x - (found[at]?.x ?? 0)) < 1 && number.test(other.text)) === at)));
      assert.deepEqual(painted, written(state, method), `the painted outputs of ${method}`);
      if (method === "layer") assert.deepEqual(rows.map((found) => found.find(({ text }) => text.startsWith("μ"))?.text), rowsText(mean, variance), "the painted statistics of the rows");
    }
  }
}

/** Where on the stage a text is written, in the window. @param {AnyPage} page @param {string} text @returns {Promise<import("./axes-figure.js").Place | undefined>} */
export const paintedAt = (page, text) =>
  page.evaluate((wanted) => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector("norm-scope")?.shadowRoot?.querySelector(".stage canvas"));
    canvas.scrollIntoView();
    const { left, top } = canvas.getBoundingClientRect();
    const { written } = /** @type {{ written: WeakMap<HTMLCanvasElement, Written[]> }} */ (/** @type {unknown} */ (window));
    const found = written.get(canvas)?.find((one) => one.text === wanted);
    // It stands left of x and above y, or is centred on x.
    return found && { x: left + found.x - 2, y: top + found.y - 4 };
  }, text);

/** Texts from top to bottom; what a cell held before stands close below what it holds now. @param {Written[]} found @param {number} [height] */
function rowsOf(found, height = 0) {
  /** @type {Written[]} */
  const rows = [];
  for (const written of found.toSorted((a, b) => a.y - b.y)) if (written.y - (rows.at(-1)?.y ?? -Infinity) > height) rows.push(written);
  return rows.map(({ text }) => text);
}

/** @param {string[][]} columns */
const transposed = (columns) => (columns[0] ?? []).flatMap((_, row) => columns.map((column) => column[row] ?? ""));

/** @param {number[] | null} mean @param {number[]} variance */
const columnsOf = (mean, variance) =>
  variance.map((value, k) => {
    const deviation = Math.sqrt(value);
    // A small deviation is written in two of its own digits, and the mean in as many.
    const digits = deviation > 0 && deviation < 0.1 ? Math.min(5, Number(deviation.toExponential().split("e-")[1]) + 1) : 2;
    return [`μ ${decimals(mean?.[k] ?? NaN, digits)}`, `σ ${decimals(deviation, digits)}`];
  });

/** @param {number[] | null} mean @param {number[]} variance */
const rowsText = (mean, variance) => columnsOf(mean, variance).map((pair) => pair.join("  "));

/** @param {AxesState} state @param {AxesMethod} method */
function written(state, method) {
  const { mean, xHat, y } = normalized(state, method);
  const { columns } = sizes(state);
  if (state.step === "x") return state.x.map(exact);
  if (state.step !== "centered") return { xHat, y }[state.step].map((value) => decimals(value));
  return state.x.map((value, at) => decimals(value - (mean?.[method === "batch" ? at % columns : Math.floor(at / columns)] ?? 0)));
}

/** Runs in the page. */
function readStage() {
  const host = /** @type {import("../www/normscope.js").NormScope} */ (document.querySelector("norm-scope"));
  const canvas = /** @type {HTMLCanvasElement} */ (host.shadowRoot?.querySelector(".stage canvas"));
  const { left, top } = canvas.getBoundingClientRect();
  const boxes = [...(host.shadowRoot?.querySelectorAll(".cell") ?? [])].map((cell) => {
    const box = cell.getBoundingClientRect();
    return { left: box.left - left, right: box.right - left, top: box.top - top, bottom: box.bottom - top };
  });
  const { written } = /** @type {{ written: WeakMap<HTMLCanvasElement, Written[]> }} */ (/** @type {unknown} */ (window));
  return { state: host.getState(), texts: written.get(canvas) ?? [], cells: boxes };
}
