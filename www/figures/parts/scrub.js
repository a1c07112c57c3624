// @ts-check
// The ring on the axis of steps: it looks back at what was recorded.

import { h, place, setAttribute } from "../../dom.js";
import { counted } from "./format.js";
import { columnAt } from "./records.js";

/** How far the ring's slider reaches beyond the axis, so that its middle is where the pointer is. */
const HALF = 14;

/**
 * @typedef {object} Recorded a figure's body whose networks are recorded
 * @property {import("../figure.js").Figure} figure
 * @property {{ pause(): Promise<void>, look(at: number | null): void }} training
 * @property {{ readonly step: number, readonly shown: number, readonly end: number, readonly playing: boolean, readonly networks: readonly { step: number, recorded: Uint32Array }[] }} view
 * @property {{ stage: { axes: readonly { x: number, y: number, width: number }[] } } | null} layout
 */

/** @param {Recorded} body */
export function createScrub(body) {
  const { figure } = body;
  const element = h("div", { class: "rows", "data-control": "scrub" });
  /** @type {HTMLInputElement[]} */
  const ranges = [];

  /** The record nearest to a step, of the network that is furthest. @param {number} step */
  function look(step) {
    const { networks, step: newest } = body.view;
    const recorded = networks.reduce((longest, network) => (network.step === newest ? network.recorded : longest), networks[0]?.recorded ?? new Uint32Array(1));
    if (body.view.playing) void body.training.pause();
    const at = recorded[columnAt(recorded, step)] ?? 0;
    body.training.look(at >= newest ? null : at);
  }

  /** @param {KeyboardEvent} event */
  function onkeydown(event) {
    const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10, Home: -1e6, End: 1e6 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const { networks, step: newest, shown } = body.view;
    const recorded = networks.find((network) => network.step === newest)?.recorded;
    if (!recorded) return;
    const column = Math.max(0, Math.min(recorded.length - 1, columnAt(recorded, shown) + way));
    look(recorded[column] ?? 0);
  }

  function add() {
    const range = figure.labelled(h("input", { type: "range", class: "scrub", min: 0, step: 1, onkeydown }), { "aria-label": "train.scrub" });
    range.addEventListener("input", () => look(Number(range.value)));
    // Beyond what there is, the ring does not go.
    range.addEventListener("change", () => figure.invalidate());
    element.append(range);
    ranges.push(range);
  }

  return {
    element,
    update() {
      const axes = body.layout?.stage.axes ?? [];
      while (ranges.length < axes.length) add();
      while (ranges.length > axes.length) ranges.pop()?.remove();
      const { view } = body;
      axes.forEach(({ x, y, width }, k) => {
        const range = /** @type {HTMLInputElement} */ (ranges[k]);
        place(range, { x: x - HALF, y: y - HALF, width: width + 2 * HALF, height: 2 * HALF });
        setAttribute(range, "max", view.end);
        setAttribute(range, "disabled", view.step === 0);
        // One of them is enough for the keyboard.
        setAttribute(range, "tabindex", k === 0 ? null : "-1");
        setAttribute(range, "aria-hidden", k === 0 ? null : "true");
        setAttribute(range, "aria-valuetext", figure.words.t("train.step", { step: counted(view.shown, figure.words) }));
        if (Number(range.value) !== view.shown) range.value = String(view.shown);
      });
    },
  };
}
