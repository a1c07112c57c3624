// @ts-check
// A loss that is no number any more has a name, and two ways out.

import { h, setAttribute, setText } from "../../dom.js";
import { plain } from "../../numbers.js";
import { limited } from "../../state.js";
import { counted } from "../parts/format.js";
import { diverged, divergence } from "./words.js";
import { settle } from "./state.js";

/** @param {import("./body.js").Shift} shift */
export function createAlarm(shift) {
  const { figure, training } = shift;
  const said = h("p", {});
  let isBusy = false;
  /** @param {() => void} [change] made between the way back and its note */
  const back = async (change) => {
    if (isBusy) return;
    isBusy = true;
    const step = await training.back().finally(() => (isBusy = false));
    change?.();
    figure.say("shift.note.back", { step: counted(step, figure.words) });
  };
  const lowered = () => limited("shift", "learningRate", shift.state.learningRate / 10);
  const lower = () => {
    const learningRate = lowered();
    void back(() => figure.edit((state) => settle({ ...state, learningRate }).state));
  };
  const stepBack = h("button", { type: "button", part: "button", onclick: () => void back() }, figure.label("shift.diverged.back"));
  const name = document.createTextNode("");
  const lowerRate = h("button", { type: "button", part: "button", onclick: lower }, name);
  const element = h("div", { class: "alarm", role: "alert", hidden: true }, said, stepBack, lowerRate);
  return {
    element,
    update() {
      const list = diverged(shift.view);
      setAttribute(element, "hidden", list.length === 0);
      if (list.length === 0) return;
      setText(said, divergence(shift.view, figure.words));
      setText(name, figure.words.t("shift.diverged.lower", { rate: plain(lowered()) }));
      setAttribute(lowerRate, "disabled", figure.readonly || lowered() >= shift.state.learningRate);
    },
  };
}
