// @ts-check
// Puts the figure on the page and keeps it drawn.

import { h, setText } from "../../dom.js";
import { Surface } from "../../drawing/surface.js";
import { showPieces } from "../../locales/index.js";
import { createAlarm } from "../parts/alarm.js";
import { SheetBody } from "../parts/figure-body.js";
import { createPlay } from "../parts/play.js";
import { createScrub } from "../parts/scrub.js";
import { createControls } from "./controls.js";
import { drawSheet } from "./draw.js";
import { layout as layOut } from "./layout.js";
import { createSidesView } from "./sides-view.js";
import { netsOf } from "./state.js";
import { createTraining } from "./training.js";
import { diverged, divergence, legend, sentence, title } from "./words.js";

/** @extends {SheetBody<import("./state.js").WhyState, import("./compute.js").WhyView>} */
export class Why extends SheetBody {
  /** @type {import("./layout.js").Layout | null} */
  layout = null;

  /** @param {import("../figure.js").Figure} figure */
  constructor(figure) {
    super(figure);
    this.training = createTraining(figure);
    this.sheet = new Surface(h("canvas", { part: "canvas", "aria-hidden": "true" }));
    this.scrub = createScrub(this);
    this.play = createPlay(this);
    this.controls = createControls(this);
    this.sides = createSidesView(this);
    this.alarm = createAlarm(this, () => diverged(this.view).length > 0, () => divergence(this.view, figure.words));
    this.legend = h("p", { class: "legend-line" });
    this.words = h("p", { class: "words steady", part: "readout" });
    this.stageBox = h("div", { class: "stage" }, this.sheet.canvas, this.scrub.element);
    this.top = h("div", {}, this.legend, h("div", { "data-control": "networks" }, this.stageBox), this.alarm.element, this.words);
    this.below = this.sides.element;
  }

  draw() {
    this.training.sync();
    const { figure, view, state } = this;
    const width = this.top.clientWidth;
    if (!figure.palette || width === 0) return;
    const at = layOut({ networks: netsOf(state).length }, width);
    this.layout = at;
    this.stageBox.style.height = `${at.stage.height}px`;
    drawSheet(this.sheet.begin(at.width, at.stage.height, figure.palette.family), at, this.scene);
    showPieces(figure.title, title(view, state, figure.words));
    setText(this.legend, legend(view, state, figure.words));
    showPieces(this.words, sentence(view, state, figure.words));
    this.scrub.update();
    this.play.update();
    this.controls.update();
    this.alarm.update();
    this.sides.update();
  }
}
