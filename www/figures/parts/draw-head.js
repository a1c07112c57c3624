// @ts-check
// What the panels share: their headings, and where their axes end.

import { wrap } from "../../drawing/pen.js";

/** A panel's name, and under it how it is read. @param {import("../../drawing/pen.js").Pen} pen @param {string} name @param {string} note @param {number} x @param {number} y where the panel begins @param {number} room @param {{ palette: import("../../drawing/palette.js").Palette }} scene */
export function drawHead(pen, name, note, x, y, room, { palette }) {
  const size = Math.min(15, (15 * room) / pen.measure(name, 15, true));
  const lines = note === "" ? [] : wrap(pen, note, 12.5, room);
  lines.forEach((line, k) => pen.text(line, x, y - 14 - 16 * (lines.length - 1 - k), { size: 12.5, color: palette.muted }));
  pen.text(name, x, y - 16 - 16 * lines.length, { size, bold: true, color: palette.fg });
}

/** A round number that is no less. @param {number} value */
export function roundUp(value) {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((one) => one * power >= value * 0.9999) ?? 10) * power;
}
