// @ts-check
// Everything behind "more": the figure's further controls, what others can put into their pages, the downloads, the code, the language.

import { embedAddress, moduleAddress } from "../address.js";
import { h, setText } from "../dom.js";
import { LANGUAGES } from "../locales/index.js";
import { elementText, iframeText, markdownText } from "./share.js";

/** @typedef {import("./figure.js").Figure} Figure */

/** The margins of a page that holds one figure, above and below it. */
const FRAMED = 32;

/** @param {Figure} figure */
export function createMore(figure) {
  const shown = h("output", { class: "copied", role: "status" });
  /** What cannot be put on the clipboard can be copied by hand. */
  const byHand = h("textarea", { readonly: true, hidden: true, rows: "6", class: "by-hand" });
  figure.labelled(byHand, { "aria-label": "more.byHand" });

  const copy = async (/** @type {string} */ text) => {
    try {
      await navigator.clipboard.writeText(text);
      byHand.hidden = true;
      setText(shown, figure.words.t("more.copied"));
    } catch {
      byHand.hidden = false;
      byHand.value = text;
      setText(shown, figure.words.t("more.byHand"));
    }
  };
  const button = (/** @type {string} */ control, /** @type {import("../locales/index.js").Key} */ key, /** @type {() => void} */ onclick) =>
    h("button", { type: "button", part: "button", "data-control": control, onclick }, figure.label(key));

  const codes = /** @type {const} */ (["numpy", "pytorch", "keras"]).map((kind) =>
    button("copy-code", `more.code.${kind}`, () => void figure.host.toCode(kind).then(copy)),
  );
  const { host } = figure;
  const module = moduleAddress();
  const embed = embedAddress();
  const title = () => figure.title.textContent ?? "";
  const attributes = () => ({ figure: figure.definition.name, state: figure.stateText(), lang: figure.words.lang, ...Object.fromEntries(["theme", "controls", "hide"].map((name) => [name, host.getAttribute(name)])) });
  const shares = [
    button("copy-link", "more.link", () => void copy(host.stateURL())),
    embed && button("copy-iframe", "more.iframe", () => void copy(iframeText({ link: host.stateURL(embed), title: title(), height: figure.frame.getBoundingClientRect().height + FRAMED }))),
    module && button("copy-element", "more.element", () => void copy(elementText({ module, attributes: attributes(), link: host.stateURL(embed ?? undefined), title: title() }))),
    // The picture that it names is saved with it, so that it shows what the figure shows now.
    button("copy-markdown", "more.markdown", () => {
      void copy(markdownText({ picture: `normscope-${figure.definition.name}.png`, alt: figure.description, link: host.stateURL() }));
      void save("png", host.toPNG());
    }),
  ];
  const save = (/** @type {string} */ name, /** @type {Promise<Blob | string>} */ content) => content.then((data) => download(`normscope-${figure.definition.name}.${name}`, data));
  const element = h(
    "div",
    { class: "more", id: "more", hidden: true },
    ...figure.body.secondary,
    h(
      "div",
      { class: "group", role: "group", "data-control": "share" },
      h("span", { class: "legend" }, figure.label("more.share")),
      ...shares.filter((one) => one !== null),
    ),
    h(
      "div",
      { class: "group", role: "group", "data-control": "take" },
      h("span", { class: "legend" }, figure.label("more.take")),
      ...codes,
      button("download", "more.png", () => void save("png", host.toPNG())),
      button("download", "more.svg", () => void save("svg", host.toSVG())),
      button("download", "more.csv", () => void save("csv", host.toCSV())),
      shown,
    ),
    byHand,
    h(
      "div",
      { class: "group", role: "group", "data-control": "language" },
      h("span", { class: "legend" }, figure.label("more.language")),
      ...LANGUAGES.map((lang) => h("button", { type: "button", part: "button", lang, onclick: () => figure.host.setAttribute("lang", lang) }, { en: "English", "zh-Hans": "简体中文" }[lang])),
    ),
  );
  return {
    element,
    toggle() {
      element.hidden = !element.hidden;
      figure.invalidate();
    },
  };
}

/** @param {string} name @param {Blob | string} data */
function download(name, data) {
  const url = URL.createObjectURL(data instanceof Blob ? data : new Blob([data], { type: name.endsWith("svg") ? "image/svg+xml" : "text/csv" }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
