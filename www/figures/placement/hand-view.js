// @ts-check
// The four numbers: typed, or dragged by their dots, and the two blocks, swapped by a button or by a click on them.

import { h, setAttribute, setText } from "../../dom.js";
import { placeOn } from "../../drawing/place.js";
import { Surface } from "../../drawing/surface.js";
import { fixed, parseNumber, plain, round6 } from "../../numbers.js";
import { isTyping } from "../parts/fields.js";
import { limitedX, settle } from "./state.js";
import { drawHand, handPlaces, HEIGHT } from "./hand-draw.js";

/** How near to a dot a pointer takes it: targets of more than 24 px. */
const NEAR = 22;

/** @param {import("./body.js").Placement} body */
export function createHandView(body) {
  const { figure } = body;
  const surface = new Surface(h("canvas", { part: "canvas", "aria-hidden": "true", class: "hand" }));
  const box = h("div", { class: "stage" }, surface.canvas);
  const said = h("p", { class: "hand-said" });
  const swap = h("button", { type: "button", part: "button", "data-control": "order", onclick: () => flip() }, h("span", { "aria-hidden": "true" }, "⇄ "), figure.label("placement.hand.swap"));
  const inputs = body.state.x.map((_, at) => {
    const input = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", size: 5 });
    figure.onWords(() => setAttribute(input, "aria-label", figure.words.t("placement.hand.number", { number: at + 1 })));
    input.addEventListener("change", () => {
      const value = parseNumber(input.value);
      setAttribute(input, "aria-invalid", Number.isNaN(value) ? "true" : null);
      if (Number.isNaN(value)) return figure.say("note.notNumber", { text: input.value.slice(0, 30) });
      figure.edit(withX(at, value));
    });
    input.addEventListener("keydown", (event) => {
      const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (way === undefined || figure.readonly) return;
      event.preventDefault();
      figure.edit(withX(at, (body.state.x[at] ?? 0) + way * (event.shiftKey ? 1 : 0.1)));
      input.value = plain(body.state.x[at] ?? 0);
    });
    input.addEventListener("blur", () => (setAttribute(input, "aria-invalid", null), figure.invalidate()));
    return input;
  });
  const fields = h("span", { class: "hand-fields", role: "group", "data-control": "x" }, h("span", { class: "symbol", "aria-hidden": "true" }, "x"), ...inputs);
  figure.labelled(fields, { "aria-label": "placement.hand.numbers" });
  const element = h("div", { class: "hand-box", "data-control": "hand" }, h("div", { class: "samples-head" }, h("p", { class: "chart-head" }, figure.label("placement.hand.head")), fields, swap), box, said);

  /** @param {number} at @param {number} value @returns {(state: any) => any} */
  const withX = (at, value) => (state) => settle({ ...state, x: state.x.with(at, limitedX(value)) }).state;
  const flip = () => figure.edit((state) => settle({ ...state, order: state.order === "before" ? "after" : "before" }).state);

  /** @type {{ at: number, before: import("../../state.js").State } | null} */
  let held = null;
  const { canvas } = surface;
  const nearest = (/** @type {PointerEvent} */ event) => {
    const [px, py] = placeOn(canvas, event);
    const { stations: [x0 = 0], y } = handPlaces(canvas.clientWidth, body.scene);
    const distances = body.state.x.map((value) => Math.hypot(px - x0, py - y(value)));
    const least = Math.min(...distances);
    return least <= NEAR ? distances.indexOf(least) : -1;
  };
  canvas.addEventListener("pointerdown", (event) => {
    const at = nearest(event);
    if (at < 0 || figure.readonly || event.button !== 0) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    held = { at, before: figure.state };
  });
  canvas.addEventListener("pointermove", (event) => {
    canvas.style.cursor = held || (nearest(event) >= 0 && !figure.readonly) ? "ns-resize" : "";
    if (!held) return;
    const [, py] = placeOn(canvas, event);
    const value = handPlaces(canvas.clientWidth, body.scene).valueAt(py);
    figure.attempt(withX(held.at, Math.round(value * 10) / 10));
  });
  const letGo = () => {
    if (!held) return;
    const { before } = held;
    held = null;
    figure.commit(before);
  };
  canvas.addEventListener("pointerup", letGo);
  canvas.addEventListener("pointercancel", letGo);
  canvas.addEventListener("lostpointercapture", letGo);
  // A finger that takes a dot does not scroll the page.
  canvas.addEventListener("touchstart", (event) => held && event.cancelable && event.preventDefault(), { passive: false });

  /** "BN → ReLU: 0.000, 0.000, 0.447, 1.342. Mean 0.447." */
  function sentences() {
    const { words, view } = figure;
    const { state } = body;
    return (/** @type {const} */ (["before", "after"])).map((order) => {
      const { second, mean, std } = view.hand[order];
      const list = words.list(second.map((/** @type {number} */ value) => fixed(value, 3)));
      return words.t(`placement.hand.${order}`, { activation: words.t(`train.activation.${state.activation}`), list, mean: fixed(mean, 3), std: fixed(std, 3) });
    });
  }

  return {
    element,
    letGo,
    sentences,
    draw() {
      const width = box.clientWidth;
      if (width === 0 || !figure.palette) return;
      box.style.height = `${HEIGHT}px`;
      drawHand(surface.begin(width, HEIGHT, figure.palette.family), width, body.scene);
      setText(said, sentences().join(figure.words.t("text.gap")));
      inputs.forEach((input, at) => {
        if (!isTyping(input)) input.value = plain(round6(body.state.x[at] ?? 0));
        setAttribute(input, "disabled", figure.readonly);
      });
      setAttribute(swap, "disabled", figure.readonly);
    },
  };
}
