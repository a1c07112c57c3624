// @ts-check
// Time as the training takes it; tests bring their own.

/**
 * @typedef {object} Clock
 * @property {() => number} now in milliseconds
 * @property {(call: () => void, ms: number) => any} after
 * @property {(timer: any) => void} cancel
 * @property {(call: () => void) => number} frame before the next picture
 * @property {(frame: number) => void} cancelFrame
 */

/** @type {Clock} */
export const CLOCK = {
  now: () => performance.now(),
  after: (call, ms) => setTimeout(call, ms),
  cancel: (timer) => clearTimeout(timer),
  frame: (call) => requestAnimationFrame(call),
  cancelFrame: (frame) => cancelAnimationFrame(frame),
};
