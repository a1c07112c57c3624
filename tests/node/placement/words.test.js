// @ts-check
// What the figure says is what was measured, and no more.

import assert from "node:assert/strict";
import { test } from "node:test";
import { translator } from "../../words.js";
import { fixed } from "../../../www/numbers.js";
import { compute } from "../../../www/figures/placement/compute.js";
import { PRESETS } from "../../../www/figures/placement/presets.js";
import { seedsKey } from "../../../www/figures/placement/state.js";
import { credit, describe, sentence, title } from "../../../www/figures/placement/words.js";
import { engine, QUICK, stateOf, sweepOf, trained, viewOf } from "./states.js";

const LANGUAGES = /** @type {const} */ (["en", "zh-Hans"]);
const en = translator("en");
const flat = (/** @type {import("../../../www/locales/index.js").Piece[]} */ pieces) => pieces.map(({ text }) => text).join("");
const measured = (/** @type {number[]} */ before, /** @type {number[]} */ after) => {
  const state = stateOf(QUICK);
  return { state, view: compute(state, engine, trained(state, 20, { sweep: sweepOf(state, seedsKey(state), { none: [0.5, 0.6, 0.5, 0.6, 0.5], before, after }) })) };
};

test("before anything was measured, the title is a question and the words say how to begin", () => {
  const { state, view } = viewOf({}, 0);
  assert.match(flat(title(view, state, en)), /\?$/);
  assert.match(flat(sentence(view, state, en)), /this is step 0/);
});

test("one seed is called one seed, and its numbers are the networks' own", () => {
  const { state, view } = viewOf({ steps: 20 }, 20);
  assert.match(flat(title(view, state, en)), /^With this one seed/);
  const words = flat(sentence(view, state, en));
  for (const { accuracy } of view.networks) assert.ok(words.includes(`${fixed(100 * accuracy, 1)} %`), words);
  for (const place of [1, 2]) assert.ok(words.includes(fixed(view.networks[place]?.layers[1]?.now.nextMean ?? NaN)), words);
  assert.match(words, /One seed says little/);
});

test("over five seeds: no clear winner where the ranges overlap, and else who was ahead in each", () => {
  const overlap = measured([0.8, 0.82, 0.84, 0.83, 0.86], [0.85, 0.9, 0.83, 0.86, 0.91]);
  assert.match(flat(title(overlap.view, overlap.state, en)), /over 5 seeds, no clear winner/);
  assert.match(flat(sentence(overlap.view, overlap.state, en)), /before 83\.0 % ± 2\.0 \(80\.0 to 86\.0\), after 87\.0 % .* overlap.* after ended ahead in 4 of 5 seeds, and behind in 1\. The paper .* argues for before: .* That is a reason, not a measurement\.$/);
  const after = measured([0.8, 0.81, 0.8, 0.8, 0.8], [0.9, 0.9, 0.9, 0.9, 0.91]);
  assert.match(flat(title(after.view, after.state, en)), /after the activation ends ahead in each/);
  assert.match(flat(sentence(after.view, after.state, en)), /ahead in all 5, and the ranges do not touch/);
  const before = measured([0.9, 0.9, 0.9, 0.9, 0.91], [0.1, 0.1, 0.1, 0.1, 0.1]);
  assert.match(flat(title(before.view, before.state, en)), /before the activation ends ahead in each/);
});

test("while seeds are done in part nobody is named, however far apart they are", () => {
  const state = stateOf(QUICK);
  const part = { ...sweepOf(state, seedsKey(state), { none: [0.5, 0.5], before: [0.2, 0.2], after: [0.9, 0.9] }), running: true, seed: 3 };
  for (const paused of [false, true]) {
    const view = compute(state, engine, trained(state, 20, { sweep: { ...part, paused } }));
    assert.match(flat(title(view, state, en)), /\?$/);
    const words = flat(sentence(view, state, en));
    assert.match(words, /seed 3: 2 of 5 are done\..* Who leads is said when all of them are|who leads is said when all of them are/);
    assert.doesNotMatch(words, /ahead|winner|Measured/);
  }
});

test("networks that diverged are counted where seeds are compared", () => {
  const state = stateOf(QUICK);
  const ends = sweepOf(state, seedsKey(state), { none: [0.5, 0.5, 0.5, 0.5, 0.5], before: [0.9, 0.9, 0.9, 0.9, 0.9], after: [0.8, 0.5, 0.5, 0.5, 0.5] });
  const results = ends.results.map((one, k) => ({ ...one, diverged: one.place === "after" && k % 5 < 2 }));
  const view = compute(state, engine, trained(state, 20, { sweep: { ...ends, results } }));
  assert.match(flat(sentence(view, state, en)), /Diverged: 2 of 15 networks\./);
});

test("no name in the menu says who is ahead: the reader's own seeds do", () => {
  for (const lang of LANGUAGES) for (const { label } of Object.values(PRESETS)) assert.doesNotMatch(translator(lang).t(/** @type {import("../../../www/locales/index.js").Key} */ (label)), /leads|ahead|winner|领先|胜负/);
});

test("every sentence is filled in, in both languages", () => {
  const cases = [viewOf({}, 0), viewOf({ activation: "relu", init: "he" }, 20), viewOf({ activation: "tanh", steps: 20 }, 20), measured([0.8, 0.8, 0.8, 0.8, 0.8], [0.9, 0.9, 0.9, 0.9, 0.9]), measured([0.8, 0.8, 0.8, 0.8, 0.8], [0.8, 0.8, 0.8, 0.8, 0.8])];
  for (const lang of LANGUAGES) for (const { view, state } of cases) {
    const words = translator(lang);
    for (const text of [flat(title(view, state, words)), flat(sentence(view, state, words)), describe(view, state, words), credit(view, words, state)]) assert.doesNotMatch(text, /undefined|NaN|\{|\}|null/, text);
  }
});

test("a network that diverged is named, with the ways out", () => {
  const { state, view } = viewOf({ learningRate: 100, activation: "relu", init: "he", initScale: 30 }, 60);
  assert.ok(view.networks.some(({ diverged }) => diverged), "one diverges");
  assert.match(describe(view, state, en), /the loss became infinite at step \d+\. Step back, or lower the learning rate\./);
  assert.match(flat(title(view, state, en)), /\?$/);
});
