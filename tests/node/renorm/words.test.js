// @ts-check
// The figure in words: what the clips do, questions before the end, and sentences found from what was measured, in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { credit, describe, divergence, handWords, heading, legend, sentence, title, verdict } from "../../../www/figures/renorm/words.js";
import { translator } from "../../../www/locales/index.js";
import { fetchTexts } from "../../../www/locales/texts.js";
import { fixed } from "../../../www/numbers.js";
import { BATCHES } from "../../../www/figures/renorm/state.js";
import { viewOf } from "./states.js";

const LANGUAGES = /** @type {const} */ (["en", "zh-Hans"]);
await Promise.all(LANGUAGES.map((lang) => fetchTexts(lang, "renorm")));
const en = translator("en");
const flat = (/** @type {readonly { text: string }[]} */ pieces) => pieces.map(({ text }) => text).join("");
const said = (/** @type {any} */ change) => {
  const { state, view } = viewOf(change, 0);
  return { title: flat(title(view, state, en)), words: flat(handWords(view, state, en)) };
};

test("the title and the words say what the clips do to the batch in hand", () => {
  const cut = said({});
  assert.match(cut.title, /as far as the clips allow/);
  for (const part of ["8.00 and 1.41", "r = 0.47 and d = 1.00", "allow 0.67 and 0.50", "The sample 6, −1.41 for batch norm, becomes −0.44; inference will say 0.33", "Open the clips to 2.12 and 1.00"]) assert.ok(cut.words.includes(part), cut.words);
  assert.match(said({ rMax: 1, dMax: 0 }).title, /is batch norm/);
  const open = said({ rMax: 3, dMax: 5 });
  assert.match(open.title, /what inference will say/);
  assert.match(open.words, /gap that is left is 0\.00/);
  assert.match(said({ x: BATCHES.one }).words, /neither does a gradient reach x/);
});

/** The view with other ends. @param {ReturnType<typeof viewOf>["view"]} view @param {Record<string, object>} changes */
const changed = (view, changes) => ({ ...view, done: true, networks: view.networks.map((one) => ({ ...one, ...changes[one.net] })) });
/** What a network ended with. @param {number} accuracy */
const ended = (accuracy) => ({ validation: { loss: Float32Array.of(1, 1), accuracy: Float32Array.of(0.5, accuracy) } });

test("before the end the heading asks, and then it says what this run showed", () => {
  const early = viewOf({}, 10);
  assert.deepEqual([verdict(early.view, early.state), verdict(early.view, { ...early.state, classes: 1 })], ["ask", "askSmall"]);
  const { state, view } = viewOf({ batchSize: 32, networks: ["batch", "renorm", "fixed", "free", "layer"] }, 0);
  const of = (/** @type {number} */ fixedAt, /** @type {object | null} */ diverged = null) => verdict(changed(view, { renorm: ended(0.94), fixed: ended(fixedAt), free: { ...ended(0.93), diverged } }), state);
  assert.deepEqual([of(0.2), of(0.88), of(0.93), of(0.93, { step: 4 })], ["needed", "helps", "even", "needed"]);
  const small = (/** @type {number} */ batch, /** @type {number} */ layer) => verdict(changed(view, { renorm: ended(0.6), batch: ended(batch), layer: ended(layer) }), { ...state, batchSize: 2 });
  assert.deepEqual([small(0.3, 0.9), small(0.3, 0.7), small(0.3, 0.6), small(0.6, 0.9)], ["smallFar", "smallPart", "smallGain", "smallNone"]);
  const alone = viewOf({ batchSize: 32, networks: ["batch", "renorm"] }, 0);
  assert.equal(verdict(changed(alone.view, {}), alone.state), "over");
});

test("the live words have the numbers on screen", () => {
  const { view } = viewOf();
  const words = flat(sentence(view, en));
  for (const { accuracy, apart } of view.networks) {
    assert.ok(words.includes(`${fixed(100 * accuracy, 1)}`), words);
    assert.ok(words.includes(fixed(apart)), words);
  }
  assert.match(words, /cut r in \d+ of 16 units, and d in \d+/);
  assert.match(flat(sentence(viewOf({}, 0).view, en)), /this is step 0/);
});

test("a network that is lost is named, with a way out", () => {
  const { view } = viewOf({ networks: ["renorm", "free"], learningRate: 2, depth: 3, width: 64, batchSize: 32, steps: 60 }, 60);
  assert.ok(view.networks.some(({ diverged }) => diverged));
  assert.match(divergence(view, en), /renorm without clips: the loss became infinite at step \d+\. Step back, or lower/);
});

test("the description tells everything, in both languages", () => {
  for (const change of [{}, { classes: 2 }, { x: BATCHES.one, rMax: 1, dMax: 0 }]) {
    const { state, view } = viewOf(change);
    for (const lang of LANGUAGES) {
      const words = translator(lang);
      const text = describe(view, state, words);
      for (const part of [legend(view, state, words), flat(heading(view, state, words)), flat(handWords(view, state, words))]) assert.ok(text.includes(part));
      for (const { net } of view.networks) assert.ok(text.includes(words.t(`renorm.net.${net}`)));
      assert.doesNotMatch(text + credit(view, words, state), /[{}]|undefined|NaN/);
      if (lang === "zh-Hans") assert.doesNotMatch(text.replaceAll("ReLU", "").replaceAll("logit", ""), /[a-z]{4}/);
    }
  }
});
