// @ts-check
// The figure's own controls: playing, the presets, the learning rate and the mini-batches first; what the networks are made of behind
// "more".

import { h, setAttribute } from "../../dom.js";
import { CONTROLS, RENORM_NETWORKS } from "../../settings.js";
import { createFields } from "../parts/fields.js";
import { createSlider } from "../parts/slider.js";
import { PRESETS } from "./presets.js";
import { settle, trainingKey } from "./state.js";

/** @typedef {import("../../locales/index.js").Key} Key */

const RATES = [0.01, 0.03, 0.1, 0.2, 0.5, 1, 1.5, 2, 3, 5, 10];
const BATCHES = [2, 4, 8, 16, 30, 32, 64, 128];
const CLASSES = [0, 1, 2, 5, 10];
const MOMENTA = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

/** @param {import("./body.js").Renorm} body */
export function createControls(body) {
  const { figure } = body;
  const fields = createFields(figure);
  const { group, count } = fields;
  const preset = figure.labelled(h("select", { "data-control": "preset", class: "preset" }), { "aria-label": "train.control.preset" });
  preset.append(h("option", { value: "", hidden: true }, figure.label("train.own")));
  for (const [name, { label }] of Object.entries(PRESETS)) if (label) preset.append(h("option", { value: name }, figure.label(label)));
  fields.add(preset).addEventListener("change", () => figure.choosePreset(preset.value));
  const sliders = {
    rate: createSlider(figure, "learningRate", "train.control.learningRate", RATES),
    batch: createSlider(figure, "batchSize", "train.control.batchSize", BATCHES),
    classes: createSlider(figure, "classes", "renorm.control.classes", CLASSES, { linear: true }),
    rEnd: createSlider(figure, "rEnd", "renorm.control.rEnd", [1, 1.5, 2, 3, 5, 10, 100]),
    dEnd: createSlider(figure, "dEnd", "renorm.control.dEnd", [0, 0.5, 1, 2, 5, 10, 100]),
    momentum: createSlider(figure, "momentum", "train.control.momentum", MOMENTA),
  };
  const networks = RENORM_NETWORKS.map((net) => {
    const input = fields.add(h("input", { type: "checkbox" }));
    input.addEventListener("change", () => {
      const chosen = RENORM_NETWORKS.filter((one) => (one === net ? input.checked : body.state.networks.includes(one)));
      fields.set({ networks: chosen });
    });
    return { net, input, label: h("label", {}, input, h("span", {}, figure.label(`renorm.net.${net}`))) };
  });
  return {
    primary: [...body.play.primary, preset, body.play.rate, h("div", { class: "numbers wide-numbers" }, sliders.rate.element, sliders.batch.element, sliders.classes.element)],
    secondary: [
      h("p", { class: "hint" }, figure.label("renorm.restarts")),
      group("networks", "train.group.networks", ...networks.map(({ label }) => label)),
      group("limits", "renorm.group.limits", sliders.rEnd.element, sliders.dEnd.element, count("ramp", "renorm.control.ramp"), sliders.momentum.element),
      group("network", "train.group.network", count("depth", "train.control.depth"), count("width", "train.control.width")),
      group("training", "train.group.training", count("seed", "train.control.seed"), count("steps", "train.control.steps"), count("every", "train.control.every")),
    ],
    update() {
      const { state } = body;
      fields.update();
      for (const { net, input } of networks) {
        input.checked = state.networks.includes(net);
        // Without it there are no ramps to draw.
        if (net === "renorm") setAttribute(input, "disabled", true);
      }
      preset.value = presetOf(state) ?? "";
      for (const slider of Object.values(sliders)) slider.update();
    },
  };
}

/** The preset that a state is, from whatever seed: the same networks, and what it says of the batch in hand. @param {import("./state.js").RenormState} state */
export function presetOf(state) {
  const initial = Object.fromEntries(Object.entries(CONTROLS.renorm).map(([key, control]) => [key, control.initial]));
  const isAt = (/** @type {Record<string, unknown>} */ preset) => {
    const start = settle({ ...initial, ...preset }).state;
    const named = Object.keys(preset).every((key) => String(/** @type {any} */ (state)[key]) === String(/** @type {any} */ (start)[key]));
    return named && trainingKey({ ...state, seed: 0 }) === trainingKey({ ...start, seed: 0 });
  };
  return Object.entries(PRESETS).findLast(([, { state: preset }]) => isAt(preset))?.[0] ?? null;
}
