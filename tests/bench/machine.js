// @ts-check
// What the numbers were measured on.

import { arch, cpus, release, type } from "node:os";

/**
 * One line.
 *
 * @param {string} chromium its version
 */
export function machine(chromium) {
  const processors = cpus();
  const model = processors[0]?.model.trim() || "a processor without a name";
  return `${processors.length} x ${model}, ${type()} ${release()} (${arch()}), Chromium ${chromium}`;
}
