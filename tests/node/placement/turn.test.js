// @ts-check
// The blocks pass each other in a short motion, and at once for who wishes none.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createTurn } from "../../../www/figures/placement/hand-turn.js";

/** Frames that come when they are asked for. @param {import("node:test").TestContext} t */
function frames(t) {
  /** @type {Map<number, FrameRequestCallback>} */
  const asked = new Map();
  let last = 0;
  t.mock.method(performance, "now", () => 1000);
  Object.assign(globalThis, {
    requestAnimationFrame: (/** @type {FrameRequestCallback} */ callback) => (asked.set(++last, callback), last),
    cancelAnimationFrame: (/** @type {number} */ id) => asked.delete(id),
  });
  return {
    get waiting() {
      return asked.size;
    },
    /** @param {number} milliseconds since the motion began */
    run(milliseconds) {
      const now = [...asked.values()];
      asked.clear();
      for (const callback of now) callback(1000 + milliseconds);
    },
  };
}

/** @param {import("node:test").TestContext} t */
function turning(t) {
  const clock = frames(t);
  /** @type {{ order: "before" | "after" }} */
  const state = { order: "before" };
  const turn = createTurn(() => state.order, () => {});
  turn.follow(300, false);
  return { clock, state, turn };
}

test("a swap starts where the blocks were, passes between, and ends", (t) => {
  const { clock, state, turn } = turning(t);
  assert.deepEqual([turn.motion, clock.waiting], [{ turn: 0, aside: { norm: 0, act: 0 } }, 0], "the first picture stands still");
  state.order = "after";
  turn.follow(300, false);
  assert.deepEqual(turn.motion, { turn: 0, aside: { norm: -300, act: 300 } }, "batch norm is still at the left of its new place");
  clock.run(60);
  assert.ok(turn.motion.turn > 0 && turn.motion.turn < 1 && turn.motion.aside.norm > -300 && turn.motion.aside.norm < 0);
  clock.run(500);
  assert.equal(turn.motion.turn, 1);
  assert.deepEqual([Math.abs(turn.motion.aside.norm), Math.abs(turn.motion.aside.act), clock.waiting], [0, 0, 0]);
});

test("who wishes no motion sees the end at once", (t) => {
  const { clock, state, turn } = turning(t);
  state.order = "after";
  turn.follow(300, true);
  assert.deepEqual([turn.motion, clock.waiting], [{ turn: 1, aside: { norm: 0, act: 0 } }, 0]);
});

test("a block in the hand stays under it while the other gives way", (t) => {
  const { clock, state, turn } = turning(t);
  turn.hold("norm", 160);
  state.order = "after";
  turn.hold("norm", -140);
  turn.follow(300, false);
  clock.run(60);
  assert.equal(turn.motion.aside.norm, -140);
  assert.ok(turn.motion.aside.act > 0 && turn.motion.aside.act < 300);
  turn.release(true);
  assert.deepEqual(turn.motion, { turn: 1, aside: { norm: 0, act: 0 } });
});
