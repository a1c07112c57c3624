// @ts-check
// Which class a network finds most probable, and how sure it is. Pure.

/** @param {Float32Array} outputs probabilities, of two classes that of the second @param {number} sample @param {number} classes @returns {{ label: number | null, share: number }} */
export function winnerOf(outputs, sample, classes) {
  // Of a network whose loss is no number, there is no guess.
  if (!Number.isFinite(outputs[sample * (classes === 2 ? 1 : classes)] ?? NaN)) return { label: null, share: 0 };
  if (classes === 2) {
    const second = outputs[sample] ?? 0.5;
    return { label: Number(second >= 0.5), share: Math.max(second, 1 - second) };
  }
  let label = 0;
  for (let other = 1; other < classes; other++) {
    if ((outputs[sample * classes + other] ?? 0) > (outputs[sample * classes + label] ?? 0)) label = other;
  }
  return { label, share: outputs[sample * classes + label] ?? 0 };
}

/** 0 where all classes are equally probable, 1 where one is certain. @param {number} share @param {number} classes */
export const certainty = (share, classes) => Math.max(0, (share - 1 / classes) / (1 - 1 / classes));
