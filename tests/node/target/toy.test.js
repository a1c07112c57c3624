// @ts-check
// The two examples of the paper's section 2: numbers that are the engine's, and words that say what became of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { averagedConfig, averagedKey, AVERAGED_STEPS, BIAS, toyOf, WAYS } from "../../../www/figures/target/toy-state.js";
import { averagedWords, biasWords } from "../../../www/figures/target/toy-words.js";
import { translator } from "../../../www/locales/index.js";
import { fetchTexts } from "../../../www/locales/texts.js";
import { engine, stateOf } from "./states.js";

const LANGUAGES = /** @type {const} */ (["en", "zh-Hans"]);
await Promise.all(LANGUAGES.map((lang) => fetchTexts(lang, "target")));
const flat = (/** @type {readonly { text: string }[]} */ pieces) => pieces.map(({ text }) => text).join("");

test("the bias grows by the same amount for ever, and its loss stays", () => {
  const state = stateOf({ biasRate: 0.1, biasStep: 100 });
  const toy = toyOf(state, engine, null);
  assert.deepEqual(toy.bias, engine.biasToy({ ...BIAS, rate: 0.1 }));
  const { b, loss } = toy.bias.ignored;
  for (let step = 0; step <= BIAS.steps; step++) assert.ok(Math.abs((b[step] ?? NaN) - 0.2 * step) < 1e-11 && Math.abs((loss[step] ?? NaN) - (loss[0] ?? NaN)) < 1e-12, `${step}`);
  for (const lang of LANGUAGES) {
    const said = flat(biasWords(toy, translator(lang)));
    for (const part of ["100", "20.00", (loss[0] ?? NaN).toFixed(4), "0.00"]) assert.ok(said.includes(part), said);
  }
});

/** Both networks, trained here. @param {ReturnType<typeof stateOf>} state */
function trained(state) {
  const snapshots = new Map(WAYS.map((way) => {
    const experiment = new engine.Experiment(averagedConfig(state, way));
    experiment.run(AVERAGED_STEPS);
    const snapshot = experiment.snapshot();
    experiment.free();
    return [way, snapshot];
  }));
  return { key: averagedKey(state), snapshots, training: false };
}

test("by moving averages the loss is no number soon at 0.5, and lags at 0.1; both are said with their numbers", () => {
  for (const [averagedRate, isLost] of /** @type {const} */ ([[0.5, true], [0.1, false]])) {
    const state = stateOf({ averagedRate });
    const toy = toyOf(state, engine, trained(state));
    const [batch, running] = toy.averaged;
    assert.ok(batch && running && toy.done);
    assert.deepEqual([batch.diverged, running.diverged !== null], [null, isLost]);
    for (const lang of LANGUAGES) {
      const said = flat(averagedWords(toy, state, translator(lang)));
      for (const part of [batch.loss.toFixed(2), isLost ? String(running.diverged?.step) : running.loss.toFixed(2)]) assert.ok(said.includes(part), said);
      assert.doesNotMatch(said, /[{}]|NaN/);
    }
    if (!isLost) assert.ok(running.loss > batch.loss, `${running.loss}, ${batch.loss}`);
  }
});

test("networks of another rate or seed are not shown, and before there are any the words ask", () => {
  const state = stateOf();
  const live = { key: averagedKey(state), snapshots: new Map(), training: true };
  assert.deepEqual([toyOf(state, engine, live).averaged, toyOf(state, engine, live).training], [[], true]);
  for (const change of [{ seed: 3 }, { averagedRate: 0.2 }]) assert.equal(toyOf(stateOf(change), engine, live).training, false);
  for (const lang of LANGUAGES) assert.match(flat(averagedWords(toyOf(state, engine, null), state, translator(lang))), /[?？]$/);
});
