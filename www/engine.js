// @ts-check
// Loads the WebAssembly engine once, and gives its calls the public error class.

import init, * as wasm from "./normscope_wasm.js";
import { engineFile } from "./engine-file.js";
import { NormscopeError } from "./errors.js";

/**
 * @typedef {Awaited<ReturnType<typeof load>>} Engine
 * @typedef {BufferSource | Response | URL | string | WebAssembly.Module} WasmSource
 */

/** @type {Promise<void> | undefined} */
let started;

/**
 * The engine, ready to be called. Compiles once, however often and however concurrently it is called;
 * a load that failed can be tried again.
 *
 * @param {{ wasm?: WasmSource | Promise<WasmSource> }} [options] where the `.wasm` comes from; by default it is fetched from beside this module
 */
export async function load(options = {}) {
  if (options === null || typeof options !== "object") {
    throw new NormscopeError("type", `load: options is ${String(options)}, but takes an object such as { wasm: bytes }`);
  }
  started ??= compile(options.wasm);
  try {
    await started;
  } catch (error) {
    started = undefined;
    throw error;
  }
  return engine;
}

/** @type {WebAssembly.Module | undefined} */
let compiled;

/** What `load` compiled: a worker that gets it posted need neither fetch nor compile. */
export const wasmModule = () => compiled;

/** @param {WasmSource | Promise<WasmSource> | undefined} source */
async function compile(source) {
  compiled = await moduleOf(await (source ?? engineFile()));
  await init({ module_or_path: compiled });
}

/** @param {WasmSource} given */
async function moduleOf(given) {
  if (given instanceof WebAssembly.Module) return given;
  if (given instanceof Response) return download(given);
  if (!(given instanceof URL) && typeof given !== "string") return WebAssembly.compile(given);
  const isFile = String(given).startsWith("file:");
  return isFile ? WebAssembly.compile(await readFile(String(given))) : download(await fetch(given));
}

/** @param {Response} response */
async function download(response) {
  if (!response.ok) throw new Error(`the engine could not be fetched: ${response.url} was answered with ${response.status} ${response.statusText}`);
  // Streaming refuses every other type, also from a host that merely does not know `.wasm`.
  const streams = response.headers.get("Content-Type") === "application/wasm";
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * Node's `fetch` does not read files. The specifier is a parameter, which minifiers cannot put in its place: bundlers
 * for the page then leave it alone.
 *
 * @param {string} url
 * @param {string} specifier
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function readFile(url, specifier = "node:fs/promises") {
  const { readFile: read } = await import(/* @vite-ignore */ specifier);
  return read(new URL(url));
}

/** How often the engine had to be started anew: what lived in an instance before is gone. */
let instance = 0;

/**
 * @template {unknown[]} A
 * @template R
 * @param {(...args: A) => R} call
 * @returns {(...args: A) => R}
 */
function guarded(call) {
  return (...args) => {
    try {
      return call(...args);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) {
        wasm.__wbg_reset_state();
        instance += 1;
      }
      if (error instanceof Error && error.name === "NormscopeError" && "code" in error) {
        throw new NormscopeError(/** @type {NormscopeError["code"]} */ (error.code), error.message);
      }
      throw error;
    }
  };
}

/**
 * What lives in the engine's memory, until `free` or the garbage collector gives it back.
 *
 * @template {{ free(): void }} T
 */
class Living {
  /** @type {T | undefined} */
  #inner;

  #instance = instance;

  #kind;

  /** @param {string} kind @param {() => T} make */
  constructor(kind, make) {
    this.#kind = kind;
    this.#inner = guarded(make)();
  }

  /**
   * @template R
   * @param {string} name
   * @param {(inner: T) => R} call
   * @returns {R}
   */
  _call(name, call) {
    const inner = this.#inner;
    const kind = this.#kind;
    if (!inner) throw new NormscopeError("state", `${name}: this ${kind} was freed: make a new one`);
    if (this.#instance !== instance) {
      throw new NormscopeError("state", `${name}: this ${kind} was lost when the engine failed: make a new one`);
    }
    return guarded(call)(inner);
  }

  free() {
    const inner = this.#inner;
    this.#inner = undefined;
    if (this.#instance === instance) inner?.free();
  }

  /** @param {number} value */
  setLearningRate(value) {
    this._call("setLearningRate", (inner) => /** @type {any} */ (inner).setLearningRate(value));
  }

  /** @param {number} value */
  setMomentum(value) {
    this._call("setMomentum", (inner) => /** @type {any} */ (inner).setMomentum(value));
  }
}

/** A network and its training. @extends {Living<wasm.Trainer>} */
class Trainer extends Living {
  /** @param {wasm.TrainerConfig} config */
  constructor(config) {
    super("Trainer", () => new wasm.Trainer(config));
  }

  /** @param {number} [count] */
  step(count) {
    return this._call("step", (trainer) => trainer.step(count));
  }

  /** @param {wasm.LabelledBatch} batch */
  stepOn(batch) {
    return this._call("stepOn", (trainer) => trainer.stepOn(batch));
  }

  /** @param {Parameters<wasm.Trainer["evaluate"]>[0]} batch */
  evaluate(batch) {
    return this._call("evaluate", (trainer) => trainer.evaluate(batch));
  }

  parameters() {
    return this._call("parameters", (trainer) => trainer.parameters());
  }

  /** @param {Parameters<wasm.Trainer["setParameters"]>[0]} list */
  setParameters(list) {
    this._call("setParameters", (trainer) => trainer.setParameters(list));
  }

  snapshot() {
    return this._call("snapshot", (trainer) => trainer.snapshot());
  }

  /** @param {wasm.PromisesRequest} request */
  promises(request) {
    return this._call("promises", (trainer) => trainer.promises(request));
  }
}

/** A network in training, with what a figure shows of it recorded on the way. @extends {Living<wasm.Experiment>} */
class Experiment extends Living {
  /** @param {wasm.ExperimentConfig} config */
  constructor(config) {
    super("Experiment", () => new wasm.Experiment(config));
  }

  /** @param {number} count */
  run(count) {
    return this._call("run", (experiment) => experiment.run(count));
  }

  get step() {
    return this._call("step", (experiment) => experiment.step);
  }

  /** @param {number} to @param {number} pieces */
  advance(to, pieces) {
    return this._call("advance", (experiment) => experiment.advance(to, pieces));
  }

  recordNow() {
    this._call("recordNow", (experiment) => experiment.recordNow());
  }

  /** @param {wasm.ExperimentLook} [look] */
  snapshot(look) {
    return this._call("snapshot", (experiment) => experiment.snapshot(look));
  }

  /** @param {ArrayLike<number>} x */
  predict(x) {
    return this._call("predict", (experiment) => experiment.predict(x));
  }

  /** @param {wasm.UnitPlace} place */
  unitValues(place) {
    return this._call("unitValues", (experiment) => experiment.unitValues(place));
  }

  /** @param {wasm.AnswersRequest} request */
  drawAnswers(request) {
    return this._call("drawAnswers", (experiment) => experiment.drawAnswers(request));
  }

  /** @param {wasm.PromisesRequest} request */
  promises(request) {
    return this._call("promises", (experiment) => experiment.promises(request));
  }

  /** @param {wasm.MovedInputRequest} request */
  movedInput(request) {
    return this._call("movedInput", (experiment) => experiment.movedInput(request));
  }

  back() {
    return this._call("back", (experiment) => experiment.back());
  }

  save() {
    return this._call("save", (experiment) => experiment.save());
  }

  averages() {
    return this._call("averages", (experiment) => experiment.averages());
  }

  /** @param {wasm.SavedExperiment} saved */
  restore(saved) {
    this._call("restore", (experiment) => experiment.restore(saved));
  }
}

const engine = Object.freeze({
  /** Normalizes a batch; see `NormalizeRequest` for its fields and `NormalizeResult` for what comes back. */
  normalize: guarded(wasm.normalize),
  /** The way of a batch through Batch Renormalization; see `RenormPath`. */
  renormPath: guarded(wasm.renormPath),
  /** Counts values in bins of equal width from the smallest to the largest. */
  histogram: guarded(wasm.histogram),
  /** Puts values through the sigmoid, counts the outputs, and lays the best line; see `Straight`. */
  throughSigmoid: guarded(wasm.throughSigmoid),
  /** The smallest, the median and the largest of every row. */
  rowMedians: guarded(wasm.rowMedians),
  /** Random batches of one size from one set of values, and what one of the values becomes in them; see `Mates`. */
  drawMates: guarded(wasm.drawMates),
  /** How much of a random gradient comes through the normalization of a batch of that size. */
  gradientShare: guarded(wasm.gradientShare),
  /** A bias under a normalization, by a gradient that ignores the mean and by one that does not; see `BiasToy`. */
  biasToy: guarded(wasm.biasToy),
  /** Draws histograms over one axis on a canvas, in device pixels. */
  drawHistogram: guarded(wasm.drawHistogram),
  /** The same picture as an SVG document. */
  histogramSvg: guarded(wasm.histogramSvg),
  /** Data from a seed, to train and to validate on; see `DataRecipe`. */
  makeData: guarded(wasm.makeData),
  /** A network of dense layers and its plain SGD training; see `TrainerConfig`. */
  Trainer: /** @type {import("./normscope.js").Engine["Trainer"]} */ (Trainer),
  /** A network in training, recorded on the way; see `ExperimentConfig`. */
  Experiment: /** @type {import("./normscope.js").Engine["Experiment"]} */ (Experiment),
});
