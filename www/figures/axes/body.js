// @ts-check
// Puts the figure on the page and keeps it drawn: the stage with its elements on top, the other view of the batch, the histograms.

import { h, setAttribute } from "../../dom.js";
import { showPieces } from "../../locales/index.js";
import { Surface } from "../../drawing/surface.js";
import { STEPS } from "../../settings.js";
import { round6 } from "../../numbers.js";
import { clamp } from "../../kinds.js";
import { drawPicture } from "./draw-picture.js";
import { drawStage } from "./draw.js";
import { drawTerm } from "./draw-term.js";
import { domainOf, grown, layout as layOut, picture, roomFor, sheetKind } from "./layout.js";
import { createControls } from "./controls.js";
import { createFormulas } from "./formula.js";
import { createGrid } from "./grid.js";
import { createHistograms } from "./histograms.js";
import { createHold } from "./hold.js";
import { createMotion } from "./play.js";
import { createPoint } from "./points.js";
import { placeOn } from "../../drawing/place.js";
import { attachPointer, hitPoint } from "./pointer.js";
import { settle } from "./state.js";
import { remarks, sentence } from "./words.js";

/**
 * @typedef {import("../figure.js").Figure} Figure
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {import("./layout.js").Picture} Picture
 * @typedef {import("./layout.js").Domain} Domain
 * @typedef {Axes} AxesBody
 */

export class Axes {
  /** @type {Layout | null} */
  layout = null;
  /** @type {Picture | null} */
  other = null;
  /** @type {{ domain: Domain, plane: [Domain, Domain] } | null} while something is dragged, the axes stand still */
  #frozen = null;
  /** The axes that were drawn on, the batch that stands on them, and the sheet's height. @type {{ x: readonly number[], all: Domain, columns: Map<number, Domain>, height: number | undefined } | null} */
  #kept = null;
  /** @type {{ points: [number, number][], picture: Picture | null }} */
  #stroke = { points: [], picture: null };
  /** @type {import("./formula.js").Term | null} */
  #term = null;
  /** The point that was tapped, and goes where the next tap is. @type {import("./pointer.js").Hit | null} */
  armed = null;

  /** @param {Figure} figure */
  constructor(figure) {
    this.figure = figure;
    this.hold = createHold(figure, (isOver) => this.#follow(isOver));
    this.stage = new Surface(h("canvas", { part: "canvas", "aria-hidden": "true" }));
    this.second = new Surface(h("canvas", { part: "canvas", "aria-hidden": "true" }));
    this.grid = createGrid(this);
    this.formulas = createFormulas(this);
    this.motion = createMotion(this);
    this.histograms = createHistograms(this);
    this.controls = createControls(this);
    const first = createPoint(this, () => this.layout?.sheet ?? null);
    const second = createPoint(this, () => this.other);
    this.points = [first, second];
    this.words = h("p", { class: "words", part: "readout" });
    this.remarks = h("div", { class: "remarks", part: "readout" });
    this.stageBox = h("div", { class: "stage" }, this.stage.canvas, this.grid.element, first.element, this.formulas.element, this.controls.across, this.grid.editor);
    this.secondBox = h("div", { class: "second" }, this.second.canvas, second.element);
    this.views = h("div", { class: "views" }, this.secondBox, ...this.histograms.elements);
    attachPointer(this, this.stage.canvas, () => this.layout?.sheet ?? null, first.element);
    attachPointer(this, this.second.canvas, () => this.other, second.element);
    this.stage.canvas.addEventListener("click", (event) => this.#click(event));
    for (const box of [this.stageBox, this.secondBox]) this.#takeFiles(box);
  }

  /** @returns {import("./state.js").AxesState} */
  get state() {
    return /** @type {any} */ (this.figure.state);
  }

  // What the parts ask ----------------------------------------------------------------------------------------------------

  /** The vertical axis of the profiles. */
  domain() {
    return this.#frozen?.domain ?? this.#axis(this.#drawnOn()?.all, this.figure.view.x);
  }

  /** The plane's two axes. @returns {[Domain, Domain]} */
  planeDomains() {
    if (this.#frozen) return this.#frozen.plane;
    const kept = this.#drawnOn();
    const [x, y] = this.state.plane.map((column) => this.#axis(kept?.columns.get(column), this.#columnValues(column)));
    return [x ?? { low: 0, high: 10 }, y ?? { low: 0, high: 10 }];
  }

  /** @param {number} column @returns {number[]} */
  #columnValues(column) {
    const { view } = this.figure;
    return view.x.filter((/** @type {number} */ _, /** @type {number} */ at) => at % view.columns === column);
  }

  /** @param {Domain | undefined} kept @param {readonly number[]} values */
  #axis(kept, values) {
    return kept ? grown(kept, values) : domainOf(values);
  }

  /** What was drawn on, if the batch is still that one: a preset, a file, undo, reset and a program bring another, on axes of its own. */
  #drawnOn() {
    const { x } = this.state;
    if (this.#kept && this.#kept.x !== x && !this.hold.active) {
      const isSame = this.#kept.x.length === x.length && x.every((value, at) => value === this.#kept?.x[at]);
      if (isSame) this.#kept.x = x;
      else this.#kept = null;
    }
    return this.#kept;
  }

  /** What a reader does to the batch by hand leaves it on its axes. @param {boolean} isOver */
  #follow(isOver) {
    if (!isOver) this.#drawnOn();
    else if (this.#kept) this.#kept.x = this.state.x;
  }

  /** From here on the axes are drawn on, and what is drawn stays where it was put: they can grow, but do not shrink. */
  keepAxes() {
    const columns = new Map(this.#drawnOn()?.columns);
    const plane = this.planeDomains();
    this.state.plane.forEach((column, axis) => columns.set(column, /** @type {Domain} */ (plane[axis])));
    this.#kept = { x: this.state.x, all: this.domain(), columns, height: this.layout?.sheet.paper.height };
  }

  /** The next change is another batch, that gets axes of its own. */
  renewAxes() {
    this.#kept = null;
  }

  /** A value at a share of an axis, in steps that suit its length. @param {Domain} domain @param {number} share */
  valueAt({ low, high }, share) {
    const value = low + (high - low) * clamp(share, 0, 1);
    const step = 10 ** Math.floor(Math.log10((high - low) / 100));
    return round6(Math.round(value / step) * step);
  }

  /** @param {import("./pointer.js").Hit | null} hit */
  arm(hit) {
    this.armed = hit;
    this.figure.invalidate();
  }

  freeze() {
    this.#frozen ??= { domain: this.domain(), plane: this.planeDomains() };
  }

  /** @param {boolean} dragged whether the focused point was dragged */
  thaw(dragged) {
    if (dragged) {
      this.keepAxes();
      const kept = this.#kept;
      const { view } = this.figure;
      const { focus } = view;
      if (kept && focus) {
        kept.all = roomFor(kept.all, view.x, focus.value);
        for (const column of this.state.plane) {
          const axis = kept.columns.get(column);
          if (axis) kept.columns.set(column, roomFor(axis, this.#columnValues(column), view.x[focus.sample * view.columns + column] ?? 0));
        }
      }
    }
    this.#frozen = null;
    this.figure.invalidate();
  }

  /** @param {number} sample @param {number} column */
  focus(sample, column) {
    const [s, c] = this.state.focus;
    if (s === sample && c === column) return;
    if (s !== sample) this.hold.forget();
    this.figure.edit((state) => settle({ ...state, focus: [sample, column] }).state);
  }

  /** Which column is in focus after a point of the plane was chosen: the one that was, if the plane shows it. */
  planeColumn() {
    const [a = 0] = this.state.plane;
    const column = this.state.focus[1] ?? 0;
    return this.state.plane.includes(column) ? column : a;
  }

  editFocus() {
    const cell = /** @type {HTMLElement | null} */ (this.grid.element.querySelector('[tabindex="0"]'));
    cell?.focus({ preventScroll: true });
    cell?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  }

  /** Another state's data under this one's focus and views. @param {import("./state.js").AxesState} data */
  withLooks(data) {
    const { focus, plane, sheet, step, across } = this.state;
    return settle({ ...data, focus, plane, sheet, step, across }).state;
  }

  /** @param {Picture} kind @param {[number, number]} place @param {number} reach */
  hit(kind, place, reach) {
    return hitPoint(this, kind, place, reach);
  }

  /** @param {[number, number][]} points @param {Picture | null} on */
  showStroke(points, on) {
    this.#stroke = { points, picture: on };
    this.figure.invalidate();
  }

  /** @param {import("./formula.js").Term | null} term */
  point(term) {
    this.#term = term;
    this.figure.invalidate();
  }

  /** The cell of any of the three matrices at a place on the stage. @param {[number, number]} place @param {HTMLCanvasElement} [canvas] */
  cellAt([x, y], canvas = this.stage.canvas) {
    const at = this.layout;
    if (!at || canvas !== this.stage.canvas || !this.figure.view.focus) return null;
    for (const matrix of [at.input, at.down, at.across]) {
      if (!matrix || x < matrix.x || y < matrix.y || x >= matrix.x + matrix.width || y >= matrix.y + matrix.height) continue;
      return { sample: Math.floor((y - matrix.y) / at.cell.height), column: Math.floor((x - matrix.x) / at.cell.width) };
    }
    return null;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const place = placeOn(this.stage.canvas, event);
    const cell = this.cellAt(place);
    if (cell) return this.focus(cell.sample, cell.column);
    const at = this.layout;
    for (const strip of at ? [at.stripDown, at.stripAcross] : []) {
      if (!strip || !at || place[1] < strip.y || place[1] > strip.y + strip.height || place[0] < strip.x || place[0] >= strip.x + strip.width) continue;
      this.focus(this.state.focus[0] ?? 0, Math.floor((place[0] - strip.x) / at.cell.width));
      this.controls.show("gamma");
    }
  }

  /** @param {HTMLElement} box */
  #takeFiles(box) {
    box.addEventListener("dragover", (event) => event.preventDefault());
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) void file.text().then((text) => this.controls.takeCsv(text));
      else this.controls.takeCsv(event.dataTransfer?.getData("text") ?? "");
    });
    box.addEventListener("paste", (event) => {
      if (event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      this.controls.takeCsv(event.clipboardData?.getData("text") ?? "");
    });
  }

  // Drawing -----------------------------------------------------------------------------------------------------------------

  /** @param {import("../../drawing/palette.js").Palette} palette @param {boolean} heads @returns {import("./draw.js").Scene} */
  scene(palette, heads) {
    const { view, words } = this.figure;
    return {
      view,
      state: this.state,
      palette,
      words,
      time: heads ? STEPS.indexOf(this.state.step) : this.motion.time,
      domain: this.domain(),
      planeDomains: this.planeDomains(),
      was: this.hold.was,
      stroke: this.#stroke.points,
      heads,
      armed: this.armed !== null,
    };
  }

  draw() {
    const { figure } = this;
    const width = this.stageBox.clientWidth;
    const { view, palette } = figure;
    if (!palette || width === 0) return;
    this.layout = layOut(view, this.state, width, this.#drawnOn()?.height);
    const scene = this.scene(palette, false);
    const onSheet = this.#stroke.picture === this.other ? [] : this.#stroke.points;
    const pen = this.stage.begin(width, this.layout.height, palette.family);
    this.stageBox.style.height = `${this.layout.height}px`;
    drawStage(pen, this.layout, { ...scene, stroke: onSheet });
    drawTerm(pen, this.layout, scene, this.#term);
    this.#drawSecond({ ...scene, stroke: onSheet.length ? [] : this.#stroke.points }, palette);
    this.grid.update();
    this.formulas.update();
    this.motion.update();
    this.controls.update();
    for (const point of this.points) point.update();
    showPieces(this.words, sentence(view, this.state, figure.words, this.hold.was));
    const lines = remarks(view, this.state, figure.words);
    while (this.remarks.childElementCount > lines.length) this.remarks.lastElementChild?.remove();
    lines.forEach((pieces, at) => showPieces(this.remarks.children[at] ?? this.remarks.appendChild(h("p")), pieces));
    this.histograms.draw(palette);
  }

  /** @param {import("./draw.js").Scene} scene @param {import("../../drawing/palette.js").Palette} palette */
  #drawSecond(scene, palette) {
    const width = this.secondBox.clientWidth;
    this.other = this.figure.view.columns < 2 || width === 0 ? null : otherPicture(this.figure.view, this.state, width);
    setAttribute(this.secondBox, "hidden", this.figure.view.columns < 2);
    if (!this.other) return;
    const pen = this.second.begin(width, this.other.paper.y + this.other.paper.height + 24, palette.family);
    paintSecond(pen, this.other, scene);
  }
}

/** @param {import("../../drawing/pen.js").Pen} pen @param {Picture} other @param {import("./draw.js").Scene} scene */
export function paintSecond(pen, other, scene) {
  const { palette, words } = scene;
  pen.text(words.t(other.kind === "plane" ? "axes.asPoints" : "axes.asLines"), 0, 10, { size: 15, bold: true, color: palette.fg });
  drawPicture(pen, other, scene, { domain: scene.domain, values: scene.view.x, phone: false });
}

/** The picture that is not the sheet: the plane where profiles are drawn, and profiles where the plane is. @param {import("./compute.js").AxesView} view @param {import("./state.js").AxesState} state @param {number} width */
export function otherPicture(view, state, width) {
  const kind = sheetKind(state, view) === "plane" ? "profiles" : "plane";
  return picture(null, kind, { x: 0, y: 26, width, height: 200 }, { left: 34, right: 16, top: 32, bottom: kind === "plane" ? 26 : 12 });
}
