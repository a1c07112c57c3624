// @ts-check
// The clips of r and of d on their tracks: from batch norm at the left to where nothing is cut, and on to the paper's end.

import { fixed, plain } from "../../numbers.js";
import { shareOf } from "./hand-layout.js";

/** Where the paper's ramps end. */
const PAPER = { r: 3, d: 5 };

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./hand-layout.js").HandLayout} at @param {import("./draw.js").Scene} scene */
export function drawTracks(pen, at, { view: { way }, state, palette, words }) {
  const brn = palette["brn-text"];
  for (const what of /** @type {const} */ (["r", "d"])) {
    const { x, y, width, end } = at.tracks[what];
    const value = what === "r" ? state.rMax : state.dMax;
    const place = (/** @type {number} */ of) => x + width * shareOf(what, of, end);
    const [knob, needed] = [place(value), place(way.needed[what])];
    pen.text(what, x - 12, y - 30, { size: 17, bold: true, italic: true, color: palette.fg });
    pen.text("max", x - 12 + pen.measure(what, 17, true) + 2, y - 25, { size: 12, color: palette.fg });
    pen.text(plain(value), x + 34, y - 30, { size: 17, bold: true, color: palette.fg });
    pen.line([[x, y], [x + width, y]], { stroke: palette.faint, width: 2 });
    if (needed > knob + 12) {
      for (let from = knob + 12; from < needed; from += 6) pen.line([[from, y + 4], [Math.min(needed, from + 7), y - 4]], { stroke: brn, width: 1 });
    }
    pen.line([[x, y], [knob, y]], { stroke: brn, width: 3 });
    pen.line([[needed, y - 9], [needed, y + 9]], { stroke: palette.fg, width: 2 });
    pen.circle(knob, y, 10, { fill: palette.bg, stroke: brn, width: 3 });
    // From the most to the least important; who finds no room is left out.
    /** @type {[number, number][]} */
    const taken = [];
    const caption = (/** @type {number} */ middle, /** @type {string} */ number, /** @type {string} */ text, /** @type {string} */ color) => {
      const half = Math.max(pen.measure(text, 12.5), pen.measure(number, 13, true)) / 2;
      const center = Math.max(x - 12 + half, Math.min(x + width + 12 - half, middle));
      if (taken.some(([low, high]) => center - half < high + 8 && center + half > low - 8)) return;
      taken.push([center - half, center + half]);
      pen.text(number, center, y + 22, { size: 13, bold: true, align: "center", color });
      pen.text(text, center, y + 39, { size: 12.5, align: "center", color: color === palette.fg ? palette.muted : color });
    };
    caption(needed, way.needed[what] < 100 ? fixed(way.needed[what]) : fixed(way.needed[what], 0), words.t("renorm.hand.nothing"), palette.fg);
    caption(x, what === "r" ? "1" : "0", words.t("renorm.hand.bn"), palette["bn-text"]);
    caption(place(PAPER[what]), String(PAPER[what]), words.t("renorm.hand.paper"), palette.fg);
  }
}
