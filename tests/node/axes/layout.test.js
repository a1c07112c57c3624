// @ts-check
// Where everything stands on the stage: for phones and wide pages, for one number and for 1,024.

import assert from "node:assert/strict";
import { test } from "node:test";
import { LIMITS, METHODS } from "../../../www/settings.js";
import { blockBox, cellBox, columnX, domainOf, grown, layout, roomFor, sheetKind, xOf, yOf } from "../../../www/figures/axes/layout.js";
import { sizes } from "../../../www/figures/axes/state.js";
import { chance, sixDigits } from "../random.js";
import { divisors, randomShape, stateOf } from "./states.js";

/** @typedef {import("../../../www/figures/axes/layout.js").Box} Box */
/** @typedef {import("../../../www/figures/axes/layout.js").Layout} Layout */
/** @typedef {import("../../../www/figures/axes/compute.js").AxesView} AxesView */
/** @typedef {import("../../../www/figures/axes/state.js").Method} Method */

const SUBSETS = Array.from({ length: 2 ** METHODS.length }, (_, bits) => METHODS.filter((_, at) => bits & (1 << at)));
const WIDTHS = [288, 300, 320, 358, 390, 412, 480, 559, 560, 600, 680, 719, 720, 768, 859, 860, 900, 1000, 1080, 1200, 1400];
const SLACK = 1e-6;

/** The sizes are all that a layout asks of a view. @param {import("./states.js").AxesState} state */
const viewOf = (state) => /** @type {AxesView} */ (/** @type {unknown} */ ({ ...sizes(state), groups: state.groups, focus: state.shape[0] ? { sample: state.focus[0], column: state.focus[1] } : null }));

/** @param {number[]} shape @param {Method[]} methods @param {number} width @param {Partial<import("./states.js").AxesState>} [change] */
function laidOut(shape, methods, width, change) {
  const x = Array(shape.reduce((product, size) => product * size, 1)).fill(0);
  const state = stateOf({ shape, x, methods, gamma: [], beta: [], ...change });
  const view = viewOf(state);
  return { state, view, at: layout(view, state, width) };
}

/** @param {Layout} at @returns {Record<string, Box>} every box that something is drawn in */
const boxesOf = ({ input, down, across, stripDown, stripAcross, corner, sheet, after }) => ({
  input, ...(down && { down }), ...(across && { across }), stripDown, ...(stripAcross && { stripAcross }), corner,
  ...Object.fromEntries([sheet, ...after].flatMap(({ method, box, paper, plot }) => [[`box ${method}`, box], [`paper ${method}`, paper], [`plot ${method}`, plot]])),
});

/** @param {Box} a @param {Box} b */
const overlap = (a, b) => a.x < b.x + b.width - SLACK && b.x < a.x + a.width - SLACK && a.y < b.y + b.height - SLACK && b.y < a.y + a.height - SLACK;
/** @param {Box} inner @param {Box} outer */
const within = (inner, outer) => inner.x >= outer.x - SLACK && inner.y >= outer.y - SLACK && inner.x + inner.width <= outer.x + outer.width + SLACK && inner.y + inner.height <= outer.y + outer.height + SLACK;

/** @param {ReturnType<typeof laidOut>} laid */
function assertSound({ state, view, at }) {
  const ensure = (/** @type {boolean} */ holds, /** @type {() => string} */ what) => holds || assert.fail(`${state.shape} with ${state.methods} on ${at.width}: ${what()}`);
  const boxes = boxesOf(at);
  const stage = { x: 0, y: 0, width: at.width, height: at.height };
  const used = Object.entries(boxes).filter(([name]) => view.focus || name !== "corner");
  ensure(Number.isInteger(at.height) && at.height > 0 && at.height < 3000, () => `${at.height} high`);
  for (const [name, box] of Object.entries(boxes)) {
    ensure([box.x, box.y, box.width, box.height].every(Number.isFinite) && box.width > 0 && box.height > 0, () => `${name} is ${JSON.stringify(box)}`);
  }
  for (const [name, box] of used) ensure(within(box, stage), () => `${name} is ${JSON.stringify(box)} of ${at.height}`);
  for (const { method, paper, plot, box } of [at.sheet, ...at.after]) ensure(within(plot, paper) && within(paper, box), () => `the picture ${method}`);
  /** With the names above them, and the numbers below the sheet. @type {[string, Box][]} */
  const whole = used
    .filter(([name]) => !/^(paper|plot|box null)/.test(name))
    .map(([name, box]) => [name, name === "input" ? { ...box, y: box.y - at.metrics.head, height: box.height + at.metrics.head } : box]);
  whole.push(["sheet", { ...at.sheet.box, y: at.sheet.box.y - 30, height: at.sheet.box.height + 30 + 20 }]);
  whole.forEach(([name, a], k) => whole.slice(k + 1).forEach(([other, b]) => ensure(!overlap(a, b), () => `${name} ${JSON.stringify(a)} is over ${other} ${JSON.stringify(b)}`)));
  ensure(!at.headAcross || (at.headAcross.x >= 0 && at.headAcross.x < at.width - 40 && at.headAcross.y >= 0), () => "the name of the method across");
  ensure(!view.focus || at.corner.width >= 120, () => `${at.corner.width} for the formulas`);
  ensure(Boolean(at.down) === state.methods.includes("batch") && Boolean(at.across) === state.methods.some((method) => method !== "batch"), () => "the arms");
  ensure(String(at.after.map(({ method }) => method)) === String(state.methods), () => "one picture a method");
  ensure(!at.cell.numbers || at.cell.font >= 9, () => `numbers of ${at.cell.font} px`);
}

test("nothing is outside, negative or over something else, at any width, with any methods", () => {
  for (const methods of SUBSETS) {
    for (const width of WIDTHS) {
      for (const shape of [[4, 3], [0, 2], [1, 1], [64, 16], [32, 32], [2, 32], [64, 1], [12, 8]]) assertSound(laidOut(shape, methods, width));
    }
  }
});

test("the same holds of 3,000 random batches", () => {
  const random = chance(1);
  for (let k = 0; k < 3000; k++) {
    const methods = random.pick(SUBSETS);
    assertSound(laidOut(randomShape(random), methods, random.flip() ? random.whole(288, 1400) : 288 + 1112 * random.next(), { sheet: random.pick(/** @type {const} */ (["plane", "profiles"])), across: random.pick(METHODS) }));
  }
});

test("the figure stays as it is while a window grows by a pixel", () => {
  // Breaks are where the layout changes its kind; between them nothing jumps.
  let breaks = 0;
  let last = laidOut([4, 3], ["batch", "layer"], 288).at;
  for (let width = 289; width <= 1400; width++) {
    const { at } = laidOut([4, 3], ["batch", "layer"], width);
    if (Math.abs(at.input.x - last.input.x) + Math.abs(at.input.y - last.input.y) + Math.abs(at.cell.width - last.cell.width) > 3) breaks++;
    last = at;
  }
  assert.ok(breaks <= 3, `${breaks} breaks`);
});

test("cells tile their matrix", () => {
  const random = chance(2);
  for (let k = 0; k < 100; k++) {
    const { at, view } = laidOut(randomShape(random), ["batch", "layer"], random.whole(288, 1400));
    for (const matrix of [at.input, at.down, at.across]) {
      assert.ok(matrix);
      for (let sample = 0; sample < view.samples; sample++) {
        for (let column = 0; column < view.columns; column++) {
          const box = cellBox(at, matrix, sample, column);
          const [right, below] = [cellBox(at, matrix, sample, column + 1), cellBox(at, matrix, sample + 1, column)];
          assert.ok(Math.abs(box.x + box.width - right.x) < SLACK && Math.abs(box.y + box.height - below.y) < SLACK);
          assert.ok(within(box, matrix));
        }
      }
      if (view.samples === 0) continue;
      const [first, last] = [cellBox(at, matrix, 0, 0), cellBox(at, matrix, view.samples - 1, view.columns - 1)];
      assert.ok(Math.abs(first.x - matrix.x) + Math.abs(first.y - matrix.y) + Math.abs(last.x + last.width - matrix.x - matrix.width) + Math.abs(last.y + last.height - matrix.y - matrix.height) < SLACK);
    }
  }
});

test("the three matrices are one size, and stand in line with the input", () => {
  for (const width of WIDTHS) {
    const { input, down, across, stripDown, stripAcross } = laidOut([5, 6], ["batch", "layer"], width).at;
    assert.deepEqual([down?.width, down?.height, across?.width, across?.height], [input.width, input.height, input.width, input.height]);
    assert.deepEqual([down?.x, across?.y, stripDown.x, stripAcross?.x, stripDown.width], [input.x, input.y, input.x, across?.x, input.width]);
  }
});

test("a block covers the cells that share its statistics", () => {
  const random = chance(3);
  for (let k = 0; k < 200; k++) {
    const [channels, positions] = [random.whole(1, 6), random.whole(1, 4)];
    const shape = [random.whole(1, 6), channels, positions];
    const { at, view } = laidOut(shape, [...METHODS], 900, { groups: random.pick(divisors(channels)) });
    const [sample, column] = [random.whole(0, shape[0] - 1), random.whole(0, channels * positions - 1)];
    for (const method of METHODS) {
      const box = blockBox(at, at.input, method, view, sample, column);
      assert.ok(within(cellBox(at, at.input, sample, column), box) && within(box, at.input));
      const cells = Math.round((box.width / at.cell.width) * (box.height / at.cell.height));
      assert.equal(cells, { batch: shape[0] * positions, layer: channels * positions, rms: channels * positions, group: (channels * positions) / view.groups, instance: positions }[method]);
    }
  }
});

test("numbers give way to tiles where they could not be read", () => {
  const numbers = (/** @type {number[]} */ shape, /** @type {number} */ width) => laidOut(shape, ["batch", "layer"], width).at.cell.numbers;
  assert.deepEqual([numbers([4, 3], 288), numbers([4, 3], 1080), numbers([12, 3], 1080), numbers([64, 3], 1080), numbers([4, 32], 1080), numbers([4, 8], 320)], [true, true, true, false, false, false]);
});

test("one column has no plane", () => {
  const { state, view } = laidOut([4, 1], ["batch"], 600, { sheet: "plane" });
  assert.equal(sheetKind(state, view), "profiles");
});

test("a range holds its values with room, and is never empty", () => {
  const random = chance(4);
  assert.deepEqual(domainOf([], { low: 1, high: 2 }), { low: 1, high: 2 });
  for (let k = 0; k < 5000; k++) {
    const values = random.list(random.whole(1, 6), () => sixDigits(random));
    if (random.flip(0.2)) values.fill(values[0]);
    const { low, high } = domainOf(values);
    const length = high - low;
    assert.ok(Number.isFinite(length) && length > 0);
    for (const value of values) assert.ok(value > low && value < high, `${value} in ${low} to ${high}`);
    assert.ok(length >= 1e-7 * Math.max(Math.abs(low), Math.abs(high)), "long enough to tell its ends apart");
    const plot = { x: 10, y: 20, width: 300, height: 200 };
    for (const value of values) {
      const [x, y] = [xOf(plot, { low, high }, value), yOf(plot, { low, high }, value)];
      assert.ok(x > 10 && x < 310 && y > 20 && y < 220);
    }
    assert.deepEqual([xOf(plot, { low, high }, low), yOf(plot, { low, high }, low)].map(Math.round), [10, 220]);
  }
});

test("axes that were drawn on only grow, and by a drag to their end", () => {
  const kept = { low: 0, high: 10 };
  assert.equal(grown(kept, []), kept);
  assert.equal(grown(kept, [0, 4, 10]), kept);
  assert.deepEqual(grown(kept, [7, 11]), { low: 0, high: 11 + 0.14 * 4 });
  assert.equal(roomFor(kept, [10, 5], 5), kept, "it was another that was dragged");
  assert.deepEqual(roomFor(kept, [10, 5], 9.9), { low: 0, high: 10.7 });
  const random = chance(5);
  for (let k = 0; k < 2000; k++) {
    const [low, high] = [sixDigits(random), sixDigits(random)].sort((a, b) => a - b);
    if (low === high) continue;
    const values = random.list(random.whole(0, 5), () => sixDigits(random));
    const axis = grown({ low, high }, values);
    assert.ok(axis.low <= low && axis.high >= high && values.every((value) => value >= axis.low && value <= axis.high));
  }
});

test("the sheet that is drawn on keeps its height beside a batch that grows", () => {
  const heightOf = (/** @type {number} */ samples, /** @type {number | undefined} */ kept, width = 1080) => {
    const { state, view } = laidOut([samples, 2], ["batch", "layer"], width);
    return layout(view, state, width, kept).sheet.paper.height;
  };
  assert.ok(heightOf(12, undefined) > heightOf(4, undefined));
  assert.equal(heightOf(12, 266), 266);
  assert.equal(heightOf(4, 400, 600), heightOf(4, undefined, 600), "above the matrix it never grows");
});

test("columns stand evenly in a plot", () => {
  const plot = { x: 10, y: 0, width: 300, height: 1 };
  assert.deepEqual([0, 1, 2].map((column) => columnX(plot, 3, column)), [60, 160, 260]);
  assert.equal(columnX(plot, LIMITS.columns, 31) < 310, true);
});
