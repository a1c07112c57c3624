// @ts-check
// What the lesson promises of the figure `axes`: its presets, and the numbers that a reader is told to expect.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, embedded, openFigure, ready, setState, stateOf } from "../axes-figure.js";
import { assertNumbers, decimals, normalized } from "../axes-numbers.js";

/** @typedef {import("../../www/normscope.js").AxesMethod} AxesMethod */

/** What the figure says of a method's outputs, cell by cell. @param {import("../axes-reading.js").Reading} reading @param {"batch norm" | "layer norm"} method */
const said = ({ cells }, method) => cells.map((name) => new RegExp(`${method} (−?[\\d.]+)`).exec(name)?.[1] ?? "");

const column = (/** @type {string[]} */ list, /** @type {number} */ feature) => list.filter((_, at) => at % 3 === feature - 1);
const row = (/** @type {string[]} */ list, /** @type {number} */ sample) => list.slice(3 * (sample - 1), 3 * sample);

test("every step of the lesson opens by its link", async (t) => {
  const page = await openFigure(t);
  for (const preset of ["l1", "l2", "l3", "l4", "l5", "l8"]) {
    await page.goto(new URL(embedded({ preset }), page.url()).href);
    await ready(page);
    const { note, state } = await assertNumbers(page);
    assert.equal(note, "");
    assert.deepEqual(state.methods, preset === "l2" ? ["batch"] : ["batch", "layer"]);
  }
});

test("step 1 and 2: one mean a column, one mean a row; 2, 2, 6, 6 becomes −1, −1, 1, 1", async (t) => {
  const page = await openFigure(t, { query: { preset: "l1" } });
  const reading = await assertNumbers(page);
  assert.deepEqual([reading.view.methods.batch?.mean?.length, reading.view.methods.layer?.mean?.length], [3, 4]);
  assert.deepEqual(column(said(reading, "batch norm"), 1), ["−1.00", "−1.00", "1.00", "1.00"]);
  assert.deepEqual(column(said(reading, "batch norm"), 3), ["−0.58", "−0.58", "−0.58", "1.73"]);
  assert.deepEqual(row(said(reading, "layer norm"), 1), ["−0.58", "1.41", "−0.83"]);
  assert.deepEqual(row(said(reading, "layer norm"), 4), ["−0.46", "1.39", "−0.93"]);
});

test("step 3: sample 4 goes to 14, and under layer norm rows 1 to 3 stay to the last digit", async (t) => {
  const page = await openFigure(t, { query: { preset: "l3" } });
  const before = await assertNumbers(page);
  await page.locator('.cell[data-sample="3"][data-column="0"]').focus();
  for (const key of ["1", "4", "Enter"]) await page.keyboard.press(key);
  await drawn(page);
  const after = await assertNumbers(page, { before: before.state });
  assert.deepEqual(column(said(after, "batch norm"), 1), ["−0.82", "−0.82", "0.00", "1.63"]);
  assert.deepEqual(after.view.methods.layer?.y.slice(0, 9), before.view.methods.layer?.y.slice(0, 9));
  assert.deepEqual(after.view.methods.layer?.y.slice(9).map((y) => decimals(y, 3)), ["1.177", "0.091", "−1.267"]);
});

test("step 4: batch norm does not feel a feature's scale and shift, layer norm not a sample's", async (t) => {
  const page = await openFigure(t, { query: { preset: "l4" } });
  const plain = await assertNumbers(page);
  const { x } = plain.state;
  const with10 = (/** @type {(at: number) => boolean} */ which, /** @type {number} */ plus = 0) => x.map((value, at) => (which(at) ? value * 10 + plus : value));
  const isFeature1 = (/** @type {number} */ at) => at % 3 === 0;

  await setState(page, { x: with10(isFeature1, 5) });
  const feature = await assertNumbers(page);
  assert.deepEqual(said(feature, "batch norm"), said(plain, "batch norm"));
  await setState(page, { x: with10(isFeature1) });
  const scaled = await assertNumbers(page);
  assert.deepEqual(column(said(scaled, "batch norm"), 1), ["−1.00", "−1.00", "1.00", "1.00"]);
  assert.deepEqual(scaled.view.methods.layer?.y.slice(0, 3).map((y) => decimals(y, 3)), ["1.246", "−0.043", "−1.203"]);

  await setState(page, { x: with10((at) => at < 3) });
  const sample = await assertNumbers(page);
  assert.deepEqual(row(said(sample, "layer norm"), 1), row(said(plain, "layer norm"), 1));
  assert.notDeepEqual(column(said(sample, "batch norm"), 1), column(said(plain, "batch norm"), 1));
});

test("step 6: gamma = 2 and beta = 4 give feature 1 back", async (t) => {
  const page = await openFigure(t);
  await setState(page, { gamma: [2, 1, 1], beta: [4, 0, 0] });
  const first = await assertNumbers(page);
  assert.deepEqual(column(said(first, "batch norm"), 1), ["2.00", "2.00", "6.00", "6.00"]);
  await setState(page, { x: first.state.x.map((value, at) => (at % 3 === 0 ? 10 * value : value)) });
  assert.deepEqual(column(said(await assertNumbers(page), "batch norm"), 1), ["2.00", "2.00", "6.00", "6.00"], "also of ten times the input");
});

test("step 8: two samples are always −1 and 1 under batch norm, two features under layer norm, one sample gives beta", async (t) => {
  const page = await openFigure(t, { query: { preset: "two-samples" } });
  for (const x of [null, [3, 20, 1, -90, 20.5, 4]]) {
    if (x) await setState(page, { x });
    const { view, remarks } = await assertNumbers(page);
    assert.ok(view.methods.batch?.y.every((y) => Math.abs(Math.abs(y) - 1) < 1e-3));
    assert.match(remarks.join(), /With two samples batch norm keeps only which is larger/);
  }
  await page.getByLabel("Batch to start from").selectOption("two-features");
  await drawn(page);
  const features = await assertNumbers(page);
  assert.ok(features.view.methods.layer?.y.every((y) => Math.abs(Math.abs(y) - 1) < 1e-3));
  assert.ok(!features.view.methods.batch?.y.every((y) => Math.abs(Math.abs(y) - 1) < 1e-3));
  assert.match(features.remarks.join(), /With two features layer norm keeps only which is larger/);

  await page.getByLabel("Batch to start from").selectOption("one-sample");
  await drawn(page);
  await setState(page, { beta: [0.5, -2, 0] });
  const one = await assertNumbers(page);
  assert.deepEqual(one.view.methods.batch?.y, [0.5, -2, 0]);
  assert.match(one.remarks.join(), /With one sample each column is its own mean, so batch norm gives 0, then β/);
});

test("a constant column is named, and what eps does to it", async (t) => {
  const page = await openFigure(t, { query: { preset: "constant" } });
  const { remarks, view } = await assertNumbers(page);
  assert.match(remarks.join(), /Column 2 is constant: x − μ is 0, and only ε = 0\.00001 keeps the root from being 0/);
  assert.deepEqual(view.methods.batch?.y.filter((_, at) => at % 3 === 1), [0, 0, 0, 0]);
  await setState(page, { eps: 0 });
  assert.match((await assertNumbers(page)).remarks.join(), /Column 2 is constant and ε is 0: 0 divided by 0, which is taken as 0 here/);
  await setState(page, { eps: 1, x: [0, 5, 0, 0, 5, 0, 2, 5, 4, 2, 5, 4], focus: [0, 0] });
  const thin = await assertNumbers(page);
  assert.match(thin.remarks.join(), /Column 1 hardly varies: ε is 50 % of what stands under the root/);
  assert.deepEqual(column(said(thin, "batch norm"), 1), ["−0.71", "−0.71", "0.71", "0.71"]);
});

test("two clumps stay two clumps under batch norm", async (t) => {
  const page = await openFigure(t, { query: { preset: "l5" } });
  const { state, view } = await assertNumbers(page);
  const clump = (/** @type {readonly number[]} */ values) => values.filter((_, at) => at % 3 === 0).map((value) => value > 0);
  const centre = state.x.map((value, at) => value - (view.methods.batch?.mean?.[at % 3] ?? 0));
  assert.deepEqual(clump(view.methods.batch?.xHat ?? []), clump(centre));
  const sizes = view.methods.batch?.xHat.filter((_, at) => at % 3 === 0).map(Math.abs) ?? [];
  assert.ok(Math.min(...sizes) > 0.7 && Math.max(...sizes) < 1.3, String(sizes));
});

test("every pair of methods gives other numbers for the same batch", async (t) => {
  const page = await openFigure(t, { query: { preset: "channels" } });
  await setState(page, { shape: [2, 4, 3], groups: 2, methods: ["batch", "layer", "group", "instance", "rms"] });
  const { view } = await assertNumbers(page);
  const state = await stateOf(page);
  const all = /** @type {AxesMethod[]} */ (state.methods);
  for (const one of all) for (const other of all) if (one !== other) assert.notDeepEqual(view.methods[one]?.y, normalized(state, other).y, `${one} and ${other}`);
});
