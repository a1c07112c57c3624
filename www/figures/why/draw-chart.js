// @ts-check
// Accuracy over the steps, or of the linear map the loss: one line a network, its name at its end.

import { stepX } from "../parts/axis.js";
import { spread } from "../parts/chart-labels.js";
import { percent, size } from "../parts/format.js";
import { drawStepAxis } from "../parts/step-axis.js";
import { fit, plain } from "../../numbers.js";
import { drawHead, roundUp } from "../parts/draw-head.js";
import { LINE, netColors, netMark } from "./marks.js";

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} layout @param {import("./draw.js").Scene} scene */
export function drawChart(pen, { stage, phone }, scene) {
  const { view, state, palette, words } = scene;
  const plot = stage.chart;
  const isLinear = state.task === "linear";
  const of = (/** @type {import("./compute.js").NetworkView} */ { validation }) => (isLinear ? validation.loss : validation.accuracy);
  const top = isLinear ? roundUp(Math.max(...view.networks.flatMap((network) => [...of(network)].filter(Number.isFinite)), 0)) : 1;
  const y = (/** @type {number} */ value) => plot.y + plot.height * (1 - Math.min(value, top) / top);
  drawHead(pen, words.t(isLinear ? "why.chart.loss" : "train.chart.accuracyDigits"), "", plot.x, plot.y, plot.width + stage.labels, scene);
  for (const share of [0, 0.5, 1]) {
    pen.line([[plot.x, y(share * top)], [plot.x + plot.width, y(share * top)]], { stroke: palette.grid });
    const label = isLinear ? plain(share * top) : share === 1 ? percent(1, words, 0) : String(100 * share);
    pen.text(label, plot.x - 6, y(share * top), { size: 12, align: "right", color: palette.muted });
  }
  const shownX = stepX(plot, view.end, view.shown);
  if (view.step > 0) pen.line([[shownX, plot.y - 4], [shownX, plot.y + plot.height]], { stroke: palette.faint, dash: [2, 3] });
  const ends = view.networks.map((network) => {
    const points = Array.from(network.recorded, (step, k) => /** @type {[number, number]} */ ([stepX(plot, view.end, step), y(of(network)[k] ?? NaN)])).filter(([, at]) => Number.isFinite(at));
    const { fill } = netColors(palette, network.net);
    const past = points.filter(([x]) => x <= shownX + 0.01);
    pen.line(past, { stroke: fill, ...LINE[network.net] });
    pen.line(points.filter(([x]) => x >= shownX - 0.5), { stroke: fill, ...LINE[network.net], alpha: 0.25 });
    const [x = plot.x, at = plot.y + plot.height] = past.at(-1) ?? [];
    return { network, x, y: at };
  });
  for (const { network, x, y: at } of ends) netMark(pen, network.net, x, at, 4.5, palette);
  const places = spread(ends.map((end) => end.y), 17, plot.y, plot.y + plot.height);
  ends.forEach(({ network: { net, measures }, x }, k) => {
    const { text } = netColors(palette, net);
    const number = isLinear ? size(measures.loss) : percent(measures.accuracy, words, phone ? 0 : 1);
    // At the start all stand in one place: the names are told once there is something to tell apart.
    if (view.step === 0) return;
    const right = Math.max(x, ...ends.map((end) => end.x)) + 10;
    const room = plot.x + plot.width + stage.labels - right;
    const label = fit([`${number} ${words.t(`why.net.${net}`)}`, `${number} ${words.t(`why.netShort.${net}`)}`, number], room, (form) => pen.measure(form, 13, true));
    pen.text(label, right, places[k] ?? 0, { size: 13, bold: true, color: text, halo: palette.bg });
  });
  const [axis] = stage.axes;
  if (axis) drawStepAxis(pen, axis, view, scene);
}
