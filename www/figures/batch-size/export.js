// @ts-check
// The figure as one picture, and its numbers as a table for other programs.

import { writeCsv } from "../../csv.js";
import { sheetSvg, WIDTH } from "../parts/sheet-svg.js";
import { drawSheet } from "./draw.js";
import { layout as layOut } from "./layout.js";
import { legend, sentence, title } from "./words.js";

/** @param {import("./body.js").BatchSize} body */
export async function svg(body) {
  const { view, state, figure } = body;
  const { words } = figure;
  const at = layOut(WIDTH);
  const said = { title: title(view, state, words), legend: legend(view, state, words), sentence: sentence(view, state, words) };
  return sheetSvg(figure, said, at.height, (pen) => drawSheet(pen, at, body.scene));
}

/** One line a draw, then one a network. @param {import("./compute.js").BatchSizeView} view */
export function csv(view) {
  const draws = view.draws.flatMap(({ size, means, xHat, answers }) => Array.from(means, (mean, k) => ["draw", size, k, mean, xHat[k] ?? "", answers.logit[k] ?? "", "", "", "", ""]));
  const runs = view.sweep.results.map(({ method, at, seed, accuracy, own }) => ["network", at ?? "", "", "", "", "", method, seed, accuracy, Number.isFinite(own) ? own : ""]);
  return writeCsv(["what", "size", "draw", "mean", "x_hat", "logit_from_all", "method", "seed", "accuracy", "accuracy_batch_statistics"], [...draws, ...runs]);
}
