// @ts-check
// The figure in words: the line under the stage, and the whole of it for those who do not see the picture.

import { METHOD_COLOR } from "../../drawing/palette.js";
import { fixed, plain, threeDigits } from "../../numbers.js";
import { meanText, referenceText, sideOf } from "./digits.js";

/**
 * @typedef {import("./compute.js").AxesView} AxesView
 * @typedef {import("./state.js").AxesState} AxesState
 * @typedef {import("./state.js").Method} Method
 * @typedef {import("../../locales/index.js").Translator} Words
 * @typedef {import("../../locales/index.js").Piece} Piece
 * @typedef {import("../../locales/index.js").Key} Key
 */

/** What differs by less is the same number on screen. */
const VISIBLE = 0.005;

/** @param {Words} words @param {Key} key @param {Method} method @param {Record<string, string | number>} params @returns {Piece[]} */
const coloured = (words, key, method, params) =>
  words.rich(key, { ...params, method: words.t(`name.${method}`), Method: words.t(`method.${method}`) }).map((piece) => (piece.tag === "m" ? { ...piece, tag: METHOD_COLOR[method] } : piece));

/** @param {AxesState} state @returns {Method[]} the methods of the two arms */
export const armMethods = ({ methods, across }) => methods.filter((method) => method === "batch" || method === across);

/**
 * The line of live words: about the cell in focus, or about what the reader has just moved.
 *
 * @param {AxesView} view
 * @param {AxesState} state
 * @param {Words} words
 * @param {import("./hold.js").Was | null} was
 * @returns {Piece[]}
 */
export function sentence(view, state, words, was) {
  if (!view.focus) return words.rich("axes.words.empty");
  const moved = was && movedSentence(view, state, words, was);
  if (moved) return moved;
  const { value } = view.focus;
  return join(words, armMethods(state).map((method, at) => {
    const cell = view.cell[method];
    if (!cell) return [];
    const side = cell.mean === null ? "rms" : sideOf(value, cell.mean, cell.variance);
    const key = /** @type {Key} */ (`axes.words.${{ batch: view.positions > 1 ? "map" : "column", layer: "row", rms: "row", group: "group", instance: "channel" }[method]}.${side}`);
    return coloured(words, at === 0 ? key : /** @type {Key} */ (`${key}Same`), method, { value: plain(value), mean: referenceText(cell, value, view.eps), y: fixed(cell.y) });
  }));
}

/** @param {Words} words @param {Piece[][]} sentences */
const join = (words, sentences) => sentences.flatMap((pieces, at) => (at ? [{ text: words.t("text.gap"), tag: null }, ...pieces] : pieces));

/** @param {AxesView} view @param {AxesState} state @param {Words} words @param {import("./hold.js").Was} was @returns {Piece[] | null} */
function movedSentence(view, state, words, was) {
  const { sample, column, value } = /** @type {NonNullable<AxesView["focus"]>} */ (view.focus);
  const parts = armMethods(state).map((method) => {
    const now = view.methods[method]?.y ?? [];
    const before = was[method] ?? [];
    const others = now.reduce((count, y, at) => count + Number(Math.floor(at / view.columns) !== sample && Math.abs(y - (before[at] ?? y)) >= VISIBLE), 0);
    const own = now.some((y, at) => Math.floor(at / view.columns) === sample && Math.abs(y - (before[at] ?? y)) >= VISIBLE);
    return { method, others, own };
  });
  if (!parts.some(({ others, own }) => others > 0 || own)) return null;
  return join(words, [
    words.rich("axes.words.moved", { sample: sample + 1, feature: column + 1, value: plain(value) }),
    ...parts.map(({ method, others }) =>
      others > 0 ? coloured(words, others === 1 ? "axes.words.mateMoved" : "axes.words.matesMoved", method, { count: others }) : coloured(words, "axes.words.matesStill", method, {})),
  ]);
}

/** What is special about the batch, and how far a pinned sample was moved. @param {AxesView} view @param {AxesState} state @param {Words} words @returns {Piece[][]} */
export function remarks(view, state, words) {
  const list = view.notes.map(({ key, params }) => words.rich(key, params));
  const ghost = view.ghost;
  if (ghost) {
    list.unshift(join(words, [
      words.rich("axes.words.pinned", { sample: ghost.sample + 1 }),
      ...armMethods(state).map((method) => {
        const moved = ghost.moved[method] ?? 0;
        return coloured(words, moved >= VISIBLE ? "axes.words.pinMoved" : "axes.words.pinStill", method, { moved: fixed(moved) });
      }),
    ]));
  }
  return list;
}

/** @param {Piece[]} pieces */
const flat = (pieces) => pieces.map(({ text }) => text).join("");

/** @param {AxesView} view @param {AxesState} state @param {Words} words */
export function describe(view, state, words) {
  const size = words.t("axes.words.size", { size: credit(view, words) });
  if (!view.focus) return [size, words.t("axes.words.empty")].join(words.t("text.gap"));
  const statistics = armMethods(state).map((method) => {
    const cell = view.cell[method];
    const params = { method: words.t(`method.${method}`), mean: cell && view.focus ? meanText(cell, view.focus.value, view.eps) : "", deviation: threeDigits(Math.sqrt(cell?.variance ?? 0)) };
    return words.t(cell?.mean === null ? "axes.words.statisticsRms" : "axes.words.statistics", params);
  });
  const focus = words.t("axes.words.focus", { sample: view.focus.sample + 1, feature: view.focus.column + 1 });
  const lines = [size, focus, flat(sentence(view, state, words, null)), ...statistics, ...remarks(view, state, words).map(flat)];
  return lines.filter((line) => line !== "").join(words.t("text.gap"));
}

/** @param {AxesView} view @param {Words} words */
export function credit(view, words) {
  const samples = words.plural("count.sample", "count.samples", view.samples);
  const features = view.positions > 1 ? words.t("count.channels", { channels: view.channels, positions: view.positions }) : words.plural("count.feature", "count.features", view.columns);
  return words.t("axes.credit", { samples, features, eps: plain(view.eps) });
}
