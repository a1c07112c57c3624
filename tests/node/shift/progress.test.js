// @ts-check
// Which runs have a bar of progress: long ones, by the rate that was measured, and no others.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createJudge } from "../../../www/figures/shift/progress.js";

/** Plays so many steps at a rate, and says at which step the bar came; -1 where it never did. @param {number} end @param {number} rate @param {"slow" | "fast"} [speed] */
function cameAt(end, rate, speed = "fast") {
  let time = 0;
  const judge = createJudge(() => time);
  for (let step = 0; step < end; time += 100, step += rate / 10) {
    if (judge({ playing: true, rate: step > 0 ? rate : null, step: Math.floor(step), end }, speed)) return Math.floor(step);
  }
  return -1;
}

test("a run of seconds has no bar, one of minutes has it after a second", () => {
  assert.deepEqual([cameAt(1000, 400), cameAt(1500, 90)], [-1, -1]);
  assert.equal(cameAt(50_000, 300), 300);
  assert.equal(cameAt(1000, 10), 10, "a short run on a slow computer is long");
});

test("steps that are slow to be watched have no bar", () => {
  assert.equal(cameAt(1000, 8, "slow"), -1);
});

test("it stays to the end, also in a pause and when it gets faster, and goes with a new start", () => {
  let time = 0;
  const judge = createJudge(() => time);
  const at = (/** @type {number} */ step, playing = true, rate = 100) => judge({ playing, rate: playing ? rate : null, step, end: 50_000 }, "fast");
  assert.equal(at(0, false), false);
  at(1);
  time = 1500;
  assert.equal(at(150), true);
  assert.deepEqual([at(150, false), at(49_999, true, 9000)], [true, true]);
  assert.equal(at(50_000, false), false);
  time = 5000;
  at(150);
  time = 7000;
  assert.equal(at(160), true);
  assert.equal(at(0, false), false);
});
