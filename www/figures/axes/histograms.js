// @ts-check
// The focused column before and after batch norm, and the focused row before and after the row's method, drawn by the engine.

import { h, setAttribute, setText } from "../../dom.js";
import { METHOD_COLOR, resolveColor } from "../../drawing/palette.js";
import { block } from "./groups.js";
import { plain } from "../../numbers.js";

/**
 * @typedef {import("./body.js").Axes} Axes
 * @typedef {import("./state.js").Method} Method
 * @typedef {import("./compute.js").AxesView} AxesView
 */

/** @param {Axes} axes */
export function createHistograms(axes) {
  const panels = ["batch", "across"].map((which) => {
    const head = h("p", { class: "chart-head" });
    const canvas = h("canvas", { part: "canvas", role: "img" });
    const box = h("div", { class: "chart-canvas" }, canvas);
    return { which, head, canvas, box, element: h("div", { class: "chart" }, head, box) };
  });
  const methodOf = (/** @type {string} */ which) => {
    const { state } = axes;
    if (which === "batch") return state.methods.includes("batch") ? "batch" : null;
    return state.methods.includes(state.across) && state.across !== "batch" ? state.across : null;
  };
  return {
    elements: panels.map(({ element }) => element),
    panels: () => panels.map(({ which }) => methodOf(which)).filter((method) => method !== null),
    /** @param {import("../../drawing/palette.js").Palette} palette */
    draw(palette) {
      const { view, words, engine } = axes.figure;
      for (const { which, head, canvas, box, element } of panels) {
        const method = methodOf(which);
        setAttribute(element, "hidden", method === null || view.focus === null);
        if (method === null || !view.focus || box.clientWidth === 0) continue;
        setText(head, headOf(view, method, words));
        setAttribute(element, "data-method", METHOD_COLOR[method]);
        setAttribute(canvas, "aria-label", altOf(view, method, words));
        const ratio = devicePixelRatio || 1;
        const [width, height] = [box.clientWidth, HEIGHT];
        const device = [Math.round(width * ratio), Math.round(height * ratio)];
        const spec = histogramSpec(engine, view, method, words, palette, width, height, ratio);
        const stamp = JSON.stringify(spec);
        if (canvas.dataset["drawn"] === stamp) continue;
        canvas.dataset["drawn"] = stamp;
        [canvas.width, canvas.height] = /** @type {[number, number]} */ (device);
        canvas.style.width = `${width}px`;
        canvas.style.height = `${height}px`;
        engine.drawHistogram(canvas, spec);
      }
    },
  };
}

export const HEIGHT = 190;

/** The values that share their statistics with the focused one, before and after. @param {AxesView} view @param {Method} method */
export function beforeAndAfter(view, method) {
  const { sample, column } = view.focus ?? { sample: 0, column: 0 };
  const { rows, columns } = block(method, view, sample, column);
  /** @type {number[]} */
  const places = [];
  for (let s = rows[0]; s < rows[1]; s++) for (let c = columns[0]; c < columns[1]; c++) places.push(s * view.columns + c);
  const pick = (/** @type {readonly number[]} */ values) => places.map((at) => values[at] ?? 0);
  return { before: pick(view.x), after: pick(view.methods[method]?.y ?? []) };
}

/** @param {AxesView} view @param {Method} method @param {import("../../locales/index.js").Translator} words */
export function headOf(view, method, words) {
  const { sample, column } = view.focus ?? { sample: 0, column: 0 };
  const params = { sample: sample + 1, feature: column + 1, method: words.t(`name.${method}`) };
  if (method === "batch" && view.positions > 1) return words.t("axes.histogram.map", { channel: (view.focus?.channel ?? 0) + 1 });
  return words.t(method === "batch" ? "axes.histogram.column" : method === "layer" || method === "rms" ? "axes.histogram.row" : "axes.histogram.group", params);
}

/** @param {AxesView} view @param {Method} method @param {import("../../locales/index.js").Translator} words */
function altOf(view, method, words) {
  const { before, after } = beforeAndAfter(view, method);
  const range = (/** @type {number[]} */ values) => words.t("axes.histogram.range", { low: plain(Number(Math.min(...values).toFixed(2))), high: plain(Number(Math.max(...values).toFixed(2))) });
  return words.t("axes.histogram.alt", { head: headOf(view, method, words), before: range(before), after: range(after) });
}

/**
 * What the engine's chart is drawn from. Lengths are in device pixels.
 *
 * @param {import("../../engine.js").Engine} engine
 * @param {AxesView} view
 * @param {Method} method
 * @param {import("../../locales/index.js").Translator} words
 * @param {import("../../drawing/palette.js").Palette} palette
 * @param {number} width
 * @param {number} height
 * @param {number} ratio
 * @returns {import("../../normscope_wasm.js").HistogramSpec}
 */
export function histogramSpec(engine, view, method, words, palette, width, height, ratio) {
  const { before, after } = beforeAndAfter(view, method);
  const { sample, column, value } = view.focus ?? { sample: 0, column: 0, value: 0 };
  const color = METHOD_COLOR[method];
  const counted = method === "batch" && view.positions === 1 ? "sample" : view.positions > 1 ? "value" : "feature";
  return {
    width: Math.round(width * ratio),
    height: Math.round(height * ratio),
    ratio,
    fontFamily: palette.family,
    fontSize: 12.5,
    colors: { ink: resolveColor(palette.fg), muted: resolveColor(palette.muted), grid: resolveColor(palette.grid) },
    series: [
      { values: before, label: words.t("axes.histogram.before"), color: resolveColor(palette.none), textColor: resolveColor(palette.fg), style: "outlined", focus: value, marker: "cross", ...meanAndDeviation(engine, before) },
      {
        values: after,
        label: words.t("axes.after", { method: words.t(`name.${method}`) }),
        color: resolveColor(palette[color]),
        textColor: resolveColor(palette[`${color}-text`]),
        style: "filled",
        focus: view.methods[method]?.y[sample * view.columns + column] ?? 0,
        marker: MARKER[method],
        ...meanAndDeviation(engine, after),
      },
    ],
    yLabel: words.t(/** @type {const} */ (`axes.count.${counted}s`), { count: "{n}" }),
    yLabelOne: words.t(/** @type {const} */ (`axes.count.${counted}`), { count: "{n}" }),
  };
}

/** @type {Record<Method, NonNullable<import("../../normscope_wasm.js").HistogramSeries["marker"]>>} */
const MARKER = { batch: "circle", layer: "square", group: "triangle", instance: "triangle", rms: "diamond" };

/** What the engine says of a list of values by itself. @param {import("../../engine.js").Engine} engine @param {number[]} values */
function meanAndDeviation(engine, values) {
  const { mean, variance } = engine.normalize({ x: values, shape: [values.length, 1], method: "batch" });
  return { mean: mean?.[0] ?? null, std: Math.sqrt(variance?.[0] ?? 0) };
}
