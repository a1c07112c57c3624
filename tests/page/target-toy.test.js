// @ts-check
// The two examples under the figure `target`: the bias stepped and played, the networks trained until one of them is lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { averagedConfig, BIAS } from "../../www/figures/target/toy-state.js";
import { fixed } from "../../www/numbers.js";
import { openPage } from "../drivers/chromium.js";
import { click, drawn, waitUntil } from "../axes-figure.js";
import { engine } from "../node/target/states.js";
import { openTarget } from "../target-figure.js";

/** @param {import("../axes-figure.js").AnyPage} page */
const toys = (page) =>
  page.evaluate(() => {
    const host = /** @type {import("../target-figure.js").Target} */ (/** @type {unknown} */ (document.querySelector("norm-scope")));
    const { toy } = host.view;
    const said = [...(host.shadowRoot?.querySelectorAll('[data-control="toys"] .small-words') ?? [])].map(({ textContent }) => textContent ?? "");
    const playing = host.shadowRoot?.querySelector('[data-control="bias-play"]')?.textContent;
    return { step: toy.step, b: [...toy.bias.ignored.b][toy.step], done: toy.done, playing, said, averaged: toy.averaged.map(({ way, step, loss, diverged }) => ({ way, step, loss, diverged: diverged && diverged.step })) };
  });

test("the bias is stepped, pulled and played to its end, and grows as the engine says", async (t) => {
  const page = await openTarget(t, openPage);
  await page.locator('[data-control="bias-step"]').focus();
  await page.keyboard.press("Enter");
  await waitUntil(page, toys, ({ step }) => step === 1, 60);
  const range = page.locator('[data-control="bias-range"]');
  await range.focus();
  await page.keyboard.press("End");
  const { said, b } = await waitUntil(page, toys, ({ step }) => step === BIAS.steps, 60);
  assert.equal(b, engine.biasToy({ ...BIAS, rate: 0.1 }).ignored.b.at(-1));
  assert.ok(said[0]?.includes(fixed(b ?? NaN)), said[0]);
  await click(page, '[data-control="bias-play"]');
  await waitUntil(page, toys, ({ step, playing }) => step === BIAS.steps && playing === "Play", 60);
});

test("the networks train both ways, and the one that is lost is named with its step, and a way out", async (t) => {
  const page = await openTarget(t, openPage);
  await click(page, '[data-control="averaged"]');
  const { averaged, said } = await waitUntil(page, toys, ({ done }) => done, 60);
  const state = await page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).getState());
  for (const { way, step, loss, diverged } of averaged) {
    const experiment = new engine.Experiment(averagedConfig(state, way));
    const report = experiment.run(step);
    const snapshot = experiment.snapshot();
    experiment.free();
    assert.deepEqual([diverged, diverged === null ? loss : null], [snapshot.diverged?.step ?? null, diverged === null ? report.loss : null], way);
  }
  const lost = averaged.find(({ way }) => way === "running")?.diverged;
  assert.ok(lost && said[1]?.includes(`at step ${lost}`) && /Lower the learning rate/.test(said[1]), said[1]);
  // Another rate makes other networks: what was trained is not shown as theirs.
  await page.evaluate(() => /** @type {any} */ (document.querySelector("norm-scope")).setState({ averagedRate: 0.1 }));
  await drawn(page);
  const after = await toys(page);
  assert.deepEqual(after.averaged, []);
  assert.match(after.said[1] ?? "", /\?$/);
});
