// @ts-check
// The figure `placement`: batch norm before the activation, after it, and none.

import { trainedParts } from "../parts/trained.js";
import { Placement } from "./body.js";
import { code } from "./code.js";
import { compute } from "./compute.js";
import { csv, svg } from "./export.js";
import { PRESETS } from "./presets.js";
import { settle } from "./state.js";
import { createTable } from "./table.js";
import { credit, describe } from "./words.js";

/** @type {import("../figure.js").Definition} */
export const figure = {
  name: "placement",
  presets: PRESETS,
  settle,
  compute,
  describe,
  credit,
  csv,
  code,
  build(frame) {
    const body = new Placement(frame);
    return trainedParts(body, { table: createTable(body), svg: () => svg(body), letGo: () => body.hand.letGo() });
  },
};
