// @ts-check
// The axis of steps, with the ring at the step that is looked at.

import { stepTicks, stepX } from "./axis.js";
import { counted } from "./format.js";

/**
 * @param {import("../../drawing/pen.js").Pen} pen
 * @param {{ x: number, y: number, width: number }} axis
 * @param {{ readonly end: number, readonly shown: number }} view
 * @param {{ palette: import("../../drawing/palette.js").Palette, words: import("../../locales/index.js").Translator }} scene
 * @param {{ label?: string, ring?: string }} [how] what stands at the ring, and its colour
 */
export function drawStepAxis(pen, axis, { end, shown }, { palette, words }, { label = words.t("train.step", { step: counted(shown, words) }), ring = palette.fg } = {}) {
  const { x, y, width } = axis;
  pen.line([[x, y], [x + width, y]], { stroke: palette.faint, width: 1.2 });
  const at = stepX(axis, end, shown);
  const half = pen.measure(label, 13, true) / 2;
  const middle = Math.max(x + half - 6, at);
  for (const tick of stepTicks(end, width)) {
    const tickX = stepX(axis, end, tick);
    pen.line([[tickX, y], [tickX, y + 4]], { stroke: palette.faint, width: 1.2 });
    const text = counted(tick, words);
    if (Math.abs(tickX - middle) > half + pen.measure(text, 12) / 2 + 6) pen.text(text, tickX, y + 14, { size: 12, align: "center", color: palette.muted });
  }
  pen.circle(at, y, 6, { fill: palette.bg, stroke: ring, width: 2.2 });
  pen.text(label, middle, y + 18, { size: 13, bold: true, align: "center", color: palette.fg });
}
