// @ts-check
// A network whose worker was replaced: what was recorded before stays, and what comes after stands behind it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../../dist/normscope/normscope.js";
import { splice } from "../../../www/training/splice.js";

const { Experiment } = await load();

/** @type {import("../../../www/normscope.js").ExperimentConfig} */
const CONFIG = { trainer: { layers: [2, 6, 5, 1], norm: "batch", batchSize: 16, seed: 4, learningRate: 1, data: { kind: "moons", train: 200, validation: 100 } }, every: 5, bins: 10, affine: true, outputs: true, statistics: { momenta: [0.02, 0.4], recalibrate: 3 } };
const LOOK = /** @type {const} */ ({ units: [2, "all"], watch: { layer: 0, unit: 4 } });

/** A network that goes on at a step as a new worker makes it go on. @param {number} at */
function replaced(at) {
  const old = new Experiment(CONFIG);
  old.run(at);
  const past = old.snapshot(LOOK);
  const other = new Experiment(CONFIG);
  other.restore(old.save());
  other.run(400 - at);
  return { past, now: other.snapshot(LOOK) };
}

test("spliced at a record, it is what an unbroken training would have recorded", () => {
  const whole = new Experiment(CONFIG);
  whole.run(400);
  const { past, now } = replaced(200);
  const spliced = splice(past, now);
  const expected = whole.snapshot(LOOK);
  assert.ok((expected.reached.step[3] ?? -1) > 0 && (expected.reached.step[3] ?? 0) < 200, "an accuracy was reached before");
  assert.equal(now.reached.step[3], -1, "the new worker does not know when");
  for (const key of /** @type {const} */ (["recorded", "validation", "curve", "reached"])) assert.deepEqual(spliced[key], expected[key], key);
  const { unit, ...scores } = spliced.statistics ?? {};
  const { unit: wantedUnit, ...wantedScores } = expected.statistics ?? {};
  assert.deepEqual(scores, wantedScores);
  assert.deepEqual([unit?.recalibratedMean, unit?.recalibratedVariance], [wantedUnit?.recalibratedMean, wantedUnit?.recalibratedVariance]);
  // Each worker thins its own steps out, so that between the two more are left.
  const known = new Map(Array.from(unit?.step ?? [], (step, at) => [step, [unit?.batchMean[at], unit?.batchVariance[at], ...[0, 1].flatMap((by) => [unit?.runningMean[2 * at + by], unit?.runningVariance[2 * at + by]])]]));
  const shared = Array.from(wantedUnit?.step ?? []).filter((step) => known.has(step));
  assert.ok(shared.length > 100 && shared.some((step) => step < 200) && shared.some((step) => step > 200), String(shared));
  for (const step of shared) {
    const at = wantedUnit?.step.indexOf(step) ?? 0;
    assert.deepEqual(known.get(step), [wantedUnit?.batchMean[at], wantedUnit?.batchVariance[at], ...[0, 1].flatMap((by) => [wantedUnit?.runningMean[2 * at + by], wantedUnit?.runningVariance[2 * at + by]])], `step ${step}`);
  }
  spliced.layers.forEach((layer, k) => {
    const { gradient, update, drifts, ...rest } = layer;
    const { gradient: wantedGradient, update: wantedUpdate, drifts: wantedDrifts, ...wanted } = /** @type {typeof layer} */ (expected.layers[k]);
    assert.deepEqual({ ...rest, typical: 0 }, { ...wanted, typical: 0 });
    // Of units that are not shown, no record is here that could say how far they went from the old to the new.
    const parts = [past, now].map(({ layers }) => layers[k]?.drifts ?? new Float32Array());
    drifts.forEach((drift, unit) => assert.ok(drift <= (wantedDrifts[unit] ?? 0) && drift === Math.max(parts[0]?.[unit] ?? 0, parts[1]?.[unit] ?? 0)));
    // The gradient of the step before is not saved.
    const known = (/** @type {Float32Array} */ values) => values.filter((_, at) => spliced.recorded[at] !== 200);
    assert.deepEqual([known(gradient), known(update)], [known(wantedGradient), known(wantedUpdate)]);
  });
});

test("between two records it has one more, in order", () => {
  const { past, now } = replaced(198);
  const { recorded, layers } = splice(past, now);
  assert.deepEqual([...recorded].filter((step) => step > 180 && step < 210), [185, 190, 195, 198, 200, 205]);
  assert.ok([...recorded].every((step, at) => at === 0 || step > (recorded[at - 1] ?? 0)));
  for (const { counts, percentiles, mean, gamma, features } of layers) assert.deepEqual([counts.length, percentiles.length, mean.length, gamma?.length], [recorded.length * 12, recorded.length * 3, recorded.length, recorded.length * features]);
});

test("of another unit, the new records stand alone", () => {
  const { past, now } = replaced(200);
  const other = { ...past, layers: past.layers.map((layer) => ({ ...layer, unit: 4 })) };
  assert.equal(splice(other, now), now);
});

test("where another unit is watched, the new records stand alone", () => {
  const { past, now } = replaced(200);
  const { statistics } = past;
  assert.ok(statistics);
  assert.equal(splice({ ...past, statistics: { ...statistics, unit: { ...statistics.unit, unit: 3 } } }, now), now);
  assert.notEqual(splice(past, now), now);
});
