// @ts-check
// The figure as one picture, and its records as a table for other programs.

import { writeCsv } from "../../csv.js";
import { sheetSvg, WIDTH } from "../parts/sheet-svg.js";
import { drawSheet } from "./draw.js";
import { layout as layOut } from "./layout.js";
import { netsOf } from "./state.js";
import { legend, sentence, title } from "./words.js";

/** @param {import("./body.js").Why} body */
export async function svg(body) {
  const { view, state, figure } = body;
  const { words } = figure;
  const at = layOut({ networks: netsOf(state).length }, WIDTH);
  const said = { title: title(view, state, words), legend: legend(view, state, words), sentence: sentence(view, state, words) };
  return sheetSvg(figure, said, at.stage.height, (pen) => drawSheet(pen, at, body.scene));
}

/** One line a network and record, then one a probed step, then one a step whose means were followed. @param {import("./compute.js").WhyView} view */
export function csv(view) {
  const layers = view.networks[0]?.probes.layers.length ?? 0;
  const cosines = Array.from({ length: layers }, (_, k) => `cosine${k + 1}`);
  const heading = ["network", "kind", "step", "validation_loss", "validation_accuracy", "loss", "low", "high", "gradient_change", "effective_beta", "jump", "relative_jump", "unit_mean", ...cosines];
  const number = (/** @type {number | undefined} */ value) => (value !== undefined && Number.isFinite(value) ? value : "");
  const line = (/** @type {string} */ net, /** @type {string} */ kind, /** @type {number} */ step, /** @type {number} */ from, /** @type {readonly (number | undefined)[]} */ values) => {
    const row = [net, kind, step, ...Array(heading.length - 3).fill("")];
    values.forEach((value, k) => (row[3 + from + k] = number(value)));
    return row;
  };
  return writeCsv(heading, view.networks.flatMap(({ net, recorded, validation, probes }) => [
    ...Array.from(recorded, (step, k) => line(net, "record", step, 0, [validation.loss[k], validation.accuracy[k]])),
    ...Array.from(probes.step, (step, k) => [
      ...line(net, "probe", step, 2, [probes.loss[k], probes.low[k], probes.high[k], probes.change[k], probes.beta[k], undefined, undefined, undefined, ...probes.layers.map(({ cosine }) => cosine[k])]),
    ]),
    ...Array.from(probes.moments?.step ?? [], (step, k) => line(net, "moments", step, 7, [probes.moments?.jump[k], probes.moments?.relative[k], probes.moments?.mean[k]])),
  ]));
}
