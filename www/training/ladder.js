// @ts-check
// Where a network trains: in a module worker, else in a classic worker that imports the module, else on the page.

import { wasmModule } from "../engine.js";
import { CLOCK } from "./clock.js";
import { openOnPage } from "./slices.js";
import { trustIn } from "./trust.js";
import { workerFile, workerText } from "./worker-file.js";

/**
 * @typedef {{ hear: (answer: any) => void, die: (message: string) => void }} Ears
 * @typedef {{ place: "worker" | "page", post: (message: import("./protocol.js").Message) => void, close: () => void }} Port
 * @typedef {(engine: import("./protocol.js").Engine, ears: Ears) => Promise<Port>} Open
 */

/** Milliseconds until a worker that says nothing counts as one that cannot be had. */
const PATIENCE = 5000;

/**
 * @param {any} scope the page's global object
 * @param {{ module?: () => WebAssembly.Module | undefined, clock?: import("./clock.js").Clock }} [options]
 * @returns {Open}
 */
export function createLadder(scope, { module = wasmModule, clock = CLOCK } = {}) {
  /** @type {import("./trust.js").Trust | null | undefined} */
  let trust;
  /** What failed once is not tried again. */
  let rung = 0;

  const rungs = [moduleWorker, blobWorker];

  /** @param {string} url @param {import("./trust.js").Trust} trust */
  function moduleWorker(url, trust) {
    if (scope.origin === "null" || new URL(url).origin !== scope.origin) throw new Error("a worker has to be of the page's origin");
    return { worker: new scope.Worker(trust(url), { type: "module" }), release: () => {} };
  }

  /** Chromium takes no module from a blob in a sandbox, but a classic script may import one. @param {string} url @param {import("./trust.js").Trust} trust */
  function blobWorker(url, trust) {
    const blob = URL.createObjectURL(new Blob([workerText(url)], { type: "text/javascript" }));
    const release = () => URL.revokeObjectURL(blob);
    try {
      return { worker: new scope.Worker(trust(blob)), release };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** @param {{ worker: Worker, release: () => void }} made @param {WebAssembly.Module} module @param {Ears} ears @returns {Promise<Port>} */
  function start({ worker, release }, module, { hear, die }) {
    return new Promise((resolve, reject) => {
      let isLoaded = false;
      const close = () => {
        clock.cancel(timer);
        release();
        worker.onmessage = worker.onmessageerror = worker.onerror = null;
        worker.terminate();
      };
      const fail = (/** @type {string} */ message) => {
        if (isLoaded) return die(message);
        close();
        reject(new Error(message));
      };
      const timer = clock.after(() => fail("the worker said nothing"), PATIENCE);
      worker.onerror = (event) => {
        event.preventDefault();
        fail(event.message || "the worker failed");
      };
      worker.onmessageerror = () => fail("what the worker sent could not be read");
      worker.onmessage = ({ data }) => {
        if (data.noun === "listening") {
          try {
            worker.postMessage({ verb: "load", module });
          } catch (error) {
            fail(String(error));
          }
        } else if (data.noun === "loaded") {
          isLoaded = true;
          clock.cancel(timer);
          release();
          resolve({ place: "worker", post: (message) => worker.postMessage(message), close });
        } else if (data.noun === "failure") fail(data.message);
        else hear(data);
      };
    });
  }

  return async (engine, ears) => {
    const compiled = module();
    if (trust === undefined && scope.Worker) trust = trustIn(scope);
    for (let tried = rung; compiled && trust && tried < rungs.length; tried += 1) {
      try {
        return await start(rungs[tried](workerFile(), trust), compiled, ears);
      } catch {
        rung = Math.max(rung, tried + 1);
      }
    }
    return openOnPage(engine, ears);
  };
}

/** @type {Open} */
export const openPort = createLadder(globalThis);
