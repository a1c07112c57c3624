// @ts-check
// What the page around a figure says: its language, its colours, its reader's wishes about motion.

import { matchLanguage } from "./locales/index.js";

/** @typedef {"en" | "zh-Hans"} Language */

/**
 * The attribute, else the closest `[lang]`, also outside a shadow root, else `?lang=`, else the browser's languages, else English.
 *
 * @param {HTMLElement} element
 * @returns {Language}
 */
export function languageOf(element) {
  const own = matchLanguage(element.getAttribute("lang"));
  if (own) return own;
  for (let node = /** @type {Node | null} */ (parentOf(element)); node; node = parentOf(node)) {
    const found = node instanceof Element ? matchLanguage(node.getAttribute("lang")) : null;
    if (found) return found;
  }
  const asked = matchLanguage(new URLSearchParams(location.search).get("lang"));
  return asked ?? navigator.languages.map(matchLanguage).find((language) => language !== null) ?? "en";
}

/** @param {Node} node @returns {Node | null} */
const parentOf = (node) => node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);

const QUERIES = {
  dark: "(prefers-color-scheme: dark)",
  still: "(prefers-reduced-motion: reduce)",
  forced: "(forced-colors: active)",
  contrast: "(prefers-contrast: more)",
};

/** What the reader's system asks for, now. */
export const wishes = () => /** @type {Record<keyof typeof QUERIES, boolean>} */ (Object.fromEntries(Object.entries(QUERIES).map(([name, query]) => [name, matchMedia(query).matches])));

/**
 * Calls back when the surroundings change: the reader's wishes, the language of an ancestor, the screen's density.
 *
 * @param {() => void} callback
 * @param {AbortSignal} signal
 */
export function watchEnvironment(callback, signal) {
  for (const query of Object.values(QUERIES)) matchMedia(query).addEventListener("change", callback, { signal });
  const languages = new MutationObserver(callback);
  languages.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"], subtree: true });
  signal.addEventListener("abort", () => languages.disconnect());
  const density = () => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => (callback(), density()), { once: true, signal });
  };
  density();
}
