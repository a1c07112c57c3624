// @ts-check
// The figure `placement`: batch norm before the activation, after it, and none.

import { Placement } from "./body.js";
import { code } from "./code.js";
import { compute } from "./compute.js";
import { csv, png, svg } from "./export.js";
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
    const table = createTable(body);
    const { training } = body;
    return {
      draw: () => body.draw(),
      svg: () => svg(body),
      png: (scale) => png(body, scale),
      stage: [body.top],
      below: [body.below],
      primary: body.controls.primary,
      secondary: body.controls.secondary,
      table: () => table.element,
      fillTable: () => table.fill(),
      prepare: () => training.prepare(),
      restart: () => training.restart(),
      settleDown: () => body.hand.letGo(),
      destroy: () => training.destroy(),
      play: () => body.play.play(),
      pause: () => void training.pause(),
      step: (count) => training.step(count),
    };
  },
};
