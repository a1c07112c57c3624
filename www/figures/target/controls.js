// @ts-check
// The figure's own controls: the step itself, one layer of it, its learning rate; how far the networks are trained before it; what
// they are made of behind "more".

import { h, setAttribute, setText } from "../../dom.js";
import { ACTIVATIONS, TARGET_LIMITS } from "../../settings.js";
import { createFields } from "../parts/fields.js";
import { sayFailed } from "../parts/networks.js";
import { createSlider } from "../parts/slider.js";
import { PRESETS, presetOf } from "./presets.js";
import { layersOf, pairs, RATES } from "./state.js";
import { diverged } from "./words.js";

/** @typedef {import("../../locales/index.js").Key} Key */

const AFTER = [0, 10, 20, 30, 40, 60, 80, 100, 150, 200, 300];
const SCALES = [0.25, 0.5, 1, 2, 4, 8];
const TRAINED = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2];
const BATCHES = [10, 20, 50, 100, 200];

/** @param {import("./body.js").Target} body */
export function createControls(body) {
  const { figure, training } = body;
  const fields = createFields(figure);
  const { group, named, count } = fields;
  const heard = (/** @type {Promise<unknown>} */ promise) => void promise.catch((error) => sayFailed(figure, error));
  const move = h("button", { type: "button", part: "button", class: "pill", "data-control": "move", onclick: () => heard(training.move()) }, h("span", { class: "icon", "aria-hidden": "true" }), h("span", {}, figure.label("target.control.move")));
  const oneName = h("span", {});
  const one = h("button", { type: "button", part: "button", class: "one-step", "data-control": "one", onclick: () => chooseNext() }, h("span", { class: "icon", "aria-hidden": "true" }), oneName);
  const layer = h("select", {});
  layer.addEventListener("change", () => choose(layer.value === "" ? null : Number(layer.value)));
  const preset = figure.labelled(h("select", { "data-control": "preset", class: "preset" }), { "aria-label": "train.control.preset" });
  preset.append(h("option", { value: "", hidden: true }, figure.label("train.own")));
  for (const [name, { label }] of Object.entries(PRESETS)) if (label) preset.append(h("option", { value: name }, figure.label(label)));
  fields.add(preset).addEventListener("change", () => figure.choosePreset(preset.value));

  /** @param {number | null} chosen */
  const choose = (chosen) => fields.set({ layer: chosen });
  /** The first, then one after the other, then all again. */
  function chooseNext() {
    const { state } = body;
    choose(state.layer === null ? 0 : state.layer + 1 < layersOf(state) ? state.layer + 1 : null);
  }

  const sliders = {
    rate: createSlider(figure, "rate", "target.control.rate", RATES, { live: true }),
    after: createSlider(figure, "after", "target.control.after", AFTER, { linear: true, shown: () => (body.view.playing ? body.view.step : body.state.after) }),
    scale: createSlider(figure, "initScale", "target.control.initScale", SCALES),
    trained: createSlider(figure, "learningRate", "target.control.trained", TRAINED),
    batch: createSlider(figure, "batchSize", "train.control.batchSize", BATCHES),
  };
  let options = "";

  /** The layers that there are, named in the language. */
  function fillLayers() {
    const { state } = body;
    const names = [figure.words.t("target.control.all"), ...Array.from({ length: layersOf(state) }, (_, k) => figure.words.t(k === state.depth ? "target.control.outputLayer" : "train.layer.name", { number: k + 1 }))];
    const stamp = JSON.stringify(names);
    if (stamp !== options) layer.replaceChildren(...names.map((name, k) => h("option", { value: k === 0 ? "" : k - 1 }, name)));
    options = stamp;
    layer.value = state.layer === null ? "" : String(state.layer);
  }

  return {
    choose,
    primary: [
      h("div", { class: "playing" }, move, one),
      h("div", { class: "numbers" }, sliders.rate.element, sliders.after.element),
      preset,
      h("div", { class: "on-and-on" }, ...body.play.primary, body.play.rate),
    ],
    secondary: [
      group("alone", "target.group.alone", named("target.control.layer", "layer", fields.add(layer))),
      group("network", "train.group.network", named("train.control.activation", "activation", fields.select("activation", ACTIVATIONS, (option) => /** @type {Key} */ (`train.activation.${option}`))), count("depth", "train.control.depth"), count("width", "train.control.width"), sliders.scale.element),
      group("training", "train.group.training", sliders.trained.element, sliders.batch.element, count("seed", "train.control.seed"), count("steps", "train.control.steps"), count("every", "target.control.every")),
    ],
    update() {
      const { state, view } = body;
      fields.update();
      fillLayers();
      preset.value = presetOf(state) ?? "";
      const isFull = pairs(state.moves).length >= TARGET_LIMITS.moves || view.step >= TARGET_LIMITS.steps;
      setAttribute(move, "disabled", figure.readonly || view.networks.length === 0 || view.playing || isFull || diverged(view).length > 0);
      setText(oneName, figure.words.t(state.layer === null ? "target.control.one" : state.layer + 1 < layersOf(state) ? "target.control.nextLayer" : "target.control.all"));
      setAttribute(one, "disabled", figure.readonly || view.networks.length === 0);
      for (const slider of Object.values(sliders)) slider.update();
    },
  };
}
