// @ts-check
// The numbers on screen as tables of texts, each of which scrolls by itself where it is too wide.

import { h } from "../../dom.js";

/** @typedef {{ name: string, heading: readonly string[], rows: readonly (readonly string[])[] }} Table the first of each row is its heading */

/** @param {string} name @param {readonly string[]} heading @param {readonly (readonly string[])[]} rows @returns {Table} */
export const table = (name, heading, rows) => ({ name, heading, rows });

/** @param {Table} table */
const show = ({ name, heading, rows }) =>
  h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": name },
    h("table", {},
      h("caption", {}, name),
      h("thead", {}, h("tr", {}, ...heading.map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", {}, ...rows.map(([first = "", ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), ...rest.map((text) => h("td", {}, text))))),
    ));

/** Made anew only when they say something else. @param {import("../figure.js").Figure} figure @param {() => Table[]} tables of now */
export function createTables(figure, tables) {
  const element = h("div", { class: "tables" });
  let shown = "";
  return {
    element,
    fill() {
      const list = tables();
      const stamp = JSON.stringify([figure.words.lang, list]);
      if (stamp === shown) return;
      shown = stamp;
      element.replaceChildren(...list.map(show));
    },
  };
}
