// @ts-check
// The figure `shift`: networks that train side by side, and the distributions inside them.

import { trainedParts } from "../parts/trained.js";
import { Shift } from "./body.js";
import { code } from "./code.js";
import { compute } from "./compute.js";
import { csv, svg } from "./export.js";
import { PRESETS } from "./presets.js";
import { settle } from "./state.js";
import { createTable } from "./table.js";
import { credit, describe } from "./words.js";

/** @type {import("../figure.js").Definition} */
export const figure = {
  name: "shift",
  presets: PRESETS,
  settle,
  compute,
  describe,
  credit,
  csv,
  code,
  build(frame) {
    const body = new Shift(frame);
    return trainedParts(body, { table: createTable(body), svg: () => svg(body), letGo: () => body.samples.letGo() });
  },
};
