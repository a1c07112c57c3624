// @ts-check
// The mean of what goes into one unit, step by step, one strip a network on one scale, and how far it jumps as a number.

import { fit } from "../../numbers.js";
import { stepX } from "../parts/axis.js";
import { size } from "../parts/format.js";
import { drawHead } from "./draw.js";
import { netColors, netMark } from "./marks.js";

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} layout @param {import("./draw.js").Scene} scene */
export function drawStrips(pen, { stage, phone }, scene) {
  const { view, palette, words } = scene;
  const [first] = stage.strips;
  if (!first) return;
  const right = first.x + first.width + stage.jump;
  const left = first.x - stage.names;
  const name = words.t("why.strips.head");
  const column = fit([words.t("why.strips.jump"), words.t("why.strips.jumpShort")], stage.jump + (phone ? 0 : 40), (form) => pen.measure(form, 12.5));
  drawHead(pen, name, "", left, first.y - (phone ? 22 : 0), right - left - (phone ? 0 : pen.measure(column, 12.5) + 12), scene);
  pen.text(column, right, first.y - (phone ? 14 : 16), { size: 12.5, align: "right", color: palette.muted });
  const reach = Math.max(1e-9, ...view.networks.flatMap(({ probes }) => Array.from(probes.moments?.mean ?? [], Math.abs).filter(Number.isFinite)));
  const widest = Math.max(...view.networks.map(({ measures }) => measures.jump).filter(Number.isFinite));
  view.networks.forEach(({ net, probes, measures }, k) => {
    const box = stage.strips[k];
    if (!box) return;
    const { fill, text } = netColors(palette, net);
    const zero = box.y + box.height / 2;
    const nameY = phone ? box.y - 10 : zero;
    netMark(pen, net, left + 6, nameY, 5, palette);
    const label = fit([words.t(`why.net.${net}`), words.t(`why.netShort.${net}`)], phone ? box.width : stage.names - 36, (form) => pen.measure(form, 13, true));
    pen.text(label, left + 18, nameY, { size: 13, bold: true, color: text });
    pen.line([[box.x, zero], [box.x + box.width, zero]], { stroke: palette.grid });
    if (!phone) pen.text("0", box.x - 5, zero, { size: 11.5, align: "right", color: palette.muted });
    const { step = [], mean = [] } = probes.moments ?? {};
    const points = Array.from(step, (at, place) => /** @type {[number, number]} */ ([stepX(box, view.end, at), zero - ((mean[place] ?? 0) / reach) * (box.height / 2)]));
    const shownX = stepX(box, view.end, view.shown);
    pen.line(points.filter(([x]) => x <= shownX + 0.01), { stroke: fill, width: 1 });
    pen.line(points.filter(([x]) => x > shownX), { stroke: fill, width: 1, alpha: 0.25 });
    const isWidest = measures.jump === widest;
    const number = Number.isFinite(measures.jump) ? size(measures.jump) : "–";
    pen.text(number, right, zero, { size: isWidest ? (phone ? 18 : 22) : 15, bold: true, align: "right", color: text });
  });
  const last = stage.strips.at(-1);
  if (view.step === 0 && last) pen.text(fit([words.t("why.strips.empty"), words.t("why.strips.emptyShort")], last.width - 8, (form) => pen.measure(form, 13)), last.x + last.width / 2, first.y + first.height / 2, { size: 13, align: "center", color: palette.muted, halo: palette.bg });
  else if (last) pen.text(words.t("why.strips.reach", { reach: size(reach) }), last.x, last.y + last.height + 16, { size: 12, color: palette.muted });
}
