// @ts-check
// The networks as columns that are read downward, the numbers of their layers, and how well they do over the steps.

import { fit } from "../../numbers.js";
import { outputRange } from "../parts/activation.js";
import { percent, size as sizeOf } from "../parts/format.js";
import { drawChart } from "./draw-chart.js";
import { drawCurve, drawHistogram, drawMoments } from "./draw-histogram.js";
import { placeColors, placeMark } from "./place-marks.js";
import { PLACES } from "../../settings.js";

/**
 * @typedef {import("../../drawing/pen.js").Pen} Pen
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {import("./layout.js").Box} Box
 * @typedef {import("./layout.js").Column} Column
 * @typedef {object} Scene everything that is drawn from
 * @property {import("./compute.js").PlacementView} view
 * @property {import("./state.js").PlacementState} state
 * @property {import("../../drawing/palette.js").Palette} palette
 * @property {import("../../locales/index.js").Translator} words
 */

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene */
export function drawSheet(pen, layout, scene) {
  const { stage } = layout;
  for (const column of stage.columns) drawColumn(pen, layout, column, scene);
  if (!layout.phone) drawNames(pen, layout, scene);
  drawRows(pen, layout, scene);
  drawChart(pen, layout, scene);
}

/** The names of the parts, at the left. @param {Pen} pen @param {Layout} layout @param {Scene} scene */
function drawNames(pen, { gutter, stage }, { palette, words, view }) {
  const [first] = stage.columns;
  if (!first) return;
  const name = (/** @type {string} */ text, /** @type {Box} */ box, bold = false) => {
    const lines = splitIn(pen, text, gutter - 14);
    lines.forEach((line, k) => pen.text(line, 0, box.y + box.height / 2 + (k - (lines.length - 1) / 2) * 17, { size: 13.5, bold, color: bold ? palette.fg : palette.muted }));
  };
  name(words.t("placement.part.sum", { layer: view.hero + 1 }), first.sum);
  name(words.t("placement.part.input"), first.curve);
  name(words.t("placement.part.next"), first.next);
}

/** @param {Pen} pen @param {string} text @param {number} room @returns {string[]} */
function splitIn(pen, text, room) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.includes(" ") ? text.split(/(?<= )/) : text) {
    const line = lines.at(-1);
    if (line !== undefined && pen.measure((line + word).trimEnd(), 13.5) <= room) lines[lines.length - 1] = line + word;
    else lines.push(word);
  }
  return lines.map((line) => line.trimEnd());
}

/** @param {Pen} pen @param {Layout} layout @param {Column} column @param {Scene} scene */
function drawColumn(pen, layout, column, scene) {
  const { view, state, palette, words } = scene;
  const place = PLACES[column.network] ?? "none";
  const { head, sum, upper, curve, lower, next } = column;
  const { text } = placeColors(palette, place);
  placeMark(pen, place, head.x + 6, head.y, 6, palette);
  const size = layout.phone ? 13.5 : 17;
  // All three heads are as short as the longest needs.
  const forms = (/** @type {typeof place} */ of) => [words.t(`placement.place.${of}`), words.t(`placement.placeShort.${of}`), words.t(`placement.placeTiny.${of}`)];
  const short = [0, 1].find((k) => PLACES.every((one) => pen.measure(forms(one)[k] ?? "", size, true) <= curve.width - 20)) ?? 2;
  const name = forms(place)[short] ?? "";
  pen.text(name, head.x + 19, head.y, { size, bold: true, color: text });

  const middle = curve.x + curve.width / 2;
  pen.rect(middle - 34, sum.y, 68, sum.height, { fill: palette.chip, radius: 13 });
  pen.text("Wx + b", middle, sum.y + sum.height / 2, { size: 14, italic: true, align: "center", color: palette.fg });
  way(pen, middle, sum.y + sum.height, upper.y, place === "before", palette);
  slot(pen, upper, place === "before", scene);
  const naming = layout.phone ? 20 : 0;
  way(pen, middle, upper.y + upper.height, curve.y - naming, true, palette);
  way(pen, middle, curve.y + curve.height + 22, lower.y, place === "after", palette);
  slot(pen, lower, place === "after", scene);
  way(pen, middle, lower.y + lower.height, next.y - naming, true, palette);
  if (layout.phone && column.network === 0) {
    pen.text(words.t("placement.part.input"), curve.x, curve.y - 11, { size: 12.5, color: palette.muted, halo: palette.bg });
    pen.text(words.t("placement.part.next"), next.x, next.y - 11, { size: 12.5, color: palette.muted, halo: palette.bg });
  }

  const network = view.networks[column.network];
  const layer = network?.layers[view.hero];
  if (network && layer) {
    drawHistogram(pen, curve, layer, network.column, scene, place, { zones: true });
    drawCurve(pen, curve, scene, layout.phone);
    drawMoments(pen, curve, layer.now.mean, layer.now.std, scene, place, layout.phone);
    if (layer.output) {
      drawHistogram(pen, next, layer.output, network.column, scene, place, { zones: false });
      drawMoments(pen, next, layer.now.nextMean, layer.now.nextStd, scene, place, layout.phone);
    }
  }
  if (!layout.phone && column.network === 0) {
    const { name: curveName } = outputRange(state.activation, state.range);
    pen.text(curveName, curve.x + curve.width - 2, curve.y - 9, { size: 13, italic: true, align: "right", color: palette.fg });
  }
}

/** The numbers' way; with a head where it ends at a block. @param {Pen} pen @param {number} x @param {number} from @param {number} to @param {boolean} ends @param {Scene["palette"]} palette */
function way(pen, x, from, to, ends, palette) {
  pen.line([[x, from], [x, ends ? to - 5 : to]], { stroke: palette.faint, width: 1.6 });
  if (ends) pen.line([[x - 4, to - 6], [x, to - 1], [x + 4, to - 6]], { fill: palette.faint });
}

/** Batch norm where it stands, and where it does not the way past. @param {Pen} pen @param {Box} box @param {boolean} isThere @param {Scene} scene */
function slot(pen, box, isThere, { palette, words }) {
  const { x, y, width, height } = box;
  const middle = x + width / 2;
  if (!isThere) return pen.line([[middle, y], [middle, y + height]], { stroke: palette.faint, width: 1.6 });
  const half = Math.min(74, width / 2 - 2);
  pen.rect(middle - half, y, 2 * half, height, { fill: palette["bn-text"], radius: 8 });
  const name = fit([words.t("method.batch"), words.t("method.batchShort")], 2 * half - 12, (form) => pen.measure(form, 15, true));
  pen.text(name, middle, y + height / 2, { size: 15, bold: true, align: "center", color: palette.on });
}

/** Saturated share and gradient, layer by layer. @param {Pen} pen @param {Layout} layout @param {Scene} scene */
function drawRows(pen, { stage, phone }, { view, palette, words, state }) {
  const columns = state.activation === "tanh" ? "gradient" : "both";
  const shareOf = (/** @type {import("./compute.js").Now} */ { cut, saturated }) => (state.activation === "relu" ? cut : saturated);
  for (const box of stage.heads) {
    if (phone && box !== stage.heads[0]) continue;
    const full = columns === "gradient" ? words.t("placement.rows.gradient") : words.t(state.activation === "relu" ? "placement.rows.cut" : "placement.rows.flat");
    const short = columns === "gradient" ? full : words.t(state.activation === "relu" ? "placement.rows.cutShort" : "placement.rows.flatShort");
    const room = phone ? 3 * box.width : box.width;
    pen.text(fit([full, short], room, (form) => pen.measure(form, 12.5)), box.x, box.y + 8, { size: 12.5, color: palette.muted });
  }
  for (const { layer, hero, box, cells } of stage.rows) {
    const [first] = cells;
    if (!first) continue;
    if (hero) pen.rect(box.x, box.y, box.width, box.height, { fill: palette.chip, radius: 6 });
    const nameY = phone ? box.y + 11 : box.y + box.height / 2;
    pen.text(words.t("train.layer.name", { number: layer + 1 }), phone ? 4 : 8, nameY, { size: phone ? 12.5 : 14, bold: hero, color: hero ? palette.fg : palette.muted });
    cells.forEach((cell, k) => {
      const network = view.networks[k];
      const now = network?.layers[layer]?.now;
      if (!network || !now) return;
      const { fill, text } = placeColors(palette, network.place);
      const y = cell.y + cell.height / 2;
      const share = shareOf(now);
      let x = cell.x;
      if (Number.isFinite(share)) {
        const bar = phone || cell.width < 200 ? 0 : Math.min(90, cell.width * 0.28);
        if (bar > 0) {
          pen.rect(x, y - 5, bar, 10, { stroke: palette.faint, width: 1 });
          pen.rect(x, y - 5, Math.max(0.5, bar * share), 10, { fill, alpha: network.place === "after" ? 0.55 : 0.9 });
          x += bar + 8;
        }
        const label = percent(share, words, phone ? 0 : 1);
        pen.text(label, x, y, { size: phone ? 12.5 : 14, bold: true, color: text });
        x = cell.x + (phone ? Math.min(cell.width * 0.5, Math.max(...network.layers.map((one) => pen.measure(percent(shareOf(one.now), words, 0), 12.5, true))) + 6) : bar > 0 ? Math.max(bar + 76, cell.width * 0.56) : Math.max(58, cell.width * 0.5));
      }
      if (Number.isFinite(now.gradient)) pen.text(`∇ ${sizeOf(now.gradient)}`, x, y, { size: phone ? 12.5 : 14, color: palette.fg });
    });
  }
}
