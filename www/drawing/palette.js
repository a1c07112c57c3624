// @ts-check
// The colours in force: the style sheet's tokens, as they are where the figure stands.

export const TOKENS = /** @type {const} */ ([
  "bg", "paper", "fg", "muted", "faint", "grid", "focus", "chip",
  "none", "none-text", "none-lit", "bn", "bn-text", "bn-lit", "ln", "ln-text", "ln-lit", "gn", "gn-text", "gn-lit", "in", "in-text", "in-lit", "rms", "rms-text", "rms-lit", "brn", "brn-text", "brn-lit",
  "band", "band-lit", "on",
]);

/** @typedef {Record<(typeof TOKENS)[number], string> & { family: string, forced: boolean }} Palette */

/**
 * @param {Element} element inside the figure
 * @param {boolean} forced whether the reader's own colours are in force
 * @returns {Palette}
 */
export function readPalette(element, forced) {
  const style = getComputedStyle(element);
  const colors = Object.fromEntries(TOKENS.map((token) => [token, style.getPropertyValue(`--_${token}`).trim()]));
  return /** @type {Palette} */ ({ ...colors, family: style.fontFamily, forced });
}

/** @type {CanvasRenderingContext2D | null | undefined} */
let probe;

/**
 * Any CSS colour as `#rrggbb` (or `rgba(…)`): system colours too, which only a browser can resolve.
 *
 * @param {string} color
 */
export function resolveColor(color) {
  probe ??= document.createElement("canvas").getContext("2d");
  if (!probe) return color;
  probe.fillStyle = "#000";
  probe.fillStyle = color;
  return String(probe.fillStyle);
}

/** Its three parts, 0 to 255. @param {string} color any that CSS knows */
export function rgbOf(color) {
  const hex = /^#(..)(..)(..)/.exec(resolveColor(color));
  return hex ? hex.slice(1, 4).map((part) => parseInt(part, 16)) : (resolveColor(color).match(/[\d.]+/g)?.slice(0, 3).map(Number) ?? [128, 128, 128]);
}

/** The short name of each method's colour. @type {Record<import("../figures/axes/state.js").Method, "bn" | "ln" | "gn" | "in" | "rms">} */
export const METHOD_COLOR = { batch: "bn", layer: "ln", group: "gn", instance: "in", rms: "rms" };

/** The same for networks, that may also go without, or renormalize. */
export const NETWORK_COLOR = /** @type {const} */ ({ none: "none", batch: "bn", layer: "ln", renorm: "brn", group: "gn", rms: "rms" });

/** A method's colours: of areas, of letters, of lines over areas. @param {Palette} palette @param {keyof typeof NETWORK_COLOR} method */
export function colorsOf(palette, method) {
  const name = NETWORK_COLOR[method];
  return { fill: name === "none" ? palette["none-text"] : palette[name], text: palette[`${name}-text`], line: palette[`${name}-lit`] };
}
