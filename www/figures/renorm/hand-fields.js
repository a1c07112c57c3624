// @ts-check
// The numbers of the batch in hand, typed or moved by arrows: the samples, the running averages and the clips.

import { h, setAttribute } from "../../dom.js";
import { parseNumber, plain, round6 } from "../../numbers.js";
import { HAND_BATCH } from "../../settings.js";
import { isTyping } from "../parts/fields.js";
import { withClip, withMean, withSample, withStd } from "./hand-change.js";
import { columnOf, samplesOf } from "./state.js";

/** @typedef {import("./state.js").RenormState} RenormState */

/** @param {import("../figure.js").Figure} figure */
export function createHandFields(figure) {
  const state = () => /** @type {RenormState} */ (figure.state);
  /** @type {{ input: HTMLInputElement, value: () => number }[]} */
  const all = [];

  /** @param {import("../../locales/index.js").Key} key @param {Record<string, number>} params @param {() => number} value @param {(to: number) => (state: any) => RenormState} change */
  function field(key, params, value, change) {
    const input = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", size: 5 });
    figure.onWords(() => setAttribute(input, "aria-label", figure.words.t(key, params)));
    input.addEventListener("change", () => {
      const typed = parseNumber(input.value);
      setAttribute(input, "aria-invalid", Number.isNaN(typed) ? "true" : null);
      if (Number.isNaN(typed)) return figure.say("note.notNumber", { text: input.value.slice(0, 30) });
      figure.edit(change(typed));
    });
    input.addEventListener("keydown", (event) => {
      const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (way === undefined || figure.readonly) return;
      event.preventDefault();
      figure.edit(change(round6(value() + way * (event.shiftKey ? 1 : 0.1))));
      input.value = plain(value());
    });
    input.addEventListener("blur", () => (setAttribute(input, "aria-invalid", null), figure.invalidate()));
    all.push({ input, value });
    return input;
  }

  const samples = Array.from({ length: HAND_BATCH.samples }, (_, sample) => field("renorm.hand.sample", { number: sample + 1 }, () => columnOf(state())[sample] ?? 0, (to) => withSample(sample, to)));
  const at = (/** @type {"runningMean" | "runningStd"} */ name) => state()[name][state().feature] ?? 0;
  const mean = field("renorm.hand.mean", {}, () => at("runningMean"), withMean);
  const std = field("renorm.hand.std", {}, () => at("runningStd"), withStd);
  const clips = /** @type {const} */ (["r", "d"]).map((what) => field(`renorm.hand.${what}Max`, {}, () => state()[`${what}Max`], (to) => withClip(what, to)));
  const named = (/** @type {import("../../locales/index.js").Key} */ key, /** @type {HTMLElement[]} */ ...inputs) => h("span", { class: "field" }, h("span", { "aria-hidden": "true" }, figure.label(key)), ...inputs);
  const [r, d] = /** @type {[HTMLInputElement, HTMLInputElement]} */ (clips);
  const element = h("div", { class: "hand-fields renorm-fields" }, named("renorm.hand.samples", ...samples), named("renorm.hand.mean", mean), named("renorm.hand.std", std), named("renorm.hand.rMax", r), named("renorm.hand.dMax", d));

  return {
    element,
    update() {
      samples.forEach((input, k) => setAttribute(input, "hidden", k >= samplesOf(state())));
      for (const { input, value } of all) {
        if (!isTyping(input)) input.value = plain(round6(value()));
        setAttribute(input, "disabled", figure.readonly);
      }
    },
  };
}
