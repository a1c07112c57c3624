// @ts-check
// The figure in words: a title found from what was measured, and sentences with the numbers on screen, in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { compute } from "../../../www/figures/target/compute.js";
import { credit, describe, legend, outcome, sentence, title } from "../../../www/figures/target/words.js";
import { fixed } from "../../../www/numbers.js";
import { translator } from "../../../www/locales/index.js";
import { fetchTexts } from "../../../www/locales/texts.js";
import { engine, stateOf, viewOf } from "./states.js";

const LANGUAGES = /** @type {const} */ (["en", "zh-Hans"]);
await Promise.all(LANGUAGES.map((lang) => fetchTexts(lang, "target")));
const en = translator("en");
const flat = (/** @type {readonly { text: string }[]} */ pieces) => pieces.map(({ text }) => text).join("");

/** The view with other gains. @param {ReturnType<typeof viewOf>["view"]} view @param {[number, number][]} gains promised and came, network by network */
const changed = (view, gains) => ({ ...view, networks: view.networks.map((one, k) => ({ ...one, now: { ...one.now, promised: gains[k]?.[0] ?? NaN, together: gains[k]?.[1] ?? NaN } })) });

test("the title asks first, and then says what was measured, whichever way it came out", () => {
  const { view } = viewOf();
  assert.match(flat(title(compute(stateOf(), engine, null), en)), /\?$/);
  /** @type {[[number, number][], ReturnType<typeof outcome>][]} */
  const cases = [
    [[[1, -0.5], [1, 0.9]], "clear"],
    [[[1, -0.5], [1, -0.1]], "both"],
    [[[1, 0.4], [1, 0.9]], "more"],
    [[[1, 0.9], [1, 0.4]], "less"],
    [[[1, 0.9], [1, 0.85]], "even"],
    [[[-0.1, -2], [1, 0.85]], "tooFar"],
    [[[1, -Infinity], [1, 0.85]], "tooFar"],
  ];
  for (const [gains, want] of cases) {
    assert.equal(outcome(changed(view, gains)), want, JSON.stringify(gains));
    for (const lang of LANGUAGES) assert.equal(flat(title(changed(view, gains), translator(lang))), flat(translator(lang).rich(`target.title.${want}`)));
  }
});

test("the live words have the numbers on screen, and say falls and rises as it is", () => {
  for (const change of [{}, { layer: 1 }]) {
    const { state, view } = viewOf(change);
    const words = flat(sentence(view, state, en));
    for (const { now } of view.networks) {
      const list = change.layer === undefined ? [now.promised, now.together] : [now.firstOrder[1] ?? NaN, now.alone[1] ?? NaN];
      for (const value of list) assert.ok(words.includes(fixed(Math.abs(value))), `${value}: ${words}`);
    }
    assert.match(words, change.layer === undefined ? /layer 4 by/ : /layer 2/);
  }
  const { state, view } = viewOf();
  assert.match(flat(sentence(changed(view, [[0.5, -0.25], [0.5, 0.4]]), state, en)), /lower the loss by 0\.50 in all; moved at once they raise it by 0\.25\. With batch norm 0\.50 is promised, and the loss falls by 0\.40\./);
  assert.match(flat(sentence(changed(view, [[-0.5, -2.25], [0.5, -0.4]]), state, en)), /raise the loss by 0\.50 in all; moved at once they raise it by 2\.25\. With batch norm 0\.50 is promised, and the loss rises by 0\.40\./);
  assert.doesNotMatch(flat(sentence(viewOf({ layer: 0 }).view, viewOf({ layer: 0 }).state, en)), /Meanwhile/, "before the first layer nothing moves");
});

test("a step that was taken is told", () => {
  const { state, view } = viewOf({ after: 7, moves: [6, 0.7] }, [0, 6, 7]);
  assert.match(flat(sentence(view, state, en)), /Step 7 was taken at learning rate 0\.7;/);
});

test("the description tells everything, in both languages", () => {
  for (const change of [{}, { layer: 2, activation: /** @type {const} */ ("relu") }]) {
    const { state, view } = viewOf(change);
    for (const lang of LANGUAGES) {
      const words = translator(lang);
      const text = describe(view, state, words);
      assert.ok(text.startsWith(legend(view, state, words)));
      for (const net of /** @type {const} */ (["none", "batch"])) assert.ok(text.includes(words.t(`target.net.${net}`)));
      assert.doesNotMatch(text, /[{}]|undefined|NaN/);
      assert.match(credit(view, words, state), /seed 1|种子 1/);
      assert.doesNotMatch(credit(view, words, state), /[{}]|undefined|NaN/);
    }
  }
});
