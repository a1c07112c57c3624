// @ts-check
// The figure `shift`: networks that train side by side, and the distributions inside them.

import { Shift } from "./body.js";
import { code } from "./code.js";
import { compute } from "./compute.js";
import { csv, png, svg } from "./export.js";
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
    const shift = new Shift(frame);
    const table = createTable(shift);
    const { training } = shift;
    return {
      draw: () => shift.draw(),
      svg: () => svg(shift),
      png: (scale) => png(shift, scale),
      stage: [shift.top],
      below: [shift.below],
      primary: shift.controls.primary,
      secondary: shift.controls.secondary,
      table: () => table.element,
      fillTable: () => table.fill(),
      prepare: () => training.prepare(),
      restart: () => training.restart(),
      settleDown: () => shift.samples.letGo(),
      destroy: () => training.destroy(),
      play: () => shift.play.play(),
      pause: () => void training.pause(),
      step: (count) => training.step(count),
    };
  },
};
