// @ts-check
// Play, pause, one step, and how fast.

import { h, setAttribute, setText } from "../../dom.js";
import { NETWORK_LIMITS } from "../../settings.js";
import { counted, timeLeft } from "../parts/format.js";
import { settle } from "./state.js";

/** @param {import("./body.js").Shift} shift */
export function createPlay(shift) {
  const { figure, training } = shift;
  const name = h("span", {});
  const button = h("button", { type: "button", part: "button", class: "pill", "data-control": "play", onclick: () => void (shift.view.playing ? training.pause() : play()) }, h("span", { class: "icon", "aria-hidden": "true" }), name);
  const one = h("button", { type: "button", part: "button", class: "one-step", "data-control": "step", onclick: () => void training.step(1) }, h("span", { class: "icon", "aria-hidden": "true" }), h("span", {}, figure.label("shift.control.step")));
  const speeds = /** @type {const} */ (["slow", "fast"]).map((speed) => {
    const input = h("button", { type: "button", part: "button", class: "segment", onclick: () => setSpeed(speed) }, figure.label(`shift.speed.${speed}`));
    return { speed, input };
  });
  const rate = h("span", { class: "rate" });
  const speed = h("span", { class: "segments", role: "group", "data-control": "speed" }, ...speeds.map(({ input }) => input));
  figure.labelled(speed, { "aria-label": "shift.control.speed" });

  const isOver = () => shift.view.step >= shift.state.steps;

  /** At the end of the axis it goes on, with an axis twice as long. */
  async function play() {
    if (isOver() && figure.readonly) return;
    if (isOver()) figure.edit((state) => settle({ ...state, steps: Math.min(NETWORK_LIMITS.steps, 2 * shift.view.step) }).state);
    await training.play();
  }

  /** @param {"slow" | "fast"} chosen */
  function setSpeed(chosen) {
    figure.edit((state) => settle({ ...state, speed: chosen }).state);
    if (shift.view.playing) void training.play();
  }

  /** "120 steps/s", and how long a long way still takes where no bar says it. */
  function rateText() {
    const { view, state } = shift;
    const { words } = figure;
    if (!view.playing || !view.rate) return "";
    const now = words.t("shift.rate", { rate: counted(view.rate < 10 ? Math.round(view.rate * 10) / 10 : Math.round(view.rate), words) });
    const seconds = (state.steps - view.step) / view.rate;
    return seconds < 30 || !shift.progress.element.hidden ? now : `${now} · ${timeLeft(seconds, words)}`;
  }

  return {
    primary: [h("div", { class: "playing" }, button, one, speed)],
    rate,
    play,
    focus: () => button.focus({ preventScroll: true }),
    update() {
      const { view } = shift;
      const waiting = view.networks.length === 0;
      const longest = isOver() && shift.state.steps >= NETWORK_LIMITS.steps;
      setText(name, figure.words.t(view.playing ? "control.pause" : isOver() && !waiting ? "shift.control.goOn" : "shift.control.play"));
      setAttribute(button, "data-playing", view.playing);
      setAttribute(button, "disabled", waiting || longest || (isOver() && figure.readonly));
      setAttribute(one, "disabled", waiting || view.playing || isOver());
      for (const { speed: is, input } of speeds) setAttribute(input, "aria-pressed", String(shift.state.speed === is));
      setText(rate, rateText());
    },
  };
}
