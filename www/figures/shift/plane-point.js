// @ts-check
// The chosen point for the keyboard: one tab stop, over the point, that arrows move.

import { h, place, setAttribute } from "../../dom.js";
import { plain } from "../../numbers.js";
import { POINT_LIMITS } from "../../settings.js";
import { placeOf } from "./draw-plane.js";
import { countOf, movePoint, pointAt, relabel, removePoint } from "./points.js";

const SIZE = 26;
/** In units of the plane; with Shift a tenth of it. */
const STEP = 0.1;

/** @param {import("./plane.js").Plane} plane */
export function createPlanePoint(plane) {
  const { figure, grip } = plane.shift;
  const element = h("div", { role: "slider", class: "point", tabindex: "0" });

  /** A key that is held down is one change, and one new training. @param {number} right @param {number} up */
  function nudge(right, up) {
    grip.begin();
    const { x, y } = pointAt(plane.points, plane.chosen);
    plane.attempt((points) => movePoint(points, plane.chosen, x + right, y + up));
  }

  element.addEventListener("keydown", (event) => {
    const count = countOf(plane.points);
    if (count === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const { chosen } = plane;
    const step = event.shiftKey ? STEP / 10 : STEP;
    const remove = () => plane.change((points) => removePoint(points, chosen));
    /** @type {Record<string, () => void>} */
    const looks = {
      "]": () => plane.choose((chosen + 1) % count),
      "[": () => plane.choose((chosen + count - 1) % count),
      Home: () => plane.choose(0),
      End: () => plane.choose(count - 1),
    };
    /** @type {Record<string, () => void>} */
    const changes = {
      ArrowRight: () => nudge(step, 0),
      ArrowLeft: () => nudge(-step, 0),
      ArrowUp: () => nudge(0, step),
      ArrowDown: () => nudge(0, -step),
      Delete: remove,
      Backspace: remove,
      Escape: () => grip.cancel(),
      ...Object.fromEntries(Array.from({ length: POINT_LIMITS.classes }, (_, label) => [String(label), () => plane.change((points) => relabel(points, chosen, label))])),
    };
    const act = looks[event.key] ?? (figure.readonly ? undefined : changes[event.key]);
    if (!act) return;
    event.preventDefault();
    act();
  });
  element.addEventListener("keyup", (event) => event.key.startsWith("Arrow") && grip.end());
  element.addEventListener("blur", () => grip.end());

  return {
    element,
    update() {
      const count = countOf(plane.points);
      const { t } = figure.words;
      setAttribute(element, "hidden", count === 0);
      if (count === 0) return;
      const { x, y, label } = pointAt(plane.points, plane.chosen);
      const [left, top] = placeOf(plane.square, x, y);
      place(element, { x: left - SIZE / 2, y: top - SIZE / 2, width: SIZE, height: SIZE });
      setAttribute(element, "aria-label", t("shift.draw.point", { number: plane.chosen + 1, count }));
      setAttribute(element, "aria-valuemin", -POINT_LIMITS.reach);
      setAttribute(element, "aria-valuemax", POINT_LIMITS.reach);
      setAttribute(element, "aria-valuenow", x);
      setAttribute(element, "aria-valuetext", t("shift.draw.value", { x: plain(x), y: plain(y), label }));
      setAttribute(element, "aria-disabled", figure.readonly ? "true" : null);
    },
  };
}
