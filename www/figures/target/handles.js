// @ts-check
// What can be taken hold of in the picture: the learning rate's ring, and the stairs, of which one is chosen.

import { h, place, setAttribute } from "../../dom.js";
import { plain } from "../../numbers.js";
import { limited } from "../../state.js";
import { nearest } from "./compute.js";
import { layersOf, RATES, settle } from "./state.js";

/** How far the ring's slider reaches beyond the axis, so that its middle is where the pointer is. */
const HALF = 14;

/** @param {import("./body.js").Target} body */
export function createHandles(body) {
  const { figure } = body;
  const element = h("div", { class: "rows" });
  const columns = [0, 1].map((k) => {
    const range = figure.labelled(h("input", { type: "range", class: "scrub rate-ring", min: 0, max: RATES.length - 1, step: 1 }), { "aria-label": "target.control.rate" });
    // One of them is enough for the keyboard.
    if (k > 0) for (const [name, value] of [["tabindex", "-1"], ["aria-hidden", "true"]]) setAttribute(range, name ?? "", value);
    /** @type {import("../../state.js").State | null} */
    let before = null;
    const set = () => figure.attempt((state) => settle({ ...state, rate: limited("target", "rate", RATES[Number(range.value)] ?? 1) }).state);
    range.addEventListener("input", () => {
      before ??= figure.state;
      set();
    });
    range.addEventListener("change", () => {
      const from = before ?? figure.state;
      before = null;
      if (set()) figure.commit(from);
    });
    element.append(range);
    return { range, stairs: /** @type {HTMLButtonElement[]} */ ([]) };
  });

  /** @param {number} k @param {number} layer */
  function addStair(k, layer) {
    const button = h("button", { type: "button", class: "row-choice stair", onclick: () => body.controls.choose(body.state.layer === layer ? null : layer) });
    if (k > 0) for (const [name, value] of [["tabindex", "-1"], ["aria-hidden", "true"]]) setAttribute(button, name ?? "", value);
    return button;
  }

  return {
    element,
    update() {
      const { layout, state, view } = body;
      if (!layout) return;
      const count = view.networks.length === 0 ? 0 : layersOf(state);
      columns.forEach(({ range, stairs }, k) => {
        const column = layout.stage.columns[k];
        if (!column) return;
        const { rates: box, stairs: plot, stair, rows } = column;
        setAttribute(range, "hidden", count === 0);
        place(range, { x: box.x - HALF, y: box.y + box.height + 14 - HALF, width: box.width + 2 * HALF, height: 2 * HALF });
        setAttribute(range, "disabled", figure.readonly);
        setAttribute(range, "aria-valuetext", plain(state.rate));
        const at = String(RATES.indexOf(nearest(state.rate)));
        if (range.value !== at) range.value = at;
        while (stairs.length < count) {
          const button = addStair(k, stairs.length);
          stairs.push(button);
          element.append(button);
        }
        while (stairs.length > count) stairs.pop()?.remove();
        stairs.forEach((button, layer) => {
          place(button, { x: plot.x + 8 + stair * layer, y: plot.y, width: stair, height: rows + 96 - plot.y });
          setAttribute(button, "aria-pressed", String(state.layer === layer));
          setAttribute(button, "disabled", figure.readonly);
          setAttribute(button, "aria-label", figure.words.t("target.stair", { number: layer + 1 }));
        });
      });
    },
  };
}
