// @ts-check
// Training on the page itself, where no worker can be made: one message a task, so that the page stays alive in between.

import { createCore } from "./core.js";

/** Milliseconds; with the snapshot a slice stays under 8. */
const BUDGET = 7;

/**
 * @param {import("./protocol.js").Engine} engine
 * @param {import("./ladder.js").Ears} ears
 * @returns {import("./ladder.js").Port}
 */
export function openOnPage(engine, { hear }) {
  const core = createCore(engine, { budget: BUDGET });
  const { port1, port2 } = new MessageChannel();
  /** @type {import("./protocol.js").Message[]} */
  const messages = [];
  port2.onmessage = () => {
    const message = messages.shift();
    if (message) hear(core.handle(message));
  };
  return {
    place: "page",
    post(message) {
      messages.push(message);
      port1.postMessage(null);
    },
    close() {
      messages.length = 0;
      port2.onmessage = null;
      port1.close();
      core.free();
    },
  };
}
