// @ts-check
// The numbers on screen as tables: of the batch, and of the networks' γ and β.

import { fixed } from "../../numbers.js";
import { counted, percent } from "../parts/format.js";
import { createTables, table } from "../parts/table.js";
import { SYMBOL } from "./draw.js";
import { lastOf } from "./networks.js";

/** @param {import("./body.js").Affine} affine */
export const createTable = (affine) =>
  createTables(affine.figure, () => {
    const { view } = affine;
    const { words } = affine.figure;
    const { t } = words;
    const batch = (/** @type {const} */ (["x", "xHat", "y"])).flatMap((name) => {
      const row = view.rows?.[name];
      return row ? [[SYMBOL[name], fixed(row.mean), fixed(row.std), fixed(row.low), fixed(row.high), percent(row.share, words), fixed(row.r2, 4), fixed(row.slope, 4), fixed(row.intercept, 4)]] : [];
    });
    const layers = view.networks.filter(({ name }) => name === "learned").flatMap(({ name, layers }) => layers.map((layer, k) => [
      t("affine.table.layerOf", { network: t(`affine.network.${name}`), layer: k + 1 }), String(layer.units),
      ...[layer.gamma, layer.beta].flatMap((course) => { const { low, median, high } = lastOf(course); return [low, median, high].map((value) => fixed(value)); }),
    ]));
    const networks = view.networks.map(({ name, step, accuracy, loss, parameters }) => [t(`affine.network.${name}`), counted(step, words), percent(accuracy, words), Number.isFinite(loss) ? fixed(loss) : "–", counted(parameters, words)]);
    const heads = (/** @type {readonly ("row" | "mean" | "spread" | "low" | "high" | "share" | "r2" | "slope" | "intercept" | "layer" | "units" | "network" | "step" | "accuracy" | "loss" | "parameters" | "gammaLow" | "gammaMedian" | "gammaHigh" | "betaLow" | "betaMedian" | "betaHigh")[]} */ names) => names.map((name) => t(`affine.table.${name}`));
    return [
      table(t("affine.table.batch", { samples: counted(view.samples, words) }), heads(["row", "mean", "spread", "low", "high", "share", "r2", "slope", "intercept"]), batch),
      ...(networks.length > 0 ? [
        table(t("affine.table.networks"), heads(["network", "step", "accuracy", "loss", "parameters"]), networks),
        table(t("affine.table.layers", { step: counted(view.measured, words) }), heads(["layer", "units", "gammaLow", "gammaMedian", "gammaHigh", "betaLow", "betaMedian", "betaHigh"]), layers),
      ] : []),
    ];
  });
