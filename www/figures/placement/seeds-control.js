// @ts-check
// The button that trains five seeds, how far they are, and the way out.

import { h, setAttribute, setText } from "../../dom.js";
import { SEEDS } from "./state.js";

/** @param {import("./body.js").Placement} body */
export function createSeedsControl(body) {
  const { figure, training } = body;
  const name = document.createTextNode("");
  const start = h("button", { type: "button", part: "button", "data-control": "five", onclick: () => void (isGoing() ? training.pause() : training.sweep()) }, name);
  const bar = figure.labelled(h("progress", { max: 1 }), { "aria-label": "placement.seeds.progress" });
  const said = h("span", { class: "rate" });
  const cancel = h("button", { type: "button", part: "button", class: "quiet", onclick: () => training.cancel() }, figure.label("placement.seeds.cancel"));
  const isGoing = () => body.view.seeds.running && !body.view.seeds.paused;
  return {
    element: h("div", { class: "five", "data-control": "seeds" }, start, bar, said, cancel),
    update() {
      const { seeds, networks } = body.view;
      const { words } = figure;
      setText(name, words.t(!seeds.running ? "placement.seeds.start" : seeds.paused ? "placement.seeds.goOn" : "control.pause", { count: SEEDS }));
      setAttribute(start, "disabled", networks.length === 0 && !seeds.running);
      for (const element of [bar, said, cancel]) setAttribute(element, "hidden", !seeds.running);
      bar.value = seeds.progress;
      setText(said, words.t("placement.seeds.of", { done: seeds.results.none.length, all: seeds.list.length }));
    },
  };
}
