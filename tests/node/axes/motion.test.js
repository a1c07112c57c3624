// @ts-check
// The arithmetic as motion: at whole times the points stand where the numbers say, and between them they are on their way.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../../www/engine.js";
import { METHODS } from "../../../www/settings.js";
import { compute } from "../../../www/figures/axes/compute.js";
import { atStep, motionDomain, positions } from "../../../www/figures/axes/motion.js";
import { PRESETS } from "../../../www/figures/axes/presets.js";
import { chance } from "../random.js";
import { randomState, stateOf } from "./states.js";

const engine = await load();
const random = chance(1);
const views = [
  ...Object.values(PRESETS).map(({ state }) => compute(stateOf({ ...state, methods: [...METHODS] }), engine)),
  ...random.list(60, () => compute(randomState(random, { shape: [random.whole(0, 5), random.whole(1, 4), random.whole(1, 3)], pinned: null }), engine)),
];
const methodsOf = (/** @type {typeof views[number]} */ view) => /** @type {typeof METHODS[number][]} */ (Object.keys(view.methods));

test("at whole times the points are x, x - mean, x_hat and y", () => {
  for (const view of views) {
    for (const method of methodsOf(view)) {
      const outputs = view.methods[method];
      assert.deepEqual([0, 1, 2, 3].map((time) => positions(view, method, time)), [view.x, outputs?.centered, outputs?.xHat, outputs?.y]);
      assert.deepEqual([0, 1, 2, 3].map((step) => atStep(view, method, step)), [view.x, outputs?.centered, outputs?.xHat, outputs?.y]);
    }
  }
});

test("between them each point is between its two places, and never turns back", () => {
  for (const view of views) {
    for (const method of methodsOf(view)) {
      for (const step of [0, 1, 2]) {
        const [from, to] = [atStep(view, method, step), atStep(view, method, step + 1)];
        let last = from;
        for (let share = 0.05; share < 1; share += 0.05) {
          const now = positions(view, method, step + share);
          now.forEach((value, at) => {
            const slack = 1e-12 * Math.max(Math.abs(from[at]), Math.abs(to[at]));
            assert.ok(value >= Math.min(last[at], to[at]) - slack && value <= Math.max(last[at], to[at]) + slack, `${method} at ${step + share}`);
          });
          last = now;
        }
      }
    }
  }
});

test("points have shrunk before the axis zooms", () => {
  const view = views[0];
  const shrunk = atStep(view, "batch", 2);
  positions(view, "batch", 1.7).forEach((value, at) => assert.ok(Math.abs(value - shrunk[at]) < 1e-12));
  assert.deepEqual(motionDomain(view, 1.55), motionDomain(view, 1));
  assert.notDeepEqual(motionDomain(view, 1.9), motionDomain(view, 1));
});

test("the axis holds every point at every time, and moves without a jump", () => {
  for (const view of views) {
    let last = motionDomain(view, 0);
    const length = Math.max(...[0, 2, 3].map((time) => motionDomain(view, time)).map(({ low, high }) => high - low));
    for (let time = 0; time <= 3.0001; time += 0.02) {
      const at = Math.min(3, time);
      const domain = motionDomain(view, at);
      assert.ok(Number.isFinite(domain.low) && Number.isFinite(domain.high) && domain.low < domain.high);
      for (const method of methodsOf(view)) {
        for (const value of positions(view, method, at)) assert.ok(value >= domain.low - 1e-9 * Math.abs(domain.low) && value <= domain.high + 1e-9 * Math.abs(domain.high), `${method} at ${at}: ${value} in ${domain.low} to ${domain.high}`);
      }
      assert.ok(Math.max(Math.abs(domain.low - last.low), Math.abs(domain.high - last.high)) < 0.12 * length, `at ${at}`);
      last = domain;
    }
  }
});

test("standardized points are on an axis that shows -1 to 1", () => {
  for (const view of views) {
    const { low, high } = motionDomain(view, 2);
    assert.ok(low < -1 && high > 1);
  }
});
