// @ts-check
// The numbers on screen as tables: of the statistics, of the single digit, of the estimator.

import { fixed, plain } from "../../numbers.js";
import { counted, percent } from "../parts/format.js";
import { createTables, table } from "../parts/table.js";

/** @param {import("./body.js").Inference} body */
export const createTable = (body) =>
  createTables(body.figure, () => {
    const { view } = body;
    const { words } = body.figure;
    const { t } = words;
    const number = (/** @type {number | undefined} */ value) => (value !== undefined && Number.isFinite(value) ? fixed(value, 3) : "–");
    const share = (/** @type {number | undefined} */ value) => (value !== undefined && Number.isFinite(value) ? percent(value, words) : "–");
    const row = (/** @type {string} */ name, /** @type {import("./compute.js").Now} */ now, start = "–") => [name, number(now.mean), number(now.variance), start, share(now.accuracy), number(now.loss)];
    const statistics = [
      ...view.lines.map((line) => row(t("inference.end.running", { momentum: plain(line.momentum) }), line.now, percent(line.start, words))),
      row(t("inference.table.batch"), view.own.now),
      ...(view.recalibrated ? [row(t("inference.end.recalibrated"), view.recalibrated.now)] : []),
    ];
    const { sample, estimator, hand } = view;
    const digits = sample
      ? [
          [t("inference.way.alone"), ...Array.from(sample.alone, share)],
          ...sample.inference.map(({ by, momentum, outputs }) => [t(by === "recalibrated" ? "inference.end.recalibrated" : by === "layer" ? "inference.way.inference" : "inference.end.running", { momentum: plain(momentum) }), ...Array.from(outputs, share)]),
          ...Array.from({ length: sample.tries }, (_, at) => [t("inference.table.try", { number: at + 1 }), ...Array.from(sample.mates.subarray(10 * at, 10 * at + 10), share)]),
        ]
      : [];
    const sizes = (estimator?.sizes ?? []).map(({ size, biased, unbiased }) => [String(size), number(biased), number(unbiased), number(estimator?.variance)]);
    const made = hand ? [[t("inference.end.training"), number(hand.trained)], ...view.becomes.map((values, k) => [t("inference.end.running", { momentum: plain(view.lines[k]?.momentum ?? 0) }), number(values[view.shown])]), [t("inference.end.limit"), number(hand.limit)]] : [];
    const step = t("inference.batchNumber", { step: counted(view.shown, words) });
    const parts = [table(t("inference.table.statistics", { step }), [t("inference.table.by"), t("inference.chart.mean"), t("inference.chart.variance"), t("inference.table.start"), t("inference.chart.accuracy"), t("inference.table.loss")], statistics)];
    if (made.length > 0) parts.push(table(t("inference.chart.becomes", { value: plain(body.state.asked) }), [t("inference.table.by"), t("inference.table.value")], made));
    if (digits.length > 0) parts.push(table(t("inference.pad.head"), [t("inference.table.way"), ...Array.from({ length: 10 }, (_, digit) => String(digit))], digits));
    if (sizes.length > 0) parts.push(table(t("inference.estimator.head"), [t("inference.estimator.axis"), t("inference.estimator.biased"), t("inference.estimator.unbiased"), t("inference.table.true")], sizes));
    return parts;
  });
