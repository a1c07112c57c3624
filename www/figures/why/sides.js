// @ts-check
// The two stories, and what this page measured for and against each of them: whichever way it came out. Pure.

import { CASES } from "./presets.js";

/**
 * @typedef {import("./measures.js").Measures} Measures
 * @typedef {import("./state.js").Net} Net
 * @typedef {import("./presets.js").Case} Case
 * @typedef {Partial<Record<Net, Measures>>} Nets
 * @typedef {"for" | "against" | "neither"} Stand
 * @typedef {{ seed: number, nets: Nets }} Run one case, trained to its end
 * @typedef {"jump" | "shaken" | "spread" | "even" | "shift" | "linear" | "early" | "late" | "noisy" | "start" | "rough"} LineName
 * @typedef {{ name: LineName, case: Case, stand: Stand | null, seed: number, numbers: Record<string, number> }} Line a line without a stand was not measured yet
 * @typedef {{ name: "shift" | "smooth", lines: readonly Line[] }} Side
 */

/** What two numbers must differ by to count: as much as seeds differ among each other, and no rounding. */
const APART = 0.03;
const OF_SIZE = 0.15;

/** Whether one is clearly below the other, as sizes. @param {number} a @param {number} b */
const isBelow = (a, b) => a < b * (1 - OF_SIZE);

/** @typedef {{ name: LineName, case: Case, needs: readonly Net[], numbers: (m: Record<Net, Measures>) => Record<string, number>, stand: (m: Record<Net, Measures>) => Stand }} Rule */

/** @param {boolean} isFor @param {boolean} isAgainst @returns {Stand} */
const either = (isFor, isAgainst) => (isFor ? "for" : isAgainst ? "against" : "neither");

/** Accuracy counts up, and the loss of the linear map down. @param {Measures} a @param {Measures} b */
const isBetter = (a, b) => (Number.isFinite(a.accuracy) ? a.accuracy > b.accuracy + APART : isBelow(a.loss, b.loss));

const two = /** @type {const} */ (["none", "batch"]);
const three = /** @type {const} */ (["none", "batch", "noisy"]);

/** @type {Record<Side["name"], readonly Rule[]>} */
const RULES = {
  shift: [
    {
      name: "jump", case: "noise", needs: two,
      numbers: ({ none, batch }) => ({ batch: batch.jump, none: none.jump, batchAccuracy: batch.accuracy, noneAccuracy: none.accuracy }),
      stand: ({ none, batch }) => either(isBelow(batch.jump, none.jump) && isBetter(batch, none), isBelow(none.jump, batch.jump) && isBetter(batch, none)),
    },
    {
      name: "shaken", case: "noise", needs: three,
      numbers: ({ none, noisy }) => ({ noisy: noisy.jump, none: none.jump, noisyAccuracy: noisy.accuracy, noneAccuracy: none.accuracy }),
      stand: ({ none, noisy }) => either(isBetter(none, noisy) && isBelow(none.jump, noisy.jump), isBelow(none.jump, noisy.jump) && isBetter(noisy, none)),
    },
    {
      name: "spread", case: "noise", needs: three,
      numbers: ({ none, noisy }) => ({ noisy: noisy.relative, none: none.relative }),
      // Measured so, noise against the story must have made the jumps larger too.
      stand: ({ none, noisy }) => either(isBelow(noisy.relative, none.relative) && isBetter(noisy, none), isBelow(none.relative, noisy.relative) && isBetter(noisy, none)),
    },
    {
      name: "even", case: "noise-he", needs: two,
      numbers: ({ none, batch }) => ({ batch: batch.jump, none: none.jump, batchAccuracy: batch.accuracy, noneAccuracy: none.accuracy }),
      // Stiller inputs, and no better: then stillness is not what helps.
      stand: ({ none, batch }) => either(isBelow(batch.jump, none.jump) && isBetter(batch, none), isBelow(batch.jump, none.jump) && !isBetter(batch, none)),
    },
    {
      name: "shift", case: "relu", needs: two,
      numbers: ({ none, batch }) => ({ batch: batch.cosine, none: none.cosine, batchAccuracy: batch.accuracy, noneAccuracy: none.accuracy }),
      stand: ({ none, batch }) => either(batch.cosine > none.cosine + APART, batch.cosine < none.cosine - APART),
    },
    {
      name: "linear", case: "linear", needs: two,
      numbers: ({ none, batch }) => ({ batch: batch.cosine, none: none.cosine, batchLoss: batch.loss, noneLoss: none.loss }),
      stand: ({ none, batch }) => either(batch.cosine > none.cosine + APART && isBetter(batch, none), batch.cosine < none.cosine - APART && isBetter(batch, none)),
    },
  ],
  smooth: [
    {
      name: "early", case: "relu", needs: two,
      numbers: ({ none, batch }) => ({ batch: batch.early, none: none.early, batchBeta: batch.beta, noneBeta: none.beta }),
      stand: ({ none, batch }) => either(isBelow(batch.early, none.early), isBelow(none.early, batch.early)),
    },
    {
      name: "noisy", case: "noise", needs: three,
      numbers: ({ none, noisy, batch }) => ({ noisy: noisy.late, batch: batch.late, none: none.late }),
      stand: ({ none, noisy }) => either(isBelow(noisy.late, none.late), isBelow(none.late, noisy.late)),
    },
    {
      name: "start", case: "noise", needs: two,
      numbers: ({ none, batch }) => ({ batch: batch.early, none: none.early }),
      stand: ({ none, batch }) => either(isBelow(batch.early, none.early), isBelow(none.early, batch.early)),
    },
    {
      name: "early", case: "relu-slow", needs: two,
      numbers: ({ none, batch }) => ({ batch: batch.early, none: none.early, batchBeta: batch.beta, noneBeta: none.beta }),
      stand: ({ none, batch }) => either(isBelow(batch.early, none.early), isBelow(none.early, batch.early)),
    },
    {
      name: "late", case: "relu-slow", needs: two,
      numbers: ({ none, batch }) => ({ batch: batch.late, none: none.late, batchAccuracy: batch.accuracy, noneAccuracy: none.accuracy }),
      stand: ({ none, batch }) => either(isBelow(batch.late, none.late), isBelow(none.late, batch.late)),
    },
    {
      name: "rough", case: "linear", needs: two,
      numbers: ({ none, batch }) => ({ batch: batch.early, none: none.early, batchLoss: batch.loss, noneLoss: none.loss }),
      stand: ({ none, batch }) => either(isBelow(batch.early, none.early) && isBetter(batch, none), isBelow(none.early, batch.early) && isBetter(batch, none)),
    },
  ],
};

/** @param {Partial<Record<Case, Run>>} runs @returns {readonly Side[]} */
export function sidesOf(runs) {
  return (/** @type {const} */ (["shift", "smooth"])).map((name) => ({
    name,
    lines: RULES[name].map((rule) => {
      const run = runs[rule.case];
      const nets = run && rule.needs.every((net) => run.nets[net]) ? /** @type {Record<Net, Measures>} */ (run.nets) : null;
      const line = { name: rule.name, case: rule.case };
      return nets && run ? { ...line, stand: rule.stand(nets), seed: run.seed, numbers: rule.numbers(nets) } : { ...line, stand: null, seed: NaN, numbers: {} };
    }),
  }));
}

/** How many of the cases were trained. @param {Partial<Record<Case, Run>>} runs */
export const doneOf = (runs) => CASES.filter((name) => runs[name]).length;
