// @ts-check
// The pad for a digit of one's own, and what each network takes it for: a bar a digit.

import { colorsOf } from "../../drawing/palette.js";
import { mark } from "../../drawing/marks.js";
import { fit } from "../../numbers.js";
import { winnerOf } from "../parts/winner.js";
import { percent } from "../parts/format.js";

/** @typedef {import("../../drawing/pen.js").Pen} Pen */
/** @typedef {Partial<Record<import("./state.js").Network, Float32Array>>} Answers probabilities of the ten digits */

const GAP = 34;
const BAR = 44;
const ROW = 104;

/** @param {number} count @param {number} width */
const sizes = (count, width) => ({ across: width >= 560 ? Math.min(2, count) : 1, row: ROW });

/** @param {number} count of networks @param {number} width */
export const answersHeight = (count, width) => Math.ceil(count / sizes(count, width).across) * ROW;

/** @param {Pen} pen @param {number} width @param {Answers} answers @param {import("./draw.js").Scene} scene */
export function drawAnswers(pen, width, answers, { state, palette, words }) {
  const { across } = sizes(state.networks.length, width);
  const each = Math.min(330, (width - (across - 1) * GAP) / across);
  const slot = each / 10;
  state.networks.forEach((method, k) => {
    const [left, top] = [(k % across) * (each + GAP), Math.floor(k / across) * ROW];
    const { fill, text } = colorsOf(palette, method);
    const own = answers[method] ?? new Float32Array();
    const { label, share } = winnerOf(own, 0, 10);
    mark(pen, method, left + 6, top + 10, 5, method === "none" ? { stroke: fill, width: 2 } : { fill });
    const said = label === null ? "" : `${label}  ${percent(share, words, 0)}`;
    const room = each - 26 - pen.measure(said, 15, true);
    pen.text(fit([words.t(`method.${method}`), words.t(`method.${method}Short`)], room, (form) => pen.measure(form, 14, true)), left + 18, top + 10, { size: 14, bold: true, color: text });
    pen.text(said, left + each, top + 10, { size: 15, bold: true, align: "right", color: palette.fg });
    const base = top + 26 + BAR;
    pen.line([[left, base], [left + each, base]], { stroke: palette.faint });
    for (let digit = 0; digit < 10; digit++) {
      const height = BAR * (own[digit] ?? 0);
      const x = left + (digit + 0.5) * slot;
      if (height > 0) pen.rect(x - 0.32 * slot, base - height, 0.64 * slot, height, { fill });
      pen.text(String(digit), x, base + 12, { size: 12.5, align: "center", bold: digit === label, color: digit === label ? palette.fg : palette.muted });
    }
  });
}
