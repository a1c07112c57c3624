// @ts-check
// The figure's own controls: γ, β, "undo" and "times ten" first; the batch and the networks behind "more".

import { h, setAttribute, setText } from "../../dom.js";
import { ACTIVATIONS, AFFINE_NETWORKS, CONTROLS } from "../../settings.js";
import { parseNumber, plain, round6 } from "../../numbers.js";
import { sameState } from "../../state.js";
import { createFields, isTyping } from "../parts/fields.js";
import { createSlider } from "../parts/slider.js";
import { PRESETS } from "./presets.js";
import { isDrawn, settle, VALUE_LIMIT, withValues } from "./state.js";

/** @typedef {import("../../locales/index.js").Key} Key */

const GAMMAS = Array.from({ length: 81 }, (_, k) => round6(k / 10));
const BETAS = Array.from({ length: 161 }, (_, k) => round6(k / 10 - 8));
const EPSILONS = [0, 1e-5, 1e-3, 0.01, 0.1, 1];
const RATES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10];

/** @param {import("./body.js").Affine} affine */
export function createControls(affine) {
  const { figure } = affine;
  const fields = createFields(figure);
  const { set, group, named, count } = fields;

  const preset = figure.labelled(h("select", { "data-control": "preset", class: "preset" }), { "aria-label": "affine.control.preset" });
  preset.append(h("option", { value: "", hidden: true }, figure.label("affine.preset.own")));
  for (const [name, { label }] of Object.entries(PRESETS)) if (label) preset.append(h("option", { value: name }, figure.label(label)));
  fields.add(preset).addEventListener("change", () => figure.choosePreset(preset.value));

  // While they undo the normalization, γ and β are the engine's; who moves one of them starts from there.
  const freed = (/** @type {any} */ state) => (state.how === "undo" ? { ...state, how: "set", gamma: round6(affine.view.gamma), beta: round6(affine.view.beta) } : state);
  const gamma = createSlider(figure, "gamma", "affine.control.gamma", GAMMAS, { live: true, linear: true, from: freed, shown: () => affine.view.gamma });
  const beta = createSlider(figure, "beta", "affine.control.beta", BETAS, { live: true, linear: true, from: freed, shown: () => affine.view.beta });
  const eps = createSlider(figure, "eps", "affine.control.eps", EPSILONS, { live: true });
  const rate = createSlider(figure, "learningRate", "affine.control.learningRate", RATES, { live: true });

  const undo = h("button", { type: "button", part: "button", "data-control": "undo-norm", onclick: () => set({ how: "undo" }) }, figure.label("affine.control.undo"));
  const plainly = h("button", { type: "button", part: "button", "data-control": "undo-norm", onclick: () => set({ how: "set", gamma: 1, beta: 0 }) }, figure.label("affine.control.plain"));
  const timesName = document.createTextNode("");
  const times = h("button", { type: "button", part: "button", "data-control": "times", onclick: () => set({ times: affine.state.times === 1 ? 10 : 1 }) }, timesName);

  const list = figure.labelled(h("textarea", { rows: "3", spellcheck: "false", autocomplete: "off" }), { "aria-label": "affine.control.values" });
  const takeList = () => {
    const parts = list.value.split(/[\s;，；、]+|,(?=\s|\S)/).filter(Boolean);
    const values = parts.map(parseNumber);
    const wrong = values.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) return figure.say("note.notNumber", { text: (parts[wrong] ?? "").slice(0, 30) });
    figure.edit((state) => withValues(state, values.map((value) => Math.max(-VALUE_LIMIT, Math.min(VALUE_LIMIT, round6(value))))));
  };
  const takeValues = h("button", { type: "button", part: "button", onclick: takeList }, figure.label("affine.control.takeValues"));
  const draw = h("button", { type: "button", part: "button", onclick: () => set({ values: [] }) }, figure.label("affine.control.draw"));
  const empty = h("button", { type: "button", part: "button", onclick: () => set({ values: [], counts: affine.state.counts.map(() => 0) }) }, figure.label("affine.control.clear"));

  const frozen = h("input", { type: "checkbox" });
  fields.add(frozen).addEventListener("change", () => set({ networks: AFFINE_NETWORKS.filter((network) => network === "learned" || frozen.checked) }));
  const layer = figure.labelled(h("input", { type: "number", min: 1, step: 1, inputmode: "numeric" }), { "aria-label": "affine.control.layer" });
  const unit = figure.labelled(h("input", { type: "number", min: 1, step: 1, inputmode: "numeric" }), { "aria-label": "affine.control.unit" });
  for (const [at, input] of [layer, unit].entries()) {
    fields.add(input).addEventListener("change", () => {
      const value = parseNumber(input.value);
      if (value >= 1) set({ unit: affine.state.unit.with(at, Math.trunc(value) - 1) });
      else figure.invalidate();
    });
  }
  const take = h("button", { type: "button", part: "button", "data-control": "take", onclick: () => void affine.takeUnit() }, figure.label("affine.control.take"));

  return {
    primary: [h("div", { class: "numbers" }, gamma.element, beta.element), h("div", { class: "playing" }, undo, times, plainly), preset],
    secondary: [
      group("eps", "affine.group.norm", eps.element),
      group("batch", "affine.group.batch", list, takeValues, draw, empty),
    ],
    networks: h("div", { class: "toolbar", part: "toolbar" },
      ...affine.play.primary,
      affine.play.rate,
      named("affine.control.activation", "activation", fields.select("activation", ACTIVATIONS, (option) => /** @type {Key} */ (`train.activation.${option}`))),
      named("affine.control.norm", "norm", fields.select("norm", ["batch", "layer"], (option) => /** @type {Key} */ (`name.${option}`))),
      rate.element,
      count("seed", "affine.control.seed"),
      count("steps", "affine.control.steps"),
      h("label", { class: "field check-field", "data-control": "networks" }, frozen, h("span", {}, figure.label("affine.control.frozen"))),
      h("span", { class: "playing", "data-control": "unit" }, h("span", {}, figure.label("affine.control.unitOf")), h("span", { class: "affine-pair" }, layer, unit), take),
    ),
    update() {
      fields.update();
      for (const slider of [gamma, beta, eps, rate]) slider.update();
      const { state } = affine;
      preset.value = Object.entries(PRESETS).find(([, { state: given }]) => isAt(state, given))?.[0] ?? "";
      setText(timesName, figure.words.t(state.times === 1 ? "affine.control.times" : "affine.control.timesBack", { times: plain(state.times) }));
      setAttribute(undo, "aria-pressed", String(state.how === "undo"));
      setAttribute(times, "aria-pressed", String(state.times !== 1));
      for (const button of [undo, plainly, times, takeValues, empty, take]) setAttribute(button, "disabled", figure.readonly);
      setAttribute(draw, "disabled", figure.readonly || isDrawn(state));
      setAttribute(list, "disabled", figure.readonly);
      frozen.checked = state.networks.includes("frozen");
      if (!isTyping(list)) list.value = state.values.map((value) => plain(value)).join(" ");
      if (!isTyping(layer)) layer.value = String((state.unit[0] ?? 0) + 1);
      if (!isTyping(unit)) unit.value = String((state.unit[1] ?? 0) + 1);
    },
  };
}

/** Whether a state is a preset's; which unit is looked at does not matter. @param {import("./state.js").AffineState} state @param {Record<string, unknown>} preset */
function isAt(state, preset) {
  const initial = Object.fromEntries(Object.entries(CONTROLS.affine).map(([key, control]) => [key, control.initial]));
  const start = settle({ ...initial, ...preset, unit: state.unit, speed: state.speed, seed: state.seed }).state;
  return sameState(start, state);
}
