// @ts-check
// The plain controls of a figure, each bound to one value of its state: groups, named fields, menus, numbers.

import { h, setAttribute } from "../../dom.js";
import { parseNumber } from "../../numbers.js";
import { controlName } from "../../settings.js";
import { controlOf, limited } from "../../state.js";

/** @typedef {import("../../locales/index.js").Key} Key */

/** Whether a field holds the cursor: what is being typed there is not overwritten. @param {HTMLElement} field */
export function isTyping(field) {
  const root = field.getRootNode();
  return root instanceof ShadowRoot && root.activeElement === field;
}

/** @param {import("../figure.js").Figure} figure */
export function createFields(figure) {
  /** @type {(() => void)[]} */
  const updates = [];
  /** @type {(HTMLInputElement | HTMLSelectElement)[]} */
  const inputs = [];
  const set = (/** @type {Record<string, unknown>} */ change) => figure.edit((state) => figure.definition.settle({ ...state, ...change }).state);

  /** @param {Key} label @param {string} key @param {HTMLElement} input */
  const named = (label, key, input) => h("label", { class: "field", "data-control": controlName(key) }, h("span", {}, figure.label(label)), input);

  return {
    /** One finished change of the state. */
    set,
    named,
    /** @param {string} control @param {Key} key @param {(Node | null)[]} children */
    group: (control, key, ...children) => h("div", { class: "group", "data-control": control, role: "group" }, h("span", { class: "legend" }, figure.label(key)), ...children),

    /** @param {string} key @param {readonly string[]} options @param {(option: string) => Key} label @param {(value: string) => void} [choose] */
    select(key, options, label, choose = (value) => set({ [key]: value })) {
      const element = h("select", {}, ...options.map((option) => h("option", { value: option }, figure.label(label(option)))));
      element.addEventListener("change", () => choose(element.value));
      updates.push(() => (element.value = figure.state[key]));
      inputs.push(element);
      return element;
    },

    /** A whole number that is typed. @param {string} key @param {Key} label */
    count(key, label) {
      const { min, max } = /** @type {{ min: number, max: number }} */ (/** @type {unknown} */ (controlOf(figure.definition.name, key).kind));
      const element = h("input", { type: "number", min, max, step: 1, inputmode: "numeric" });
      element.addEventListener("change", () => {
        const value = parseNumber(element.value);
        if (Number.isNaN(value)) element.value = String(figure.state[key]);
        else set({ [key]: limited(figure.definition.name, key, value) });
      });
      updates.push(() => {
        if (!isTyping(element)) element.value = String(figure.state[key]);
      });
      inputs.push(element);
      return named(label, key, element);
    },

    /** An input of the figure's own making, that is as disabled as the others. @template {HTMLInputElement | HTMLSelectElement} E @param {E} input @returns {E} */
    add(input) {
      inputs.push(input);
      return input;
    },

    update() {
      for (const input of inputs) setAttribute(input, "disabled", figure.readonly);
      for (const update of updates) update();
    },
  };
}
