// @ts-check
// A canvas that is as sharp as the screen, drawn in CSS pixels.

import { canvasPen } from "./pen.js";

export class Surface {
  /** @type {import("./pen.js").Pen | null} */
  #pen = null;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  }

  /**
   * Sizes the canvas, clears it, and gives the pen for it.
   *
   * @param {number} width in CSS pixels
   * @param {number} height
   * @param {string} family
   * @param {number} [ratio] device pixels in a CSS pixel
   */
  begin(width, height, family, ratio = globalThis.devicePixelRatio || 1) {
    const [deviceWidth, deviceHeight] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
    if (this.canvas.width !== deviceWidth || this.canvas.height !== deviceHeight) {
      this.canvas.width = deviceWidth;
      this.canvas.height = deviceHeight;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.clearRect(0, 0, deviceWidth, deviceHeight);
    this.context.setTransform(deviceWidth / width, 0, 0, deviceHeight / height, 0, 0);
    this.#pen = canvasPen(this.context, family);
    return this.#pen;
  }

  /** The same pen, of a canvas that keeps what is drawn on it but in these places. @param {readonly { x: number, y: number, width: number, height: number }[]} places */
  again(places) {
    for (const { x, y, width, height } of places) this.context.clearRect(x, y, width, height);
    return /** @type {import("./pen.js").Pen} */ (this.#pen);
  }
}
