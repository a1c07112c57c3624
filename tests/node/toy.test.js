// @ts-check
// The bias that grows, asked of the built package: against sums written down here.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../dist/normscope/normscope.js";

const ns = await load();
const U = [0.4, -1.3, 2.2];
const REQUEST = { u: U, target: -1.5, rate: 0.1, steps: 200 };

test("the gradient that ignores the mean moves the bias for ever and the loss not at all; the other one stands still", () => {
  const { ignored, through } = ns.biasToy(REQUEST);
  const mean = (U[0] + U[1] + U[2]) / 3;
  const loss = U.reduce((sum, u) => sum + (u - mean + 1.5) ** 2 / 2, 0) / 3;
  for (const values of [ignored.b, ignored.loss, ignored.gradient, through.b, through.loss, through.gradient]) {
    assert.ok(values instanceof Float64Array && values.length === 201);
  }
  for (let step = 0; step <= 200; step++) {
    assert.ok(Math.abs(ignored.b[step] + 0.15 * step) < 1e-12, `b after ${step}: ${ignored.b[step]}`);
    assert.ok(Math.abs(ignored.gradient[step] - 1.5) < 1e-12);
    assert.ok(Math.abs(through.b[step]) < 1e-14 && Math.abs(through.gradient[step]) < 1e-15);
    for (const walk of [ignored, through]) assert.ok(Math.abs(walk.loss[step] - loss) < 1e-12, `loss after ${step}: ${walk.loss[step]}`);
  }
});

test("it goes on from a bias that was reached, and asking again gives the same", () => {
  const whole = ns.biasToy({ ...REQUEST, b: 3 });
  assert.deepEqual(ns.biasToy({ ...REQUEST, u: Float64Array.from(U), b: 3 }), whole);
  const rest = ns.biasToy({ ...REQUEST, steps: 150, b: whole.ignored.b[50] });
  assert.deepEqual(rest.ignored, { b: whole.ignored.b.slice(50), loss: whole.ignored.loss.slice(50), gradient: whole.ignored.gradient.slice(50) });
  assert.equal(whole.through.b[0], 3);
});

test("what is no request is refused by name, and the next call works", () => {
  /** @type {[any, string, RegExp][]} */
  const refusals = [
    [undefined, "type", /^biasToy: request is missing, but must be an object/],
    [{ ...REQUEST, u: undefined }, "type", /^biasToy: u is missing, but must be an array of numbers/],
    [{ ...REQUEST, u: [] }, "shape", /^biasToy: u is of 0 numbers, but must be of 1 to 1024/],
    [{ ...REQUEST, u: [1, "2"] }, "type", /^biasToy: u\[1\] is "2"/],
    [{ ...REQUEST, target: undefined }, "type", /^biasToy: target is missing, but must be a number/],
    [{ ...REQUEST, rate: -1 }, "range", /^biasToy: rate is -1, but must be at least 0/],
    [{ ...REQUEST, steps: 10001 }, "range", /^biasToy: steps is 10001, but must be a whole number from 1 to 10000/],
    [{ ...REQUEST, b: NaN }, "non-finite", /^biasToy: b is NaN/],
    [{ ...REQUEST, step: 3 }, "unknown", /^biasToy: step is unknown/],
    [{ ...REQUEST, target: 1e200 }, "range", /^biasToy: ignored\.loss\[0\] leaves the range/],
  ];
  for (const [request, code, message] of refusals) assert.throws(() => ns.biasToy(request), { name: "NormscopeError", code, message });
  assert.equal(ns.biasToy({ ...REQUEST, steps: 1 }).ignored.b.length, 2);
});
