// @ts-check
// The figure's own controls: playing, five seeds, the learning rate and the presets first; what the networks are made of behind "more".

import { h, setAttribute } from "../../dom.js";
import { ACTIVATIONS, CONTROLS, INITS, MADE } from "../../settings.js";
import { sameState } from "../../state.js";
import { createFields } from "../parts/fields.js";
import { createSlider } from "../parts/slider.js";
import { PRESETS } from "./presets.js";
import { seedsKey, settle } from "./state.js";

/** @typedef {import("../../locales/index.js").Key} Key */
/** @typedef {import("./state.js").PlacementState} PlacementState */

const RATES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10];
const BATCHES = [2, 4, 8, 16, 32, 60, 128, 256];
const STDS = [0.01, 0.03, 0.1, 0.3, 1];
const SCALES = [0.01, 0.1, 0.3, 1, 3, 10];

/** @param {import("./body.js").Placement} body */
export function createControls(body) {
  const { figure } = body;
  const fields = createFields(figure);
  const { group, named, count } = fields;
  const select = (/** @type {string} */ key, /** @type {readonly string[]} */ options, /** @type {(option: string) => Key} */ label) => named(/** @type {Key} */ (`train.control.${key}`), key, fields.select(key, options, label));

  const preset = figure.labelled(h("select", { "data-control": "preset", class: "preset" }), { "aria-label": "train.control.preset" });
  preset.append(h("option", { value: "", hidden: true }, figure.label("train.own")));
  for (const [name, { label }] of Object.entries(PRESETS)) if (label) preset.append(h("option", { value: name }, figure.label(label)));
  fields.add(preset).addEventListener("change", () => figure.choosePreset(preset.value));

  const sliders = {
    rate: createSlider(figure, "learningRate", "train.control.learningRate", RATES, { live: true }),
    batch: createSlider(figure, "batchSize", "train.control.batchSize", BATCHES),
    std: createSlider(figure, "initStd", "train.control.initStd", STDS),
    scale: createSlider(figure, "initScale", "train.control.initScale", SCALES),
  };

  return {
    primary: [...body.play.primary, preset, body.play.rate, body.seeds.element, h("div", { class: "numbers" }, sliders.rate.element)],
    secondary: [
      h("p", { class: "hint" }, figure.label("placement.restarts")),
      group("network", "train.group.network", select("activation", ACTIVATIONS, (option) => /** @type {Key} */ (`train.activation.${option}`)), count("depth", "train.control.depth"), count("width", "train.control.width")),
      group("start", "train.group.start", select("init", INITS, (option) => /** @type {Key} */ (`train.init.${option}`)), sliders.std.element, sliders.scale.element, count("seed", "train.control.seed")),
      group("training", "train.group.training", sliders.batch.element, count("steps", "train.control.steps"), select("data", MADE, (option) => /** @type {Key} */ (`train.data.${option}`))),
      group("look", "train.group.look", count("range", "train.control.range"), count("every", "train.control.every")),
    ],
    update() {
      const { state } = body;
      fields.update();
      preset.value = Object.entries(PRESETS).findLast(([, { state: start }]) => isAt(state, start))?.[0] ?? "";
      setAttribute(sliders.std.element, "hidden", state.init !== "normal");
      for (const slider of Object.values(sliders)) slider.update();
    },
  };
}

/** What is looked at, and how, does not make another experiment; the four numbers and what a preset names do. @param {PlacementState} state @param {Record<string, any>} preset */
function isAt(state, preset) {
  const initial = Object.fromEntries(Object.entries(CONTROLS.placement).map(([key, control]) => [key, control.initial]));
  const start = settle({ ...initial, ...preset }).state;
  const named = (/** @type {Record<string, any>} */ of) => Object.fromEntries(Object.keys(preset).map((key) => [key, of[key]]));
  return seedsKey(state) === seedsKey(start) && sameState(named(state), named(start));
}
