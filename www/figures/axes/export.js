// @ts-check
// The figure as a picture to take away: the stage, the words, the other view and the histograms, from the same drawing code.

import { canvasPen, escapeXml, svgDocument, svgPen } from "../../drawing/pen.js";
import { resolveColor } from "../../drawing/palette.js";
import { formulaHead, formulaText } from "./formula.js";
import { layout as layOut } from "./layout.js";
import { HEIGHT, headOf, histogramSpec } from "./histograms.js";
import { otherPicture, paintSecond } from "./body.js";
import { drawStage } from "./draw.js";
import { armMethods, describe } from "./words.js";
import { METHOD_COLOR } from "../../drawing/palette.js";
import { pngOf } from "../../drawing/png.js";
import { writeCsv } from "../../csv.js";

/**
 * @typedef {import("./body.js").Axes} Axes
 * @typedef {import("../../drawing/pen.js").Pen} Pen
 */

const MARGIN = 24;
const WIDTH = 1080;
const CHART = { gap: 30, width: 352 };

/**
 * Draws everything on one sheet. Histograms are the engine's, so they are left as places.
 *
 * @param {Axes} axes
 * @param {Pen} pen
 */
function paint(axes, pen) {
  const { figure, state } = axes;
  const { view, words } = figure;
  const palette = /** @type {import("../../drawing/palette.js").Palette} */ (figure.palette);
  const scene = axes.scene(palette, true);
  const at = layOut(view, state, WIDTH);
  drawStage(pen, at, scene);
  armMethods(state).forEach((method, k) => {
    const y = at.corner.y + k * 52;
    const text = formulaText(view, method);
    pen.text(formulaHead(view, method, words), at.corner.x, y, { size: 14, bold: true, color: palette[`${METHOD_COLOR[method]}-text`] });
    pen.text(text, at.corner.x, y + 22, { size: Math.min(17, (17 * at.corner.width) / pen.measure(text, 17)), color: palette.fg });
  });
  return { height: at.height, scene };
}

/** @param {Axes} axes @param {import("./histograms.js").Method[]} methods */
const chartPlaces = (axes, methods) => methods.map((method, k) => ({ method, x: 336 + k * (CHART.width + CHART.gap), head: headOf(axes.figure.view, method, axes.figure.words) }));

/** @param {Axes} axes */
export async function svg(axes) {
  const { figure } = axes;
  const { words, view, engine } = figure;
  const palette = /** @type {import("../../drawing/palette.js").Palette} */ (figure.palette);
  const measure = canvasPen(/** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d")), palette.family).measure;
  const pen = svgPen(measure, resolveColor);
  const { height, scene } = paint(axes, pen);
  const stage = pen.elements.splice(0);
  if (view.columns > 1) paintSecond(pen, otherPicture(view, axes.state, 312), scene);
  const second = pen.elements.splice(0);
  const charts = (view.focus ? chartPlaces(axes, axes.histograms.panels()) : []).map(({ method, x, head }) => {
    pen.text(head, 0, 10, { size: 14, bold: true, color: palette.fg });
    const chart = engine.histogramSvg(histogramSpec(engine, view, method, words, palette, CHART.width, HEIGHT, 1)).replace(/^<\?xml[^>]*>\s*/, "");
    return `<g transform="translate(${x} 0)">${pen.elements.splice(0).join("")}<g transform="translate(0 30)">${chart}</g></g>`;
  });
  pen.text(words.t("axes.title").replace(/<[^>]*>/g, ""), 0, 14, { size: 25, bold: true, color: palette.fg });
  pen.text(words.t("caption.computed", { what: figure.definition.credit(view, words, axes.state) }), 0, height + 330, { size: 13, color: palette.muted });
  const top = pen.elements.splice(0);
  const body = [
    `<title>${escapeXml(words.t("axes.title"))}</title><desc>${escapeXml(describe(view, axes.state, words))}</desc>`,
    `<rect width="${WIDTH + 2 * MARGIN}" height="${height + 420}" fill="${resolveColor(palette.bg)}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">${top.join("\n")}`,
    `<g transform="translate(0 48)">${stage.join("\n")}</g>`,
    `<g transform="translate(0 ${height + 70})">${second.join("\n")}${charts.join("\n")}</g></g>`,
  ];
  return svgDocument(WIDTH + 2 * MARGIN, height + 400, palette.family, body);
}

/** The same picture in pixels. @param {Axes} axes @param {number} scale */
export const png = async (axes, scale) => pngOf(await svg(axes), scale);

/** @param {import("./compute.js").AxesView} view */
export function csv(view) {
  const methods = Object.entries(view.methods);
  const columns = Array.from({ length: view.columns }, (_, k) => k);
  const heading = ["sample", ...columns.map((k) => `x${k + 1}`), ...methods.flatMap(([method]) => columns.map((k) => `${method}${k + 1}`))];
  const rows = Array.from({ length: view.samples }, (_, sample) => {
    const slice = (/** @type {readonly number[]} */ values) => values.slice(sample * view.columns, (sample + 1) * view.columns);
    return [sample + 1, ...slice(view.x), ...methods.flatMap(([, { y }]) => slice(y))];
  });
  return writeCsv(heading, rows);
}
