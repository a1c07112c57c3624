// @ts-check
// What an iframe tells of its height, and how often.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createHeightFilter, readSecret } from "../../www/height.js";

/** A clock that stands until it is moved, and what was told by it. */
function stage() {
  let now = 1000;
  /** @type {{ call: () => void, at: number }[]} */
  let timers = [];
  /** @type {number[]} */
  const told = [];
  const filter = createHeightFilter((height) => told.push(height), { now: () => now, after: (call, ms) => timers.push({ call, at: now + ms }) });
  const pass = (/** @type {number} */ ms) => {
    now += ms;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { call } of due) call();
  };
  return { told, filter, pass, waiting: () => timers.length };
}

test("a height is told once, and again when it is another by two pixels", () => {
  const { told, filter, waiting } = stage();
  for (const height of [700, 700, 701, 699, 702, 701, 500]) filter(height);
  assert.deepEqual(told, [700, 702, 500]);
  assert.equal(waiting(), 0);
});

test("a page that answers each height with another is told sixty a minute, and the last", () => {
  const { told, filter, pass, waiting } = stage();
  for (let k = 0; k < 500; k += 1) {
    filter(k % 2 === 0 ? 300 : 600 + k);
    pass(10);
  }
  assert.equal(told.length, 60);
  assert.equal(waiting(), 1, "one timer, however many are held back");
  pass(60_000);
  assert.equal(told.length, 61);
  assert.equal(told.at(-1), 600 + 499);
  assert.equal(waiting(), 0);
});

test("the secret of WordPress is read, and nothing else is", () => {
  assert.equal(readSecret("#?secret=aB3x9"), "aB3x9");
  for (const hash of ["", "#", "#secret=aB3", "#?secret=", "#?secret=a-b", `#?secret=${"a".repeat(33)}`, "#?secret=abc&x=1"]) assert.equal(readSecret(hash), null, hash);
});
