// @ts-check
// The hand example's own panel: the next batch as it is typed, the value that is asked for, and the formula with its numbers.

import { h, setAttribute, setText } from "../../dom.js";
import { fixed, parseNumber, plain } from "../../numbers.js";
import { HAND_LIMITS } from "../../settings.js";
import { limited } from "../../state.js";
import { isTyping } from "../parts/fields.js";
import { settle } from "./state.js";

/** @param {import("./body.js").Inference} body */
export function createTyped(body) {
  const { figure } = body;
  const text = h("input", { type: "text", autocomplete: "off", "data-control": "batch", class: "typed" });
  const asked = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", size: 5 });
  text.addEventListener("change", () => {
    const parts = text.value.split(/[\s,;，；、]+/).filter(Boolean);
    const batch = parts.map(parseNumber);
    const wrong = batch.findIndex(Number.isNaN);
    setAttribute(text, "aria-invalid", wrong >= 0 ? "true" : null);
    if (wrong >= 0) return figure.say("note.notNumber", { text: (parts[wrong] ?? "").slice(0, 30) });
    if (batch.length === 0 || batch.length > HAND_LIMITS.samples) return figure.say("inference.refused.batch", { count: batch.length, most: HAND_LIMITS.samples });
    figure.edit((state) => settle({ ...state, batch: batch.map((value) => limited("inference", "asked", value)) }).state);
  });
  asked.addEventListener("change", () => {
    const value = parseNumber(asked.value);
    setAttribute(asked, "aria-invalid", Number.isNaN(value) ? "true" : null);
    if (Number.isNaN(value)) return figure.say("note.notNumber", { text: asked.value.slice(0, 30) });
    figure.edit((state) => settle({ ...state, asked: limited("inference", "asked", value) }).state);
  });
  for (const field of [text, asked]) {
    field.addEventListener("blur", () => {
      setAttribute(field, "aria-invalid", null);
      figure.invalidate();
    });
  }
  const lines = ["batch", "training", "running", "inference"].map(() => h("p", { class: "sum" }));
  const element = h(
    "div",
    { class: "aside-part" },
    h("p", { class: "chart-head" }, figure.label("inference.typed.head")),
    h("label", { class: "typed-field" }, h("span", {}, figure.label("inference.typed.batch")), text),
    h("label", { class: "typed-field" }, h("span", {}, figure.label("inference.typed.asked")), asked),
    h("div", { class: "sums" }, ...lines),
    h("p", { class: "hint" }, figure.label("inference.typed.how")),
  );
  return {
    element,
    update() {
      const { state, view } = body;
      const { words } = figure;
      for (const field of [text, asked]) setAttribute(field, "disabled", figure.readonly);
      if (!isTyping(text)) text.value = state.batch.map(plain).join(", ");
      if (!isTyping(asked)) asked.value = plain(state.asked);
      const { hand, lines: [own], batch, shown } = view;
      if (!hand) return;
      const value = plain(state.asked);
      const eps = plain(state.eps);
      const number = (/** @type {number | undefined} */ given) => fixed(given ?? NaN, 3);
      const said =
        state.norm === "layer"
          ? [words.t("inference.typed.layer", { value, y: number(hand.trained) })]
          : [
              shown > 0 ? words.t("inference.typed.own", { step: shown, mean: number(batch.mean[shown]), variance: number(batch.variance[shown]) }) : words.t("inference.typed.none"),
              words.t("inference.typed.trained", { value, y: number(hand.trained) }),
              words.t("inference.typed.kept", { mean: number(own?.now.mean), variance: number(own?.now.variance) }),
              words.t("inference.typed.inferred", { value, mean: number(own?.now.mean), variance: number(own?.now.variance), eps, y: number(view.becomes[0]?.[shown]) }),
            ];
      lines.forEach((line, k) => {
        setText(line, said[k] ?? "");
        setAttribute(line, "hidden", !said[k]);
      });
    },
  };
}
