// @ts-check
// The figure `why`: why batch norm works, told by both sides, with what this page measured for and against each.

import { trainedParts } from "../parts/trained.js";
import { Why } from "./body.js";
import { code } from "./code.js";
import { compute } from "./compute.js";
import { csv, svg } from "./export.js";
import { PRESETS } from "./presets.js";
import { settle } from "./state.js";
import { createTable } from "./table.js";
import { credit, describe } from "./words.js";

/** @type {import("../figure.js").Definition} */
export const figure = {
  name: "why",
  presets: PRESETS,
  settle,
  compute,
  describe,
  credit,
  csv,
  code,
  build(frame) {
    const body = new Why(frame);
    return trainedParts(body, { table: createTable(body), svg: () => svg(body), letGo: () => {} });
  },
};
