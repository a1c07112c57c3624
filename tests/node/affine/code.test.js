// @ts-check
// The batch as code: it asserts the numbers on screen, and NumPy agrees.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { code } from "../../../www/figures/affine/code.js";
import { csv } from "../../../www/figures/affine/export.js";
import { PRESETS } from "../../../www/figures/affine/presets.js";
import { trained, viewOf } from "./states.js";

const KINDS = /** @type {const} */ (["numpy", "pytorch", "keras"]);
const hasNumpy = spawnSync("python3", ["-c", "import numpy"]).status === 0;
const hasPython = spawnSync("python3", ["-c", ""]).status === 0;
const STATES = { clumps: {}, hand: PRESETS["l6"]?.state ?? {}, "undone, ten times": { how: /** @type {const} */ ("undo"), times: 10 }, "another eps": { gamma: -1.5, beta: 0.25, eps: 0.01 } };

for (const [name, change] of Object.entries(STATES)) {
  test(`NumPy finds the same: ${name}`, { skip: !hasNumpy && "no numpy here" }, () => {
    const { view, state } = viewOf(change);
    const run = spawnSync("python3", ["-"], { input: code("numpy", view, state), encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    assert.equal(run.stdout.trim().split("\n").length, 3);
    const wrong = code("numpy", { ...view, rows: view.rows && { ...view.rows, y: { ...view.rows.y, r2: view.rows.y.r2 - 1e-3 } } }, state);
    assert.notEqual(spawnSync("python3", ["-"], { input: wrong }).status, 0, "it can fail");
  });
}

for (const kind of KINDS) {
  test(`${kind}: Python can read it`, { skip: !hasPython && "no python3 here" }, () => {
    const shown = [...Object.values(STATES).map((change) => viewOf(change)), trained({ depth: 2, width: 5, every: 5, steps: 20 }, 5), viewOf({ counts: Array(72).fill(0) })];
    for (const { view, state } of shown) {
      const text = code(kind, view, state);
      assert.doesNotMatch(text, /undefined|NaN|\$\{|−|[^\x00-\x7f]/);
      const run = spawnSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: text, encoding: "utf8" });
      assert.equal(run.status, 0, run.stderr);
    }
  });
}

test("the table for other programs has each bar, and each unit at each record", () => {
  const { view } = trained({ depth: 2, width: 5, every: 5, steps: 20 }, 5);
  const lines = csv(view).trim().split(/\r?\n/);
  assert.equal(lines[0], "what,low,high,count,step,layer,unit,gamma,beta");
  assert.equal(lines.length, 1 + 3 * (view.rows?.x.bars.length ?? 0) + 2 * 2 * 5);
  assert.match(lines.at(-1) ?? "", /^unit,,,,5,2,5,/);
});
