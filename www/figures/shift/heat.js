// @ts-check
// The history of a histogram as a picture: time to the right, the more values the stronger the colour.

import { resolveColor } from "../../drawing/palette.js";
import { columnAt, countsOf } from "../parts/records.js";

/** @typedef {import("./compute.js").LayerView} LayerView */
/** @typedef {{ recorded: Uint32Array, column: number, shown: number, end: number, range: number }} Time */

/** How strong a density is, per unit of the vertical axis: one scale for all networks and layers. @param {number} density */
export const strength = (density) => Math.min(0.86, 0.86 * density ** 0.62);

/**
 * Fills the pixels of a picture that is as wide as the axis of steps and has a row a bin, the highest on top.
 *
 * @param {Uint8ClampedArray} pixels
 * @param {number} width
 * @param {LayerView} layer
 * @param {Time} time
 * @param {readonly number[]} rgb
 */
export function fillHeat(pixels, width, layer, { recorded, column, shown, end, range }, [red = 0, green = 0, blue = 0]) {
  const { bins, samples } = countsOf(layer, column);
  const perUnit = bins / (2 * range) / samples;
  // One whole pixel a count: its four bytes are written at once.
  const colors = new Uint32Array(samples + 1);
  new Uint8ClampedArray(colors.buffer).set(Array.from(colors, (_, count) => [red, green, blue, 255 * strength(count * perUnit)]).flat());
  const whole = new Uint32Array(pixels.buffer);
  const filled = Math.min(width, Math.round((width * shown) / end));
  whole.fill(0);
  // After a worker was replaced, the records may begin later.
  const start = Math.round((width * (recorded[0] ?? 0)) / end);
  for (let x = start; x < filled; x++) {
    const record = Math.min(column, columnAt(recorded, ((x + 0.5) * end) / width));
    const from = record * (bins + 2) + 1;
    for (let bin = 0; bin < bins; bin++) whole[(bins - 1 - bin) * width + x] = colors[layer.counts[from + bin] ?? 0] ?? 0;
  }
}

/** Keeps the pictures, so that only what has changed is filled again. */
export function createHeat() {
  /** @type {Map<string, { canvas: HTMLCanvasElement, counts: Uint16Array | null, stamp: string }>} */
  const kept = new Map();
  return {
    /**
     * @param {string} key of the place that it is for
     * @param {LayerView} layer
     * @param {Time} time
     * @param {string} color
     * @param {number} width in device pixels
     */
    image(key, layer, time, color, width) {
      const { bins } = countsOf(layer, time.column);
      const stamp = [width, bins, time.column, time.shown, time.end, time.range, color].join();
      const known = kept.get(key) ?? { canvas: document.createElement("canvas"), counts: null, stamp: "" };
      if (known.counts === layer.counts && known.stamp === stamp) return known.canvas;
      kept.set(key, known);
      known.counts = layer.counts;
      known.stamp = stamp;
      const { canvas } = known;
      if (canvas.width !== width || canvas.height !== bins) [canvas.width, canvas.height] = [width, bins];
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      const data = context.createImageData(width, bins);
      fillHeat(data.data, width, layer, time, rgbOf(color));
      context.putImageData(data, 0, 0);
      return canvas;
    },
  };
}

/** @param {string} color any that CSS knows */
export function rgbOf(color) {
  const hex = /^#(..)(..)(..)/.exec(resolveColor(color));
  return hex ? hex.slice(1, 4).map((part) => parseInt(part, 16)) : (resolveColor(color).match(/[\d.]+/g)?.slice(0, 3).map(Number) ?? [128, 128, 128]);
}
