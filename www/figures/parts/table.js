// @ts-check
// A table of texts that scrolls by itself where it is too wide.

import { h } from "../../dom.js";

/** @param {string} name @param {readonly string[]} heading @param {readonly (readonly string[])[]} rows the first of each is its heading */
export const table = (name, heading, rows) =>
  h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": name },
    h("table", {},
      h("caption", {}, name),
      h("thead", {}, h("tr", {}, ...heading.map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", {}, ...rows.map(([first = "", ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), ...rest.map((text) => h("td", {}, text))))),
    ));
