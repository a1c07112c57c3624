// @ts-check
// What each preset's note says is what five seeds show: its own and four others.

import assert from "node:assert/strict";
import { test } from "node:test";
import { keptOf } from "../../../www/figures/target/draw-over.js";
import { promisedAt } from "../../../www/figures/target/compute.js";
import { PRESETS, stateOf } from "../../../www/figures/target/presets.js";
import { NETS, trainerOf } from "../../../www/figures/target/state.js";
import { engine } from "./states.js";

/** The step of each seed's network. @param {string} name @param {"none" | "batch"} net */
function stepsOf(name, net) {
  const state = stateOf(name);
  return [0, 1, 2, 3, 4].map((more) => {
    const trainer = new engine.Trainer(trainerOf({ ...state, seed: state.seed + more }, net));
    trainer.step(state.after);
    const step = promisedAt(trainer.promises({ rates: [state.rate] }), state.rate);
    trainer.free();
    assert.ok(step);
    return step;
  });
}

/** @typedef {NonNullable<ReturnType<typeof promisedAt>>} Step */

/** @type {Record<string, (none: Step[], batch: Step[]) => void>} */
const CLAIMS = {
  sigmoid: clear,
  relu: clear,
  "relu-low"(none, batch) {
    none.forEach((step, k) => {
      const other = batch[k];
      assert.ok(other && keptOf(step) > 0.8 && keptOf(other) > 0.8 && Math.abs(keptOf(step) - keptOf(other)) < 0.15);
    });
  },
  reversed(none, batch) {
    none.forEach((step, k) => assert.ok(keptOf(step) > keptOf(batch[k] ?? step) + 0.15, "the plain network keeps more"));
    // What goes into its layers moves by far more, and the promise is kept all the same: moving is not missing.
    none.forEach((step, k) => assert.ok((step.movedValues.at(-1) ?? NaN) > 10 * (batch[k]?.movedValues.at(-1) ?? NaN)));
  },
};

/** Without batch norm the layers promise a lower loss and raise it; with it most of the promise is kept, and never all. @param {Step[]} none @param {Step[]} batch */
function clear(none, batch) {
  for (const step of none) assert.ok(step.promised > 0.05 && step.together < 0, `${step.promised}, ${step.together}`);
  for (const step of batch) assert.ok(keptOf(step) > 0.5 && keptOf(step) < 0.97, `${step.promised}, ${step.together}`);
  batch.forEach((step, k) => assert.ok((step.movedValues.at(-1) ?? NaN) < 0.5 * (none[k]?.movedValues.at(-1) ?? NaN)));
}

for (const name of Object.keys(PRESETS)) {
  test(`over five seeds: ${name}`, () => {
    const [none = [], batch = []] = NETS.map((net) => stepsOf(name, net));
    for (const [net, steps] of /** @type {const} */ ([["none", none], ["batch", batch]])) {
      const row = (/** @type {(step: Step) => number} */ of, digits = 2) => steps.map((step) => of(step).toFixed(digits)).join(" ");
      console.log(`${name}, ${net}: promised ${row((step) => step.promised)}; came ${row((step) => step.together)}; share ${row((step) => 100 * keptOf(step), 0)} %; input of the last layer moved ${row((step) => step.movedValues.at(-1) ?? NaN)} σ, its mean ${row((step) => step.movedMean.at(-1) ?? NaN)}`);
    }
    CLAIMS[name]?.(none, batch);
  });
}
