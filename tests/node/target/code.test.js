// @ts-check
// The scripts: the sums on screen computed again from what was measured, and the step with the reader's settings.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { code } from "../../../www/figures/target/code.js";
import { viewOf } from "./states.js";

const KINDS = /** @type {const} */ (["numpy", "pytorch", "keras"]);
const python = (/** @type {string} */ source, /** @type {string} */ input = "") => spawnSync("python3", ["-c", source], { input, encoding: "utf8" });
const hasPython = python("").status === 0;
const hasNumpy = hasPython && python("import numpy").status === 0;

for (const kind of KINDS) {
  test(`${kind}: the settings, and what was measured`, () => {
    const { state, view } = viewOf({ initScale: 0.5, learningRate: 0.03, seed: 11, rate: 0.83, after: 7, moves: [6, 2], activation: "tanh" }, [0, 6, 7]);
    const text = code(kind, view, state);
    for (const part of ['sizes, activation = [196, 7, 7, 7, 10], "tanh"', "= 0.03, 11, 7, 11", "rate = 0.83", "moves = {6: 2}", "0.5 * (2 / (fan_in + fan_out)) ** 0.5", "after step 7, with seed 11", String(Number(view.networks[1]?.now.promised.toPrecision(5)))]) assert.ok(text.includes(part), `${part}\n${text.slice(0, 1600)}`);
    assert.doesNotMatch(text, /undefined|NaN|\$\{|−|[^\x00-\x7f]/);
  });

  test(`${kind}: Python can read it`, { skip: !hasPython && "no python3 here" }, () => {
    const { state, view } = viewOf();
    const run = python("import ast, sys; ast.parse(sys.stdin.read())", code(kind, view, state));
    assert.equal(run.status, 0, run.stderr);
  });
}

for (const activation of /** @type {const} */ (["sigmoid", "relu"])) {
  test(`numpy: it runs, its gradient is right, and it says what comes: ${activation}`, { skip: !hasNumpy && "no NumPy here" }, () => {
    const { state, view } = viewOf({ activation, initScale: activation === "relu" ? 1 : 4, width: 20, batchSize: 50, after: 9, moves: [4, 0.2] }, [9]);
    const run = python("import sys; exec(sys.stdin.read())", code("numpy", view, state));
    assert.equal(run.status, 0, run.stderr);
    const lines = run.stdout.trim().split("\n").map((line) => line.split(" "));
    assert.deepEqual(lines.map(([where, net]) => `${where} ${net}`), ["there none", "there batch", "here none", "here batch"]);
    view.networks.forEach(({ now }, k) => assert.ok(Math.abs(Number(lines[k]?.[3]) - now.promised) < 1e-4 * Math.max(1, Math.abs(now.promised)), run.stdout));
    for (const line of lines.slice(2)) for (const at of [3, 5, 7]) assert.ok(Number.isFinite(Number(line[at])), line.join(" "));
  });
}

test("numpy: a wrong sum is noticed", { skip: !hasNumpy && "no NumPy here" }, () => {
  const { state, view } = viewOf();
  const [first, ...others] = view.networks;
  assert.ok(first);
  const wrong = { ...view, networks: [{ ...first, now: { ...first.now, promised: 1.05 * first.now.promised + 0.01 } }, ...others] };
  const run = python("import sys; exec(sys.stdin.read())", code("numpy", wrong, state));
  assert.match(run.stderr, /AssertionError: none/);
});
