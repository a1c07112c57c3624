// @ts-check
// What the lines of a chart are called, at their ends.

import { spread } from "../parts/chart-labels.js";

/** @typedef {import("../../drawing/pen.js").Pen} Pen */
/** @typedef {{ y: number, value: string, name: string, short?: string, color: string, strong: boolean }} End */

const LINE = 17;

/** @param {Pen} pen @param {import("./layout.js").Layout} at @param {import("../parts/axis.js").Box} box @param {readonly End[]} ends @param {import("../../drawing/palette.js").Palette} palette @param {number} [column] how wide the values are at least */
export function drawEnds(pen, at, box, ends, palette, column = 0) {
  const known = ends.filter(({ y }) => Number.isFinite(y));
  const places = spread(known.map(({ y }) => y), LINE, box.y - 4, Math.max(box.y + box.height + 4, box.y + LINE * known.length));
  const x = box.x + box.width + 12;
  const right = box.x + box.width + at.zone;
  known.forEach(({ value, name, short = name, color, strong }, k) => {
    const y = places[k] ?? 0;
    const size = strong && !at.phone ? 15 : 13;
    pen.text(value, x, y, { size, bold: strong, color, halo: palette.bg });
    const nameX = x + Math.max(column, pen.measure(value, size, strong)) + 7;
    const fitting = [name, short].find((form) => nameX + pen.measure(form, 13) <= right);
    if (fitting) pen.text(fitting, nameX, y, { size: 13, color: strong ? color : palette.muted, halo: palette.bg });
  });
}
