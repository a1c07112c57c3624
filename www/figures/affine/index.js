// @ts-check
// The figure `affine`: what gamma and beta do, to a batch that the reader holds and in networks that learn them.

import { trainedParts } from "../parts/trained.js";
import { Affine } from "./body.js";
import { code } from "./code.js";
import { compute } from "./compute.js";
import { csv, svg } from "./export.js";
import { PRESETS } from "./presets.js";
import { complete, settle } from "./state.js";
import { createTable } from "./table.js";
import { credit, describe } from "./words.js";

/** @type {import("../figure.js").Definition} */
export const figure = {
  name: "affine",
  presets: PRESETS,
  settle,
  complete,
  compute,
  describe,
  credit,
  csv,
  code,
  build(frame) {
    const body = new Affine(frame);
    return trainedParts(body, { table: createTable(body), svg: () => svg(body), letGo: () => body.sheet.letGo() });
  },
};
