// @ts-check
// The words are found from what was measured, in both languages, and hold nothing unfilled.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compute } from "../../../www/figures/inference/compute.js";
import { measureEstimator } from "../../../www/figures/inference/estimator.js";
import { isOf } from "../../../www/figures/inference/frameworks.js";
import { adopt, withBatch } from "../../../www/figures/inference/state.js";
import { credit, describe, estimatorSentence, legend, sentence, title } from "../../../www/figures/inference/words.js";
import { translator } from "../../words.js";
import { fixed } from "../../../www/numbers.js";
import { AT_REST, engine, QUICK, stateOf, trained } from "./runs.js";

const en = translator("en");
const flat = (/** @type {{ text: string }[]} */ pieces) => pieces.map(({ text }) => text).join("");
const run = trained(QUICK, 20);

/** The view with other accuracies. @param {{ recalibrated: number, own: number, other?: number, lag?: boolean }} scores */
function scored({ recalibrated, own, other = own }) {
  const { view } = run;
  const lines = view.lines.map((line, k) => ({ ...line, now: { ...line.now, accuracy: k === 0 ? own : other } }));
  return /** @type {import("../../../www/figures/inference/compute.js").InferenceView} */ ({ ...view, lines, recalibrated: { ...view.recalibrated, now: { ...view.recalibrated?.now, accuracy: recalibrated } } });
}

test("the title is a question until something was measured, and then what was measured", () => {
  assert.match(flat(title(compute(run.state, engine, null), run.state, en)), /\?$/);
  const of = (/** @type {Parameters<typeof scored>[0]} */ scores) => flat(title(scored(scores), run.state, en));
  assert.match(of({ recalibrated: 0.8, own: 0.7 }), /lags behind|costs accuracy/);
  assert.match(of({ recalibrated: 0.8, own: 0.79, other: 0.4 }), /with momentum 0\.01 it comes too late/);
  assert.match(of({ recalibrated: 0.8, own: 0.77 }), /close by now/);
  assert.match(of({ recalibrated: 0.8, own: 0.79 }), /costs nothing/);
  assert.match(of({ recalibrated: 0.1, own: 0.1 }), /\?$/, "guessing is no finding");
  assert.match(of({ recalibrated: 0.7, own: 0.79 }), /close by now/, "nothing is said to cost where it does not");
});

test("eval() forgotten, and layer norm: said where it was measured to be so", () => {
  const forgot = { ...run.state, mode: /** @type {const} */ ("train") };
  assert.match(flat(title(run.view, forgot, en)), /same answer/);
  assert.doesNotMatch(flat(title({ ...run.view, sample: { ...run.sample, aloneSame: false } }, forgot, en)), /same answer/);
  const layer = trained({ ...QUICK, norm: "layer" }, 10);
  assert.match(flat(title(layer.view, layer.state, en)), /one and the same/);
  assert.match(flat(title({ ...layer.view, sample: { ...layer.sample, same: false } }, layer.state, en)), /\?$/);
});

test("the live words hold the numbers on screen, and name no difference where there is none", () => {
  const said = flat(sentence(run.view, run.state, en));
  for (const value of [run.view.own.now.mean, run.view.lines[0]?.now.mean, run.view.lines[1]?.now.mean]) assert.ok(said.includes(fixed(value ?? NaN)), said);
  assert.match(flat(sentence(scored({ recalibrated: 0.8, own: 0.79 }), run.state, en)), /No difference worth naming/);
  assert.doesNotMatch(flat(sentence(scored({ recalibrated: 0.8, own: 0.7 }), run.state, en)), /No difference/);
});

test("in both languages and all conditions no place is left open, and no number is none", () => {
  let hand = stateOf({ example: "hand" });
  const empty = compute(hand, engine, AT_REST);
  for (let k = 0; k < 10; k++) hand = withBatch(hand);
  const layer = trained({ ...QUICK, norm: "layer" }, 10);
  const conditions = [
    { view: compute(run.state, engine, null), state: run.state },
    trained(QUICK, 0),
    trained(QUICK, 3),
    run,
    { view: run.view, state: { ...run.state, mode: /** @type {const} */ ("train") } },
    { view: { ...run.view, paper: true }, state: run.state },
    { view: compute({ ...run.state, momentum: 0.37 }, engine, { ...AT_REST, snapshot: run.snapshot }), state: { ...run.state, momentum: 0.37 } },
    layer,
    { view: empty, state: stateOf({ example: "hand" }) },
    { view: compute(hand, engine, AT_REST), state: hand },
    { view: compute({ ...hand, norm: "layer" }, engine, AT_REST), state: { ...hand, norm: /** @type {const} */ ("layer") } },
  ];
  for (const words of [en, translator("zh-Hans")]) {
    for (const [k, { view, state }] of conditions.entries()) {
      for (const text of [flat(title(view, state, words)), legend(view, state, words), flat(sentence(view, state, words)), describe(view, state, words), credit(view, words, state)]) {
        assert.doesNotMatch(text, /undefined|NaN|[{}<>]|null/, `condition ${k}: ${text}`);
        assert.ok(text.length > 0);
      }
    }
  }
});

test("a wait is told with where it goes, and a start that weighs nothing is not blamed", () => {
  assert.match(flat(sentence({ ...run.view, goal: 40 }, run.state, en)), /Training again.* up to batch 40, now at 20/);
  const lines = run.view.lines.map((line, k) => (k === 1 ? { ...line, start: 0.001 } : line));
  assert.match(flat(sentence({ ...run.view, lines }, run.state, en)), /less than 1 % of it is still the start/);
  assert.match(flat(sentence(run.view, run.state, en)), /is still the 0 that it began with/);
});

test("of the corrected variance only what this draw shows is said", () => {
  const estimator = measureEstimator(engine, 0);
  const near = estimator.sizes.filter(({ biased, unbiased }) => Math.abs(unbiased / estimator.variance - 1) < Math.abs(biased / estimator.variance - 1)).length;
  const said = estimatorSentence(estimator, en);
  assert.ok(said.includes(`at ${near} of ${estimator.sizes.length} batch sizes`), said);
  assert.doesNotMatch(said, /never|better network/);
  const swapped = { ...estimator, sizes: estimator.sizes.map(({ size, biased, unbiased }) => ({ size, biased: unbiased, unbiased: biased })) };
  assert.ok(estimatorSentence(swapped, en).includes(`at ${estimator.sizes.length - near} of`));
});

test("a framework's numbers stand only beside the conventions that made them", () => {
  const own = adopt(run.state, "pytorch");
  const outcome = { step: 20, momentum: 0.1, eps: 1e-5, estimator: /** @type {const} */ ("unbiased"), mean: 0, variance: 1, accuracy: 0.5, loss: 1, y: NaN };
  assert.equal(isOf(outcome, own, false), true);
  assert.equal(isOf({ ...outcome, momentum: 0.3 }, own, false), false);
  assert.equal(isOf({ ...outcome, momentum: 0.3 }, own, true), true, "recalibrated statistics have no momentum");
  assert.equal(isOf({ ...outcome, eps: 1e-3 }, own, true), false);
  assert.equal(isOf({ ...outcome, estimator: "biased" }, own, true), false);
});
