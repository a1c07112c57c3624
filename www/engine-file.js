// @ts-check
// Where the engine is when nobody says otherwise: beside this module. In the package's single module it is inside.

/** @returns {import("./engine.js").WasmSource | Promise<import("./engine.js").WasmSource>} */
export const engineFile = () => new URL("normscope_wasm_bg.wasm", import.meta.url);
