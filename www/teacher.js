// @ts-check
// The page where a teacher makes a link: a figure, its start, what can be used and changed, a question, language and colours.

import "./normscope.js";
import { QUESTIONS, questionKey, writeClass } from "./class.js";
import { h, setText } from "./dom.js";
import { languageOf } from "./environment.js";
import { FIGURES } from "./figures/index.js";
import { readLink, writeLink } from "./link.js";
import { LANGUAGES, matchLanguage, translator } from "./locales/index.js";
import { fetchTexts, textsOf } from "./locales/texts.js";

/** @typedef {import("./locales/index.js").Key} Key */

const root = document.documentElement;
const fields = /** @type {HTMLElement} */ (document.getElementById("fields"));
const figure = /** @type {import("./element.js").NormScope} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
const asked = readLink(location.search).lang;
root.removeAttribute("lang");
const lang = matchLanguage(asked) ?? languageOf(root);
root.lang = lang;

await Promise.all([fetchTexts(lang, "teacher"), fetchTexts(lang, "essay")]);
const { t } = translator(lang);
for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-text]"))) node.textContent = t(/** @type {any} */ (node.dataset["text"]));
document.title = `${t("teacher.title")} · normscope`;

/** @param {Key} label @param {HTMLElement} input @param {Key} [note] */
const row = (label, input, note) => h("label", { class: "row" }, h("span", {}, t(label)), input, ...(note ? [h("small", {}, t(note))] : []));
/** @param {[value: string, label: string][]} options */
const menu = (options) => h("select", { onchange: () => update() }, ...options.map(([value, label]) => h("option", { value }, label)));
/** @param {HTMLSelectElement} select @param {[value: string, label: string][]} options */
const refill = (select, options) => select.replaceChildren(...options.map(([value, label]) => h("option", { value }, label)));

const which = menu(Object.keys(FIGURES).map((name) => [name, t(/** @type {Key} */ (`teacher.figure.${name}`))]));
which.addEventListener("change", () => void choose());
const preset = menu([]);
preset.addEventListener("change", () => preset.value && figure.setAttribute("preset", preset.value));
const question = menu([]);
const controls = menu(/** @type {const} */ (["full", "min", "none"]).map((level) => [level, t(`teacher.controls.${level}`)]));
const locked = h("input", { type: "checkbox", onchange: () => update() });
const language = menu([["", t("teacher.language.own")], ...LANGUAGES.map((one) => /** @type {[string, string]} */ ([one, { en: "English", "zh-Hans": "简体中文" }[one]]))]);
const theme = menu(/** @type {const} */ (["auto", "light", "dark"]).map((one) => [one === "auto" ? "" : one, t(`essay.theme.${one}`)]));
const hidden = h("div", { class: "ticks", role: "group", "aria-label": t("teacher.hide") });
const link = h("textarea", { readonly: true, rows: "3", class: "link", "aria-label": t("teacher.link") });
const said = h("output", { role: "status" });
const open = h("a", { target: "_blank", rel: "noopener" }, t("teacher.open"));
const copy = h("button", { type: "button", onclick: () => void copied() }, t("teacher.copy"));
const frame = h("iframe", { title: t("teacher.seen"), sandbox: "allow-scripts allow-downloads allow-popups", width: "100%", height: "760" });
const seen = h("details", { ontoggle: () => update() }, h("summary", {}, t("teacher.seen")), frame);

fields.append(
  h("div", { class: "rows" }, row("teacher.figure", which), row("teacher.preset", preset), row("teacher.question", question), row("teacher.controls", controls), row("teacher.language", language), row("teacher.theme", theme)),
  h("label", { class: "row tick" }, locked, h("span", {}, t("teacher.locked"))),
  h("p", { class: "hint" }, t("teacher.hide")),
  hidden,
  h("h2", {}, t("teacher.link")),
  link,
  h("p", { class: "actions" }, copy, open, said),
  seen,
);

async function copied() {
  try {
    await navigator.clipboard.writeText(link.value);
    setText(said, t("teacher.copied"));
  } catch {
    link.select();
    setText(said, t("teacher.byHand"));
  }
}

/** Another figure: its presets, its questions, its controls. */
async function choose() {
  const name = which.value;
  for (const attribute of ["preset", "state"]) figure.removeAttribute(attribute);
  figure.setAttribute("figure", name);
  const { figure: definition } = await /** @type {() => Promise<{ figure: import("./figures/figure.js").Definition }>} */ (FIGURES[name])();
  await figure.ready;
  if (which.value !== name) return;
  const words = translator(lang);
  refill(preset, [["", t("teacher.preset.own")], ...Object.entries(definition.presets).flatMap(([key, { label }]) => (label ? [/** @type {[string, string]} */ ([key, words.t(label)])] : []))]);
  const texts = textsOf(lang);
  refill(question, [["", t("teacher.question.none")], ...QUESTIONS.flatMap((one) => { const text = texts[questionKey(name, one)]; return text ? [/** @type {[string, string]} */ ([one, text])] : []; })]);
  hidden.replaceChildren(...controlsOf().map(([control, label]) => h("label", {}, h("input", { type: "checkbox", value: control, onchange: () => update() }), h("span", {}, label))));
  update();
}

/** The controls that the figure has, each with its name on screen. @returns {[control: string, label: string][]} */
function controlsOf() {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (figure.shadowRoot?.querySelectorAll("[data-control]"))) {
    const control = element.dataset["control"] ?? "";
    const isOne = element.matches("button, label");
    const label = (element.getAttribute("aria-label") ?? element.querySelector(".legend")?.textContent ?? (isOne ? element.querySelector("span:not([aria-hidden])")?.textContent ?? element.textContent : null) ?? "").trim();
    if (label && !found.has(control)) found.set(control, label.replace(/\s*▾$/, ""));
  }
  return [...found];
}

/** The link of now. */
function update() {
  const hide = [.../** @type {NodeListOf<HTMLInputElement>} */ (hidden.querySelectorAll("input:checked"))].map(({ value }) => value).join(" ");
  const state = new URL(figure.stateURL()).searchParams.get("state") ?? "";
  const level = controls.value === "full" ? "" : controls.value;
  const address = writeLink(new URL("./embed.html", document.baseURI).href, { figure: which.value, state, lang: language.value, theme: theme.value, controls: level, hide });
  link.value = writeClass(address, { question: QUESTIONS.find((one) => one === question.value) ?? null, locked: locked.checked });
  open.href = link.value;
  setText(said, "");
  if (seen.open && frame.src !== link.value) frame.src = link.value;
}

addEventListener("message", ({ source, data }) => {
  if (source === frame.contentWindow && data?.type === "normscope:resize" && Number.isFinite(data.height)) frame.height = String(Math.min(4000, Math.max(100, data.height)));
});
for (const event of ["normscope-change", "normscope-ready"]) figure.addEventListener(event, () => update());
figure.lang = lang;
await choose();
