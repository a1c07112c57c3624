// @ts-check
// The figure `batch-size`: what a small batch knows of the whole, and what training makes of it.

import { trainedParts } from "../parts/trained.js";
import { BatchSize } from "./body.js";
import { code } from "./code.js";
import { compute } from "./compute.js";
import { csv, svg } from "./export.js";
import { PRESETS } from "./presets.js";
import { settle } from "./state.js";
import { createTable } from "./table.js";
import { credit, describe } from "./words.js";

/** @type {import("../figure.js").Definition} */
export const figure = {
  name: "batch-size",
  presets: PRESETS,
  settle,
  compute,
  describe,
  credit,
  csv,
  code,
  build(frame) {
    const body = new BatchSize(frame);
    return trainedParts(body, { table: createTable(body), svg: () => svg(body), letGo: () => {} });
  },
};
