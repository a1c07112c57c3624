// @ts-check
// The height of a pencil stroke at each column.

import assert from "node:assert/strict";
import { test } from "node:test";
import { heightAt } from "../../../www/figures/axes/pointer.js";
import { chance } from "../random.js";

test("between two points it is on the line through them", () => {
  const stroke = /** @type {[number, number][]} */ ([[0, 10], [10, 20], [20, 0]]);
  assert.deepEqual([0, 5, 10, 15, 20].map((x) => heightAt(stroke, x)), [10, 15, 20, 10, 0]);
});

test("beyond its ends it is that of the end", () => {
  const stroke = /** @type {[number, number][]} */ ([[10, 1], [20, 2]]);
  assert.deepEqual([-5, 9, 21, 1000].map((x) => heightAt(stroke, x)), [1, 1, 2, 2]);
  assert.deepEqual([-5, 9, 21, 1000].map((x) => heightAt(stroke.toReversed(), x)), [1, 1, 2, 2], "also drawn from right to left");
});

test("a point alone is as high everywhere", () => {
  assert.deepEqual([0, 7, 100].map((x) => heightAt([[7, 3]], x)), [3, 3, 3]);
});

test("a stroke straight up has a height, and where it turns back the first pass counts", () => {
  const up = heightAt([[5, 0], [5, 10]], 5);
  assert.ok(up >= 0 && up <= 10);
  assert.equal(heightAt([[0, 0], [10, 10], [0, 30]], 5), 5);
});

test("any stroke has a height within it, at any place", () => {
  const random = chance(1);
  for (let k = 0; k < 2000; k++) {
    const stroke = random.list(random.whole(1, 20), () => /** @type {[number, number]} */ ([random.whole(0, 30), random.whole(0, 100)]));
    const height = heightAt(stroke, random.whole(-5, 35));
    const heights = stroke.map(([, y]) => y);
    assert.ok(height >= Math.min(...heights) - 1e-9 && height <= Math.max(...heights) + 1e-9);
  }
});
