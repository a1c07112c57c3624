// @ts-check
// The scripts: what is on screen computed again from what was recorded, and the experiment with the reader's settings.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { code } from "../../../www/figures/why/code.js";
import { viewOf } from "./states.js";

const KINDS = /** @type {const} */ (["numpy", "pytorch", "keras"]);
const python = (/** @type {string} */ source, /** @type {string} */ input = "") => spawnSync("python3", ["-c", source], { input, encoding: "utf8" });
const hasPython = python("").status === 0;
const hasNumpy = hasPython && python("import numpy").status === 0;

for (const kind of KINDS) {
  test(`${kind}: the settings, and what was measured`, () => {
    const { state, view } = viewOf({ initScale: 0.5, learningRate: 0.03, seed: 11, noise: 1 });
    const text = code(kind, view, state);
    for (const part of ["sizes = [196, 7, 7, 10]", "= 0.03, 9, 24, 11", "noise, every = 1, 4", "0.5 * (2 / fan_in) ** 0.5", '"none", "batch", "noisy", "shaken"', "# Measured there at step 24, with seed 11: none ", String(Number(view.networks[1]?.measures.range.toPrecision(5)))]) assert.ok(text.includes(part), `${part}\n${text.slice(0, 1500)}`);
    assert.doesNotMatch(text, /undefined|NaN|\$\{|−|[^\x00-\x7f]/);
  });

  test(`${kind}: Python can read it`, { skip: !hasPython && "no python3 here" }, () => {
    for (const change of /** @type {const} */ ([{}, { task: "linear" }, { noise: 0 }])) {
      const { state, view } = viewOf(change, 4);
      const run = python("import ast, sys; ast.parse(sys.stdin.read())", code(kind, view, state));
      assert.equal(run.status, 0, run.stderr);
    }
  });
}

for (const [name, change, what] of /** @type {const} */ ([["the digits", { steps: 60, width: 30, initScale: 1 }, "accuracy"], ["the linear map", { task: "linear", depth: 4, learningRate: 0.01, steps: 60, initScale: 1 }, "loss"]])) {
  test(`numpy: it runs, with ${name}, and its medians are those on screen`, { skip: !hasNumpy && "no NumPy here" }, () => {
    const { state, view } = viewOf({ ...change, seed: 3 });
    const run = python("import sys; exec(sys.stdin.read())", code("numpy", view, state));
    assert.equal(run.status, 0, run.stderr);
    const lines = run.stdout.trim().split("\n").map((line) => line.split(" "));
    assert.deepEqual(lines.map(([net]) => net), view.networks.map(({ net }) => net));
    for (const [net, kind, score, , jump, , range] of lines) {
      assert.equal(kind, what);
      assert.ok(what === "accuracy" ? Number(score) > 0.15 : Number(score) < 60, `${net}: ${score}`);
      assert.ok(Number(jump) > 0 && Number(range) > 0, `${net}: ${jump}, ${range}`);
    }
    // Batch norm keeps the means still, and noise after it does not.
    const jumps = new Map(lines.map(([net = "", , , , jump]) => [net, Number(jump)]));
    assert.ok((jumps.get("batch") ?? NaN) < 0.5 * (jumps.get("none") ?? NaN), run.stdout);
    if (jumps.has("noisy")) assert.ok((jumps.get("noisy") ?? NaN) > 10 * (jumps.get("batch") ?? NaN), run.stdout);
  });

  test(`numpy: a wrong median is noticed, with ${name}`, { skip: !hasNumpy && "no NumPy here" }, () => {
    const { state, view } = viewOf(change, 8);
    const [first, ...others] = view.networks;
    assert.ok(first);
    const wrong = { ...view, networks: [{ ...first, measures: { ...first.measures, range: 1.01 * first.measures.range } }, ...others] };
    const run = python("import sys; exec(sys.stdin.read())", code("numpy", wrong, state));
    assert.match(run.stderr, /AssertionError: none/);
  });
}
