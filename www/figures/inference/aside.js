// @ts-check
// Right of the sheet: the single digit and its ways of being predicted, or the batch that is typed.

import { h, setAttribute, setText } from "../../dom.js";
import { Surface } from "../../drawing/surface.js";
import { percent } from "../parts/format.js";
import { ANSWERS_HEIGHT, drawAnswers } from "./draw-answers.js";
import { createTyped } from "./typed.js";
import { createPad } from "./pad.js";
import { cellsOf } from "./sample.js";
import { predicted } from "./sample-words.js";
import { SIDE } from "./state.js";
import { sampleSentence } from "./words.js";

/** @param {import("./body.js").Inference} body */
export function createAside(body) {
  const { figure } = body;
  const pad = createPad(body);
  const typed = createTyped(body);
  const answers = new Surface(h("canvas", { part: "canvas", role: "img" }));
  const waiting = h("p", { class: "hint" });
  const network = h("div", { class: "aside-part" }, h("p", { class: "chart-head" }, figure.label("inference.pad.head")), pad.element, waiting, answers.canvas);
  const element = h("div", { class: "aside" }, network, typed.element);
  /** The ten digits to pick from. */
  let made = { seed: -1, digits: /** @type {Float32Array} */ (new Float32Array()) };
  /** What is drawn. @type {unknown[]} */
  let drawn = [];

  function digits() {
    const { seed } = body.state;
    if (made.seed !== seed) made = { seed, digits: figure.engine.makeData({ kind: "digits", size: SIDE, seed, train: 1, validation: 10 }).validation.x };
    return made.digits;
  }

  return {
    element,
    letGo: () => pad.letGo(),
    draw() {
      const { view, state } = body;
      const { palette, words } = figure;
      const isHand = view.example === "hand";
      setAttribute(network, "hidden", isHand);
      setAttribute(typed.element, "hidden", !isHand);
      if (isHand) return typed.update();
      const { sample } = view;
      const { label, share } = sample ? predicted(sample, state.mode, view.paper) : { label: null, share: 0 };
      const said = sample && label !== null ? words.t(state.mode === "train" ? "inference.pad.trained" : "inference.pad.inferred", { share: percent(share, words, 0) }) : words.t("inference.pad.waiting");
      pad.draw(cellsOf(state, digits()), label === null ? "?" : String(label), said);
      setText(waiting, sample && view.shown !== view.step ? words.t("inference.pad.now", { step: sample.step }) : "");
      setAttribute(waiting, "hidden", waiting.textContent === "");
      setAttribute(answers.canvas, "hidden", sample === null);
      const width = Math.min(330, element.clientWidth);
      if (!palette || !sample || width === 0) return;
      const look = [sample, width, palette.fg, palette.bg, words.lang, state.mode, state.norm, view.paper, devicePixelRatio];
      if (look.every((part, k) => part === drawn[k])) return;
      drawn = look;
      drawAnswers(answers.begin(width, ANSWERS_HEIGHT, palette.family), width, sample, body.scene());
      setAttribute(answers.canvas, "aria-label", sampleSentence(sample, view.paper, words));
    },
  };
}
