// @ts-check
// The code that is copied: NumPy is run and its assertions hold; where a number on screen is changed, they fail. The others are parsed.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { code } from "../../../www/figures/inference/code.js";
import { compute } from "../../../www/figures/inference/compute.js";
import { adopt, withBatch } from "../../../www/figures/inference/state.js";
import { AT_REST, engine, QUICK, stateOf, trained } from "./runs.js";

const KINDS = /** @type {const} */ (["numpy", "pytorch", "keras"]);
const python = spawnSync("python3", ["-c", "import numpy"]).status === 0;
const parses = spawnSync("python3", ["--version"]).status === 0;

/** @param {string} text */
const run = (text) => spawnSync("python3", ["-"], { input: text, encoding: "utf8" });

/** @param {import("../../../www/figures/inference/state.js").InferenceState} start */
function hand(start, count = 7) {
  let state = start;
  for (let k = 0; k < count; k++) state = withBatch({ ...state, batch: k % 2 ? [2, 2, 6, 6] : [1, 9, 4] });
  return { state, view: compute(state, engine, AT_REST) };
}

const CASES = {
  hand: hand(stateOf({ example: "hand" })),
  "hand, Keras": hand(adopt(stateOf({ example: "hand", asked: -3 }), "keras")),
  network: trained({ ...QUICK, batchSize: 5 }, 25),
  "network, biased": trained({ ...QUICK, estimator: "biased", momentum: 0.01 }, 25),
  "network, looked back at": trained(QUICK, 25, { at: 9 }),
  layer: trained({ ...QUICK, norm: "layer" }, 5),
};

for (const [name, { view, state }] of Object.entries(CASES)) {
  test(`${name}: the NumPy code finds the numbers on screen`, { skip: !python && "no numpy here" }, () => {
    const { status, stdout, stderr } = run(code("numpy", view, state));
    assert.equal(status, 0, stderr);
    assert.match(stdout, /on screen|both modes/);
  });

  test(`${name}: Python reads the code for PyTorch and Keras`, { skip: !parses && "no python3 here" }, () => {
    for (const kind of KINDS) {
      const text = code(kind, view, state);
      assert.doesNotMatch(text, /undefined|NaN|\$\{|−/);
      const { status, stderr } = spawnSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: text, encoding: "utf8" });
      assert.equal(status, 0, stderr);
    }
  });
}

test("the code fails where the screen says something else", { skip: !python && "no numpy here" }, () => {
  const { view, state } = CASES.network;
  const [first, ...rest] = view.lines;
  assert.ok(first);
  const wrong = { ...view, lines: [{ ...first, now: { ...first.now, variance: first.now.variance + 0.01 } }, ...rest] };
  assert.notEqual(run(code("numpy", wrong, state)).status, 0);
});

test("a framework's own layer is used where its estimator is the one in force", () => {
  const { view, state } = CASES.hand;
  assert.match(code("pytorch", view, state), /BatchNorm1d\(1, eps=eps, momentum=momentum\)/);
  assert.match(code("keras", view, state), /written out/);
  const keras = CASES["hand, Keras"];
  assert.match(code("keras", keras.view, keras.state), /BatchNormalization\(momentum=1 - momentum/);
  assert.match(code("pytorch", keras.view, keras.state), /written out/);
  assert.match(code("keras", keras.view, keras.state), /Keras and Flax call it 0\.99/);
});

test("nothing came, or not all is known any more: the code says so", () => {
  const state = stateOf({ example: "hand" });
  assert.match(code("numpy", compute(state, engine, AT_REST), state), /^# No batch has come/);
  const { view, state: trainedState } = CASES.network;
  assert.match(code("numpy", { ...view, steps: view.steps.filter((step) => step % 2 === 0) }, trainedState), /only 12 are still recorded/);
});
