// @ts-check
// Under the charts: ten digits and what each network takes them for, or the plane and where each network parts it.

import { h, setAttribute, setText } from "../../dom.js";
import { Surface } from "../../drawing/surface.js";
import { drawDigits, digitsHeight } from "./draw-digits.js";
import { drawMaps, mapsHeight } from "./draw-maps.js";

/** @param {import("./body.js").Shift} shift */
export function createSampleView(shift) {
  const { figure } = shift;
  const surface = new Surface(h("canvas", { part: "canvas", role: "img" }));
  const head = h("p", { class: "chart-head" });
  const element = h("div", { class: "samples", "data-control": "samples" }, head, surface.canvas);
  /** What is drawn; while networks train, this changes more seldom than they do. @type {unknown[]} */
  let drawn = [];
  return {
    element,
    draw() {
      const { view, state } = shift;
      const { samples } = view;
      setAttribute(element, "hidden", samples === null);
      const width = element.clientWidth;
      if (!samples || !figure.palette || width === 0) return;
      const look = [samples, width, figure.palette.fg, figure.palette.bg, figure.words.lang, devicePixelRatio, state.data];
      if (look.every((part, k) => part === drawn[k])) return;
      drawn = look;
      const digits = state.data === "digits";
      setText(head, figure.words.t(digits ? "shift.samples.digits" : "shift.samples.points", { step: samples.step }));
      setAttribute(surface.canvas, "aria-label", sampleWords(shift));
      const height = digits ? digitsHeight(view, width) : mapsHeight(view, width);
      const pen = surface.begin(width, height, figure.palette.family);
      (digits ? drawDigits : drawMaps)(pen, width, samples, shift.scene(1));
    },
  };
}

/** @param {import("./body.js").Shift} shift */
function sampleWords({ view, figure: { words }, state }) {
  const { samples } = view;
  if (!samples) return "";
  if (state.data !== "digits") return words.t("shift.samples.points", { step: samples.step });
  const list = view.networks.map(({ method }) => words.t("shift.samples.right", { method: words.t(`method.${method}`), count: rightOf(samples, method, view.classes) }));
  return [words.t("shift.samples.digits", { step: samples.step }), ...list].join(words.t("text.gap"));
}

/** How many of the samples a network takes for what they are. @param {import("./compute.js").Samples} samples @param {import("./state.js").Network} method @param {number} classes */
export const rightOf = (samples, method, classes) => Array.from(samples.labels, (label, k) => Number(guessOf(samples, method, classes, k).guess === label)).reduce((sum, right) => sum + right, 0);

/** The class that a network finds most probable, and how much so. @param {import("./compute.js").Samples} samples @param {import("./state.js").Network} method @param {number} classes @param {number} sample */
export function guessOf({ outputs }, method, classes, sample) {
  const own = outputs[method] ?? new Float32Array();
  // Of a network whose loss is no number, there is no guess.
  if (!Number.isFinite(own[sample * (classes === 2 ? 1 : classes)] ?? NaN)) return { guess: null, share: 0 };
  if (classes === 2) {
    const second = own[sample] ?? 0.5;
    return { guess: Number(second >= 0.5), share: Math.max(second, 1 - second) };
  }
  const probabilities = own.slice(sample * classes, (sample + 1) * classes);
  const share = Math.max(...probabilities);
  return { guess: probabilities.indexOf(share), share };
}
