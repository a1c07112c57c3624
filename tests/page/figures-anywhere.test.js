// @ts-check
// The figures that train where other people put them: as a tag on a bare page, in a sandboxed frame, under a strict policy.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { drawn, embedded, openElsewhere, ready, setAttribute } from "../axes-figure.js";
import { QUICK as affine } from "../affine-figure.js";
import { QUICK as inference } from "../inference-figure.js";
import { QUICK as placement } from "../placement-figure.js";
import { QUICK as renorm } from "../renorm-figure.js";
import { QUICK as shift } from "../shift-figure.js";
import { QUICK as target } from "../target-figure.js";
import { QUICK as why } from "../why-figure.js";

const FIGURES = Object.entries({ affine, shift, target, inference, placement, renorm, why, "batch-size": "depth:1~width:6~steps:20~seeds:2" });

/** Presses Step, and reads the step of the caption; or runs a sweep, which has no steps. @param {import("playwright-core").Page | import("playwright-core").FrameLocator} where @param {string} figure */
async function takeStep(where, figure) {
  if (figure === "batch-size") {
    await where.locator('[data-control="play"]:enabled').first().click();
    await where.getByText(/^(\d+) of \1 networks$/).waitFor();
    return;
  }
  await where.locator('[data-control="step"]:enabled').first().click();
  await where.locator(".caption", { hasText: /step 1\b/ }).waitFor();
}

for (const [figure, state] of FIGURES) {
  test(`${figure} in a sandboxed frame`, async (t) => {
    const page = await openPage(t, { path: "/tests/pages/quiet.html" });
    await page.evaluate((address) => {
      const frame = document.createElement("iframe");
      [frame.src, frame.title, frame.width, frame.height] = [address, "A figure", "680", "900"];
      frame.setAttribute("sandbox", "allow-scripts");
      document.body.append(frame);
    }, embedded({ figure, state }));
    await takeStep(page.frameLocator("iframe"), figure);
  });

  test(`${figure} as a tag on a bare page that fetches the module later`, async (t) => {
    const page = await openElsewhere(t, { figure, state });
    await takeStep(page, figure);
  });

  test(`${figure} under a strict content policy and trusted types`, async (t) => {
    const page = await openPage(t, { path: "/tests/pages/strict.html" });
    await setAttribute(page, "state", state);
    await setAttribute(page, "figure", figure);
    await ready(page);
    await takeStep(page, figure);
    await page.getByText("All numbers as a table").click();
    await drawn(page);
    assert.ok((await page.locator(".table-box td").count()) > 3);
  });
}
