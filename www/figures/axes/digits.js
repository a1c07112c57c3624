// @ts-check
// How the statistics of the focused cell are written: in as many digits as it takes for the formula to come out as it says.

import { enough, fixed, threeDigits } from "../../numbers.js";

/** @typedef {import("./compute.js").Cell} Cell */

/** What the digits that are left out may change in the result; the result itself has two decimals. */
const UNSEEN = 0.004;

/** Where a value stands to its mean; what only rounding parts is at it. @param {number} value @param {number} mean @param {number} variance */
export function sideOf(value, mean, variance) {
  if (Math.abs(value - mean) <= 1e-12 * (Math.abs(mean) + Math.sqrt(variance))) return "at";
  return value > mean ? "above" : "below";
}

/** The mean, told apart from a value that is above or below it. @param {Cell} cell @param {number} value @param {number} eps */
export function meanText({ mean, variance, gamma }, value, eps) {
  const exact = mean ?? 0;
  const side = sideOf(value, exact, variance);
  const deviation = Math.sqrt(variance + eps);
  return enough(exact, (shown) => {
    if (side !== "at" && sideOf(value, shown, variance) !== side) return false;
    if (deviation === 0) return Math.abs(shown - exact) <= 1e-12 * Math.abs(exact);
    return (Math.abs(shown - exact) / deviation) * Math.max(1, Math.abs(gamma)) <= UNSEEN;
  });
}

/** The variance in at least three digits. @param {Cell} cell @param {number} eps */
export function varianceText({ variance, xHat, gamma }, eps) {
  const brief = threeDigits(variance);
  const isEnough = (/** @type {number} */ shown) => variance === 0 || Math.abs(xHat * gamma * (Math.sqrt((variance + eps) / (shown + eps)) - 1)) <= UNSEEN;
  return isEnough(Number(brief.replaceAll("−", "-"))) ? brief : enough(variance, isEnough);
}

/** What the cell is compared with in words: its mean, or where there is none the root mean square. @param {Cell} cell @param {number} value @param {number} eps */
export const referenceText = (cell, value, eps) => (cell.mean === null ? threeDigits(Math.sqrt(cell.variance)) : meanText(cell, value, eps));

/** A mean beside its deviation, where there is room for few digits. @param {number} mean @param {number} deviation */
export const besideText = (mean, deviation) => fixed(mean, deviation > 0 && deviation < 0.1 ? Math.min(5, 1 - Math.floor(Math.log10(deviation))) : 2);
