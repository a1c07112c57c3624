// @ts-check
// What the network takes one digit for: alone in training mode, among batch mates, and in inference.

import { digitImage } from "../../drawing/digit-image.js";
import { colorsOf } from "../../drawing/palette.js";
import { mark } from "../../drawing/marks.js";
import { plain } from "../../numbers.js";
import { percent } from "../parts/format.js";
import { winnerOf } from "../parts/winner.js";
import { mateRange } from "./sample-words.js";

/** @typedef {import("../../drawing/pen.js").Pen} Pen */
/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {import("./sample.js").Sample} Sample */

const BARS = 54;
/** Two pixels a cell: no row of cells is wider than another. */
const THUMB = 28;
const HEAD = 46;
const FOOT = 34;
const BLOCKS = [HEAD + THUMB + 10 + BARS + FOOT, HEAD + 20 + BARS + FOOT, HEAD + 22 + BARS + FOOT];

export const ANSWERS_HEIGHT = BLOCKS.reduce((sum, height) => sum + height, 0);

/** @param {Pen} pen @param {number} width @param {Sample} sample @param {Scene} scene */
export function drawAnswers(pen, width, sample, scene) {
  const [first = 0, second = 0] = BLOCKS;
  drawAlone(pen, width, 0, sample, scene);
  drawMates(pen, width, first, sample, scene);
  drawInference(pen, width, first + second, sample, scene);
}

/** @param {Pen} pen @param {number} width @param {number} top @param {string} name @param {string} note @param {Scene} scene @param {"dot" | "dots" | "line"} sign @param {boolean} lit what is forgotten, or what is meant to be used */
function drawHead(pen, width, top, name, note, { palette, state }, sign, lit) {
  const { fill, line } = colorsOf(palette, state.norm);
  if (sign === "line") pen.line([[0, top + 9], [14, top + 9]], { stroke: line, width: 3 });
  else mark(pen, state.norm, 7, top + 9, sign === "dot" ? 5 : 3.6, { fill });
  if (sign === "dots") for (const [dx, dy] of [[-5, -4], [5, -4]]) mark(pen, state.norm, 7 + (dx ?? 0), top + 9 + (dy ?? 0), 3, { fill, alpha: 0.6 });
  const size = Math.min(15, (15 * (width - 22)) / pen.measure(name, 15, true));
  pen.text(name, 22, top + 9, { size, bold: true, color: palette.fg });
  if (lit) pen.line([[22, top + 20], [22 + pen.measure(name, size, true), top + 20]], { stroke: palette.fg, width: 2 });
  pen.text(note, 0, top + 31, { size: Math.min(12.5, (12.5 * width) / pen.measure(note, 12.5)), color: palette.muted });
}

/** @param {Pen} pen @param {number} width @param {number} base @param {number | null} winner @param {Scene} scene */
function drawNumbers(pen, width, base, winner, { palette }) {
  pen.line([[0, base], [width, base]], { stroke: palette.faint });
  for (let digit = 0; digit < 10; digit++) pen.text(String(digit), (digit + 0.5) * (width / 10), base + 12, { size: 12.5, align: "center", bold: digit === winner, color: digit === winner ? palette.fg : palette.muted });
}

/** The winner's digit and share over its bar. @param {Pen} pen @param {number} width @param {number} x @param {number} y @param {string} digit @param {string} share @param {string} color @param {string} halo */
function drawWinner(pen, width, x, y, digit, share, color, halo) {
  const room = pen.measure(digit, 15, true) + 5 + pen.measure(share, 12.5);
  const left = Math.max(0, Math.min(width - room, x - room / 2));
  pen.text(digit, left, y, { size: 15, bold: true, color, halo });
  pen.text(share, left + pen.measure(digit, 15, true) + 5, y, { size: 12.5, color, halo });
}

/** @param {Pen} pen @param {number} width @param {number} top @param {Sample} sample @param {Scene} scene */
function drawAlone(pen, width, top, sample, scene) {
  const { palette, words, state } = scene;
  const { fill, text } = colorsOf(palette, state.norm);
  drawHead(pen, width, top, words.t("inference.way.alone"), words.t(state.norm === "layer" ? "inference.way.aloneLayer" : "inference.way.aloneNote"), scene, "dot", state.mode === "train");
  const said = words.t(sample.aloneSame ? "inference.way.sameFor" : "inference.way.notFor");
  const y = top + HEAD + THUMB / 2;
  pen.text(said, 0, y, { size: 12.5, color: palette.fg });
  const left = Math.ceil(pen.measure(said, 12.5)) + 8;
  sample.others.forEach((other, k) => {
    const x = left + k * (THUMB + 5);
    if (x + THUMB > width) return;
    pen.rect(x, y - THUMB / 2, THUMB, THUMB, { fill: palette.paper, radius: 2 });
    pen.image(digitImage(other, palette.fg), x, y - THUMB / 2, THUMB, THUMB, true);
  });
  const blank = words.t("inference.way.blank");
  const blankX = left + sample.others.length * (THUMB + 5);
  if (blankX + pen.measure(blank, 12.5) <= width) pen.text(blank, blankX, y, { size: 12.5, color: palette.muted });
  const base = top + HEAD + THUMB + 10 + BARS;
  const { label, share } = winnerOf(sample.alone, 0, 10);
  sample.alone.forEach((value, digit) => pen.rect((digit + 0.15) * (width / 10), base - BARS * value, 0.7 * (width / 10), BARS * value, { fill, alpha: digit === label ? 1 : 0.5 }));
  drawNumbers(pen, width, base, label, scene);
  if (label !== null) drawWinner(pen, width, (label + 0.5) * (width / 10), base - Math.min(BARS - 8, BARS * share) - 12, String(label), percent(share, words, 0), text, palette.bg);
}

/** @param {Pen} pen @param {number} width @param {number} top @param {Sample} sample @param {Scene} scene */
function drawMates(pen, width, top, sample, scene) {
  const { palette, words, state } = scene;
  const { fill, text } = colorsOf(palette, state.norm);
  drawHead(pen, width, top, words.t("inference.way.mates"), words.t("inference.way.matesNote", { tries: sample.tries, mates: sample.size - 1 }), scene, "dots", false);
  const base = top + HEAD + 20 + BARS;
  const slot = width / 10;
  const { label, low, high } = mateRange(sample);
  for (let at = 0; at < sample.tries; at++) {
    for (let digit = 0; digit < 10; digit++) {
      const value = sample.mates[at * 10 + digit] ?? 0;
      // A golden step spreads the tries over the slot.
      const x = (digit + 0.5 + 0.62 * (((at * 0.618) % 1) - 0.5)) * slot;
      pen.circle(x, base - BARS * value, 1.9, { fill, alpha: 0.55 });
    }
  }
  drawNumbers(pen, width, base, label, scene);
  const range = low === high ? percent(low, words, 0) : words.t("inference.way.range", { low: Math.round(100 * low), high: percent(high, words, 0) });
  const x = (label + 0.5) * slot;
  drawWinner(pen, width, x, base - BARS * high - 13, String(label), range, text, palette.bg);
}

/** @param {Pen} pen @param {number} width @param {number} top @param {Sample} sample @param {Scene} scene */
function drawInference(pen, width, top, sample, scene) {
  const { palette, words, state, view } = scene;
  const { line, text } = colorsOf(palette, state.norm);
  const [own, other, again] = sample.inference;
  drawHead(pen, width, top, words.t("inference.way.inference"), words.t("inference.way.inferenceNote"), scene, "line", state.mode === "eval");
  const base = top + HEAD + 22 + BARS;
  const slot = width / 10;
  const used = view.paper && again ? again : own;
  if (!own || !used) return;
  own.outputs.forEach((value, digit) => pen.rect((digit + 0.18) * slot, base - BARS * value, 0.3 * slot, BARS * value, { fill: line }));
  other?.outputs.forEach((value, digit) => BARS * value > 0.8 && pen.line([[(digit + 0.54) * slot, base], [(digit + 0.54) * slot, base - BARS * value], [(digit + 0.82) * slot, base - BARS * value], [(digit + 0.82) * slot, base]], { stroke: text, width: 1.3, dash: [2.5, 2] }));
  again?.outputs.forEach((value, digit) => value > 0.02 && pen.line([[(digit + 0.08) * slot, base - BARS * value], [(digit + 0.92) * slot, base - BARS * value]], { stroke: palette.fg, width: 1.2 }));
  const winner = winnerOf(used.outputs, 0, 10);
  drawNumbers(pen, width, base, winner.label, scene);
  const said = sample.inference.map(({ by, momentum, outputs }) => {
    const { label, share } = winnerOf(outputs, 0, 10);
    const name = by === "recalibrated" ? words.t("inference.end.recalibrated") : by === "layer" ? words.t("inference.end.layer") : plain(momentum);
    return { text: words.t("inference.way.says", { name, digit: label ?? "–", share: percent(share, words, 0) }), bold: by === (used === again ? "recalibrated" : used.by) };
  });
  // Side by side over the bars: what each takes it for.
  let x = 0;
  let y = top + HEAD + 4;
  for (const { text: one, bold } of said) {
    const each = pen.measure(one, 12.5, bold);
    if (x > 0 && x + each > width) [x, y] = [0, y + 15];
    pen.text(one, x, y, { size: 12.5, bold, color: bold ? line : palette.fg, halo: palette.bg });
    x += each + 14;
  }
}
