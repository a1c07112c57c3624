// @ts-check
// The figure's own controls: playing, the learning rate, the batch size and the presets first; what the networks are made of behind "more".

import { h, setAttribute } from "../../dom.js";
import { ACTIVATIONS, CONTROLS, DATA, INITS, NETWORKS, NETWORK_LIMITS } from "../../settings.js";
import { NETWORK_COLOR } from "../../drawing/palette.js";
import { parseNumber } from "../../numbers.js";
import { sameState } from "../../state.js";
import { createFields, isTyping } from "../parts/fields.js";
import { createSlider } from "../parts/slider.js";
import { PRESETS } from "./presets.js";
import { ownPoints } from "./start-points.js";
import { settle, trainingKey } from "./state.js";

/** @typedef {import("../../locales/index.js").Key} Key */
/** @typedef {import("./state.js").ShiftState} ShiftState */

const RATES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10];
const BATCHES = [1, 2, 4, 8, 16, 32, 60, 128, 256];
const MOMENTA = [0, 0.01, 0.03, 0.1, 0.3, 1];
const STDS = [0.01, 0.03, 0.1, 0.3, 1];
const SCALES = [0.01, 0.1, 0.3, 1, 3, 10];

/** @param {import("./body.js").Shift} shift */
export function createControls(shift) {
  const { figure } = shift;
  const fields = createFields(figure);
  const { set, group, named, count } = fields;
  const select = (/** @type {string} */ key, /** @type {readonly string[]} */ options, /** @type {(option: string) => Key} */ label) => named(/** @type {Key} */ (`train.control.${key}`), key, fields.select(key, options, label));
  const chooseData = (/** @type {string} */ value) => (value === "drawn" ? void figure.edit((state) => ownPoints(state, figure.engine)) : set({ data: value }));

  const preset = figure.labelled(h("select", { "data-control": "preset", class: "preset" }), { "aria-label": "train.control.preset" });
  preset.append(h("option", { value: "", hidden: true }, figure.label("train.own")));
  for (const [name, { label }] of Object.entries(PRESETS)) if (label) preset.append(h("option", { value: name }, figure.label(label)));
  fields.add(preset).addEventListener("change", () => figure.choosePreset(preset.value));

  const networks = NETWORKS.map((network) => {
    const input = h("input", { type: "checkbox", value: network });
    input.addEventListener("change", () => {
      const now = shift.state.networks;
      set({ networks: NETWORKS.filter((one) => (one === network ? input.checked : now.includes(one))) });
    });
    const element = h("label", { "data-method": NETWORK_COLOR[network] }, input, h("span", {}, figure.label(`method.${network}`)));
    return {
      element,
      update() {
        const { networks: now } = shift.state;
        input.checked = now.includes(network);
        setAttribute(input, "disabled", figure.readonly || (input.checked ? now.length <= 2 : now.length >= NETWORK_LIMITS.networks));
      },
    };
  });

  const size = h("select", {}, ...[14, 28].map((side) => h("option", { value: side }, `${side} × ${side}`)));
  fields.add(size).addEventListener("change", () => set({ size: Number(size.value) }));
  const sizeField = named("train.control.size", "size", size);

  const unit = h("select", {}, ...(/** @type {const} */ (["typical", "all", "one"])).map((which) => h("option", { value: which }, figure.label(`shift.unit.${which}`))));
  const unitNumber = figure.labelled(h("input", { type: "number", min: 1, step: 1, inputmode: "numeric" }), { "aria-label": "train.control.unitNumber" });
  const setUnit = (/** @type {import("./state.js").Unit} */ value) => set({ unit: shift.state.unit.with(shift.view.hero, value) });
  unit.addEventListener("change", () => setUnit(unit.value === "one" ? (shift.view.networks[0]?.layers[shift.view.hero]?.typical ?? 0) : /** @type {"typical" | "all"} */ (unit.value)));
  unitNumber.addEventListener("change", () => {
    const value = parseNumber(unitNumber.value);
    if (value >= 1) setUnit(Math.trunc(value) - 1);
  });

  const sliders = {
    rate: createSlider(figure, "learningRate", "train.control.learningRate", RATES, { live: true }),
    batch: createSlider(figure, "batchSize", "train.control.batchSize", BATCHES),
    momentum: createSlider(figure, "momentum", "train.control.momentum", MOMENTA, { live: true }),
    std: createSlider(figure, "initStd", "train.control.initStd", STDS),
    scale: createSlider(figure, "initScale", "train.control.initScale", SCALES),
  };

  return {
    primary: [...shift.play.primary, preset, shift.play.rate, h("div", { class: "numbers" }, sliders.rate.element, sliders.batch.element), shift.progress.element],
    secondary: [
      h("p", { class: "hint" }, figure.label("shift.restarts")),
      group("networks", "train.group.networks", ...networks.map(({ element }) => element)),
      group("data", "train.group.data", named("train.control.data", "data", fields.select("data", DATA, (option) => /** @type {Key} */ (`train.data.${option}`), chooseData)), sizeField),
      group("network", "train.group.network", count("depth", "train.control.depth"), count("width", "train.control.width"), select("activation", ACTIVATIONS, (option) => /** @type {Key} */ (`train.activation.${option}`))),
      group("start", "train.group.start", select("init", INITS, (option) => /** @type {Key} */ (`train.init.${option}`)), sliders.std.element, sliders.scale.element, count("seed", "train.control.seed")),
      group("training", "train.group.training", sliders.momentum.element, count("steps", "train.control.steps")),
      group("look", "train.group.look", select("show", ["y", "xHat", "output"], (option) => /** @type {Key} */ (`shift.show.${option}`)), named("train.control.unit", "unit", unit), unitNumber, count("range", "train.control.range"), count("every", "train.control.every")),
    ],
    update() {
      const { state, view } = shift;
      fields.update();
      for (const network of networks) network.update();
      const match = Object.entries(PRESETS).find(([, { state: start }]) => isAt(state, start));
      preset.value = match?.[0] ?? "";
      size.value = String(state.size);
      setAttribute(sizeField, "hidden", state.data !== "digits");
      setAttribute(sliders.std.element, "hidden", state.init !== "normal");
      const chosen = state.unit[view.hero] ?? "typical";
      unit.value = typeof chosen === "number" ? "one" : chosen;
      setAttribute(unitNumber, "hidden", typeof chosen !== "number");
      setAttribute(unitNumber, "max", state.width);
      if (typeof chosen === "number" && !isTyping(unitNumber)) unitNumber.value = String(chosen + 1);
      for (const slider of Object.values(sliders)) slider.update();
    },
  };
}

/** Whether a state trains what a preset does; how it is looked at does not matter. @param {ShiftState} state @param {Record<string, unknown>} preset */
function isAt(state, preset) {
  const initial = Object.fromEntries(Object.entries(CONTROLS.shift).map(([key, control]) => [key, control.initial]));
  const start = settle({ ...initial, ...preset }).state;
  const rates = (/** @type {ShiftState} */ { learningRate, momentum }) => ({ learningRate, momentum });
  return trainingKey(state) === trainingKey(start) && sameState(rates(state), rates(start));
}
