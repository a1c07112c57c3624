// @ts-check
// The figure `target`: chasing a moving target. What each layer's update promises while the others stand still, and what comes when
// all move at once.

import { trainedParts } from "../parts/trained.js";
import { Target } from "./body.js";
import { code } from "./code.js";
import { compute } from "./compute.js";
import { csv, svg } from "./export.js";
import { PRESETS } from "./presets.js";
import { settle } from "./state.js";
import { createTable } from "./table.js";
import { credit, describe } from "./words.js";

/** @type {import("../figure.js").Definition} */
export const figure = {
  name: "target",
  presets: PRESETS,
  settle,
  compute,
  describe,
  credit,
  csv,
  code,
  build(frame) {
    const body = new Target(frame);
    const parts = trainedParts(body, { table: createTable(body), svg: () => svg(body), letGo: () => body.toy.rest() });
    const { pause, destroy } = parts;
    return {
      ...parts,
      pause() {
        pause?.();
        body.toy.pause();
      },
      destroy() {
        destroy?.();
        body.toy.destroy();
      },
    };
  },
};
