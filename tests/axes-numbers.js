// @ts-check
/**
 * Every number that the figure `axes` shows, read off the page and compared with what the engine says
 * of the batch that is shown:
 *
 * ```js
 * const { view } = await assertNumbers(page);
 * ```
 *
 * The engine is asked anew, in Node; which of its statistics belongs to a cell, and how a number is
 * written, is said here once more and not taken from the page.
 *
 * @module
 */

import assert from "node:assert/strict";
import { load } from "../www/normscope.js";
import { readFigure } from "./axes-reading.js";

/**
 * @typedef {import("../www/normscope.js").AxesState} AxesState
 * @typedef {import("../www/normscope.js").AxesMethod} AxesMethod
 * @typedef {import("./axes-reading.js").Reading} Reading
 * @typedef {{ mean: number[] | null, variance: number[], xHat: number[], y: number[] }} Outputs
 */

const ns = await load();

/** @param {string} text */
const minus = (text) => text.replaceAll("-", "−");

/** A computed number as it is written on screen. @param {number} value @param {number} [digits] */
export function decimals(value, digits = 2) {
  const size = Math.abs(value);
  if (size >= 1e7 || (digits === 4 && size > 0 && size < 5e-5)) return minus(value.toExponential(2));
  const text = value.toFixed(digits);
  return minus(Number(text) === 0 ? text.replace("-", "") : text);
}

/**
 * A statistic as it is shown, where that is the statistic in two decimals or more, or in three digits or more: how many more it
 * takes is not said here once more, but what comes of it (`assertComesOut`). Else in two decimals, which then is not what is shown.
 *
 * @param {string | undefined} shown
 * @param {number} value
 */
export function rounded(shown = "", value) {
  const bare = shown.replace(/[()]/g, "");
  const [, digits = "", power] = bare.match(/^−?\d+\.(\d{2,})(e[+−]?\d+)?$/) ?? [];
  const text = power ? minus(value.toExponential(digits.length)) : minus(value.toFixed(digits.length));
  const written = Number(text.replace("−", "-")) === 0 ? text.replace("−", "") : text;
  const fits = digits !== "" && written === bare ? written : decimals(value);
  return fits.startsWith("−") ? `(${fits})` : fits;
}

/** At least three digits, and two decimals. @param {number} value */
function threeDigits(value) {
  if (value === 0) return "0.00";
  const power = Number(value.toExponential().split("e")[1]);
  return power < -4 ? minus(value.toExponential(2)) : decimals(value, Math.max(2, 2 - power));
}

/** A number that a reader gave. @param {number} value */
export const exact = (value) => minus(String(value));

/** The numbers in a text, whatever its language. @param {string} text */
export const numbersIn = (text) => text.match(/−?\d+(?:\.\d+)?(?:e[+−]?\d+)?/g) ?? [];

/** @param {AxesState} state */
export function sizes({ shape: [samples = 0, channels = 1, positions = 1] }) {
  return { samples, channels, positions, columns: channels * positions };
}

/** What the engine makes of the batch. @param {AxesState} state @param {AxesMethod} method @returns {Outputs} */
export function normalized({ x, shape, eps, gamma, beta, groups }, method) {
  const { mean, variance, xHat, y } = ns.normalize({ x, shape, method, eps, gamma, beta, groups });
  return { mean: mean ? [...mean] : null, variance: [...(variance ?? [])], xHat: [...xHat], y: [...y] };
}

/** Which statistics belong to a cell. @param {AxesState} state @param {AxesMethod} method @param {number} sample @param {number} column */
function statisticsOf(state, method, sample, column) {
  const { channels, positions } = sizes(state);
  const channel = Math.floor(column / positions);
  const inGroup = channels / state.groups;
  return {
    batch: channel,
    layer: sample,
    rms: sample,
    group: sample * state.groups + Math.floor(channel / inGroup),
    instance: sample * channels + channel,
  }[method];
}

/** The cells that share their statistics with the one in focus. @param {AxesState} state @param {AxesMethod} method */
export function shared(state, method) {
  const { samples, columns } = sizes(state);
  const [sample = 0, column = 0] = state.focus;
  const here = statisticsOf(state, method, sample, column);
  return Array.from({ length: samples * columns }, (_, at) => at).filter((at) => statisticsOf(state, method, Math.floor(at / columns), at % columns) === here);
}

/** The two methods whose arms are drawn. @param {AxesState} state */
export const arms = ({ methods, across }) => methods.filter((method) => method === "batch" || method === across);

/**
 * Fails unless every number on screen is the engine's for the batch on screen.
 *
 * @param {import("./axes-figure.js").AnyPage} page
 * @param {{ before?: AxesState, held?: boolean, index?: number }} [options] `before`: what the batch was,
 *   where the words tell what the reader's last change did; `held`: a point is being dragged, and of the
 *   cells' names only the focused one's follows; `index`: which figure of the page
 * @returns {Promise<Reading>}
 */
export async function assertNumbers(page, { before, held = false, index = 0 } = {}) {
  const reading = await page.evaluate(readFigure, index);
  const { state, broken } = reading;
  assert.equal(broken, "");
  const outputs = /** @type {Record<AxesMethod, Outputs>} */ (Object.fromEntries(sizes(state).samples > 0 ? state.methods.map((method) => [method, normalized(state, method)]) : []));
  assertView(reading, outputs);
  assertGrid(reading, outputs, held);
  assertTables(reading, outputs);
  assertFormulas(reading, outputs);
  assertWords(reading, outputs, before);
  return reading;
}

/** @param {Reading} reading @param {Record<AxesMethod, Outputs>} outputs */
function assertView({ view, state }, outputs) {
  const { samples, channels, positions, columns } = sizes(state);
  const [sample = 0, column = 0] = state.focus;
  const channel = Math.floor(column / positions);
  assert.deepEqual([view.samples, view.channels, view.positions, view.columns], [samples, channels, positions, columns]);
  assert.deepEqual([view.x, view.eps, view.groups], [state.x, state.eps, state.groups]);
  assert.deepEqual(view.focus, samples === 0 ? null : { sample, column, channel, value: state.x[sample * columns + column] });
  assert.deepEqual(Object.keys(view.methods).sort(), Object.keys(outputs).sort());
  for (const [method, expected] of /** @type {[AxesMethod, Outputs][]} */ (Object.entries(outputs))) {
    const index = statisticsOf(state, method, sample, column);
    const { centered, ...shown } = /** @type {NonNullable<(typeof view.methods)[AxesMethod]>} */ (view.methods[method]);
    assert.deepEqual(shown, JSON.parse(JSON.stringify(expected)), method);
    assert.deepEqual(centered, state.x.map((value, at) => value - (expected.mean?.[statisticsOf(state, method, Math.floor(at / columns), at % columns)] ?? 0)));
    const at = sample * columns + column;
    assert.deepEqual(view.cell[method], JSON.parse(JSON.stringify({
      mean: expected.mean?.[index] ?? null, variance: expected.variance[index], xHat: expected.xHat[at], y: expected.y[at], gamma: state.gamma[channel], beta: state.beta[channel],
    })));
    assertMean(state, method, expected, index);
  }
}

/** The engine's mean by hand, so that a wrong index cannot hide behind the same wrong index here. @param {AxesState} state @param {AxesMethod} method @param {Outputs} outputs @param {number} index */
function assertMean(state, method, { mean, variance }, index) {
  const values = shared(state, method).map((at) => state.x[at] ?? NaN);
  const average = (/** @type {number[]} */ list) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const centre = method === "rms" ? 0 : average(values);
  const spread = average(values.map((value) => (value - centre) ** 2));
  const close = (/** @type {number | undefined} */ a, /** @type {number} */ b) => Math.abs((a ?? NaN) - b) <= 1e-9 * Math.max(1, Math.abs(b));
  assert.ok(mean === null || close(mean[index], centre), `${method}: mean ${mean?.[index]}, by hand ${centre}`);
  assert.ok(close(variance[index], spread), `${method}: variance ${variance[index]}, by hand ${spread}`);
}

/** @param {Reading} reading @param {Record<AxesMethod, Outputs>} outputs @param {boolean} held */
function assertGrid({ cells, points, affine, state, view }, outputs, held) {
  const { columns, positions } = sizes(state);
  const [sample = 0, column = 0] = state.focus;
  const expected = state.x.map((value, at) => [Math.floor(at / columns) + 1, (at % columns) + 1, exact(value), ...Object.values(outputs).map(({ y }) => decimals(y[at] ?? NaN))].map(String));
  const followed = held ? [sample * columns + column] : expected.keys();
  for (const at of followed) assert.deepEqual(numbersIn(cells[at] ?? ""), expected[at], `the cell ${cells[at]}`);
  assert.equal(cells.length, expected.length);
  if (!view.focus) return;
  const channel = Math.floor(column / positions);
  assert.deepEqual([affine.gamma, affine.beta], [state.gamma, state.beta].map((list) => exact(list[channel] ?? NaN)), "gamma and beta");
  const [a = 0, b = 0] = state.plane;
  const value = (/** @type {number} */ which) => exact(state.x[sample * columns + which] ?? NaN);
  for (const { kind, now, text } of points) {
    assert.deepEqual([minus(now), numbersIn(text)], kind === "plane" ? [value(a), [String(a + 1), value(a), String(b + 1), value(b)]] : [value(column), [value(column)]], `the point of the ${kind}`);
  }
}

/** @param {Reading} reading @param {Record<AxesMethod, Outputs>} outputs */
function assertTables({ tables, state }, outputs) {
  if (!tables) return;
  const { columns, positions } = sizes(state);
  const { input, ...after } = tables;
  assert.deepEqual(input?.values, state.x.map(exact), "the table of the batch");
  assert.deepEqual(Object.keys(after).sort(), Object.keys(outputs).sort());
  for (const [method, { y, mean, variance }] of /** @type {[AxesMethod, Outputs][]} */ (Object.entries(outputs))) {
    const written = (/** @type {number[]} */ list) => list.map((value) => decimals(value, 4));
    const each = (/** @type {number[]} */ list) => (method === "batch" ? Array.from({ length: columns }, (_, column) => list[Math.floor(column / positions)] ?? NaN) : list);
    const statistics = /** @type {string[]} */ ({ batch: ["mean", "std"], layer: ["mean", "std"], rms: ["std"], group: [], instance: [] }[method]);
    assert.deepEqual(after[method]?.values, written(y), `the table of ${method}`);
    assert.deepEqual(after[method]?.mean, statistics.includes("mean") ? written(each(mean ?? [])) : []);
    assert.deepEqual(after[method]?.std, statistics.includes("std") ? written(each(variance.map(Math.sqrt))) : []);
  }
}

/** @param {Reading} reading @param {Record<AxesMethod, Outputs>} outputs */
function assertFormulas({ formulas, state, view }, outputs) {
  if (!view.focus) return assert.deepEqual(formulas, []);
  const { columns, positions } = sizes(state);
  const [sample = 0, column = 0] = state.focus;
  const [gamma, beta] = [state.gamma, state.beta].map((list) => list[Math.floor(column / positions)] ?? NaN);
  const bracketed = (/** @type {string} */ text) => (text.startsWith("−") ? `(${text})` : text);
  const twoOrMore = (/** @type {number} */ given) => (Number(given.toFixed(2)) === given ? decimals(given) : exact(given));
  const value = exact(view.focus.value);
  const expected = arms(state).map((method, k) => {
    const { mean, variance, y } = outputs[method];
    const shown = formulas[k]?.terms ?? {};
    const index = statisticsOf(state, method, sample, column);
    const affine = gamma === 1 && beta === 0 ? { plus: undefined } : { gamma: bracketed(twoOrMore(gamma ?? NaN)), plus: (beta ?? NaN) < 0 ? "−" : "+", beta: twoOrMore(Math.abs(beta ?? NaN)) };
    const terms = { value, ...(mean ? { mean: rounded(shown["mean"], mean[index] ?? NaN) } : {}), variance: rounded(shown["variance"], variance[index] ?? NaN), eps: exact(state.eps), ...affine, result: decimals(y[sample * columns + column] ?? NaN) };
    return { head: [value], terms };
  });
  const read = (/** @type {(typeof formulas)[number]} */ { head, terms }) => ({ head: numbersIn(head), terms: { plus: undefined, ...terms } });
  assert.deepEqual(formulas.map(read), expected, "the formulas");
  const bare = (/** @type {string} */ text) => text.replace(/[()]/g, "");
  expected.forEach(({ terms: { plus, ...numbers } }, k) => {
    assertComesOut({ ...numbers, plus });
    const aria = formulas[k]?.aria ?? "";
    assert.deepEqual(numbersIn(aria.replaceAll(" − ", " ")), Object.values(numbers).map(bare), `what is read aloud of ${aria}`);
    assert.equal(aria.includes(`× ${numbers.gamma} ${plus} `), plus !== undefined, aria);
  });
}

/** Whoever computes with the numbers that are printed gets the result that is printed. @param {Record<string, string | undefined>} terms */
function assertComesOut(terms) {
  const number = (/** @type {string} */ term, /** @type {number} */ otherwise) => Number((terms[term] ?? String(otherwise)).replace(/[()]/g, "").replaceAll("−", "-"));
  const deviation = Math.sqrt(number("variance", NaN) + number("eps", NaN));
  const xHat = deviation === 0 ? 0 : (number("value", NaN) - number("mean", 0)) / deviation;
  const result = xHat * number("gamma", 1) + (terms["plus"] === "−" ? -1 : 1) * number("beta", 0);
  const off = Math.abs(result - number("result", NaN));
  assert.ok(off <= Math.max(0.02, Math.abs(result) * 0.005), `by hand ${result}: ${JSON.stringify(terms)}`);
}

/** @param {Reading} reading @param {Record<AxesMethod, Outputs>} outputs @param {AxesState} [before] */
function assertWords({ words, formulas, caption, alts, summary, description, state, view, lang }, outputs, before) {
  const { samples, channels, positions, columns } = sizes(state);
  const size = [...(positions > 1 ? [samples, channels, positions] : [samples, columns]).map(String), exact(state.eps)];
  assert.deepEqual(numbersIn(caption), size, "the caption");
  assert.equal(summary, description);
  assert.equal(lang === "zh-Hans", /[一-鿿]/.test(words + caption + summary), `the words are in ${lang}`);
  if (!view.focus) return;
  const { value } = view.focus;
  const [sample = 0, column = 0] = state.focus;
  const at = sample * columns + column;
  const about = arms(state).map((method, k) => {
    const { mean, variance, y } = outputs[method];
    const meanText = (formulas[k]?.terms["mean"] ?? "").replace(/[()]/g, "");
    const index = statisticsOf(state, method, sample, column);
    const deviation = Math.sqrt(variance[index] ?? NaN);
    return { method, mean: mean?.[index] ?? null, meanText, deviation, deviationText: threeDigits(deviation), y: y[at] ?? NaN };
  });
  const sentence = about.flatMap(({ mean, meanText, deviation, deviationText, y }, k) => {
    return [...(k === 0 ? [exact(value)] : []), ...(mean !== null && Math.abs(value - mean) <= 1e-12 * (Math.abs(mean) + deviation) ? [] : [mean === null ? deviationText : meanText]), decimals(y)];
  });
  const statistics = about.flatMap(({ mean, meanText, deviationText }) => [...(mean === null ? [] : [meanText]), deviationText]);
  const whole = [...size, String(sample + 1), String(column + 1), ...sentence, ...statistics];
  assert.deepEqual(numbersIn(description).slice(0, whole.length), whole, `the description: ${description}`);

  const tellsMove = /^(You changed|你改了)/.test(words);
  if (!tellsMove) assert.deepEqual(numbersIn(words), sentence, `the words: ${words}`);
  else {
    const [s, f, v, ...counts] = numbersIn(words);
    assert.deepEqual([s, f, v], [String(sample + 1), String(column + 1), exact(value)], words);
    if (before) assert.deepEqual(counts, about.map(({ method }) => moved(before, outputs, method, columns, sample)).filter((count) => count > 0).map(String), words);
  }

  const range = (/** @type {number[]} */ values) => [Math.min(...values), Math.max(...values)].map((end) => exact(Number(end.toFixed(2))));
  const charts = about.map(({ method }) => {
    const places = shared(state, method);
    const [x, y] = [state.x, outputs[method].y].map((list) => places.map((place) => list[place] ?? NaN));
    // Where several columns are one channel, it is the channel that is named.
    return [String(1 + (method === "batch" ? Math.floor(column / positions) : sample)), ...range(x ?? []), ...range(y ?? [])];
  });
  assert.deepEqual(alts.map(numbersIn), charts, "the histograms' alternative texts");
}

/** How many numbers of the other samples are visibly others than before. @param {AxesState} before @param {Record<AxesMethod, Outputs>} outputs @param {AxesMethod} method @param {number} columns @param {number} sample */
function moved(before, outputs, method, columns, sample) {
  const was = normalized(before, method).y;
  return outputs[method].y.filter((y, at) => Math.floor(at / columns) !== sample && Math.abs(y - (was[at] ?? NaN)) >= 0.005).length;
}
