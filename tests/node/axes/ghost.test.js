// @ts-check
// A pinned sample: how far its batch mates alone have moved it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../../www/engine.js";
import { METHODS } from "../../../www/settings.js";
import { compute } from "../../../www/figures/axes/compute.js";
import { addSample, complete, pin, removeSample, row, setCell } from "../../../www/figures/axes/state.js";
import { PRESETS } from "../../../www/figures/axes/presets.js";
import { chance } from "../random.js";
import { randomState, stateOf } from "./states.js";

const engine = await load();
const ghostOf = (/** @type {import("./states.js").AxesState} */ state) => {
  const { ghost } = compute(state, engine);
  assert.ok(ghost);
  return ghost;
};

test("nothing is pinned, so there is no ghost", () => {
  assert.equal(compute(stateOf(), engine).ghost, null);
});

test("a sample that is pinned just now stands where its ghost stands", () => {
  const { sample, y, moved } = ghostOf(pin(stateOf(), 2));
  const { methods } = compute(stateOf(), engine);
  assert.equal(sample, 2);
  assert.deepEqual(moved, { batch: 0, layer: 0 });
  assert.deepEqual([y.batch, y.layer], [methods.batch?.y.slice(6, 9), methods.layer?.y.slice(6, 9)]);
});

test("sample 4 goes from 6 to 14, and sample 1 is moved by 0.184 under batch norm", () => {
  const { y, moved } = ghostOf(setCell(pin(stateOf(), 0), 3, 0, 14));
  assert.deepEqual(y.batch?.map((value) => Number(value.toFixed(3))), [-1, -1, -0.577]);
  assert.equal(moved.batch?.toFixed(3), "0.184");
  assert.equal(moved.layer, 0);
});

test("moving the sample itself is not its mates' doing", () => {
  const moved = ghostOf(setCell(pin(stateOf(), 0), 0, 0, -9)).moved;
  assert.ok(Math.abs(moved.batch ?? NaN) < 1e-12);
});

test("what each row does by itself, mates never move; batch norm is the difference of two calls", () => {
  const random = chance(1);
  let felt = 0;
  for (let k = 0; k < 200; k++) {
    const shape = [random.whole(1, 6), random.whole(1, 4), random.whole(1, 3)];
    const base = randomState(random, { shape, x: random.list(shape[0] * shape[1] * shape[2], () => random.whole(-20, 20)), methods: [...METHODS] });
    let state = pin(base, random.whole(0, shape[0] - 1));
    for (let turn = random.whole(1, 4); turn > 0; turn--) {
      const columns = shape[1] * shape[2];
      state = random.pick([
        () => setCell(state, random.whole(0, state.shape[0] - 1), random.whole(0, columns - 1), random.whole(-40, 40)),
        () => addSample(state, random.list(columns, () => random.whole(-40, 40))),
        () => (state.shape[0] > 1 ? removeSample(state, random.pick([...Array(state.shape[0]).keys()].filter((sample) => sample !== state.pinned))) : state),
      ])();
    }
    const { y, moved } = ghostOf(state);
    for (const method of ["layer", "group", "instance", "rms"]) assert.equal(moved[/** @type {"layer"} */ (method)], 0, method);
    const { eps, gamma, beta, pinned } = state;
    const among = [...row(state, pinned ?? 0), ...state.pinnedBatch];
    const columns = shape[1] * shape[2];
    const call = (/** @type {number[]} */ x) => Array.from(engine.normalize({ x, shape: [x.length / columns, shape[1], shape[2]], method: "batch", eps, gamma, beta }).y);
    const was = call(among).slice(0, columns);
    const now = call(state.x).slice((pinned ?? 0) * columns, ((pinned ?? 0) + 1) * columns);
    assert.deepEqual(y.batch, was);
    assert.equal(moved.batch, Math.max(...now.map((value, at) => Math.abs(value - was[at]))));
    felt += Number((moved.batch ?? 0) > 0);
  }
  assert.ok(felt > 50);
});

test("the lesson's third step opens with sample 1 pinned where it is", () => {
  const { sample, moved } = ghostOf(stateOf(PRESETS["l3"].state));
  assert.deepEqual([sample, moved], [0, { batch: 0, layer: 0 }]);
});

test("a program that pins a sample and names no mates pins it among those of now", () => {
  const first = setCell(pin(stateOf(), 0), 3, 0, 14);
  const set = (/** @type {Record<string, unknown>} */ given) => complete({ ...first, ...given }, given, first);
  const second = set({ pinned: 1 }).state;
  assert.deepEqual([second.pinned, second.pinnedBatch], [1, first.x.toSpliced(3, 3)]);
  assert.deepEqual(ghostOf(second).moved, { batch: 0, layer: 0 });
  assert.deepEqual(set({ eps: 0.1 }).state.pinnedBatch, first.pinnedBatch, "what is pinned stays so");
  assert.deepEqual(set({ pinned: 1, pinnedBatch: first.pinnedBatch }).state.pinnedBatch, first.pinnedBatch, "mates that are named are taken");
  const other = { shape: [3, 1], x: [1, 2, 4] };
  assert.deepEqual([set(other).state.pinned, set(other).state.pinnedBatch], [null, []], "mates of three features are none of one feature's");
  assert.deepEqual(set({ ...other, pinned: 2 }).state.pinnedBatch, [1, 2]);
  assert.equal(set({ ...other, pinned: 3 }).state.pinned, null);
  assert.deepEqual(set({ shape: [64, 16], x: Array(1024).fill(1), pinned: 0 }).problems.map(({ code }) => code), ["range"]);
});
