// @ts-check
// Play, pause and one step of the networks, and how fast.

import { h, setAttribute, setText } from "../../dom.js";
import { NETWORK_LIMITS } from "../../settings.js";
import { counted } from "../parts/format.js";
import { settle } from "./state.js";

/** @param {import("./body.js").Affine} affine */
export function createPlay(affine) {
  const { figure, training } = affine;
  const name = h("span", {});
  const heard = (/** @type {Promise<unknown>} */ promise) => void promise.catch((error) => figure.say("note.failed", { message: String(error.message ?? error) }));
  const button = h("button", { type: "button", part: "button", class: "pill", "data-control": "play", onclick: () => heard(affine.view.playing ? training.pause() : play()) }, h("span", { class: "icon", "aria-hidden": "true" }), name);
  const one = h("button", { type: "button", part: "button", class: "one-step", "data-control": "step", onclick: () => heard(training.step(1)) }, h("span", { class: "icon", "aria-hidden": "true" }), h("span", {}, figure.label("affine.control.step")));
  const rate = h("span", { class: "rate" });
  const isOver = () => affine.view.step >= affine.state.steps;

  /** At the end of the axis it goes on, with an axis twice as long. */
  async function play() {
    if (isOver() && figure.readonly) return;
    if (isOver()) figure.edit((state) => settle({ ...state, steps: Math.min(NETWORK_LIMITS.steps, 2 * affine.view.step) }).state);
    await training.play();
  }

  return {
    element: h("div", { class: "playing" }, button, one, rate),
    play,
    update() {
      const { view } = affine;
      const longest = isOver() && affine.state.steps >= NETWORK_LIMITS.steps;
      setText(name, figure.words.t(view.playing ? "control.pause" : isOver() ? "affine.control.goOn" : "affine.control.play"));
      setAttribute(button, "data-playing", view.playing);
      setAttribute(button, "disabled", longest || (isOver() && figure.readonly));
      setAttribute(one, "disabled", view.playing || isOver());
      setText(rate, view.playing && view.rate ? figure.words.t("affine.rate", { rate: counted(Math.round(view.rate), figure.words) }) : "");
    },
  };
}
