// @ts-check
// Over the steps of the training: which share of the promise came, at the learning rate that is asked about.

import { fit } from "../../numbers.js";
import { stepX } from "../parts/axis.js";
import { spread } from "../parts/chart-labels.js";
import { percent } from "../parts/format.js";
import { drawStepAxis } from "../parts/step-axis.js";
import { pairs } from "./state.js";
import { drawHead } from "../parts/draw-head.js";
import { netColors, netMark } from "./marks.js";

/** The share of a promise that came; of what promises no lower loss there is none. @param {{ promised: number, together: number }} step */
export const keptOf = ({ promised, together }) => (promised > 0 && Number.isFinite(together) ? together / promised : NaN);

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} layout @param {import("./draw.js").Scene} scene */
export function drawOver(pen, { stage, phone }, scene) {
  const { view, state, palette, words } = scene;
  const box = stage.over;
  drawHead(pen, words.t("target.over.head"), words.t(phone ? "target.over.noteShort" : "target.over.note"), box.x, box.y, box.width + stage.labels, scene);
  const y = (/** @type {number} */ share) => box.y + (box.height * (1 - Math.max(-1, Math.min(1, share)))) / 2;
  for (const level of [-1, 0, 1]) {
    pen.line([[box.x, y(level)], [box.x + box.width, y(level)]], { stroke: level === 0 ? palette.faint : palette.grid, width: level === 0 ? 1.4 : 1 });
    pen.text(percent(level, words, 0), box.x - 8, y(level), { size: 12, align: "right", color: palette.muted });
  }
  for (const move of pairs(state.moves)) {
    const x = stepX(box, view.end, move.step);
    pen.line([[x, box.y], [x, box.y + box.height + 12]], { stroke: palette.muted, dash: [2, 3] });
  }
  const ends = view.networks.map(({ net, over, now }) => {
    const { text } = netColors(palette, net);
    const known = over.filter((one) => Number.isFinite(keptOf(one)));
    const points = known.map((one) => /** @type {[number, number]} */ ([stepX(box, view.end, one.step), y(keptOf(one))]));
    const shownX = stepX(box, view.end, view.shown);
    pen.line(points.filter(([x]) => x <= shownX + 0.01), { stroke: text, width: 2 });
    pen.line(points.filter(([x]) => x >= shownX - 0.01), { stroke: text, width: 2, alpha: 0.3 });
    for (const [x, at] of points) pen.circle(x, at, 2, { fill: text, alpha: x <= shownX + 0.01 ? 1 : 0.3 });
    const share = keptOf(now);
    if (Number.isFinite(share)) netMark(pen, net, shownX, y(share), 5.5, palette);
    return { net, share, x: shownX, y: y(Number.isFinite(share) ? share : 0) };
  });
  const places = spread(ends.map((end) => end.y), 17, box.y, box.y + box.height);
  ends.forEach(({ net, share, x }, k) => {
    const room = box.x + box.width + stage.labels - x - 12;
    const value = Number.isFinite(share) ? percent(share, words, 0) : "–";
    const label = fit([`${value} ${words.t(`target.net.${net}`)}`, `${value} ${words.t(`target.netShort.${net}`)}`, value], room, (form) => pen.measure(form, 13, true));
    pen.text(label, x + 12, places[k] ?? 0, { size: 13, bold: true, color: netColors(palette, net).text, halo: palette.bg });
  });
  const [axis] = stage.axes;
  if (axis) drawStepAxis(pen, axis, view, scene);
}
