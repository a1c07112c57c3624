// @ts-check
// The public module: the engine for everybody, and <norm-scope> where there is a page.

import "./define.js";

export { NormscopeError } from "./errors.js";
export { load } from "./engine.js";
export { NormScope } from "./element.js";
