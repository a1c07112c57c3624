// @ts-check
// What the formula and the words print has to come out as they say, whatever the spread of the batch.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../../www/engine.js";
import { METHODS } from "../../../www/settings.js";
import { translator } from "../../words.js";
import { given, threeDigits } from "../../../www/numbers.js";
import { besideText } from "../../../www/figures/axes/digits.js";
import { compute } from "../../../www/figures/axes/compute.js";
import { formulaText } from "../../../www/figures/axes/formula.js";
import { sentence } from "../../../www/figures/axes/words.js";
import { chance, sixDigits } from "../random.js";
import { batchOf, randomState, stateOf } from "./states.js";

const engine = await load();
const english = translator("en");

/** The result by the printed numbers alone, and the printed result. @param {string} text */
function byHand(text) {
  const number = String.raw`\(?(-?[\d.]+(?:e[+-]?\d+)?)\)?`;
  const form = new RegExp(String.raw`^(?:\(?(-?[\d.]+(?:e[+-]?\d+)?)(?: - ${number}\))?) / √\((.+) \+ (.+?)\)(?: × ${number} ([+-]) (\S+))? = (\S+)$`);
  const [, value, mean = "0", variance, eps, gamma = "1", sign = "+", beta = "0", result] = text.replaceAll("−", "-").match(form) ?? assert.fail(text);
  const deviation = Math.sqrt(Number(variance) + Number(eps));
  const xHat = deviation === 0 ? 0 : (Number(value) - Number(mean)) / deviation;
  return { computed: xHat * Number(gamma) + Number(`${sign}1`) * Number(beta), printed: Number(result) };
}

/** @param {import("./states.js").AxesState} state */
function assertComesOut(state) {
  const view = compute(state, engine);
  for (const method of state.methods) {
    const text = formulaText(view, method);
    const { computed, printed } = byHand(text);
    assert.ok(Math.abs(computed - printed) <= Math.max(0.02, Math.abs(printed) * 0.005), `${text}, by hand ${computed}`);
  }
}

test("the formula comes out as it says where two decimals are too few", () => {
  const small = batchOf([[0.1, 5], [0.2, 6], [0.3, 9]], { focus: [0, 0] });
  assert.equal(formulaText(compute(small, engine), "batch"), "(0.1 − 0.20) / √(0.00667 + 0.00001) = −1.22");
  assertComesOut(small);
  assertComesOut(batchOf([[0.123, 1], [0.123, 2], [0.123, 3]], { focus: [0, 0] }));
  assertComesOut(batchOf([[0.123, 1], [0.123, 2], [0.123, 3]], { focus: [0, 0], eps: 0 }));
  assertComesOut(batchOf([[1000.01, 1], [1000.02, 2], [1000.02, 3]], { focus: [0, 0] }));
  assertComesOut(batchOf([[1e-9, 1], [2e-9, 2], [3e-9, 3]], { focus: [0, 0], eps: 0 }));
  assertComesOut(batchOf([[1, 2], [3, 5]], { focus: [1, 0], gamma: [0.004, 1], beta: [0.0004, 0] }));
});

test("the batch that can be done by hand keeps its two decimals", () => {
  const view = compute(stateOf(), engine);
  assert.equal(formulaText(view, "batch"), "(6 − 4.00) / √(4.00 + 0.00001) = 1.00");
  assert.equal(formulaText(view, "layer"), "(6 − 12.33) / √(160.22 + 0.00001) = −0.50");
});

test("1500 random batches of every scale come out", () => {
  const random = chance(11);
  for (let k = 0; k < 1500; k++) {
    const shape = [random.whole(1, 5), random.whole(1, 4), random.whole(1, 2)];
    const base = random.pick([0, 1, 100, 12345]);
    const scale = 10 ** random.whole(-4, 4);
    const x = random.list(shape[0] * shape[1] * shape[2], () => (random.flip(0.1) ? sixDigits(random) : Number((base + (scale * random.whole(-50, 50)) / 7).toPrecision(6))));
    assertComesOut(randomState(random, { shape, x, methods: [...METHODS] }));
  }
});

test("what is above or below a mean differs from it in print, too", () => {
  const said = (/** @type {import("./states.js").AxesState} */ state) => sentence(compute(state, engine), state, english, null).map(({ text }) => text).join("");
  assert.match(said(batchOf([[2.48], [2.479], [2.477]], { methods: ["batch"] })), /^2\.48 is above its column’s mean, 2\.47867: /);
  const random = chance(12);
  for (let k = 0; k < 1000; k++) {
    const rows = random.list(random.whole(2, 5), () => [Number((random.pick([0, 2.5, 300]) + random.whole(-40, 40) / 10 ** random.whole(0, 5)).toPrecision(6))]);
    const [, value, side, mean] = said(batchOf(rows, { methods: ["batch"] })).replaceAll("−", "-").match(/^(\S+) is (above|below) its column’s mean, (\S+):/) ?? [];
    if (side) assert.equal(Number(value) > Number(mean) ? "above" : Number(value) < Number(mean) ? "below" : "at", side, `${rows}: ${value}, ${mean}`);
  }
});

test("digits by size", () => {
  assert.deepEqual([4, 0.25, 0.00667, 160.222, 0, 2e-5, 0.0999999].map(threeDigits), ["4.00", "0.250", "0.00667", "160.22", "0.00", "2.00e−5", "0.1000"]);
  assert.deepEqual([1.5, 0.004, -0.12345, 2, 0, 1e-7].map(given), ["1.50", "0.004", "−0.12345", "2.00", "0.00", "1.00e−7"]);
  assert.deepEqual([besideText(0.2, 0.0816), besideText(4, 2), besideText(1, 0)], ["0.200", "4.00", "1.00"]);
});
