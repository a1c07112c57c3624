// @ts-check
// The worker's entry: says when it listens, loads the engine that it is sent, and answers.

import { load } from "../engine.js";
import { createCore } from "./core.js";
import { buffersOf } from "./protocol.js";

/** @type {ReturnType<typeof createCore> | undefined} */
let core;

/** @param {import("./protocol.js").Load} message */
async function begin({ module }) {
  try {
    core = createCore(await load({ wasm: module }));
    postMessage({ noun: "loaded" });
  } catch (error) {
    postMessage({ noun: "failure", message: String(error) });
  }
}

addEventListener("message", ({ data }) => {
  if (data.verb === "load") return void begin(data);
  const answer = core?.handle(data);
  if (answer) postMessage(answer, { transfer: buffersOf(answer) });
});

addEventListener("messageerror", () => postMessage({ noun: "failure", message: "the worker could not read what it was sent" }));

postMessage({ noun: "listening" });
