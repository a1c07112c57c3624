// @ts-check
// Puts the figure on the page and keeps it drawn.

import { h, setAttribute, setText } from "../../dom.js";
import { showPieces } from "../../locales/index.js";
import { Surface } from "../../drawing/surface.js";
import { createAlarm } from "../parts/alarm.js";
import { FigureBody } from "../parts/figure-body.js";
import { createPlay } from "../parts/play.js";
import { createScrub } from "../parts/scrub.js";
import { createAside } from "./aside.js";
import { createControls } from "./controls.js";
import { createEstimatorView } from "./estimator-view.js";
import { createFrameworks } from "./frameworks.js";
import { createTraining } from "./training.js";
import { drawSheet } from "./draw.js";
import { layout as layOut } from "./layout.js";
import { divergence, legend, sentence, title } from "./words.js";

/** @extends {FigureBody<import("./state.js").InferenceState, import("./compute.js").InferenceView>} */
export class Inference extends FigureBody {
  /** @type {import("./layout.js").Layout | null} */
  layout = null;

  /** @param {import("../figure.js").Figure} figure */
  constructor(figure) {
    super(figure);
    this.training = createTraining(figure);
    this.sheet = new Surface(h("canvas", { part: "canvas", role: "img" }));
    const trained = this.#asTrained();
    this.play = createPlay(trained, { oneName: "inference.control.next" });
    this.scrub = createScrub(trained);
    this.alarm = createAlarm(trained, () => this.view.diverged !== null, () => divergence(this.view, figure.words));
    this.controls = createControls(this);
    this.aside = createAside(this);
    this.frameworks = createFrameworks(this);
    this.estimator = createEstimatorView(this);
    this.legend = h("p", { class: "legend-line" });
    this.words = h("p", { class: "words steady", part: "readout" });
    this.sheetBox = h("div", { class: "stage sheet" }, this.sheet.canvas, this.scrub.element);
    this.top = h("div", {}, this.legend, h("div", { class: "beside" }, this.sheetBox, this.aside.element), this.alarm.element, this.words);
    this.below = h("div", { class: "beside under" }, this.frameworks.element, this.estimator.element);
  }

  /** What plays, looks back and sounds the alarm in every figure that trains. */
  #asTrained() {
    const body = this;
    return {
      figure: this.figure,
      training: this.training,
      get layout() {
        return body.layout;
      },
      get state() {
        return body.state;
      },
      get view() {
        const { view } = body;
        const recorded = Uint32Array.from(view.example === "hand" || view.recorded.length === 0 ? view.steps : view.recorded);
        return { ...view, networks: view.ready ? [{ step: view.step, recorded }] : [] };
      },
    };
  }

  /** @returns {import("./draw.js").Scene} */
  scene() {
    const { view, state, figure } = this;
    return { view, state, words: figure.words, palette: /** @type {import("../../drawing/palette.js").Palette} */ (figure.palette) };
  }

  draw() {
    this.training.sync();
    const { figure, view, state } = this;
    const width = this.sheetBox.clientWidth;
    if (!figure.palette || width === 0) return;
    const at = layOut({ remembers: state.norm === "batch" }, width);
    this.layout = at;
    this.sheetBox.style.height = `${at.height}px`;
    drawSheet(this.sheet.begin(width, at.height, figure.palette.family), at, this.scene());

    showPieces(figure.title, title(view, state, figure.words));
    setText(this.legend, legend(view, state, figure.words));
    showPieces(this.words, sentence(view, state, figure.words));
    setAttribute(this.sheet.canvas, "aria-label", figure.words.t("inference.sheet"));
    this.aside.draw();
    this.frameworks.update();
    this.estimator.draw();
    this.scrub.update();
    this.play.update();
    this.controls.update();
    this.alarm.update();
  }
}
