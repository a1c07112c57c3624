// @ts-check
/**
 * Takes a picture of the running page. `cargo xtask screenshot` builds and serves the page, then
 * calls this with its own arguments:
 *
 *     --path /?figure=axes   what to open
 *     --selector norm-scope  the part of the page to take; without it, the whole page
 *     --width 1180           of the window, in CSS pixels
 *     --height 900
 *     --scale 2              device pixels per CSS pixel
 *     --theme light          or dark
 *     --lang en-US           what the browser prefers, e.g. zh-CN
 *     --play 0               trains the figure's networks to this step first
 *     --out docs/axes.png    relative to the repository
 *
 * The defaults make the README's picture.
 *
 * @module
 */

import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { home } from "./drivers/servers.js";

/**
 * @param {string} value
 */
const option = (value) => ({ type: /** @type {const} */ ("string"), default: value });

const { values } = parseArgs({
  options: {
    path: option("/"),
    selector: option('norm-scope[figure="axes"]'),
    width: option("1180"),
    height: option("900"),
    scale: option("2"),
    theme: option("light"),
    lang: option("en-US"),
    play: option("0"),
    out: option("docs/axes.png"),
  },
});

const browser = await chromium.launch({
  executablePath: process.env.NORMSCOPE_CHROMIUM ?? "/usr/bin/chromium",
  chromiumSandbox: false,
  args: ["--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
try {
  const page = await browser.newPage({
    viewport: { width: Number(values.width), height: Number(values.height) },
    deviceScaleFactor: Number(values.scale),
    colorScheme: values.theme === "dark" ? "dark" : "light",
    locale: values.lang,
    reducedMotion: "reduce",
  });
  await page.goto(new URL(values.path, home).href, { waitUntil: "load" });
  const out = resolve(import.meta.dirname, "..", values.out);
  await mkdir(dirname(out), { recursive: true });
  const part = values.selector ? page.locator(values.selector).first() : null;
  await part?.scrollIntoViewIfNeeded();
  // The figures that are in sight are drawn, with the fonts that they asked for.
  await page.evaluate(async () => {
    const inSight = (/** @type {Element} */ figure) => {
      const { top, bottom } = figure.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    };
    const figures = [...document.querySelectorAll("norm-scope")].filter(inSight);
    await Promise.all(figures.map((figure) => /** @type {Element & { ready?: Promise<void> }} */ (figure).ready));
    await document.fonts.ready;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });
  if (Number(values.play) > 0) {
    await page.evaluate((step) => document.querySelector("norm-scope")?.step(step), Number(values.play));
    await page.waitForTimeout(500);
  }
  await (part ? part.screenshot({ path: out }) : page.screenshot({ path: out, fullPage: true }));
  console.log(`Wrote ${out}`);
} finally {
  await browser.close();
}
