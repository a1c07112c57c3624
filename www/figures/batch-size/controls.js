// @ts-check
// The figure's own controls: the batch size, other draws, the sweep with its progress; what is trained behind "more".

import { h, setAttribute, setText } from "../../dom.js";
import { CONTROLS } from "../../settings.js";
import { createFields } from "../parts/fields.js";
import { createSlider } from "../parts/slider.js";
import { PRESETS } from "./presets.js";
import { SIZES, sweepKey } from "./state.js";

/** @typedef {import("../../locales/index.js").Key} Key */

/** @param {import("./body.js").BatchSize} body */
export function createControls(body) {
  const { figure, training } = body;
  const fields = createFields(figure);
  const { group, named, count } = fields;
  const preset = figure.labelled(h("select", { "data-control": "preset", class: "preset" }), { "aria-label": "train.control.preset" });
  preset.append(h("option", { value: "", hidden: true }, figure.label("train.own")));
  for (const [name, { label }] of Object.entries(PRESETS)) if (label) preset.append(h("option", { value: name }, figure.label(label)));
  fields.add(preset).addEventListener("change", () => figure.choosePreset(preset.value));
  const size = createSlider(figure, "m", "batchSize.control.m", [1, ...SIZES], { live: true });
  const other = (/** @type {"draw" | "sample"} */ key, /** @type {Key} */ label, /** @type {number} */ most) =>
    h("button", { type: "button", part: "button", "data-control": key, onclick: () => figure.edit((state) => ({ ...state, [key]: (/** @type {any} */ (state)[key] + 1) % most })) }, figure.label(label));
  const buttons = [other("draw", "batchSize.control.draw", 10_000), other("sample", "batchSize.control.sample", 500)];

  const look = named("batchSize.control.look", "look", fields.select("look", ["unit", "answer"], (of) => /** @type {Key} */ (`batchSize.look.${of}`)));
  const name = document.createTextNode("");
  const isGoing = () => body.view.sweep.running && !body.view.sweep.paused;
  const start = h("button", { type: "button", part: "button", "data-control": "play", onclick: () => void (isGoing() ? training.pause() : training.play()) }, name);
  const bar = figure.labelled(h("progress", { max: 1 }), { "aria-label": "batchSize.sweep.progress" });
  const said = h("span", { class: "rate" });
  const cancel = h("button", { type: "button", part: "button", class: "quiet", "data-control": "cancel", onclick: () => training.cancel() }, figure.label("batchSize.sweep.cancel"));

  return {
    primary: [preset, size.element, ...buttons, look, h("div", { class: "five", "data-control": "seeds" }, start, bar, said, cancel)],
    secondary: [
      h("p", { class: "hint" }, figure.label("batchSize.restarts")),
      group("network", "train.group.network", count("depth", "train.control.depth"), count("width", "train.control.width")),
      group("training", "train.group.training", named("batchSize.control.how", "how", fields.select("how", ["groups", "real", "classes", "few"], (how) => /** @type {Key} */ (`batchSize.how.${how}`))), count("learningRate", "train.control.learningRate"), count("steps", "train.control.steps"), count("seed", "train.control.seed"), count("seeds", "batchSize.control.seeds")),
    ],
    update() {
      const { state, view } = body;
      const { sweep } = view;
      const { words } = figure;
      fields.update();
      size.update();
      const initial = Object.fromEntries(Object.entries(CONTROLS["batch-size"]).map(([key, control]) => [key, control.initial]));
      preset.value = Object.entries(PRESETS).find(([, { state: of }]) => sweepKey(/** @type {any} */ ({ ...initial, ...of })) === sweepKey(state))?.[0] ?? "";
      for (const button of buttons) setAttribute(button, "disabled", figure.readonly);
      setText(name, words.t(!sweep.running ? "batchSize.sweep.start" : sweep.paused ? "batchSize.sweep.goOn" : "control.pause"));
      for (const element of [bar, cancel]) setAttribute(element, "hidden", !sweep.running);
      bar.value = sweep.share;
      setText(said, words.t("batchSize.sweep.of", { done: sweep.done, all: sweep.all }));
    },
  };
}
