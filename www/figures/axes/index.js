// @ts-check
// The figure `axes`: one batch, normalized per feature and per sample at once.

import { showPieces } from "../../locales/index.js";
import { Axes } from "./body.js";
import { code } from "./code.js";
import { compute } from "./compute.js";
import { csv, png, svg } from "./export.js";
import { PRESETS } from "./presets.js";
import { complete, settle } from "./state.js";
import { createTable } from "./table.js";
import { credit, describe } from "./words.js";

/** @type {import("../figure.js").Definition} */
export const figure = {
  name: "axes",
  presets: PRESETS,
  settle,
  complete,
  compute,
  describe,
  credit,
  csv,
  code,
  build(frame) {
    const axes = new Axes(frame);
    const table = createTable(axes);
    frame.onWords(() => showPieces(frame.title, frame.words.rich("axes.title")));
    return {
      draw: () => axes.draw(),
      svg: () => svg(axes),
      png: (scale) => png(axes, scale),
      stage: [axes.stageBox, axes.words, axes.remarks],
      below: [axes.views],
      primary: axes.controls.primary,
      secondary: axes.controls.secondary,
      table: () => table.element,
      fillTable: () => table.fill(),
      settleDown() {
        axes.motion.pause();
        axes.hold.cancel();
        axes.hold.forget();
      },
      play: () => axes.motion.play(),
      pause: () => axes.motion.pause(),
      async step(count) {
        axes.motion.show(axes.motion.step() + count);
      },
    };
  },
};
