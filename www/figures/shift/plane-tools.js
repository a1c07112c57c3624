// @ts-check
// Under the sheet: the class of the next point, what buttons do, and the points as lines to type.

import { h, setAttribute, setText } from "../../dom.js";
import { NormscopeError } from "../../errors.js";
import { POINT_LIMITS } from "../../settings.js";
import { Surface } from "../../drawing/surface.js";
import { classMark } from "./class-marks.js";
import { obstacle } from "./state.js";
import { addPoint, countOf, readPoints, removePoint, tally, writePoints } from "./points.js";

const ICON = 18;

/** @param {import("./plane.js").Plane} plane */
export function createPlaneTools(plane) {
  const { shift } = plane;
  const { figure } = shift;
  const button = (/** @type {string} */ name, /** @type {import("../../locales/index.js").Key} */ key, /** @type {() => void} */ onclick) =>
    h("button", { type: "button", part: "button", "data-draw": name, onclick }, figure.label(key));

  const classes = Array.from({ length: POINT_LIMITS.classes }, (_, label) => {
    const icon = new Surface(h("canvas", { "aria-hidden": "true" }));
    const element = h("button", { type: "button", part: "button", class: "class-choice", "data-draw": `class-${label}`, onclick: () => plane.setLabel(label) }, icon.canvas, String(label));
    figure.onWords(() => setAttribute(element, "aria-label", figure.words.t("shift.draw.class", { label })));
    return { label, icon, element };
  });
  const chooser = h("div", { class: "draw-line", role: "group" }, h("span", {}, figure.label("shift.draw.next")), ...classes.map(({ element }) => element));
  figure.labelled(chooser, { "aria-label": "shift.draw.next" });

  // Where the mouse clicks, a point is added; the keyboard adds one in the middle, and then moves it.
  const add = button("add", "shift.draw.add", () => {
    plane.change((points) => addPoint(points, 0, 0, plane.label));
    plane.choose(countOf(plane.points) - 1);
  });
  const remove = button("remove", "shift.draw.remove", () => plane.change((points) => removePoint(points, plane.chosen)));
  const clear = button("clear", "shift.draw.clear", () => plane.change(() => []));
  const status = h("p", { class: "hint" });

  const text = figure.labelled(h("textarea", { rows: 5, spellcheck: "false", placeholder: "-1, 0.5, 0\n1, -0.5, 1" }), { "aria-label": "shift.draw.lines" });
  const take = button("take", "shift.draw.take", () => {
    try {
      const points = readPoints(text.value);
      plane.change(() => points);
    } catch (error) {
      if (!(error instanceof NormscopeError)) throw error;
      figure.refuse(error);
    }
  });
  const lines = h("details", { class: "draw-lines", ontoggle: () => figure.invalidate() }, h("summary", {}, figure.label("shift.draw.open")), h("p", { class: "hint" }, figure.label("shift.draw.how")), text, take);
  /** The points that the lines were last written from: what is being typed stays. @type {readonly number[] | null} */
  let written = null;
  let iconLook = "";

  return {
    element: h("div", { class: "draw-tools" }, chooser, h("div", { class: "draw-line" }, add, remove, clear), status, lines),
    update() {
      const { points, label } = plane;
      const { palette, readonly } = figure;
      const count = countOf(points);
      const look = [palette?.fg, palette?.bg, label, devicePixelRatio].join();
      for (const one of classes) {
        setAttribute(one.element, "aria-pressed", String(one.label === label));
        setAttribute(one.element, "disabled", readonly);
        if (!palette || look === iconLook) continue;
        const [ink, paper] = one.label === label ? [palette.bg, palette.fg] : [palette.fg, palette.bg];
        classMark(one.icon.begin(ICON, ICON, palette.family), one.label, ICON / 2, ICON / 2, 5.5, { ink, paper });
      }
      iconLook = look;
      setAttribute(add, "disabled", readonly || count >= POINT_LIMITS.points);
      for (const one of [remove, clear]) setAttribute(one, "disabled", readonly || count === 0);
      for (const one of [text, take]) setAttribute(one, "disabled", readonly);
      setText(status, statusOf(plane));
      const root = text.getRootNode();
      if (!lines.open || written === points || (root instanceof ShadowRoot && root.activeElement === text)) return;
      written = points;
      text.value = writePoints(points);
    },
  };
}

/** How many there are, and when a mini-batch is all of them. @param {import("./plane.js").Plane} plane */
function statusOf({ shift: { figure, state }, points }) {
  const { words } = figure;
  const count = countOf(points);
  const said = [words.plural("shift.draw.onePoint", "shift.draw.points", count)];
  if (count > 0) said.push(words.list(tally(points).flatMap((many, label) => (many > 0 ? [words.t("shift.draw.ofClassShort", { label, count: many })] : []))) + words.t("shift.draw.stop"));
  if (!obstacle(state) && count <= state.batchSize) said.push(words.t("shift.draw.oneBatch"));
  return said.join(words.t("text.gap"));
}
