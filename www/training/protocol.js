// @ts-check
// What the page and a worker say to each other, and nobody else: verbs go down, nouns come up.

/**
 * @typedef {import("../normscope.js").ExperimentConfig} Config
 * @typedef {import("../normscope.js").ExperimentLook} Look what a snapshot shows
 * @typedef {import("../normscope.js").ExperimentSnapshot} Snapshot
 * @typedef {import("../normscope.js").SavedExperiment} Saved
 * @typedef {import("../normscope.js").ExperimentAverages} Averages
 * @typedef {{ step: number, parameters: Saved["parameters"], averages: Averages | null }} State of a network, for a Trainer of the page's own
 * @typedef {{ learningRate?: number | undefined, momentum?: number | undefined }} Rates what can change while it trains
 * @typedef {Omit<import("../normscope.js").Experiment, "run">} Experiment what training needs of it
 * @typedef {{ readonly Experiment: new (config: Config) => Experiment }} Engine what training needs of the engine
 */

/**
 * The first words of a new worker are `listening`, then it is sent the compiled engine, then it says `loaded`. From then on it
 * answers each request with one answer of the same `id`, in their order.
 *
 * @typedef {{ verb: "load", module: WebAssembly.Module }} Load
 *
 * @typedef {{ verb: "configure", config: Config, look?: Look | undefined, saved?: Saved | undefined }
 *   | { verb: "run", count: number, save: boolean }
 *   | { verb: "rest" }
 *   | { verb: "look", look: Look }
 *   | { verb: "set", rates: Rates }
 *   | { verb: "back" }
 *   | { verb: "save" }
 *   | { verb: "predict", x: ArrayLike<number> }
 *   | { verb: "unit", place: import("../normscope.js").UnitPlace }
 *   | { verb: "promises", request: import("../normscope.js").PromisesRequest }
 *   | { verb: "movedInput", request: import("../normscope.js").MovedInputRequest }} Request
 * @typedef {Request & { id: number }} Message
 *
 * @typedef {{ noun: "listening" } | { noun: "loaded" }} Greeting
 *
 * @typedef {{ noun: "snapshot", snapshot: Snapshot, saved?: Saved }
 *   | { noun: "prediction", probabilities: Float32Array }
 *   | { noun: "state", state: State }
 *   | { noun: "unit", values: import("../normscope.js").UnitValues }
 *   | { noun: "promises", promises: import("../normscope.js").StepPromises }
 *   | { noun: "movedInput", moved: import("../normscope.js").MovedInput }
 *   | { noun: "refusal", code: import("../normscope.js").ErrorCode, message: string }} Outcome
 * @typedef {{ noun: "failure", message: string }} Failure this worker is of no use any more
 * @typedef {(Outcome | Failure) & { id: number }} Answer
 */

/**
 * All memory under what is sent, so that it moves instead of being copied.
 *
 * @param {unknown} value
 * @returns {ArrayBuffer[]}
 */
export function buffersOf(value) {
  if (ArrayBuffer.isView(value)) return [/** @type {ArrayBuffer} */ (value.buffer)];
  if (value === null || typeof value !== "object") return [];
  return [...new Set(Object.values(value).flatMap(buffersOf))];
}
