// @ts-check
// Interleaved rounds: every round times every runner once, so that what slows the machine down for
// a while slows all of them. A median over rounds is a runner's speed, and the ratio of two runners
// is the median of their ratios within a round.

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {(steps: number) => Promise<{ seconds: number, loss: number }>} run
 * @property {() => unknown} stop
 */

/**
 * @typedef {object} Rounds
 * @property {Record<string, number[]>} rates steps per second of every contestant, round after round
 * @property {Record<string, number>} losses of every contestant after its first steps
 */

/** So many steps come first: all contestants have to have the same loss then. */
const FIRST_STEPS = 10;

/**
 * Races all, and stops them.
 *
 * @param {Contestant[]} contestants
 * @param {{ rounds: number, seconds: number }} plan how many rounds, and how long a contestant runs in each
 * @returns {Promise<Rounds>}
 */
export async function race(contestants, { rounds, seconds }) {
  /** @type {Rounds} */
  const result = { rates: {}, losses: {} };
  /** @type {Map<Contestant, number>} */
  const steps = new Map();
  for (const contestant of contestants) {
    result.losses[contestant.name] = (await contestant.run(FIRST_STEPS)).loss;
    result.rates[contestant.name] = [];
    steps.set(contestant, await calibrate(contestant, seconds));
  }
  for (let round = 0; round < rounds; round++) {
    for (const [contestant, count] of steps) {
      const { seconds: taken } = await contestant.run(count);
      result.rates[contestant.name].push(count / taken);
    }
  }
  for (const { stop } of contestants) await stop();
  return result;
}

/**
 * How many steps take about so long, once everything is compiled.
 *
 * @param {Contestant} contestant
 * @param {number} seconds
 */
async function calibrate(contestant, seconds) {
  let steps = 1;
  for (;;) {
    const { seconds: taken } = await contestant.run(steps);
    if (taken > seconds / 2) return Math.max(1, Math.round((steps * seconds) / taken));
    steps = Math.max(steps + 1, Math.round((steps * seconds) / Math.max(taken, seconds / 10)));
  }
}

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The median of the ratio within a round.
 *
 * @param {number[]} these
 * @param {number[]} those
 */
export function ratio(these, those) {
  return median(these.map((rate, round) => rate / those[round]));
}
