// @ts-check
// The numbers on screen as tables: of the step, of its layers, and of other learning rates.

import { fixed, plain } from "../../numbers.js";
import { counted, percent } from "../parts/format.js";
import { createTables, table } from "../parts/table.js";
import { keptOf } from "./draw-over.js";
import { small } from "./draw-rows.js";
import { signed } from "./marks.js";

/** @param {import("./body.js").Target} body */
export const createTable = (body) =>
  createTables(body.figure, () => {
    const { view } = body;
    const { words } = body.figure;
    const { t } = words;
    const share = (/** @type {{ promised: number, together: number }} */ step) => (Number.isFinite(keptOf(step)) ? percent(keptOf(step), words, 0) : "–");
    const names = view.networks.map(({ net }) => t(`target.net.${net}`));
    const steps = view.networks.map(({ now, accuracy, parameters }, k) => [names[k] ?? "", fixed(now.loss), signed(-now.promised), signed(-now.together), share(now), percent(accuracy, words), counted(parameters, words)]);
    const layers = view.networks.flatMap(({ net, now }) => now.alone.map((gain, k) => [`${t(`target.netShort.${net}`)}, ${t("train.layer.name", { number: k + 1 })}`, signed(-(now.firstOrder[k] ?? NaN)), signed(-gain), ...(k === 0 ? ["–", "–"] : [small(now.movedValues[k] ?? NaN), small(now.movedMean[k] ?? NaN)])]));
    const list = (/** @type {(network: import("./compute.js").NetworkView) => readonly { promised: number, together: number }[]} */ of, /** @type {(k: number) => string} */ name) =>
      (view.networks[0] ? of(view.networks[0]) : []).map((_, k) => [name(k), ...view.networks.flatMap((network) => {
        const one = of(network)[k];
        return one ? [signed(-one.promised), signed(-one.together), share(one)] : ["–", "–", "–"];
      })]);
    const rates = list(({ curve }) => curve, (k) => plain(view.networks[0]?.curve[k]?.rate ?? NaN));
    const over = list(({ over }) => over, (k) => counted(view.networks[0]?.over[k]?.step ?? 0, words));
    const { step, bias, averaged } = view.toy;
    const toys = [
      ...(/** @type {const} */ (["ignored", "through"])).map((way) => [t(`target.toy.${way}`), counted(step, words), fixed(bias[way].b[step] ?? NaN), fixed(bias[way].loss[step] ?? NaN, 4)]),
      ...averaged.map(({ way, step: at, loss, diverged }) => [t(`target.toy.${way}`), counted(at, words), "–", diverged ? "NaN" : fixed(loss)]),
    ];
    const pairs = names.flatMap((net) => [t("target.table.promisedOf", { net }), t("target.table.cameOf", { net }), t("target.table.keptOf", { net })]);
    return [
      table(t("train.table.networks"), [t("train.table.network"), t("train.table.loss"), t("target.table.promised"), t("target.table.came"), t("target.table.kept"), t("train.table.accuracy"), t("train.table.parameters")], steps),
      table(t("target.table.layers"), [t("train.table.layer"), t("target.table.first"), t("target.table.alone"), t("target.table.values"), t("target.table.mean")], layers),
      table(t("target.table.rates"), [t("train.control.learningRate"), ...pairs], rates),
      table(t("target.table.over"), [t("train.table.step"), ...pairs], over),
      table(t("target.toy.head"), [t("target.table.example"), t("train.table.step"), "b", t("train.table.loss")], toys),
    ];
  });
