// @ts-check
// The link: what is written is what is read, in one way only; and nothing that anybody writes into it does harm.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONTROLS, LIMITS, METHODS } from "../../www/settings.js";
import { applyState, initialState, readState, sameState, writeState } from "../../www/state.js";
import { LINK_LIMIT, readLink, writeLink } from "../../www/link.js";
import { PRESETS } from "../../www/figures/axes/presets.js";
import { settle } from "../../www/figures/axes/state.js";
import { assertFits } from "./axes/fits.js";
import { randomState, stateOf } from "./axes/states.js";
import { chance } from "./random.js";

const START = initialState("axes");
const parse = (/** @type {string} */ text) => applyState("axes", START, readState("axes", text), settle);
const BASE = "https://example.org/normscope/";

test("2,000 random states come back as they were, through the whole link, and are written in one way", () => {
  const random = chance(1);
  let longest = 0;
  for (let k = 0; k < 2000; k++) {
    const state = random.flip(0.1) ? randomState(random) : randomState(random, { shape: [random.whole(0, 6), random.whole(1, 4), random.whole(1, 3)] });
    const text = writeState("axes", state);
    const url = writeLink(BASE, { figure: "axes", state: text, lang: "zh-Hans" });
    const read = readLink(new URL(url).search);
    assert.equal(read.state ?? "", text);
    const back = parse(read.state ?? "");
    assert.deepEqual(back, { state, problems: [] }, text);
    assert.equal(writeState("axes", back.state), text);
    assert.match(url, /^[\w:/.?=&,~%-]+$/);
    longest = Math.max(longest, url.length);
  }
  assert.ok(longest > 4000, "some were large");
});

test("every preset comes back from its link", () => {
  for (const [name, { state }] of Object.entries(PRESETS)) {
    const settled = stateOf(state);
    assert.deepEqual(parse(writeState("axes", settled)), { state: settled, problems: [] }, name);
  }
});

test("the largest state there can be takes less than 8 KB", () => {
  const value = -1.23456e-5;
  const state = stateOf({
    shape: [32, 32],
    x: Array(LIMITS.cells).fill(value),
    gamma: Array(32).fill(value),
    beta: Array(32).fill(value),
    eps: 1.23456e-7,
    groups: 16,
    methods: [...METHODS],
    across: "instance",
    focus: [31, 31],
    plane: [31, 30],
    sheet: "plane",
    step: "centered",
    pinned: 31,
    pinnedBatch: Array(LIMITS.pinnedCells).fill(value),
  });
  const url = writeLink(BASE, { figure: "axes", state: writeState("axes", state), preset: "correlated", lang: "zh-Hans", theme: "light", controls: "full" });
  assert.ok(url.length - BASE.length < LINK_LIMIT - 50, `${url.length - BASE.length}`);
  assert.deepEqual(parse(readLink(new URL(url).search).state ?? "").state, state);
});

test("a link has its fields in one order, and replaces the address's own query", () => {
  const link = { hide: "csv pin", lang: "en", figure: "axes", controls: "min", state: "gamma:1,2~eps:0", theme: "dark", preset: "l3" };
  assert.equal(writeLink(`${BASE}?old=1#there`, link), `${BASE}?v=1&figure=axes&preset=l3&state=gamma:1,2~eps:0&lang=en&theme=dark&controls=min&hide=csv%20pin`);
  assert.deepEqual(readLink(new URL(writeLink(BASE, link)).search), link);
  assert.equal(writeLink(BASE, { figure: "axes", state: "" }), `${BASE}?v=1&figure=axes`);
});

test("a link of a newer version says so", () => {
  for (const [v, newer] of /** @type {const} */ ([["1", undefined], ["0", undefined], ["", undefined], ["x", undefined], ["2", true], ["1.5", true], ["99999", true]])) {
    assert.equal(readLink(`?v=${v}&figure=axes`).newer, newer, v);
  }
  assert.equal(readLink("?figure=axes").newer, undefined);
});

test("fields that are not the link's are left alone, and empty ones are not there", () => {
  assert.deepEqual(readLink("?__proto__=1&constructor=2&utm_source=3&figure=&state=&lang=en"), { lang: "en" });
  assert.deepEqual(readLink(""), {});
});

test("a link that is too long is not read", () => {
  assert.deepEqual(readLink(`?figure=axes&state=${"1".repeat(LINK_LIMIT)}`), { tooLong: true });
  assert.equal(readLink(`?figure=axes&state=${"1".repeat(LINK_LIMIT - 50)}`).figure, "axes");
});

test("100,000 junk links: no throw, no NaN, nothing that does not fit, and quick", () => {
  const random = chance(2);
  const keys = [...Object.keys(CONTROLS.axes), "__proto__", "constructor", "", "x ", "toString", "é"];
  const pieces = ["~", ":", ",", "_", "-", ".", "e", "NaN", "Infinity", "null", "undefined", "1e999", "-0", "0", "1", "9999999999", "[", "<img src=x onerror=alert(1)>", "%", "%00", "\u0000", "\ud800", "１", "−", "批", "batch", "plane", "_AAAAA", "_____", "_-----"];
  const seeds = random.list(40, () => writeState("axes", randomState(random, { shape: [random.whole(0, 4), random.whole(1, 4)], pinned: null })));
  const junk = [
    () => random.list(random.whole(0, 12), () => random.pick(pieces)).join(""),
    () => random.list(random.whole(1, 6), () => `${random.pick(keys)}:${random.pick(pieces)}${random.pick(pieces)}`).join("~"),
    () => random.list(random.whole(0, 60), () => String.fromCharCode(random.flip(0.9) ? random.whole(32, 126) : random.whole(0, 65535))).join(""),
    () => mutated(random.pick(seeds)),
    () => mutated(mutated(random.pick(seeds))),
  ];
  /** @param {string} text */
  function mutated(text) {
    const [at, to] = [random.whole(0, text.length), random.whole(0, text.length)];
    return random.pick([
      () => text.slice(0, at) + random.pick(pieces) + text.slice(at),
      () => text.slice(0, at) + text.slice(at + 1),
      () => text.slice(0, at),
      () => text.slice(0, at) + String.fromCharCode(random.whole(32, 126)) + text.slice(at + 1),
      () => text.slice(0, at) + text.slice(to),
    ])();
  }
  let taken = 0;
  const began = performance.now();
  for (let k = 0; k < 100_000; k++) {
    const text = random.pick(junk)();
    const link = readLink(`?state=${random.flip() ? encodeURIComponent(text.toWellFormed?.() ?? text.replace(/[\ud800-\udfff]/g, "")) : text}&${text}`);
    const { state, problems } = parse(link.state ?? "");
    taken += Number(problems.length === 0 && !sameState(state, START));
    if (k % 25 === 0) assertFits(state, text);
    for (const value of Object.values(state).flat()) assert.ok(typeof value === "number" ? Number.isFinite(value) : value === null || typeof value === "string", text);
  }
  const each = (performance.now() - began) / 100_000;
  assert.ok(each < 5, `${each} ms each`);
  assert.ok(taken > 1000, `${taken} of them said something`);
});
