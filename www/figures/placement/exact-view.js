// @ts-check
// Two sliders and what they do to each network, as numbers: a bias before the norm, and a factor on the weights.

import { h, setText } from "../../dom.js";
import { fixed, plain } from "../../numbers.js";
import { PLACES } from "../../settings.js";
import { createSlider } from "../parts/slider.js";
import { size } from "../parts/format.js";
import { isTakenOut } from "./exact.js";

const BIASES = [-10, -5, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 5, 10];
const SCALES = [0.1, 0.2, 0.5, 1, 2, 3, 5, 10];

/** @param {import("./body.js").Placement} body */
export function createExactView(body) {
  const { figure } = body;
  const bias = createSlider(figure, "bias", "placement.control.bias", BIASES, { live: true });
  const scale = createSlider(figure, "scale", "placement.control.scale", SCALES, { live: true });
  const head = h("p", { class: "chart-head" });
  const heads = PLACES.map((place) => h("th", { scope: "col", "data-method": place === "none" ? "none" : "bn" }, h("span", { class: "place-name" }, figure.label(`placement.placeShort.${place}`))));
  const cells = () => PLACES.map(() => h("td", {}));
  const rows = { biased: cells(), scaled: cells(), ratio: cells() };
  const share = h("th", { scope: "row" });
  const table = h("table", { class: "exact" },
    h("thead", {}, h("tr", {}, h("td", {}), ...heads)),
    h("tbody", {},
      h("tr", {}, h("th", { scope: "row" }, figure.label("placement.exact.biased")), ...rows.biased),
      h("tr", {}, h("th", { scope: "row" }, figure.label("placement.exact.scaled")), ...rows.scaled),
      h("tr", {}, share, ...rows.ratio)));
  const note = h("p", { class: "hint" });
  const scroll = h("div", { class: "scroll", tabindex: "0", role: "group" }, table);
  figure.labelled(scroll, { "aria-label": "placement.exact.name" });
  const element = h("div", { class: "exact-box", "data-control": "exact" }, head, h("div", { class: "numbers" }, bias.element, scale.element), scroll, note);

  return {
    element,
    update() {
      const { words } = figure;
      const { exact, hero } = body.view;
      const { scale: factor } = body.state;
      const length = (/** @type {number} */ value) => (Number.isFinite(value) ? size(value) : "–");
      bias.update();
      scale.update();
      setText(head, words.t("placement.exact.head", { layer: hero + 1, step: exact.step }));
      PLACES.forEach((place, k) => {
        const { biased, scaled, gradient, scaledGradient } = exact.of[place];
        const [noBias, noScale] = [isTakenOut(body.state, place, "bias", biased), isTakenOut(body.state, place, "scale", scaled)];
        fill(rows.biased[k], noBias ? words.t("placement.exact.rounding", { value: size(biased) }) : length(biased), noBias);
        fill(rows.scaled[k], noScale ? words.t("placement.exact.eps", { value: size(scaled) }) : length(scaled), noScale);
        fill(rows.ratio[k], Number.isFinite(scaledGradient / gradient) ? fixed(scaledGradient / gradient, 4) : "–", noScale && Math.abs((scaledGradient / gradient) * factor - 1) < 0.002);
      });
      setText(share, words.t("placement.exact.ratio", { factor: plain(factor), inverse: fixed(1 / factor, 4) }));
      setText(note, [words.t("placement.exact.note"), ...(body.state.activation === "relu" ? [words.t("placement.exact.relu")] : [])].join(words.t("text.gap")));
    },
  };
}

/** @param {HTMLElement | undefined} cell @param {string} text @param {boolean} isKept what the identity says, in bold */
function fill(cell, text, isKept) {
  if (!cell) return;
  // A power of ten stays in one line.
  setText(cell, text.replace(" × ", "\u00a0×\u00a0"));
  cell.classList.toggle("b", isKept);
}
