// @ts-check
// A sheet on the page: two canvases, one over the other, of which the lower is drawn again only where the ground is another.

import { h } from "../../dom.js";
import { Surface } from "../../drawing/surface.js";
import { drawGround, drawMoving, groundKey } from "./draw.js";

const surface = (/** @type {string} */ name) => new Surface(h("canvas", { part: "canvas", class: name, "aria-hidden": "true" }));

export class Layers {
  #moving = surface("moving");
  #ground = surface("ground");
  #drawn = "";

  /** The moving one comes first: it is in the flow, and what is written on it is what is read. */
  canvases = [this.#moving.canvas, this.#ground.canvas];

  /** Device pixels in a CSS pixel, as the canvas rounds them. @param {number} width */
  ratio = (width) => Math.max(1, Math.round(width * (globalThis.devicePixelRatio || 1))) / width;

  /** @param {import("./layout.js").Layout} layout @param {import("./layout.js").Sheet} sheet @param {import("./draw.js").Scene} scene */
  draw(layout, sheet, scene) {
    const { family } = scene.palette;
    const key = groundKey(layout, scene);
    if (key !== this.#drawn) drawGround(this.#ground.begin(layout.width, sheet.height, family), layout, sheet, scene);
    this.#drawn = key;
    drawMoving(this.#moving.begin(layout.width, sheet.height, family), layout, sheet, scene);
  }
}
