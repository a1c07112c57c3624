// @ts-check
// Lists of numbers in a link: what is read back is what was written, and there is one way to write it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { round6 } from "../../www/numbers.js";
import { packNumbers, unpackNumbers } from "../../www/pack.js";
import { chance, sixDigits } from "./random.js";

const plainly = (/** @type {number[]} */ numbers) => numbers.map(String).join(",");

test("100,000 numbers of at most 6 digits come back as they were, in both forms", () => {
  const random = chance(1);
  for (let count = 0; count < 100_000; ) {
    const numbers = random.list(random.whole(1, 40), () => sixDigits(random));
    const text = packNumbers(numbers);
    assert.deepEqual(unpackNumbers(text), numbers, text);
    assert.deepEqual(unpackNumbers(plainly(numbers)), numbers);
    assert.equal(packNumbers(/** @type {number[]} */ (unpackNumbers(plainly(numbers)))), text, "the same text, however it came");
    count += numbers.length;
  }
});

test("extremes come back as they were", () => {
  const extremes = [0, 1, 999_999, 1e6, 1e-6, 1.23456e-200, 9.99999e-250, 1e-250, 1e100, 1.23456e250];
  for (const value of extremes.flatMap((one) => [one, -one || 0])) {
    for (const numbers of [[value], [value, value, value], [0, value, 1]]) {
      assert.deepEqual(unpackNumbers(packNumbers(numbers)), numbers, String(value));
    }
  }
});

test("numbers beyond the packed form are written plainly", () => {
  for (const value of [1.23456e251, -1e300, Number(Number.MAX_VALUE.toPrecision(6))].filter(Number.isFinite)) {
    assert.deepEqual(unpackNumbers(packNumbers([value, value])), [value, value]);
  }
});

test("what is smaller than any reader means is 0", () => {
  for (const value of [1e-251, -1e-300, Number.MIN_VALUE]) {
    assert.ok(Object.is(round6(value), 0), String(value));
    assert.deepEqual(unpackNumbers(packNumbers([value])), [0]);
    assert.deepEqual(unpackNumbers(String(value)), [0]);
  }
});

test("there is no negative zero", () => {
  assert.equal(packNumbers([-0, 1]), "0,1");
  for (const text of ["-0", "-0.0,1", packNumbers(Array(9).fill(-0)), `_${packNumbers([-1.5e-9]).slice(1)}`]) {
    for (const value of unpackNumbers(text) ?? [NaN]) assert.ok(!Object.is(value, -0) && !Number.isNaN(value), text);
  }
});

test("the shorter form is written, and the plain one where both are as long", () => {
  assert.equal(packNumbers([]), "");
  assert.equal(packNumbers([2, 10, -0.5]), "2,10,-0.5");
  assert.equal(packNumbers([12345, 1234]), "12345,1234");
  assert.match(packNumbers([-1.23456, 98765.4]), /^_[\w-]{10}$/);
  const random = chance(2);
  for (let k = 0; k < 2000; k++) {
    const numbers = random.list(random.whole(0, 12), () => sixDigits(random));
    const text = packNumbers(numbers);
    const plain = plainly(numbers);
    assert.equal(text.startsWith("_"), 1 + 5 * numbers.length < plain.length, plain);
    assert.equal(text.length, Math.min(plain.length, 1 + 5 * numbers.length));
  }
});

test("digits beyond the sixth are rounded away before they are written", () => {
  assert.equal(packNumbers([1 / 3]), packNumbers([0.333333]));
  assert.deepEqual(unpackNumbers("0.33333333333"), [0.333333]);
});

test("nothing is the empty list", () => {
  assert.deepEqual(unpackNumbers(""), []);
  assert.deepEqual(unpackNumbers("_"), []);
});

test("what is no list of numbers is null", () => {
  const junk = [
    ",", "1,", ",1", "1,,2", " 1", "1 ", "1, 2", "+1", ".5", "5.", "1e", "e5", "0x10", "1_000", "１", "−1", "NaN", "Infinity", "-Infinity", "1e999", "1,1e400",
    "null", "undefined", "[1]", "true", "__proto__", "_A", "_AAAA", "_AAAAAA", "_AAAA!", "_AAAA,", "_AAAA ", "_ＡＡＡＡＡ", "_AAAA\u0000", "-", "--1", "1-1", "1.2.3",
  ];
  for (const text of junk) assert.equal(unpackNumbers(text), null, JSON.stringify(text));
});

test("any packed text of the right length gives finite numbers that are written again in one way", () => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const random = chance(3);
  for (let k = 0; k < 5000; k++) {
    const text = `_${random.list(5 * random.whole(0, 6), () => random.pick([...letters])).join("")}`;
    const numbers = unpackNumbers(text) ?? [NaN];
    assert.ok(numbers.every(Number.isFinite), text);
    const again = packNumbers(numbers);
    assert.deepEqual(unpackNumbers(again), numbers, text);
    assert.equal(packNumbers(/** @type {number[]} */ (unpackNumbers(again))), again);
  }
});

test("1,024 of the longest numbers take less than 8 KB", () => {
  const random = chance(4);
  const text = packNumbers(random.list(1024, () => -random.whole(100_001, 999_999) / 10 ** random.whole(6, 200)));
  assert.equal(text.length, 1 + 5 * 1024);
  assert.equal(encodeURIComponent(text), text, "nothing in it needs an escape");
});
