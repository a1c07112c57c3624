// @ts-check
// The scripts: the batch in hand comes to the numbers on screen, and a wrong one is noticed.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { code } from "../../../www/figures/renorm/code.js";
import { BATCHES } from "../../../www/figures/renorm/state.js";
import { viewOf } from "./states.js";

const KINDS = /** @type {const} */ (["numpy", "pytorch", "keras"]);
const python = (/** @type {string} */ source, /** @type {string} */ input = "") => spawnSync("python3", ["-c", source], { input, encoding: "utf8" });
const run = (/** @type {string} */ script) => python("import sys; exec(sys.stdin.read())", script);
const hasPython = python("").status === 0;
const hasNumpy = hasPython && python("import numpy").status === 0;

for (const kind of KINDS) {
  test(`${kind}: the settings, and what was measured`, () => {
    const { state, view } = viewOf({ rMax: 2.5, dMax: 0.25, rEnd: 4, seed: 11, momentum: 0.02 });
    const text = code(kind, view, state);
    for (const part of ["eps, momentum = 1e-5, 0.02", "r_end, d_end, ramp = 4, 5, 24", "r_max, d_max = 2.5, 0.25", "[[6, 0, -1], [8, 2, 1], [8, 1, 2], [10, 5, 0]]", "seed 11, at step 50", "#   renorm: accuracy "]) assert.ok(text.includes(part), `${part}\n${text}`);
    assert.doesNotMatch(text, /undefined|NaN|\$\{|−|[^\x00-\x7f]/);
  });

  test(`${kind}: Python can read it`, { skip: !hasPython && "no python3 here" }, () => {
    const { state, view } = viewOf({}, 0);
    const parsed = python("import ast, sys; ast.parse(sys.stdin.read())", code(kind, view, state));
    assert.equal(parsed.status, 0, parsed.stderr);
  });
}

test("numpy: it comes to the numbers on screen", { skip: !hasNumpy && "no NumPy here" }, () => {
  for (const change of [{}, { rMax: 1, dMax: 0 }, { rMax: 3, dMax: 5, x: BATCHES.mixed }, { x: BATCHES.two, runningStd: [0.25, 4, 1] }, { x: BATCHES.one }]) {
    const { state, view } = viewOf(change, 0);
    const ran = run(code("numpy", view, state));
    assert.equal(ran.status, 0, ran.stderr);
    assert.match(ran.stdout, /gap/);
  }
});

test("numpy: its gradient holds r and d still", { skip: !hasNumpy && "no NumPy here" }, () => {
  const { state, view } = viewOf({}, 0);
  const check = `
rng = np.random.default_rng(0)
dy = rng.standard_normal(x.shape)
held = lambda at: (((at - at.mean(0)) / np.sqrt(at.var(0) + eps) * r + d) * dy).sum()
told = renorm_backward(x, r, dy)
for i in range(x.shape[0]):
    for j in range(x.shape[1]):
        up, down = x.copy(), x.copy()
        up[i, j] += 1e-5
        down[i, j] -= 1e-5
        assert abs((held(up) - held(down)) / 2e-5 - told[i, j]) < 1e-6, (i, j)
`;
  const ran = run(code("numpy", view, state) + check);
  assert.equal(ran.status, 0, ran.stderr);
});

test("numpy: a wrong number is noticed", { skip: !hasNumpy && "no NumPy here" }, () => {
  const { state, view } = viewOf({}, 0);
  const [first, ...others] = view.ways;
  assert.ok(first);
  const wrong = { ...view, ways: [{ ...first, renorm: first.renorm.with(2, 0.51) }, ...others] };
  assert.match(run(code("numpy", wrong, state)).stderr, /AssertionError/);
});
