// @ts-check
// The numbers on screen as tables: of the networks, of their layers at the step that is looked at, and of the seeds.

import { fixed } from "../../numbers.js";
import { counted, percent, size } from "../parts/format.js";
import { createTables, table } from "../parts/table.js";
import { PLACES } from "../../settings.js";

/** @param {import("./body.js").Placement} body */
export const createTable = (body) =>
  createTables(body.figure, () => {
    const { view, state } = body;
    const { words } = body.figure;
    const { t } = words;
    const number = (/** @type {number} */ value, digits = 2) => (Number.isFinite(value) ? fixed(value, digits) : "–");
    const share = (/** @type {number} */ value) => (Number.isFinite(value) ? percent(value, words) : "–");
    const length = (/** @type {number} */ value) => (Number.isFinite(value) ? size(value) : "–");
    const networks = view.networks.map(({ place, step, loss, accuracy, parameters }) => [t(`placement.place.${place}`), counted(step, words), number(loss), share(accuracy), counted(parameters, words)]);
    const layers = view.networks.flatMap(({ place, layers: list }) => list.map(({ now }, k) => [
      `${t(`placement.placeShort.${place}`)}, ${t("train.layer.name", { number: k + 1 })}`, number(now.mean), number(now.std), share(now.saturated), share(now.cut), number(now.nextMean), number(now.nextStd), length(now.gradient),
    ]).reverse());
    const seeds = view.seeds.list.map((seed) => [String(seed), ...PLACES.map((place) => share(view.seeds.results[place].find((one) => one.seed === seed)?.accuracy ?? NaN))]);
    const summary = (/** @type {"mean" | "std" | "low" | "high"} */ what) => [t(`placement.table.${what}`), ...PLACES.map((place) => share(view.seeds.summary[place]?.[what] ?? NaN))];
    const hand = (/** @type {const} */ (["before", "after"])).map((order) => [t(`placement.placeShort.${order}`), ...view.hand[order].second.map((value) => fixed(value, 3)), fixed(view.hand[order].mean, 3)]);
    const places = PLACES.map((place) => t(`placement.placeShort.${place}`));
    return [
      table(t("train.table.networks"), [t("train.table.network"), t("train.table.step"), t("train.table.loss"), t("train.table.accuracy"), t("train.table.parameters")], networks),
      table(t("train.table.layers", { step: t("train.step", { step: counted(view.measured, words) }) }), (/** @type {const} */ (["layer", "mean", "std", "flat"])).map((name) => t(`train.table.${name}`)).concat(t("placement.table.cut"), t("placement.table.nextMean"), t("placement.table.nextStd"), t("train.table.gradient")), layers),
      table(t("placement.table.seeds", { step: counted(state.steps, words) }), [t("train.control.seed"), ...places], [...seeds, ...(/** @type {const} */ (["mean", "std", "low", "high"])).map(summary)]),
      table(t("placement.hand.head"), [t("placement.table.order"), ...state.x.map((_, at) => t("placement.hand.number", { number: at + 1 })), t("placement.table.mean")], hand),
    ];
  });
