// @ts-check
// How far a long run is, how long it still takes, and a way to end it. A short run has no bar.

import { h, setAttribute, setText } from "../../dom.js";
import { counted, timeLeft } from "../parts/format.js";

/** @typedef {Pick<import("./compute.js").ShiftView, "playing" | "rate" | "step" | "end">} Run */

/** Seconds that the rest of a long run takes, and those of playing after which the rate is believed. */
const LONG = 20;
const SURE = 1;

/** Tells, asked again and again, whether a run is a long one, from then on to its end. @param {() => number} [now] in milliseconds */
export function createJudge(now = () => performance.now()) {
  /** @type {number | null} */
  let began = null;
  let isLong = false;
  /** @param {Run} run @param {"slow" | "fast"} speed what is slow is slow to be watched */
  return ({ playing, rate, step, end }, speed) => {
    if (step >= end || (step === 0 && !playing)) isLong = false;
    began = playing ? (began ?? now()) : null;
    const isSure = began !== null && now() - began >= 1000 * SURE;
    if (isSure && speed === "fast" && rate !== null && (end - step) / rate > LONG) isLong = true;
    return isLong;
  };
}

/** @param {import("./body.js").Shift} shift */
export function createProgress(shift) {
  const { figure, training } = shift;
  const judge = createJudge();
  const done = h("i", {});
  const bar = figure.labelled(h("div", { role: "progressbar", class: "progress-bar", "aria-valuemin": 0 }, done), { "aria-label": "shift.progress.name" });
  const said = h("span", { class: "rate", "aria-hidden": "true" });
  const cancel = h("button", { type: "button", part: "button", "data-control": "cancel", onclick: end }, figure.label("shift.progress.cancel"));
  const element = h("div", { class: "progress", "data-control": "progress", hidden: true }, bar, said, cancel);

  function end() {
    training.restart();
    shift.play.focus();
  }

  return {
    element,
    update() {
      const { view, state } = shift;
      const { words } = figure;
      const isLong = judge(view, state.speed);
      setAttribute(element, "hidden", !isLong);
      if (!isLong) return;
      const steps = words.t("shift.progress.done", { done: counted(view.step, words), steps: counted(view.end, words) });
      const text = view.playing && view.rate ? `${steps} · ${timeLeft((view.end - view.step) / view.rate, words)}` : steps;
      setAttribute(bar, "aria-valuemax", view.end);
      setAttribute(bar, "aria-valuenow", view.step);
      setAttribute(bar, "aria-valuetext", text);
      setText(said, text);
      done.style.width = `${(100 * view.step) / view.end}%`;
    },
  };
}
