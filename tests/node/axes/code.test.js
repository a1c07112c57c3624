// @ts-check
// The batch as Python and as CSV. That the Python runs is tried by hand, since the tests need no Python; here its text is read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../../www/engine.js";
import { METHODS } from "../../../www/settings.js";
import { parseCsv } from "../../../www/csv.js";
import { code } from "../../../www/figures/axes/code.js";
import { onePassTolerance } from "../../../www/figures/axes/code-check.js";
import { compute } from "../../../www/figures/axes/compute.js";
import { csv } from "../../../www/figures/axes/export.js";
import { PRESETS } from "../../../www/figures/axes/presets.js";
import { chance } from "../random.js";
import { batchOf, randomState, stateOf } from "./states.js";

/** @typedef {import("./states.js").AxesState} AxesState */

const KINDS = /** @type {const} */ (["numpy", "pytorch", "keras"]);
const engine = await load();
const random = chance(1);
const states = [
  ...Object.values(PRESETS).flatMap(({ state }) => [stateOf(state), stateOf({ ...state, methods: [...METHODS], eps: 0, gamma: [2, -0.5], beta: [1, -1e-7] })]),
  ...random.list(60, () => randomState(random, { shape: [random.whole(1, 4), random.whole(1, 4), random.whole(1, 3)] })),
];
/** @param {AxesState} state @param {typeof KINDS[number]} kind */
const pythonOf = (state, kind) => code(kind, compute(state, engine), state);

/** A list of Python as one of JavaScript. @param {string} python @param {string} name @returns {any} */
function assigned(python, name) {
  const from = python.indexOf(`\n${name} = `) + name.length + 4;
  assert.ok(from > name.length + 3, `${name} is assigned`);
  const isArray = python.startsWith("np.array(", from);
  const text = isArray ? python.slice(from + "np.array(".length, python.indexOf(", dtype=float)", from)) : python.slice(from, python.indexOf("\n", from));
  return JSON.parse(text.replace(/,(\s*\])/g, "$1"));
}

for (const kind of KINDS) {
  test(`${kind}: the batch, gamma, beta and eps are in it, exactly`, () => {
    for (const state of states) {
      if (state.x.length === 0) continue;
      const python = pythonOf(state, kind);
      assert.deepEqual(assigned(python, "x").flat(), state.x);
      assert.deepEqual([assigned(python, "gamma"), assigned(python, "beta"), assigned(python, "eps")], [state.gamma, state.beta, state.eps]);
      const { samples, channels, positions } = compute(state, engine);
      assert.ok(python.includes(`.reshape(${[samples, channels, ...(positions > 1 ? [positions] : [])].join(", ")})`));
    }
  });

  test(`${kind}: what was on screen is in it for every method, and compared`, () => {
    for (const state of states) {
      if (state.x.length === 0) continue;
      const python = pythonOf(state, kind);
      const { methods } = compute(state, engine);
      for (const method of METHODS) {
        assert.equal(python.includes(`expected["${method}"] = `), state.methods.includes(method));
        if (!state.methods.includes(method)) continue;
        const expected = assigned(python, `expected["${method}"]`).flat();
        methods[method]?.y.forEach((y, at) => assert.ok(Math.abs(expected[at] - y) <= 1e-8 * Math.abs(y)));
        assert.match(python, new RegExp(`assert np\\.allclose\\(.*expected\\["${method}"\\].*"${method}"$|not compared`, "m"));
      }
    }
  });

  test(`${kind}: it is Python`, () => {
    for (const state of states) {
      const python = pythonOf(state, kind);
      assert.doesNotMatch(python, /undefined|null|NaN|Infinity|true|false|\[object|=>|[`$−]/);
      for (const [open, close] of ["()", "[]"]) assert.equal(python.split(open).length, python.split(close).length);
      assert.match(python, /\n$/);
      assert.doesNotMatch(python, /[ \t]\n/);
    }
  });

  test(`${kind}: with eps = 0 a constant is left out, and only then`, () => {
    const rows = [[5, 1, 2], [5, 4, 9], [5, 6, 3]];
    assert.match(pythonOf(batchOf(rows, { eps: 0, methods: ["batch"] }), kind), /left out/);
    assert.doesNotMatch(pythonOf(batchOf(rows, { eps: 0, methods: ["layer"] }), kind), /left out/);
    assert.doesNotMatch(pythonOf(batchOf(rows, { methods: ["batch"] }), kind), /left out/);
  });

  test(`${kind}: the empty sheet is a comment`, () => {
    assert.match(pythonOf(stateOf({ shape: [0, 2], x: [] }), kind), /^# .*empty.*\n$/);
  });
}

test("only PyTorch refuses one value per channel, so only there it is done by the formula", () => {
  const one = stateOf({ shape: [1, 3], x: [1, 2, 3], methods: ["batch"] });
  assert.match(pythonOf(one, "pytorch"), /PyTorch refuses/);
  assert.doesNotMatch(pythonOf(one, "numpy"), /refuses/);
  assert.doesNotMatch(pythonOf(stateOf(), "pytorch"), /refuses/);
});

test("groups are those of the state", () => {
  const state = stateOf({ shape: [2, 4], x: [1, 2, 3, 4, 5, 6, 7, 9], groups: 2, methods: ["group"] });
  assert.match(pythonOf(state, "numpy"), /normalize\(x, over=\(2, 3\), groups=2\)/);
  assert.match(pythonOf(state, "pytorch"), /group_norm\(x, 2, /);
  assert.match(pythonOf(state, "keras"), /GroupNormalization\(groups=2, /);
});

test("a large mean beside a small variance loosens what float32 is held to, until nothing is left to compare", () => {
  const tolerance = (/** @type {number} */ mean) => {
    const state = batchOf([[mean - 1], [mean + 1], [mean + 3]]);
    return onePassTolerance(compute(state, engine), "batch", state.gamma);
  };
  const [near, far] = [tolerance(0), tolerance(100)];
  assert.ok(near < 1e-5 && far > 100 * near && far < 0.1, `${near}, ${far}`);
  assert.ok(Number.isNaN(tolerance(10_000)));
  const state = batchOf([[9_999], [10_001], [10_003]], { methods: ["batch"] });
  assert.match(pythonOf(state, "keras"), /not compared/);
  assert.doesNotMatch(pythonOf(state, "numpy"), /not compared/);
});

test("every preset is compared in every library", () => {
  for (const { state } of Object.values(PRESETS)) {
    for (const kind of KINDS) assert.doesNotMatch(pythonOf(stateOf({ ...state, methods: [...METHODS] }), kind), /not compared/);
  }
});

test("the CSV holds the batch and every method's outputs", () => {
  for (const state of states) {
    const view = compute(state, engine);
    if (view.samples === 0) {
      assert.equal(csv(view), `sample,${Array.from({ length: view.columns }, (_, at) => `x${at + 1}`)}\n`);
      continue;
    }
    const { heading, rows } = parseCsv(csv(view));
    assert.equal(heading?.length, 1 + view.columns * (1 + state.methods.length));
    assert.deepEqual(rows.map(([sample]) => sample), Array.from({ length: view.samples }, (_, at) => at + 1));
    assert.deepEqual(rows.flatMap((row) => row.slice(1, 1 + view.columns)), state.x);
    state.methods.forEach((method, k) => {
      const from = heading?.indexOf(`${method}1`) ?? -1;
      assert.equal(from, 1 + view.columns * (k + 1));
      assert.deepEqual(rows.flatMap((row) => row.slice(from, from + view.columns)).map((value) => value + 0), view.methods[method]?.y.map((value) => value + 0));
    });
  }
});
