// @ts-check
// Under the stairs the numbers of the layers: what each gains alone, and how far what goes into it is moved by the others.

import { fit, fixed } from "../../numbers.js";
import { ROW } from "./layout.js";
import { netColors, signed } from "./marks.js";

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} layout @param {import("./draw.js").Scene} scene */
export function drawRows(pen, { stage, phone, tight }, { view, palette, words }) {
  view.networks.forEach(({ net, now }, k) => {
    const column = stage.columns[k];
    if (!column) return;
    const { stairs, stair, rows: y } = column;
    const { text } = netColors(palette, net);
    const from = stairs.x + 8;
    const names = /** @type {const} */ (["layer", "alone", "input", "mean"]);
    const notes = [null, null, words.t(tight ? "target.row.movedShort" : "target.row.moved"), words.t(tight ? "target.row.meanMovedShort" : "target.row.meanMoved")];
    names.forEach((name, row) => {
      const at = y + ROW * row;
      const label = words.t(`target.row.${name}`);
      pen.text(label, stairs.x - 8, at, { size: Math.min(12.5, (12.5 * (stairs.x - (k === 0 || phone ? 0 : (stage.columns[0]?.stairs.x ?? 0) + (stage.columns[0]?.stairs.width ?? 0) + 4) - 8)) / pen.measure(label, 12.5)), align: "right", color: palette.muted });
      const note = notes[row];
      if (note) {
        const x = from + stair * now.alone.length + 10;
        const size = 12.5;
        pen.text(note, x, at, { size: Math.min(size, (size * (stairs.x + stairs.width - x)) / pen.measure(note, size)), color: row === 2 ? text : palette.muted, bold: row === 2 });
      }
    });
    now.alone.forEach((gain, layer) => {
      const middle = from + stair * (layer + 0.5);
      const isLit = view.layer === null || view.layer === layer;
      const write = (/** @type {string} */ value, /** @type {number} */ row, /** @type {boolean} */ bold) =>
        pen.text(value, middle, y + ROW * row, { size: Math.min(13, (13 * (stair - 2)) / pen.measure(value, 13, bold)), bold, align: "center", color: isLit ? (row === 0 ? palette.fg : text) : palette.muted });
      write(String(layer + 1), 0, true);
      write(signed(-gain), 1, view.layer === layer);
      if (layer === 0) {
        write(fit([words.t("target.row.data"), "–"], stair, (form) => pen.measure(form, 13)), 2, false);
        return;
      }
      write(small(now.movedValues[layer] ?? NaN), 2, true);
      write(small(now.movedMean[layer] ?? NaN), 3, false);
    });
  });
}

/** A way in units of a spread. @param {number} value */
export const small = (value) => (Number.isFinite(value) ? fixed(value, value >= 100 ? 0 : value >= 10 ? 1 : 2) : "∞");
