// @ts-check
// The two catalogues say the same, in the same places, and all of it is said somewhere.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { en } from "../../www/locales/en.js";
import { CONTROLS } from "../../www/settings.js";
import { matchLanguage } from "../../www/locales/index.js";
import { zhHans } from "../../www/locales/zh-hans.js";
import { LANGUAGES, translator } from "../words.js";

/** @typedef {import("../../www/locales/index.js").Key} Key */

const KEYS = /** @type {Key[]} */ (Object.keys(en));
const CATALOGUES = { en, "zh-Hans": zhHans };
const places = (/** @type {string} */ text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name.toLowerCase()))].sort();
const tags = (/** @type {string} */ text) => [...text.matchAll(/<(\w+)>/g)].map(([, name]) => name).sort();
const bare = (/** @type {string} */ text) => text.replace(/<\/?\w+>/g, "");
const HAN = /\p{Script=Han}/u;

test("both catalogues have the same keys in the same order", () => {
  assert.deepEqual(Object.keys(zhHans), KEYS);
  assert.deepEqual(Object.keys(CATALOGUES), [...LANGUAGES]);
});

test("each text has the same places and the same tags in both", () => {
  for (const key of KEYS) {
    assert.deepEqual(places(zhHans[key]), places(en[key]), key);
    assert.deepEqual(tags(zhHans[key]), tags(en[key]), key);
  }
});

test("a place is a name in braces, and a tag is closed before the next one opens", () => {
  for (const text of KEYS.flatMap((key) => [en[key], zhHans[key]])) {
    assert.doesNotMatch(text.replace(/\{[A-Za-z]+\}/g, ""), /[{}$]/, text);
    assert.doesNotMatch(text.replace(/<(\w+)>[^<>]+<\/\1>/g, ""), /[<>]/, text);
  }
});

test("no text is empty, starts or ends with a space, or has two in a row", () => {
  for (const key of KEYS) {
    if (key === "text.gap") continue;
    for (const text of [en[key], zhHans[key]]) {
      assert.ok(text.length > 0, key);
      assert.equal(text, text.trim(), key);
      assert.doesNotMatch(text, /\s\s|[\t\n\u3000\u200b]/, key);
    }
  }
});

test("minus signs, quotes and dashes are the true ones", () => {
  for (const key of KEYS) {
    for (const text of [en[key], zhHans[key]]) assert.doesNotMatch(bare(text), /["'`]|\.\.\.|--|(^|\s)-\d/, `${key}: ${text}`);
  }
});

test("English holds no Chinese, and nothing full-width", () => {
  for (const key of KEYS) assert.doesNotMatch(en[key], /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u, key);
});

test("Chinese beside a Han character is punctuated full-width", () => {
  for (const key of KEYS) {
    const text = bare(zhHans[key]);
    assert.doesNotMatch(text, /\p{Script=Han}[}\d]?\s?[,.:;!?()]|[,.:;!?()]\s?\p{Script=Han}/u, `${key}: ${text}`);
    assert.doesNotMatch(text, /\s[，。：；！？（）、]|[，。：；！？（）、]\s/, `${key}: ${text}`);
    // A sentence that ends in one language ends in the other.
    assert.equal(/[.?!]$/.test(bare(en[key])), /[。？！]$/.test(text), `${key}: ${text}`);
    assert.equal(/:$/.test(bare(en[key])), /：$/.test(text), `${key}: ${text}`);
  }
});

test("Chinese says 你, and the words of the glossary", () => {
  for (const key of KEYS) {
    assert.doesNotMatch(zhHans[key], /您/, key);
    // Other words for these are in use elsewhere; here each thing has one name.
    assert.doesNotMatch(zhHans[key], /批量归一化|规范化|批标准化|平均值|隐层|变异数|妳|資|數/, key);
    for (const [english, chinese] of /** @type {const} */ ([["batch norm", "批归一化"], ["layer norm", "层归一化"], ["group norm", "组归一化"], ["instance norm", "实例归一化"], ["standard deviation", "标准差"]])) {
      if (en[key].toLowerCase().includes(english)) assert.ok(zhHans[key].includes(chinese), `${key}: ${chinese}`);
    }
  }
});

test("numbers that a text names are the same in both", () => {
  const digits = (/** @type {string} */ text) => [...bare(text).matchAll(/−?\d+/g)].map(([number]) => number).sort();
  for (const key of KEYS) assert.deepEqual(digits(zhHans[key]), digits(en[key]), key);
});

// Which keys are used --------------------------------------------------------------------------------------------------

const root = new URL("../../", import.meta.url);
const names = (await readdir(new URL("www/", root), { recursive: true })).filter((name) => name.endsWith(".js") && !/normscope_wasm|locales[/\\](en|zh|texts)/.test(name));
const files = [...names.map((name) => `www/${name}`), "index.html", "embed.html", "teacher.html"];
const sources = await Promise.all(files.map((file) => readFile(new URL(file, root), "utf8")));
const areas = [...new Set(KEYS.map((key) => key.split(".")[0]))];
const isKey = new RegExp(`^(${areas.join("|")})(\\.\\w+)+$`);

/**
 * Template strings as patterns: what stands in `${…}` may be anything.
 *
 * @param {string} source
 */
function templates(source) {
  /** @type {string[]} */
  const found = [];
  /** Reads from behind a back quote to the closing one. @param {number} at @returns {number} */
  const template = (at) => {
    let pattern = "";
    while (at < source.length && source[at] !== "`") {
      if (source.startsWith("${", at)) {
        pattern += ".+";
        at = expression(at + 2);
      } else pattern += source[at++].replace(/[.*+?^${}()|[\]\\]/, "\\$&");
    }
    found.push(pattern);
    return at + 1;
  };
  /** Reads to the brace that closes an expression. @param {number} at @returns {number} */
  const expression = (at) => {
    for (let depth = 0; at < source.length; ) {
      if (source[at] === "`") at = template(at + 1);
      else if (source[at] === "}" && depth-- === 0) return at + 1;
      else if (source[at++] === "{") depth++;
    }
    return at;
  };
  for (let at = source.indexOf("`"); at >= 0; at = source.indexOf("`", at)) at = template(at + 1);
  return found;
}

const patterns = sources.flatMap(templates).filter((pattern) => pattern.includes(".+"));
const literals = new Set(sources.flatMap((source) => [...source.matchAll(/"([\w.]+)"/g)].map(([, text]) => text)));
const inArea = patterns.filter((pattern) => new RegExp(`^(${areas.join("|")})\\\\\\.`).test(pattern));
/** Such as `${name}Short`: an ending for keys that are named elsewhere. */
const endings = patterns.filter((pattern) => /^\.\+[A-Z]\w+$/.test(pattern)).map((pattern) => pattern.slice(2));

test("every key that the page uses exists", () => {
  const used = [...literals].filter((text) => isKey.test(text));
  assert.ok(used.length > 80, `${used.length} were found`);
  for (const key of used) assert.ok(Object.hasOwn(en, key), key);
  assert.ok(inArea.length > 8, `${inArea.length} patterns were found`);
  for (const pattern of inArea) assert.ok(KEYS.some((key) => new RegExp(`^${pattern}$`).test(key)), pattern);
});

test("every key is used", () => {
  const named = (/** @type {string} */ key) => literals.has(key) || inArea.some((pattern) => new RegExp(`^${pattern}$`).test(key));
  const unused = KEYS.filter((key) => !named(key) && !endings.some((ending) => key.endsWith(ending) && named(key.slice(0, -ending.length))));
  assert.deepEqual(unused, []);
});

/** The files of the catalogue that are there for a module: a figure loads its own texts and no other's. @param {string} file */
function homesOf(file) {
  const [, figure] = /^www\/figures\/([\w-]+)\//.exec(file) ?? [];
  if (figure === "axes") return ["frame", "axes"];
  if (figure === "parts") return ["frame", "train"];
  if (figure) return ["frame", "train", figure];
  if (file.includes("teacher")) return ["frame", "essay", "teacher"];
  return /page|predict|index\.html|class/.test(file) ? ["frame", "essay"] : ["frame"];
}

test("a module uses no key that is not loaded with it", async () => {
  const homes = await Promise.all(["frame", "train", "essay", "teacher", ...Object.keys(CONTROLS)].map(async (name) => /** @type {const} */ ([name, Object.keys(Object.values(await import(`../../www/locales/en/${name}.js`))[0] ?? {})])));
  const homeOf = new Map(homes.flatMap(([name, keys]) => keys.map((key) => /** @type {const} */ ([key, name]))));
  assert.equal(homeOf.size, KEYS.length, "each key has one file");
  let checked = 0;
  for (const [at, file] of files.entries()) {
    const source = sources[at] ?? "";
    const own = homesOf(file);
    const used = [...source.matchAll(/"([\w.]+)"/g)].flatMap(([, text = ""]) => (isKey.test(text) ? [text] : []));
    for (const key of used) assert.ok(own.includes(homeOf.get(key) ?? ""), `${file} uses ${key} of ${homeOf.get(key)}`);
    for (const pattern of templates(source).filter((one) => inArea.includes(one))) {
      const found = KEYS.filter((key) => new RegExp(`^${pattern}$`).test(key));
      assert.ok(found.some((key) => own.includes(homeOf.get(key) ?? "")), `${file} uses ${pattern}`);
    }
    checked += used.length;
  }
  assert.ok(checked > 300, `${checked} were found`);
});

for (const [page, title, least] of /** @type {const} */ ([["index.html", "essay.title", 9], ["teacher.html", "teacher.title", 4]])) {
  test(`what ${page} says without JavaScript is the English catalogue`, async () => {
    const html = await readFile(new URL(page, root), "utf8");
    const decode = (/** @type {string} */ text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
    const marked = [...html.matchAll(/<(\w+)[^>]*\sdata-text="([^"]*)"[^>]*>([\s\S]*?)<\/\1>/g)];
    assert.ok(marked.length >= least);
    assert.equal(marked.length, html.match(/data-text=/g)?.length);
    for (const [, , key, text] of marked) assert.equal(decode(text), en[/** @type {Key} */ (key)], key);
    assert.match(html, new RegExp(`<title>${en[title]} · normscope</title>`));
  });
}

test("what a search engine says of the essay is its lead", async () => {
  assert.match(await readFile(new URL("index.html", root), "utf8"), new RegExp(`<meta name="description" content="${en["essay.lead"]}">`));
});

// The translator -------------------------------------------------------------------------------------------------------

test("a language tag finds the catalogue that serves it best", () => {
  const cases = { en: "en", "en-GB": "en", EN_us: "en", zh: "zh-Hans", "zh-CN": "zh-Hans", "zh-Hans-SG": "zh-Hans", ZH_hans: "zh-Hans", "zh-TW": "zh-Hans", "zh-Hant": "zh-Hans", cn: null, fr: null, "": null, eng: null, zhx: null, "<b>": null };
  for (const [tag, language] of Object.entries(cases)) assert.equal(matchLanguage(tag), language, tag);
  assert.equal(matchLanguage(null), null);
  assert.equal(matchLanguage(undefined), null);
});

for (const lang of LANGUAGES) {
  const words = translator(lang);

  test(`${lang}: every text comes out whole, and in pieces that are the same text`, () => {
    for (const key of KEYS) {
      const params = Object.fromEntries([...CATALOGUES[lang][key].matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, `‹${name}›`]));
      const text = words.t(key, params);
      assert.doesNotMatch(text, /undefined|[{}<>]/, key);
      const pieces = words.rich(key, params);
      assert.equal(pieces.map((piece) => piece.text).join(""), text);
      assert.deepEqual(pieces.map(({ tag }) => tag).filter((tag) => tag !== null).sort(), tags(CATALOGUES[lang][key]));
    }
  });

  test(`${lang}: what a reader typed stays as typed`, () => {
    for (const text of ["<b>5</b>", "{value}", "$&", "</b>", "<img src=x>"]) {
      assert.ok(words.t("note.notNumber", { text }).includes(text), text);
      const pieces = words.rich("axes.words.column.at", { value: text, method: "", y: "" });
      assert.deepEqual(pieces[0], { text, tag: "b" });
    }
  });
}

test("one is one and two are many", () => {
  const count = (/** @type {(typeof LANGUAGES)[number]} */ lang, /** @type {number} */ number) => translator(lang).plural("count.sample", "count.samples", number);
  assert.deepEqual([0, 1, 2, 64].map((number) => count("en", number)), ["0 samples", "1 sample", "2 samples", "64 samples"]);
  assert.deepEqual([0, 1, 2].map((number) => count("zh-Hans", number)), ["0 个样本", "1 个样本", "2 个样本"]);
});

test("a list is joined as the language does it", () => {
  assert.equal(translator("en").list(["a", "b", "c"]), "a, b, and c");
  assert.equal(translator("zh-Hans").list(["甲", "乙", "丙"]), "甲、乙和丙");
});

test("Chinese is Chinese", () => {
  // Names of formats and formulas are the same everywhere.
  const same = KEYS.filter((key) => !HAN.test(zhHans[key]) && /[A-Za-z]{4}/.test(bare(zhHans[key]).replace(/\{\w+\}/g, "")));
  assert.deepEqual(same, []);
});
