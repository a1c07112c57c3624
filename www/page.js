// @ts-check
// The essay: its language, its colours, and the link that opens a figure in a state. The figures are the element that any page can use.

import "./normscope.js";
import { h, setAttribute } from "./dom.js";
import { languageOf } from "./environment.js";
import { readLink } from "./link.js";
import { LANGUAGES, matchLanguage, translator } from "./locales/index.js";
import { fetchTexts } from "./locales/texts.js";
import { createPrediction } from "./predict.js";

const THEMES = /** @type {const} */ (["auto", "light", "dark"]);
const root = document.documentElement;
const choices = /** @type {HTMLElement} */ (document.getElementById("choices"));
const link = readLink(location.search);
const figures = /** @type {NodeListOf<import("./element.js").NormScope>} */ (/** @type {unknown} */ (document.querySelectorAll("norm-scope")));

/** @type {(typeof THEMES)[number]} */
let theme = THEMES.find((name) => name === link.theme) ?? "auto";
root.removeAttribute("lang");
root.lang = matchLanguage(link.lang) ?? languageOf(root);

const languages = LANGUAGES.map((lang) => h("button", { type: "button", lang, onclick: () => void speak(lang) }, { en: "English", "zh-Hans": "简体中文" }[lang]));
const themes = THEMES.map((name) => h("button", { type: "button", onclick: () => paint(name) }));
const groups = [h("div", { role: "group" }, ...languages), h("div", { role: "group" }, ...themes)];
choices.append(...groups);

const predictions = [...figures].flatMap((figure) => {
  const box = /** @type {HTMLElement | null} */ (document.querySelector(`[data-predict="${figure.figure}"]`));
  return box ? [createPrediction(box, figure)] : [];
});

/** @param {string} asked */
async function speak(asked) {
  root.lang = asked;
  for (const figure of figures) figure.removeAttribute("lang");
  const lang = matchLanguage(asked) ?? "en";
  try {
    await fetchTexts(lang, "essay");
  } catch {
    return;
  }
  // Another one may have been asked for meanwhile.
  if (root.lang !== asked) return;
  const words = translator(lang);
  const { t } = words;
  for (const prediction of predictions) prediction(words);
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-text]"))) node.textContent = t(/** @type {any} */ (node.dataset["text"]));
  document.title = `${t("essay.title")} · normscope`;
  groups.forEach((group, at) => group.setAttribute("aria-label", t(at === 0 ? "essay.language" : "essay.theme")));
  languages.forEach((button) => setAttribute(button, "aria-pressed", String(button.lang === lang)));
  themes.forEach((button, at) => (button.textContent = t(`essay.theme.${THEMES[at] ?? "auto"}`)));
}

/** @param {(typeof THEMES)[number]} name */
function paint(name) {
  theme = name;
  setAttribute(root, "data-theme", name === "auto" ? null : name);
  themes.forEach((button, at) => setAttribute(button, "aria-pressed", String(THEMES[at] === theme)));
  for (const figure of figures) setAttribute(figure, "theme", name === "auto" ? null : name);
}

void speak(root.lang);
paint(theme);

// As on the page for iframes, a link that names no figure means the first.
const asked = Object.keys(link).some((name) => !["lang", "theme"].includes(name));
const named = [...figures].find(({ figure }) => figure === link.figure);
const opened = named ?? figures[0];
if (asked && opened) {
  for (const name of /** @type {const} */ (["preset", "state", "controls", "hide"])) if (link[name]) opened.setAttribute(name, link[name]);
  opened.newer = link.newer ?? false;
  opened.unread = (link.figure !== undefined && !named) || (link.tooLong ?? false);
  opened.scrollIntoView({ block: "start" });
}
