// @ts-check
// Everything behind "more": the figure's further controls, the link, the downloads, the code, the language.

import { h, setText } from "../dom.js";
import { LANGUAGES } from "../locales/index.js";

/** @typedef {import("./figure.js").Figure} Figure */

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
  const save = (/** @type {string} */ name, /** @type {Promise<Blob | string>} */ content) => content.then((data) => download(`normscope-${figure.definition.name}.${name}`, data));
  const element = h(
    "div",
    { class: "more", id: "more", hidden: true },
    ...figure.body.secondary,
    h(
      "div",
      { class: "group", role: "group", "data-control": "share" },
      h("span", { class: "legend" }, figure.label("more.take")),
      button("copy-link", "more.link", () => void copy(figure.host.stateURL())),
      ...codes,
      button("download", "more.png", () => void save("png", figure.host.toPNG())),
      button("download", "more.svg", () => void save("svg", figure.host.toSVG())),
      button("download", "more.csv", () => void save("csv", figure.host.toCSV())),
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
