// @ts-check
// The figure in words, in both languages: whole sentences, and true ones.

import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES, translator } from "../../words.js";
import { counted, distance, percent, size } from "../../../www/figures/parts/format.js";
import { credit, describe, diverged, divergence, legend, sentence, title } from "../../../www/figures/shift/words.js";
import { csv } from "../../../www/figures/shift/export.js";
import { configOf } from "../../../www/figures/shift/state.js";
import { FIGURE_1, stateOf, viewOf } from "./snapshots.js";

const english = translator("en");
const flat = (/** @type {import("../../../www/locales/index.js").Piece[]} */ pieces) => pieces.map(({ text }) => text).join("");

/** @param {Parameters<typeof viewOf>} shown */
const say = (...shown) => {
  const { view, state } = viewOf(...shown);
  return flat(sentence(view, state, english));
};
/** @param {Parameters<typeof viewOf>} shown */
const titled = (...shown) => {
  const { view, state } = viewOf(...shown);
  return flat(title(view, state, english));
};

/** @param {string} text */
const assertWhole = (text) => assert.doesNotMatch(text, /undefined|null|NaN|Infinity|\[object|[{}<>\u0001]|  |-\d|。。|\.\./, text);

test("the paper's figure, in words: how far, how wide, and that saturation does not part them", () => {
  const text = say({}, FIGURE_1);
  assert.match(text, /In layer 3 the median has moved over 1\.62 without normalization and 0\.21 with batch norm\./);
  assert.match(text, /The spread is 34 times and 1\.6 times what it was at the start\./);
  assert.match(text, /Hardly a difference in how much lies where the sigmoid is flat: 12\.0 % and 13\.6 %\./);
  assert.match(text, /90 % right on new data: not yet without normalization and after 7\d\d steps with batch norm\./);
});

test("each number stands in its network's colour", () => {
  const { view, state } = viewOf({ networks: ["none", "batch", "renorm"] }, FIGURE_1);
  const pieces = sentence(view, state, english).filter(({ tag }) => tag !== null);
  assert.deepEqual(pieces.slice(0, 3).map(({ text, tag }) => [text, tag]), [["1.62", "none"], ["0.21", "bn"], ["1.00", "brn"]]);
});

test("where there is no difference, that is said", () => {
  const alike = { travel: 0.5, accuracy: 0.95, saturated: 0.1 };
  const text = say({}, { none: alike, batch: { ...alike, travel: 0.45 } });
  assert.match(text, /0\.50 without normalization and 0\.45 with batch norm: hardly a difference/);
  assert.match(text, /No difference worth naming/);
  assert.doesNotMatch(say({}, FIGURE_1), /No difference|hardly a difference/);
});

test("saturation is spoken of only where the activation is a sigmoid", () => {
  for (const change of [{ activation: /** @type {const} */ ("relu") }, { show: /** @type {const} */ ("xHat") }]) assert.doesNotMatch(say(change, FIGURE_1), /flat/);
});

test("of drawn points, the words say that they are the very ones that are learned; without two classes, what is missing", () => {
  const points = [-1, 0, 0, 1, 0, 1];
  const text = say({ data: "drawn", points }, FIGURE_1);
  assert.match(text, /90 % right on the drawn points, the very ones that are learned: not yet without/);
  assert.doesNotMatch(text, /new data/);
  const { view, state } = viewOf({ data: "drawn", points }, FIGURE_1);
  assert.match(legend(view, state, english), /more of the drawn points/);
  assert.match(credit(view, english, state), /on the drawn points themselves, not on new ones/);
  assert.match(say({ data: "drawn" }), /wait for points/);
  assert.match(say({ data: "drawn", points: [0, 0, 1] }), /All points are of one class/);
});

test("group norm with one group is said to be layer norm", () => {
  const say = (/** @type {number} */ width, /** @type {any[]} */ networks = ["none", "group"]) => {
    const { view, state } = viewOf({ width, networks });
    return legend(view, state, english);
  };
  assert.match(say(13), /Group norm has a single group here, since 13 units cannot be parted into two to four equal groups: it is layer norm\./);
  assert.equal(configOf(stateOf({ width: 13 }), "group").trainer.groups, 1);
  for (const text of [say(12), say(13, ["none", "layer"])]) assert.doesNotMatch(text, /single group/);
});

test("before the first step: nothing has been learned, press play", () => {
  assert.match(say({}, { none: { step: 0 }, batch: { step: 0 } }), /step 0.*Press Play/);
});

test("what was reached after the step that is looked at is not told yet", () => {
  assert.doesNotMatch(say({}, FIGURE_1, { at: 100 }), /90 %/);
});

test("the title says what was found, and asks while nothing was", () => {
  assert.match(titled({}, FIGURE_1), /wander and swell; with it, they hardly move/);
  assert.match(titled({}, { none: { travel: 2 }, batch: { travel: 0.5 } }), /wander; with it/);
  assert.match(titled({}, { none: { travel: 0.5 }, batch: { travel: 0.5 } }), /about as much/);
  assert.match(titled({}, { none: { travel: 0.2 }, batch: { travel: 0.9 } }), /move more with batch norm/);
  for (const shown of [viewOf({}, FIGURE_1, { at: 50 }), viewOf({ networks: ["batch", "layer"] }), viewOf({ show: "xHat" }, FIGURE_1), viewOf({}, { none: { step: 0 }, batch: { step: 0 } })]) assert.match(flat(title(shown.view, shown.state, english)), /\?$/);
});

test("a loss that became infinite is named with its step", () => {
  const { view, state } = viewOf({}, { none: { step: 40, diverged: { step: 41, loss: Infinity } }, batch: {} });
  assert.deepEqual(diverged(view).map(({ method }) => method), ["none"]);
  assert.match(divergence(view, english), /^No normalization: the loss became infinite at step 41\. Step back, or lower the learning rate\.$/);
  assert.match(describe(view, state, english), /infinite at step 41/);
  assert.deepEqual(diverged(viewOf({}, FIGURE_1).view), []);
});

test("the caption says seed, step, parameters, and what the paper does not", () => {
  const { view, state } = viewOf({}, FIGURE_1);
  assert.match(credit(view, english, state), /seed 7 · step 725 · 41,510 parameters · the paper gives neither its learning rate nor its starting spread/);
});

test("numbers as they are written", () => {
  assert.deepEqual([0.30001, 0.0123, 12.3, 345.6, 0, 0.00012, Infinity].map(size), ["0.30", "0.012", "12", "346", "0", "1.2 × 10⁻⁴", "∞"]);
  assert.deepEqual([1.618, 999.5, 598_475.8, 1.94e8].map((value) => distance(value, english)), ["1.62", "999.50", "598,476", "1.9 × 10⁸"]);
  assert.deepEqual([percent(0.919, english), percent(0.7, english, 0), counted(50_000, english)], ["91.9 %", "70 %", "50,000"]);
});

for (const lang of LANGUAGES) {
  const words = translator(lang);
  test(`${lang}: whole sentences, whatever is shown`, () => {
    const stories = [{}, FIGURE_1, { none: { step: 0 }, batch: { step: 0 } }, { none: { step: 40, diverged: { step: 41, loss: NaN } }, batch: { accuracy: 0.2 } }, { none: { accuracy: 0.2 }, batch: { accuracy: 0.3, growth: 0 } }];
    for (const story of stories) {
      for (const change of [{}, { networks: /** @type {any} */ (["none", "batch", "layer", "rms"]) }, { data: /** @type {const} */ ("blobs"), activation: /** @type {const} */ ("tanh") }, { show: /** @type {const} */ ("xHat"), unit: /** @type {any} */ (["all", "all", 5]) }, { layer: 0 }]) {
        for (const at of [null, 20]) {
          const { view, state } = viewOf(change, story, { at });
          for (const text of [flat(title(view, state, words)), legend(view, state, words), flat(sentence(view, state, words)), describe(view, state, words), credit(view, words, state)]) assertWhole(text);
        }
      }
    }
    const nothing = viewOf({}, {}, { snapshots: new Map() });
    for (const text of [flat(title(nothing.view, nothing.state, words)), flat(sentence(nothing.view, nothing.state, words)), describe(nothing.view, nothing.state, words), credit(nothing.view, words, nothing.state)]) assertWhole(text);
  });
}

test("the table for other programs has a line a record and network, and no word for what is not there", () => {
  const { view } = viewOf({ depth: 2 }, { none: { step: 100 }, batch: { step: 100 } });
  const lines = csv(view).trim().split("\n").map((line) => line.split(","));
  assert.equal(lines.length, 1 + 2 * 21);
  assert.deepEqual(lines[0]?.slice(0, 6), ["network", "step", "validation_loss", "validation_accuracy", "layer1_p15", "layer1_p50"]);
  assert.equal(lines[0]?.length, 4 + 2 * 8);
  assert.ok(lines.every((line) => line.length === lines[0]?.length));
  assert.doesNotMatch(csv(view), /NaN|undefined|Infinity/);
  const row = lines[1 + 21 + 20];
  assert.deepEqual(row?.slice(0, 2), ["batch", "100"]);
  assert.equal(Number(row?.[3]), view.networks[1]?.accuracy);
});
