// @ts-check
// The four numbers: typed, or dragged by their dots, and the two blocks, swapped by a button, by a tap on one of them, or by
// dragging one onto the other.

import { h, setAttribute, setText } from "../../dom.js";
import { placeOn } from "../../drawing/place.js";
import { Surface } from "../../drawing/surface.js";
import { fixed, parseNumber, plain, round6 } from "../../numbers.js";
import { isTyping } from "../parts/fields.js";
import { limitedX, settle } from "./state.js";
import { createTurn } from "./hand-turn.js";
import { drawHand, handPlaces, HEIGHT, homeOf, reachOf } from "./hand-draw.js";

/** How near to a dot a pointer takes it: targets of more than 24 px. */
const NEAR = 22;

/** Where the strip of the blocks ends: they are taken there. */
const UNDER = 40;

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
  const flipped = (/** @type {any} */ state) => settle({ ...state, order: state.order === "before" ? "after" : "before" }).state;
  const flip = () => figure.edit(flipped);

  const turn = createTurn(() => body.state.order, () => paint());
  /** @type {ReturnType<typeof drawHand>} */
  let blocks = [];
  /** A dot, with the axis as it was when it was taken, or a block. @type {({ at: number, reach: number } | { kind: import("./hand-draw.js").Kind, from: number, isMoved: boolean }) & { before: import("../../state.js").State } | null} */
  let held = null;
  const { canvas } = surface;
  const reach = () => (held && "reach" in held ? held.reach : reachOf(body.scene));
  const places = () => handPlaces(canvas.clientWidth, body.scene, reach());
  const nearest = (/** @type {PointerEvent} */ event) => {
    const [px, py] = placeOn(canvas, event);
    const { stations: [x0 = 0], y } = places();
    const distances = body.state.x.map((value) => Math.hypot(px - x0, py - y(value)));
    const least = Math.min(...distances);
    return least <= NEAR ? distances.indexOf(least) : -1;
  };
  const blockAt = (/** @type {PointerEvent} */ event) => {
    const [px, py] = placeOn(canvas, event);
    return py <= UNDER ? blocks.find(({ x, half }) => Math.abs(px - x) <= half + 4) : undefined;
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (figure.readonly || event.button !== 0 || held) return;
    const [px] = placeOn(canvas, event);
    const block = blockAt(event);
    const at = nearest(event);
    if (!block && at < 0) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    held = block ? { kind: block.kind, from: px - block.x, isMoved: false, before: figure.state } : { at, reach: reachOf(body.scene), before: figure.state };
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!held) {
      canvas.style.cursor = figure.readonly ? "" : blockAt(event) ? "grab" : nearest(event) >= 0 ? "ns-resize" : "";
      return;
    }
    const [px, py] = placeOn(canvas, event);
    if ("at" in held) {
      const { at } = held;
      return void figure.attempt(withX(at, Math.round(places().valueAt(py) * 10) / 10));
    }
    canvas.style.cursor = "grabbing";
    const { kind, from } = held;
    const { stations } = places();
    const [left, right] = [homeOf(stations, "norm", "before"), homeOf(stations, "norm", "after")];
    const x = Math.max(left, Math.min(right, px - from));
    const { order } = body.state;
    held.isMoved ||= Math.abs(x - homeOf(stations, kind, order)) > 4;
    // The other block gives way as soon as this one is nearer to its place.
    if (Math.abs(x - homeOf(stations, kind, order)) > (right - left) / 2) figure.attempt(flipped);
    turn.hold(kind, x - homeOf(stations, kind, body.state.order));
    paint();
  });
  const letGo = () => {
    if (!held) return;
    const { before } = held;
    const isTap = "kind" in held && !held.isMoved;
    held = null;
    canvas.style.cursor = "";
    turn.release(figure.still);
    if (isTap) flip();
    else figure.commit(before);
    paint();
  };
  canvas.addEventListener("pointerup", letGo);
  canvas.addEventListener("pointercancel", () => {
    // What is taken from the hand is no tap.
    if (held && "kind" in held) held.isMoved = true;
    letGo();
  });
  canvas.addEventListener("lostpointercapture", letGo);
  // A finger that takes a dot or a block does not scroll the page.
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

  /** The picture alone. */
  function paint() {
    const width = box.clientWidth;
    if (width === 0 || !figure.palette) return;
    const { stations } = handPlaces(width, body.scene);
    turn.follow(homeOf(stations, "norm", "after") - homeOf(stations, "norm", "before"), figure.still);
    blocks = drawHand(surface.begin(width, HEIGHT, figure.palette.family), width, body.scene, turn.motion, reach());
  }

  return {
    element,
    letGo() {
      letGo();
      turn.finish();
    },
    sentences,
    draw() {
      const width = box.clientWidth;
      if (width === 0 || !figure.palette) return;
      box.style.height = `${HEIGHT}px`;
      paint();
      setText(said, sentences().join(figure.words.t("text.gap")));
      inputs.forEach((input, at) => {
        if (!isTyping(input)) input.value = plain(round6(body.state.x[at] ?? 0));
        setAttribute(input, "disabled", figure.readonly);
      });
      setAttribute(swap, "disabled", figure.readonly);
    },
  };
}
