// @ts-check
// A sheet on the page. Its ground stays where it is; only the places over which something moves are cleared and drawn again. A second
// canvas for the ground would be copied to the screen with every frame.

import { h } from "../../dom.js";
import { Surface } from "../../drawing/surface.js";
import { drawGround, drawMoving, groundKey } from "./draw.js";
import { movingPlaces } from "./layout.js";

export class SheetCanvas {
  #surface = new Surface(h("canvas", { part: "canvas", "aria-hidden": "true" }));
  #drawn = "";

  canvas = this.#surface.canvas;

  /** Device pixels in a CSS pixel, as the canvas rounds them. @param {number} width */
  ratio = (width) => Math.max(1, Math.round(width * (globalThis.devicePixelRatio || 1))) / width;

  /** @param {import("./layout.js").Layout} layout @param {import("./layout.js").Sheet} sheet @param {import("./draw.js").Scene} scene */
  draw(layout, sheet, scene) {
    const key = groundKey(layout, scene);
    const pen = key === this.#drawn ? this.#surface.again(movingPlaces(sheet)) : this.#surface.begin(layout.width, sheet.height, scene.palette.family);
    if (key !== this.#drawn) drawGround(pen, layout, sheet, scene);
    this.#drawn = key;
    drawMoving(pen, layout, sheet, scene);
  }
}
