// @ts-check
// Which cells share their statistics, asked of the engine itself: move one cell, and see which means and variances follow.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../../www/engine.js";
import { METHODS } from "../../../www/settings.js";
import { block, blocksPerRow, statisticsIndex } from "../../../www/figures/axes/groups.js";
import { divisors } from "./states.js";

const engine = await load();
const SHAPES = [[3, 4, 2], [5, 3], [2, 6], [1, 4], [4, 1], [1, 1], [3, 1, 5], [2, 6, 3], [1, 2, 3]];

for (const [samples, channels, positions = 1] of SHAPES) {
  for (const method of METHODS) {
    for (const groups of method === "group" ? divisors(channels) : [1]) {
      test(`${samples} × ${channels} × ${positions}, ${method} in ${groups}: a cell moves the statistics of its block, and of no other`, () => {
        const columns = channels * positions;
        const sizes = { samples, channels, positions, columns, groups };
        const x = Array.from({ length: samples * columns }, (_, at) => Math.sin(7 * at) * 10 + at);
        const shape = positions === 1 ? [samples, channels] : [samples, channels, positions];
        const statistics = (/** @type {number[]} */ values) => {
          const { mean, variance } = engine.normalize({ x: values, shape, method, groups });
          return { mean: mean && Array.from(mean), variance: Array.from(variance ?? []) };
        };
        const before = statistics(x);
        /** @type {Map<number, number[]>} which cells each statistic feels */
        const felt = new Map();
        for (let at = 0; at < x.length; at++) {
          const after = statistics(x.with(at, x[at] + 0.37));
          const moved = (after.mean ?? after.variance).flatMap((value, index) => (value === (before.mean ?? before.variance)[index] ? [] : [index]));
          const varied = after.variance.flatMap((value, index) => (value === before.variance[index] ? [] : [index]));
          const [sample, column] = [Math.floor(at / columns), at % columns];
          assert.deepEqual(moved, [statisticsIndex(method, sizes, sample, column)]);
          assert.ok(varied.every((index) => index === moved[0]));
          felt.set(moved[0], [...(felt.get(moved[0]) ?? []), at]);
        }
        assert.equal(felt.size, before.variance.length, "every statistic is some block's");
        assert.equal(felt.size, method === "batch" ? channels : samples * blocksPerRow(method, sizes));
        for (let at = 0; at < x.length; at++) {
          const { rows, columns: across } = block(method, sizes, Math.floor(at / columns), at % columns);
          const cells = [];
          for (let s = rows[0]; s < rows[1]; s++) for (let c = across[0]; c < across[1]; c++) cells.push(s * columns + c);
          assert.deepEqual(cells, felt.get(statisticsIndex(method, sizes, Math.floor(at / columns), at % columns)));
        }
      });
    }
  }
}
