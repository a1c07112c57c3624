// @ts-check
// What a running average is made of: running ← (1 − momentum) running + momentum batch, written out. Pure.

/** The weight of the start value after so many batches. @param {number} momentum @param {number} steps */
export const startWeight = (momentum, steps) => (1 - momentum) ** steps;

/** The weight of a batch that came so many batches before the newest one. @param {number} momentum @param {number} age */
export const batchWeight = (momentum, age) => momentum * (1 - momentum) ** age;

/** How many of the newest batches hold half of all weight; Infinity where nothing is ever taken over. @param {number} momentum */
export const halfLife = (momentum) => (momentum >= 1 ? 1 : momentum <= 0 ? Infinity : Math.ceil(Math.log(0.5) / Math.log(1 - momentum) - 1e-9));
