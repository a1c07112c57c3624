// @ts-check
// The figure as one picture, and its records as a table for other programs.

import { canvasPen, escapeXml, svgDocument, svgPen, wrap } from "../../drawing/pen.js";
import { resolveColor } from "../../drawing/palette.js";
import { pngOf } from "../../drawing/png.js";
import { writeCsv } from "../../csv.js";
import { drawSheet } from "./draw.js";
import { layout as layOut } from "./layout.js";
import { credit, describe, legend, sentence, title } from "./words.js";

const [WIDTH, MARGIN] = [1080, 40];

/** @param {import("./body.js").Shift} shift */
export async function svg(shift) {
  const { view, state, figure } = shift;
  const { words } = figure;
  const palette = /** @type {import("../../drawing/palette.js").Palette} */ (figure.palette);
  const { measure } = canvasPen(/** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d")), palette.family);
  const pen = svgPen(measure, resolveColor);
  const at = layOut({ networks: state.networks.length, depth: state.depth, hero: view.hero }, WIDTH);
  const flat = (/** @type {import("../../locales/index.js").Piece[]} */ pieces) => pieces.map(({ text }) => text).join("");
  const name = flat(title(view, state, words));

  pen.text(name, 0, 14, { size: 25, bold: true, color: palette.fg });
  let y = 44;
  const lines = (/** @type {string} */ text, /** @type {number} */ size, /** @type {string} */ color) => {
    for (const line of wrap(pen, text, size, WIDTH)) {
      pen.text(line, 0, y, { size, color });
      y += size * 1.5;
    }
  };
  lines(legend(view, state, words), 15, palette.muted);
  const top = pen.elements.splice(0);
  const stageY = y + 14;
  drawSheet(pen, at, at.stage, shift.scene(2));
  const stage = pen.elements.splice(0);
  y = stageY + at.stage.height + 24;
  lines(flat(sentence(view, state, words)), 17, palette.fg);
  y += 8;
  lines(words.t("caption.computed", { what: credit(view, words, state) }), 13, palette.muted);
  const bottom = pen.elements.splice(0);
  const height = Math.ceil(y + 2 * MARGIN);
  return svgDocument(WIDTH + 2 * MARGIN, height, palette.family, [
    `<title>${escapeXml(name)}</title><desc>${escapeXml(describe(view, state, words))}</desc>`,
    `<rect width="${WIDTH + 2 * MARGIN}" height="${height}" fill="${resolveColor(palette.bg)}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">${top.join("\n")}<g transform="translate(0 ${stageY})">${stage.join("\n")}</g>${bottom.join("\n")}</g>`,
  ]);
}

/** @param {import("./body.js").Shift} shift @param {number} scale */
export const png = async (shift, scale) => pngOf(await svg(shift), scale);

/** One line a record and network. @param {import("./compute.js").ShiftView} view */
export function csv(view) {
  const depth = view.networks[0]?.layers.length ?? 0;
  const perLayer = /** @type {const} */ (["p15", "p50", "p85", "mean", "std", "saturated", "gradient", "update"]);
  const heading = ["network", "step", "validation_loss", "validation_accuracy", ...Array.from({ length: depth }, (_, k) => perLayer.map((name) => `layer${k + 1}_${name}`)).flat()];
  const rows = view.networks.flatMap(({ method, recorded, validation, layers }) =>
    Array.from(recorded, (step, k) => [
      method,
      step,
      validation.loss[k],
      validation.accuracy[k],
      ...layers.flatMap(({ percentiles, mean, std, saturated, gradient, update }) => [...percentiles.slice(3 * k, 3 * k + 3), mean[k], std[k], saturated[k], gradient[k], update[k]]),
    ].map((value) => (typeof value === "number" && !Number.isFinite(value) ? "" : (value ?? "")))),
  );
  return writeCsv(heading, rows);
}
