// @ts-check
// Scrubs and plays the steps of the arithmetic.

import { h, setAttribute } from "../../dom.js";
import { STEPS } from "../../settings.js";
import { settle } from "./state.js";

/** @typedef {import("./body.js").Axes} Axes */

const TRAVEL = 400;
const REST = 500;
const LAST = STEPS.length - 1;

/** @param {Axes} axes */
export function createMotion(axes) {
  const { figure } = axes;
  /** Where the handle is while it is dragged or moves by itself; else the state says it. @type {number | null} */
  let loose = null;
  let frame = 0;
  /** @type {(() => void) | null} */
  let done = null;
  const step = () => STEPS.indexOf(axes.state.step);
  const show = (/** @type {number} */ at) => {
    stop();
    figure.edit((state) => settle({ ...state, step: STEPS[Math.min(LAST, Math.max(0, at))] }).state);
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    if (loose !== null) {
      const at = Math.round(loose);
      loose = null;
      figure.edit((state) => settle({ ...state, step: STEPS[at] }).state);
    }
    done?.();
    done = null;
  };
  /** @returns {Promise<void>} */
  const play = () => {
    stop();
    if (figure.still) {
      show(step() === LAST ? 0 : step() + 1);
      return Promise.resolve();
    }
    const from = step() === LAST ? 0 : step();
    let began = 0;
    const turn = (/** @type {number} */ now) => {
      began ||= now;
      const passed = (now - began) / (TRAVEL + REST);
      const whole = Math.floor(passed);
      loose = Math.min(LAST, from + whole + ease(Math.min(1, ((passed - whole) * (TRAVEL + REST)) / TRAVEL)));
      figure.invalidate();
      if (from + whole >= LAST) return stop();
      frame = requestAnimationFrame(turn);
    };
    loose = from;
    frame = requestAnimationFrame(turn);
    return new Promise((resolve) => (done = resolve));
  };

  const button = h("button", { type: "button", part: "button", class: "play", "data-control": "play", onclick: () => (frame ? stop() : void play()) }, h("span", { class: "icon", "aria-hidden": "true" }));
  const range = figure.labelled(h("input", { type: "range", min: 0, max: LAST, step: 0.01, class: "steps-range" }), { "aria-label": "axes.stepsName" });
  range.addEventListener("input", () => {
    cancelAnimationFrame(frame);
    frame = 0;
    loose = Number(range.value);
    figure.invalidate();
  });
  range.addEventListener("change", stop);
  range.addEventListener("keydown", (event) => {
    const way = { ArrowRight: 1, ArrowUp: 1, PageUp: 1, ArrowLeft: -1, ArrowDown: -1, PageDown: -1, Home: -LAST, End: LAST }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    show(step() + way);
  });
  const names = /** @type {const} */ (["axes.step.x", "axes.step.centered", "axes.step.xHat", "axes.step.y"]).map((key, at) =>
    h("button", { type: "button", class: "step-name", tabindex: "-1", "data-at": at, onclick: () => show(at) }, figure.label(key)),
  );
  const stops = STEPS.map(() => h("i", { "aria-hidden": "true" }));
  stops.forEach((dot, at) => (dot.style.left = `${(100 * at) / LAST}%`));
  const element = h("div", { class: "steps", "data-control": "step" }, button, h("div", { class: "steps-track" }, h("div", { class: "steps-line" }, ...stops, range), h("div", { class: "step-names" }, ...names)));

  return {
    element,
    play,
    pause: stop,
    show,
    step,
    get time() {
      return loose ?? step();
    },
    update() {
      const time = loose ?? step();
      if (Number(range.value) !== time) range.value = String(time);
      const now = STEPS[Math.round(time)] ?? "y";
      setAttribute(range, "aria-valuetext", figure.words.t(`axes.step.${now}`));
      names.forEach((name, at) => setAttribute(name, "aria-current", at === Math.round(time) ? "step" : null));
      setAttribute(button, "data-playing", frame !== 0);
      setAttribute(button, "aria-label", figure.words.t(frame ? "control.pause" : "axes.playName"));
    },
  };
}

/** @param {number} share */
const ease = (share) => (share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) ** 2);
