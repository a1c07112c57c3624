// @ts-check
// Every way to change the batch: the state that comes out fits, and the one that went in is as it was.

import assert from "node:assert/strict";
import { test } from "node:test";
import { LIMITS } from "../../../www/settings.js";
import { NormscopeError } from "../../../www/errors.js";
import * as change from "../../../www/figures/axes/state.js";
import { chance, sixDigits } from "../random.js";
import { assertFits, frozen } from "./fits.js";
import { batchOf, divisors, randomState, stateOf } from "./states.js";

const { rows, row, sizes } = change;
const HAND = [[2, 10, 1], [2, 30, 1], [6, 30, 1], [6, 10, 5]];

test("whatever fits by itself is made to fit together", () => {
  const random = chance(1);
  for (let k = 0; k < 2000; k++) {
    const state = randomState(random);
    assertFits(state, `state ${k}`);
    const other = randomState(random);
    const { state: mixed } = change.settle(frozen({ ...state, gamma: other.gamma, beta: other.beta, groups: other.groups, focus: [64, 64], plane: other.plane, methods: other.methods, pinned: other.pinned, pinnedBatch: other.pinnedBatch }));
    assertFits(mixed, `mixture ${k}`);
    assert.deepEqual([mixed.shape, mixed.x], [state.shape, state.x]);
  }
});

test("a shape that x does not fill is refused, and the usual batch comes instead", () => {
  for (const shape of [[], [4], [4, 0], [0, 0], [4, 3, 0], [4, 2], [4, 4], [64, 17], [1, 33], [1, 11, 3]]) {
    const { state, problems } = change.settle(frozen({ ...stateOf(), gamma: [5, 6, 7, 8], shape }));
    assert.deepEqual(problems.map(({ code }) => code), ["shape"], String(shape));
    assert.match(problems[0].message, /^axes: .*but (takes|shape) /);
    assertFits(state, String(shape));
    assert.deepEqual(rows(state), HAND);
  }
});

test("gamma and beta are cut or filled up with ones and zeros", () => {
  assert.deepEqual(stateOf({ gamma: [], beta: [] }).gamma, [1, 1, 1]);
  assert.deepEqual(stateOf({ gamma: [5], beta: [6, 7, 8, 9] }).gamma, [5, 1, 1]);
  assert.deepEqual(stateOf({ gamma: [5], beta: [6, 7, 8, 9] }).beta, [6, 7, 8]);
  assert.deepEqual(stateOf({ shape: [2, 2, 3], gamma: [2, 3, 4] }).gamma, [2, 3], "one a channel");
});

test("groups that do not divide the channels become the next fewer that do", () => {
  for (const [groups, expected] of [[1, 1], [2, 2], [3, 3], [4, 4], [5, 4], [6, 6], [11, 6], [12, 12], [32, 12]]) {
    assert.equal(stateOf({ shape: [1, 12], groups }).groups, expected, String(groups));
  }
});

test("the plane has two columns wherever there are two", () => {
  assert.deepEqual(stateOf({ plane: [2, 2] }).plane, [1, 2]);
  assert.deepEqual(stateOf({ plane: [0, 0] }).plane, [0, 1]);
  assert.deepEqual(stateOf({ plane: [9, 1] }).plane, [2, 1]);
  assert.deepEqual(batchOf([[1], [2]], { plane: [0, 1] }).plane, [0, 0]);
});

test("the method across is one of those that are shown", () => {
  assert.equal(stateOf({ methods: ["batch", "group"], across: "layer" }).across, "group");
  assert.equal(stateOf({ methods: ["batch", "group", "rms"], across: "rms" }).across, "rms");
  assert.equal(stateOf({ methods: ["batch"], across: "rms" }).across, "layer");
});

test("a pinned sample that is not there, or mates of other features, are let go", () => {
  const pinned = { pinned: 1, pinnedBatch: [1, 2, 3] };
  assert.equal(stateOf(pinned).pinned, 1);
  for (const wrong of [{ pinned: 4 }, { pinnedBatch: [1, 2] }, { pinned: null }]) {
    const state = stateOf({ ...pinned, ...wrong });
    assert.deepEqual([state.pinned, state.pinnedBatch], [null, []]);
  }
});

test("any run of changes leaves a state that fits, and none that it came through", () => {
  const random = chance(2);
  const column = () => random.whole(0, sizes(state).columns - 1);
  const sample = () => random.whole(0, sizes(state).samples - 1);
  /** @type {import("./states.js").AxesState} */
  let state;
  /** @type {Record<string, () => import("./states.js").AxesState>} */
  const changes = {
    setCell: () => (state.x.length ? change.setCell(state, sample(), column(), sixDigits(random) * random.pick([1, 1e9])) : state),
    addSample: () => change.addSample(state, random.list(sizes(state).columns, () => sixDigits(random))),
    addMean: () => change.addSample(state, change.meanSample(state)),
    removeSample: () => (state.x.length ? change.removeSample(state, sample()) : state),
    clear: () => (random.flip(0.1) ? change.clear(state) : state),
    setBatch: () => change.setBatch(state, rows(randomState(random, { shape: [random.whole(1, 6), random.whole(1, 8)] }))),
    setColumns: () => change.setColumns(state, random.whole(-2, 40)),
    setPositions: () => change.setPositions(state, random.pick(divisors(sizes(state).columns))),
    setParameter: () => change.setParameter(state, random.pick(/** @type {const} */ (["gamma", "beta"])), random.whole(0, sizes(state).channels - 1), sixDigits(random)),
    pin: () => (state.x.length ? change.pin(state, sample()) : state),
    unpin: () => change.unpin(state),
  };
  let refused = 0;
  for (let run = 0; run < 100; run++) {
    state = frozen(randomState(random));
    for (let turn = 0; turn < 20; turn++) {
      const name = random.pick(Object.keys(changes));
      try {
        state = frozen(changes[name]());
      } catch (error) {
        assert.ok(error instanceof NormscopeError, String(error));
        refused++;
      }
      assertFits(state, name);
    }
  }
  assert.ok(refused > 0, "some were too many");
});

test("a cell keeps 6 digits, inside the bounds", () => {
  const cell = (/** @type {number} */ value) => change.setCell(stateOf(), 1, 2, value).x[5];
  assert.deepEqual([1 / 3, 1e9, -Infinity, -0, 123456.7].map(cell), [0.333333, 1e6, -1e6, 0, 123457]);
});

test("a sample that is added is the last, and in focus", () => {
  const state = change.addSample(stateOf({ focus: [0, 1] }), [1, 2, 3]);
  assert.deepEqual([state.shape, row(state, 4), state.focus], [[5, 3], [1, 2, 3], [4, 1]]);
  const images = change.addSample(stateOf({ shape: [2, 3, 2] }), [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(images.shape, [3, 3, 2]);
});

test("a mean sample moves no mean", () => {
  assert.deepEqual(change.meanSample(stateOf()), [4, 20, 2]);
  assert.deepEqual(change.meanSample(stateOf({ shape: [0, 2], x: [] })), [0, 0]);
});

test("a full batch refuses one more sample, and says how many it takes", () => {
  const full = batchOf(Array(64).fill([1, 2]));
  assert.throws(() => change.addSample(full, [1, 2]), { name: "NormscopeError", code: "range", message: "axes: the batch has 64 samples, but takes at most 64 of 2 features" });
  const wide = batchOf(Array(32).fill(Array(32).fill(1)));
  assert.throws(() => change.addSample(wide, Array(32).fill(1)), /has 32 samples, but takes at most 32 of 32 features/);
});

test("removing a sample moves the pin and the focus along", () => {
  const state = stateOf({ pinned: 2, pinnedBatch: [1, 2, 3], focus: [3, 0] });
  assert.deepEqual([0, 1, 2, 3].map((sample) => change.removeSample(state, sample).pinned), [1, 1, null, 2]);
  assert.deepEqual(rows(change.removeSample(state, 1)), HAND.toSpliced(1, 1));
  assert.deepEqual(change.removeSample(state, 3).focus, [2, 0]);
  assert.deepEqual(change.removeSample(batchOf([[1, 2]]), 0).shape, [0, 2]);
});

test("a cleared sheet keeps its columns", () => {
  const state = change.clear(stateOf({ shape: [2, 3, 2], gamma: [2, 3, 4], pinned: 0, pinnedBatch: [] }));
  assert.deepEqual([state.shape, state.x, state.gamma, state.pinned], [[0, 3, 2], [], [2, 3, 4], null]);
});

test("another batch begins anew, with the methods that were shown", () => {
  const state = change.setBatch(stateOf({ gamma: [2, 2, 2], methods: ["rms"], focus: [3, 2], eps: 0 }), [[1, 2], [3, 4], [5, 1e9]]);
  assert.deepEqual([state.shape, state.x, state.gamma, state.focus, state.methods, state.eps], [[3, 2], [1, 2, 3, 4, 5, 1e6], [1, 1], [0, 0], ["rms"], 0]);
});

test("a batch that is too large is refused, and the bounds are said", () => {
  for (const [count, columns] of [[65, 1], [1, 33], [64, 17]]) {
    const batch = Array(count).fill(Array(columns).fill(0));
    assert.throws(() => change.setBatch(stateOf(), batch), { name: "NormscopeError", code: "data", message: `CSV: ${count} samples of ${columns} features, but takes at most ${LIMITS.samples} samples, ${LIMITS.columns} features and ${LIMITS.cells} cells` });
  }
});

test("more columns hold each sample's mean, fewer cut", () => {
  const state = stateOf();
  assert.deepEqual(row(change.setColumns(state, 5), 0), [2, 10, 1, 4.33333, 4.33333]);
  assert.deepEqual(rows(change.setColumns(state, 1)), [[2], [2], [6], [6]]);
  assert.deepEqual([0, -3, 2.9, 33, 1000].map((columns) => change.setColumns(state, columns).shape[1]), [1, 1, 2, 32, 32]);
  assert.equal(change.setColumns(batchOf(Array(64).fill([1])), 32).shape[1], 16, "as many as 1,024 cells allow");
});

test("positions regroup the same cells", () => {
  const state = stateOf({ shape: [2, 6], gamma: [1, 2, 3, 4, 5, 6] });
  const grouped = change.setPositions(state, 3);
  assert.deepEqual([grouped.shape, grouped.x, grouped.gamma], [[2, 2, 3], state.x, [1, 1]]);
  assert.deepEqual(change.setPositions(grouped, 1).shape, [2, 6]);
});

test("a parameter keeps its bounds", () => {
  assert.deepEqual(change.setParameter(stateOf(), "gamma", 1, 1e5).gamma, [1, 100, 1]);
  assert.deepEqual(change.setParameter(stateOf(), "beta", 2, -1e5).beta, [0, 0, -100]);
});

test("a pin remembers the batch mates of then", () => {
  const state = change.pin(stateOf(), 1);
  assert.deepEqual([state.pinned, state.pinnedBatch], [1, HAND.toSpliced(1, 1).flat()]);
  assert.deepEqual(change.setCell(state, 0, 0, 99).pinnedBatch, state.pinnedBatch);
  assert.deepEqual(change.unpin(state), stateOf());
  assert.throws(() => change.pin(batchOf(Array(33).fill(Array(16).fill(1))), 0), { code: "range" });
});
