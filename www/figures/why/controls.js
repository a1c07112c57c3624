// @ts-check
// The figure's own controls: playing, the presets, the noise, the start and the learning rate first; what the networks are made of
// behind "more".

import { h, setAttribute } from "../../dom.js";
import { TASKS } from "../../settings.js";
import { createFields } from "../parts/fields.js";
import { createSlider } from "../parts/slider.js";
import { PRESETS } from "./presets.js";
import { caseOf } from "./training.js";

/** @typedef {import("../../locales/index.js").Key} Key */

const NOISES = [0, 0.25, 0.5, 1, 1.5, 2, 3, 4];
const SCALES = [0.1, 0.3, 0.5, 1, 2, 3];
const RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
const BATCHES = [2, 4, 8, 16, 32, 64, 128, 256];

/** @param {import("./body.js").Why} body */
export function createControls(body) {
  const { figure } = body;
  const fields = createFields(figure);
  const { group, named, count } = fields;
  const preset = figure.labelled(h("select", { "data-control": "preset", class: "preset" }), { "aria-label": "train.control.preset" });
  preset.append(h("option", { value: "", hidden: true }, figure.label("train.own")));
  for (const [name, { label }] of Object.entries(PRESETS)) if (label) preset.append(h("option", { value: name }, figure.label(label)));
  fields.add(preset).addEventListener("change", () => figure.choosePreset(preset.value));
  const sliders = {
    noise: createSlider(figure, "noise", "why.control.noise", NOISES, { linear: true }),
    scale: createSlider(figure, "initScale", "why.control.initScale", SCALES),
    rate: createSlider(figure, "learningRate", "train.control.learningRate", RATES),
    batch: createSlider(figure, "batchSize", "train.control.batchSize", BATCHES),
  };
  const width = count("width", "train.control.width");
  return {
    primary: [...body.play.primary, preset, body.play.rate, h("div", { class: "numbers wide-numbers" }, sliders.noise.element, sliders.scale.element, sliders.rate.element)],
    secondary: [
      h("p", { class: "hint" }, figure.label("why.restarts")),
      group("network", "train.group.network", named("why.control.task", "task", fields.select("task", TASKS, (option) => /** @type {Key} */ (`why.task.${option}`))), count("depth", "train.control.depth"), width),
      group("training", "train.group.training", sliders.batch.element, count("seed", "train.control.seed"), count("steps", "train.control.steps")),
      group("look", "train.group.look", count("every", "why.control.every"), count("cut", "why.control.cut")),
    ],
    update() {
      const { state } = body;
      fields.update();
      preset.value = caseOf(state) ?? "";
      for (const element of [sliders.noise.element, sliders.batch.element, width]) setAttribute(element, "hidden", state.task === "linear");
      for (const slider of Object.values(sliders)) slider.update();
    },
  };
}
