// @ts-check
// The engine as a module of a page and of a web worker, without any figure.

import assert from "node:assert/strict";
import { test } from "node:test";
import { BROWSERS } from "../drivers/every-browser.js";
import { BATCH, difference, PER_FEATURE } from "../lesson-batch.js";

const path = "/tests/pages/quiet.html";
const REQUEST = { ...BATCH, method: "batch", eps: 0 };

for (const { name, openPage } of BROWSERS) {
  test(`${name} normalizes a batch in the page`, async (t) => {
    const page = await openPage(t, { path });
    const xHat = await page.evaluate(async (request) => {
      const { load } = await import(`${location.origin}/www/normscope.js`);
      const ns = await load();
      return [...ns.normalize(request).xHat];
    }, REQUEST);
    assert.ok(difference(xHat, PER_FEATURE.xHat) < 1e-14);
  });

  test(`${name} refuses a bad request in the page with a NormscopeError`, async (t) => {
    const page = await openPage(t, { path });
    const refusal = await page.evaluate(async (request) => {
      const { load, NormscopeError } = await import(`${location.origin}/www/normscope.js`);
      const ns = await load();
      try {
        return ns.normalize({ ...request, shape: [4, 4] });
      } catch (error) {
        const { name, code, message } = /** @type {any} */ (error);
        return error instanceof NormscopeError && [name, code, message];
      }
    }, REQUEST);
    assert.deepEqual(refusal, ["NormscopeError", "shape", "normalize: x has 12 values, but shape [4, 4] needs 16"]);
  });

  for (const source of ["the file beside the module", "the page's WebAssembly.Module", "bytes"]) {
    test(`${name} normalizes a batch in a worker, from ${source}`, async (t) => {
      const page = await openPage(t, { path });
      const xHat = await page.evaluate(async ([source, request]) => {
        const worker = new Worker("/tests/pages/engine-worker.js", { type: "module" });
        const response = await fetch("/www/normscope_wasm_bg.wasm");
        const bytes = await response.arrayBuffer();
        const wasm = {
          "the file beside the module": undefined,
          "the page's WebAssembly.Module": await WebAssembly.compile(bytes),
          bytes,
        }[source];
        const answer = new Promise((resolve, reject) => {
          worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.result));
          worker.onerror = reject;
        });
        worker.postMessage({ wasm, request });
        const { xHat } = await answer;
        worker.terminate();
        return [...xHat];
      }, /** @type {const} */ ([source, REQUEST]));
      assert.ok(difference(xHat, PER_FEATURE.xHat) < 1e-14);
    });
  }

  test(`${name} can load the module from another server`, async (t) => {
    const { elsewhere } = await import("../drivers/servers.js");
    const page = await openPage(t, { path, allow: [/another origin/] });
    const xHat = await page.evaluate(async ([origin, request]) => {
      const { load } = await import(`${origin}/www/normscope.js`);
      return [...(await load()).normalize(request).xHat];
    }, /** @type {const} */ ([elsewhere.origin, REQUEST]));
    assert.ok(difference(xHat, PER_FEATURE.xHat) < 1e-14);
  });
}
