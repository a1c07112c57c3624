// @ts-check
// The row of x as a sheet: drawn on with pen, mouse or finger, bar by bar with the keyboard. And y, held at its mean or its spread.

import { h, place, setAttribute } from "../../dom.js";
import { placeOn } from "../../drawing/place.js";
import { fixed, round6 } from "../../numbers.js";
import { limited } from "../../state.js";
import { handlesOf } from "./draw.js";
import { valueAt } from "./layout.js";
import { barOf, edgeOf, passed, SHEET } from "./sheet.js";
import { isDrawn, settle } from "./state.js";

/** An empty sheet is so many samples tall, and one that was drawn on at least. */
const TALL = 100;

/** @param {import("./body.js").Affine} affine */
export function createSheetPointer(affine) {
  const { figure } = affine;
  const sheet = figure.labelled(h("div", { class: "affine-sheet", role: "slider", tabindex: "0", "data-control": "counts" }), { "aria-label": "affine.sheet", "aria-roledescription": "affine.sheet.role" });
  const handles = { beta: h("div", { class: "affine-handle", "aria-hidden": "true", "data-control": "beta" }), gamma: h("div", { class: "affine-handle", "aria-hidden": "true", "data-control": "gamma" }) };
  let bar = barOf(2.2);
  let isFocused = false;
  /** What is being done, and what was there before. @type {{ before: import("../../state.js").State, end: () => void } | null} */
  let under = null;
  /** While a stroke lasts, the row's scale stays. @type {number | null} */
  let scale = null;

  const scaleNow = () => Math.max(TALL, ...affine.state.counts);
  /** A stroke on numbers that were typed begins a new drawing. */
  const drawing = (/** @type {any} */ state) => (isDrawn(state) && state.times === 1 ? state : { ...state, values: [], times: 1, counts: isDrawn(state) ? state.counts : state.counts.map(() => 0) });
  const put = (/** @type {{ bar: number, count: number }[]} */ list) => (/** @type {any} */ state) => {
    const counts = drawing(state).counts.slice();
    for (const { bar, count } of list) counts[bar] = count;
    return settle({ ...drawing(state), counts }).state;
  };

  function end() {
    if (!under) return;
    const { before, end: done } = under;
    under = null;
    scale = null;
    done();
    figure.commit(before);
    figure.invalidate();
  }

  /** @param {HTMLElement} element @param {(event: PointerEvent, isFirst: boolean) => void} move */
  function held(element, move) {
    element.addEventListener("pointerdown", (event) => {
      if (figure.readonly || event.button !== 0 || under) return;
      const listening = new AbortController();
      under = { before: figure.state, end: () => listening.abort() };
      element.setPointerCapture(event.pointerId);
      const { pointerId } = event;
      for (const type of /** @type {const} */ (["pointerup", "pointercancel", "lostpointercapture"])) element.addEventListener(type, (one) => one.pointerId === pointerId && end(), { signal: listening.signal });
      element.addEventListener("pointermove", (one) => one.pointerId === pointerId && one.getCoalescedEvents?.().concat(one).forEach((piece) => move(piece, false)), { signal: listening.signal });
      move(event, true);
    });
  }

  /** @type {{ value: number, count: number } | null} */
  let at = null;
  held(sheet, (event, isFirst) => {
    const row = affine.layout?.stage.rows[0];
    if (!row) return;
    if (isFirst) {
      scale = isDrawn(affine.state) ? scaleNow() : TALL;
      at = null;
    }
    const [x, y] = placeOn(affine.stage.canvas, event);
    const here = { value: valueAt(row.plot, x), count: Math.round(((row.base - y) / row.plot.height) * (scale ?? TALL)) };
    figure.attempt(put(passed(at ?? here, here)));
    at = here;
    bar = barOf(here.value);
  });

  /** From where on y it was taken. */
  let grip = 0;
  for (const which of /** @type {const} */ (["beta", "gamma"])) {
    held(handles[which], (event, isFirst) => {
      const row = affine.layout?.stage.rows[2];
      if (!row) return;
      const [x] = placeOn(affine.stage.canvas, event);
      const value = valueAt(row.plot, x);
      const { gamma, beta } = affine.view;
      if (isFirst) grip = value - (which === "beta" ? beta : beta + gamma);
      const to = value - grip;
      const change = which === "beta" ? { gamma: round6(gamma), beta: limited("affine", "beta", Math.round(20 * to) / 20) } : { beta: round6(beta), gamma: limited("affine", "gamma", Math.round(20 * (to - beta)) / 20) };
      figure.attempt((state) => settle({ ...state, how: "set", ...change }).state);
    });
  }

  sheet.addEventListener("keydown", (event) => {
    const sideways = { ArrowLeft: -1, ArrowRight: 1, Home: -SHEET.bars, End: SHEET.bars }[event.key];
    const upward = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10, Delete: -SHEET.most, Backspace: -SHEET.most }[event.key];
    if ((sideways === undefined && upward === undefined) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (sideways !== undefined) bar = Math.max(0, Math.min(SHEET.bars - 1, bar + sideways));
    else if (upward !== undefined && !figure.readonly) {
      const count = Math.max(0, Math.min(SHEET.most, (isDrawn(affine.state) ? (affine.state.counts[bar] ?? 0) : 0) + upward * (event.shiftKey ? 10 : 1)));
      figure.edit(put([{ bar, count }]));
    }
    update();
    figure.invalidate();
  });
  sheet.addEventListener("focus", () => {
    isFocused = sheet.matches(":focus-visible");
    figure.invalidate();
  });
  sheet.addEventListener("blur", () => {
    isFocused = false;
    figure.invalidate();
  });

  function update() {
    const [x, , y] = affine.layout?.stage.rows ?? [];
    if (!x || !y) return;
    place(sheet, { x: x.plot.x, y: x.plot.y - 8, width: x.plot.width, height: x.plot.height + 16 });
    const count = isDrawn(affine.state) ? (affine.state.counts[bar] ?? 0) : 0;
    setAttribute(sheet, "aria-valuemin", 0);
    setAttribute(sheet, "aria-valuemax", SHEET.most);
    setAttribute(sheet, "aria-valuenow", count);
    setAttribute(sheet, "aria-valuetext", figure.words.t("affine.sheet.bar", { low: fixed(edgeOf(bar)), high: fixed(edgeOf(bar + 1)), count }));
    setAttribute(sheet, "aria-disabled", figure.readonly ? "true" : null);
    const places = handlesOf(y, affine.view);
    for (const which of /** @type {const} */ (["beta", "gamma"])) {
      const at = places[which];
      setAttribute(handles[which], "hidden", figure.readonly || !affine.view.rows || at.x < y.plot.x - 2 || at.x > y.plot.x + y.plot.width + 2);
      place(handles[which], { x: at.x - 14, y: at.y - 14, width: 28, height: 28 });
    }
  }

  return {
    // What is held last lies on top: β where both are at one place.
    elements: [sheet, handles.gamma, handles.beta],
    get scale() {
      return scale ?? (isDrawn(affine.state) && affine.state.times === 1 ? scaleNow() : null);
    },
    get focus() {
      return isFocused ? bar : null;
    },
    letGo: end,
    update,
  };
}
