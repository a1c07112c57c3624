// @ts-check
// A figure as one picture: its title, what is drawn, and its words around it.

import { canvasPen, escapeXml, svgDocument, svgPen, wrap } from "../../drawing/pen.js";
import { resolveColor } from "../../drawing/palette.js";

/** How wide the drawing is, and what is left free around the whole. */
export const WIDTH = 1080;
const MARGIN = 40;

/**
 * @typedef {ReturnType<typeof svgPen>} SvgPen
 * @typedef {import("../../locales/index.js").Piece} Piece
 */

/** Draws further down. @param {SvgPen} pen @param {number} y @param {() => void} draw */
export function below(pen, y, draw) {
  const above = pen.elements.splice(0);
  draw();
  const drawn = pen.elements.splice(0);
  pen.elements.push(...above, `<g transform="translate(0 ${y})">${drawn.join("\n")}</g>`);
}

/**
 * @param {import("../figure.js").Figure} figure
 * @param {object} parts
 * @param {Piece[]} parts.title
 * @param {string} parts.legend the line above the drawing
 * @param {Piece[]} parts.sentence the line under it
 * @param {number} height of the drawing, that is `WIDTH` wide
 * @param {(pen: SvgPen) => void} draw
 */
export function sheetSvg(figure, { title, legend, sentence }, height, draw) {
  const { view, state, words, definition } = figure;
  const palette = /** @type {import("../../drawing/palette.js").Palette} */ (figure.palette);
  const { measure } = canvasPen(/** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d")), palette.family);
  const pen = svgPen(measure, resolveColor);
  const flat = (/** @type {Piece[]} */ pieces) => pieces.map(({ text }) => text).join("");
  const name = flat(title);

  pen.text(name, 0, 14, { size: 25, bold: true, color: palette.fg });
  let y = 44;
  const lines = (/** @type {string} */ text, /** @type {number} */ size, /** @type {string} */ color) => {
    for (const line of wrap(pen, text, size, WIDTH)) {
      pen.text(line, 0, y, { size, color });
      y += size * 1.5;
    }
  };
  lines(legend, 15, palette.muted);
  const top = pen.elements.splice(0);
  const stageY = y + 14;
  draw(pen);
  const stage = pen.elements.splice(0);
  y = stageY + height + 24;
  lines(flat(sentence), 17, palette.fg);
  y += 8;
  lines(words.t("caption.computed", { what: definition.credit(view, words, state) }), 13, palette.muted);
  const bottom = pen.elements.splice(0);
  const whole = Math.ceil(y + 2 * MARGIN);
  return svgDocument(WIDTH + 2 * MARGIN, whole, palette.family, [
    `<title>${escapeXml(name)}</title><desc>${escapeXml(figure.description)}</desc>`,
    `<rect width="${WIDTH + 2 * MARGIN}" height="${whole}" fill="${resolveColor(palette.bg)}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">${top.join("\n")}<g transform="translate(0 ${stageY})">${stage.join("\n")}</g>${bottom.join("\n")}</g>`,
  ]);
}
