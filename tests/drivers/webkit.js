// @ts-check
/**
 * WebKitGTK's MiniBrowser on a screen that nobody sees (Xvfb), driven by WebKitWebDriver:
 *
 * ```js
 * import { openPage } from "../drivers/webkit.js";
 *
 * test("a click is seen", async (t) => {
 *   const page = await openPage(t, { path: "/?figure=axes" });
 *   const { x, y } = await page.evaluate(() => document.querySelector("norm-scope").getBoundingClientRect());
 *   await page.mouse.click(x + 20, y + 20);
 * });
 * ```
 *
 * There is no Playwright for it, so the page here is the small `WebKitPage` below, whose methods are
 * called as Playwright's are and mean the same: `goto`, `evaluate`, `waitForFunction`, `mouse.move`,
 * `down`, `up`, `click`, `keyboard.press`, `type`, `setViewportSize`, `screenshot`, `url`, `title`,
 * `assertQuiet`. As everywhere, the test fails if the page made noise. It comes from
 * `listening-proxy.js`, so its origin is another one than the server's. Errors inside workers are not
 * heard. There is no touch, there are no forced colours, no language can be preferred (it says `C`;
 * use `?lang=`), and no window is narrower than its toolbar, 450 px. A second theme, ratio or reduced
 * motion starts a second browser (1 s).
 *
 * @module
 */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { listeningProxy } from "./listening-proxy.js";
import { Noise } from "./noise.js";
import { complete } from "./options.js";
import { home } from "./servers.js";
import { WebKitPage } from "./webkit-page.js";
import { Session } from "./webdriver.js";
import { startScreen } from "./xvfb.js";

/** @typedef {import("./options.js").FullOptions} FullOptions */

/** What has to be ended after the tests, last started first. */
/** @type {(() => unknown)[]} */
const endings = [];

after(async () => {
  for (const end of endings.reverse()) await end();
});

/** @type {Map<string, Promise<Session>>} */
const sessions = new Map();
/** @type {ReturnType<typeof startScreen> | undefined} */
let screen;
/** @type {ReturnType<typeof listeningProxy> | undefined} */
let proxy;
/** @type {Noise | undefined} */
let noise;

/**
 * Opens a page in the browser's one window; what was there before is gone.
 *
 * @param {import("node:test").TestContext} t
 * @param {import("./options.js").PageOptions} [options]
 */
export async function openPage(t, options = {}) {
  const full = complete(options);
  if (full.touch || full.forcedColors || options.lang) {
    throw new Error("WebKit has no touch, no forced colours and no preferred language here; use Chromium");
  }
  proxy ??= listeningProxy(home, hear);
  const { url, close } = await proxy;
  if (!endings.includes(close)) endings.push(close);
  const page = new WebKitPage(await session(full), url, (noise = new Noise(url, full.allow)));
  t.after(() => page.leave());
  await page.session.send("POST", "/timeouts", { script: full.seconds * 1000 });
  await page.setViewportSize(full);
  await page.goto(full.path);
  return page;
}

/** @type {(kind: string, what: string) => void} */
function hear(kind, what) {
  if (kind === "request") noise?.hearRequest(what);
  else noise?.hear(`${kind}: ${what}`);
}

/**
 * @param {FullOptions} options
 * @returns {Promise<Session>}
 */
function session({ theme, reducedMotion, scale }) {
  const key = JSON.stringify([theme, reducedMotion, scale]);
  const running = sessions.get(key);
  if (running) return running;
  const started = startSession(theme, reducedMotion, scale);
  sessions.set(key, started);
  return started;
}

/**
 * @param {string} theme
 * @param {boolean} reducedMotion
 * @param {number} scale
 */
async function startSession(theme, reducedMotion, scale) {
  screen ??= startScreen();
  const { display, stop } = await screen;
  if (!endings.includes(stop)) endings.push(stop);
  const folder = await mkdtemp(join(tmpdir(), "normscope-webkit-"));
  endings.push(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "gtk-3.0"));
  const animations = `gtk-enable-animations=${reducedMotion ? 0 : 1}`;
  await writeFile(join(folder, "gtk-3.0", "settings.ini"), `[Settings]\n${animations}\n`);
  const env = {
    ...process.env,
    DISPLAY: display,
    GDK_BACKEND: "x11",
    GDK_SCALE: String(scale),
    XDG_CONFIG_HOME: folder,
    GTK_THEME: theme === "dark" ? "Adwaita:dark" : "Adwaita",
  };
  const driver = process.env.NORMSCOPE_WEBKIT_DRIVER ?? "/usr/bin/WebKitWebDriver";
  const session = await Session.start(driver, env, { browserName: "MiniBrowser" });
  endings.push(() => session.stop());
  return session;
}
