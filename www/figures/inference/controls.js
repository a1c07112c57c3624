// @ts-check
// The figure's own controls: the momentum, playing, and the forgotten switch first; everything else behind "more".

import { h, setAttribute, setText } from "../../dom.js";
import { ACTIVATIONS, CONTROLS } from "../../settings.js";
import { parseNumber } from "../../numbers.js";
import { createFields, isTyping } from "../parts/fields.js";
import { createSlider } from "../parts/slider.js";
import { createMomentum } from "./momentum.js";
import { PRESETS } from "./presets.js";
import { settle, watchedLayer } from "./state.js";

/** @typedef {import("../../locales/index.js").Key} Key */
/** @typedef {import("./state.js").InferenceState} InferenceState */

const RATES = [0.01, 0.03, 0.1, 0.3, 1, 3];
const BATCHES = [2, 3, 4, 8, 16, 32, 64, 128];
const EPS = [0, 1e-8, 1e-5, 1e-3, 0.1];
/** What a preset does not say anything about. */
const LOOKS = ["speed", "layer", "unit", "digit", "ink", "steps"];

/** @param {import("./body.js").Inference} body */
export function createControls(body) {
  const { figure } = body;
  const fields = createFields(figure);
  const { set, group, named, count } = fields;
  const select = (/** @type {string} */ key, /** @type {readonly string[]} */ options, /** @type {(option: string) => Key} */ label) => named(/** @type {Key} */ (`inference.control.${key}`), key, fields.select(key, options, label));

  const preset = figure.labelled(h("select", { "data-control": "preset", class: "preset" }), { "aria-label": "inference.control.preset" });
  preset.append(h("option", { value: "", hidden: true }, figure.label("inference.preset.own")));
  for (const [name, { label }] of Object.entries(PRESETS)) if (label) preset.append(h("option", { value: name }, figure.label(label)));
  fields.add(preset).addEventListener("change", () => figure.choosePreset(preset.value));

  const forget = h("button", { type: "button", part: "button", "data-control": "mode", class: "forget", onclick: () => set({ mode: body.state.mode === "train" ? "eval" : "train" }) }, figure.label("inference.control.forget"));
  const why = h("span", { class: "hint why", id: "why" });
  const norms = /** @type {const} */ (["batch", "layer"]).map((norm) => {
    const element = h("button", { type: "button", part: "button", class: "segment", "data-norm": norm, onclick: () => set({ norm }) }, figure.label(`method.${norm}`));
    return { norm, element };
  });
  const norm = figure.labelled(h("span", { class: "segments", role: "group", "data-control": "norm" }, ...norms.map(({ element }) => element)), { "aria-label": "inference.control.norm" });

  const unit = h("select", {}, h("option", { value: "most" }, figure.label("inference.unit.most")), h("option", { value: "one" }, figure.label("inference.unit.one")));
  const unitNumber = figure.labelled(h("input", { type: "number", min: 1, step: 1, inputmode: "numeric" }), { "aria-label": "inference.control.unitNumber" });
  fields.add(unit).addEventListener("change", () => set({ unit: unit.value === "one" ? (body.view.unit?.unit ?? 0) : "most" }));
  fields.add(unitNumber).addEventListener("change", () => {
    const value = parseNumber(unitNumber.value);
    if (value >= 1) set({ unit: Math.trunc(value) - 1 });
  });
  const layer = figure.labelled(h("input", { type: "number", min: 1, step: 1, inputmode: "numeric" }), { "aria-label": "inference.control.layer" });
  fields.add(layer).addEventListener("change", () => {
    const value = parseNumber(layer.value);
    if (value >= 1) set({ layer: Math.trunc(value) - 1 });
  });

  const momentum = createMomentum(body);
  const sliders = [
    createSlider(figure, "learningRate", "inference.control.learningRate", RATES, { live: true }),
    createSlider(figure, "batchSize", "inference.control.batchSize", BATCHES),
    createSlider(figure, "eps", "inference.control.eps", EPS),
  ];
  const network = [
    group("network", "inference.group.network", count("depth", "inference.control.depth"), count("width", "inference.control.width"), select("activation", ACTIVATIONS, (option) => /** @type {Key} */ (`train.activation.${option}`)), count("seed", "inference.control.seed")),
    group("training", "inference.group.training", sliders[0]?.element ?? null, sliders[1]?.element ?? null, count("every", "inference.control.every")),
    group("watch", "inference.group.watch", named("inference.control.layer", "layer", layer), named("inference.control.unit", "unit", unit), unitNumber),
  ];

  return {
    primary: [momentum.element, ...body.play.primary, h("div", { class: "playing" }, forget, norm), why, preset, body.play.rate],
    secondary: [
      h("p", { class: "hint" }, figure.label("inference.restarts")),
      group("example", "inference.group.example", select("example", ["network", "hand"], (option) => /** @type {Key} */ (`inference.example.${option}`)), count("steps", "inference.control.steps")),
      group("statistics", "inference.group.statistics", select("estimator", ["unbiased", "biased"], (option) => /** @type {Key} */ (`inference.estimator.${option}`)), sliders[2]?.element ?? null),
      ...network,
    ],
    update() {
      const { state, view } = body;
      fields.update();
      momentum.update();
      for (const slider of sliders) slider.update();
      const isHand = state.example === "hand";
      for (const part of network) setAttribute(part, "hidden", isHand);
      preset.value = Object.entries(PRESETS).find(([, { state: start }]) => isAt(state, start))?.[0] ?? "";
      setAttribute(forget, "aria-pressed", String(state.mode === "train"));
      setAttribute(forget, "disabled", state.norm === "layer" || figure.readonly);
      setAttribute(forget, "hidden", isHand);
      setAttribute(forget, "aria-describedby", state.norm === "layer" ? "why" : null);
      setText(why, state.norm === "layer" && !isHand ? figure.words.t("inference.why") : "");
      setAttribute(why, "hidden", why.textContent === "");
      for (const { norm: is, element } of norms) {
        setAttribute(element, "aria-pressed", String(state.norm === is));
        setAttribute(element, "disabled", figure.readonly);
      }
      unit.value = state.unit === "most" ? "most" : "one";
      setAttribute(unitNumber, "hidden", state.unit === "most");
      setAttribute(unitNumber, "max", state.width);
      if (state.unit !== "most" && !isTyping(unitNumber)) unitNumber.value = String(state.unit + 1);
      setAttribute(layer, "max", state.depth);
      if (!isTyping(layer)) layer.value = String((view.unit?.layer ?? watchedLayer(state)) + 1);
    },
  };
}

/** Whether a state is what a preset starts. @param {InferenceState} state @param {Record<string, unknown>} preset */
function isAt(state, preset) {
  const initial = Object.fromEntries(Object.entries(CONTROLS.inference).map(([key, control]) => [key, control.initial]));
  const start = settle({ ...initial, ...preset }).state;
  const isHand = state.example === "hand";
  const ignored = [...LOOKS.filter((key) => !Object.hasOwn(preset, key)), ...(isHand ? ["came", "sizes"] : [])];
  return Object.entries(start).every(([key, value]) => ignored.includes(key) || JSON.stringify(value) === JSON.stringify(/** @type {any} */ (state)[key]));
}
