// @ts-check
// Both stories, and under each what this page measured for and against it. What was not run yet has a button that runs it.

import { h, setAttribute } from "../../dom.js";
import { showPieces } from "../../locales/index.js";
import { sayFailed } from "../parts/networks.js";
import { lineWords } from "./words.js";

/** @param {import("./body.js").Why} body */
export function createSidesView(body) {
  const { figure } = body;
  const parts = body.view.sides.map(({ name, lines }) => {
    const items = lines.map((line) => {
      const stand = h("span", { class: "stand" });
      const said = h("span", { class: "stand-said" });
      const run = h("button", { type: "button", part: "button", onclick: () => void start(line.case) }, figure.label("why.sides.run"));
      figure.onWords(() => setAttribute(run, "aria-label", figure.words.t("why.sides.runNamed", { name: figure.words.t(`why.case.${line.case}`) })));
      const element = h("li", { "data-case": line.case }, stand, h("span", {}, said, " ", run));
      return { element, stand, said, run };
    });
    const element = h("div", { class: "side", "data-side": name },
      h("p", { class: "side-who" }, figure.label(`why.sides.${name}.who`)),
      h("p", { class: "side-story" }, figure.label(`why.sides.${name}.story`)),
      h("ul", {}, ...items.map((item) => item.element)),
    );
    return { element, items };
  });
  const element = h("div", { class: "sides-box", "data-control": "sides" },
    h("p", { class: "chart-head" }, figure.label("why.sides.head")),
    h("p", { class: "hint" }, figure.label("why.sides.hint")),
    h("div", { class: "sides" }, ...parts.map((part) => part.element)),
  );

  /** @param {string} name */
  async function start(name) {
    figure.choosePreset(name);
    try {
      await body.play.play();
    } catch (error) {
      sayFailed(figure, error);
    }
  }

  return {
    element,
    update() {
      body.view.sides.forEach(({ lines }, k) => {
        lines.forEach((line, at) => {
          const item = parts[k]?.items[at];
          if (!item) return;
          item.stand.textContent = figure.words.t(line.stand ? `why.sides.${line.stand}` : "why.sides.open");
          setAttribute(item.element, "data-stand", line.stand ?? "open");
          showPieces(item.said, lineWords(line, figure.words));
          setAttribute(item.run, "hidden", line.stand !== null);
          setAttribute(item.run, "disabled", figure.readonly || body.view.playing);
        });
      });
    },
  };
}
