// @ts-check
// The catalogues: what every figure says is there from the start, what a single one says is fetched with it, in the reader's
// language alone.

import { frame as enFrame } from "./en/frame.js";
import { frame as zhFrame } from "./zh-hans/frame.js";

/**
 * @typedef {"en" | "zh-Hans"} Language
 * @typedef {Record<string, string>} Texts
 * @typedef {import("../state.js").FigureName | "essay"} Area
 */

/** @type {Record<Language, Record<Area, () => Promise<Record<string, Texts>>>>} */
const FILES = {
  en: {
    axes: () => import("./en/axes.js"),
    shift: () => import("./en/shift.js"),
    essay: () => import("./en/essay.js"),
  },
  "zh-Hans": {
    axes: () => import("./zh-hans/axes.js"),
    shift: () => import("./zh-hans/shift.js"),
    essay: () => import("./zh-hans/essay.js"),
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
  const texts = await FILES[lang][area]();
  Object.assign(CATALOGUES[lang], texts[area]);
  there.add(`${lang} ${area}`);
}

/** All texts that were fetched. @param {Language} lang */
export const textsOf = (lang) => CATALOGUES[lang];
