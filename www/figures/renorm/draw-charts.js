// @ts-check
// Accuracy over the steps, and how far training is from inference: one line a network, its name at its end.

import { fit, fixed } from "../../numbers.js";
import { stepX } from "../parts/axis.js";
import { spread } from "../parts/chart-labels.js";
import { percent } from "../parts/format.js";
import { drawStepAxis } from "../parts/step-axis.js";
import { drawHead } from "./draw-ramps.js";
import { LINE, netColors, netMark } from "./marks.js";

/** @typedef {import("./compute.js").NetworkView} NetworkView */

/** How far the axis of the gap goes: what is farther stands at its edge. */
const MOST = 4;

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} layout @param {import("./draw.js").Scene} scene */
export function drawCharts(pen, { stage, phone }, scene) {
  const { view, palette, words } = scene;
  const widest = Math.max(0, ...view.networks.flatMap(({ gap }) => [...gap.logits].filter(Number.isFinite)));
  const top = Math.min(MOST, Math.max(0.5, Math.ceil(2 * widest) / 2));
  const panels = /** @type {const} */ ([
    { box: stage.accuracy, axis: stage.axes[2], head: "renorm.chart.accuracy", line: "renorm.chart.accuracyLine", top: 1, of: (/** @type {NetworkView} */ one) => one.validation.accuracy, said: (/** @type {number} */ value) => percent(value, words, phone ? 0 : 1), tick: (/** @type {number} */ value) => (value === 1 ? percent(1, words, 0) : String(100 * value)) },
    { box: stage.gap, axis: stage.axes[3], head: "renorm.chart.gap", line: "renorm.chart.gapLine", top, of: (/** @type {NetworkView} */ one) => one.gap.logits, said: (/** @type {number} */ value) => fixed(value), tick: (/** @type {number} */ value) => String(value) },
  ]);
  for (const { box, axis, head, line, top: high, of, said, tick } of panels) {
    const y = (/** @type {number} */ value) => box.y + box.height * (1 - Math.min(value, high) / high);
    drawHead(pen, words.t(head), words.t(line), box, box.width + stage.labels, scene);
    for (const share of [0, 0.5, 1]) {
      pen.line([[box.x, y(share * high)], [box.x + box.width, y(share * high)]], { stroke: palette.grid });
      pen.text(tick(share * high), box.x - 6, y(share * high), { size: 12, align: "right", color: palette.muted });
    }
    const shownX = stepX(box, view.end, view.shown);
    if (view.step > 0) pen.line([[shownX, box.y - 4], [shownX, box.y + box.height]], { stroke: palette.faint, dash: [2, 3] });
    const ends = view.networks.map((network) => {
      const values = of(network);
      const points = Array.from(network.recorded, (step, k) => /** @type {[number, number]} */ ([stepX(box, view.end, step), y(values[k] ?? NaN)])).filter(([, at]) => Number.isFinite(at));
      const { fill } = netColors(palette, network.net);
      pen.line(points.filter(([x]) => x <= shownX + 0.01), { stroke: fill, ...LINE[network.net] });
      pen.line(points.filter(([x]) => x >= shownX - 0.5), { stroke: fill, ...LINE[network.net], alpha: 0.25 });
      const [x = box.x, at = box.y + box.height] = points.filter(([along]) => along <= shownX + 0.01).at(-1) ?? [];
      return { network, x, y: at, value: values[network.column] ?? NaN };
    });
    for (const { network, x, y: at } of ends) netMark(pen, network.net, x, at, 4.5, palette);
    if (axis) drawStepAxis(pen, axis, view, scene);
    // At the start the accuracies stand in one place: names are told once there is something to tell apart.
    if (view.step === 0) continue;
    const places = spread(ends.map((one) => one.y), 16, box.y + 4, box.y + box.height - 4);
    const right = Math.max(box.x, ...ends.map(({ x }) => x)) + 10;
    ends.forEach(({ network: { net, diverged }, value }, k) => {
      const number = diverged || !Number.isFinite(value) ? "∞" : said(value);
      const room = box.x + box.width + stage.labels - right;
      const label = fit([`${number} ${words.t(`renorm.net.${net}`)}`, `${number} ${words.t(`renorm.netShort.${net}`)}`, number], room, (form) => pen.measure(form, 12.5, true));
      pen.text(label, right, places[k] ?? 0, { size: 12.5, bold: true, color: netColors(palette, net).text, halo: palette.bg });
    });
  }
}
