// @ts-check
// The figure as one picture, and its numbers as a table for other programs.

import { writeCsv } from "../../csv.js";
import { sheetSvg, WIDTH } from "../parts/sheet-svg.js";
import { ANSWERS_HEIGHT, drawAnswers } from "./draw-answers.js";
import { drawSheet } from "./draw.js";
import { layout as layOut } from "./layout.js";
import { legend, sentence, title } from "./words.js";

/** Where the answers stand beside the sheet, and how wide they are. */
const ASIDE = { gap: 34, width: 250 };

/** @param {import("./body.js").Inference} body */
export async function svg(body) {
  const { view, state, figure } = body;
  const { words } = figure;
  const { sample } = view;
  const width = sample ? WIDTH - ASIDE.width - ASIDE.gap : WIDTH;
  const at = layOut({ remembers: state.norm === "batch" }, width);
  const said = { title: title(view, state, words), legend: legend(view, state, words), sentence: sentence(view, state, words) };
  return sheetSvg(figure, said, Math.max(at.height, sample ? ANSWERS_HEIGHT : 0), (pen) => {
    drawSheet(pen, at, body.scene());
    if (sample) drawAnswers(moved(pen, width + ASIDE.gap), ASIDE.width, sample, body.scene());
  });
}

/** A pen whose places begin further right. @param {import("../../drawing/pen.js").Pen} pen @param {number} by @returns {import("../../drawing/pen.js").Pen} */
const moved = (pen, by) => ({
  ...pen,
  rect: (x, y, ...rest) => pen.rect(x + by, y, ...rest),
  circle: (x, y, ...rest) => pen.circle(x + by, y, ...rest),
  line: (points, style) => pen.line(points.map(([x, y]) => /** @type {const} */ ([x + by, y])), style),
  text: (text, x, y, style) => pen.text(text, x + by, y, style),
  clip: (x, y, ...rest) => pen.clip(x + by, y, ...rest),
  image: (image, x, y, ...rest) => pen.image(image, x + by, y, ...rest),
});

/** One line a batch; accuracies where they were measured. @param {import("./compute.js").InferenceView} view */
export function csv(view) {
  const { lines, recalibrated, own, recorded, becomes } = view;
  const name = (/** @type {string} */ what) => lines.map(({ momentum }) => `${what}_${momentum}`);
  const heading = ["batch", "batch_mean", "batch_variance", ...name("running_mean"), ...name("running_variance"), ...name("accuracy_running"), "accuracy_batch", "accuracy_recalibrated", "recalibrated_mean", "recalibrated_variance", ...becomes.map((_, k) => `inference_${lines[k]?.momentum}`)];
  const steps = view.steps.length > 0 ? view.steps : recorded;
  const rows = steps.map((step, k) => {
    const record = recorded.indexOf(step);
    return [step, view.batch.mean[k], view.batch.variance[k], ...lines.map(({ mean }) => mean[k]), ...lines.map(({ variance }) => variance[k]), ...lines.map(({ accuracy }) => accuracy[record]), own.accuracy[record], recalibrated?.accuracy[record], recalibrated?.mean[record], recalibrated?.variance[record], ...becomes.map((row) => row[k])].map((value) =>
      value === undefined || !Number.isFinite(value) ? "" : value,
    );
  });
  return writeCsv(heading, rows);
}
