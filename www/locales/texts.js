// @ts-check
// The catalogues: what every figure says is there from the start, what a single one says is fetched with it, in the reader's
// language alone.

import { frame as enFrame } from "./en/frame.js";
import { frame as zhFrame } from "./zh-hans/frame.js";

/**
 * @typedef {"en" | "zh-Hans"} Language
 * @typedef {Record<string, string>} Texts
 * @typedef {import("../state.js").FigureName | "essay" | "teacher"} Area
 */

/** @type {Record<Language, Record<Area, () => Promise<Record<string, Texts>>[]>>} */
const FILES = {
  en: {
    axes: () => [import("./en/axes.js")],
    affine: () => [import("./en/train.js"), import("./en/affine.js")],
    shift: () => [import("./en/train.js"), import("./en/shift.js")],
    target: () => [import("./en/train.js"), import("./en/target.js")],
    inference: () => [import("./en/train.js"), import("./en/inference.js")],
    "batch-size": () => [import("./en/train.js"), import("./en/batch-size.js")],
    renorm: () => [import("./en/train.js"), import("./en/renorm.js")],
    placement: () => [import("./en/train.js"), import("./en/placement.js")],
    why: () => [import("./en/train.js"), import("./en/why.js")],
    essay: () => [import("./en/essay.js")],
    teacher: () => [import("./en/teacher.js")],
  },
  "zh-Hans": {
    axes: () => [import("./zh-hans/axes.js")],
    affine: () => [import("./zh-hans/train.js"), import("./zh-hans/affine.js")],
    shift: () => [import("./zh-hans/train.js"), import("./zh-hans/shift.js")],
    target: () => [import("./zh-hans/train.js"), import("./zh-hans/target.js")],
    inference: () => [import("./zh-hans/train.js"), import("./zh-hans/inference.js")],
    "batch-size": () => [import("./zh-hans/train.js"), import("./zh-hans/batch-size.js")],
    renorm: () => [import("./zh-hans/train.js"), import("./zh-hans/renorm.js")],
    placement: () => [import("./zh-hans/train.js"), import("./zh-hans/placement.js")],
    why: () => [import("./zh-hans/train.js"), import("./zh-hans/why.js")],
    essay: () => [import("./zh-hans/essay.js")],
    teacher: () => [import("./zh-hans/teacher.js")],
  },
};

export const AREAS = /** @type {Area[]} */ (Object.keys(FILES.en));

/** @type {Record<Language, Texts>} */
const CATALOGUES = { en: { ...enFrame }, "zh-Hans": { ...zhFrame } };

/** @type {Set<string>} */
const there = new Set();

/** Whether all texts of an area are there. @param {Language} lang @param {Area} area */
export const hasTexts = (lang, area) => there.has(`${lang} ${area}`);

/** @param {Language} lang @param {Area} area */
export async function fetchTexts(lang, area) {
  if (hasTexts(lang, area)) return;
  const files = await Promise.all(FILES[lang][area]());
  Object.assign(CATALOGUES[lang], ...files.flatMap((file) => Object.values(file)));
  there.add(`${lang} ${area}`);
}

/** All texts that were fetched. @param {Language} lang */
export const textsOf = (lang) => CATALOGUES[lang];
