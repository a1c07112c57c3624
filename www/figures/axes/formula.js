// @ts-check
// The focused cell's formula with its own numbers, in MathML. Each term, when pointed at or focused, shows where it comes from.

import { h, math, setAttribute, setText } from "../../dom.js";
import { METHOD_COLOR } from "../../drawing/palette.js";
import { fixed, given, plain } from "../../numbers.js";
import { meanText, varianceText } from "./digits.js";

/**
 * @typedef {import("./body.js").Axes} Axes
 * @typedef {import("./state.js").Method} Method
 * @typedef {"value" | "mean" | "variance" | "eps" | "gamma" | "beta" | "result"} TermName
 * @typedef {{ method: Method, term: TermName }} Term what is pointed at
 */

/** @param {Axes} axes */
export function createFormulas(axes) {
  const blocks = [createFormula(axes), createFormula(axes)];
  const element = h("div", { class: "formulas" }, ...blocks.map((block) => block.element));
  return {
    element,
    update() {
      const { layout, figure } = axes;
      if (!layout) return;
      element.hidden = figure.view.focus === null;
      element.style.left = `${layout.corner.x}px`;
      element.style.top = `${layout.corner.y}px`;
      element.style.width = `${layout.corner.width}px`;
      setAttribute(element, "data-narrow", layout.phone);
      const shown = [layout.down ? /** @type {const} */ ("batch") : null, layout.across ? axes.state.across : null];
      blocks.forEach((block, at) => block.update(shown[at] ?? null));
    },
  };
}

/** @param {Axes} axes */
function createFormula(axes) {
  /** @type {Method | null} */
  let method = null;
  const term = (/** @type {TermName} */ name) => {
    const node = math("mn", { class: `term ${name}`, tabindex: "-1", "data-term": name });
    const point = () => method && axes.point({ method, term: name });
    const leave = () => axes.point(null);
    node.addEventListener("pointerenter", point);
    node.addEventListener("focus", point);
    node.addEventListener("pointerleave", leave);
    node.addEventListener("blur", leave);
    node.addEventListener("click", () => goTo(axes, name));
    return node;
  };
  const [value, mean, variance, eps, gamma, beta, result] = /** @type {const} */ (["value", "mean", "variance", "eps", "gamma", "beta", "result"]).map((name) => term(name));
  const sign = (/** @type {string} */ text) => math("mo", {}, text);
  const minus = sign("−");
  const times = sign("×");
  const plus = sign("+");
  const equals = sign("=");
  const parts = { value, mean, variance, eps, gamma, beta, result };
  const top = math("mrow", {}, /** @type {Element} */ (value), minus, /** @type {Element} */ (mean));
  const fraction = math("mfrac", {}, top, math("msqrt", {}, math("mrow", { class: "radicand" }, /** @type {Element} */ (variance), sign("+"), /** @type {Element} */ (eps))));
  const formula = math("math", { display: "block" }, math("mrow", {}, fraction, times, /** @type {Element} */ (gamma), plus, /** @type {Element} */ (beta), equals, /** @type {Element} */ (result)));
  setAttribute(/** @type {Element} */ (value), "tabindex", "0");
  formula.addEventListener("keydown", (event) => rove(formula, /** @type {KeyboardEvent} */ (event)));
  const head = h("p", { class: "formula-head" });
  const element = h("div", { class: "formula" }, head, formula);
  const set = (/** @type {keyof typeof parts} */ name, /** @type {string} */ text) => setText(/** @type {Element} */ (parts[name]), text);

  return {
    element,
    /** @param {Method | null} shown */
    update(shown) {
      method = shown;
      const { view, words } = axes.figure;
      const cell = shown && view.cell[shown];
      element.hidden = !cell || !view.focus;
      if (!cell || !view.focus || !shown) return;
      setAttribute(element, "data-method", METHOD_COLOR[shown]);
      setText(head, formulaHead(view, shown, words));
      set("value", plain(view.focus.value));
      const centred = cell.mean !== null;
      for (const node of [minus, mean]) setAttribute(/** @type {Element} */ (node), "hidden", !centred);
      if (centred) set("mean", bracketed(meanText(cell, view.focus.value, view.eps)));
      set("variance", varianceText(cell, view.eps));
      set("eps", plain(view.eps));
      const affine = cell.gamma !== 1 || cell.beta !== 0;
      for (const node of [times, gamma, plus, beta]) setAttribute(/** @type {Element} */ (node), "hidden", !affine);
      set("gamma", bracketed(given(cell.gamma)));
      set("beta", given(Math.abs(cell.beta)));
      setText(plus, cell.beta < 0 ? "−" : "+");
      set("result", fixed(cell.y));
      const text = formulaText(view, shown);
      const fitted = `${text} ${axes.layout?.corner.width}`;
      if (element.dataset["fitted"] !== fitted) fitWidth(element, axes.layout?.corner.width ?? Infinity);
      element.dataset["fitted"] = fitted;
      setAttribute(formula, "aria-label", text);
    },
  };
}

/** Where a term can be changed, if it can. @param {Axes} axes @param {TermName} term */
function goTo(axes, term) {
  if (term === "value") axes.editFocus();
  if (term === "gamma" || term === "beta") axes.controls.show(term);
  if (term === "eps") axes.controls.show("eps");
}

/** One tab stop a formula; arrows go from term to term. @param {Element} formula @param {KeyboardEvent} event */
function rove(formula, event) {
  const terms = /** @type {NodeListOf<HTMLElement>} */ (formula.querySelectorAll(".term:not([hidden])"));
  const at = [...terms].findIndex((term) => term === event.target);
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (event.key === "Enter") {
    // The key is used up: where the term leads to, it would be pressed again.
    event.preventDefault();
    terms[at]?.dispatchEvent(new Event("click"));
  }
  const next = way && terms[at + way];
  if (!next) return;
  event.preventDefault();
  terms.forEach((term) => setAttribute(term, "tabindex", term === next ? "0" : "-1"));
  next.focus({ preventScroll: true });
}

/** As large as it can be in its corner. @param {HTMLElement} element @param {number} room */
function fitWidth(element, room) {
  element.style.fontSize = "";
  // What stands around the letters does not shrink with them, so once is not always enough.
  for (let size = 1, tries = 0; element.scrollWidth > room && tries < 4; tries++) {
    size *= room / element.scrollWidth;
    element.style.fontSize = `${size}em`;
  }
}

/** @param {string} text */
const bracketed = (text) => (text.startsWith("−") ? `(${text})` : text);

/** What the focused value is compared with. @param {import("./compute.js").AxesView} view @param {Method} method @param {import("../../locales/index.js").Translator} words */
export const formulaHead = (view, method, words) =>
  words.t(method === "batch" && view.positions > 1 ? "axes.formula.map" : `axes.formula.${method}`, { value: plain(view.focus?.value ?? 0) });

/**
 * The formula on one line: for screen readers, and for the SVG.
 *
 * @param {import("./compute.js").AxesView} view
 * @param {Method} method
 */
export function formulaText(view, method) {
  const cell = view.cell[method];
  if (!cell || !view.focus) return "";
  const top = cell.mean === null ? plain(view.focus.value) : `(${plain(view.focus.value)} − ${bracketed(meanText(cell, view.focus.value, view.eps))})`;
  const affine = cell.gamma !== 1 || cell.beta !== 0 ? ` × ${bracketed(given(cell.gamma))} ${cell.beta < 0 ? "−" : "+"} ${given(Math.abs(cell.beta))}` : "";
  return `${top} / √(${varianceText(cell, view.eps)} + ${plain(view.eps)})${affine} = ${fixed(cell.y)}`;
}

