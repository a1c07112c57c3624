// @ts-check
// Where everything stands: nothing lies over another or outside, and the columns are level.

import assert from "node:assert/strict";
import { test } from "node:test";
import { layout } from "../../../www/figures/placement/layout.js";
import { drawSheet } from "../../../www/figures/placement/draw.js";
import { drawHand } from "../../../www/figures/placement/hand-draw.js";
import { TOKENS } from "../../../www/drawing/palette.js";
import { translator } from "../../words.js";
import { recordingPen } from "../shift/snapshots.js";
import { viewOf } from "./states.js";

const WIDTHS = [288, 320, 360, 412, 639, 640, 720, 859, 860, 1080, 1400];
const palette = /** @type {any} */ ({ ...Object.fromEntries(TOKENS.map((token) => [token, "#123456"])), family: "sans-serif", forced: false });

/** @typedef {import("../../../www/figures/placement/layout.js").Box} Box */
const overlap = (/** @type {Box} */ a, /** @type {Box} */ b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test("boxes stand side by side and under each other, inside", () => {
  for (const width of WIDTHS) for (let depth = 1; depth <= 8; depth++) {
    const { stage } = layout({ depth, hero: 0 }, width);
    const boxes = [...stage.columns.flatMap(({ sum, upper, curve, lower, next }) => [sum, upper, curve, lower, next]), ...stage.rows.map(({ box }) => box), stage.chart.plot, stage.chart.seeds];
    boxes.forEach((box, k) => {
      assert.ok(box.width > 20 && box.x >= 0 && box.y >= 0 && box.x + box.width <= width + 1e-6 && box.y + box.height <= stage.height, `${width}, ${depth}: ${JSON.stringify(box)}`);
      for (const other of boxes.slice(k + 1)) assert.ok(!overlap(box, other), `${width}, ${depth}: ${JSON.stringify(box)} over ${JSON.stringify(other)}`);
    });
    assert.equal(stage.rows.length, depth);
    const [first, ...others] = stage.columns;
    for (const column of others) for (const part of /** @type {const} */ (["sum", "upper", "curve", "lower", "next"])) assert.deepEqual([column[part].y, column[part].width, column[part].height], [first?.[part].y, first?.[part].width, first?.[part].height]);
  }
});

test("all that is written stays on the sheet, in both languages", () => {
  for (const [activation, steps] of /** @type {const} */ ([["sigmoid", 0], ["relu", 20], ["tanh", 20]])) {
    const { view, state } = viewOf({ activation, depth: 3 }, steps);
    for (const lang of /** @type {const} */ (["en", "zh-Hans"])) for (const width of WIDTHS) {
      const at = layout({ depth: 3, hero: view.hero }, width);
      const pen = recordingPen();
      drawSheet(/** @type {any} */ (pen), at, { view, state, palette, words: translator(lang) });
      const hand = recordingPen();
      drawHand(/** @type {any} */ (hand), width, { view, state, palette, words: translator(lang) });
      for (const { text, x, width: wide } of [...pen.texts, ...hand.texts]) assert.ok(x >= -1 && x + wide <= width + 1, `${lang} ${activation} ${width}: "${text}" from ${x.toFixed(0)} to ${(x + wide).toFixed(0)}`);
      assert.ok(pen.texts.some(({ text }) => text.includes("Wx")));
    }
  }
});
