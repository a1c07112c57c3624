// @ts-check
// A page with one figure and nothing else, for an iframe or for a class. Its query is the link.

import "./normscope.js";
import { questionKey, readClass } from "./class.js";
import { languageOf } from "./environment.js";
import { FIGURES } from "./figures/index.js";
import { tellHeight } from "./height.js";
import { readLink } from "./link.js";
import { matchLanguage } from "./locales/index.js";
import { fetchTexts, textsOf } from "./locales/texts.js";

const link = readLink(location.search);
const figure = /** @type {import("./element.js").NormScope} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
const isOurs = link.figure === undefined || Object.hasOwn(FIGURES, link.figure);
if (!isOurs) delete link.figure;
for (const name of /** @type {const} */ (["figure", "preset", "state", "lang", "theme", "controls", "hide"])) if (link[name]) figure.setAttribute(name, link[name]);
figure.newer = link.newer ?? false;
figure.unread = !isOurs || (link.tooLong ?? false);
document.documentElement.lang = matchLanguage(link.lang) ?? "en";
if (link.theme === "light" || link.theme === "dark") document.documentElement.dataset["theme"] = link.theme;
tellHeight(document.body);

const { question, locked } = readClass(link.tooLong ? "" : location.search);
if (locked) figure.setAttribute("readonly", "");
if (question) {
  const asked = document.createElement("p");
  asked.className = "question";
  figure.before(asked);
  const ask = async () => {
    const lang = languageOf(figure);
    await fetchTexts(lang, "essay").catch(() => {});
    // A figure without that question has none; another language may be asked for meanwhile.
    if (lang === languageOf(figure)) Object.assign(asked, { lang, textContent: textsOf(lang)[questionKey(figure.figure, question)] ?? "" });
  };
  new MutationObserver(() => void ask()).observe(figure, { attributeFilter: ["lang"] });
  void ask();
}
