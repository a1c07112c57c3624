// @ts-check
// The figure `inference`: what a network remembers of its batches, and what becomes of one sample that comes alone.

import { Inference } from "./body.js";
import { code } from "./code.js";
import { compute } from "./compute.js";
import { csv, png, svg } from "./export.js";
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
      settleDown: () => body.aside.letGo(),
      destroy: () => training.destroy(),
      play: () => body.play.play(),
      pause: () => void training.pause(),
      step: (count) => training.step(count),
    };
  },
};
