// @ts-check
// `Trainer` as a caller in JavaScript sees it. That the mathematics is right, and every refusal, is
// tested in crate/.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load, NormscopeError } from "../../dist/normscope/normscope.js";

const ns = await load();
const XOR = /** @type {const} */ ({ kind: "custom", features: 2, x: [0, 0, 0, 1, 1, 0, 1, 1], labels: [0, 1, 1, 0] });
const CONFIG = { layers: [2, 8, 8, 1], data: XOR };

/** @param {() => unknown} call @param {string} code @param {RegExp} message */
function refuses(call, code, message) {
  assert.throws(call, (/** @type {unknown} */ error) => {
    assert.ok(error instanceof NormscopeError);
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  });
}

test("a network learns what no line can part", () => {
  const trainer = new ns.Trainer({ ...CONFIG, activation: "tanh" });
  const first = trainer.step();
  const last = trainer.step(999);
  assert.deepEqual([first.step, last.step], [1, 1000]);
  assert.ok(last.loss < first.loss / 2, `${first.loss} ${last.loss}`);
  const { outputs, accuracy } = trainer.evaluate(XOR);
  assert.ok(outputs instanceof Float32Array && outputs.length === 4);
  assert.equal(accuracy, 1);
  trainer.free();
});

test("one output, several outputs, and no data", () => {
  const trainer = new ns.Trainer({ layers: [2, 4, 3], norm: "layer" });
  const batch = { x: [1, 2, 3, 4], labels: [0, 2] };
  assert.equal(trainer.stepOn(batch).step, 1);
  const { outputs } = trainer.evaluate({ ...batch, mode: "train" });
  assert.ok(Math.abs(outputs[0] + outputs[1] + outputs[2] - 1) < 1e-6);
  refuses(() => trainer.step(), "state", /^step: this Trainer has no data/);
  trainer.free();
});

test("what is refused is refused by name, and changes nothing", () => {
  refuses(() => new ns.Trainer(/** @type {any} */ (undefined)), "type", /^Trainer: config is missing/);
  refuses(() => new ns.Trainer({ ...CONFIG, norm: /** @type {any} */ ("bacth") }), "unknown", /^Trainer: norm is "bacth"/);
  refuses(() => new ns.Trainer(/** @type {any} */ ({ ...CONFIG, learningrate: 1 })), "unknown", /learningrate/);
  refuses(() => new ns.Trainer({ ...CONFIG, layers: [2, NaN, 1] }), "shape", /layers\[1\] is NaN/);
  const trainer = new ns.Trainer(CONFIG);
  const before = trainer.parameters();
  refuses(() => trainer.stepOn({ x: [1, 2, 3], labels: [0] }), "shape", /^stepOn: x has 3 values/);
  refuses(() => trainer.setParameters([{ bias: [NaN] }]), "shape", /^setParameters: parameters is a list of 1/);
  assert.deepEqual(trainer.parameters(), before);
  assert.equal(trainer.step().step, 1);
  trainer.free();
});

test("parameters are copies, and can be taken back", () => {
  const [one, other] = [new ns.Trainer(CONFIG), new ns.Trainer(CONFIG)];
  one.step(20);
  const kept = one.parameters();
  const weight = Float32Array.from(kept[0].weight);
  one.step(20);
  assert.deepEqual(kept[0].weight, weight);
  other.setParameters(kept);
  assert.deepEqual(other.parameters(), kept);
  assert.notDeepEqual(one.parameters(), kept);
  one.free();
  other.free();
});

test("gamma and beta that do not learn keep their values, and everything else learns", () => {
  const config = { ...CONFIG, norm: /** @type {const} */ ("batch"), affine: false };
  const trainer = new ns.Trainer(config);
  const start = trainer.parameters();
  trainer.step(30);
  const now = trainer.parameters();
  assert.deepEqual(now.map(({ gamma, beta }) => [gamma, beta]), start.map(({ gamma, beta }) => [gamma, beta]));
  assert.ok(now[0].gamma?.every((value) => value === 1) && now[0].beta?.every((value) => value === 0));
  assert.notDeepEqual(now[0].weight, start[0].weight);
  const { gamma } = trainer.snapshot().layers[0];
  assert.ok(gamma?.every((value) => value === 1));
  trainer.setParameters([{ gamma: Array(8).fill(1.5) }, {}, {}]);
  trainer.step(5);
  assert.ok(trainer.parameters()[0].gamma?.every((value) => value === 1.5), "what it was given stays");
  refuses(() => new ns.Trainer({ ...config, affine: /** @type {any} */ (0) }), "type", /^Trainer: affine is 0, but must be true or false/);
  trainer.free();
});

test("after free every call is refused, and free may come again", () => {
  const trainer = new ns.Trainer(CONFIG);
  trainer.free();
  trainer.free();
  for (const call of [() => trainer.step(), () => trainer.stepOn(XOR), () => trainer.evaluate(XOR), () => trainer.parameters(), () => trainer.setParameters([])]) {
    refuses(call, "state", /this Trainer was freed/);
  }
});

test("the same seed gives the same bytes, another seed others", () => {
  const after = (/** @type {number} */ seed) => {
    const trainer = new ns.Trainer({ ...CONFIG, seed });
    trainer.step(50);
    const parameters = trainer.parameters();
    trainer.free();
    return parameters;
  };
  assert.deepEqual(after(3), after(3));
  assert.notDeepEqual(after(3), after(4));
});

test("data can be made, looked at, and trained on", () => {
  const { x, labels, features, classes, validation } = ns.makeData({ kind: "blobs", train: 90, validation: 30 });
  assert.deepEqual([x.length, labels.length, features, classes, validation.labels.length], [180, 90, 2, 3, 30]);
  const trainer = new ns.Trainer({ layers: [2, 8, 3], data: { kind: "blobs", train: 90, validation: 30 } });
  const custom = new ns.Trainer({ layers: [2, 8, 3], data: { kind: "custom", x, labels, features } });
  assert.deepEqual(trainer.step(100), custom.step(100));
  assert.ok(trainer.evaluate(validation).accuracy > 0.9);
  trainer.free();
  custom.free();
});
