// @ts-check
// One network behind messages: what is answered, and when a run is cut short.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createCore } from "../../../www/training/core.js";
import { buffersOf } from "../../../www/training/protocol.js";
import { config, FakeClock, fakeEngine } from "./fake.js";

/** @param {import("./fake.js").Behaviour} [behaviour] */
function core(behaviour) {
  const clock = new FakeClock();
  const engine = fakeEngine(clock);
  const { handle, free } = createCore(engine, { now: clock.now });
  let id = 0;
  const ask = (/** @type {any} */ request) => /** @type {any} */ (handle({ ...request, id: ++id }));
  if (behaviour) ask({ verb: "configure", config: config(behaviour) });
  return { clock, engine, ask, free };
}

const run = (/** @type {number} */ count, save = false) => ({ verb: "run", count, save });

test("each request is answered with its id and the newest snapshot", () => {
  const { ask } = core({});
  assert.equal(ask({ verb: "look", look: { show: "xHat" } }).id, 2);
  const { id, noun, snapshot } = ask(run(7));
  assert.deepEqual([id, noun, snapshot.step, snapshot.look], [3, "snapshot", 7, { show: "xHat" }]);
  assert.deepEqual([...ask({ verb: "predict", x: [1, 2] }).probabilities], [8, 9]);
});

test("a run that takes long is cut short by the clock, whatever a step costs", () => {
  for (const cost of [0.001, 0.05, 1, 7, 29, 100]) {
    const { ask, clock } = core({ cost });
    for (let i = 0; i < 20; i += 1) ask(run(1e6));
    const before = clock.time;
    const first = ask(run(0)).snapshot.step;
    const steps = ask(run(1e6)).snapshot.step - first;
    const took = clock.time - before;
    assert.ok(steps >= 1);
    assert.ok(took <= Math.max(30, cost) + 1e-9, `${took} ms of steps of ${cost} ms`);
    if (cost < 10) assert.ok(took > 20, `only ${took} ms of steps of ${cost} ms`);
  }
});

test("a run makes no more steps than were asked for", () => {
  const { ask } = core({ cost: 0.001 });
  const steps = [1, 3, 100, 0, 777].map((count) => ask(run(count)).snapshot.step);
  assert.deepEqual(steps, [1, 4, 104, 104, 881]);
});

test("a record may take more than one run, and is told from one that is there", () => {
  const { ask } = core({ cost: 20, every: 2 });
  const seen = [];
  for (let i = 0; i < 9; i += 1) {
    const { step, recording } = ask(run(i === 0 ? 2 : 0)).snapshot;
    seen.push([step, recording]);
  }
  assert.deepEqual(seen.slice(0, 2), [[1, false], [1, false]], "a run of no step takes none");
  assert.deepEqual(ask(run(1)).snapshot.recording, true);
  assert.deepEqual([ask(run(0)), ask(run(0))].map(({ snapshot }) => [snapshot.step, snapshot.recording]), [[2, true], [2, false]]);
});

test("at rest there is a record of that step, however long it takes", () => {
  const { ask } = core({ cost: 20, every: 4 });
  while (ask(run(1)).snapshot.step < 3);
  const seen = [ask(run(0)), ask({ verb: "rest" }), ask({ verb: "rest" }), ask({ verb: "rest" })];
  assert.deepEqual(seen.map(({ snapshot }) => [snapshot.recorded.at(-1), snapshot.recording]), [[0, false], [0, true], [3, false], [3, false]]);
  assert.equal(seen.at(-1).snapshot.step, 3);
});

test("it stops at divergence, saves nothing then, and finds its way back", () => {
  const { ask } = core({ divergeAt: 12 });
  const { snapshot, saved } = ask(run(100, true));
  assert.deepEqual([snapshot.step, snapshot.diverged, saved], [12, { step: 12, loss: NaN }, undefined]);
  const back = ask({ verb: "back" });
  assert.deepEqual([back.snapshot.step, back.snapshot.diverged, back.saved.step], [7, null, 7]);
});

test("a saved network goes on as the one that was saved", () => {
  const one = core({});
  const { saved } = one.ask(run(20, true));
  const numbers = (/** @type {any} */ { snapshot: { step, loss, values } }) => ({ step, loss, values });
  const expected = numbers(one.ask(run(9)));
  const other = core();
  other.ask({ verb: "configure", config: config({}), saved });
  assert.deepEqual(numbers(other.ask(run(9))), expected);
});

test("what it is made of can be had, with averages where they are kept", () => {
  const plain = core({});
  plain.ask(run(4));
  assert.deepEqual(plain.ask({ verb: "save" }), { id: 3, noun: "state", state: { step: 4, parameters: [{ weight: Float32Array.of(plain.ask(run(0)).snapshot.loss) }], averages: null } });
  const compared = core();
  compared.ask({ verb: "configure", config: { ...config({}), statistics: { momenta: [0.5] } } });
  assert.deepEqual(compared.ask({ verb: "save" }).state.averages, { step: 0, momenta: Float32Array.of(0.5), layers: [] });
});

test("rates hold from the next step on", () => {
  const one = core({ learningRate: 0.25, momentum: 0.5 });
  const other = core({});
  other.ask({ verb: "set", rates: { learningRate: 0.25, momentum: 0.5 } });
  assert.equal(one.ask(run(9)).snapshot.loss, other.ask(run(9)).snapshot.loss);
});

test("what the engine refuses comes back with its code, and leaves the network as it was", () => {
  const { ask, engine } = core({});
  ask(run(3));
  assert.deepEqual(ask({ verb: "configure", config: config({ refused: true }) }), { id: 3, noun: "refusal", code: "range", message: "Experiment: refused" });
  assert.equal(ask({ verb: "set", rates: { learningRate: -1 } }).message, "setLearningRate: got -1");
  assert.equal(ask({ verb: "look", look: { units: [1000] } }).code, "range");
  const { snapshot } = ask(run(1));
  assert.deepEqual([snapshot.step, snapshot.look, engine.alive], [4, undefined, 1]);
  assert.equal(core().ask(run(1)).code, "state");
});

test("a trap is a failure, not a refusal", () => {
  const { ask } = core({ trapAt: 5 });
  assert.deepEqual(ask(run(10)), { id: 2, noun: "failure", message: "unreachable" });
});

test("one network at a time holds memory, and none after free", () => {
  const { ask, engine, free } = core({});
  for (let i = 0; i < 5; i += 1) ask({ verb: "configure", config: config() });
  assert.equal(engine.alive, 1);
  free();
  assert.equal(engine.alive, 0);
});

test("all memory of an answer moves, each piece once", () => {
  const shared = new Float32Array(4);
  const other = new Uint16Array(2);
  assert.deepEqual(buffersOf({ a: shared, b: [{ c: shared.subarray(1) }, null, "text", 3], d: other }), [shared.buffer, other.buffer]);
});
