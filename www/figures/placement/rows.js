// @ts-check
// The layers as a list to choose from: the chosen one is drawn above.

import { h, place, setAttribute } from "../../dom.js";
import { settle } from "./state.js";

/** @param {import("./body.js").Placement} body */
export function createRows(body) {
  const { figure } = body;
  const element = figure.labelled(h("div", { class: "rows", role: "radiogroup", "data-control": "layer" }), { "aria-label": "placement.rows" });
  const choose = (/** @type {number} */ layer) => figure.edit((state) => settle({ ...state, layer }).state);
  const buttons = () => /** @type {HTMLButtonElement[]} */ ([...element.children]);

  element.addEventListener("keydown", (event) => {
    const { depth } = body.state;
    const way = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, Home: depth, End: -depth }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const layer = Math.max(0, Math.min(depth - 1, body.view.hero + way));
    choose(layer);
    body.draw();
    buttons().find((button) => button.dataset["layer"] === String(layer))?.focus({ preventScroll: true });
  });

  return {
    element,
    update() {
      const rows = body.layout?.stage.rows ?? [];
      while (element.childElementCount > rows.length) element.lastElementChild?.remove();
      while (element.childElementCount < rows.length) {
        const button = h("button", { type: "button", role: "radio", class: "row-choice" });
        button.addEventListener("click", () => choose(Number(button.dataset["layer"])));
        element.append(button);
      }
      buttons().forEach((button, k) => {
        const row = rows[k];
        if (!row) return;
        setAttribute(button, "data-layer", row.layer);
        setAttribute(button, "aria-checked", String(row.hero));
        setAttribute(button, "tabindex", row.hero ? "0" : "-1");
        setAttribute(button, "aria-label", figure.words.t("train.layer.name", { number: row.layer + 1 }));
        place(button, row.box);
      });
    },
  };
}
