// @ts-check
// <norm-scope figure="axes"> as a program uses it: its events, its properties, its errors.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../drivers/chromium.js";
import { drawn, hold, openFigure, pointAt, profiles, setState, stateOf } from "../axes-figure.js";
import { assertNumbers } from "../axes-numbers.js";

/** @typedef {import("../axes-figure.js").NormScope} NormScope */
/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ type: string, detail: any, frame: number, target: string }} Heard */

/** From now on the document notes the figure's events. @param {Page} page */
const listen = (page) =>
  page.evaluate(() => {
    const heard = /** @type {Heard[]} */ ([]);
    let frame = 0;
    const count = () => (frame++, requestAnimationFrame(count));
    count();
    for (const type of ["ready", "input", "change", "error", "answer", "step"]) {
      document.addEventListener(`normscope-${type}`, (event) => heard.push({ type, detail: /** @type {CustomEvent} */ (event).detail, frame, target: /** @type {Element} */ (event.target).localName }));
    }
    Object.assign(window, { heard });
  });

/** What was heard since. @param {Page} page @returns {Promise<Heard[]>} */
const heard = (page) => page.evaluate(() => /** @type {{ heard: Heard[] }} */ (/** @type {unknown} */ (window)).heard.splice(0));

test("events bubble out of the figure: input at most once a frame, change when it is done", async (t) => {
  const page = await openFigure(t);
  await listen(page);
  const sheet = await profiles(page);
  const place = await pointAt(page, 4, 1);
  await heard(page);
  await hold(page, [place, sheet.at(1, 10), sheet.at(1, 20), sheet.at(1, 14)]);
  await drawn(page);
  const moving = await heard(page);
  const inputs = moving.filter(({ type }) => type === "input");
  assert.ok(inputs.length >= 2, `${inputs.length} while dragging`);
  assert.equal(new Set(inputs.map(({ frame }) => frame)).size, inputs.length, "at most once a frame");
  assert.deepEqual(moving.filter(({ type }) => type !== "input"), []);
  await page.mouse.up();
  await drawn(page);
  const done = (await heard(page)).filter(({ type }) => type === "change");
  assert.equal(done.length, 1);
  assert.deepEqual([done[0]?.detail, done[0]?.target], [{ state: await stateOf(page) }, "norm-scope"]);
  assert.deepEqual(inputs.at(-1)?.detail, { state: await stateOf(page) });

  await page.evaluate(() => [0.1, 0.2, 0.3, 0.4].forEach((eps) => document.querySelector("norm-scope")?.setState({ eps })));
  await drawn(page);
  const several = (await heard(page)).map(({ type, detail }) => [type, detail.state.eps]);
  assert.deepEqual(several, [["change", 0.1], ["change", 0.2], ["change", 0.3], ["change", 0.4], ["input", 0.4]]);
  for (let k = 0; k < 4; k++) await page.getByRole("button", { name: "Undo" }).click();
  await drawn(page);
  await heard(page);

  await page.getByRole("button", { name: "Undo" }).click();
  await drawn(page);
  assert.deepEqual((await heard(page)).filter(({ type }) => type === "change").map(({ detail }) => detail.state), [await stateOf(page)]);
});

test("ready and error are told, too", async (t) => {
  const page = await openPage(t, { path: "/tests/pages/quiet.html" });
  await listen(page);
  const outcome = await page.evaluate(async () => {
    const figure = /** @type {NormScope} */ (document.createElement("norm-scope"));
    document.body.prepend(figure);
    await import(`${location.origin}/www/normscope.js`);
    await figure.ready;
    figure.state = "x:1";
    figure.preset = "nope";
    const other = /** @type {NormScope} */ (document.createElement("norm-scope"));
    other.figure = "constructor";
    other.textContent = "what shows instead";
    document.body.prepend(other);
    const refusal = await other.ready.catch((/** @type {any} */ error) => [error.name, error.code, error.message]);
    return { refusal, shown: other.innerText, said: other.shadowRoot?.querySelector(".failure")?.textContent };
  });
  assert.deepEqual(outcome.refusal?.slice(0, 2), ["NormscopeError", "unknown"]);
  assert.match(outcome.refusal?.[2], /figure is "constructor", but takes one of axes/);
  assert.match(outcome.shown, /what shows instead/);
  assert.match(outcome.said ?? "", /could not start/);
  const events = await heard(page);
  assert.deepEqual(events.map(({ type, detail }) => [type, detail.code]), [["ready", undefined], ["error", "shape"], ["error", "unknown"], ["error", "unknown"]]);
  for (const { type, detail } of events) if (type === "error") assert.match(detail.message, /axes|norm-scope/);
});

/** What setState refuses: the code, and what the message names. @type {[unknown, string, RegExp][]} */
const REFUSED = [
  [null, "type", /setState/],
  [[1], "type", /setState: got an array/],
  ["eps:0", "type", /setState/],
  [{ x: [1, 2] }, "shape", /x has 2 values, but shape \[4,3\] needs 12/],
  [{ x: "2,10" }, "type", /x is/],
  [{ x: [null, 10, 1, 2, 30, 1, 6, 30, 1, 6, 10, 5] }, "type", /x is/],
  [{ eps: "small" }, "type", /eps is "small", but takes a number from 0 to 1/],
  [{ methods: ["bach"] }, "unknown", /methods is .*but takes a list of batch, layer/],
  [{ shape: [4, 4] }, "shape", /shape \[4,4\] needs 16/],
  [{ shape: [64, 32], x: Array(2048).fill(1) }, "range", /x is/],
  [{ focus: [1] }, "shape", /focus is/],
  [{ sheet: "table" }, "unknown", /sheet is "table", but takes one of profiles, plane/],
  [{ gamma: [1, "x"] }, "type", /gamma is/],
  [{ eps: 0, gamma: "no" }, "type", /gamma is/],
];

test("setState refuses by name, changes nothing, and the next call works", async (t) => {
  const page = await openFigure(t);
  const before = await stateOf(page);
  for (const [partial, code, message] of REFUSED) {
    const refusal = await page.evaluate(async (given) => {
      const { NormscopeError } = await import(`${location.origin}/www/normscope.js`);
      try {
        document.querySelector("norm-scope")?.setState(/** @type {any} */ (given));
        return null;
      } catch (error) {
        const { name, code: which, message: text } = /** @type {any} */ (error);
        return { isOurs: error instanceof NormscopeError && error instanceof Error, name, code: which, message: text };
      }
    }, partial);
    assert.deepEqual([refusal?.isOurs, refusal?.name, refusal?.code], [true, "NormscopeError", code], JSON.stringify(partial).slice(0, 60));
    assert.match(refusal?.message ?? "", message);
    await drawn(page);
    const { state, note } = await assertNumbers(page);
    assert.deepEqual([state, note], [before, ""]);
  }
  await setState(page, { eps: 0.5, focus: [99, -3], ...{ colour: "red" } });
  const { state } = await assertNumbers(page);
  assert.deepEqual(state, { ...before, eps: 0.5, focus: [3, 0] }, "numbers are clamped, unknown keys ignored");
  for (const value of [NaN, Infinity]) {
    const code = await page.evaluate((number) => {
      try {
        document.querySelector("norm-scope")?.setState({ eps: number });
        return "";
      } catch (error) {
        return /** @type {any} */ (error).code;
      }
    }, value);
    assert.equal(code, "non-finite");
  }
});

test("what is handed out can be neither changed nor used to change the figure", async (t) => {
  const page = await openFigure(t);
  const outcome = await page.evaluate(() => {
    const figure = /** @type {any} */ (document.querySelector("norm-scope"));
    const { view } = figure;
    const frozen = (/** @type {any} */ value) => typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
    const state = figure.getState();
    state.x[0] = 99;
    state.focus[0] = 3;
    const given = { x: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] };
    figure.setState(given);
    given.x[0] = 99;
    return { frozen: frozen(view), old: view.x[0], x: figure.getState().x[0], isPlain: Object.getPrototypeOf(state) === Object.prototype };
  });
  assert.deepEqual(outcome, { frozen: true, old: 2, x: 1, isPlain: true });
});

test("reset, undo and redo are done before the next call", async (t) => {
  const page = await openFigure(t);
  const eps = await page.evaluate(() => {
    const figure = /** @type {NormScope} */ (document.querySelector("norm-scope"));
    const found = /** @type {number[]} */ ([]);
    const note = () => found.push(figure.getState().eps);
    figure.setState({ eps: 0.5 });
    void figure.reset();
    note();
    figure.setState({ eps: 0.25 });
    note();
    void figure.undo();
    note();
    void figure.redo();
    note();
    return new Promise((resolve) => setTimeout(() => (note(), resolve(found)), 200));
  });
  assert.deepEqual(eps, [1e-5, 0.25, 1e-5, 0.25, 0.25]);
});

test("play, pause, step, reset, undo and redo settle when it is shown", async (t) => {
  const page = await openFigure(t, { reducedMotion: true });
  const call = (/** @type {"play" | "pause" | "step" | "reset" | "undo" | "redo"} */ name, /** @type {number} */ count = 1) =>
    page.evaluate(async ([method, times]) => {
      const figure = /** @type {NormScope} */ (document.querySelector("norm-scope"));
      await figure[method](/** @type {any} */ (times));
      return { step: figure.getState().step, eps: figure.getState().eps, shown: figure.shadowRoot?.querySelector(".steps-range")?.getAttribute("aria-valuetext") };
    }, /** @type {const} */ ([name, count]));
  assert.deepEqual(await call("step", -2), { step: "centered", eps: 1e-5, shown: "x − μ" });
  assert.equal((await call("step")).step, "xHat");
  assert.equal((await call("step", 99)).step, "y");
  await setState(page, { eps: 0.5 });
  assert.equal((await call("undo")).eps, 1e-5);
  assert.equal((await call("redo")).eps, 0.5);
  assert.equal((await call("reset")).eps, 1e-5);
  await call("pause");
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await drawn(page);
  await call("step", -9);
  assert.equal((await call("play")).step, "y", "play settles at the end");
  await assertNumbers(page);
});
