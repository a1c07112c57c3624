// @ts-check
// Play, pause, one step, and how fast.

import { h, setAttribute, setText } from "../../dom.js";
import { NETWORK_LIMITS } from "../../settings.js";
import { counted, timeLeft } from "./format.js";
import { sayFailed } from "./networks.js";

/**
 * @typedef {object} Trained a figure's body that trains
 * @property {import("../figure.js").Figure} figure
 * @property {{ play(): Promise<void>, pause(): Promise<void>, step(count: number): Promise<void> }} training
 * @property {{ readonly steps: number, readonly speed: string }} state
 * @property {{ readonly step: number, readonly playing: boolean, readonly rate: number | null, readonly networks: readonly unknown[] }} view
 * @property {{ element: HTMLElement }} [progress] the bar that says the time left while it is shown
 */

/**
 * @param {Trained} body
 * @param {{ isLazy?: boolean, oneName?: import("../../locales/index.js").Key }} [how] `isLazy` where the networks are not made before somebody plays; what one step is called
 */
export function createPlay(body, { isLazy = false, oneName = "train.control.step" } = {}) {
  const { figure, training } = body;
  const changed = (/** @type {Record<string, unknown>} */ change) => figure.edit((state) => figure.definition.settle({ ...state, ...change }).state);
  const heard = (/** @type {Promise<unknown>} */ promise) => void promise.catch((error) => sayFailed(figure, error));
  const name = h("span", {});
  const button = h("button", { type: "button", part: "button", class: "pill", "data-control": "play", onclick: () => heard(body.view.playing ? training.pause() : play()) }, h("span", { class: "icon", "aria-hidden": "true" }), name);
  const one = h("button", { type: "button", part: "button", class: "one-step", "data-control": "step", onclick: () => heard(training.step(1)) }, h("span", { class: "icon", "aria-hidden": "true" }), h("span", {}, figure.label(oneName)));
  const speeds = /** @type {const} */ (["slow", "fast"]).map((speed) => {
    const input = h("button", { type: "button", part: "button", class: "segment", onclick: () => setSpeed(speed) }, figure.label(`train.speed.${speed}`));
    return { speed, input };
  });
  const rate = h("span", { class: "rate" });
  const speed = h("span", { class: "segments", role: "group", "data-control": "speed" }, ...speeds.map(({ input }) => input));
  figure.labelled(speed, { "aria-label": "train.control.speed" });

  const isOver = () => body.view.step >= body.state.steps;

  /** At the end of the axis it goes on, with an axis twice as long. */
  async function play() {
    if (isOver() && figure.readonly) return;
    if (isOver()) changed({ steps: Math.min(NETWORK_LIMITS.steps, 2 * body.view.step) });
    await training.play();
  }

  /** @param {"slow" | "fast"} chosen */
  function setSpeed(chosen) {
    changed({ speed: chosen });
    if (body.view.playing) heard(training.play());
  }

  /** "120 steps/s", and how long a long way still takes where no bar says it. */
  function rateText() {
    const { view, state } = body;
    const { words } = figure;
    if (!view.playing || !view.rate) return "";
    const now = words.t("train.rate", { rate: counted(view.rate < 10 ? Math.round(view.rate * 10) / 10 : Math.round(view.rate), words) });
    const seconds = (state.steps - view.step) / view.rate;
    return seconds < 30 || body.progress?.element.hidden === false ? now : `${now} · ${timeLeft(seconds, words)}`;
  }

  return {
    primary: [h("div", { class: "playing" }, button, one, speed)],
    rate,
    play,
    focus: () => button.focus({ preventScroll: true }),
    update() {
      const { view } = body;
      const waiting = !isLazy && view.networks.length === 0;
      const longest = isOver() && body.state.steps >= NETWORK_LIMITS.steps;
      setText(name, figure.words.t(view.playing ? "control.pause" : isOver() && !waiting ? "train.control.goOn" : "train.control.play"));
      setAttribute(button, "data-playing", view.playing);
      setAttribute(button, "disabled", waiting || longest || (isOver() && figure.readonly));
      setAttribute(one, "disabled", waiting || view.playing || isOver());
      for (const { speed: is, input } of speeds) setAttribute(input, "aria-pressed", String(body.state.speed === is));
      setText(rate, rateText());
    },
  };
}
