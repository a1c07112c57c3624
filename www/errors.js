// @ts-check

/**
 * What every refused call throws. The message names the field, what came, and what is taken.
 */
export class NormscopeError extends Error {
  /**
   * @param {"shape" | "non-finite" | "range" | "unknown" | "state" | "data" | "type"} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = "NormscopeError";
    this.code = code;
  }
}
