// @ts-check
// The figure as one picture, and its numbers as a table for other programs.

import { writeCsv } from "../../csv.js";
import { below, sheetSvg, WIDTH } from "../parts/sheet-svg.js";
import { drawSheet } from "./draw.js";
import { drawHand } from "./hand-draw.js";
import { handLayout } from "./hand-layout.js";
import { layout as layOut } from "./layout.js";
import { handWords, heading, legend, sentence, title } from "./words.js";

/** Room for the name of the training. */
const HEAD = 54;

/** @param {import("./body.js").Renorm} body */
export async function svg(body) {
  const { view, state, figure } = body;
  const { words } = figure;
  const at = layOut(WIDTH);
  const hand = handLayout(WIDTH, view.way, state);
  const said = { title: title(view, state, words), legend: handWords(view, state, words).map(({ text }) => text).join(""), sentence: sentence(view, words) };
  const top = hand.height + HEAD;
  return sheetSvg(figure, said, top + at.stage.height, (pen) => {
    drawHand(pen, hand, body.scene);
    below(pen, hand.height, () => {
      pen.text(heading(view, state, words).map(({ text }) => text).join(""), 0, 18, { size: 18, bold: true, color: body.scene.palette.fg });
      pen.text(legend(view, state, words), 0, 42, { size: 12.5, color: body.scene.palette.muted });
    });
    below(pen, top, () => drawSheet(pen, at, body.scene));
  });
}

/** One line a sample and feature of the batch in hand, one a network and record, and one a feature with what is asked and allowed. @param {import("./compute.js").RenormView} view */
export function csv(view) {
  const heading = ["kind", "feature", "sample", "x", "batch", "scaled", "renorm", "inference", "r", "d", "r_clipped", "d_clipped", "gap", "network", "step", "validation_loss", "validation_accuracy", "gap_logits", "other_predictions", "r_max", "d_max"];
  const number = (/** @type {number | undefined} */ value) => (value !== undefined && Number.isFinite(value) ? value : "");
  const line = (/** @type {string} */ kind, /** @type {Record<string, number | string | undefined>} */ cells) => heading.map((name) => (name === "kind" ? kind : typeof cells[name] === "string" ? cells[name] : number(/** @type {number | undefined} */ (cells[name]))));
  const hand = view.ways.flatMap((way, at) => {
    const feature = at + 1;
    const samples = way.x.map((x, k) => line("sample", { feature, sample: k + 1, x, batch: way.batch[k], scaled: way.scaled[k], renorm: way.renorm[k], inference: way.inference[k] }));
    return [...samples, line("feature", { feature, r: way.asked.r, d: way.asked.d, r_clipped: way.clipped.r, d_clipped: way.clipped.d, gap: way.gaps.renorm })];
  });
  const records = view.networks.flatMap(({ net, recorded, validation, gap, layers }) =>
    Array.from(recorded, (step, k) => line("record", { network: net, step, validation_loss: validation.loss[k], validation_accuracy: validation.accuracy[k], gap_logits: gap.logits[k], other_predictions: gap.others[k], ...(layers.length > 0 && { r_max: gap.rMax[k], d_max: gap.dMax[k] }) })));
  return writeCsv(heading, [...hand, ...records]);
}
