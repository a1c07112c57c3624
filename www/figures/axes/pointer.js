// @ts-check
// Mouse, pen and finger on a picture of the input: drag a point, draw a sample with a stroke, click to add a point, or tap a point
// and then tap where it shall go.

import { placeOn } from "../../drawing/place.js";
import { columnX, xOf, yOf } from "./layout.js";
import { addSample, meanSample, setCell } from "./state.js";

/**
 * @typedef {import("./body.js").Axes} Axes
 * @typedef {import("./layout.js").Picture} Picture
 * @typedef {{ picture: Picture, sample: number, column: number | null }} Hit a point; in the plane it has no one column
 */

const REACH = { mouse: 14, touch: 24 };
/** How far a pointer goes, in pixels, before it is more than a tap. */
const TAP = 6;

/**
 * @param {Axes} axes
 * @param {HTMLCanvasElement} canvas
 * @param {() => Picture | null} pictureOf
 * @param {HTMLElement} point the focused point's element, which gets the keyboard's focus when it is taken hold of
 */
export function attachPointer(axes, canvas, pictureOf, point) {
  /** @type {{ id: number, from: [number, number], hit: Hit | null, moved: boolean, stroke: [number, number][], escape: AbortController } | null} */
  let gesture = null;
  const at = (/** @type {{ clientX: number, clientY: number }} */ event) => placeOn(canvas, event);
  const inside = (/** @type {Picture} */ { paper }, /** @type {[number, number]} */ [x, y]) => x >= paper.x && x <= paper.x + paper.width && y >= paper.y && y <= paper.y + paper.height;

  const start = (/** @type {PointerEvent} */ event) => {
    const picture = pictureOf();
    const place = at(event);
    if (gesture || event.button !== 0 || !picture || !inside(picture, place) || axes.figure.readonly) return;
    axes.hold.end();
    const hit = axes.hit(picture, place, event.pointerType === "mouse" ? REACH.mouse : REACH.touch);
    const escape = new AbortController();
    gesture = { id: event.pointerId, from: place, hit, moved: false, stroke: [place], escape };
    // Before the point's own keys: what is let go of was never done.
    addEventListener("keydown", (key) => key.key === "Escape" && (key.stopPropagation(), cancel()), { signal: escape.signal, capture: true });
    if (!hit) return;
    canvas.setPointerCapture(event.pointerId);
    axes.freeze();
    axes.focus(hit.sample, hit.column ?? axes.planeColumn());
    // The browser gives the focus elsewhere after this event, so it is taken when that is done.
    setTimeout(() => point.focus({ preventScroll: true }));
  };

  const move = (/** @type {PointerEvent} */ event) => {
    const picture = pictureOf();
    if (!picture) return;
    if (!gesture) return void hover(axes, canvas, picture, at(event), inside);
    if (gesture.id !== event.pointerId) return;
    const place = at(event);
    if (!gesture.moved && Math.hypot(place[0] - gesture.from[0], place[1] - gesture.from[1]) < TAP) return;
    if (!gesture.moved) canvas.setPointerCapture(event.pointerId);
    gesture.moved = true;
    if (gesture.hit) {
      const { hit } = gesture;
      axes.hold.begin();
      axes.figure.attempt(() => moved(axes, picture, hit, place));
    } else if (picture.kind === "profiles") {
      gesture.stroke.push(place);
      axes.showStroke(gesture.stroke, picture);
    }
  };

  const end = (/** @type {PointerEvent} */ event) => {
    const picture = pictureOf();
    if (!gesture || gesture.id !== event.pointerId) return;
    const { hit, moved, stroke, from } = gesture;
    finish();
    if (!picture) return;
    const armed = axes.armed;
    axes.arm(null);
    if (hit && moved) axes.hold.end();
    else if (hit) axes.arm(picture.kind === "profiles" || event.pointerType !== "mouse" ? hit : null);
    else if (moved && picture.kind === "profiles") strokeDone(axes, picture, stroke);
    else if (!moved) tap(axes, picture, from, armed);
    axes.thaw(hit !== null && moved);
  };

  const finish = () => {
    gesture?.escape.abort();
    gesture = null;
    axes.showStroke([], pictureOf());
  };

  const cancel = () => {
    finish();
    axes.hold.cancel();
    axes.thaw(false);
  };

  canvas.addEventListener("pointerdown", start);
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", cancel);
  // A finger on a point drags it; anywhere else it scrolls the page.
  canvas.addEventListener(
    "touchstart",
    (event) => {
      const picture = pictureOf();
      const touch = event.touches[0];
      if (picture && touch && event.touches.length === 1 && !axes.figure.readonly && axes.hit(picture, at(touch), REACH.touch)) event.preventDefault();
    },
    { passive: false },
  );
}

/** @param {Axes} axes @param {HTMLCanvasElement} canvas @param {Picture} picture @param {[number, number]} point @param {(picture: Picture, point: [number, number]) => boolean} inside */
function hover(axes, canvas, picture, point, inside) {
  if (axes.figure.readonly || !inside(picture, point)) canvas.style.cursor = axes.cellAt(point, canvas) ? "pointer" : "";
  else canvas.style.cursor = axes.hit(picture, point, REACH.mouse) ? (picture.kind === "plane" ? "grab" : "ns-resize") : picture.kind === "plane" ? "copy" : "crosshair";
}

/** The batch with that point in another place. @param {Axes} axes @param {Picture} picture @param {Hit} hit @param {[number, number]} place */
function moved(axes, picture, { sample, column }, [x, y]) {
  if (column !== null) return setCell(axes.state, sample, column, heightValue(axes, picture, axes.domain(), y));
  const [a = 0, b = 0] = axes.state.plane;
  const [domainX, domainY] = axes.planeDomains();
  const across = setCell(axes.state, sample, a, axes.valueAt(domainX, (x - picture.plot.x) / picture.plot.width));
  return setCell(across, sample, b, heightValue(axes, picture, domainY, y));
}

/** @param {Axes} axes @param {Picture} picture @param {import("./layout.js").Domain} domain @param {number} y */
const heightValue = (axes, { plot }, domain, y) => axes.valueAt(domain, 1 - (y - plot.y) / plot.height);

/** A stroke over at least two columns (or all of a narrow sheet) is a new sample: its height at each column. @param {Axes} axes @param {Picture} picture @param {[number, number][]} stroke */
function strokeDone(axes, picture, stroke) {
  const { columns } = axes.figure.view;
  const xs = stroke.map(([x]) => x);
  if (Math.max(...xs) - Math.min(...xs) < Math.min(40, (0.6 * picture.plot.width) / columns)) return;
  const values = Array.from({ length: columns }, (_, column) => heightValue(axes, picture, axes.domain(), heightAt(stroke, columnX(picture.plot, columns, column))));
  draw(axes, (state) => addSample(state, values));
}

/** @param {Axes} axes @param {(state: import("./state.js").AxesState) => import("./state.js").AxesState} change */
function draw(axes, change) {
  axes.keepAxes();
  axes.hold.once(change);
}

/** The stroke's height where it crosses x; beyond its ends, that of the end. @param {[number, number][]} stroke @param {number} x */
export function heightAt(stroke, x) {
  for (let k = 1; k < stroke.length; k++) {
    const [[x0, y0], [x1, y1]] = [stroke[k - 1] ?? [0, 0], stroke[k] ?? [0, 0]];
    if (x0 !== x1 && (x0 - x) * (x1 - x) <= 0) return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
  }
  const nearest = stroke.reduce((best, point) => (Math.abs(point[0] - x) < Math.abs(best[0] - x) ? point : best));
  return nearest[1];
}

/**
 * After a tap on a point, a tap elsewhere brings it there. Else a tap on the plane adds a point.
 *
 * @param {Axes} axes @param {Picture} picture @param {[number, number]} place @param {Hit | null} armed
 */
function tap(axes, picture, [x, y], armed) {
  const view = axes.figure.view;
  if (armed && armed.sample < view.samples) {
    const column = armed.column === null ? x : columnX(picture.plot, view.columns, armed.column);
    return draw(axes, () => moved(axes, picture, armed, [column, y]));
  }
  if (picture.kind === "plane") {
    const [a = 0, b = 0] = axes.state.plane;
    const [domainX, domainY] = axes.planeDomains();
    const values = meanSample(axes.state);
    values[a] = axes.valueAt(domainX, (x - picture.plot.x) / picture.plot.width);
    values[b] = heightValue(axes, picture, domainY, y);
    return draw(axes, (state) => addSample(state, values));
  }
  if (view.columns === 1) draw(axes, (state) => addSample(state, [heightValue(axes, picture, axes.domain(), y)]));
}

/**
 * The point of a picture nearest to a place, within reach.
 *
 * @param {Axes} axes @param {Picture} picture @param {[number, number]} place @param {number} reach
 * @returns {Hit | null}
 */
export function hitPoint(axes, picture, [x, y], reach) {
  const { view } = axes.figure;
  const { plot } = picture;
  /** @type {Hit | null} */
  let best = null;
  let distance = reach;
  const consider = (/** @type {number} */ px, /** @type {number} */ py, /** @type {number} */ sample, /** @type {number | null} */ column) => {
    // The focused sample is drawn on top: of two points in one place it is the one that is meant.
    const here = Math.hypot(px - x, py - y) - (sample === view.focus?.sample ? 0.01 : 0);
    if (here < distance) [best, distance] = [{ picture, sample, column }, here];
  };
  const [a = 0, b = 0] = axes.state.plane;
  const [domainX, domainY] = axes.planeDomains();
  for (let sample = 0; sample < view.samples; sample++) {
    const value = (/** @type {number} */ column) => view.x[sample * view.columns + column] ?? 0;
    if (picture.kind === "plane") consider(xOf(plot, domainX, value(a)), yOf(plot, domainY, value(b)), sample, null);
    else for (let column = 0; column < view.columns; column++) consider(columnX(plot, view.columns, column), yOf(plot, axes.domain(), value(column)), sample, column);
  }
  return best;
}
