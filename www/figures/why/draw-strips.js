// @ts-check
// The mean of what goes into one unit, step by step, one strip a network, all on one scale, and how far it jumps as a number.

import { fit } from "../../numbers.js";
import { stepX } from "../parts/axis.js";
import { drawHead } from "../parts/draw-head.js";
import { netColors, netMark } from "./marks.js";
import { small } from "./words.js";

/** @typedef {{ low: number, high: number }} Reach how far the means of a strip go */

/** @param {import("./compute.js").NetworkView} network @returns {Reach} */
function reachOf({ probes }) {
  const means = Array.from(probes.moments?.mean ?? []).filter(Number.isFinite);
  return { low: Math.min(0, ...means), high: Math.max(0, ...means) };
}

/** The least share of the height for a strip that does not move. */
const LEAST = 0.12;

/** As high as their means reach, on one scale. @param {readonly Reach[]} reaches @param {number} height @returns {{ heights: number[], scale: number }} pixels, and pixels by unit */
export function stripHeights(reaches, height) {
  const spans = reaches.map(({ low, high }) => high - low);
  const least = LEAST * height;
  let scale = 0;
  // Those that are too low get the least, and the others share the rest.
  let tall = spans.map((_, k) => k);
  for (;;) {
    const sum = tall.reduce((total, k) => total + (spans[k] ?? 0), 0);
    scale = sum > 0 ? (height - least * (spans.length - tall.length)) / sum : 0;
    const fits = tall.filter((k) => (spans[k] ?? 0) * scale >= least);
    if (fits.length === tall.length || fits.length === 0) break;
    tall = fits;
  }
  return { heights: spans.map((span, k) => (tall.includes(k) && scale > 0 ? span * scale : scale > 0 ? least : height / spans.length)), scale };
}

/** @param {import("../../drawing/pen.js").Pen} pen @param {import("./layout.js").Layout} layout @param {import("./draw.js").Scene} scene */
export function drawStrips(pen, { stage, phone }, scene) {
  const { view, palette, words } = scene;
  const all = stage.strips;
  const right = all.x + all.width + stage.jump;
  const left = all.x - stage.names;
  const column = fit([words.t("why.strips.jump"), words.t("why.strips.jumpShort")], stage.jump + (phone ? 0 : 40), (form) => pen.measure(form, 12.5));
  drawHead(pen, words.t("why.strips.head"), "", left, all.y, right - left - pen.measure(column, 12.5) - 12, scene);
  pen.text(column, right, all.y - 16, { size: 12.5, align: "right", color: palette.muted });
  const count = view.networks.length;
  const naming = phone ? 22 : 10;
  const reaches = view.networks.map(reachOf);
  const { heights, scale } = stripHeights(reaches, all.height - naming * count);
  const widest = Math.max(...view.networks.map(({ measures }) => measures.jump).filter(Number.isFinite));
  let y = all.y;
  view.networks.forEach(({ net, probes, measures }, k) => {
    const height = heights[k] ?? 0;
    const box = { x: all.x, y: y + naming, width: all.width, height };
    y = box.y + height;
    const { low = 0, high = 0 } = reaches[k] ?? {};
    const middle = box.y + height / 2;
    // What is lower than its strip stands in the middle of it.
    const zero = middle + ((high + low) / 2) * scale;
    const { fill, text } = netColors(palette, net);
    const nameY = phone ? box.y - 10 : middle;
    netMark(pen, net, left + 6, nameY, 5, palette);
    const label = fit([words.t(`why.net.${net}`), words.t(`why.netShort.${net}`)], phone ? box.width : stage.names - 36, (form) => pen.measure(form, 13, true));
    pen.text(label, left + 18, nameY, { size: 13, bold: true, color: text });
    pen.line([[box.x, zero], [box.x + box.width, zero]], { stroke: palette.grid });
    if (!phone) pen.text("0", box.x - 5, zero, { size: 11.5, align: "right", color: palette.muted });
    const { step = [], mean = [] } = probes.moments ?? {};
    const points = Array.from(step, (at, place) => /** @type {[number, number]} */ ([stepX(box, view.end, at), zero - (mean[place] ?? 0) * scale]));
    const shownX = stepX(box, view.end, view.shown);
    pen.line(points.filter(([x]) => x <= shownX + 0.01), { stroke: fill, width: 1 });
    pen.line(points.filter(([x]) => x > shownX), { stroke: fill, width: 1, alpha: 0.25 });
    const isWidest = measures.jump === widest;
    pen.text(Number.isFinite(measures.jump) ? small(measures.jump) : "–", right, middle, { size: isWidest ? (phone ? 18 : 22) : 15, bold: true, align: "right", color: text });
    if (view.step === 0 && k === 0) pen.text(fit([words.t("why.strips.empty"), words.t("why.strips.emptyShort")], box.width - 8, (form) => pen.measure(form, 13)), box.x + box.width / 2, zero, { size: 13, align: "center", color: palette.muted, halo: palette.bg });
  });
  if (view.step > 0) pen.text(words.t("why.strips.reach", { low: small(Math.min(...reaches.map(({ low }) => low))), high: small(Math.max(...reaches.map(({ high }) => high))) }), all.x, all.y + all.height + 18, { size: 12, color: palette.muted });
}
