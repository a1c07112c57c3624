// @ts-check
// Under the charts: ten digits and what each network takes them for, or the plane and where each network parts it.

import { h, setAttribute, setText } from "../../dom.js";
import { POINT_LIMITS } from "../../settings.js";
import { Surface } from "../../drawing/surface.js";
import { winnerOf } from "../parts/winner.js";
import { drawDigits, digitsHeight } from "./draw-digits.js";
import { drawMaps, mapsHeight } from "./draw-maps.js";
import { createPad } from "./pad.js";
import { createPlane } from "./plane.js";
import { columnsOf } from "./points.js";
import { ownPoints } from "./start-points.js";
import { obstacle } from "./state.js";

const GAP = 28;
/** The widest that the sheet is, and so the maps beside it. */
const SHEET = 330;

/** @param {import("./body.js").Shift} shift */
export function createSampleView(shift) {
  const { figure } = shift;
  const surface = new Surface(h("canvas", { part: "canvas", role: "img" }));
  const plane = createPlane(shift);
  const pad = createPad(shift);
  const head = h("p", { class: "chart-head" });
  const own = h("button", { type: "button", part: "button", "data-control": "draw", "data-draw": "own", onclick: () => figure.edit((state) => ownPoints(state, figure.engine)) }, figure.label("shift.draw.own"));
  const row = h("div", { class: "plane-row" }, plane.element, surface.canvas);
  const element = h("div", { class: "samples", "data-control": "samples" }, h("div", { class: "samples-head" }, head, own), row, pad.element);
  /** What is drawn; while networks train, this changes more seldom than they do. @type {unknown[]} */
  let drawn = [];
  return {
    element,
    letGo: () => plane.letGo(),
    draw() {
      const { view, state } = shift;
      const { samples } = view;
      const isOwn = state.data === "drawn";
      setAttribute(element, "hidden", samples === null && !isOwn);
      setAttribute(plane.element, "hidden", !isOwn);
      setAttribute(own, "hidden", isOwn || state.data === "digits");
      setAttribute(own, "disabled", figure.readonly);
      const width = element.clientWidth;
      if (!(samples || isOwn) || !figure.palette || width === 0) return;
      const isBeside = width >= 720;
      const sheet = isBeside ? Math.min(SHEET, (width - 2 * GAP) / 3) : Math.min(420, width);
      if (isOwn) plane.draw(sheet);
      pad.draw();
      const look = [samples, width, figure.palette.fg, figure.palette.bg, figure.words.lang, devicePixelRatio, state.data, isOwn && state.points, state.networks.join()];
      if (look.every((part, k) => part === drawn[k])) return;
      drawn = look;
      setText(head, headOf(shift));
      setAttribute(surface.canvas, "aria-label", sampleWords(shift));
      const room = isOwn && isBeside ? width - sheet - GAP : width;
      const widest = isOwn && isBeside && state.networks.length === 2 ? sheet : undefined;
      const pen = surface.begin(room, state.data === "digits" ? digitsHeight(view, width) : mapsHeight(state.networks.length, room, widest), figure.palette.family);
      if (state.data === "digits" && samples) drawDigits(pen, width, samples, shift.scene(1));
      else drawMaps(pen, room, isOwn ? ownPlane(shift) : /** @type {import("./draw-maps.js").Plane} */ (samples), shift.scene(1), widest);
    },
  };
}

/** The points as they are on the sheet now, over the newest map. @param {import("./body.js").Shift} shift @returns {import("./draw-maps.js").Plane} */
export function ownPlane({ view, state }) {
  const { x, labels } = columnsOf(state.points);
  const map = view.samples?.map ?? { side: 0, reach: POINT_LIMITS.reach, outputs: {} };
  return { x: Float32Array.from(x), labels: Uint32Array.from(labels), map };
}

/** @param {import("./body.js").Shift} shift */
export function headOf({ view, figure: { words }, state }) {
  const { samples } = view;
  const wait = obstacle(state);
  if (wait) return words.t(`shift.wait.${wait}`);
  if (!samples) return words.t("shift.samples.waiting");
  const key = state.data === "digits" ? "shift.samples.digits" : view.classes > 2 ? "shift.samples.classes" : "shift.samples.points";
  return words.t(key, { step: samples.step });
}

/** @param {import("./body.js").Shift} shift */
function sampleWords(shift) {
  const { view, figure: { words } } = shift;
  const { samples } = view;
  if (!samples) return headOf(shift);
  const list = view.networks.map(({ method }) => words.t("shift.samples.right", { method: words.t(`method.${method}`), count: rightOf(samples, method, view.classes), all: samples.labels.length }));
  return [headOf(shift), ...list].join(words.t("text.gap"));
}

/** How many of the samples a network takes for what they are. @param {import("./compute.js").Samples} samples @param {import("./state.js").Network} method @param {number} classes */
const rightOf = ({ labels, outputs }, method, classes) => labels.reduce((sum, label, k) => sum + Number(winnerOf(outputs[method] ?? new Float32Array(), k, classes).label === label), 0);
