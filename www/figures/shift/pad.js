// @ts-check
// A digit of the reader's own, and what the networks take it for, at once. It is no part of the state.

import { h, setAttribute } from "../../dom.js";
import { placeOn } from "../../drawing/place.js";
import { Surface } from "../../drawing/surface.js";
import { drawInk } from "../parts/draw-ink.js";
import { inkOf } from "../parts/pad-ink.js";
import { winnerOf } from "../parts/winner.js";
import { percent } from "../parts/format.js";
import { answersHeight, drawAnswers } from "./draw-pad.js";

const SIZE = 168;
const GAP = 28;

/** @param {import("./body.js").Shift} shift */
export function createPad(shift) {
  const { figure } = shift;
  const paper = new Surface(h("canvas", { part: "canvas", role: "img", class: "pad" }));
  const result = new Surface(h("canvas", { part: "canvas", role: "img" }));
  /** @type {[number, number][][]} */
  let strokes = [];
  let pointer = -1;
  /** @type {import("./draw-pad.js").Answers} */
  let answers = {};
  /** What was asked last. @type {unknown[]} */
  let asked = [];
  /** @type {unknown[]} */
  let drawn = [];

  const redraw = () => {
    strokes = strokes.slice();
    figure.invalidate();
  };
  const button = (/** @type {string} */ name, /** @type {import("../../locales/index.js").Key} */ key, /** @type {() => void} */ onclick) => h("button", { type: "button", part: "button", "data-pad": name, onclick }, figure.label(key));
  const undo = button("undo", "shift.pad.undo", () => (strokes.pop(), redraw()));
  const clear = button("clear", "shift.pad.clear", () => ((strokes = []), redraw()));

  const at = (/** @type {PointerEvent} */ event) => /** @type {[number, number]} */ (placeOn(paper.canvas, event).map((value) => Math.max(0, Math.min(1, value / SIZE))));
  paper.canvas.addEventListener("pointerdown", (event) => {
    if (pointer >= 0 || event.button !== 0) return;
    pointer = event.pointerId;
    paper.canvas.setPointerCapture(pointer);
    strokes.push([at(event)]);
    redraw();
  });
  paper.canvas.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    strokes.at(-1)?.push(at(event));
    redraw();
  });
  const end = (/** @type {PointerEvent} */ event) => event.pointerId === pointer && (pointer = -1);
  for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) paper.canvas.addEventListener(name, end);

  /** Asks anew where the ink or the networks have changed; of two answers the newest question's counts. @param {Float32Array} ink @param {unknown[]} question */
  async function ask(ink, question) {
    asked = question;
    const { networks } = shift.state;
    const given = ink.includes(1) ? await Promise.all(networks.map((network) => shift.training.predict(network, ink))) : [];
    if (asked !== question) return;
    answers = Object.fromEntries(networks.flatMap((network, k) => (given[k] ? [[network, given[k]]] : [])));
    figure.invalidate();
  }

  function said() {
    const { words } = figure;
    const list = shift.state.networks.flatMap((network) => {
      const { label, share } = winnerOf(answers[network] ?? new Float32Array(), 0, 10);
      return label === null ? [] : [words.t("shift.pad.takes", { method: words.t(`method.${network}`), digit: label, share: percent(share, words, 0) })];
    });
    return list.length > 0 ? list.join(words.t("text.gap")) : words.t("shift.pad.nothing");
  }

  const tools = h("div", { class: "draw-line" }, undo, clear);
  const element = h("div", { "data-control": "pad", class: "pad-box" }, h("p", { class: "chart-head" }, figure.label("shift.pad.head")), h("div", { class: "plane-row" }, h("div", { class: "draw-tools" }, paper.canvas, tools), result.canvas));
  figure.labelled(paper.canvas, { "aria-label": "shift.pad.name" });

  return {
    element,
    draw() {
      const { state, view } = shift;
      const { palette, words } = figure;
      setAttribute(element, "hidden", state.data !== "digits" || view.samples === null);
      const width = element.clientWidth;
      if (!palette || width === 0 || view.samples === null) return;
      const question = [strokes, view.samples, state.size];
      const changed = question.some((part, k) => part !== asked[k]);
      const look = [strokes, answers, state.size, state.networks.join(), width, palette.fg, palette.bg, words.lang, devicePixelRatio];
      if (!changed && look.every((part, k) => part === drawn[k])) return;
      drawn = look;
      const ink = inkOf(strokes, state.size);
      if (changed) void ask(ink, question).catch(() => {});
      drawInk(paper.begin(SIZE, SIZE, palette.family), SIZE, ink, state.size, palette, words.t("shift.pad.empty"));
      const room = width >= SIZE + GAP + 240 ? width - SIZE - GAP : width;
      drawAnswers(result.begin(room, answersHeight(state.networks.length, room), palette.family), room, answers, shift.scene(1));
      setAttribute(result.canvas, "aria-label", said());
      for (const one of [undo, clear]) setAttribute(one, "disabled", strokes.length === 0);
    },
  };
}
