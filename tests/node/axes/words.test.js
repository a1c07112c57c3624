// @ts-check
// The figure in words, in both languages: whole sentences, and true ones.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../../www/engine.js";
import { METHODS } from "../../../www/settings.js";
import { LANGUAGES, translator } from "../../words.js";
import { fixed, plain } from "../../../www/numbers.js";
import { compute } from "../../../www/figures/axes/compute.js";
import { PRESETS } from "../../../www/figures/axes/presets.js";
import { pin, setCell } from "../../../www/figures/axes/state.js";
import { armMethods, credit, describe, remarks, sentence } from "../../../www/figures/axes/words.js";
import { chance } from "../random.js";
import { batchOf, randomState, stateOf } from "./states.js";

/** @typedef {import("./states.js").AxesState} AxesState */

const engine = await load();
const english = translator("en");
const chinese = translator("zh-Hans");
const flat = (/** @type {import("../../../www/locales/index.js").Piece[]} */ pieces) => pieces.map(({ text }) => text).join("");
const say = (/** @type {AxesState} */ state, words = english, /** @type {Parameters<typeof sentence>[3]} */ was = null) => flat(sentence(compute(state, engine), state, words, was));

/** Every text that the state brings on screen. @param {AxesState} state @param {typeof english} words @param {AxesState} [before] */
function texts(state, words, before) {
  const view = compute(state, engine);
  const was = before ? Object.fromEntries(Object.entries(compute(before, engine).methods).map(([method, { y }]) => [method, y])) : null;
  return [describe(view, state, words), flat(sentence(view, state, words, was)), ...remarks(view, state, words).map(flat), credit(view, words)];
}

/** @param {string} text @param {string} what */
function assertWhole(text, what) {
  assert.doesNotMatch(text, /undefined|null|NaN|Infinity|\[object|[{}<>]|  |-\d|−0\.00\b|。。|\.\./, `${what}: ${text}`);
  assert.equal(text, text.trim());
}

for (const lang of LANGUAGES) {
  const words = translator(lang);

  test(`${lang}: every preset, with every method across, is described in whole sentences`, () => {
    for (const [name, { state }] of Object.entries(PRESETS)) {
      for (const across of METHODS) {
        for (const text of texts(stateOf({ ...state, methods: [...METHODS], across }), words)) assertWhole(text, `${name} ${across}`);
      }
      const [description] = texts(stateOf(state), words);
      assert.match(description, lang === "en" ? /^\d+ sample.*\.$/ : /^\d+ 个样本.*。$/, name);
    }
  });

  test(`${lang}: 300 random batches, and what a hand does to them, are described in whole sentences`, () => {
    const random = chance(1);
    for (let k = 0; k < 300; k++) {
      const state = randomState(random, { shape: [random.whole(0, 4), random.whole(1, 4), random.whole(1, 3)] });
      for (const text of texts(state, words)) assertWhole(text, JSON.stringify(state));
      if (state.x.length === 0) continue;
      const [sample, column] = state.focus;
      const moved = setCell(random.flip() ? pin(state, 0) : state, sample, column, random.whole(-99, 99));
      for (const text of texts(moved, words, state)) assertWhole(text, JSON.stringify(moved));
    }
  });

  test(`${lang}: above, below and at are said as they are`, () => {
    const say1 = (/** @type {number} */ value) => say(batchOf([[value], [1], [3]], { methods: ["batch"] }), words);
    const said = lang === "en" ? { above: "is above", below: "is below", at: "is its column’s mean" } : { above: "高于", below: "低于", at: "正是" };
    for (const [value, side] of /** @type {const} */ ([[5, "above"], [0, "below"], [2, "at"]])) {
      for (const [other, text] of Object.entries(said)) assert.equal(say1(value).includes(text), other === side, say1(value));
    }
  });

  test(`${lang}: a sentence in color says its method's color`, () => {
    const state = stateOf();
    const tags = sentence(compute(state, engine), state, words, null).map(({ tag }) => tag);
    assert.deepEqual(tags.filter((tag) => tag !== null && tag !== "b"), ["bn", "ln"]);
  });
}

test("the focused cell of the batch that can be done by hand", () => {
  assert.equal(say(stateOf()), "6 is above its column’s mean, 4.00: batch norm gives 1.00. The same number is below its row’s mean, 12.33: layer norm gives −0.50.");
  assert.equal(say(stateOf(), chinese), "6 高于它那一列的均值 4.00，批归一化得到 1.00。同一个数低于它那一行的均值 12.33，层归一化得到 −0.50。");
});

test("a number that is its mean is not said to be above or below it for a rounding error's sake", () => {
  const random = chance(2);
  for (let k = 0; k < 3000; k++) {
    const scale = random.pick([10, 1000, 1e5]);
    const [middle, distance] = [random.whole(-999, 999), random.whole(1, 999)];
    const [a, b, c] = [middle - distance, middle, middle + distance].map((value) => value / scale);
    for (const state of [batchOf([[a], [b], [c]], { focus: [1, 0], methods: ["batch"] }), batchOf([[c, b, a]], { focus: [0, 1], methods: ["layer"] })]) {
      assert.match(say(state), / is its (column|row)’s mean: /, `${a}, ${b}, ${c}`);
    }
  }
  for (const value of [0.1, 0.7, -123.456]) assert.match(say(batchOf(Array(7).fill([value, 1]), { methods: ["batch"] })), /is its column’s mean: batch norm gives 0\.00/);
});

test("a number that is a little off its mean is said to be", () => {
  assert.match(say(batchOf([[1e-5], [0], [-1e-5]], { methods: ["batch"] })), /is above its column’s mean, 0\.00/);
  assert.match(say(batchOf([[1000.01], [1000], [999.99]], { methods: ["batch"], focus: [2, 0] })), /is below its column’s mean, 1000\.00/);
});

test("the sentence says the numbers of the view, for each method", () => {
  const random = chance(3);
  for (let k = 0; k < 200; k++) {
    const state = randomState(random, { shape: [random.whole(1, 4), random.whole(1, 4), random.whole(1, 3)], methods: ["batch", random.pick(METHODS.slice(1))] });
    const view = compute(state, engine);
    const text = say(state);
    assert.ok(text.startsWith(plain(view.focus?.value ?? NaN)), text);
    for (const method of armMethods(state)) {
      assert.ok(text.includes(`${english.t(`name.${method}`)} gives ${fixed(view.cell[method]?.y ?? NaN)}`), text);
    }
  }
});

test("whose mean it is goes by the method, and by the kind of batch", () => {
  const images = PRESETS["channels"].state;
  const cases = /** @type {const} */ ([["group", /its group in the row/], ["instance", /its channel in this sample/], ["layer", /its row’s mean/], ["rms", /its row’s root mean square/]]);
  for (const [across, said] of cases) {
    const text = say(stateOf({ ...images, methods: ["batch", across], across, groups: 2 }));
    assert.match(text, said);
    assert.match(text, /its channel over the batch/);
  }
});

test("what a hand moved: how many numbers of the others changed", () => {
  const before = stateOf({ focus: [3, 0] });
  const after = setCell(before, 3, 0, 14);
  const was = Object.fromEntries(Object.entries(compute(before, engine).methods).map(([method, { y }]) => [method, y]));
  assert.equal(say(after, english, was), "You changed sample 4: feature 1 is now 14. Batch norm changed 3 numbers of the other samples. Layer norm changed none of the others.");
  assert.equal(say(after, chinese, was), "你改了样本 4：特征 1 现在是 14。批归一化让其他样本的 3 个数变了。层归一化没有改变其他样本。");
  const two = batchOf([[3, 20], [8, 12]], { focus: [1, 0] });
  assert.match(say(two, english, { batch: [9, 9, 1, 1], layer: [9, 9, 1, 1] }), /changed 2 numbers/);
  assert.match(say(two, english, { batch: [-1, 9, 1, -1], layer: [-1, 1, 9, 9] }), /Batch norm changed 1 number of the other samples\. Layer norm changed none of the others\.$/);
  assert.equal(say(before, english, was), say(before), "nothing moved, so the usual is said");
});

test("what mates did to a pinned sample", () => {
  const state = setCell(pin(stateOf(), 0), 3, 0, 14);
  const [first] = remarks(compute(state, engine), state, english).map(flat);
  assert.equal(first, "Sample 1 is pinned: the dotted marks are where it stood among its batch mates of then. In batch norm its mates have moved it by up to 0.18. In layer norm they have not moved it.");
});

test("the description has the size, the focus, the sentence and the statistics", () => {
  const state = stateOf();
  assert.equal(
    describe(compute(state, engine), state, english),
    `4 samples × 3 features · ε = 0.00001. In focus: sample 3, feature 1. ${say(state)} Batch norm: mean 4.00, standard deviation 2.00. Layer norm: mean 12.33, standard deviation 12.66.`,
  );
  const rms = stateOf({ methods: ["rms"] });
  assert.match(describe(compute(rms, engine), rms, english), / RMS norm: root mean square 17\.67\.$/);
});

test("sizes are said in the singular and plural, and as channels and positions", () => {
  const said = (/** @type {number[]} */ shape, words = english) => credit(compute(stateOf({ shape, x: Array(shape.reduce((a, b) => a * b)).fill(1), eps: 0 }), engine), words);
  assert.deepEqual([said([1, 1]), said([2, 3]), said([1, 2, 3])], ["1 sample × 1 feature · ε = 0", "2 samples × 3 features · ε = 0", "1 sample × 2 channels × 3 positions · ε = 0"]);
  assert.equal(said([2, 3], chinese), "2 个样本 × 3 个特征 · ε = 0");
});

test("the empty sheet says what to do", () => {
  const state = stateOf({ shape: [0, 2], x: [] });
  assert.equal(say(state), "The sheet is empty. Draw a sample, or choose a batch to start from.");
  assert.match(describe(compute(state, engine), state, english), /^0 samples × 2 features .*The sheet is empty\./);
});
