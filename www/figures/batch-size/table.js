// @ts-check
// The numbers on screen as tables.

import { fixed } from "../../numbers.js";
import { percent } from "../parts/format.js";
import { createTables, table } from "../parts/table.js";

/** @param {import("./body.js").BatchSize} body */
export const createTable = (body) =>
  createTables(body.figure, () => {
    const { view } = body;
    const { words } = body.figure;
    const { t } = words;
    const share = (/** @type {number} */ value) => (Number.isFinite(value) ? percent(value, words) : "–");
    const draws = view.draws.map((one) => [String(one.size), fixed(one.spread), fixed(one.theory), fixed(one.xHatMean), fixed(one.xHatSpread), share(one.wrong), fixed(one.answers.spread), share(one.answers.other), fixed(one.gradient), fixed(one.gradientTheory)]);
    const sweep = view.sweep.summary.map((one) => [t(`batchSize.name.${one.method}`), one.at === null ? t("batchSize.table.any") : String(one.at), share(one.mean), fixed(100 * one.std, 1), share(one.low), share(one.high), share(one.own), String(one.count)]);
    const heads = (/** @type {readonly string[]} */ names) => names.map((name) => t(/** @type {import("../../locales/index.js").Key} */ (`batchSize.table.${name}`)));
    return [
      table(t("batchSize.table.draws"), heads(["size", "spread", "theory", "xHatMean", "xHatSpread", "wrong", "answerSpread", "other", "gradient", "gradientTheory"]), draws),
      table(t("batchSize.table.sweep"), heads(["method", "at", "mean", "std", "low", "high", "own", "count"]), sweep),
    ];
  });
