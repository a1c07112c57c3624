// @ts-check
/**
 * The figure `axes` on a page, for tests that use it as a person does: where its points are, how to
 * drag and draw. Samples and features are counted from 1, as on screen.
 *
 * A point's place is read off the element that lies over it for the keyboard, which follows the focus.
 *
 * @module
 */

import { openPage } from "./drivers/chromium.js";

/**
 * @typedef {import("../www/normscope.js").NormScope} NormScope
 * @typedef {import("../www/normscope.js").AxesState} AxesState
 * @typedef {Pick<import("./drivers/every-browser.js").EveryPage, "evaluate" | "mouse" | "keyboard">} AnyPage of any browser
 * @typedef {import("./drivers/options.js").PageOptions} PageOptions
 * @typedef {{ x: number, y: number }} Place in the window, in CSS pixels
 */

/**
 * The figure alone on `embed.html`, in English, ready.
 *
 * @param {import("node:test").TestContext} t
 * @param {{ query?: Record<string, string> } & PageOptions} [options] `query` is the link's
 */
export async function openFigure(t, { query, ...options } = {}) {
  const page = await openPage(t, { ...options, path: embedded(query) });
  await ready(page);
  return page;
}

/**
 * A page of somebody else, with the figure in it, ready.
 *
 * @param {import("node:test").TestContext} t
 * @param {Record<string, string>} [attributes]
 */
export async function openElsewhere(t, attributes = {}) {
  const page = await openPage(t, { path: "/tests/pages/quiet.html" });
  await page.evaluate(async (given) => {
    const figure = document.createElement("norm-scope");
    for (const [name, value] of Object.entries(given)) figure.setAttribute(name, value);
    document.body.prepend(figure);
    await import(`${location.origin}/www/normscope.js`);
  }, attributes);
  await ready(page);
  return page;
}

/** Sets an attribute of the figure, or takes it away. @param {AnyPage} page @param {string} name @param {string | null} value */
export async function setAttribute(page, name, value) {
  await page.evaluate(([key, text]) => {
    const figure = document.querySelector("norm-scope");
    if (text === null) figure?.removeAttribute(key);
    else figure?.setAttribute(key, text);
  }, /** @type {const} */ ([name, value]));
  await drawn(page);
}

/** @param {Record<string, string>} [query] */
export const embedded = (query) => `/embed.html?${new URLSearchParams({ lang: "en", ...query })}`;

/** @param {AnyPage} page */
export async function ready(page) {
  await page.evaluate(async () => {
    await customElements.whenDefined("norm-scope");
    await document.querySelector("norm-scope")?.ready;
  });
  await drawn(page);
}

/** What was done is on screen. @param {AnyPage} page */
export const drawn = (page) =>
  page.evaluate(async () => {
    const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))));
    /** Texts of another language are fetched when they are asked for. */
    const speaks = () =>
      [...document.querySelectorAll("norm-scope")].every((host) => {
        const asked = /** @type {HTMLElement | null} */ (host.closest("[lang]"))?.lang ?? "";
        const spoken = /** @type {HTMLElement | null | undefined} */ (host.shadowRoot?.querySelector(".frame"))?.lang;
        return !spoken || !/^(en|zh)/i.test(asked) || spoken.slice(0, 2) === asked.slice(0, 2).toLowerCase();
      });
    await frames();
    for (const start = performance.now(); !speaks() && performance.now() - start < 5000; ) await frames();
  });

/**
 * Waits until the figure is where it should be, and says where it stands then, all of it drawn.
 *
 * @template T
 * @param {AnyPage} page
 * @param {(page: AnyPage) => Promise<T>} brief where it stands
 * @param {(now: T) => boolean} isThere
 * @param {number} seconds
 */
export async function waitUntil(page, brief, isThere, seconds) {
  for (const start = Date.now(); Date.now() - start < seconds * 1000; ) {
    const now = await brief(page);
    if (isThere(now)) {
      await drawn(page);
      return brief(page);
    }
    await new Promise((later) => setTimeout(later, 30));
  }
  throw new Error(`not there after ${seconds} s: ${JSON.stringify(await brief(page))}`);
}

/** @param {AnyPage} page @returns {Promise<AxesState>} */
export const stateOf = (page) => page.evaluate(() => /** @type {NormScope} */ (document.querySelector("norm-scope")).getState());

/** @param {AnyPage} page @param {Partial<AxesState>} state */
export async function setState(page, state) {
  await page.evaluate((partial) => document.querySelector("norm-scope")?.setState(partial), state);
  await drawn(page);
}

/**
 * Puts a cell in focus, and says where its point is: on the large sheet, or on the other picture,
 * which is scrolled to the top of the window.
 *
 * @param {AnyPage} page @param {number} sample @param {number} feature
 * @param {"sheet" | "other"} [picture]
 * @returns {Promise<Place>}
 */
export async function pointAt(page, sample, feature, picture = "sheet") {
  await setState(page, { focus: [sample - 1, feature - 1] });
  return page.evaluate((which) => {
    const root = document.querySelector("norm-scope")?.shadowRoot;
    const point = /** @type {Element} */ (root?.querySelectorAll(".point")[which === "sheet" ? 0 : 1]);
    point.parentElement?.scrollIntoView();
    const { left, top, width, height } = point.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, picture);
}

/**
 * The scales of the profiles: where a feature stands, and how high a value is. Two points of different
 * height are enough to know.
 *
 * @param {AnyPage} page
 * @param {"sheet" | "other"} [picture]
 */
export async function profiles(page, picture) {
  const { x, shape: [, columns = 1] } = await stateOf(page);
  const high = x.indexOf(Math.max(...x));
  const low = x.indexOf(Math.min(...x));
  const cell = (/** @type {number} */ at) => /** @type {const} */ ([Math.floor(at / columns) + 1, (at % columns) + 1]);
  const first = await pointAt(page, 1, 1, picture);
  const second = await pointAt(page, 1, 2, picture);
  const [top, bottom] = [await pointAt(page, ...cell(high), picture), await pointAt(page, ...cell(low), picture)];
  const step = (bottom.y - top.y) / ((x[low] ?? 0) - (x[high] ?? 0));
  return {
    /** @param {number} feature @param {number} value @returns {Place} */
    at: (feature, value) => ({ x: first.x + (feature - 1) * (second.x - first.x), y: top.y + (value - (x[high] ?? 0)) * step }),
    /** How much a pixel is worth. */
    pixel: Math.abs(1 / step),
  };
}

/**
 * The scales of the plane of features 1 and 2, from two samples that differ in both.
 *
 * @param {AnyPage} page
 * @param {"sheet" | "other"} picture
 * @param {[number, number]} samples
 */
export async function plane(page, picture, [one, two]) {
  const { x, shape: [, columns = 1] } = await stateOf(page);
  const values = (/** @type {number} */ sample) => /** @type {[number, number]} */ (x.slice((sample - 1) * columns, (sample - 1) * columns + 2));
  const [a, b] = [await pointAt(page, one, 1, picture), await pointAt(page, two, 1, picture)];
  const [[ax, ay], [bx, by]] = [values(one), values(two)];
  return {
    /** @param {number} first @param {number} second @returns {Place} */
    at: (first, second) => ({ x: a.x + ((first - ax) * (b.x - a.x)) / (bx - ax), y: a.y + ((second - ay) * (b.y - a.y)) / (by - ay) }),
    pixel: Math.max(Math.abs((bx - ax) / (b.x - a.x)), Math.abs((by - ay) / (b.y - a.y))),
  };
}

/**
 * Presses the mouse at the first place and moves it through the others, without letting go.
 *
 * @param {AnyPage} page @param {Place[]} places
 */
export async function hold(page, [from, ...through]) {
  if (!from) return;
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  let last = from;
  for (const to of through) {
    for (const share of [0.25, 0.5, 0.75, 1]) await page.mouse.move(last.x + (to.x - last.x) * share, last.y + (to.y - last.y) * share);
    last = to;
  }
}

/** The same, and lets go at the last. @param {AnyPage} page @param {Place[]} places */
export async function drag(page, places) {
  await hold(page, places);
  await page.mouse.up();
  await drawn(page);
}

/** Clicks what a selector finds first. @param {AnyPage} page @param {string} selector */
export async function click(page, selector) {
  const { x, y } = await page.evaluate((chosen) => {
    const node = /** @type {Element} */ (document.querySelector("norm-scope")?.shadowRoot?.querySelector(chosen));
    node.scrollIntoView({ block: "center" });
    const { left, top, width, height } = node.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, selector);
  await page.mouse.click(x, y);
  await drawn(page);
}

/** So far down that nobody sees the figure. @param {AnyPage} page */
export const pushAway = (page) =>
  page.evaluate(() => {
    const spacer = document.createElement("div");
    spacer.style.height = "6000px";
    document.body.prepend(spacer);
    scrollTo(0, 0);
  });
