// @ts-check
// The momentum, in the words of both: the share of the new batch, as PyTorch counts, and the share that is kept, as Keras does.

import { h, setAttribute } from "../../dom.js";
import { parseNumber, plain } from "../../numbers.js";
import { limited } from "../../state.js";
import { isTyping } from "../parts/fields.js";
import { momentaOf, settle } from "./state.js";

const VALUES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
const MARKS = [0.001, 0.01, 0.1, 1];

/** @param {import("./body.js").Inference} body */
export function createMomentum(body) {
  const { figure } = body;
  const range = figure.labelled(h("input", { type: "range", min: 0, max: VALUES.length - 1, step: 1 }), { "aria-label": "inference.control.momentum" });
  const field = (/** @type {import("../../locales/index.js").Key} */ name) => figure.labelled(h("input", { type: "text", inputmode: "decimal", autocomplete: "off", size: 5 }), { "aria-label": name });
  const own = field("inference.momentum.own");
  const kept = field("inference.momentum.kept");
  const set = (/** @type {number} */ value) => (/** @type {any} */ state) => settle({ ...state, momentum: limited("inference", "momentum", value) }).state;
  const chosen = () => VALUES[Number(range.value)] ?? 0.1;
  const nearest = (/** @type {number} */ value) => VALUES.reduce((best, one, k) => (Math.abs(Math.log(one / (value + 1e-9))) < Math.abs(Math.log((VALUES[best] ?? 1) / (value + 1e-9))) ? k : best), 0);
  const spoken = (/** @type {number} */ value) => figure.words.t("inference.both", { own: plain(value), kept: plain(1 - value) });
  /** @type {import("../../state.js").State | null} */
  let before = null;

  range.addEventListener("input", () => {
    before ??= figure.state;
    const value = chosen();
    [own.value, kept.value] = [plain(value), plain(1 - value)];
    setAttribute(range, "aria-valuetext", spoken(value));
    // What is tracked anyway is shown at once; another momentum begins anew, when the slider is let go.
    if (body.state.example === "hand" || momentaOf(body.state).includes(value)) figure.attempt(set(value));
  });
  range.addEventListener("change", () => {
    const from = before ?? figure.state;
    before = null;
    if (figure.attempt(set(chosen()))) figure.commit(from);
  });
  const typed = (/** @type {HTMLInputElement} */ input, /** @type {(value: number) => number} */ read) => {
    input.addEventListener("change", () => {
      const value = parseNumber(input.value);
      setAttribute(input, "aria-invalid", Number.isNaN(value) ? "true" : null);
      if (Number.isNaN(value)) return figure.say("note.notNumber", { text: input.value.slice(0, 30) });
      figure.edit(set(read(value)));
    });
    input.addEventListener("blur", () => {
      setAttribute(input, "aria-invalid", null);
      figure.invalidate();
    });
  };
  typed(own, (value) => value);
  typed(kept, (value) => 1 - value);

  const marks = (/** @type {(value: number) => number} */ of) => h("span", { class: "marks", "aria-hidden": "true" }, ...MARKS.map((value) => h("span", {}, plain(of(value)))));
  const element = h(
    "div",
    { class: "momentum", "data-control": "momentum", role: "group" },
    h("span", { class: "momentum-name" }, figure.label("inference.momentum.own")),
    marks((value) => value),
    own,
    range,
    h("span", { class: "momentum-name" }, figure.label("inference.momentum.kept")),
    marks((value) => 1 - value),
    kept,
  );
  figure.labelled(element, { "aria-label": "inference.control.momentum" });
  return {
    element,
    update() {
      const { momentum, norm } = body.state;
      if (before === null) {
        range.value = String(nearest(momentum));
        setAttribute(range, "aria-valuetext", spoken(momentum));
        if (!isTyping(own)) own.value = plain(momentum);
        if (!isTyping(kept)) kept.value = plain(1 - momentum);
      }
      for (const input of [range, own, kept]) setAttribute(input, "disabled", figure.readonly || norm === "layer");
    },
  };
}
