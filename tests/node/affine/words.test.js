// @ts-check
// What the figure says is what was measured, in both languages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES, translator } from "../../words.js";
import { fixed } from "../../../www/numbers.js";
import { credit, describe, divergence, learned, sentence, title } from "../../../www/figures/affine/words.js";
import { rowNote } from "../../../www/figures/affine/draw.js";
import { PRESETS } from "../../../www/figures/affine/presets.js";
import { stateOf, trained, viewOf } from "./states.js";

const en = translator("en");
const flat = (/** @type {{ text: string }[]} */ pieces) => pieces.map(({ text }) => text).join("");
/** @param {Parameters<typeof viewOf>[0]} change */
const titleOf = (change) => {
  const { view, state } = viewOf(change);
  return flat(title(view, state, en));
};

test("the title is found from the numbers", () => {
  assert.match(titleOf({}), /^x̂ alone stays where the sigmoid is straight; γ lets it out$/);
  assert.match(titleOf({ gamma: 1, beta: 4 }), /β moves it out/);
  assert.match(titleOf({ gamma: 1 }), /y, like x̂, stays/);
  assert.match(titleOf({ how: "undo" }), /y is x/);
  assert.match(titleOf(PRESETS["l6"]?.state ?? {}), /β moves it out/, "γ 2 alone leaves −2 and 2 inside");
  assert.match(titleOf({ values: [2, 2, 6, 6], gamma: 1.5, beta: 1 }), /γ and β together take it out/);
  assert.match(titleOf({ gamma: 2, beta: 3 }), /γ lets it out/);
  assert.match(titleOf({ how: "undo", times: 10 }), /10 times as large, and y hardly moves/);
  assert.match(titleOf({ how: "undo", times: 10, eps: 1 }), /large enough for y to move/);
  assert.match(titleOf({ values: [...Array(8).fill(0), 30] }), /beyond the straight part/);
  assert.match(titleOf({ counts: stateOf().counts.map(() => 0) }), /What do γ and β add/);
});

test("the line under the batch has its numbers", () => {
  const { view, state } = viewOf();
  const text = flat(sentence(view, state, en));
  for (const part of ["γ = 4.00", "98 %", "29 %", fixed(view.rows?.y.r2 ?? 0, 3), fixed(view.rows?.xHat.r2 ?? 0, 3)]) assert.ok(text.includes(part), `${text}: ${part}`);
  assert.match(flat(sentence(viewOf({ how: "undo" }).view, stateOf({ how: "undo" }), en)), /differ by at most \d\.\d × 10⁻¹[⁵⁶]\./);
});

test("beside a row stands what its numbers are", () => {
  const noteOf = (/** @type {Parameters<typeof viewOf>[0]} */ change, /** @type {"xHat" | "y"} */ name) => {
    const { view, state } = viewOf(change);
    assert.ok(view.rows);
    return rowNote(name, view.rows[name], view, state, en);
  };
  assert.match(noteOf({}, "xHat"), /hardly more than a line/);
  assert.match(noteOf({}, "y"), /bends again/);
  // Through two numbers there is a line, wherever they are.
  assert.match(noteOf(PRESETS["l6"]?.state ?? {}, "y"), /^less of it in the straight part$/);
  assert.match(noteOf({ values: [...Array(8).fill(0), 30], gamma: 0.25 }, "y"), /still where/);
  assert.match(noteOf({ values: [...Array(8).fill(0), 30], gamma: 0.85 }, "xHat"), /not all of it/);
});

test("with x ten times as large, y is not said to be x", () => {
  const said = (/** @type {Parameters<typeof viewOf>[0]} */ change) => {
    const { view, state } = viewOf(change);
    return flat(sentence(view, state, en));
  };
  assert.match(said({ how: "undo" }), /so that y is x again/);
  assert.doesNotMatch(said({ how: "undo", times: 10 }), /y is x/);
  assert.match(said({ how: "undo", times: 10 }), /that x had before: then the two differed by at most/);
  assert.match(said({ how: "undo", times: 10, eps: 1 }), /y moves by at most 0\.\d+; its mean is 3\.14, its spread 1\.\d\d\.$/);
});

test("equal numbers, and a line that does as well as before, are said as they are", () => {
  const said = (/** @type {Parameters<typeof viewOf>[0]} */ change) => {
    const { view, state } = viewOf(change);
    return flat(sentence(view, state, en));
  };
  assert.equal(said({ values: [5, 5, 5], gamma: 3, beta: 1 }), "All of x is 5.00: without any spread x̂ is 0.00, and y is 1.00. It is β, 1.00, whatever γ is.");
  assert.match(said(PRESETS["l6"]?.state ?? {}), /goes from 100 % to 50 %; the best line explains 1\.000 of the output of x̂ and of y alike/);
});

test("one network alone is not called two", () => {
  const { view, state } = viewOf({ networks: ["learned"] });
  assert.doesNotMatch(flat(learned(view, state, en)), /\btwo\b|frozen/);
});

test("networks are said to differ where they do, and not where they do not", () => {
  const { view, state } = trained({ depth: 1, width: 6, every: 5, steps: 20 }, 5);
  const [one, two] = view.networks;
  assert.ok(one && two);
  const at = (/** @type {number} */ a, /** @type {number} */ b) => flat(learned({ ...view, networks: [{ ...one, accuracy: a }, { ...two, accuracy: b }] }, state, en));
  assert.match(at(0.93, 0.91), /93\.0 % with γ and β learned, 91\.0 % with both frozen/);
  assert.match(at(0.93, 0.925), /Less than 1 percentage point apart: no difference/);
  assert.match(at(0.91, 0.93), /and more, 93\.0 %/);
  assert.match(at(0.9, 0.9), /6 of each with batch norm/);
  assert.match(flat(learned(viewOf().view, stateOf(), en)), /Press Play/);
});

test("a loss that is no number is named, with the ways out", () => {
  const { view } = trained({ depth: 1, width: 6, every: 5, steps: 20 }, 5);
  assert.equal(divergence(view, en), "");
  const gone = { ...view, networks: view.networks.map((network) => (network.name === "frozen" ? { ...network, diverged: { step: 41, loss: Infinity } } : network)) };
  assert.equal(divergence(gone, en), "γ and β frozen: the loss became infinite at step 41. Step back, or lower the learning rate.");
});

for (const lang of LANGUAGES) {
  test(`${lang}: everything is said whole`, () => {
    const words = translator(lang);
    const shown = [viewOf(), viewOf({ how: "undo", times: 10 }), viewOf(PRESETS["l6"]?.state), trained({ depth: 2, width: 5, every: 5, steps: 20 }, 5)];
    for (const { view, state } of shown) {
      const text = [flat(title(view, state, words)), describe(view, state, words), credit(view, words, state)].join(" ");
      assert.doesNotMatch(text, /undefined|NaN|[{}<>]/);
    }
  });
}
