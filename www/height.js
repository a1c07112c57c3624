// @ts-check
// How high an iframe would have to be, told to the page around it in the three ways that such pages listen to.

import { CLOCK } from "./training/clock.js";

/** CSS pixels. Smaller changes are not told: a page that rounds them in its own way would cause the next one. */
const NOTICEABLE = 2;
/** So many times a minute at most: where the answer to a height is another width, and so another height, it must come to rest. */
const TIMES = 60;
const MINUTE = 60_000;

/**
 * Lets heights through that are worth telling, and not too many of them; the last one is told in the end.
 *
 * @param {(height: number) => void} tell
 * @param {Pick<import("./training/clock.js").Clock, "now" | "after">} [clock]
 * @returns {(height: number) => void}
 */
export function createHeightFilter(tell, clock = CLOCK) {
  let newest = 0;
  let told = -Infinity;
  let isWaiting = false;
  /** @type {number[]} */
  let moments = [];
  const consider = () => {
    if (isWaiting || Math.abs(newest - told) < NOTICEABLE) return;
    const now = clock.now();
    moments = moments.filter((moment) => moment > now - MINUTE);
    const [oldest = now] = moments;
    if (moments.length < TIMES) {
      moments.push(now);
      told = newest;
      tell(newest);
      return;
    }
    isWaiting = true;
    clock.after(() => {
      isWaiting = false;
      consider();
    }, oldest + MINUTE - now);
  };
  return (height) => {
    newest = height;
    consider();
  };
}

/**
 * What WordPress puts behind the address of what it embeds.
 *
 * @param {string} hash
 * @returns {string | null}
 */
export const readSecret = (hash) => /^#\?secret=([A-Za-z0-9]{1,32})$/.exec(hash)?.[1] ?? null;

/**
 * Tells the page around this one how high `content` is, now and whenever that changes; nothing where there is no such page. No
 * rule for `content` may take its height from the window's.
 *
 * @param {HTMLElement} content
 */
export function tellHeight(content) {
  if (window.parent === window) return;
  const secret = readSecret(location.hash);
  const told = createHeightFilter((height) => {
    const messages = [
      { type: "normscope:resize", v: 1, id: window.name, height },
      // Embedly, and what follows it.
      JSON.stringify({ src: location.href, context: "iframe.resize", height }),
      ...(secret === null ? [] : [{ message: "height", value: height, secret }]),
    ];
    for (const message of messages) window.parent.postMessage(message, "*");
  });
  new ResizeObserver(() => told(Math.ceil(content.getBoundingClientRect().height))).observe(content, { box: "border-box" });
}
