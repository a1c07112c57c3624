// @ts-check
// A slider over a list of good values, with a field beside it for any other.

import { h, setAttribute } from "../../dom.js";
import { parseNumber, plain } from "../../numbers.js";
import { controlName } from "../../settings.js";
import { limited } from "../../state.js";
import { isTyping } from "./fields.js";

/**
 * @param {import("../figure.js").Figure} figure
 * @param {string} key of the state
 * @param {import("../../locales/index.js").Key} label
 * @param {readonly number[]} values
 * @param {object} [how]
 * @param {boolean} [how.live] values change while the slider moves; others start training again, once
 * @param {boolean} [how.linear] the nearest of the values is so by its distance and not by its ratio
 * @param {(state: any) => any} [how.from] the state that a change starts from
 * @param {() => number} [how.shown] the value in force, where it is not the state's own
 */
export function createSlider(figure, key, label, values, { live = false, linear = false, from = (state) => state, shown = () => figure.state[key] } = {}) {
  const range = figure.labelled(h("input", { type: "range", min: 0, max: values.length - 1, step: 1 }), { "aria-label": label });
  const field = figure.labelled(h("input", { type: "text", inputmode: "decimal", autocomplete: "off", size: 5 }), { "aria-label": label });
  const set = (/** @type {number} */ value) => (/** @type {any} */ state) => figure.definition.settle({ ...from(state), [key]: limited(figure.definition.name, key, value) }).state;
  // As the logarithm on both sides of 0.
  const scaled = (/** @type {number} */ value) => (linear ? value : Math.asinh(1e6 * value));
  const apart = (/** @type {number} */ one, /** @type {number} */ value) => Math.abs(scaled(one) - scaled(value));
  const nearest = (/** @type {number} */ value) => values.reduce((best, one, k) => (apart(one, value) < apart(values[best] ?? 0, value) ? k : best), 0);
  const chosen = () => values[Number(range.value)] ?? 0;
  /** @type {import("../../state.js").State | null} */
  let before = null;
  range.addEventListener("input", () => {
    before ??= figure.state;
    field.value = plain(chosen());
    setAttribute(range, "aria-valuetext", field.value);
    if (live) figure.attempt(set(chosen()));
  });
  range.addEventListener("change", () => {
    const from = before ?? figure.state;
    before = null;
    if (figure.attempt(set(chosen()))) figure.commit(from);
  });
  field.addEventListener("change", () => {
    const value = parseNumber(field.value);
    setAttribute(field, "aria-invalid", Number.isNaN(value) ? "true" : null);
    if (Number.isNaN(value)) return figure.say("note.notNumber", { text: field.value.slice(0, 30) });
    figure.edit(set(value));
  });
  field.addEventListener("blur", () => {
    setAttribute(field, "aria-invalid", null);
    figure.invalidate();
  });
  return {
    element: h("label", { class: "slider number", "data-control": controlName(key) }, h("span", {}, figure.label(label)), range, field),
    update() {
      const value = shown();
      if (before === null) {
        const at = String(nearest(value));
        if (range.value !== at) range.value = at;
        setAttribute(range, "aria-valuetext", plain(value));
        if (!isTyping(field)) field.value = plain(value);
      }
      for (const input of [range, field]) setAttribute(input, "disabled", figure.readonly);
    },
  };
}
