// @ts-check
// The figure `affine`: what gamma and beta do, to a batch that the reader holds and in networks that learn them.

import { Affine } from "./body.js";
import { code } from "./code.js";
import { compute } from "./compute.js";
import { csv, png, svg } from "./export.js";
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
    const affine = new Affine(frame);
    const table = createTable(affine);
    const { training } = affine;
    return {
      draw: () => affine.draw(),
      svg: () => svg(affine),
      png: (scale) => png(affine, scale),
      stage: [affine.top],
      below: [affine.below],
      primary: affine.controls.primary,
      secondary: affine.controls.secondary,
      table: () => table.element,
      fillTable: () => table.fill(),
      restart: () => training.restart(),
      settleDown: () => affine.sheet.letGo(),
      destroy: () => training.destroy(),
      play: () => affine.play.play(),
      pause: () => void training.pause(),
      step: (count) => training.step(count),
    };
  },
};
