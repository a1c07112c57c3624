// @ts-check
// What the essay says of the presets, over five seeds: who ends ahead, or nobody. The starts are those that are shipped.

import assert from "node:assert/strict";
import { on } from "node:events";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { PRESETS } from "../../../www/figures/placement/presets.js";
import { configOf, seedsOf } from "../../../www/figures/placement/state.js";
import { PLACES } from "../../../www/settings.js";
import { stateOf } from "./states.js";

/** @typedef {{ none: number[], before: number[], after: number[] }} Ends accuracies, seed by seed */

/** @param {string} name @returns {Promise<Ends>} */
async function measured(name) {
  const state = stateOf(PRESETS[name]?.state);
  const of = async (/** @type {(typeof PLACES)[number]} */ place) => {
    const runs = seedsOf(state).map((seed) => ({ config: { ...configOf({ ...state, seed, every: 100 }, place), outputs: false }, steps: state.steps }));
    const worker = new Worker(new URL("../shift/preset-run.js", import.meta.url), { workerData: runs });
    /** @type {number[]} */
    const ends = [];
    for await (const [run] of on(worker, "message")) if (ends.push(run.accuracy) === runs.length) break;
    await worker.terminate();
    return ends;
  };
  const [none = [], before = [], after = []] = [await of("none"), await of("before"), await of("after")];
  console.log(name, Object.entries({ none, before, after }).map(([place, ends]) => `${place} ${ends.map((end) => end.toFixed(3)).join(" ")}`).join("; "));
  return { none, before, after };
}

/** @param {number[]} ends @param {number[]} others */
const areAbove = (ends, others) => Math.min(...ends) > Math.max(...others);

const after = (/** @type {Ends} */ ends) => assert.ok(areAbove(ends.after, ends.before), "after is above in each");
const overlap = (/** @type {Ends} */ ends) => assert.ok(!areAbove(ends.after, ends.before) && !areAbove(ends.before, ends.after), "the ranges overlap");

/** @type {Record<string, (ends: Ends) => void>} */
const CLAIMS = {
  "sigmoid-small-start": after,
  "sigmoid-xavier": after,
  tanh: after,
  relu: overlap,
  "relu-higher-rate": overlap,
  // The essay: at a high learning rate after fails where before still learns.
  "sigmoid-high-rate": (ends) => assert.ok(areAbove(ends.before, ends.after) && Math.max(...ends.after) < 0.2 && Math.min(...ends.before) > 0.9),
};

for (const [name, claim] of Object.entries(CLAIMS)) test(`preset ${name} ends as the essay says, over five seeds`, async () => claim(await measured(name)));

test("every preset has its claim, but the one that is by hand", () => {
  assert.deepEqual([...Object.keys(CLAIMS), "l10"].toSorted(), Object.keys(PRESETS).toSorted());
});
