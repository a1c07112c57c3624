// @ts-check
// Everything that the page can run, by name.

import { startJavaScript } from "./javascript.js";
import { startNormscope, startRecording, startStepOn } from "./normscope.js";
import { startPeak } from "./peak.js";
import { startTensorFlow } from "./tensorflow.js";

/**
 * @typedef {object} Runner
 * @property {(steps: number) => number} run takes so many steps, and returns the loss before the last
 */

/** @type {Record<string, (workload: import("../workloads.js").Workload) => Promise<Runner>>} */
export const RUNNERS = {
  normscope: startNormscope,
  stepOn: startStepOn,
  recording: startRecording,
  javascript: startJavaScript,
  tensorflow: (workload) => startTensorFlow(workload, false),
  transposed: (workload) => startTensorFlow(workload, true),
  peak: startPeak,
};
