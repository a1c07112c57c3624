// @ts-check
// The row of controls under every figure: the figure's own first, then undo, redo, reset and "more".

import { h, setAttribute } from "../dom.js";

/** @param {import("./figure.js").Figure} figure */
export function createToolbar(figure) {
  const button = (/** @type {string} */ control, /** @type {import("../locales/index.js").Key} */ key, /** @type {() => void} */ onclick) =>
    h("button", { type: "button", part: "button", "data-control": control, class: "quiet", onclick }, figure.label(key));
  const undo = button("undo", "control.undo", () => figure.travel("undo"));
  const redo = button("redo", "control.redo", () => figure.travel("redo"));
  const reset = button("reset", "control.reset", () => figure.reset());
  const more = button("more", "control.more", () => figure.more.toggle());
  more.append(h("span", { "aria-hidden": "true", class: "arrow" }, " ▾"));
  const element = h(
    "div",
    { class: "toolbar", part: "toolbar" },
    ...figure.body.primary,
    h("div", { class: "spread" }),
    h("div", { class: "buttons" }, undo, redo, reset, more),
  );
  return {
    element,
    more,
    update() {
      setAttribute(undo, "disabled", !figure.canUndo || figure.readonly);
      setAttribute(redo, "disabled", !figure.canRedo || figure.readonly);
      setAttribute(reset, "disabled", figure.readonly);
      setAttribute(more, "aria-expanded", String(!figure.more.element.hidden));
      showControls(figure);
    },
  };
}

/** `controls` and `hide`: which of the controls are there at all. @param {import("./figure.js").Figure} figure */
function showControls({ host, frame }) {
  const level = host.getAttribute("controls") ?? "full";
  const hidden = new Set((host.getAttribute("hide") ?? "").split(/\s+/));
  setAttribute(frame, "data-controls", ["min", "none"].includes(level) ? level : "full");
  for (const control of /** @type {NodeListOf<HTMLElement>} */ (frame.querySelectorAll("[data-control]"))) {
    control.classList.toggle("left-out", hidden.has(control.dataset["control"] ?? ""));
  }
}
