// @ts-check
// What the menu and the essay say of the presets, over five seeds. The starts are those that are shipped.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CASES, stateOf } from "../../../www/figures/why/presets.js";
import { measuresOf } from "../../../www/figures/why/measures.js";
import { sidesOf } from "../../../www/figures/why/sides.js";
import { configOf, netsOf, seedsOf } from "../../../www/figures/why/state.js";
import { engine } from "./states.js";

/** @typedef {import("../../../www/figures/why/sides.js").Run} Run */
/** @typedef {import("../../../www/figures/why/presets.js").Case} Case */

/** @param {Case} name @returns {Run[]} */
function runsOf(name) {
  const start = stateOf(name);
  return seedsOf(start).map((seed) => {
    const state = { ...start, seed };
    const nets = netsOf(state).map((net) => {
      // Validated once, at the end: that changes nothing else.
      const experiment = new engine.Experiment({ ...configOf(state, net), every: state.steps });
      experiment.run(state.steps);
      const snapshot = experiment.snapshot();
      experiment.free();
      return [net, measuresOf(snapshot, snapshot.recorded.length - 1, state.steps, state.cut, engine)];
    });
    return { seed, nets: Object.fromEntries(nets) };
  });
}

/** Over the seeds, how a line stands. @param {readonly Run[]} runs @param {Case} name @param {"shift" | "smooth"} side @param {string} line */
const stands = (runs, name, side, line) => runs.map((run) => sidesOf({ [name]: run }).find((one) => one.name === side)?.lines.find((one) => one.name === line && one.case === name)?.stand);

/** @type {Record<Case, (runs: readonly Run[]) => void>} */
const CLAIMS = {
  noise(runs) {
    for (const { nets: { none, batch, noisy, shaken } } of runs) {
      assert.ok(none && batch && noisy && shaken);
      assert.ok(noisy.accuracy > batch.accuracy - 0.05 && noisy.accuracy > none.accuracy + 0.1, "with noise it still learns, and better than without batch norm");
      assert.ok(noisy.jump > 2 * none.jump, "its inputs jump more");
      assert.ok(Math.abs(noisy.relative / none.relative - 1) < 0.15, "by their own spread both jump alike");
      assert.ok(shaken.accuracy < none.accuracy - 0.05, "noise alone harms");
    }
    assert.deepEqual(stands(runs, "noise", "shift", "jump"), Array(5).fill("for"));
    assert.deepEqual(stands(runs, "noise", "shift", "shaken"), Array(5).fill("against"));
    assert.deepEqual(stands(runs, "noise", "shift", "spread"), Array(5).fill("neither"));
    assert.deepEqual(stands(runs, "noise", "smooth", "noisy"), Array(5).fill("for"));
    assert.deepEqual(stands(runs, "noise", "smooth", "start"), Array(5).fill("against"));
  },
  "noise-he"(runs) {
    for (const { nets: { none, batch, noisy } } of runs) {
      assert.ok(none && batch && noisy);
      assert.ok(batch.accuracy - none.accuracy < 0.06 && Math.abs(noisy.accuracy - none.accuracy) < 0.06, "no gap that is worth the name");
      assert.ok(batch.jump < 0.1 * none.jump, "and yet its inputs are still");
    }
  },
  relu(runs) {
    for (const { nets: { none, batch } } of runs) {
      assert.ok(none && batch);
      assert.ok(batch.cosine > none.cosine + 0.2, "less shift");
      assert.ok(batch.early < none.early / 3 && batch.late < none.late / 3 && batch.change < none.change / 3, "smoother, throughout");
      assert.ok(batch.beta < none.beta, "a smaller effective beta");
    }
    assert.deepEqual(stands(runs, "relu", "shift", "shift"), Array(5).fill("for"));
    assert.deepEqual(stands(runs, "relu", "smooth", "early"), Array(5).fill("for"));
  },
  "relu-slow"(runs) {
    assert.deepEqual(stands(runs, "relu-slow", "smooth", "early"), Array(5).fill("against"));
    assert.deepEqual(stands(runs, "relu-slow", "smooth", "late"), Array(5).fill("for"));
    for (const { nets: { none, batch } } of runs) assert.ok(none && batch && Math.abs(batch.accuracy - none.accuracy) < 0.08, "neither learns better");
  },
  linear(runs) {
    for (const { nets: { none, batch } } of runs) {
      assert.ok(none && batch);
      assert.ok(none.cosine > 0.95 && batch.cosine < 0.7, "more shift");
      assert.ok(batch.loss < none.loss, "and a lower loss");
    }
    assert.deepEqual(stands(runs, "linear", "shift", "linear"), Array(5).fill("against"));
    assert.deepEqual(stands(runs, "linear", "smooth", "rough"), Array(5).fill("against"));
  },
};

for (const name of CASES) {
  test(`over five seeds: ${name}`, () => {
    const runs = runsOf(name);
    for (const net of netsOf(stateOf(name))) {
      const row = (/** @type {keyof import("../../../www/figures/why/measures.js").Measures} */ key, digits = 2) => `${key} ${runs.map(({ nets }) => Number(nets[net]?.[key]).toFixed(digits)).join(" ")}`;
      console.log(name, net, [row("accuracy", 3), row("loss"), row("jump", 4), row("relative", 3), row("cosine"), row("early"), row("late"), row("change", 1), row("beta", 1)].join("; "));
    }
    CLAIMS[name](runs);
  });
}
