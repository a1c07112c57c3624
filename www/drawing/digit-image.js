// @ts-check
// A digit's cells as a small picture.

import { rgbOf } from "./palette.js";

/** @param {ArrayLike<number>} x @param {string} color */
export function digitImage(x, color) {
  const side = Math.round(Math.sqrt(x.length));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [side, side];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const data = context.createImageData(side, side);
  const [red = 0, green = 0, blue = 0] = rgbOf(color);
  for (let at = 0; at < x.length; at++) data.data.set([red, green, blue, 255 * (x[at] ?? 0)], 4 * at);
  context.putImageData(data, 0, 0);
  return canvas;
}
