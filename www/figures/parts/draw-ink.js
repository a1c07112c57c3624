// @ts-check
// The cells of a digit, and the ink on them.

/** @typedef {import("../../drawing/pen.js").Pen} Pen */

/** @param {Pen} pen @param {number} size @param {Float32Array} ink @param {number} side @param {import("../../drawing/palette.js").Palette} palette @param {string} empty */
export function drawInk(pen, size, ink, side, palette, empty) {
  const cell = size / side;
  pen.rect(0, 0, size, size, { fill: palette.paper });
  for (let k = 1; k < side; k++) {
    pen.line([[k * cell, 0], [k * cell, size]], { stroke: palette.grid, width: 0.5 });
    pen.line([[0, k * cell], [size, k * cell]], { stroke: palette.grid, width: 0.5 });
  }
  ink.forEach((value, at) => value > 0 && pen.rect((at % side) * cell, Math.floor(at / side) * cell, cell + 0.3, cell + 0.3, { fill: palette.fg }));
  pen.rect(0.5, 0.5, size - 1, size - 1, { stroke: palette.faint });
  if (!ink.includes(1)) pen.text(empty, size / 2, size / 2, { size: 14, align: "center", color: palette.muted, halo: palette.paper });
}
