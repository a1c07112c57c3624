// @ts-check
// The figure `renorm`: how Batch Renormalization brings training to what inference does, as far as its clips allow.

import { trainedParts } from "../parts/trained.js";
import { Renorm } from "./body.js";
import { code } from "./code.js";
import { compute } from "./compute.js";
import { csv, svg } from "./export.js";
import { PRESETS } from "./presets.js";
import { settle } from "./state.js";
import { createTable } from "./table.js";
import { credit, describe } from "./words.js";

/** @type {import("../figure.js").Definition} */
export const figure = {
  name: "renorm",
  presets: PRESETS,
  settle,
  compute,
  describe,
  credit,
  csv,
  code,
  build(frame) {
    const body = new Renorm(frame);
    return trainedParts(body, { table: createTable(body), svg: () => svg(body), letGo: () => body.hand.letGo() });
  },
};
