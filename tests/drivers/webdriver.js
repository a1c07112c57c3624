// @ts-check
// A small W3C WebDriver client: starts a driver program, opens a session, sends commands.
// https://www.w3.org/TR/webdriver2/

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Keys that have a name instead of a character (section 17.4.2 of the standard). */
const KEYS = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  Space: "\uE00D",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
  Meta: "\uE03D",
};

export class Session {
  /**
   * Starts `program` on a free port, and a browser with it.
   *
   * @param {string} program a driver, e.g. `WebKitWebDriver`
   * @param {NodeJS.ProcessEnv} env
   * @param {object} capabilities
   */
  static async start(program, env, capabilities) {
    const port = await freePort();
    const driver = spawn(program, [`--port=${port}`], { env, stdio: "ignore" });
    const session = new Session(driver, `http://127.0.0.1:${port}/session`);
    await session.#open(capabilities);
    return session;
  }

  /**
   * @param {import("node:child_process").ChildProcess} driver
   * @param {string} address
   */
  constructor(driver, address) {
    this.driver = driver;
    this.address = address;
    driver.once("error", (error) => (this.failure = error));
  }

  /** @type {Error | undefined} */
  failure;

  /** @param {object} capabilities */
  async #open(capabilities) {
    const body = { capabilities: { alwaysMatch: capabilities } };
    for (let attempts = 100; ; attempts--) {
      if (this.failure) throw this.failure;
      try {
        const { sessionId } = await this.send("POST", "", body);
        this.address += `/${sessionId}`;
        return;
      } catch (error) {
        // Until the driver listens, nobody answers.
        if (attempts === 0 || !(error instanceof TypeError)) throw error;
        await sleep(100);
      }
    }
  }

  /**
   * One command: `send("POST", "/url", { url })`.
   *
   * @param {"GET" | "POST" | "DELETE"} method
   * @param {string} command
   * @param {object} [body]
   * @returns {Promise<any>} what the browser answered
   */
  async send(method, command, body) {
    const response = await fetch(this.address + command, { method, body: body && JSON.stringify(body) });
    const { value } = /** @type {{ value: any }} */ (await response.json());
    if (!response.ok) throw new Error(`WebDriver ${command}: ${value.error}: ${value.message}`);
    return value;
  }

  /**
   * The mouse, one action after the other; where it is and what it holds down lasts between calls.
   *
   * @param {object[]} actions
   */
  async mouse(actions) {
    const mouse = { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions };
    await this.send("POST", "/actions", { actions: [mouse] });
  }

  /**
   * Presses all `keys`, then lets go of them in the opposite order.
   *
   * @param {string[]} keys characters, or names as in `KeyboardEvent.key`
   */
  async keys(keys) {
    const values = keys.map((key) => KEYS[/** @type {keyof typeof KEYS} */ (key)] ?? key);
    const down = values.map((value) => ({ type: "keyDown", value }));
    const up = values.toReversed().map((value) => ({ type: "keyUp", value }));
    await this.send("POST", "/actions", { actions: [{ type: "key", id: "keys", actions: [...down, ...up] }] });
  }

  async stop() {
    try {
      await this.send("DELETE", "");
    } finally {
      this.driver.kill();
    }
  }
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
