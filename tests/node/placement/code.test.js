// @ts-check
// The scripts: the reader's four numbers with what is on screen, and the experiment with the reader's settings.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { code } from "../../../www/figures/placement/code.js";
import { viewOf } from "./states.js";

const KINDS = /** @type {const} */ (["numpy", "pytorch", "keras"]);
const python = (/** @type {string} */ source, /** @type {string} */ input = "") => spawnSync("python3", ["-c", source], { input, encoding: "utf8" });
const hasPython = python("").status === 0;
const hasNumpy = hasPython && python("import numpy").status === 0;

for (const kind of KINDS) {
  test(`${kind}: the settings, the four numbers and what was measured`, () => {
    const { state, view } = viewOf({ x: [-3, -1, 1, 3], activation: "relu", init: "he", initScale: 0.5, learningRate: 0.03, seed: 11 });
    const text = code(kind, view, state);
    for (const part of ["[-3, -1, 1, 3]", "[0.000, 0.000, 0.447, 1.342], atol", "[-0.816, -0.816, 0.000, 1.633], atol", "sizes = [2, 7, 7, 1]", "= 0.03, 9, 60, 11", "0.5 * (2 / fan_in) ** 0.5", "# Measured there at step 20, with seed 11: none "]) assert.ok(text.includes(part), `${part}\n${text}`);
    assert.doesNotMatch(text, /undefined|NaN|\$\{|−|[^\x00-\x7f]/);
  });

  test(`${kind}: Python can read it`, { skip: !hasPython && "no python3 here" }, () => {
    for (const activation of /** @type {const} */ (["sigmoid", "tanh", "relu"])) for (const data of /** @type {const} */ (["digits", "rings"])) {
      const { state, view } = viewOf({ activation, data, width: 5 }, 0);
      const run = python("import ast, sys; ast.parse(sys.stdin.read())", code(kind, view, state));
      assert.equal(run.status, 0, run.stderr);
    }
  });
}

test("numpy: it runs, and its four numbers are those on screen", { skip: !hasNumpy && "no NumPy here" }, () => {
  const { state, view } = viewOf({ x: [2, -7.5, 0.25, 4], steps: 20 });
  const run = python("import sys; exec(sys.stdin.read())", code("numpy", view, state));
  assert.equal(run.status, 0, run.stderr);
  const changes = [...run.stdout.matchAll(/(\w+) largest change by a bias: ([\d.e-]+)/g)].map(([, place, change]) => [place, Number(change)]);
  assert.ok(changes.length === 3 && changes.every(([place, change]) => (place === "before" ? Number(change) < 1e-5 : Number(change) > 1e-3)), run.stdout);
});
