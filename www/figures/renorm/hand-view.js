// @ts-check
// The batch in hand: its samples and the running averages dragged on their axis or typed, the clips slid or typed.

import { h, setAttribute } from "../../dom.js";
import { placeOn } from "../../drawing/place.js";
import { Surface } from "../../drawing/surface.js";
import { showPieces } from "../../locales/index.js";
import { HAND_BATCH } from "../../settings.js";
import { batchNameOf, less, more, withBatch, withFeature, withMean, withSample, withStd } from "./hand-change.js";
import { drawHand } from "./hand-draw.js";
import { createHandFields } from "./hand-fields.js";
import { handLayout } from "./hand-layout.js";
import { BATCHES, FEATURES, samplesOf } from "./state.js";
import { createTracks } from "./tracks.js";
import { handWords, pullWords } from "./words.js";

/** How near to a mark a pointer takes it: targets of more than 24 px. */
const NEAR = 24;

/** @param {import("./body.js").Renorm} body */
export function createHandView(body) {
  const { figure } = body;
  const surface = new Surface(h("canvas", { part: "canvas", "aria-hidden": "true", class: "hand" }));
  const { canvas } = surface;
  const tracks = createTracks(figure, () => layout());
  const box = h("div", { class: "stage" }, canvas, tracks.element);
  const said = h("p", { class: "words steady", part: "readout" });
  const pulled = h("p", { class: "small-words" });
  const fields = createHandFields(figure);

  const features = Array.from({ length: FEATURES }, (_, feature) => h("button", { type: "button", part: "button", class: "segment", onclick: () => figure.edit(withFeature(feature)) }, String(feature + 1)));
  const feature = figure.labelled(h("span", { class: "segments", role: "group", "data-control": "feature" }, ...features), { "aria-label": "renorm.hand.feature" });
  const names = /** @type {(keyof typeof BATCHES)[]} */ (Object.keys(BATCHES));
  const batch = figure.labelled(h("select", { "data-control": "batch" }, h("option", { value: "", hidden: true }, figure.label("renorm.hand.ownBatch")), ...names.map((name) => h("option", { value: name }, figure.label(`renorm.hand.batch.${name}`)))), { "aria-label": "renorm.hand.chosen" });
  batch.addEventListener("change", () => figure.edit(withBatch(/** @type {any} */ (batch.value))));
  const add = h("button", { type: "button", part: "button", "data-control": "add-sample", onclick: () => figure.edit(more) }, figure.label("renorm.hand.more"));
  const drop = h("button", { type: "button", part: "button", "data-control": "drop-sample", onclick: () => figure.edit(less) }, figure.label("renorm.hand.less"));
  const head = h("div", { class: "samples-head hand-tools" }, h("span", { class: "field" }, h("span", {}, figure.label("renorm.hand.feature")), feature), batch, add, drop);
  const element = h("div", { class: "hand-box", "data-control": "hand" }, head, box, fields.element, said, pulled);

  /** What is dragged, with the axis as it was when it was taken. @type {{ change: (value: number) => (state: any) => import("./state.js").RenormState, raw: import("./hand-layout.js").Domain, aside: number, before: import("../../state.js").State } | null} */
  let held = null;
  const layout = () => handLayout(box.clientWidth, body.view.way, body.state, held?.raw);

  /** What may be dragged, and where it is. */
  function grips() {
    const at = layout();
    const { way } = body.view;
    return [
      ...way.x.map((value, sample) => ({ x: at.rawX(value), y: at.rows.raw, change: (/** @type {number} */ to) => withSample(sample, to) })),
      { x: at.rawX(way.runningMean + way.runningStd), y: at.rows.running, change: (/** @type {number} */ to) => withStd(to - body.view.way.runningMean) },
      { x: at.rawX(way.runningMean), y: at.rows.running, change: withMean },
    ];
  }

  /** @param {PointerEvent} event */
  function gripAt(event) {
    const [x, y] = placeOn(canvas, event);
    const near = grips().map((grip) => ({ grip, distance: Math.hypot(x - grip.x, y - grip.y) })).filter(({ distance }) => distance <= NEAR);
    const best = near.reduce((least, one) => (least && least.distance <= one.distance ? least : one), near[0]);
    return best ? { ...best.grip, aside: x - best.grip.x } : null;
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (figure.readonly || event.button !== 0 || held) return;
    const grip = gripAt(event);
    if (!grip) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    held = { change: grip.change, aside: grip.aside, raw: layout().raw, before: figure.state };
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!held) {
      canvas.style.cursor = !figure.readonly && gripAt(event) ? "ew-resize" : "";
      return;
    }
    const [x] = placeOn(canvas, event);
    const at = layout();
    // As fine as a pixel, in round numbers.
    const digits = Math.max(0, Math.ceil(-Math.log10((at.raw.high - at.raw.low) / at.plot.width)));
    figure.attempt(held.change(Number(at.rawAt(x - held.aside).toFixed(Math.min(6, digits)))));
  });
  const letGo = () => {
    if (!held) return;
    const { before } = held;
    held = null;
    canvas.style.cursor = "";
    figure.commit(before);
    figure.invalidate();
  };
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) canvas.addEventListener(name, letGo);
  // A finger that takes a mark does not scroll the page.
  canvas.addEventListener("touchstart", (event) => held && event.cancelable && event.preventDefault(), { passive: false });

  return {
    element,
    letGo() {
      letGo();
      tracks.letGo();
    },
    draw() {
      const { state } = body;
      const width = box.clientWidth;
      if (width === 0 || !figure.palette) return;
      const at = layout();
      box.style.height = `${at.height}px`;
      drawHand(surface.begin(width, at.height, figure.palette.family), at, body.scene);
      showPieces(said, handWords(body.view, state, figure.words));
      showPieces(pulled, pullWords(body.view, figure.words));
      tracks.update(at, body.view.way);
      fields.update();
      features.forEach((button, k) => setAttribute(button, "aria-pressed", String(k === state.feature)));
      batch.value = batchNameOf(state) ?? "";
      setAttribute(batch, "disabled", figure.readonly);
      setAttribute(add, "disabled", figure.readonly || samplesOf(state) >= HAND_BATCH.samples);
      setAttribute(drop, "disabled", figure.readonly || samplesOf(state) <= 1);
    },
  };
}
