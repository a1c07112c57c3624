// @ts-check
// The rows as a list to choose from: the chosen layer is enlarged.

import { h, place, setAttribute } from "../../dom.js";
import { distance } from "../parts/format.js";
import { settle } from "./state.js";

/** @param {import("./body.js").Shift} shift */
export function createRows(shift) {
  const { figure } = shift;
  const lists = { stage: h("div", { class: "rows", role: "radiogroup", "data-control": "layer" }), rest: h("div", { class: "rows", role: "radiogroup", "data-control": "layer" }) };
  for (const list of Object.values(lists)) figure.labelled(list, { "aria-label": "shift.rows" });
  /** @type {HTMLButtonElement[]} */
  let buttons = [];

  const choose = (/** @type {number} */ layer, focus = false) => {
    figure.edit((state) => settle({ ...state, layer }).state);
    if (!focus) return;
    shift.draw();
    buttons.find((button) => button.dataset["layer"] === String(layer))?.focus({ preventScroll: true });
  };
  const onkeydown = (/** @type {KeyboardEvent} */ event) => {
    const { depth } = shift.state;
    const way = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, Home: depth, End: -depth }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    choose(Math.max(0, Math.min(depth - 1, shift.view.hero + way)), true);
  };
  for (const list of Object.values(lists)) list.addEventListener("keydown", onkeydown);

  /** @param {HTMLElement} list @param {readonly import("./layout.js").Row[]} rows */
  function fill(list, rows) {
    while (list.childElementCount > rows.length) list.lastElementChild?.remove();
    rows.forEach(({ layer, box }, k) => {
      const button = /** @type {HTMLButtonElement} */ (list.children[k] ?? list.appendChild(h("button", { type: "button", role: "radio", class: "row-choice", onclick: (/** @type {Event} */ event) => choose(Number(/** @type {HTMLElement} */ (event.currentTarget).dataset["layer"])) })));
      const isHero = layer === shift.view.hero;
      setAttribute(button, "data-layer", layer);
      setAttribute(button, "aria-checked", String(isHero));
      setAttribute(button, "tabindex", isHero || (shift.layout?.phone && k === 0) ? "0" : "-1");
      setAttribute(button, "aria-label", nameOf(layer));
      place(button, { ...box, y: box.y - 4, height: box.height + 8 });
      buttons.push(button);
    });
  }

  /** @param {number} layer */
  function nameOf(layer) {
    const { words } = figure;
    const list = shift.view.networks.map(({ method, layers }) => words.t("shift.rowNetwork", { method: words.t(`method.${method}`), travel: distance(layers[layer]?.travel ?? 0, words) }));
    return words.t("shift.rowName", { layer: layer + 1, list: words.list(list) });
  }

  return {
    stage: lists.stage,
    rest: lists.rest,
    update() {
      buttons = [];
      fill(lists.stage, shift.layout?.stage.rows ?? []);
      fill(lists.rest, shift.layout?.rest?.rows ?? []);
    },
  };
}
