// @ts-check
// The page of `webkit.js`: the part of Playwright's `Page` that the tests use, over WebDriver.

import { writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

export class WebKitPage {
  /**
   * @param {import("./webdriver.js").Session} session
   * @param {URL} home
   * @param {import("./noise.js").Noise} noise
   */
  constructor(session, home, noise) {
    this.session = session;
    this.home = home;
    this.noise = noise;
  }

  /** @param {string} path */
  async goto(path) {
    await this.session.send("POST", "/url", { url: new URL(path, this.home).href });
  }

  /** @returns {Promise<string>} */
  url() {
    return this.session.send("GET", "/url");
  }

  /** @returns {Promise<string>} */
  title() {
    return this.session.send("GET", "/title");
  }

  /**
   * Calls `f` in the page, waits for what it promises, and returns that. Both ways only JSON goes.
   *
   * @template R
   * @template [A=undefined]
   * @param {(argument: A) => R} f
   * @param {A} [argument]
   * @returns {Promise<Awaited<R>>}
   */
  async evaluate(f, argument) {
    const script = `const [argument, done] = arguments;
      (async () => (${f})(argument))().then((value) => done({ value }), (error) => done({ error: String(error?.stack ?? error) }));`;
    const { value, error } = await this.session.send("POST", "/execute/async", { script, args: [argument ?? null] });
    if (error !== undefined) throw new Error(`in the page: ${error}`);
    return value;
  }

  /**
   * Waits until `f` gives something true.
   *
   * @template [A=undefined]
   * @param {(argument: A) => unknown} f
   * @param {A} [argument]
   */
  async waitForFunction(f, argument) {
    for (let attempts = 300; !(await this.evaluate(f, argument)); attempts--) {
      if (attempts === 0) throw new Error(`waited 30 s in vain for ${f}`);
      await sleep(100);
    }
  }

  mouse = {
    /** @type {(x: number, y: number) => Promise<void>} */
    move: (x, y) => this.session.mouse([{ type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) }]),
    down: () => this.session.mouse([{ type: "pointerDown", button: 0 }]),
    up: () => this.session.mouse([{ type: "pointerUp", button: 0 }]),
    /** @type {(x: number, y: number) => Promise<void>} */
    click: async (x, y) => {
      await this.mouse.move(x, y);
      await this.mouse.down();
      await this.mouse.up();
    },
  };

  keyboard = {
    /** @type {(combination: string) => Promise<void>} as Playwright writes it: `Control+z`, `ArrowLeft` */
    press: (combination) => this.session.keys(combination === "+" ? ["+"] : combination.split("+")),
    /** @type {(text: string) => Promise<void>} */
    type: async (text) => {
      for (const character of text) await this.session.keys([character]);
    },
  };

  /**
   * Makes the window so large that the page itself has this size.
   *
   * @param {{ width: number, height: number }} size
   */
  async setViewportSize({ width, height }) {
    const inner = () => this.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    for (let attempts = 20; attempts > 0; attempts--) {
      const now = await inner();
      if (now.width === width && now.height === height) return;
      const window = await this.session.send("GET", "/window/rect");
      await this.session.send("POST", "/window/rect", {
        width: window.width + width - now.width,
        height: window.height + height - now.height,
      });
      await sleep(50);
    }
    const { width: w, height: h } = await inner();
    throw new Error(`the window cannot be ${width} x ${height}; it is ${w} x ${h}`);
  }

  /** @param {{ path?: string }} [options] */
  async screenshot({ path } = {}) {
    const png = Buffer.from(await this.session.send("GET", "/screenshot"), "base64");
    if (path) await writeFile(path, png);
    return png;
  }

  async assertQuiet() {
    // @ts-expect-error listening-proxy.js puts this function into every document that has a server
    await this.evaluate(() => window.listenedTo?.());
    this.noise.assertQuiet();
  }

  /** Ends a test: nothing of the page is left for the next one. */
  async leave() {
    try {
      await this.assertQuiet();
    } finally {
      await this.session.send("POST", "/url", { url: "about:blank" });
    }
  }
}
