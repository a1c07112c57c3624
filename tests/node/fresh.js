// @ts-check
// The package in a worker of its own: a new thread, a new copy of every module, nothing loaded yet.

import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** The built package's module. */
export const MODULE = new URL("../../dist/normscope/normscope.js", import.meta.url).href;

/** The wasm beside it. */
export const WASM = new URL("normscope_wasm_bg.wasm", MODULE).href;

/**
 * Calls `f` in a new worker and returns what it returns. `f` sees nothing from around it but its
 * arguments: where the module and the wasm are, and a value of the test's own.
 *
 * @template R
 * @template [A=undefined]
 * @param {(urls: { module: string, wasm: string }, argument: A) => R} f
 * @param {A} [argument]
 * @returns {Promise<Awaited<R>>}
 */
export async function fresh(f, argument) {
  const code = `
    import { parentPort, workerData } from "node:worker_threads";
    const value = await (${f})(...workerData);
    parentPort.postMessage(value);
  `;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
    workerData: [{ module: MODULE, wasm: WASM }, argument],
  });
  try {
    // An error in the worker rejects this.
    const [value] = await once(worker, "message");
    return value;
  } finally {
    await worker.terminate();
  }
}
