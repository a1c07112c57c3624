// @ts-check
// What a reader finds in the figure `axes`: every text that is not on a canvas, as it is on the page now.

/**
 * @typedef {import("../www/normscope.js").AxesState} AxesState
 * @typedef {import("../www/normscope.js").AxesView} AxesView
 * @typedef {{ values: string[], mean: string[], std: string[] }} Table
 * @typedef {object} Reading
 * @property {AxesState} state
 * @property {AxesView} view
 * @property {string} description
 * @property {string} lang
 * @property {string[]} cells the names of the grid's cells
 * @property {{ kind: "profiles" | "plane", name: string, now: string, text: string }[]} points
 * @property {{ head: string, terms: Record<string, string>, aria: string }[]} formulas
 * @property {{ gamma: string, beta: string }} affine
 * @property {string} words the line under the stage
 * @property {string[]} remarks
 * @property {string} note what is said when something was not taken; empty where nothing is
 * @property {string} caption
 * @property {string} summary
 * @property {string[]} alts of the histograms
 * @property {Record<string, Table> | null} tables null where the table is not open
 * @property {string} broken what no reader should ever find, where there is any
 */

/**
 * Runs in the page.
 *
 * @param {number} index which figure
 * @returns {Reading}
 */
export function readFigure(index) {
  const host = document.querySelectorAll("norm-scope")[index];
  const root = host?.shadowRoot;
  if (!host || !root) throw new Error(`there is no figure ${index}`);
  const all = (/** @type {string} */ selector, /** @type {ParentNode} */ within = root) => [...within.querySelectorAll(selector)];
  const isShown = (/** @type {Element} */ node) => node.closest("[hidden]") === null;
  const text = (/** @type {Element | null | undefined} */ node) => node?.textContent ?? "";
  const name = (/** @type {Element} */ node) => node.getAttribute("aria-label") ?? "";
  const field = (/** @type {string} */ which) => /** @type {HTMLInputElement | null} */ (root.querySelector(`[data-control="${which}"] input[type="text"]`))?.value ?? "";

  const formulas = all(".formula").filter(isShown).map((formula) => {
    const terms = Object.fromEntries(all("[data-term]", formula).filter(isShown).map((node) => [node.getAttribute("data-term"), text(node)]));
    const beta = formula.querySelector('[data-term="beta"]');
    // The sign before beta stands in an operator of its own.
    const ordered = Object.entries(terms).flatMap(([term, shown]) => (term === "beta" ? [["plus", text(beta?.previousElementSibling)], [term, shown]] : [[term, shown]]));
    return { head: text(formula.querySelector(".formula-head")), terms: Object.fromEntries(ordered), aria: name(/** @type {Element} */ (formula.querySelector("math"))) };
  });
  const open = root.querySelector("details.table-box[open]");
  const tables = open && Object.fromEntries(all("table", open).map((table) => {
    const texts = (/** @type {string} */ selector) => all(selector, table).map(text);
    const typed = all("input", table).map((input) => /** @type {HTMLInputElement} */ (input).value);
    const values = table.getAttribute("data-of") === "input" ? typed : texts("[data-value]");
    return [table.getAttribute("data-of"), { values, mean: texts('[data-statistic="mean"]'), std: texts('[data-statistic="std"]') }];
  }));
  const isPlane = (/** @type {Element} */ point) => /^(Sample|样本) \d+$/.test(name(point));
  const texts = all("*").filter((node) => !node.matches(".note")).flatMap((node) => [...[...node.childNodes].map((child) => (child instanceof Text ? child.data : "")), name(node), node.getAttribute("aria-valuetext") ?? ""]);
  const reading = {
    broken: texts.filter((found) => /NaN|undefined|Infinity|\[object|\{\w+\}|<\/?\w+>/.test(found)).join(" | "),
    state: host.getState(),
    view: host.view,
    description: host.description,
    lang: root.querySelector(".frame")?.getAttribute("lang") ?? "",
    cells: all(".cell").filter(isShown).map(name),
    points: all(".point").filter(isShown).map((point) => ({
      kind: isPlane(point) ? /** @type {const} */ ("plane") : /** @type {const} */ ("profiles"),
      name: name(point),
      now: point.getAttribute("aria-valuenow") ?? "",
      text: point.getAttribute("aria-valuetext") ?? "",
    })),
    formulas,
    affine: { gamma: field("gamma"), beta: field("beta") },
    words: text(root.querySelector(".words")),
    remarks: all(".remarks p").map(text),
    note: text(root.querySelector(".note:not([hidden])")),
    caption: text(root.querySelector(".caption")),
    summary: text(root.querySelector(".summary")),
    alts: all(".chart").filter(isShown).map((chart) => name(/** @type {Element} */ (chart.querySelector("canvas")))),
    tables,
  };
  // As WebDriver would hand it over, in every browser: plain, and without negative zeros.
  return JSON.parse(JSON.stringify(reading));
}
