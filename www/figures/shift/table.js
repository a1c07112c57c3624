// @ts-check
// The numbers on screen as tables: of the networks, and of each of their layers at the step that is looked at.

import { fixed } from "../../numbers.js";
import { counted, distance, percent, size } from "../parts/format.js";
import { createTables, table } from "../parts/table.js";
import { reachedAt } from "./compute.js";

/** @param {import("./body.js").Shift} shift */
export const createTable = (shift) =>
  createTables(shift.figure, () => {
    const { view } = shift;
    const { words } = shift.figure;
    const { t } = words;
    const number = (/** @type {number} */ value, digits = 2) => (Number.isFinite(value) ? fixed(value, digits) : "–");
    const share = (/** @type {number} */ value) => (Number.isFinite(value) ? percent(value, words) : "–");
    const length = (/** @type {number} */ value) => (Number.isFinite(value) ? size(value) : "–");
    const thresholds = Array.from(view.networks[0]?.reached.accuracy ?? [], (accuracy) => Math.round(100 * accuracy) / 100);
    const networks = view.networks.map((network) => [
      t(`method.${network.method}`), counted(network.step, words), number(network.loss), share(network.accuracy), counted(network.parameters, words),
      ...thresholds.map((accuracy) => { const step = reachedAt(network, accuracy); return step === null ? "–" : counted(step, words); }),
    ]);
    const layers = view.networks.flatMap(({ method, layers: list }) => list.map((layer, k) => [
      `${t(`method.${method}`)}, ${t("train.layer.name", { number: k + 1 })}`, layer.unit < 0 ? t("shift.unit.all") : String(layer.unit + 1),
      ...layer.now.percentiles.map((value) => number(value)), distance(layer.travel, words), distance(layer.growth, words, 1), number(layer.now.mean), number(layer.now.std), share(layer.now.saturated), length(layer.now.gradient), length(layer.now.update), number(layer.now.gamma), number(layer.now.beta),
    ]).reverse());
    const step = t("train.step", { step: counted(view.measured, words) });
    return [
      table(t("train.table.networks"), [t("train.table.network"), t("train.table.step"), t("train.table.loss"), t("train.table.accuracy"), t("train.table.parameters"), ...thresholds.map((accuracy) => t("train.table.to", { share: percent(accuracy, words, 0) }))], networks),
      table(t("train.table.layers", { step }), (/** @type {const} */ (["layer", "unit", "p15", "p50", "p85", "travel", "growth", "mean", "std", "flat", "gradient", "update", "gamma", "beta"])).map((name) => t(`train.table.${name}`)), layers),
    ];
  });
