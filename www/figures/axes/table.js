// @ts-check
// The numbers on screen as tables, and the one place where every value can be typed.

import { h, setAttribute, setText } from "../../dom.js";
import { fixed, parseNumber, plain } from "../../numbers.js";
import { setCell } from "./state.js";

/** @typedef {import("./body.js").Axes} Axes */

/** @param {Axes} axes */
export function createTable(axes) {
  const { figure } = axes;
  const element = h("div", { class: "tables" });
  let shape = "";

  const cell = (/** @type {number} */ sample, /** @type {number} */ column) => {
    const input = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", "data-at": sample * figure.view.columns + column });
    input.addEventListener("change", () => {
      const value = parseNumber(input.value);
      setAttribute(input, "aria-invalid", Number.isNaN(value) ? "true" : null);
      if (Number.isNaN(value)) return figure.say("note.notNumber", { text: input.value.slice(0, 30) });
      axes.hold.once((state) => setCell(state, sample, column, value));
    });
    input.addEventListener("blur", () => {
      setAttribute(input, "aria-invalid", null);
      figure.invalidate();
    });
    return h("td", {}, input);
  };
  const table = (/** @type {string} */ name, /** @type {(sample: number, column: number) => HTMLElement} */ body, /** @type {string[]} */ extra) => {
    const { samples, columns } = figure.view;
    const head = h("tr", {}, h("td"), ...Array.from({ length: columns }, (_, k) => h("th", { scope: "col", "data-column": k })), ...extra.map((key) => h("th", { scope: "col", "data-extra": key })));
    const rows = Array.from({ length: samples }, (_, s) =>
      h("tr", {}, h("th", { scope: "row", "data-sample": s }), ...Array.from({ length: columns }, (_, k) => body(s, k)), ...extra.map((key) => h("td", { "data-statistic": key, "data-row": s }))),
    );
    return h("table", { "data-of": name }, h("caption"), h("thead", {}, head), h("tbody", {}, ...rows), name === "batch" ? foot() : null);
  };
  const foot = () =>
    h("tfoot", {}, ...["mean", "std"].map((key) => h("tr", {}, h("th", { scope: "row", "data-extra": key }), ...Array.from({ length: figure.view.columns }, (_, k) => h("td", { "data-statistic": key, "data-col": k })))));

  const build = () => {
    const methods = Object.keys(figure.view.methods);
    element.replaceChildren(
      ...[
        table("input", cell, []),
        ...methods.map((method) => table(method, (s, k) => h("td", { "data-value": s * figure.view.columns + k }), method === "layer" ? ["mean", "std"] : method === "rms" ? ["std"] : [])),
      ].map((node) => h("div", { class: "scroll", tabindex: "0", role: "region" }, node)),
    );
  };

  return {
    element,
    fill() {
      const { view, words } = figure;
      const now = `${view.samples}x${view.columns}x${Object.keys(view.methods)}`;
      if (now !== shape) build();
      shape = now;
      for (const node of element.querySelectorAll("table")) {
        const of = node.dataset["of"] ?? "";
        const method = /** @type {import("./state.js").Method} */ (of);
        const name = of === "input" ? words.t("axes.batch") : words.t("axes.after", { method: words.t(`name.${method}`) });
        setText(/** @type {Element} */ (node.caption), name);
        setAttribute(/** @type {Element} */ (node.parentElement), "aria-label", name);
        fillTable(node, view, method, words, figure.readonly);
      }
    },
  };
}

/**
 * @param {HTMLTableElement} table
 * @param {import("./compute.js").AxesView} view
 * @param {import("./state.js").Method} method
 * @param {import("../../locales/index.js").Translator} words
 * @param {boolean} readonly
 */
function fillTable(table, view, method, words, readonly) {
  const outputs = view.methods[method];
  const feature = (/** @type {number} */ column) => words.t("axes.feature", { number: column + 1 });
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (table.querySelectorAll("[data-column], [data-sample], [data-extra], [data-value], [data-statistic], input"))) {
    const { column, sample, extra, value, statistic, row, col } = node.dataset;
    if (node instanceof HTMLInputElement) {
      const at = Number(node.dataset["at"]);
      const root = node.getRootNode();
      if (!(root instanceof ShadowRoot && root.activeElement === node)) node.value = plain(view.x[at] ?? 0);
      setAttribute(node, "readonly", readonly);
      setAttribute(node, "aria-label", `${words.t("axes.sample", { number: Math.floor(at / view.columns) + 1 })}, ${feature(at % view.columns)}`);
    } else if (column !== undefined) setText(node, feature(Number(column)));
    else if (sample !== undefined) setText(node, words.t("axes.sample", { number: Number(sample) + 1 }));
    else if (extra !== undefined) setText(node, extra === "mean" ? "μ" : method === "rms" ? "√" : "σ");
    else if (value !== undefined) setText(node, fixed(outputs?.y[Number(value)] ?? 0, 4));
    else if (statistic !== undefined) {
      const index = row !== undefined ? Number(row) : Math.floor(Number(col) / view.positions);
      setText(node, fixed(statistic === "mean" ? (outputs?.mean?.[index] ?? 0) : Math.sqrt(outputs?.variance[index] ?? 0), 4));
    }
  }
}
