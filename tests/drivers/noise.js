// @ts-check
// What a page must not make: console errors and warnings, uncaught errors and rejections, failed
// requests, and requests to anybody else's server.

import assert from "node:assert/strict";

export class Noise {
  /** @type {string[]} */
  #heard = [];

  /**
   * @param {URL} home the only origin that may be asked
   * @param {RegExp[]} allow what is expected
   */
  constructor(home, allow) {
    this.home = home;
    this.allow = allow;
  }

  /** @param {string} text */
  hear(text) {
    if (!this.allow.some((expected) => expected.test(text))) this.#heard.push(text);
  }

  /**
   * A message on the console; only errors and warnings count.
   *
   * @param {string} level
   * @param {string} text
   */
  hearConsole(level, text) {
    if (["error", "warning", "warn", "assert"].includes(level)) this.hear(`console ${level}: ${text}`);
  }

  /** @param {string} address */
  hearRequest(address) {
    const { origin, protocol } = new URL(address);
    // A page from a disk may ask for itself alone: its files have no origin, and no server.
    const isLocal = ["data:", "blob:", "about:"].includes(protocol) || /^file:.*\/dist\/normscope\.html$/.test(address);
    if (!isLocal && origin !== this.home.origin) this.hear(`request to another origin: ${address}`);
  }

  /**
   * @param {string} address
   * @param {number} status
   */
  hearResponse(address, status) {
    if (status >= 400) this.hear(`request answered ${status}: ${address}`);
  }

  /** Throws when anything was heard since it was asked last. */
  assertQuiet() {
    const heard = this.#heard.splice(0);
    if (heard.length > 0) assert.fail(`the page made noise:\n${heard.join("\n")}`);
  }
}
