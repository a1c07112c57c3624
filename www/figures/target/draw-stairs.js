// @ts-check
// The stairs: how far each layer's own update lowers the loss while the others stand still, one under the other; beside them, from
// zero, the thick arrow of what came.

import { wrap } from "../../drawing/pen.js";
import { fixed } from "../../numbers.js";
import { rangeOf, ticksOf } from "./layout.js";
import { arrow, netColors, netMark, signed } from "./marks.js";

/** @typedef {import("./compute.js").NetworkView} NetworkView */

/** What is compared: the promise of all layers and what came of all, or of one layer alone its gradient's and its own. @param {NetworkView} network @param {number | null} layer */
export function comparedOf({ now }, layer) {
  if (layer === null) return { promised: now.promised, came: now.together };
  return { promised: now.firstOrder[layer] ?? NaN, came: now.alone[layer] ?? NaN };
}

/** The levels of the stairs, as changes of the loss: before each layer, and after the last. @param {NetworkView} network */
export function levelsOf({ now }) {
  let level = 0;
  return [0, ...now.alone.map((gain) => (level -= gain))];
}

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} layout @param {import("./draw.js").Scene} scene */
export function drawStairs(pen, layout, scene) {
  const { view } = scene;
  const range = rangeOf(view.networks.flatMap((network) => {
    const { promised, came } = comparedOf(network, view.layer);
    return [...levelsOf(network), -promised, -came];
  }));
  view.networks.forEach((network, k) => {
    const column = layout.stage.columns[k];
    if (column) drawColumn(pen, column, network, range, layout.tight, scene);
  });
}

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Column} column @param {NetworkView} network @param {{ low: number, high: number }} range @param {boolean} tight @param {import("./draw.js").Scene} scene */
function drawColumn(pen, { stairs: box, stair, arrow: arrowX }, network, range, tight, { view, palette, words }) {
  const { net, now } = network;
  const { fill, text } = netColors(palette, net);
  const right = box.x + box.width;
  const y = (/** @type {number} */ change) => box.y + (box.height * (range.high - Math.max(range.low, Math.min(range.high, change)))) / (range.high - range.low);
  netMark(pen, net, box.x + 6, box.y - 22, 6, palette);
  pen.text(words.t(`target.net.${net}`), box.x + 20, box.y - 22, { size: 18, bold: true, color: text });
  for (const tick of ticksOf(range, 5)) {
    pen.line([[box.x, y(tick)], [right, y(tick)]], { stroke: palette.grid });
    pen.text(tick === 0 ? "0" : signed(tick, Math.abs(tick) < 0.1 ? 2 : 1), box.x - 8, y(tick), { size: 12, align: "right", color: palette.muted });
  }
  pen.line([[box.x, y(0)], [right, y(0)]], { stroke: palette.fg, width: 1.6 });

  const levels = levelsOf(network);
  const from = box.x + 8;
  now.alone.forEach((_, k) => {
    const [top, bottom] = [y(levels[k] ?? 0), y(levels[k + 1] ?? 0)];
    const x = from + k * stair;
    const isLit = view.layer === null || view.layer === k;
    const alpha = isLit ? 1 : 0.3;
    pen.rect(x, Math.min(top, bottom), stair, Math.abs(bottom - top), { fill, alpha: 0.2 * alpha });
    pen.line([[x, top], [x, bottom], [x + stair, bottom]], { stroke: fill, width: 1.8, alpha });
    if (Math.abs(bottom - top) > 7) arrow(pen, x + stair / 2, top + 2 * Math.sign(bottom - top), bottom - Math.sign(bottom - top), 1.6, { fill, alpha });
    if (view.layer === k) pen.rect(x - 1, Math.min(top, bottom) - 3, stair + 2, Math.abs(bottom - top) + 6, { stroke: palette.focus, width: 2, radius: 3 });
  });

  const { promised, came } = comparedOf(network, view.layer);
  const promisedY = y(-promised);
  const cameY = y(-came);
  pen.line([[from + stair * now.alone.length, promisedY], [Math.min(right, arrowX + 60), promisedY]], { stroke: text, width: 1.6, dash: [2, 4] });
  pen.line([[arrowX, cameY], [arrowX, promisedY]], { stroke: text, width: 1.6, dash: [2, 4] });
  arrow(pen, arrowX, y(0), cameY, 8, { fill: text });

  const x = arrowX + 18;
  const room = right - x;
  const note = tight ? 12 : 12.5;
  /** @type {{ y: number, height: number, draw: (y: number) => void }[]} */
  const labels = [];
  const said = (/** @type {number} */ at, /** @type {string} */ number, /** @type {number} */ size, /** @type {string} */ name) => {
    const lines = wrap(pen, name, note, room);
    const scale = Math.min(1, room / pen.measure(number, size, true));
    labels.push({ y: at, height: size + 2 + lines.length * 15, draw(top) {
      pen.text(number, x, top + size / 2, { size: size * scale, bold: true, color: text, halo: palette.bg });
      lines.forEach((line, k) => pen.text(line, x, top + size + 9 + 15 * k, { size: note, color: palette.muted, halo: palette.bg }));
    } });
  };
  said(cameY, signed(-came), tight ? 22 : 27, words.t(view.layer === null ? (tight ? "target.cameShort" : "target.came") : "target.cameAlone", { number: (view.layer ?? 0) + 1 }));
  said(promisedY, signed(-promised), tight ? 16 : 20, words.t(view.layer === null ? (tight ? "target.promisedShort" : "target.promised") : "target.promisedAlone", { number: (view.layer ?? 0) + 1 }));
  const missed = promised - came;
  const label = words.t("target.missed", { value: fixed(missed) });
  if (Math.abs(promisedY - cameY) > 60 && Number.isFinite(missed) && pen.measure(label, 11.5) <= room) {
    const middle = (promisedY + cameY) / 2;
    // Not on the line of zero.
    labels.push({ y: Math.abs(middle - y(0)) < 12 ? y(0) + 14 : middle, height: 16, draw: (top) => pen.text(label, x, top + 8, { size: Math.min(note, (note * room) / pen.measure(label, note)), color: palette.muted, halo: palette.bg }) });
  }
  place(labels.sort((a, b) => a.y - b.y), box.y - 12, box.y + box.height + 14);

  pen.text(words.t("target.lossNow", { loss: fixed(now.loss) }), from, y(0) - 12, { size: 12.5, color: palette.muted, halo: palette.bg });
}

/** Labels near their places, one under the other. @param {{ y: number, height: number, draw: (y: number) => void }[]} labels from top to bottom @param {number} low @param {number} high */
function place(labels, low, high) {
  const tops = labels.map(({ y, height }) => y - height / 2);
  let next = low;
  tops.forEach((top, k) => {
    tops[k] = Math.max(top, next);
    next = (tops[k] ?? 0) + (labels[k]?.height ?? 0) + 4;
  });
  let last = high;
  for (let k = tops.length - 1; k >= 0; k--) {
    tops[k] = Math.min(tops[k] ?? 0, last - (labels[k]?.height ?? 0));
    last = (tops[k] ?? 0) - 4;
  }
  labels.forEach(({ draw }, k) => draw(tops[k] ?? 0));
}
