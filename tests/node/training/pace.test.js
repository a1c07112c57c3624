// @ts-check
// How a round's length is found, and the steps a second.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createPace } from "../../../www/training/pace.js";

test("a round never doubles more than once, also under a clock that stands still", () => {
  const pace = createPace();
  const chunks = [];
  for (let i = 0; i < 5; i += 1) {
    chunks.push(pace.chunk);
    pace.took(pace.chunk, 0, 0);
  }
  assert.deepEqual([...chunks, pace.rate], [1, 2, 4, 8, 16, null]);
});

test("a round is at least one step, and finds 25 ms from above and from below", () => {
  const pace = createPace();
  pace.took(1, 400, 400);
  assert.equal(pace.chunk, 1);
  for (let i = 0, now = 400; i < 60; i += 1) {
    const took = pace.chunk * 0.1;
    pace.took(pace.chunk, took, (now += took));
  }
  assert.ok(Math.abs(pace.chunk - 250) <= 2, String(pace.chunk));
});

test("the rate is of about the last second, and of none after a rest", () => {
  const pace = createPace();
  let now = 0;
  for (let i = 0; i < 100; i += 1) pace.took(10, 20, (now += 25));
  assert.ok(Math.abs((pace.rate ?? 0) - 400) < 1);
  for (let i = 0; i < 40; i += 1) pace.took(10, 20, (now += 50));
  assert.ok(Math.abs((pace.rate ?? 0) - 200) < 40);
  pace.rest();
  assert.equal(pace.rate, null);
});
