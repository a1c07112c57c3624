// @ts-check
// Puts the figure on the page and keeps it drawn.

import { h, setText } from "../../dom.js";
import { showPieces } from "../../locales/index.js";
import { round6 } from "../../numbers.js";
import { placeOn } from "../../drawing/place.js";
import { Surface } from "../../drawing/surface.js";
import { createAlarm } from "../parts/alarm.js";
import { FigureBody } from "../parts/figure-body.js";
import { sayFailed } from "../parts/networks.js";
import { createPlay } from "../parts/play.js";
import { createControls } from "./controls.js";
import { drawNetworks, unitAt } from "./draw-networks.js";
import { drawStage } from "./draw.js";
import { layout as layOut } from "./layout.js";
import { createSheetPointer } from "./sheet-pointer.js";
import { settle, withValues } from "./state.js";
import { createThreads } from "./threads.js";
import { createTraining } from "./training.js";
import { divergence, learned, legend, sentence, title } from "./words.js";

/** @extends {FigureBody<import("./state.js").AffineState, import("./compute.js").AffineView>} */
export class Affine extends FigureBody {
  /** @type {import("./layout.js").Layout | null} */
  layout = null;

  /** @param {import("../figure.js").Figure} figure */
  constructor(figure) {
    super(figure);
    this.training = createTraining(figure);
    this.stage = new Surface(h("canvas", { part: "canvas", "aria-hidden": "true" }));
    this.rest = new Surface(h("canvas", { part: "canvas", "aria-hidden": "true" }));
    this.rest.canvas.addEventListener("click", (event) => this.choose(event));
    this.threads = createThreads();
    this.play = createPlay(this, { isLazy: true });
    this.controls = createControls(this);
    this.alarm = createAlarm(this, () => this.view.networks.some(({ diverged }) => diverged), () => divergence(this.view, figure.words));
    this.sheet = createSheetPointer(this);
    this.legend = h("p", { class: "legend-line" });
    this.words = h("p", { class: "words steady", part: "readout" });
    this.stageBox = h("div", { class: "stage" }, this.stage.canvas, ...this.sheet.elements);
    this.restBox = h("div", { class: "stage" }, this.rest.canvas);
    this.learned = h("p", { class: "words steady", part: "readout" });
    this.top = h("div", {}, this.legend, this.stageBox, this.words);
    this.below = h("div", { class: "affine-networks" }, h("p", { class: "chart-head" }, figure.label("affine.networks")), this.controls.networks, this.restBox, this.alarm.element, this.learned);
  }

  /** @returns {import("./draw.js").Scene} */
  scene() {
    const { view, state, sheet } = this;
    return { view, state, words: this.figure.words, palette: /** @type {import("../../drawing/palette.js").Palette} */ (this.figure.palette), scale: sheet.scale, focus: sheet.focus, threads: this.threads };
  }

  draw() {
    this.training.sync();
    const { figure, view, state } = this;
    const width = this.stageBox.clientWidth;
    if (!figure.palette || width === 0) return;
    const at = layOut(width);
    this.layout = at;
    const scene = this.scene();
    this.stageBox.style.height = `${at.stage.height}px`;
    drawStage(this.stage.begin(width, at.stage.height, figure.palette.family), at, scene);
    this.restBox.style.height = `${at.rest.height}px`;
    drawNetworks(this.rest.begin(width, at.rest.height, figure.palette.family), at, scene);
    showPieces(figure.title, title(view, state, figure.words));
    setText(this.legend, legend(view, state, figure.words));
    showPieces(this.words, sentence(view, state, figure.words));
    showPieces(this.learned, learned(view, state, figure.words));
    this.sheet.update();
    this.play.update();
    this.controls.update();
    this.alarm.update();
  }

  /** A line that is pointed at stands out; whoever does not point types its layer and unit. @param {MouseEvent} event */
  choose(event) {
    const unit = this.layout && !this.figure.readonly && unitAt(this.layout, this.scene(), ...placeOn(this.rest.canvas, event));
    if (unit) this.figure.edit((state) => settle({ ...state, unit }).state);
  }

  /** What goes into the chosen unit's normalization becomes the batch, with that unit's γ and β. */
  async takeUnit() {
    const { figure, training } = this;
    try {
      const place = this.state.unit;
      const values = await training.unit(place);
      if (!values) return;
      const layer = this.view.networks.find(({ name }) => name === "learned")?.layers[place[0] ?? 0];
      const own = (/** @type {"gamma" | "beta"} */ which) => round6(layer?.[which].values.at((place[1] ?? 0) - layer.units) ?? (which === "gamma" ? 1 : 0));
      figure.edit((state) => withValues({ ...state, how: "set", gamma: own("gamma"), beta: own("beta") }, Array.from(values.x, round6)));
    } catch (error) {
      sayFailed(figure, error);
    }
  }
}
