// @ts-check
// What the menu and the essay say of the presets, over five seeds. The starts are those that are shipped.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PRESETS } from "../../../www/figures/renorm/presets.js";
import { configOf, netsOf, seedsOf } from "../../../www/figures/renorm/state.js";
import { engine, stateOf } from "./states.js";

/** @typedef {import("../../../www/figures/renorm/state.js").Net} Net */
/** @typedef {{ accuracy: number[], gap: number[], diverged: (number | null)[] }} Ends seed by seed */

/** @param {string} name @param {readonly Net[]} [more] @returns {Record<Net, Ends>} */
function measured(name, more = []) {
  const start = stateOf(PRESETS[name]?.state);
  return /** @type {any} */ (Object.fromEntries([...netsOf(start), ...more].map((net) => {
    const runs = seedsOf(start).map((seed) => {
      // Validated once, at the end: that changes nothing else.
      const experiment = new engine.Experiment({ ...configOf({ ...start, seed }, net), every: start.steps, columns: 2 });
      experiment.run(start.steps);
      const { validation, gap, diverged } = experiment.snapshot();
      experiment.free();
      return { accuracy: validation.accuracy.at(-1) ?? NaN, gap: gap?.logits.at(-1) ?? NaN, diverged: diverged?.step ?? null };
    });
    const ends = { accuracy: runs.map(({ accuracy }) => accuracy), gap: runs.map(({ gap }) => gap), diverged: runs.map(({ diverged }) => diverged) };
    console.log(name, net, ends.accuracy.map((value, k) => (ends.diverged[k] === null ? value.toFixed(3) : `lost at ${ends.diverged[k]}`)).join(" "), "gap", ends.gap.map((value) => value.toFixed(3)).join(" "));
    return [net, ends];
  })));
}

const least = (/** @type {Ends} */ { accuracy }) => Math.min(...accuracy);
const most = (/** @type {Ends} */ { accuracy }) => Math.max(...accuracy);
/** In every seed, by more than so much. @param {Ends} high @param {Ends} low @param {number} by */
const above = (high, low, by) => high.accuracy.forEach((value, k) => assert.ok(value - (low.accuracy[k] ?? NaN) > by, `seed ${k + 1}: ${value} and ${low.accuracy[k]}`));
const lost = (/** @type {Ends} */ { diverged }) => diverged.filter((step) => step !== null).length;

/** @type {Record<string, () => void>} */
const CLAIMS = {
  ramps() {
    const { renorm, fixed, batch, layer, group } = measured("ramps", ["group"]);
    assert.ok(least(renorm) > 0.9 && least(batch) > 0.85, "with ramps it learns, and so does batch norm");
    assert.ok(most(fixed) < 0.3, "with its clips open from step 0 it does not");
    assert.ok(most(layer) < 0.25 && most(group) < 0.25, "the rate is too high for those without batch statistics");
    for (const gap of renorm.gap) assert.ok(gap < 1e-5, "at the end nothing is clipped");
    for (const gap of batch.gap) assert.ok(gap > 0.1);
    for (const { gap } of [layer, group]) assert.ok(gap.every((value) => value < 1e-5));
  },
  "rate-1-5"() {
    const { renorm, fixed } = measured("rate-1-5");
    assert.ok(least(renorm) > 0.88);
    const count = (/** @type {(accuracy: number) => boolean} */ is) => fixed.accuracy.filter(is).length;
    assert.deepEqual([count((value) => value < 0.15), count((value) => value > 0.9)], [2, 2], "it depends on the seed");
  },
  slow() {
    const { renorm, fixed, free, batch } = measured("slow");
    for (const ends of [renorm, fixed, free, batch]) assert.ok(least(ends) > 0.92 && most(ends) < 0.98);
    for (const k of [0, 1, 2, 3, 4]) assert.ok(Math.abs((renorm.accuracy[k] ?? NaN) - (fixed.accuracy[k] ?? NaN)) < 0.03);
  },
  open() {
    const { free } = measured("open");
    assert.equal(lost(free), 5, "without clips every one is lost");
  },
  tuned() {
    const { renorm, fixed } = measured("tuned");
    assert.ok(least(renorm) > 0.9 && least(fixed) > 0.9);
  },
  four() {
    const { batch, renorm } = measured("four");
    above(renorm, batch, 0.04);
    for (const gap of batch.gap) assert.ok(gap > 0.4, "the smaller the batch, the farther is training from inference");
  },
  two() {
    const { batch, renorm, layer } = measured("two");
    above(layer, renorm, 0.15);
    assert.ok(most(renorm) < 0.4 && most(batch) < 0.25);
    for (const gap of batch.gap) assert.ok(gap > 1);
  },
  "two-classes"() {
    const { batch, renorm, layer } = measured("two-classes");
    above(renorm, batch, 0.04);
    above(layer, renorm, -0.02);
  },
  "one-class"() {
    const { batch, renorm, layer } = measured("one-class");
    assert.ok(most(batch) < 0.15 && most(renorm) < 0.4 && least(layer) > 0.55);
  },
};

for (const [name, claim] of Object.entries(CLAIMS)) test(`over five seeds: ${name}`, claim);

test("every preset has its claim, but the one that is by hand", () => {
  assert.deepEqual([...Object.keys(CLAIMS), "l9"].toSorted(), Object.keys(PRESETS).toSorted());
});
