// @ts-check
// The frameworks as a table to choose from: what each calls momentum, its eps, its estimator, and what these make of the numbers.

import { h, setAttribute, setText } from "../../dom.js";
import { fixed, plain } from "../../numbers.js";
import { percent } from "../parts/format.js";
import { adopt, FRAMEWORKS, settle } from "./state.js";

const NAMES = /** @type {import("./state.js").Framework[]} */ (Object.keys(FRAMEWORKS));
/** Names that are the same in every language. */
const CALLED = { pytorch: "PyTorch", keras: "Keras 3", flax: "Flax" };
const COLUMNS = /** @type {const} */ (["name", "momentum", "eps", "estimator", "variance", "result"]);

/** Whether numbers came by the very conventions that are written beside them. @param {import("./compute.js").Outcome} outcome @param {import("./state.js").InferenceState} state @param {boolean} recalibrated for which the momentum means nothing */
export const isOf = ({ momentum, eps, estimator }, state, recalibrated) => eps === state.eps && estimator === state.estimator && (recalibrated || momentum === state.momentum);

/** @param {import("./body.js").Inference} body */
export function createFrameworks(body) {
  const { figure } = body;
  const heads = COLUMNS.map(() => h("th", { scope: "col" }));
  const rows = NAMES.map((name) => {
    const input = h("input", { type: "radio", name: "framework", value: name });
    input.addEventListener("change", () => figure.edit((state) => settle(adopt(/** @type {any} */ (state), name)).state));
    const cells = COLUMNS.slice(1).map(() => h("td", {}));
    const element = h("tr", {}, h("th", { scope: "row" }, h("label", {}, input, h("span", {}, name === "paper" ? figure.label("inference.framework.paper") : CALLED[name]))), ...cells);
    return { name, input, cells, element };
  });
  const note = h("p", { class: "hint" });
  const element = h("div", { class: "frameworks", "data-control": "framework" }, h("p", { class: "chart-head" }, figure.label("inference.framework.head")), h("div", { class: "scroll", tabindex: "0", role: "group" }, h("table", {}, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...rows.map((row) => row.element)))), note);
  const scroll = /** @type {HTMLElement} */ (element.querySelector(".scroll"));
  figure.labelled(scroll, { "aria-label": "inference.framework.head" });

  return {
    element,
    update() {
      const { state, view } = body;
      const { words } = figure;
      const isHand = view.example === "hand";
      COLUMNS.forEach((column, k) => setText(/** @type {HTMLElement} */ (heads[k]), words.t(column === "result" ? (isHand ? "inference.framework.becomes" : "inference.framework.result") : `inference.framework.${column}`, { value: plain(state.asked) })));
      setAttribute(element, "hidden", state.norm === "layer");
      for (const { name, input, cells, element: row } of rows) {
        const own = adopt(state, name);
        const isChosen = state.framework === name;
        const shown = isChosen ? state : own;
        input.checked = isChosen;
        setAttribute(input, "disabled", figure.readonly);
        setAttribute(row, "aria-current", isChosen ? "true" : null);
        const { kept, momentum } = FRAMEWORKS[name];
        const outcome = view.outcomes[name];
        const isFresh = outcome && outcome.step === view.measured && Number.isFinite(outcome.variance) && isOf(outcome, shown, momentum === null);
        const missing = isChosen && view.goal > 0 ? "…" : "–";
        const texts = [
          momentum === null ? words.t("inference.framework.noMomentum") : words.t(kept ? "inference.framework.kept" : "inference.framework.new", { value: plain(kept ? 1 - shown.momentum : shown.momentum) }),
          plain(shown.eps),
          words.t(`inference.estimator.${shown.estimator}`),
          isFresh ? fixed(outcome.variance, 3) : missing,
          isFresh ? (isHand ? fixed(outcome.y, 3) : percent(outcome.accuracy, words)) : missing,
        ];
        cells.forEach((cell, k) => setText(cell, texts[k] ?? ""));
      }
      setText(note, words.t(isHand ? "inference.framework.noteHand" : "inference.framework.note"));
    },
  };
}
