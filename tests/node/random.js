// @ts-check
// Chance that comes out the same each time, so that a failed test fails again.

/**
 * A generator of numbers from 0 up to 1 (mulberry32).
 *
 * @param {number} seed
 */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** A whole number, both ends included. @param {number} low @param {number} high */
  const whole = (low, high) => low + Math.floor(next() * (high - low + 1));
  /** @template T @param {readonly T[]} list @returns {T} */
  const pick = (list) => list[whole(0, list.length - 1)];
  /** @param {number} [share] */
  const flip = (share = 0.5) => next() < share;
  /** @template T @param {number} length @param {(at: number) => T} make */
  const list = (length, make) => Array.from({ length }, (_, at) => make(at));
  return { next, whole, pick, flip, list };
}

/** @typedef {ReturnType<typeof chance>} Chance */

/**
 * A number as a batch holds it: at most 6 significant digits, of any size up to a million, and often a plain one.
 *
 * @param {Chance} random
 */
export function sixDigits(random) {
  const kind = random.whole(0, 9);
  if (kind === 0) return 0;
  const sign = random.flip() ? -1 : 1;
  if (kind < 5) return sign * random.whole(0, 10 ** random.whole(1, 6)) || 0;
  if (kind < 8) return sign * Number((random.next() * 10 ** random.whole(0, 6)).toPrecision(random.whole(1, 6)));
  return sign * Number(`${random.whole(1, 999_999)}e${random.whole(-200, 0)}`);
}
