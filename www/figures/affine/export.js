// @ts-check
// The figure as one picture, and its numbers as a table for other programs.

import { writeCsv } from "../../csv.js";
import { sheetSvg, WIDTH } from "../parts/sheet-svg.js";
import { drawNetworks } from "./draw-networks.js";
import { drawStage } from "./draw.js";
import { layout as layOut } from "./layout.js";
import { legend, sentence, title } from "./words.js";

/** @param {import("./body.js").Affine} affine */
export async function svg(affine) {
  const { view, state, figure } = affine;
  const { words } = figure;
  const at = layOut(WIDTH);
  const scene = { ...affine.scene(), focus: null, threads: null };
  const said = { title: title(view, state, words), legend: legend(view, state, words), sentence: sentence(view, state, words) };
  if (view.step === 0) return sheetSvg(figure, said, at.stage.height, (pen) => drawStage(pen, at, scene));
  const gap = 30;
  return sheetSvg(figure, said, at.stage.height + gap + at.rest.height, (pen) => {
    drawStage(pen, at, scene);
    const top = at.stage.height + gap;
    const lower = (/** @type {import("../parts/axis.js").Box} */ box) => ({ ...box, y: box.y + top });
    drawNetworks(pen, { ...at, rest: { ...at.rest, gamma: lower(at.rest.gamma), beta: lower(at.rest.beta), accuracy: lower(at.rest.accuracy) } }, scene);
  });
}

/** The bars of x, x_hat and y; then γ and β of every unit at every record. @param {import("./compute.js").AffineView} view */
export function csv({ rows, networks }) {
  const heading = ["what", "low", "high", "count", "step", "layer", "unit", "gamma", "beta"];
  const bars = Object.entries(rows ?? {}).flatMap(([name, { bars }]) => bars.map(({ low, high, count }) => [name, low, high, count, "", "", "", "", ""]));
  const units = networks.filter(({ name }) => name === "learned").flatMap(({ recorded, layers }) =>
    Array.from(recorded, (step, k) => layers.flatMap(({ units, gamma, beta }, layer) => Array.from({ length: units }, (_, unit) => ["unit", "", "", "", step, layer + 1, unit + 1, gamma.values[k * units + unit] ?? "", beta.values[k * units + unit] ?? ""]))).flat(),
  );
  return writeCsv(heading, [...bars, ...units]);
}
