// @ts-check
// The numbers on screen as tables: of the networks, and of their layers.

import { fixed } from "../../numbers.js";
import { counted, percent } from "../parts/format.js";
import { createTables, table } from "../parts/table.js";
import { small } from "./words.js";

/** @param {import("./body.js").Why} body */
export const createTable = (body) =>
  createTables(body.figure, () => {
    const { view, state } = body;
    const { words } = body.figure;
    const { t } = words;
    const number = (/** @type {number} */ value, digits = 2) => (Number.isFinite(value) ? fixed(value, digits) : "–");
    const length = (/** @type {number} */ value) => (Number.isFinite(value) ? small(value) : "–");
    const share = (/** @type {number} */ value) => (Number.isFinite(value) ? percent(value, words) : "–");
    const networks = view.networks.map(({ net, parameters, measures }) => [
      t(`why.net.${net}`), share(measures.accuracy), number(measures.loss), length(measures.jump), length(measures.relative), number(measures.cosine), number(measures.early), number(measures.late), number(measures.change), number(measures.beta, 1), counted(parameters, words),
    ]);
    const layers = view.networks.flatMap(({ net, measures }) => measures.cosines.map((cosine, k) => [
      `${t(`why.netShort.${net}`)}, ${k === measures.cosines.length - 1 ? t("why.shift.output") : t("train.layer.name", { number: k + 2 })}`, number(cosine), number(measures.differences[k] ?? NaN),
    ]));
    const step = counted(state.cut, words);
    return [
      table(t("train.table.networks"), [t("train.table.network"), t("train.table.accuracy"), t("train.table.loss"), t("why.table.jump"), t("why.table.relative"), t("why.table.cosine"), t("why.table.early", { step }), t("why.table.late", { step }), t("why.table.change"), t("why.table.beta"), t("train.table.parameters")], networks),
      table(t("why.table.layers"), [t("train.table.layer"), t("why.table.cosine"), t("why.table.difference")], layers),
    ];
  });
