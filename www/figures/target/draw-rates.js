// @ts-check
// The same step at other learning rates: what is promised, dotted, and what comes. The ring on the axis is the learning rate's slider.

import { plain } from "../../numbers.js";
import { RATES } from "./state.js";
import { rangeOf, rateX, ticksOf } from "./layout.js";
import { netColors, netMark, signed } from "./marks.js";
import { drawHead } from "../parts/draw-head.js";

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} layout @param {import("./draw.js").Scene} scene */
export function drawRates(pen, { stage, phone }, scene) {
  const { view, palette, words } = scene;
  const range = rangeOf(view.networks.flatMap(({ curve, now }) => [...curve.flatMap(({ promised, together }) => [-promised, -together]), -now.promised, -now.together]), 0.9);
  view.networks.forEach(({ net, curve, now, best }, k) => {
    const box = stage.columns[k]?.rates;
    if (!box) return;
    const { fill, text } = netColors(palette, net);
    const x = (/** @type {number} */ rate) => rateX(box, RATES, rate);
    const y = (/** @type {number} */ change) => box.y + (box.height * (range.high - change)) / (range.high - range.low);
    const inside = (/** @type {number} */ at) => Math.max(box.y, Math.min(box.y + box.height, at));
    if (k === 0) drawHead(pen, words.t("target.rates.head"), words.t(phone ? "target.rates.noteShort" : "target.rates.note"), box.x, box.y, phone ? box.width : (stage.columns[1]?.rates.x ?? 0) + box.width - box.x, scene);
    for (const tick of ticksOf(range, 5)) {
      pen.line([[box.x, y(tick)], [box.x + box.width, y(tick)]], { stroke: tick === 0 ? palette.faint : palette.grid, width: tick === 0 ? 1.4 : 1 });
      pen.text(tick === 0 ? "0" : signed(tick, Math.abs(tick) < 0.1 ? 2 : 1), box.x - 8, y(tick), { size: 12, align: "right", color: palette.muted });
    }
    const line = (/** @type {"promised" | "together"} */ key) => curve.filter((one) => Number.isFinite(one[key])).map((one) => /** @type {[number, number]} */ ([x(one.rate), y(-one[key])]));
    const [dotted, solid] = [line("promised"), line("together")];
    pen.clip(box.x - 4, box.y - 4, box.width + 8, box.height + 8, () => {
      pen.line([...dotted, ...solid.toReversed()], { fill, alpha: 0.1 });
      pen.line(dotted, { stroke: text, width: 1.6, dash: [2, 4] });
      pen.line(solid, { stroke: text, width: 2.4 });
    });
    const at = x(now.rate);
    pen.line([[at, box.y - 4], [at, box.y + box.height + 14]], { stroke: palette.muted, dash: [2, 3] });
    const [promisedY, cameY] = [inside(y(-now.promised)), inside(y(-now.together))];
    pen.circle(at, promisedY, 4.5, { fill: palette.bg, stroke: text, width: 2 });
    if (net === "none") pen.circle(at, cameY, 7, { fill: palette.bg });
    netMark(pen, net, at, cameY, 6, palette);
    const side = at > box.x + box.width * 0.6 ? -1 : 1;
    const gap = Math.abs(promisedY - cameY) < 22 ? (cameY <= promisedY ? -11 : 11) : 0;
    pen.text(words.t("target.rates.came"), at + 12 * side, inside(cameY + gap), { size: 13, bold: true, align: side < 0 ? "right" : "left", color: text, halo: palette.bg });
    pen.text(words.t("target.rates.promised"), at + 12 * side, inside(promisedY - gap), { size: 13, align: side < 0 ? "right" : "left", color: text, halo: palette.bg });
    if (best) {
      const label = words.t("target.rates.best", { change: signed(-best.together), rate: plain(best.rate) });
      pen.circle(x(best.rate), y(-best.together), 3, { fill: text });
      if (pen.measure(label, 12.5) < at - box.x - 84) pen.text(label, box.x + 4, box.y + box.height - 10, { size: 12.5, color: text, halo: palette.bg });
    }
    drawAxis(pen, box, at, now.rate, scene);
  });
}

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Box} box @param {number} at @param {number} rate @param {import("./draw.js").Scene} scene */
function drawAxis(pen, box, at, rate, { palette, words }) {
  const y = box.y + box.height + 14;
  pen.line([[box.x, y], [box.x + box.width, y]], { stroke: palette.faint, width: 1.2 });
  const label = words.t("target.rates.rate", { rate: plain(rate) });
  const half = pen.measure(label, 13, true) / 2;
  const middle = Math.max(box.x + half - 40, Math.min(box.x + box.width - half + 12, at));
  for (const tick of [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]) {
    const x = rateX(box, RATES, tick);
    pen.line([[x, y], [x, y + 4]], { stroke: palette.faint, width: 1.2 });
    if (Math.abs(x - middle) > half + 16) pen.text(plain(tick), x, y + 16, { size: 12, align: "center", color: palette.muted });
  }
  pen.circle(at, y, 7, { fill: palette.bg, stroke: palette.fg, width: 2.4 });
  pen.text(label, middle, y + 19, { size: 13, bold: true, align: "center", color: palette.fg });
}
