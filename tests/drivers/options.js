// @ts-check
// What a test can ask of a page before it is opened; the same in every browser.

/**
 * @typedef {object} PageOptions
 * @property {string} [path] what to open, relative to the server, with its query: `/index.html?figure=axes`
 * @property {number} [width] of the viewport, in CSS pixels; at least 450 in WebKit
 * @property {number} [height]
 * @property {"light" | "dark"} [theme] what the system prefers
 * @property {string} [lang] what the browser prefers, e.g. `en-US` or `zh-CN`; not in WebKit
 * @property {boolean} [reducedMotion]
 * @property {boolean} [forcedColors] not in WebKit
 * @property {boolean} [touch] a touch screen; Chromium only
 * @property {number} [scale] device pixels per CSS pixel; whole numbers only in WebKit
 * @property {number} [seconds] after which the test is given up
 * @property {RegExp[]} [allow] noise that this test expects: messages, and addresses of requests
 */

/** @typedef {Required<PageOptions>} FullOptions */

/** @type {FullOptions} */
const DEFAULTS = {
  path: "/",
  width: 1100,
  height: 800,
  theme: "light",
  lang: "en-US",
  reducedMotion: false,
  forcedColors: false,
  touch: false,
  scale: 1,
  seconds: 60,
  allow: [],
};

/**
 * @param {PageOptions} options
 * @returns {FullOptions}
 */
export function complete(options) {
  const unknown = Object.keys(options).filter((key) => !(key in DEFAULTS));
  if (unknown.length > 0) throw new Error(`openPage has no option ${unknown.join(", ")}`);
  return { ...DEFAULTS, ...options };
}
