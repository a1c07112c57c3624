// @ts-check

/** The same in the reader's language. @typedef {{ key: import("./locales/index.js").Key, params: import("./locales/index.js").Params }} Said */

/**
 * What every refused call throws. The message names the field, what came, and what is taken.
 */
export class NormscopeError extends Error {
  /**
   * @param {"shape" | "non-finite" | "range" | "unknown" | "state" | "data" | "type"} code
   * @param {string} message
   * @param {Said} [said]
   */
  constructor(code, message, said) {
    super(message);
    this.name = "NormscopeError";
    this.code = code;
    this.said = said;
  }
}
