// @ts-check
// Many networks by a few workers: all of them end, in any order, and a pause is heard between two of them as well.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createSweep } from "../../../www/training/sweep.js";
import { config, FakeClock, fakeEngine, fakeWorkers, turns } from "./fake.js";

/** @param {number} workers */
function made(workers) {
  const clock = new FakeClock();
  const pool = fakeWorkers(clock);
  const sweep = createSweep({ engine: fakeEngine(clock), open: pool.connect, clock, workers });
  /** @type {Map<string, any>} */
  const results = new Map();
  /** @type {any[]} */
  const progress = [];
  /** @type {string[]} */
  const refused = [];
  /** @type {import("../../../www/training/sweep.js").Ears} */
  const ears = { onResult: (key, snapshot) => void results.set(key, snapshot), onProgress: (now) => void progress.push(now), onRefused: (key, { message }) => void refused.push(`${key}: ${message}`) };
  return { clock, pool, sweep, results, progress, refused, ears };
}

/** @param {Record<string, import("./fake.js").Behaviour>} networks @param {number} [steps] */
const jobs = (networks, steps = 50) => Object.entries(networks).map(([key, behaviour]) => ({ key, config: config(behaviour), steps }));

test("all jobs end at their steps, with the record of the end, by any number of workers", async () => {
  for (const workers of [1, 2, 4]) {
    const { sweep, results, progress, ears } = made(workers);
    const isDone = await sweep.run(jobs({ a: { cost: 5 }, b: { cost: 1 }, c: { cost: 1, divergeAt: 12 }, d: { cost: 9, every: 50 } }), ears);
    assert.equal(isDone, true);
    assert.deepEqual([...results].map(([key, { step }]) => `${key} ${step}`).sort(), ["a 50", "b 50", "c 12", "d 50"]);
    for (const [key, { recorded, diverged }] of results) if (!diverged) assert.equal(recorded.at(-1), 50, key);
    assert.deepEqual(progress.at(0), { done: 0, all: 4, share: 0 });
    assert.deepEqual(progress.at(-1), { done: 4, all: 4, share: 1 });
    for (const [k, { share }] of progress.entries()) assert.ok(share >= (progress[k - 1]?.share ?? 0) - 1e-12, "what is done does not become less");
    assert.equal(sweep.running, false);
  }
});

test("a pause is heard within a run and between two jobs, and what was paused goes on", async () => {
  const { sweep, results, ears } = made(1);
  const seen = /** @type {number[]} */ ([]);
  const running = sweep.run(jobs({ a: {}, b: {}, c: {} }), { ...ears, onResult: (key, snapshot) => (ears.onResult(key, snapshot), key === "a" && sweep.pause()) });
  await turns(40);
  assert.deepEqual([[...results.keys()], sweep.paused, sweep.running], [["a"], true, true]);
  sweep.resume();
  sweep.pause();
  await turns(40);
  seen.push(results.size);
  assert.ok(results.size < 3);
  sweep.resume();
  assert.equal(await running, true);
  assert.equal(results.size, 3);
});

test("after cancel nothing is heard, and another list can follow", async () => {
  const { sweep, results, progress, ears } = made(2);
  const running = sweep.run(jobs({ a: { cost: 10 }, b: { cost: 10 }, c: { cost: 10 } }, 500), ears);
  await turns(5);
  sweep.cancel();
  const told = progress.length;
  assert.equal(await Promise.race([running, turns(60).then(() => "left")]), false);
  assert.deepEqual([results.size, progress.length, sweep.running], [0, told, false]);
  assert.equal(await sweep.run(jobs({ d: {} }), ears), true);
  assert.deepEqual([...results.keys()], ["d"]);
});

test("what the engine refuses does not end the list", async () => {
  const { sweep, results, refused, ears } = made(1);
  assert.equal(await sweep.run(jobs({ a: { refused: true }, b: {} }), ears), true);
  assert.deepEqual([refused, [...results.keys()]], [["a: Experiment: refused"], ["b"]]);
});
