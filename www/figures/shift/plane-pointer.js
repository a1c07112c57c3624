// @ts-check
// Mouse, pen and finger on the sheet: drag a point, or add one with a click.

import { placeOn } from "../../drawing/place.js";
import { scaleOf, valueOf } from "./draw-plane.js";
import { addPoint, countOf, movePoint, nearestPoint, pointAt } from "./points.js";

const REACH = { mouse: 12, touch: 20 };
/** How far a pointer goes, in pixels, before it is more than a tap. */
const TAP = 5;

/**
 * @param {import("./plane.js").Plane} plane
 * @param {HTMLElement} point the chosen point's element, which gets the keyboard's focus when it is taken hold of
 * @returns {() => void} lets go of what is held
 */
export function attachPlanePointer(plane, point) {
  const { canvas, shift } = plane;
  const { figure, grip } = shift;
  /** @type {{ id: number, from: [number, number], hit: number, start: { x: number, y: number }, moved: boolean, escape: AbortController } | null} */
  let gesture = null;
  const valueAt = (/** @type {{ clientX: number, clientY: number }} */ event) => valueOf(plane.square, placeOn(canvas, event));
  const hitAt = (/** @type {{ clientX: number, clientY: number }} */ event, /** @type {number} */ reach) => {
    const { x, y } = valueAt(event);
    return nearestPoint(plane.points, x, y, reach / scaleOf(plane.square), plane.chosen);
  };
  const isInside = (/** @type {{ clientX: number, clientY: number }} */ event) => {
    const [x, y] = placeOn(canvas, event);
    const { square } = plane;
    return x >= square.x && x <= square.x + square.side && y >= square.y && y <= square.y + square.side;
  };
  const finish = () => {
    gesture?.escape.abort();
    gesture = null;
  };
  const cancel = () => {
    finish();
    grip.cancel();
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (gesture || event.button !== 0 || figure.readonly || !isInside(event)) return;
    grip.end();
    const hit = hitAt(event, event.pointerType === "mouse" ? REACH.mouse : REACH.touch);
    const escape = new AbortController();
    gesture = { id: event.pointerId, from: placeOn(canvas, event), hit, start: hit < 0 ? valueAt(event) : pointAt(plane.points, hit), moved: false, escape };
    addEventListener("keydown", (key) => key.key === "Escape" && (key.stopPropagation(), cancel()), { signal: escape.signal, capture: true });
    if (hit < 0) return;
    canvas.setPointerCapture(event.pointerId);
    plane.choose(hit);
    // The browser gives the focus elsewhere after this event, so it is taken when that is done.
    setTimeout(() => point.focus({ preventScroll: true }));
  });

  canvas.addEventListener("pointermove", (event) => {
    if (!gesture) {
      canvas.style.cursor = figure.readonly || !isInside(event) ? "" : hitAt(event, REACH.mouse) < 0 ? "copy" : "grab";
      return;
    }
    if (gesture.id !== event.pointerId) return;
    const [x, y] = placeOn(canvas, event);
    const [right, down] = [x - gesture.from[0], y - gesture.from[1]];
    gesture.moved ||= Math.hypot(right, down) >= TAP;
    if (!gesture.moved || gesture.hit < 0) return;
    const { hit, start } = gesture;
    const scale = scaleOf(plane.square);
    grip.begin();
    // By as much as the pointer has moved: taken beside its middle, a point does not jump.
    plane.attempt((points) => (hit < countOf(points) ? movePoint(points, hit, start.x + right / scale, start.y - down / scale) : points.slice()));
  });

  canvas.addEventListener("pointerup", (event) => {
    if (!gesture || gesture.id !== event.pointerId) return;
    const { hit, start, moved } = gesture;
    finish();
    if (hit >= 0) return grip.end();
    if (moved) return;
    const at = countOf(plane.points);
    plane.change((points) => addPoint(points, start.x, start.y, plane.label));
    plane.choose(Math.min(at, countOf(plane.points) - 1));
    setTimeout(() => point.focus({ preventScroll: true }));
  });
  canvas.addEventListener("pointercancel", cancel);

  // A finger on a point drags it; anywhere else it scrolls the page.
  canvas.addEventListener(
    "touchstart",
    (event) => {
      const touch = event.touches[0];
      if (touch && event.touches.length === 1 && !figure.readonly && hitAt(touch, REACH.touch) >= 0) event.preventDefault();
    },
    { passive: false },
  );

  return () => {
    finish();
    grip.end();
  };
}
