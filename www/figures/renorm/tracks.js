// @ts-check
// The two clips as sliders over their drawn tracks.

import { h, place, setAttribute } from "../../dom.js";
import { fixed, plain } from "../../numbers.js";
import { withClip } from "./hand-change.js";
import { clipAt, shareOf } from "./hand-layout.js";

/** Positions of a slider, no nearer than three digits tell apart, and how many pixels it reaches beyond its track. */
const PLACES = 100;
const HALF = 14;

/** @param {import("../figure.js").Figure} figure @param {() => import("./hand-layout.js").HandLayout} layout */
export function createTracks(figure, layout) {
  const element = h("div", { class: "rows", "data-control": "clips" });
  /** @type {import("../../state.js").State | null} */
  let before = null;
  const ranges = /** @type {const} */ (["r", "d"]).map((what) => {
    const input = figure.labelled(h("input", { type: "range", class: "scrub", min: 0, max: PLACES, step: 1 }), { "aria-label": `renorm.hand.${what}Max` });
    input.addEventListener("input", () => {
      before ??= figure.state;
      const { end } = layout().tracks[what];
      const needed = figure.view.way.needed[what];
      const at = Number(input.value);
      // Where nothing is cut any more it holds fast.
      const isThere = at === Math.ceil(PLACES * shareOf(what, needed, end));
      figure.attempt(withClip(what, isThere ? Number(needed.toPrecision(6)) * (1 + 1e-5) : clipAt(what, at / PLACES, end)));
    });
    input.addEventListener("change", () => letGo());
    element.append(input);
    return { what, input };
  });
  function letGo() {
    if (before) figure.commit(before);
    before = null;
  }
  return {
    element,
    letGo,
    /** @param {import("./hand-layout.js").HandLayout} at @param {import("./hand.js").Way} way */
    update({ tracks }, way) {
      const { state, words, readonly } = figure;
      for (const { what, input } of ranges) {
        const { x, y, width, end } = tracks[what];
        const value = /** @type {number} */ (state[`${what}Max`]);
        place(input, { x: x - HALF, y: y - HALF, width: width + 2 * HALF, height: 2 * HALF });
        const share = String(Math.round(PLACES * shareOf(what, value, end)));
        if (input.value !== share) input.value = share;
        setAttribute(input, "aria-valuetext", words.t("renorm.hand.clipText", { value: plain(value), needed: fixed(way.needed[what]) }));
        setAttribute(input, "disabled", readonly);
      }
    },
  };
}
