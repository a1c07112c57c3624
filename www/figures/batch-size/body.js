// @ts-check
// Puts the figure on the page and keeps it drawn.

import { h, setAttribute, setText } from "../../dom.js";
import { Surface } from "../../drawing/surface.js";
import { showPieces } from "../../locales/index.js";
import { SheetBody } from "../parts/figure-body.js";
import { createControls } from "./controls.js";
import { drawSheet } from "./draw.js";
import { layout as layOut } from "./layout.js";
import { SIZES } from "./state.js";
import { createTraining } from "./training.js";
import { describe, legend, sentence, title } from "./words.js";

/** @extends {SheetBody<import("./state.js").BatchSizeState, import("./compute.js").BatchSizeView>} */
export class BatchSize extends SheetBody {
  /** @param {import("../figure.js").Figure} figure */
  constructor(figure) {
    super(figure);
    this.training = createTraining(figure);
    this.play = { play: () => this.training.play() };
    this.sheet = new Surface(h("canvas", { part: "canvas", role: "img" }));
    this.controls = createControls(this);
    this.legend = h("p", { class: "legend-line" });
    this.words = h("p", { class: "words steady", part: "readout" });
    this.stageBox = h("div", { class: "stage" }, this.sheet.canvas);
    // The slider does the same with the keyboard.
    this.stageBox.addEventListener("click", ({ clientX, clientY }) => {
      const { left, top } = this.stageBox.getBoundingClientRect();
      this.#choose(clientX - left, clientY - top);
    });
    this.top = h("div", {}, this.legend, this.stageBox, this.words);
    this.below = h("div", {});
  }

  /** The batch size of the column under a pointer. @param {number} x @param {number} y */
  #choose(x, y) {
    if (this.figure.readonly) return;
    const at = layOut(this.top.clientWidth);
    for (const box of [at.means, at.mates, at.gradient]) {
      const k = Math.floor((SIZES.length * (x - box.x)) / box.width);
      const m = SIZES[k];
      if (m !== undefined && y >= box.y && y <= box.y + box.height + 60) this.figure.edit((state) => ({ ...state, m }));
    }
  }

  draw() {
    this.training.sync();
    const { figure, view, state } = this;
    const width = this.top.clientWidth;
    if (!figure.palette || width === 0) return;
    const at = layOut(width);
    this.stageBox.style.height = `${at.height}px`;
    drawSheet(this.sheet.begin(at.width, at.height, figure.palette.family), at, this.scene);
    setAttribute(this.sheet.canvas, "aria-label", describe(view, state, figure.words));
    showPieces(figure.title, title(view, state, figure.words));
    setText(this.legend, legend(view, state, figure.words));
    showPieces(this.words, sentence(view, state, figure.words));
    this.controls.update();
  }
}
