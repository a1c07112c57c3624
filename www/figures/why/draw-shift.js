// @ts-check
// The shift of the gradients, layer by layer: the cosine between a layer's gradient before and after the earlier layers moved.

import { fit, fixed } from "../../numbers.js";
import { spread } from "../parts/chart-labels.js";
import { drawHead } from "../parts/draw-head.js";
import { LINE, netColors, netMark } from "./marks.js";

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} layout @param {import("./draw.js").Scene} scene */
export function drawShift(pen, { stage, phone }, scene) {
  const { view, palette, words } = scene;
  const plot = stage.shift;
  drawHead(pen, words.t("why.shift.head"), words.t(phone ? "why.shift.noteShort" : "why.shift.note"), plot.x, plot.y, plot.width + (phone ? 0 : stage.shiftLabels), scene);
  const count = Math.max(1, ...view.networks.map(({ measures }) => measures.cosines.length));
  const low = view.networks.some(({ measures }) => measures.cosines.some((value) => value < 0)) ? -1 : 0;
  const x = (/** @type {number} */ k) => plot.x + (count === 1 ? plot.width / 2 : (plot.width * (k + 0.5)) / count);
  const y = (/** @type {number} */ value) => plot.y + (plot.height * (1 - value)) / (1 - low);
  for (const level of low < 0 ? [-1, 0, 1] : [0, 0.5, 1]) {
    pen.line([[plot.x, y(level)], [plot.x + plot.width, y(level)]], { stroke: palette.grid });
    pen.text(fixed(level, level % 1 === 0 ? 0 : 1), plot.x - 6, y(level), { size: 12, align: "right", color: palette.muted });
  }
  const apart = Math.ceil((count * 24) / plot.width);
  const last = words.t("why.shift.output");
  for (let k = 0; k < count; k++) {
    const isLast = k === count - 1;
    if (isLast || (k % apart === 0 && x(count - 1) - x(k) > pen.measure(last, 12) / 2 + 14)) pen.text(isLast ? last : String(k + 2), x(k), plot.y + plot.height + 14, { size: 12, align: "center", color: palette.muted });
  }
  pen.text(words.t("why.shift.layer"), plot.x - 6, plot.y + plot.height + 14, { size: 12, align: "right", color: palette.muted });
  const ends = view.networks.map(({ net, measures }) => {
    const points = measures.cosines.map((value, k) => /** @type {[number, number]} */ ([x(k), y(value)])).filter(([, at]) => Number.isFinite(at));
    pen.line(points, { stroke: netColors(palette, net).fill, ...LINE[net] });
    for (const [at, height] of points) netMark(pen, net, at, height, count > 12 ? 2.6 : 4, palette);
    return { net, measures, y: points.at(-1)?.[1] ?? plot.y };
  });
  const places = spread(ends.map((end) => end.y), 17, plot.y, plot.y + plot.height);
  ends.forEach(({ net, measures }, k) => {
    if (!Number.isFinite(measures.cosine)) return;
    const number = fixed(measures.cosine, 2);
    const label = fit([`${number} ${words.t(`why.netShort.${net}`)}`, number], stage.shiftLabels - 8, (form) => pen.measure(form, 13, true));
    pen.text(label, plot.x + plot.width + 8, places[k] ?? 0, { size: 13, bold: true, color: netColors(palette, net).text, halo: palette.bg });
  });
}
