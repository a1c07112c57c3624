// @ts-check
// The numbers on screen as tables: of the batch in hand, and of the networks.

import { fixed, plain } from "../../numbers.js";
import { counted, percent } from "../parts/format.js";
import { createTables, table } from "../parts/table.js";

/** @param {import("./body.js").Renorm} body */
export const createTable = (body) =>
  createTables(body.figure, () => {
    const { view, state } = body;
    const { words } = body.figure;
    const { t } = words;
    const number = (/** @type {number} */ value, digits = 2) => (Number.isFinite(value) ? fixed(value, digits) : "–");
    const { way } = view;
    const samples = way.x.map((x, k) => [t("renorm.table.sample", { number: k + 1 }), plain(x), ...[way.batch, way.scaled, way.renorm, way.inference, way.pull.held, way.pull.flowing].map((values) => number(values[k] ?? NaN, 3))]);
    const features = view.ways.map((one, k) => [String(k + 1), number(one.asked.r, 3), number(one.clipped.r, 3), number(one.asked.d, 3), number(one.clipped.d, 3), number(one.gaps.batch, 3), number(one.gaps.scaled, 3), number(one.gaps.renorm, 3)]);
    const networks = view.networks.map(({ net, accuracy, apart, others, cut, parameters }) => [
      t(`renorm.net.${net}`), Number.isFinite(accuracy) ? percent(accuracy, words) : "–", number(apart, 3), Number.isFinite(others) ? percent(others, words) : "–",
      cut.units ? `${cut.r} / ${cut.units}` : "–", cut.units ? `${cut.d} / ${cut.units}` : "–", counted(parameters, words),
    ]);
    return [
      table(t("renorm.table.samples", { feature: state.feature + 1 }), [t("renorm.table.sampleHead"), "x", t("renorm.hand.bn"), "× r", t("renorm.hand.brn"), t("renorm.hand.eval"), t("renorm.table.held"), t("renorm.table.flowing")], samples),
      table(t("renorm.table.features"), [t("renorm.hand.feature"), "r", t("renorm.table.clipped", { what: "r" }), "d", t("renorm.table.clipped", { what: "d" }), t("renorm.table.gap", { of: t("renorm.hand.bn") }), t("renorm.table.gap", { of: "× r" }), t("renorm.table.gap", { of: t("renorm.hand.brn") })], features),
      table(t("renorm.table.networks", { step: counted(view.measured, words) }), [t("train.table.network"), t("train.table.accuracy"), t("renorm.table.apart"), t("renorm.table.others"), t("renorm.table.cut", { what: "r" }), t("renorm.table.cut", { what: "d" }), t("train.table.parameters")], networks),
    ];
  });
