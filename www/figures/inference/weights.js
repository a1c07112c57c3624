// @ts-check
// What a running average is made of: running ← (1 − momentum) running + momentum batch, written out. Pure.

/** The weight of the start value after so many batches, the same to the last bit in every browser. @param {number} momentum @param {number} steps */
export function startWeight(momentum, steps) {
  let weight = 1;
  for (let step = 0; step < steps; step++) weight *= 1 - momentum;
  return weight;
}

/** The weight of a batch that came so many batches before the newest one. @param {number} momentum @param {number} age */
export const batchWeight = (momentum, age) => momentum * (1 - momentum) ** age;

/** How many of the newest batches hold half of all weight; Infinity where nothing is ever taken over. @param {number} momentum */
export const halfLife = (momentum) => (momentum >= 1 ? 1 : momentum <= 0 ? Infinity : Math.ceil(Math.log(0.5) / Math.log(1 - momentum) - 1e-9));
