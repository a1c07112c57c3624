// @ts-check
// Numbers in the reader's language, as figures say them.

import { fixed } from "../../numbers.js";

/** @typedef {import("../../locales/index.js").Translator} Words */

/** @type {Record<string, Intl.NumberFormat>} */
const formats = {};

/** "1,000". @param {number} count @param {Words} words */
export const counted = (count, { lang }) => (formats[lang] ??= new Intl.NumberFormat(lang)).format(count);

/** "about 40 s left". @param {number} seconds @param {Words} words */
export const timeLeft = (seconds, words) =>
  seconds < 90 ? words.t("train.left.seconds", { count: Math.max(10, Math.round(seconds / 10) * 10) }) : words.t("train.left.minutes", { count: Math.round(seconds / 60) });

/** @param {number} share @param {Words} words @param {number} [digits] */
export const percent = (share, words, digits = 1) => words.t("text.percent", { value: fixed(100 * share, digits) });

/** The size of something that may be tiny. @param {number} value */
export function size(value) {
  if (value === 0 || !Number.isFinite(value)) return value === 0 ? "0" : "∞";
  if (value >= 100 && value < 1e5) return String(Math.round(value));
  if (value >= 0.001 && value < 100) return value.toPrecision(2);
  const [digits, power] = value.toExponential(1).split("e");
  return `${digits} × 10${[...String(Number(power))].map((sign) => SUPERSCRIPT[sign] ?? "").join("")}`;
}

/** @type {Record<string, string>} */
const SUPERSCRIPT = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

/** How far something has moved, which is no small number where a network goes wrong. @param {number} value @param {Words} words @param {number} [digits] */
export const distance = (value, words, digits = 2) => (value < 1000 ? fixed(value, digits) : value < 1e6 ? counted(Math.round(value), words) : size(value));
