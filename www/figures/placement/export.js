// @ts-check
// The figure as one picture, and its records as a table for other programs.

import { writeCsv } from "../../csv.js";
import { below, sheetSvg, WIDTH } from "../parts/sheet-svg.js";
import { drawSheet } from "./draw.js";
import { drawHand, HEIGHT } from "./hand-draw.js";
import { layout as layOut } from "./layout.js";
import { legend, sentence, title } from "./words.js";

/** Room above and under the four numbers. */
const HAND = 30;

/** @param {import("./body.js").Placement} body */
export async function svg(body) {
  const { view, state, figure } = body;
  const { words } = figure;
  const at = layOut({ depth: state.depth, hero: view.hero }, WIDTH);
  const said = { title: title(view, state, words), legend: legend(view, state, words), sentence: sentence(view, state, words) };
  const name = words.t("placement.hand.head");
  const top = HAND + HEIGHT + HAND;
  return sheetSvg(figure, said, top + at.stage.height, (pen) => {
    pen.text(name, 0, 8, { size: 15, bold: true, color: body.scene.palette.fg });
    below(pen, HAND, () => drawHand(pen, WIDTH, body.scene));
    below(pen, top, () => drawSheet(pen, at, body.scene));
  });
}

/** One line a record and network, then one a seed and network. @param {import("./compute.js").PlacementView} view */
export function csv(view) {
  const depth = view.networks[0]?.layers.length ?? 0;
  const perLayer = /** @type {const} */ (["mean", "std", "saturated", "gradient", "next_mean", "next_std"]);
  const heading = ["network", "seed", "step", "validation_loss", "validation_accuracy", ...Array.from({ length: depth }, (_, k) => perLayer.map((name) => `layer${k + 1}_${name}`)).flat()];
  const number = (/** @type {number | undefined} */ value) => (value !== undefined && Number.isFinite(value) ? value : "");
  const records = view.networks.flatMap(({ place, recorded, validation, layers }) =>
    Array.from(recorded, (step, k) => [
      place, view.seed, step, number(validation.loss[k]), number(validation.accuracy[k]),
      ...layers.flatMap(({ mean, std, saturated, gradient, output }) => [mean[k], std[k], saturated[k], gradient[k], output?.mean[k], output?.std[k]].map(number)),
    ]),
  );
  const ends = Object.entries(view.seeds.results).flatMap(([place, list]) => list.map(({ seed, accuracy }) => [place, seed, "end", "", accuracy, ...Array(depth * perLayer.length).fill("")]));
  return writeCsv(heading, [...records, ...ends]);
}
