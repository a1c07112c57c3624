// @ts-check
// The single digit: one of ten to pick, or one of the reader's own, drawn by mouse, finger or keys.

import { h, setAttribute, setText } from "../../dom.js";
import { placeOn } from "../../drawing/place.js";
import { Surface } from "../../drawing/surface.js";
import { drawInk } from "../parts/draw-ink.js";
import { inkOf } from "../parts/pad-ink.js";
import { SIDE, settle } from "./state.js";

const SIZE = 126;

/** @param {import("./body.js").Inference} body */
export function createPad(body) {
  const { figure } = body;
  const paper = new Surface(h("canvas", { part: "canvas", class: "pad", role: "application", tabindex: "0" }));
  /** @type {[number, number][]} */
  let stroke = [];
  let pointer = -1;
  /** @type {import("../../state.js").State | null} */
  let before = null;
  /** The cell that keys write on; none until they are used. @type {number | null} */
  let pen = null;

  const changed = (/** @type {Partial<import("./state.js").InferenceState>} */ change) => (/** @type {any} */ state) => settle({ ...state, ...change }).state;
  const inked = (/** @type {Float32Array} */ cells) => Array.from(cells.keys()).filter((cell) => (cells[cell] ?? 0) > 0);

  const at = (/** @type {PointerEvent} */ event) => /** @type {[number, number]} */ (placeOn(paper.canvas, event).map((value) => Math.max(0, Math.min(1, value / SIZE))));
  const put = () => {
    const { ink } = /** @type {import("./state.js").InferenceState} */ (before);
    figure.attempt(changed({ ink: [...ink, ...inked(inkOf([stroke], SIDE))] }));
  };
  paper.canvas.addEventListener("pointerdown", (event) => {
    if (pointer >= 0 || event.button !== 0 || figure.readonly) return;
    pointer = event.pointerId;
    paper.canvas.setPointerCapture(pointer);
    before = figure.state;
    pen = null;
    stroke = [at(event)];
    put();
  });
  paper.canvas.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    stroke.push(at(event));
    put();
  });
  const end = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== pointer) return;
    letGo();
  };
  for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) paper.canvas.addEventListener(name, end);

  function letGo() {
    pointer = -1;
    if (before) figure.commit(before);
    before = null;
  }

  paper.canvas.addEventListener("keydown", (event) => {
    const cell = pen ?? Math.floor((SIDE * SIDE + SIDE) / 2);
    const [row, column] = [Math.floor(cell / SIDE), cell % SIDE];
    const to = { ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1], ArrowUp: [row - 1, column], ArrowDown: [row + 1, column] }[event.key];
    if (to) {
      event.preventDefault();
      const [y = 0, x = 0] = to.map((value) => Math.max(0, Math.min(SIDE - 1, value)));
      pen = pen === null ? cell : y * SIDE + x;
      return figure.invalidate();
    }
    if ((event.key !== " " && event.key !== "Enter") || figure.readonly) return;
    event.preventDefault();
    pen = cell;
    const { ink } = body.state;
    figure.edit(changed({ ink: ink.includes(cell) ? ink.filter((one) => one !== cell) : [...ink, cell] }));
  });
  paper.canvas.addEventListener("blur", () => {
    pen = null;
    figure.invalidate();
  });

  const clear = h("button", { type: "button", part: "button", "data-pad": "clear", onclick: () => figure.edit(changed({ ink: [] })) }, figure.label("inference.pad.clear"));
  const digits = Array.from({ length: 10 }, (_, digit) => {
    const button = h("button", { type: "button", part: "button", class: "digit", "data-digit": digit, onclick: () => figure.edit(changed({ digit, ink: [] })) }, String(digit));
    figure.onWords(() => setAttribute(button, "aria-label", figure.words.t("inference.pad.pick", { digit })));
    return button;
  });
  const picker = h("div", { class: "digit-row", role: "group", "data-control": "digit" }, ...digits);
  figure.labelled(picker, { "aria-label": "inference.pad.picker" });
  figure.labelled(paper.canvas, { "aria-label": "inference.pad.name" });
  const answer = h("p", { class: "verdict" });
  const big = h("b", { class: "verdict-digit" });
  const how = h("span", {});
  answer.append(big, how);
  const element = h("div", { class: "pad-line", "data-control": "pad" }, h("div", { class: "pad-side" }, paper.canvas, clear), h("div", { class: "pad-side" }, answer), picker);

  return {
    element,
    letGo,
    /** @param {Float32Array} cells @param {string} digit @param {string} said */
    draw(cells, digit, said) {
      const { palette, words } = figure;
      if (!palette) return;
      const drawing = paper.begin(SIZE, SIZE, palette.family);
      drawInk(drawing, SIZE, cells, SIDE, palette, words.t("inference.pad.empty"));
      if (pen !== null) {
        const cell = SIZE / SIDE;
        drawing.rect((pen % SIDE) * cell, Math.floor(pen / SIDE) * cell, cell, cell, { stroke: palette["bn-text"], width: 2 });
      }
      const { ink, digit: picked } = body.state;
      setAttribute(clear, "disabled", ink.length === 0 || figure.readonly);
      for (const [digitAt, button] of digits.entries()) {
        setAttribute(button, "aria-pressed", String(ink.length === 0 && digitAt === picked));
        setAttribute(button, "disabled", figure.readonly);
      }
      setText(big, digit);
      setText(how, said);
    },
  };
}
