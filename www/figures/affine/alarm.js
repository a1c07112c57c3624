// @ts-check
// A loss that is no number any more has a name, and two ways out.

import { h, setAttribute, setText } from "../../dom.js";
import { plain } from "../../numbers.js";
import { limited } from "../../state.js";
import { settle } from "./state.js";
import { divergence } from "./words.js";

/** @param {import("./body.js").Affine} affine */
export function createAlarm(affine) {
  const { figure, training } = affine;
  const said = h("p", {});
  const back = async () => {
    for (const { name, diverged } of affine.view.networks) if (diverged) await training.back(name);
  };
  const lowered = () => limited("affine", "learningRate", affine.state.learningRate / 10);
  const lower = async () => {
    await back();
    figure.edit((state) => settle({ ...state, learningRate: limited("affine", "learningRate", state.learningRate / 10) }).state);
  };
  const name = document.createTextNode("");
  const lowerRate = h("button", { type: "button", part: "button", onclick: () => void lower() }, name);
  const element = h("div", { class: "alarm", role: "alert", hidden: true }, said, h("button", { type: "button", part: "button", onclick: () => void back() }, figure.label("affine.diverged.back")), lowerRate);
  return {
    element,
    update() {
      const text = divergence(affine.view, figure.words);
      setAttribute(element, "hidden", text === "");
      if (text === "") return;
      setText(said, text);
      setText(name, figure.words.t("affine.diverged.lower", { rate: plain(lowered()) }));
      setAttribute(lowerRate, "disabled", figure.readonly || lowered() >= affine.state.learningRate);
    },
  };
}
