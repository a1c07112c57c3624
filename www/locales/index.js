// @ts-check
// Words in the reader's language. Catalogues are flat; a text has named places, `{name}`, and may mark parts of itself with
// tags, `<bn>…</bn>`, which become a class of a span and never markup.

import { textsOf } from "./texts.js";

/**
 * @typedef {keyof typeof import("./en.js").en} Key
 * @typedef {Record<string, string | number>} Params
 * @typedef {{ text: string, tag: string | null }} Piece
 * @typedef {ReturnType<typeof translator>} Translator
 */

export const LANGUAGES = /** @type {const} */ (["en", "zh-Hans"]);

/**
 * The language of ours that serves a tag such as `zh-CN` best, or null where none does. Traditional Chinese gets Simplified.
 *
 * @param {string | null | undefined} tag
 * @returns {(typeof LANGUAGES)[number] | null}
 */
export function matchLanguage(tag) {
  const [language] = (tag ?? "").toLowerCase().split(/[-_]/);
  return language === "zh" ? "zh-Hans" : language === "en" ? "en" : null;
}

/** @param {(typeof LANGUAGES)[number]} lang */
export function translator(lang) {
  const catalogue = /** @type {Record<Key, string>} */ (textsOf(lang));
  const plurals = new Intl.PluralRules(lang);
  const list = new Intl.ListFormat(lang, { type: "conjunction" });

  /** Places are filled last, so that what a reader typed stays as typed. @param {string} text @param {Params} [params] */
  const filled = (text, params = {}) => text.replace(/\{(\w+)\}/g, (_, name) => String(params[name]));

  return Object.freeze({
    lang,
    /** @type {(key: Key, params?: Params) => string} */
    t: (key, params) => filled(catalogue[key].replace(/<\/?\w+>/g, ""), params),
    /** The text in pieces, each with the tag that it stands in. @type {(key: Key, params?: Params) => Piece[]} */
    rich: (key, params) =>
      [...catalogue[key].matchAll(/<(\w+)>(.*?)<\/\1>|[^<]+/g)].map((match) => ({ text: filled(match[2] ?? match[0], params), tag: match[1] ?? null })),
    /** One of two keys by the number, e.g. "1 sample", "2 samples". @type {(one: Key, other: Key, count: number) => string} */
    plural: (one, other, count) => filled(catalogue[plurals.select(count) === "one" ? one : other], { count }),
    /** "a, b, and c". @type {(items: string[]) => string} */
    list: (items) => list.format(items),
    /** The same for phrases in pieces; Chinese parts them all alike. @type {(items: Piece[][]) => Piece[]} */
    join: (items) => list.formatToParts(items.map((_, at) => String(at))).flatMap(({ type, value }) => (type === "element" ? (items[Number(value)] ?? []) : [{ text: lang === "en" ? value : "、", tag: null }])),
  });
}

/** What an element shows, so that it is not built again for nothing. @type {WeakMap<Element, string>} */
const shown = new WeakMap();

/**
 * Fills an element with a text's pieces, each tag a span of that class.
 *
 * @param {Element} element
 * @param {Piece[]} pieces
 */
export function showPieces(element, pieces) {
  const now = JSON.stringify(pieces);
  if (shown.get(element) === now) return;
  shown.set(element, now);
  element.replaceChildren(
    ...pieces.map(({ text, tag }) => {
      if (tag === null) return text;
      const span = document.createElement("span");
      span.className = tag;
      span.textContent = text;
      return span;
    }),
  );
}
