// @ts-check
// All units of the enlarged layer, one small bar a unit, as high as its median has moved. The one that is chosen is shown of every network.

import { h, place, setAttribute, setText } from "../../dom.js";
import { mark } from "../../drawing/marks.js";
import { colorsOf } from "../../drawing/palette.js";
import { Surface } from "../../drawing/surface.js";
import { fit } from "../../numbers.js";
import { distance } from "../parts/format.js";
import { settle } from "./state.js";

/** @typedef {import("./state.js").Unit} Unit */

const ROW = 46;
const BAR = 30;
/** How far the slider over the bars reaches beyond the first and the last, so that its middle is where the pointer is. */
const HALF = 14;

/** @param {import("./body.js").Shift} shift */
export function createUnits(shift) {
  const { figure } = shift;
  const surface = new Surface(h("canvas", { part: "canvas", "aria-hidden": "true" }));
  const range = figure.labelled(h("input", { type: "range", class: "scrub", min: 1, step: 1 }), { "aria-label": "shift.units.name" });
  const choose = (/** @type {Unit} */ unit) => figure.edit((state) => settle({ ...state, unit: state.unit.with(shift.view.hero, unit) }).state);
  range.addEventListener("input", () => choose(Number(range.value) - 1));
  const head = h("p", { class: "chart-head" });
  const typical = h("button", { type: "button", part: "button", onclick: () => choose("typical") }, figure.label("shift.units.typical"));
  const box = h("div", { class: "stage" }, surface.canvas, range);
  const element = h("div", { class: "samples", "data-control": "units" }, h("div", { class: "samples-head" }, head, typical), box);

  return {
    element,
    draw() {
      const { view, state } = shift;
      const { words, palette } = figure;
      setAttribute(element, "hidden", view.networks.length === 0);
      const width = box.clientWidth;
      if (view.networks.length === 0 || !palette || width === 0) return;
      const { hero } = view;
      const layers = view.networks.flatMap(({ layers }) => layers[hero] ?? []);
      const count = layers[0]?.features ?? 1;
      const left = shift.layout?.metrics.gutter ?? 0;
      const each = (width - left) / count;
      const most = Math.max(1e-6, ...layers.flatMap(({ drifts }) => [...drifts]).filter(Number.isFinite));
      const pen = surface.begin(width, ROW * layers.length, palette.family);
      view.networks.forEach(({ method }, row) => {
        const layer = layers[row];
        if (!layer) return;
        const { fill, text } = colorsOf(palette, method);
        const base = ROW * row + BAR + 4;
        mark(pen, method, 6, base - BAR / 2, 5, method === "none" ? { stroke: text, width: 2 } : { fill: text });
        if (left > 60) pen.text(fit([words.t(`method.${method}`), words.t(`method.${method}Short`)], left - 24, (form) => pen.measure(form, 14, true)), 18, base - BAR / 2, { size: 14, bold: true, color: text });
        pen.line([[left, base + 0.5], [width, base + 0.5]], { stroke: palette.grid });
        layer.drifts.forEach((drift, unit) => {
          const height = Math.max(1, BAR * Math.min(1, drift / most));
          const isShown = unit === layer.unit;
          const x = left + unit * each;
          if (isShown) pen.rect(x - 1, base - BAR - 2, Math.max(3, each + 2), BAR + 3, { fill: palette.chip, stroke: palette.fg });
          pen.rect(x + Math.min(1, each / 5), base - height, Math.max(1, each - Math.min(2, each / 2.5)), height, { fill, alpha: isShown ? 1 : 0.55 });
        });
        pen.circle(left + (layer.typical + 0.5) * each, base + 6, 3, { fill: palette.fg });
      });
      setText(head, words.t("shift.units.head", { layer: hero + 1, count }));
      const shown = layers[0]?.unit ?? -1;
      const at = shown < 0 ? (layers[0]?.typical ?? 0) : shown;
      place(range, { x: left + each / 2 - HALF, y: 0, width: width - left - each + 2 * HALF, height: ROW * layers.length });
      setAttribute(range, "max", count);
      if (Number(range.value) !== at + 1) range.value = String(at + 1);
      const list = view.networks.map(({ method }, k) => words.t("shift.rowNetwork", { method: words.t(`method.${method}`), travel: distance(layers[k]?.drifts[layers[k]?.unit ?? 0] ?? 0, words) }));
      setAttribute(range, "aria-valuetext", shown < 0 ? words.t("shift.unit.all") : words.t("shift.units.value", { unit: at + 1, list: words.list(list) }));
      setAttribute(typical, "aria-pressed", String(state.unit[hero] === "typical"));
    },
  };
}
