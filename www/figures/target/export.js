// @ts-check
// The figure as one picture, and its numbers as a table for other programs.

import { writeCsv } from "../../csv.js";
import { below, sheetSvg, WIDTH } from "../parts/sheet-svg.js";
import { drawSheet } from "./draw.js";
import { drawToys, toyLayout } from "./draw-toys.js";
import { layout as layOut } from "./layout.js";
import { layersOf } from "./state.js";
import { legend, sentence, title } from "./words.js";

/** Between the step and the examples under it. */
const GAP = 30;

/** @param {import("./body.js").Target} body */
export async function svg(body) {
  const { view, state, figure } = body;
  const { words } = figure;
  const at = layOut({ layers: layersOf(state) }, WIDTH);
  const said = { title: title(view, words), legend: legend(view, state, words), sentence: sentence(view, state, words) };
  const toys = toyLayout(WIDTH);
  const toysY = at.stage.height + GAP;
  return sheetSvg(figure, said, toysY + toys.height, (pen) => {
    drawSheet(pen, at, body.scene);
    below(pen, toysY, () => drawToys(pen, toys, body.scene));
  });
}

/** Of the step that is looked at one line a layer, and one for all; then one a learning rate, then one a step that was asked about; then the losses of the two examples, step by step. @param {import("./compute.js").TargetView} view */
export function csv(view) {
  const heading = ["network", "kind", "step", "rate", "layer", "loss", "first_order_gain", "promised_gain", "gain", "moved_mean", "moved_values", "b"];
  const number = (/** @type {number | undefined} */ value) => (value !== undefined && Number.isFinite(value) ? value : "");
  const { bias, averaged } = view.toy;
  const examples = [
    ...(/** @type {const} */ (["ignored", "through"])).flatMap((way) => Array.from(bias[way].b, (b, step) => [way, "bias", step, "", "", number(bias[way].loss[step]), "", "", "", "", "", b])),
    ...averaged.flatMap(({ way, curve }) => Array.from(curve.step, (step, k) => [way, "averaged", step, "", "", number(curve.loss[k]), "", "", "", "", "", ""])),
  ];
  const lines = view.networks.flatMap(({ net, now, curve, over }) => [
    ...now.alone.map((gain, k) => [net, "layer", view.shown, now.rate, k + 1, number(now.loss), number(now.firstOrder[k]), "", number(gain), number(now.movedMean[k]), number(now.movedValues[k])]),
    [net, "all", view.shown, now.rate, "", number(now.loss), "", number(now.promised), number(now.together), "", ""],
    ...curve.map(({ rate, promised, together }) => [net, "rate", view.shown, rate, "", "", "", number(promised), number(together), "", ""]),
    ...over.map(({ step, promised, together }) => [net, "step", step, now.rate, "", "", "", number(promised), number(together), "", ""]),
  ]);
  return writeCsv(heading, [...lines.map((line) => [...line, ""]), ...examples]);
}
