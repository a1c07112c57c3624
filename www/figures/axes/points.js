// @ts-check
// The focused point of a picture for the keyboard: one tab stop, over the point, that arrows move.

import { h, place, setAttribute } from "../../dom.js";
import { columnX, xOf, yOf } from "./layout.js";
import { removeSample, setCell } from "./state.js";
import { niceStep, plain } from "../../numbers.js";

/** @typedef {import("./body.js").Axes} Axes */
/** @typedef {import("./layout.js").Picture} Picture */

const SIZE = 30;

/** @param {Axes} axes @param {() => Picture | null} pictureOf */
export function createPoint(axes, pictureOf) {
  const { figure } = axes;
  const element = h("div", { role: "slider", class: "point", tabindex: "0" });
  /** The state when the point was taken, for Escape. @type {import("../../state.js").State | null} */
  let taken = null;

  /** @param {number} right @param {number} up in steps */
  const nudge = (right, up) => {
    const picture = pictureOf();
    const focus = figure.view.focus;
    if (!picture || !focus || figure.readonly) return;
    const value = (/** @type {any} */ state, /** @type {number} */ column) => state.x[focus.sample * figure.view.columns + column];
    const step = (/** @type {import("./layout.js").Domain} */ { low, high }) => niceStep(low, high, 100);
    const [a = 0, b = 0] = axes.state.plane;
    const [domainX, domainY] = axes.planeDomains();
    axes.keepAxes();
    axes.hold.once((state) => {
      if (picture.kind === "profiles") return setCell(state, focus.sample, focus.column, value(state, focus.column) + up * step(axes.domain()));
      return setCell(setCell(state, focus.sample, a, value(state, a) + right * step(domainX)), focus.sample, b, value(state, b) + up * step(domainY));
    });
  };
  /** @param {number} sample @param {number} column */
  const go = (sample, column) => {
    const { samples, columns } = figure.view;
    axes.focus((sample + samples) % samples, Math.min(columns - 1, Math.max(0, column)));
  };

  element.addEventListener("focus", () => (taken = figure.state));
  element.addEventListener("keydown", (event) => {
    const focus = figure.view.focus;
    const picture = pictureOf();
    if (!focus || !picture || event.ctrlKey || event.metaKey || event.altKey) return;
    const plane = picture.kind === "plane";
    const size = event.shiftKey ? 0.1 : 1;
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowUp: () => nudge(0, size),
      ArrowDown: () => nudge(0, -size),
      ArrowRight: () => (plane ? nudge(size, 0) : go(focus.sample, focus.column + 1)),
      ArrowLeft: () => (plane ? nudge(-size, 0) : go(focus.sample, focus.column - 1)),
      PageUp: () => nudge(0, 10),
      PageDown: () => nudge(0, -10),
      "]": () => go(focus.sample + 1, focus.column),
      "[": () => go(focus.sample - 1, focus.column),
      Home: () => go(0, focus.column),
      End: () => go(figure.view.samples - 1, focus.column),
      Delete: () => figure.readonly || axes.hold.once((state) => removeSample(state, focus.sample)),
      Backspace: () => figure.readonly || axes.hold.once((state) => removeSample(state, focus.sample)),
      Enter: () => axes.editFocus(),
      Escape: () => taken && figure.edit(() => axes.withLooks(/** @type {any} */ (taken))),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  return {
    element,
    update() {
      const picture = pictureOf();
      const { view, words, state } = figure;
      element.hidden = !view.focus || !picture;
      if (!view.focus || !picture) return;
      const { sample, column } = view.focus;
      const value = (/** @type {number} */ at) => view.x[sample * view.columns + at] ?? 0;
      const [a = 0, b = 0] = state["plane"];
      const [domainX, domainY] = axes.planeDomains();
      const plane = picture.kind === "plane";
      const [x, y] = plane ? [xOf(picture.plot, domainX, value(a)), yOf(picture.plot, domainY, value(b))] : [columnX(picture.plot, view.columns, column), yOf(picture.plot, axes.domain(), value(column))];
      place(element, { x: x - SIZE / 2, y: y - SIZE / 2, width: SIZE, height: SIZE });
      const { low, high } = plane ? domainX : axes.domain();
      const now = value(plane ? a : column);
      setAttribute(element, "aria-label", plane ? words.t("axes.pointPlane", { sample: sample + 1 }) : words.t("axes.point", { sample: sample + 1, feature: column + 1 }));
      setAttribute(element, "aria-valuemin", Math.min(low, now));
      setAttribute(element, "aria-valuemax", Math.max(high, now));
      setAttribute(element, "aria-valuenow", now);
      setAttribute(element, "aria-valuetext", plane ? words.t("axes.pointPlaneValue", { a: a + 1, x: plain(value(a)), b: b + 1, y: plain(value(b)) }) : plain(now));
    },
  };
}
