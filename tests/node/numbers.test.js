// @ts-check
// Numbers as people read and write them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fit, fixed, inputForms, niceStep, outputForms, parseNumber, plain, round6, ticks } from "../../www/numbers.js";
import { chance, sixDigits } from "./random.js";

test("6 significant digits are kept, and no negative zero", () => {
  const cases = [[1 / 3, 0.333333], [-1 / 3, -0.333333], [1234567, 1234570], [999999.5, 1e6], [1e-7, 1e-7], [0, 0], [-0, 0], [-1e-300, 0], [5, 5]];
  for (const [value, expected] of cases) assert.ok(Object.is(round6(value), expected), `${value}: ${round6(value)}`);
  const random = chance(1);
  for (let k = 0; k < 5000; k++) {
    const value = sixDigits(random);
    assert.ok(Object.is(round6(value), value), String(value));
  }
});

test("a number on screen has its decimals, the true minus, and no negative zero", () => {
  const cases = /** @type {const} */ ([
    [0, 2, "0.00"], [-0, 2, "0.00"], [-0.001, 2, "0.00"], [0.005, 1, "0.0"], [-0.4, 0, "0"], [1.005, 2, "1.00"], [-1.5, 2, "−1.50"], [1234.5, 1, "1234.5"],
    [-999999, 0, "−999999"], [9999999, 0, "9999999"], [1e7, 2, "1.00e+7"], [-1.234e9, 2, "−1.23e+9"], [0.00001, 4, "1.00e−5"], [-0.00001, 4, "−1.00e−5"], [0.00005, 4, "0.0001"], [0, 4, "0.0000"],
  ]);
  for (const [value, digits, text] of cases) assert.equal(fixed(value, digits), text);
  assert.equal(fixed(-2 / 3), "−0.67");
});

test("a number of the batch is written exactly", () => {
  for (const [value, text] of /** @type {const} */ ([[2, "2"], [-0.5, "−0.5"], [-0, "0"], [1e-7, "1e−7"], [-1e6, "−1000000"], [0.1 + 0.2, "0.3"], [123456, "123456"]])) {
    assert.equal(plain(value), text);
  }
});

test("no form of any number has a hyphen or a negative zero, and what is written can be typed again", () => {
  const random = chance(2);
  for (let k = 0; k < 5000; k++) {
    const value = sixDigits(random);
    assert.equal(parseNumber(plain(value)), value);
    for (const text of [plain(value), fixed(value), fixed(value, 4), ...inputForms(value), ...outputForms(value)]) {
      assert.doesNotMatch(text, /-|NaN|undefined|−0(\.0*)?$/, `${value} as ${text}`);
      assert.ok(Number.isFinite(parseNumber(text)), text);
    }
    for (const text of [fixed(value), ...outputForms(value).slice(0, 3)]) assert.ok(Math.abs(parseNumber(text) - value) <= Math.max(0.5000001, Math.abs(value) * 0.0051), `${value} as ${text}`);
  }
});

test("the most exact form that fits is taken, and the shortest where none does", () => {
  const measure = (/** @type {string} */ text) => text.length;
  const shown = (/** @type {number} */ room) => fit(outputForms(-1.2345), room, measure);
  assert.deepEqual([9, 5, 4, 3, 2, 1].map(shown), ["−1.23", "−1.23", "−1.2", "−1", "−1", "−1e0"]);
  assert.deepEqual([6, 5, 4, 3].map((room) => fit(inputForms(123456), room, measure)), ["123456", "1e5", "1e5", "1e5"]);
  assert.deepEqual([7, 5, 4].map((room) => fit(inputForms(1.23456), room, measure)), ["1.23456", "1.23", "1.23"]);
  assert.equal(fit([], 5, measure), "");
});

test("what people type is read", () => {
  const cases = /** @type {const} */ ([
    ["1", 1], [" 1 ", 1], ["-1", -1], ["+1", 1], ["−1", -1], ["–1", -1], ["－1", -1], ["1.5", 1.5], ["1,5", 1.5], ["-1,5", -1.5], ["−1,5", -1.5], [".5", 0.5], ["5.", 5],
    ["1e3", 1000], ["1E-3", 0.001], ["1e+3", 1000], ["1e−3", 0.001], ["１２．５", 12.5], ["－３", -3], ["１，５", 1.5], ["＋７", 7], ["\u30001\u00a0", 1], ["007", 7], ["-0", -0], ["1e-400", 0],
  ]);
  for (const [text, value] of cases) assert.ok(Object.is(parseNumber(text), value), `${text}: ${parseNumber(text)}`);
});

test("what is no number is none", () => {
  const junk = ["", " ", "-", "+", ".", "e", "e5", "1e", "1 2", "1,2,3", ",5", "5,", "1.5,5", "1,5.5", "--1", "+-1", "1-", "0x10", "0b1", "1_000", "1n", "NaN", "Infinity", "-Infinity", "∞", "一", "½x", "1%", "$1", "null", "true", "1;2", "1\n2", "__proto__"];
  for (const text of junk) assert.ok(Number.isNaN(parseNumber(text)), JSON.stringify(text));
});

test("a step is 1, 2 or 5 times a power of ten, and near what was asked", () => {
  const random = chance(3);
  for (let k = 0; k < 3000; k++) {
    const low = sixDigits(random);
    const length = random.next() * 10 ** random.whole(-6, 6) || 1;
    const count = random.whole(1, 12);
    const step = niceStep(low, low + length, count);
    const raw = (low + length - low) / count;
    if (raw === 0) continue;
    assert.match(step.toExponential(6), /^[125]\.0+e/, String(step));
    assert.ok(step >= raw * 0.998 && step <= raw * 2.51, `${step} for ${raw}`);
  }
});

test("ticks are the round numbers of a range, all of them, and nothing else", () => {
  assert.deepEqual(ticks(-0.7, 11.4, 4), [0, 5, 10]);
  assert.deepEqual(ticks(-1, 1, 4), [-1, -0.5, 0, 0.5, 1]);
  assert.deepEqual(ticks(0.1, 0.3, 2), [0.1, 0.2, 0.3]);
  assert.deepEqual(ticks(1000, 1001, 2), [1000, 1000.5, 1001]);
  const random = chance(4);
  for (let k = 0; k < 3000; k++) {
    const [a, b] = [sixDigits(random), sixDigits(random)];
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    if (high - low < 1e-5 * Math.max(Math.abs(low), Math.abs(high))) continue;
    const count = random.whole(2, 8);
    const list = ticks(low, high, count);
    const step = niceStep(low, high, count);
    const slack = 1e-4 * step + 1e-5 * Math.max(Math.abs(low), Math.abs(high));
    assert.ok(list.length <= count + 1, `${list}`);
    assert.ok(list.every((value, at) => value >= low - slack && value <= high + slack && (at === 0 || value > list[at - 1]) && !Object.is(value, -0)), `${low} to ${high}: ${list}`);
    if (list.length) assert.ok(list[0] - low < step + slack && high - list[list.length - 1] < step + slack, `${low} to ${high}: ${list}`);
    else assert.ok(high - low < step);
  }
});

test("ticks end, whatever the range", () => {
  const odd = [0, -0, 1, -1, 5, 1e-320, -1e-320, 1e-300, 1e300, -1e300, 1e20, 1e20 + 16384, 2 ** 53, 2 ** 53 + 2, 0.1, 0.1 + 2 ** -56, Infinity, -Infinity, NaN];
  for (const low of odd) {
    for (const high of odd) {
      for (const count of [1, 4, 100]) {
        const list = ticks(low, high, count);
        assert.ok(list.length <= count + 2, `${low} to ${high}: ${list.length} ticks`);
        assert.ok(list.every(Number.isFinite), `${low} to ${high}: ${list}`);
      }
    }
  }
});
