// @ts-check
// `load` of the built package in Node, where there is no page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load, NormscopeError } from "../../dist/normscope/normscope.js";
import { BATCH, PER_FEATURE } from "../lesson-batch.js";
import { fresh } from "./fresh.js";

const REQUEST = { ...BATCH, method: /** @type {const} */ ("batch"), eps: 0 };

test("without arguments it reads the wasm beside the module", async () => {
  const ns = await load();
  assert.deepEqual([...ns.normalize(REQUEST).variance ?? []], PER_FEATURE.variance);
});

test("it runs in a worker", async () => {
  const variance = await fresh(async ({ module }, request) => {
    const { load } = await import(module);
    return [...(await load()).normalize(request).variance];
  }, REQUEST);
  assert.deepEqual(variance, PER_FEATURE.variance);
});

for (const kind of ["a Uint8Array", "an ArrayBuffer", "a URL", "a string", "a Response", "a promise of a Response", "a WebAssembly.Module"]) {
  test(`the wasm may be given as ${kind}`, async () => {
    const mean = await fresh(async ({ module, wasm }, [kind, request]) => {
      const { readFile } = await import("node:fs/promises");
      const bytes = await readFile(new URL(wasm));
      const response = () => new Response(bytes, { headers: { "Content-Type": "application/wasm" } });
      /** @type {Record<string, () => unknown>} */
      const makers = {
        "a Uint8Array": () => new Uint8Array(bytes),
        "an ArrayBuffer": () => new Uint8Array(bytes).buffer,
        "a URL": () => new URL(wasm),
        "a string": () => wasm,
        "a Response": response,
        "a promise of a Response": async () => response(),
        "a WebAssembly.Module": () => new WebAssembly.Module(bytes),
      };
      const { load } = await import(module);
      const ns = await load({ wasm: makers[kind]() });
      return [...ns.normalize(request).mean];
    }, /** @type {const} */ ([kind, REQUEST]));
    assert.deepEqual(mean, PER_FEATURE.mean);
  });
}

test("a Response of the wrong MIME type is read all the same", async () => {
  const mean = await fresh(async ({ module, wasm }, request) => {
    const { readFile } = await import("node:fs/promises");
    const { load } = await import(module);
    const bytes = await readFile(new URL(wasm));
    const warn = console.warn;
    console.warn = () => {};
    const ns = await load({ wasm: new Response(bytes, { headers: { "Content-Type": "text/plain" } }) });
    console.warn = warn;
    return [...ns.normalize(request).mean];
  }, REQUEST);
  assert.deepEqual(mean, PER_FEATURE.mean);
});

test("many loads at once and after each other compile once", async () => {
  const compiled = await fresh(async ({ module, wasm }) => {
    const { stat } = await import("node:fs/promises");
    const { size } = await stat(new URL(wasm));
    let count = 0;
    for (const name of /** @type {const} */ (["compile", "instantiate"])) {
      const original = /** @type {(...args: any[]) => any} */ (WebAssembly[name]);
      WebAssembly[name] = (/** @type {any} */ source, /** @type {unknown[]} */ ...rest) => {
        // Node compiles a module of its own, to read HTTP.
        if (source.byteLength === size) count++;
        return original.call(WebAssembly, source, ...rest);
      };
    }
    const { load } = await import(module);
    await Promise.all(Array.from({ length: 8 }, () => load()));
    await load();
    return count;
  });
  assert.equal(compiled, 1);
});

test("a load that failed says so, and the next one can succeed", async () => {
  const outcome = await fresh(async ({ module }) => {
    const { load } = await import(module);
    const failure = await load({ wasm: new Uint8Array([1, 2, 3]) }).catch((/** @type {unknown} */ error) => error);
    const ns = await load();
    return [failure instanceof Error, typeof ns.normalize];
  });
  assert.deepEqual(outcome, [true, "function"]);
});

test("options that are no object are refused", async () => {
  for (const options of [null, 7, "x.wasm"]) {
    await assert.rejects(load(/** @type {any} */ (options)), (error) => {
      return error instanceof NormscopeError && error.code === "type";
    });
  }
});

test("importing it touches no DOM", async () => {
  const touched = await fresh(async ({ module }) => {
    /** @type {string[]} */
    const touched = [];
    for (const name of ["document", "window", "localStorage", "matchMedia"]) {
      Object.defineProperty(globalThis, name, { get: () => void touched.push(name) });
    }
    const { load } = await import(module);
    await load();
    return touched;
  });
  assert.deepEqual(touched, []);
});
