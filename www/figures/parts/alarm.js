// @ts-check
// A loss that is no number any more has a name, and two ways out.

import { h, setAttribute, setText } from "../../dom.js";
import { plain } from "../../numbers.js";
import { limited } from "../../state.js";
import { counted } from "./format.js";

/**
 * @typedef {object} Alarmed a figure's body whose networks may diverge
 * @property {import("../figure.js").Figure} figure
 * @property {{ back(): Promise<number> }} training takes all networks back to one step, and tells which
 * @property {{ readonly learningRate: number }} state
 */

/**
 * @param {Alarmed} body
 * @param {() => boolean} isDiverged whether a network did
 * @param {() => string} say which, and when
 */
export function createAlarm(body, isDiverged, say) {
  const { figure, training } = body;
  const said = h("p", {});
  let isBusy = false;
  /** @param {() => void} [change] made between the way back and its note */
  const back = async (change) => {
    if (isBusy) return;
    isBusy = true;
    const step = await training.back().finally(() => (isBusy = false));
    change?.();
    figure.say("train.note.back", { step: counted(step, figure.words) });
  };
  const lowered = () => limited(figure.definition.name, "learningRate", body.state.learningRate / 10);
  const lower = () => {
    const learningRate = lowered();
    void back(() => figure.edit((state) => figure.definition.settle({ ...state, learningRate }).state));
  };
  const stepBack = h("button", { type: "button", part: "button", onclick: () => void back() }, figure.label("train.diverged.back"));
  const name = document.createTextNode("");
  const lowerRate = h("button", { type: "button", part: "button", onclick: lower }, name);
  const element = h("div", { class: "alarm", role: "alert", hidden: true }, said, stepBack, lowerRate);
  return {
    element,
    update() {
      const isQuiet = !isDiverged();
      setAttribute(element, "hidden", isQuiet);
      if (isQuiet) return;
      setText(said, say());
      setText(name, figure.words.t("train.diverged.lower", { rate: plain(lowered()) }));
      setAttribute(lowerRate, "disabled", figure.readonly || lowered() >= body.state.learningRate);
    },
  };
}
