// @ts-check
// The figure `inference`: what a network remembers of its batches, and what becomes of one sample that comes alone.

import { trainedParts } from "../parts/trained.js";
import { Inference } from "./body.js";
import { code } from "./code.js";
import { compute } from "./compute.js";
import { csv, svg } from "./export.js";
import { PRESETS } from "./presets.js";
import { settle } from "./state.js";
import { createTable } from "./table.js";
import { credit, describe } from "./words.js";

/** @type {import("../figure.js").Definition} */
export const figure = {
  name: "inference",
  presets: PRESETS,
  settle,
  compute,
  describe,
  credit,
  csv,
  code,
  build(frame) {
    const body = new Inference(frame);
    return trainedParts(body, { table: createTable(body), svg: () => svg(body), letGo: () => body.aside.letGo() });
  },
};
