// @ts-check
// Puts the figure on the page and keeps it drawn.

import { h, setAttribute, setText } from "../../dom.js";
import { showPieces } from "../../locales/index.js";
import { createAlarm } from "../parts/alarm.js";
import { FigureBody } from "../parts/figure-body.js";
import { createPlay } from "../parts/play.js";
import { createScrub } from "../parts/scrub.js";
import { createControls } from "./controls.js";
import { createGrip } from "./grip.js";
import { createHeat } from "./heat.js";
import { layout as layOut } from "./layout.js";
import { createProgress } from "./progress.js";
import { createRows } from "./rows.js";
import { SheetCanvas } from "./sheet-canvas.js";
import { createSampleView } from "./sample-view.js";
import { createTraining } from "./training.js";
import { createUnits } from "./units.js";
import { obstacle } from "./state.js";
import { diverged, divergence, legend, sentence, title } from "./words.js";

/** @extends {FigureBody<import("./state.js").ShiftState, import("./compute.js").ShiftView>} */
export class Shift extends FigureBody {
  /** @type {import("./layout.js").Layout | null} */
  layout = null;

  /** @param {import("../figure.js").Figure} figure */
  constructor(figure) {
    super(figure);
    this.training = createTraining(figure);
    this.grip = createGrip(figure);
    this.heat = createHeat();
    this.stage = new SheetCanvas();
    this.rest = new SheetCanvas();
    this.rows = createRows(this);
    this.scrub = createScrub(this);
    this.play = createPlay(this);
    this.progress = createProgress(this);
    this.controls = createControls(this);
    this.alarm = createAlarm(this, () => diverged(this.view).length > 0, () => divergence(this.view, figure.words));
    this.units = createUnits(this);
    this.samples = createSampleView(this);
    this.legend = h("p", { class: "legend-line" });
    this.words = h("p", { class: "words steady", part: "readout" });
    // For the mouse and the finger, where the eye is; the keyboard has the button below.
    const start = h("button", { type: "button", class: "pill", tabindex: "-1", onclick: () => void this.play.play() }, h("span", { class: "icon" }), h("span", {}, figure.label("train.control.play")));
    this.invitation = h("div", { class: "invitation", "aria-hidden": "true", "data-control": "invitation" }, start, h("p", {}, figure.label("shift.invitation")));
    this.waiting = h("p", { class: "waiting", "aria-hidden": "true" });
    this.stageBox = h("div", { class: "stage" }, this.stage.canvas, this.rows.stage, this.scrub.element, this.invitation, this.waiting);
    this.restBox = h("div", { class: "stage rest" }, this.rest.canvas, this.rows.rest);
    this.top = h("div", {}, this.legend, this.stageBox, this.alarm.element, this.words);
    this.below = h("div", {}, this.restBox, this.units.element, this.samples.element);
  }

  /** @param {number} ratio @returns {import("./draw.js").Scene} */
  scene(ratio) {
    const { view, state, heat } = this;
    const { words } = this.figure;
    return { view, state, words, heat, ratio, palette: /** @type {import("../../drawing/palette.js").Palette} */ (this.figure.palette) };
  }

  draw() {
    const { figure } = this;
    // What is still being dragged is not learned yet.
    if (!this.grip.active && !figure.hurried) this.training.sync();
    const { view, state } = this;
    // To ask the page for its width is dear where its words have just changed.
    const width = figure.hurried && this.layout ? this.layout.width : this.stageBox.clientWidth;
    if (!figure.palette || width === 0) return;
    const at = layOut({ networks: state.networks.length, depth: state.depth, hero: view.hero }, width);
    this.layout = at;
    this.#draw(this.stage, this.stageBox, at.stage);
    setAttribute(this.restBox, "hidden", at.rest === null);
    if (at.rest) this.#draw(this.rest, this.restBox, at.rest);
    if (figure.hurried) return;
    // On a phone the button to play stands right under the networks.
    if (at.phone !== (this.words.parentElement === this.below)) (at.phone ? this.below : this.top)[at.phone ? "prepend" : "append"](this.words);

    showPieces(figure.title, title(view, state, figure.words));
    setText(this.legend, legend(view, state, figure.words));
    showPieces(this.words, sentence(view, state, figure.words));
    const wait = obstacle(state);
    setAttribute(this.waiting, "hidden", wait === null);
    setText(this.waiting, wait ? figure.words.t(`shift.wait.${wait}`) : "");
    this.#invite(at);
    this.rows.update();
    this.scrub.update();
    this.progress.update();
    this.play.update();
    this.controls.update();
    this.alarm.update();
    this.units.draw();
    this.samples.draw();
  }

  /** @param {SheetCanvas} surface @param {HTMLElement} box @param {import("./layout.js").Sheet} sheet */
  #draw(surface, box, sheet) {
    const { figure, layout } = this;
    if (!layout || !figure.palette) return;
    if (!figure.hurried) box.style.height = `${sheet.height}px`;
    surface.draw(layout, sheet, this.scene(surface.ratio(layout.width)));
  }

  /** Where the history will be, as long as there is none. @param {import("./layout.js").Layout} at */
  #invite(at) {
    const { view } = this;
    const cell = at.stage.cells.find(({ hero }) => hero);
    const hidden = at.phone || view.networks.length === 0 || view.step > 0 || !cell;
    setAttribute(this.invitation, "hidden", hidden);
    if (hidden || !cell) return;
    const { plot, front } = cell;
    const left = plot.x + front + 16;
    Object.assign(this.invitation.style, { left: `${left}px`, top: `${plot.y + plot.height / 2}px`, width: `${plot.x + plot.width + front - left}px` });
  }
}
