// @ts-check
// The history of a histogram as a picture: time to the right, the more values the stronger the colour.

import { rgbOf } from "../../drawing/palette.js";
import { columnAt, countsOf } from "../parts/records.js";

/** @typedef {import("./compute.js").LayerView} LayerView */
/** @typedef {{ recorded: Uint32Array, column: number, shown: number, end: number, range: number, measure?: number }} Time */

/** How strong a density is, per unit of the vertical axis: one scale for all networks and layers. @param {number} density */
export const strength = (density) => Math.min(0.86, 0.86 * density ** 0.62);

/**
 * Fills the pixels of a picture that is as wide as the axis of steps and has a row a bin, the highest on top; or of a part of it, from
 * one place on the axis to another.
 *
 * @param {Uint8ClampedArray} pixels
 * @param {number} width
 * @param {LayerView} layer
 * @param {Time} time
 * @param {readonly number[]} rgb
 * @param {{ from: number, to: number }} [part]
 */
export function fillHeat(pixels, width, layer, { recorded, column, shown, end, range, measure = 1 }, [red = 0, green = 0, blue = 0], { from: left, to: right } = { from: 0, to: width }) {
  const { bins, samples } = countsOf(layer, column);
  const perUnit = (measure * bins) / (2 * range) / samples;
  // One whole pixel a count: its four bytes are written at once.
  const colors = new Uint32Array(samples + 1);
  new Uint8ClampedArray(colors.buffer).set(Array.from(colors, (_, count) => [red, green, blue, 255 * strength(count * perUnit)]).flat());
  const whole = new Uint32Array(pixels.buffer);
  const filled = Math.min(right, filledTo(width, { shown, end }));
  const stride = right - left;
  whole.fill(0);
  // After a worker was replaced, the records may begin later.
  const start = Math.round((width * (recorded[0] ?? 0)) / end);
  for (let x = Math.max(left, start); x < filled; x++) {
    const record = Math.min(column, columnAt(recorded, ((x + 0.5) * end) / width));
    const from = record * (bins + 2) + 1;
    for (let bin = 0; bin < bins; bin++) whole[(bins - 1 - bin) * stride + x - left] = colors[layer.counts[from + bin] ?? 0] ?? 0;
  }
}

/** @param {number} width @param {Pick<Time, "shown" | "end">} time */
const filledTo = (width, { shown, end }) => Math.min(width, Math.round((width * shown) / end));

/** @typedef {{ counts: Uint16Array, time: Time }} Past */

/**
 * From where on a picture is to be filled, when it was filled at an earlier time: everything, unless the same records only went on.
 *
 * @param {number} width
 * @param {Past | null} past
 * @param {LayerView} layer
 * @param {Time} time
 */
export function newFrom(width, past, layer, time) {
  if (!past || past.time.shown > time.shown || past.time.column > time.column) return 0;
  const { recorded, column } = past.time;
  // Where records were thinned out, the second is another.
  if ([0, 1, column].some((k) => k <= column && recorded[k] !== time.recorded[k])) return 0;
  const height = layer.counts.length / time.recorded.length;
  for (let at = column * height; at < (column + 1) * height; at++) if (past.counts[at] !== layer.counts[at]) return 0;
  return Math.max(0, filledTo(width, past.time) - 1);
}

/** Keeps the pictures, so that only what has changed is filled again. */
export function createHeat() {
  /** @type {Map<string, { canvas: HTMLCanvasElement, past: Past | null, stamp: string }>} */
  const kept = new Map();
  return {
    /**
     * @param {string} key of the place that it is for, and of what is shown there
     * @param {LayerView} layer
     * @param {Time} time
     * @param {string} color
     * @param {number} width in device pixels
     */
    image(key, layer, time, color, width) {
      const { bins } = countsOf(layer, time.column);
      const stamp = [width, bins, time.end, time.range, color, layer.unit].join();
      const known = kept.get(key) ?? { canvas: document.createElement("canvas"), past: null, stamp: "" };
      const { canvas, past } = known;
      const isSame = known.stamp === stamp;
      if (isSame && past?.counts === layer.counts && past.time.column === time.column && past.time.shown === time.shown) return canvas;
      kept.set(key, known);
      known.past = { counts: layer.counts, time };
      known.stamp = stamp;
      if (canvas.width !== width || canvas.height !== bins) [canvas.width, canvas.height] = [width, bins];
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      const from = isSame ? newFrom(width, past, layer, time) : 0;
      const part = { from, to: from > 0 ? filledTo(width, time) : width };
      if (part.from >= part.to) return canvas;
      const data = context.createImageData(part.to - part.from, bins);
      fillHeat(data.data, width, layer, time, rgbOf(color), part);
      context.putImageData(data, part.from, 0);
      return canvas;
    },
  };
}
