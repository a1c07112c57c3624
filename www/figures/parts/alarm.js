// @ts-check
// A loss that is no number any more has a name, and two ways out.

import { h, setAttribute, setText } from "../../dom.js";
import { plain } from "../../numbers.js";
import { limited } from "../../state.js";

/**
 * @typedef {object} Alarmed a figure's body whose networks may diverge
 * @property {import("../figure.js").Figure} figure
 * @property {{ back(key: string): Promise<void> }} training
 * @property {{ readonly learningRate: number }} state
 */

/**
 * @param {Alarmed} body
 * @param {() => string[]} diverged the keys of the networks that did
 * @param {() => string} say which, and when
 */
export function createAlarm(body, diverged, say) {
  const { figure, training } = body;
  const said = h("p", {});
  const back = async () => {
    for (const key of diverged()) await training.back(key);
  };
  const lowered = () => limited(figure.definition.name, "learningRate", body.state.learningRate / 10);
  const lower = async () => {
    await back();
    const learningRate = lowered();
    figure.edit((state) => figure.definition.settle({ ...state, learningRate }).state);
  };
  const stepBack = h("button", { type: "button", part: "button", onclick: () => void back() }, figure.label("shift.diverged.back"));
  const name = document.createTextNode("");
  const lowerRate = h("button", { type: "button", part: "button", onclick: () => void lower() }, name);
  const element = h("div", { class: "alarm", role: "alert", hidden: true }, said, stepBack, lowerRate);
  return {
    element,
    update() {
      const isQuiet = diverged().length === 0;
      setAttribute(element, "hidden", isQuiet);
      if (isQuiet) return;
      setText(said, say());
      setText(name, figure.words.t("shift.diverged.lower", { rate: plain(lowered()) }));
      setAttribute(lowerRate, "disabled", figure.readonly || lowered() >= body.state.learningRate);
    },
  };
}
