// @ts-check
// The figure as one picture, and its records as a table for other programs.

import { writeCsv } from "../../csv.js";
import { below, sheetSvg, WIDTH } from "../parts/sheet-svg.js";
import { digitsHeight, drawDigits } from "./draw-digits.js";
import { drawMaps, mapsHeight } from "./draw-maps.js";
import { drawSheet } from "./draw.js";
import { layout as layOut } from "./layout.js";
import { headOf, ownPlane } from "./sample-view.js";
import { legend, sentence, title } from "./words.js";

/** @param {import("./body.js").Shift} shift */
export async function svg(shift) {
  const { view, state, figure } = shift;
  const { words } = figure;
  const at = layOut({ networks: state.networks.length, depth: state.depth, hero: view.hero }, WIDTH);
  const said = { title: title(view, state, words), legend: legend(view, state, words), sentence: sentence(view, state, words) };
  const samples = samplesOf(shift);
  const top = at.stage.height + GAP;
  return sheetSvg(figure, said, samples ? top + HEAD + samples.height : at.stage.height, (pen) => {
    drawSheet(pen, at, at.stage, shift.scene(2));
    if (!samples) return;
    pen.text(headOf(shift), 0, top + 8, { size: 15, bold: true, color: shift.scene(2).palette.fg });
    below(pen, top + HEAD, () => samples.draw(pen));
  });
}

/** Room above the samples, and that of their heading. */
const GAP = 28;
const HEAD = 30;

/** The strip of digits or the maps of the plane, where there are any. @param {import("./body.js").Shift} shift @returns {{ height: number, draw: (pen: import("../../drawing/pen.js").Pen) => void } | null} */
function samplesOf(shift) {
  const { view, state } = shift;
  const { samples } = view;
  if (!samples) return null;
  if (state.data === "digits") return { height: digitsHeight(view, WIDTH), draw: (pen) => drawDigits(pen, WIDTH, samples, shift.scene(2)) };
  const plane = state.data === "drawn" ? ownPlane(shift) : samples;
  return { height: mapsHeight(state.networks.length, WIDTH), draw: (pen) => drawMaps(pen, WIDTH, plane, shift.scene(2)) };
}

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
