// @ts-check
// The experiment as code: the reader's settings and nobody else's, and what was measured as comments.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { DATA, NETWORKS } from "../../../www/settings.js";
import { code } from "../../../www/figures/shift/code.js";
import { FIGURE_1, viewOf } from "./snapshots.js";

const KINDS = /** @type {const} */ (["numpy", "pytorch", "keras"]);
const python = spawnSync("python3", ["-c", "import sys; print(sys.version_info[0])"], { encoding: "utf8" }).stdout?.trim() === "3";

/** @param {(typeof KINDS)[number]} kind @param {Parameters<typeof viewOf>} shown */
const written = (kind, ...shown) => {
  const { view, state } = viewOf(...shown);
  return code(kind, view, state);
};

for (const kind of KINDS) {
  test(`${kind}: the reader's settings`, () => {
    const text = written(kind, { networks: ["none", "group"], depth: 2, width: 30, activation: "tanh", learningRate: 0.03, batchSize: 12, steps: 400, seed: 11, momentum: 0.2, every: 4, init: "he", initScale: 0.5 });
    for (const line of ['methods = ["none", "group"]', "sizes = [196, 30, 30, 10]", 'activation = "tanh"', "learning_rate, batch_size, steps, seed = 0.03, 12, 400, 11", "momentum, eps, groups = 0.2, 1e-5, 3", "every = 4", "std = lambda fan_in, fan_out: 0.5 * (2 / fan_in) ** 0.5"]) assert.ok(text.includes(line), line);
  });

  test(`${kind}: what was measured is said, and that the script's numbers will differ`, () => {
    const text = written(kind, {}, FIGURE_1);
    assert.match(text, /other random numbers/);
    assert.match(text, /#   none: validation accuracy 76\.3 %, loss of the mini-batch 0\.700, the median of unit 4 in layer 3 moved over 1\.62, 90 % not reached/);
    assert.match(text, /#   batch: .* 90 % after 7\d\d steps/);
    assert.match(written(kind, {}, { none: { step: 0 }, batch: { step: 0 } }), /# Nothing was trained there yet\./);
    assert.match(written(kind, {}, { none: { step: 40, diverged: { step: 41, loss: NaN } } }), /no finite number at step 41/);
  });

  test(`${kind}: no number but plain ones, and nothing left to fill in, for every kind of data`, () => {
    for (const data of DATA) {
      const text = written(kind, { data, networks: ["batch", "layer", "renorm", "rms"] }, FIGURE_1);
      assert.doesNotMatch(text, /undefined|NaN|\$\{|−|[^\x00-\x7f]/, data);
    }
  });

  test(`${kind}: drawn points are the script's own, to train on and to test on`, () => {
    const text = written(kind, { data: "drawn", points: [-1, 0.5, 0, 1, -0.5, 1] }, FIGURE_1);
    for (const line of ["    [-1, 0.5, 0],\n    [1, -0.5, 1],\n", "x_test, t_test = x_train, t_train", "= 0.5, 2, 1000, 7", "accuracy on these points 76.3 %"]) assert.ok(text.includes(line), line);
    assert.doesNotMatch(text, /validation accuracy|data and the weights are drawn/);
  });

  test(`${kind}: Python can read it`, { skip: !python && "no python3 here" }, () => {
    for (const data of DATA) {
      for (const networks of [[...NETWORKS.slice(0, 4)], [...NETWORKS.slice(2)]]) {
        const text = written(kind, { data, networks }, FIGURE_1);
        const run = spawnSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: text, encoding: "utf8" });
        assert.equal(run.status, 0, `${data} ${networks}: ${run.stderr}`);
      }
    }
  });
}
