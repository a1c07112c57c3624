// @ts-check
// Many thin lines as a picture that is kept until there is more of them: hundreds are too many for every frame.

import { canvasPen } from "../../drawing/pen.js";

/** @typedef {import("../../drawing/pen.js").Pen} Pen */
/** @typedef {import("../parts/axis.js").Box} Box */
/** @typedef {ReturnType<typeof createThreads>} Threads */

export function createThreads() {
  /** @type {Map<string, { key: string, canvas: HTMLCanvasElement }>} */
  const kept = new Map();

  /**
   * @param {Pen} pen
   * @param {string} name of the picture
   * @param {string} key says the same for two that are alike
   * @param {Box} box what is drawn of it
   * @param {(pen: Pen) => void} draw in the coordinates of the whole
   */
  return (pen, name, key, box, draw) => {
    const ratio = globalThis.devicePixelRatio || 1;
    const full = `${key} ${box.x} ${box.y} ${box.width} ${box.height} ${ratio}`;
    let known = kept.get(name);
    if (known?.key !== full) {
      const canvas = known?.canvas ?? document.createElement("canvas");
      [canvas.width, canvas.height] = [Math.ceil(box.width * ratio), Math.ceil(box.height * ratio)];
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      context.setTransform(canvas.width / box.width, 0, 0, canvas.height / box.height, 0, 0);
      context.translate(-box.x, -box.y);
      draw(canvasPen(context, ""));
      known = { key: full, canvas };
      kept.set(name, known);
    }
    pen.image(known.canvas, box.x, box.y, box.width, box.height);
  };
}
