// @ts-check
// What the single digit was taken for, as numbers that are said. Pure.

import { winnerOf } from "../parts/winner.js";

/** @typedef {import("./sample.js").Sample} Sample */

/** Among mates: the class that most tries found, and the least and the greatest share that it got. @param {Sample} sample */
export function mateRange({ mates, tries }) {
  const counts = new Uint32Array(10);
  for (let at = 0; at < tries; at++) {
    const { label } = winnerOf(mates, at, 10);
    if (label !== null) counts[label] = (counts[label] ?? 0) + 1;
  }
  const label = counts.indexOf(Math.max(...counts));
  const shares = Array.from({ length: tries }, (_, at) => mates[10 * at + label] ?? 0);
  return { label, low: Math.min(...shares), high: Math.max(...shares), agreed: counts[label] ?? 0 };
}

/** What the reader gets: in training mode what the digit alone gives, in inference what is said to be used. @param {Sample} sample @param {"eval" | "train"} mode @param {boolean} paper */
export function predicted(sample, mode, paper) {
  const way = paper ? sample.inference.find(({ by }) => by === "recalibrated") : sample.inference[0];
  return winnerOf(mode === "train" ? sample.alone : (way?.outputs ?? new Float32Array()), 0, 10);
}
