// @ts-check
// The figure in words: questions before the end, sentences found from what was measured after it, in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { translator } from "../../../www/locales/index.js";
import { fetchTexts } from "../../../www/locales/texts.js";
import { credit, describe, legend, lineWords, sentence, small, title } from "../../../www/figures/why/words.js";
import { fixed } from "../../../www/numbers.js";
import { runOf, stateOf, viewOf, QUICK } from "./states.js";

const LANGUAGES = /** @type {const} */ (["en", "zh-Hans"]);
await Promise.all(LANGUAGES.map((lang) => fetchTexts(lang, "why")));
const en = translator("en");
const flat = (/** @type {readonly { text: string }[]} */ pieces) => pieces.map(({ text }) => text).join("");

/** The view with other measures. @param {ReturnType<typeof viewOf>["view"]} view @param {Record<string, object>} changes */
const changed = (view, changes) => ({ ...view, networks: view.networks.map((one) => ({ ...one, measures: { ...one.measures, ...changes[one.net] } })) });

test("before the end the title asks", () => {
  for (const change of /** @type {const} */ ([{}, { noise: 0 }, { task: "linear" }])) {
    const { state, view } = viewOf(change, 8);
    for (const lang of LANGUAGES) assert.match(flat(title(view, state, translator(lang))), /[?？]$/);
  }
});

test("at the end it says what this run showed", () => {
  const { state, view } = viewOf();
  const said = (/** @type {Record<string, object>} */ changes, on = state, from = view) => flat(title(changed(from, changes), on, en));
  const noisy = (/** @type {number} */ jump, /** @type {number} */ accuracy) => ({ none: { jump: 1, accuracy: 0.6 }, noisy: { jump, accuracy } });
  assert.match(said(noisy(3, 0.9)), /jump more .* still learns better/);
  assert.match(said(noisy(3, 0.61)), /even/);
  assert.match(said(noisy(3, 0.3)), /costs more/);
  assert.match(said(noisy(0.5, 0.9)), /jump less/);
  const plain = viewOf({ noise: 0 });
  const two = (/** @type {object} */ batch) => said({ none: { early: 1, late: 1, cosine: 0.5 }, batch }, plain.state, plain.view);
  assert.match(two({ early: 0.5, late: 0.5, cosine: 0.8 }), /steadier gradients, and the smoother/);
  assert.match(two({ early: 0.5, late: 0.5, cosine: 0.2 }), /no steadier/);
  assert.match(two({ early: 2, late: 0.5, cosine: 0.8 }), /rougher road at first/);
  assert.match(two({ early: 2, late: 2, cosine: 0.8 }), /does not make/);
  const linear = viewOf({ task: "linear" });
  const three = (/** @type {object} */ batch) => said({ none: { cosine: 0.9, loss: 30 }, batch }, linear.state, linear.view);
  assert.match(three({ cosine: 0.1, loss: 20 }), /shifts more, and still learns better/);
  assert.match(three({ cosine: 0.95, loss: 20 }), /does not both/);
});

test("the live words have the numbers on screen", () => {
  const { state, view } = viewOf();
  const words = flat(sentence(view, state, en));
  for (const { measures } of view.networks) assert.ok(words.includes(fixed(100 * measures.accuracy, 1)), words);
  for (const net of ["none", "batch", "noisy"]) assert.ok(words.includes(small(view.networks.find((one) => one.net === net)?.measures.jump ?? NaN)), words);
  for (const { measures } of view.networks.slice(0, 2)) assert.ok(words.includes(fixed(measures.cosine)), words);
  const linear = viewOf({ task: "linear" });
  assert.match(flat(sentence(linear.view, linear.state, en)), /^Loss on new samples/);
  const start = viewOf({}, 0);
  assert.match(flat(sentence(start.view, start.state, en)), /this is step 0/);
});

test("a line has its numbers, and one that was not measured has none", () => {
  const run = runOf(stateOf(QUICK));
  const { view } = viewOf({}, 4, { runs: { noise: run, "noise-he": run, relu: run, "relu-slow": run, linear: run } });
  const open = viewOf({}, 4).view;
  for (const lang of LANGUAGES) {
    const words = translator(lang);
    view.sides.forEach(({ lines }, side) => lines.forEach((line, k) => {
      const text = flat(lineWords(line, words));
      assert.ok(line.stand);
      assert.doesNotMatch(text, /[{}]|NaN|undefined/, text);
      assert.ok((text.match(/\d[\d.]*/g) ?? []).length >= 3, text);
      const asked = open.sides[side]?.lines[k];
      assert.ok(asked);
      assert.match(flat(lineWords(asked, words)), /[?？]$/);
    }));
  }
  const jump = view.sides[0]?.lines[0];
  assert.ok(jump && flat(lineWords(jump, en)).includes(`inputs jump by ${small(run.nets.batch?.jump ?? NaN)} with batch norm`));
});

test("the description tells everything, in both languages", () => {
  const run = runOf(stateOf(QUICK));
  const { state, view } = viewOf({}, 24, { runs: { noise: run } });
  for (const lang of LANGUAGES) {
    const words = translator(lang);
    const text = describe(view, state, words);
    assert.ok(text.startsWith(legend(view, state, words)));
    for (const net of /** @type {const} */ (["none", "batch", "noisy", "shaken"])) assert.ok(text.includes(words.t(`why.net.${net}`)));
    assert.ok(text.includes(words.t("why.sides.shift.story")));
    assert.doesNotMatch(text, /[{}]|undefined/);
    assert.match(credit(view, words, state), /24/);
  }
});

test("a jump is told in as many places as say something", () => {
  assert.deepEqual([0.0792, 0.00074, 0.00003, 0, -0.5].map(small), ["0.079", "0.0007", "3.0 × 10⁻⁵", "0", "−0.50"]);
});
