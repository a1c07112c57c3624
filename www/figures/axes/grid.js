// @ts-check
// The matrix for keyboards and screen readers: a grid of cells over the drawn one, with one tab stop, and an editor for the number.

import { h, place, setAttribute } from "../../dom.js";
import { cellBox } from "./layout.js";
import { removeSample, setCell } from "./state.js";
import { fixed, parseNumber, plain } from "../../numbers.js";

/** @typedef {import("./body.js").Axes} Axes */

/** @param {Axes} axes */
export function createGrid(axes) {
  const { figure } = axes;
  const element = figure.labelled(h("div", { role: "grid", class: "grid" }), { "aria-label": "axes.gridName" });
  const editor = figure.labelled(h("input", { class: "editor", type: "text", inputmode: "decimal", autocomplete: "off", hidden: true }), { "aria-label": "axes.editorName" });
  /** @type {HTMLElement[]} */
  let cells = [];
  /** @type {{ sample: number, column: number } | null} */
  let editing = null;

  const resize = (/** @type {number} */ samples, /** @type {number} */ columns) => {
    if (cells.length === samples * columns && element.childElementCount === samples) return;
    const had = element.contains(/** @type {ShadowRoot} */ (element.getRootNode()).activeElement);
    cells = [];
    element.replaceChildren(
      ...Array.from({ length: samples }, (_, sample) =>
        h("div", { role: "row" }, ...Array.from({ length: columns }, (_, column) => {
          const cell = h("div", { role: "gridcell", class: "cell", tabindex: "-1", "data-sample": sample, "data-column": column });
          cells.push(cell);
          return cell;
        })),
      ),
    );
    if (had && figure.view.focus) queueMicrotask(() => cellOf(figure.view.focus?.sample ?? 0, figure.view.focus?.column ?? 0)?.focus({ preventScroll: true }));
  };
  const cellOf = (/** @type {number} */ sample, /** @type {number} */ column) => cells[sample * figure.view.columns + column];

  /** @param {number} sample @param {number} column @param {string} [text] what was typed to begin with */
  const edit = (sample, column, text) => {
    if (figure.readonly || !axes.layout) return;
    editing = { sample, column };
    const box = cellBox(axes.layout, axes.layout.input, sample, column);
    const width = Math.max(64, box.width);
    editor.hidden = false;
    place(editor, { x: box.x + (box.width - width) / 2, y: box.y + (box.height - 34) / 2, width, height: 34 });
    editor.value = text ?? String(figure.view.x[sample * figure.view.columns + column]);
    setAttribute(editor, "aria-invalid", false);
    editor.focus({ preventScroll: true });
    if (text === undefined) editor.select();
  };
  /** @param {boolean} keep @param {[number, number]} [move] */
  const close = (keep, move) => {
    if (!editing) return;
    const { sample, column } = editing;
    const value = parseNumber(editor.value);
    if (keep && Number.isNaN(value)) {
      setAttribute(editor, "aria-invalid", "true");
      figure.say("note.notNumber", { text: editor.value.slice(0, 30) });
      return;
    }
    editing = null;
    editor.hidden = true;
    if (keep) axes.hold.once((state) => setCell(state, sample, column, value));
    else figure.say(null);
    if (move) go(sample + move[0], column + move[1]);
  };
  const go = (/** @type {number} */ sample, /** @type {number} */ column) => {
    const { samples, columns } = figure.view;
    const [s, c] = [Math.min(samples - 1, Math.max(0, sample)), Math.min(columns - 1, Math.max(0, column))];
    axes.focus(s, c);
    cellOf(s, c)?.focus({ preventScroll: true });
    cellOf(s, c)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  editor.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Enter") close(true, event.shiftKey ? [-1, 0] : [1, 0]);
    else if (event.key === "Tab") close(true, [0, event.shiftKey ? -1 : 1]);
    else if (event.key === "Escape") close(false, [0, 0]);
    else return;
    event.preventDefault();
  });
  editor.addEventListener("blur", () => close(!Number.isNaN(parseNumber(editor.value))));

  const where = (/** @type {Event} */ event) => {
    const cell = event.target instanceof HTMLElement ? event.target.closest(".cell") : null;
    return cell instanceof HTMLElement ? { sample: Number(cell.dataset["sample"]), column: Number(cell.dataset["column"]) } : null;
  };
  element.addEventListener("click", (event) => {
    const at = where(event);
    if (!at) return;
    const focus = figure.view.focus;
    const again = focus?.sample === at.sample && focus?.column === at.column && element.dataset["clicked"] === `${at.sample},${at.column}`;
    element.dataset["clicked"] = `${at.sample},${at.column}`;
    go(at.sample, at.column);
    if (again) edit(at.sample, at.column);
  });
  element.addEventListener("focusin", (event) => {
    const at = where(event);
    if (at) axes.focus(at.sample, at.column);
  });
  element.addEventListener("keydown", (event) => {
    const at = where(event);
    if (!at || event.altKey || event.isComposing) return;
    const { samples, columns } = figure.view;
    const moves = /** @type {Record<string, [number, number]>} */ ({
      ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -columns], End: [0, columns], PageUp: [-samples, 0], PageDown: [samples, 0],
    });
    const move = moves[event.key];
    if (move && !event.ctrlKey && !event.metaKey) go(at.sample + move[0], at.column + move[1]);
    else if (move && event.key === "Home") go(0, 0);
    else if (move && event.key === "End") go(samples - 1, columns - 1);
    else if (event.key === "Enter" || event.key === "F2") edit(at.sample, at.column);
    else if ((event.key === "Delete" || event.key === "Backspace") && !figure.readonly) axes.hold.once((state) => removeSample(state, state.focus[0]));
    else if (/^[-−+.\d０-９－]$/.test(event.key) && !event.ctrlKey && !event.metaKey) edit(at.sample, at.column, event.key);
    else return;
    event.preventDefault();
  });

  return {
    element,
    editor,
    get editing() {
      return editing !== null;
    },
    update() {
      const { view, words } = figure;
      if (!axes.layout) return;
      resize(view.samples, view.columns);
      setAttribute(element, "aria-rowcount", view.samples);
      setAttribute(element, "aria-colcount", view.columns);
      element.hidden = view.samples === 0;
      for (let sample = 0; sample < view.samples; sample++) {
        for (let column = 0; column < view.columns; column++) {
          const cell = /** @type {HTMLElement} */ (cellOf(sample, column));
          place(cell, cellBox(axes.layout, axes.layout.input, sample, column));
          const isFocus = sample === view.focus?.sample && column === view.focus?.column;
          setAttribute(cell, "tabindex", isFocus ? "0" : "-1");
          // While a point is dragged nobody hears the labels; they are written once it rests.
          if (axes.hold.active && !isFocus) continue;
          const at = sample * view.columns + column;
          const outputs = Object.entries(view.methods).map(([method, { y }]) => words.t("axes.cellOutput", { method: words.t(/** @type {any} */ (`name.${method}`)), y: fixed(y[at] ?? 0) }));
          setAttribute(cell, "aria-label", words.t("axes.cellName", { sample: sample + 1, feature: column + 1, value: plain(view.x[at] ?? 0), outputs: words.list(outputs) }));
        }
      }
    },
  };
}
