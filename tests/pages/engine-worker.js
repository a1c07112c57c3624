// The engine in a web worker: loads it, normalizes what it is sent, and answers.

import { load } from "../../www/normscope.js";

addEventListener("message", async ({ data: { wasm, request } }) => {
  try {
    const ns = await load(wasm ? { wasm } : {});
    postMessage({ result: ns.normalize(request) });
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
