// @ts-check
// How many steps make a round, and how many a second that gives.

/** Milliseconds: what a round should last, and from when on one step is shown at a time, how long each is. */
const ROUND = 25;
export const SLOW = 125;

export function createPace() {
  let chunk = 1;
  // Sums in which the past counts less and less.
  let steps = 0;
  let time = 0;
  let made = 0;
  let passed = 0;
  /** @type {number | null} */
  let since = null;

  return {
    get chunk() {
      return chunk;
    },

    /** Steps a second over about the last second. */
    get rate() {
      return passed > 0 ? (1000 * made) / passed : null;
    },

    /** A round of so many steps took so many milliseconds and ended now. @param {number} count @param {number} took @param {number} now */
    took(count, took, now) {
      steps = 0.8 * steps + count;
      time = 0.8 * time + took;
      chunk = Math.max(1, Math.min(2 * chunk, Math.floor((ROUND * steps) / time)));
      const elapsed = since === null ? took : now - since;
      since = now;
      const kept = Math.exp(-elapsed / 1000);
      made = kept * made + count;
      passed = kept * passed + elapsed;
    },

    /** The training stops: the time until it goes on does not count. */
    rest() {
      since = null;
      made = passed = 0;
    },
  };
}
