// @ts-check
// The numbers of `batch-size` against theory, its sweep's plan, its words and its scripts.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { load } from "../../../www/normscope.js";
import { initialState } from "../../../www/state.js";
import { translator } from "../../../www/locales/index.js";
import { fetchTexts } from "../../../www/locales/texts.js";
import { code } from "../../../www/figures/batch-size/code.js";
import { compute } from "../../../www/figures/batch-size/compute.js";
import { csv } from "../../../www/figures/batch-size/export.js";
import { configOf, DRAWS, placesOf, sweepKey, UNIT_STEPS, unitConfig } from "../../../www/figures/batch-size/state.js";
import { sentence, title } from "../../../www/figures/batch-size/words.js";

const engine = /** @type {import("../../../www/engine.js").Engine} */ (/** @type {unknown} */ (await load()));
const start = /** @type {import("../../../www/figures/batch-size/state.js").BatchSizeState} */ (/** @type {unknown} */ (initialState("batch-size")));
await Promise.all([fetchTexts("en", "batch-size"), fetchTexts("zh-Hans", "batch-size")]);
const words = translator("en");
const flat = (/** @type {readonly { text: string }[]} */ pieces) => pieces.map(({ text }) => text).join("");

test("the spread falls as 1/√m, two give signs, and the gradient follows its formula", () => {
  const { draws, lit, samples } = compute(start, engine, null);
  assert.deepEqual([lit.size, samples], [4, 500]);
  for (const one of draws) {
    assert.ok(Math.abs(one.spread / one.theory - 1) < 0.2, `${one.size}: ${one.spread}`);
    assert.ok(Math.abs(one.gradient - one.gradientTheory) < 0.02, `${one.size}: ${one.gradient}`);
    for (const value of one.xHat) assert.ok(Math.abs(value) <= Math.sqrt(one.size - 1) + 1e-9);
  }
  const [two] = draws;
  assert.ok(two && Array.from(two.xHat).every((value) => value === 0 || Math.abs(Math.abs(value) - 1) < 0.05));
  const one = compute({ ...start, m: 1 }, engine, null).lit;
  assert.ok(Array.from(one.xHat).every((value) => value === 0));
  const other = compute({ ...start, draw: 1 }, engine, null).lit;
  assert.notDeepEqual(other.means, lit.means);
});

test("the network's answer trembles less in larger batches, and is the engine's", () => {
  for (const seed of [0, 1, 2, 3, 4]) {
    const { draws, answer } = compute({ ...start, seed }, engine, null);
    const spreads = draws.map(({ answers }) => answers.spread);
    console.log(`seed ${seed}, logits' spread by size: ${spreads.map((one) => one.toFixed(2)).join(" ")}; other answers: ${draws.map(({ answers }) => answers.other.toFixed(2)).join(" ")}`);
    spreads.slice(1).forEach((one, k) => assert.ok(one < (spreads[k] ?? 0), `seed ${seed}: ${spreads}`));
    const network = new engine.Experiment(unitConfig(seed));
    network.run(UNIT_STEPS);
    const { logits, all, other } = network.drawAnswers({ sample: start.sample, size: 8, draws: DRAWS, seed: start.draw });
    network.free();
    const eight = draws.find(({ size }) => size === 8)?.answers;
    assert.equal(all.every((one) => one <= (all[answer] ?? NaN)), true);
    assert.deepEqual([eight?.other, eight?.logit[5]], [other, (logits[5 * 10 + answer] ?? NaN) - (all[answer] ?? NaN)]);
  }
  assert.equal(compute({ ...start, m: 1 }, engine, null).lit.answers.spread, 0);
  const state = { ...start, look: /** @type {const} */ ("answer") };
  const view = compute(state, engine, null);
  assert.ok(flat(sentence(view, state, words)).includes(`a spread of ${view.lit.answers.spread.toFixed(2)}`));
});

test("with few images every step sees all of them, and only the groups differ", () => {
  const few = { ...start, how: /** @type {const} */ ("few"), seeds: 2 };
  const { trainer } = configOf(few, "batch", 8, 1);
  assert.deepEqual([trainer.batchSize, trainer.microbatch, trainer.data?.kind === "digits" && trainer.data.train], [200, 8, 200]);
  assert.equal(placesOf(few).length, 2 * 13);
  const better = ended(few, ({ method, at }) => (method === "batch" ? 0.6 - (at ?? 0) / 1000 : method === "none" ? 0.65 : 0.5));
  assert.match(flat(title(better.view, better.state, words)), /helps: 20 points more for batch norm at 4 than at 200/);
  assert.match(flat(sentence(better.view, better.state, words)), /groups of 4, batch norm 59\.6 %.*one group of 200, batch norm 40\.0 %.*No method is ahead/);
  const worse = ended(few, ({ at }) => 0.4 + (at ?? 0) / 1000);
  assert.match(flat(title(worse.view, worse.state, words)), /cost batch norm 20 points/);
  const ahead = ended(few, ({ method }) => (method === "layer" ? 0.7 : 0.5));
  assert.doesNotMatch(flat(sentence(ahead.view, ahead.state, words)), /No method is ahead/);
});

test("a sweep has each network once, and no method twice where groups do not matter to it", () => {
  const counts = (/** @type {Partial<typeof start>} */ change) => placesOf({ ...start, ...change }).length;
  assert.deepEqual([counts({}), counts({ how: "real" }), counts({ how: "classes", seeds: 5 })], [3 * 13, 3 * 30, 5 * 20]);
  assert.deepEqual([configOf(start, "batch", 4, 0).trainer.microbatch, configOf(start, "batch", 4, 0).trainer.batchSize], [4, 32]);
  const real = configOf({ ...start, how: "real" }, "layer", 8, 0).trainer;
  assert.deepEqual([real.batchSize, real.learningRate, real.microbatch], [8, 0.025, undefined]);
  assert.equal(configOf({ ...start, how: "classes" }, "none", 2, 0).trainer.order, 2);
  assert.equal(sweepKey(start), sweepKey({ ...start, m: 8, draw: 3, sample: 1 }));
  assert.notEqual(sweepKey(start), sweepKey({ ...start, depth: 3 }));
});

/** @param {Partial<typeof start>} change @param {(place: import("../../../www/figures/batch-size/state.js").Place) => number} accuracy */
function ended(change, accuracy) {
  const state = { ...start, ...change };
  const results = placesOf(state).map((place) => ({ ...place, accuracy: accuracy(place), own: place.method === "batch" ? 0.25 : NaN, diverged: false }));
  return { state, view: compute(state, engine, { key: sweepKey(state), running: false, paused: false, done: results.length, all: results.length, share: 1, results }) };
}

test("the title says what was measured, and a question of the state nothing", () => {
  const bad = ended({ seeds: 2 }, ({ method, at, seed }) => (method === "batch" && at === 4 ? 0.4 + 0.1 * seed : 0.9));
  assert.match(flat(title(bad.view, bad.state, words)), /lose 45 points/);
  assert.match(flat(sentence(bad.view, bad.state, words)), /over 2 seeds.*at 4, batch norm 45\.0 %.*\(25\.0 % by.*at 32, batch norm 90\.0 %/);
  const even = ended({ seeds: 2 }, () => 0.9);
  assert.match(flat(title(even.view, even.state, words)), /next to nothing/);
  assert.match(flat(title(compute(start, engine, null), start, words)), /up to its mates/);
  // Of another state nothing is shown.
  const other = compute({ ...bad.state, depth: 2 }, engine, { key: sweepKey(bad.state), running: false, paused: false, done: 1, all: 1, share: 1, results: bad.view.sweep.results });
  assert.equal(other.sweep.summary.length, 0);
  const found = bad.view.sweep.summary.find(({ method, at }) => method === "batch" && at === 4);
  assert.deepEqual([found?.count, found?.low, found?.high].map(String), ["2", "0.4", "0.5"]);
});

test("the table of draws and networks", () => {
  const { view } = ended({ seeds: 1 }, () => 0.5);
  const lines = csv(view).trim().split(/\r?\n/);
  assert.equal(lines.length, 1 + 6 * 240 + 13);
  assert.match(lines.at(-1) ?? "", /^network,,,,,,none,0,0\.5,$/);
});

const python = (/** @type {string} */ source, /** @type {string} */ input = "") => spawnSync("python3", ["-c", source], { input, encoding: "utf8" });
const hasPython = python("").status === 0;
const hasNumpy = hasPython && python("import numpy").status === 0;

test("all scripts can be read", { skip: !hasPython && "no python3 here" }, () => {
  for (const kind of /** @type {const} */ (["numpy", "pytorch", "keras"])) {
    const { state, view } = ended({ seeds: 1 }, () => 0.5);
    const text = code(kind, view, state);
    assert.doesNotMatch(text, /undefined|NaN|\$\{|−/);
    assert.equal(python("import ast, sys; ast.parse(sys.stdin.read())", text).status, 0, text);
  }
});

test("numpy: it runs, and what it asserts holds", { skip: !hasNumpy && "no NumPy here" }, () => {
  for (const m of [1, 2, 4, 64]) {
    const state = { ...start, m };
    const run = python("import sys; exec(sys.stdin.read())", code("numpy", compute(state, engine, null), state));
    assert.equal(run.status, 0, run.stderr);
  }
});
