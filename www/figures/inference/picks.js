// @ts-check
// Which digits are drawn out of many: by a seed, the same on every computer. Pure.

/** So many whole numbers from 0 to `below`, with replacement (a multiplicative generator modulo a prime, Park & Miller 1988). @param {number} count @param {number} below @param {number} seed */
export function picks(count, below, seed) {
  let state = 1 + (Math.abs(Math.trunc(seed)) % 2147483646);
  // The first numbers of neighbouring seeds resemble each other.
  const next = () => (state = (state * 48271) % 2147483647);
  for (let skipped = 0; skipped < 8; skipped++) next();
  return Uint32Array.from({ length: count }, () => Math.floor((next() / 2147483647) * below));
}
