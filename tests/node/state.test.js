// @ts-check
// A figure's state against the table of controls: every control of every figure, whatever the table holds.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONTROLS, controlName } from "../../www/settings.js";
import { applyState, controlsOf, initialState, readState, sameState, writeState } from "../../www/state.js";

/** @typedef {import("../../www/state.js").FigureName} FigureName */

/** Lets every value be, so that only the table judges. @type {import("../../www/state.js").Settle} */
const asItIs = (state) => ({ state, problems: [] });

const figures = /** @type {FigureName[]} */ (Object.keys(CONTROLS));
const controls = figures.flatMap((figure) => controlsOf(figure).map(([key, control]) => ({ figure, key, ...control })));

/** @param {FigureName} figure @param {Record<string, unknown>} partial */
const apply = (figure, partial) => applyState(figure, initialState(figure), partial, asItIs);

/** @param {FigureName} figure @param {string} text */
const read = (figure, text) => apply(figure, readState(figure, text));

/** What no control takes. */
const WRONG = {
  "a text": "no such choice",
  "a text that looks like junk": "1;2",
  NaN: NaN,
  infinity: Infinity,
  "a truth": true,
  "an object": {},
  "an object without a prototype": Object.create(null),
  "a function": () => 1,
  "a symbol": Symbol("one"),
  "a big integer": 1n,
  "a date": new Date(0),
  "a list with NaN": [NaN],
  "a list of texts": ["1"],
  "a list of lists": [[1]],
  "a list with a symbol": [Symbol("one")],
  "a list with an object without a prototype": [Object.create(null)],
  "a list that is too long": Array(5000).fill(1),
  "an endless list": Object.assign([], { length: 2 ** 32 - 1 }),
  "big integers": new BigInt64Array(1),
  "a buffer's view": new DataView(new ArrayBuffer(8)),
};

/** What can be wrong with one of those, whatever takes it: a text can be a wrong name or no number. @param {unknown} value */
function faultsOf(value) {
  if (typeof value === "string") return ["unknown", "type"];
  if (typeof value === "number") return ["non-finite", "type"];
  if (!Array.isArray(value)) return ["type"];
  if (value.length > 100) return ["range", "type"];
  return Number.isNaN(value[0]) ? ["non-finite", "type"] : ["unknown", "type"];
}

test("what is refused says what is wrong with it", () => {
  const code = (/** @type {FigureName} */ figure, /** @type {Record<string, unknown>} */ partial) => apply(figure, partial).problems.map((problem) => problem.code).join();
  const cases = /** @type {const} */ ([
    ["type", { eps: "small" }, { eps: null }, { eps: [1] }, { x: "2,10" }, { x: [null] }, { x: [1, "2"] }, { gamma: {} }, { sheet: 3 }, { methods: "batch" }, { methods: [1] }, { pinned: "1" }],
    ["unknown", { sheet: "table" }, { methods: ["bach"] }, { across: "none" }],
    ["non-finite", { eps: NaN }, { eps: Infinity }, { x: [1, NaN] }, { beta: Float64Array.of(-Infinity) }, { pinned: NaN }],
    ["range", { x: Array(1025).fill(1) }, { methods: Array(9).fill("batch") }, { gamma: Array(33).fill(1) }, { focus: [1, 2, 3] }],
    ["shape", { focus: [1] }, { plane: [] }],
  ]);
  for (const [expected, ...partials] of cases) for (const partial of partials) assert.equal(code("axes", partial), expected, JSON.stringify(partial).slice(0, 60));
  assert.deepEqual([code("shift", { unit: ["some"] }), code("shift", { unit: [NaN] }), code("shift", { unit: [{}] }), code("shift", { data: "cats" })], ["unknown", "non-finite", "type", "unknown"]);
});

test("the table has what a figure needs to know of each control", () => {
  assert.ok(controls.length >= 14);
  for (const { figure, key, kind, initial } of controls) {
    assert.ok(kind.takes.length > 5, key);
    assert.deepEqual(kind.check(initial), initial, `${figure}: ${key} takes its own default`);
    assert.match(key, /^[a-z][A-Za-z]*$/, "a key needs no escape in a link");
    assert.match(controlName(key), /^[a-z-]+$/);
  }
  assert.equal(controlName("learningRate"), "learning-rate");
});

for (const { figure, key, kind, initial } of controls) {
  test(`${figure}: ${key} comes back from a link as it was written`, () => {
    const values = [initial];
    if (typeof initial === "number") values.push(kind.check(1e300), kind.check(-1e300), kind.check(0.123456), kind.check(1));
    // A name that may also be a number has no list of options.
    if (typeof initial === "string") values.push(...(/** @type {{ options?: string[] }} */ (/** @type {unknown} */ (kind)).options ?? [kind.check(1), kind.check(1e300)]));
    if (initial === null) values.push(kind.check(1), kind.check(1e300));
    if (Array.isArray(initial) && typeof initial[0] === "string") values.push([], [initial[0]]);
    else if (Array.isArray(initial)) values.push(...[0.5, -1.23456, 1e300].map((value) => kind.check(Array(initial.length || 7).fill(value))));
    for (const value of values) {
      assert.notEqual(value, undefined);
      const text = writeState(figure, { ...initialState(figure), [key]: value });
      const { state, problems } = read(figure, text);
      assert.deepEqual([state[key], problems], [value, []], text);
      assert.equal(writeState(figure, state), text);
    }
  });

  test(`${figure}: what ${key} cannot be gives one problem, and the default`, () => {
    for (const [name, value] of Object.entries({ ...WRONG, ...(initial === null ? {} : { null: null }) })) {
      const { state, problems } = apply(figure, { [key]: value });
      assert.equal(problems.length, 1, name);
      assert.ok(faultsOf(value).includes(problems[0].code), `${name}: ${problems[0].code}`);
      assert.match(problems[0].message, new RegExp(`^${figure}: ${key} is .+, but takes `), name);
      assert.ok(problems[0].message.includes(kind.takes) && problems[0].message.length < 300, name);
      assert.deepEqual(state, initialState(figure), name);
    }
  });

  test(`${figure}: a link in which ${key} is junk gives one problem, and the default`, () => {
    for (const junk of ["no such choice", "NaN", "1,x", "_A", "<b>", "{}", "１", "batch,,layer"]) {
      const { state, problems } = read(figure, `${key}:${junk}`);
      assert.equal(problems.length, 1, `${key}:${junk}`);
      assert.deepEqual(state, initialState(figure), `${key}:${junk}`);
    }
  });

  test(`${figure}: ${key} is a copy, that nobody else can change`, () => {
    if (!Array.isArray(initial)) return;
    const mine = [...initial];
    const { state } = apply(figure, { [key]: mine });
    state[key].push("mine");
    assert.deepEqual(mine, initial);
    initialState(figure)[key].push("mine");
    apply(figure, {}).state[key].push("mine");
    assert.deepEqual(initialState(figure)[key], new Map(controlsOf(figure)).get(key)?.initial);
  });
}

for (const { figure, key, kind, initial } of controls.filter(({ initial }) => typeof initial === "number")) {
  const { min, max } = /** @type {{ min: number, max: number }} */ (/** @type {unknown} */ (kind));
  test(`${figure}: ${key} is clamped to its range`, () => {
    for (const [given, taken] of [[min - 1, min], [max + 1, max], [-1e308, min], [1e308, max], [min, min], [max, max]]) {
      assert.deepEqual(apply(figure, { [key]: given }), { state: { ...initialState(figure), [key]: taken }, problems: [] });
      assert.equal(read(figure, `${key}:${given}`.replace("+", "")).state[key], taken);
    }
    for (const list of ["", "1,2", "_"]) assert.equal(read(figure, `${key}:${list}`).problems.length, 1, `${key}:${list} is not one number`);
    assert.equal(typeof initial, "number");
  });
}

for (const { figure, key, kind, initial } of controls.filter(({ initial }) => Array.isArray(initial) && typeof initial[0] !== "string")) {
  test(`${figure}: every number of ${key} is clamped to its range`, () => {
    const length = initial.length || 3;
    const [low, high] = [-1e300, 1e300].map((value) => kind.check(Array(length).fill(value)));
    assert.equal(new Set(low).size, 1);
    assert.equal(new Set(high).size, 1);
    assert.ok(Number.isFinite(low[0]) && Number.isFinite(high[0]) && low[0] < high[0]);
    assert.deepEqual(kind.check(low), low);
    assert.deepEqual(kind.check(high), high);
    assert.deepEqual(kind.check(Float32Array.from(Array(length).fill(1))), Array(length).fill(1), "any list of numbers will do");
  });
}

for (const figure of figures) {
  test(`${figure}: unknown keys are ignored`, () => {
    const initial = initialState(figure);
    assert.deepEqual(apply(figure, { nothing: 1, "": 2, Gamma: [3] }), { state: initial, problems: [] });
    for (const text of ["", "~", "~~~", ":", "nothing:1", "nothing", "gammas", "gamma", "gammax", "epsx", ":1", "Gamma:2", "constructor:1", "%", "a:b:c"]) {
      assert.deepEqual(read(figure, text), { state: initial, problems: [] }, text);
    }
  });

  test(`${figure}: keys of every object do no harm`, () => {
    const initial = initialState(figure);
    for (const key of ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"]) {
      for (const value of ["", "1", "polluted", "_AAAAA"]) {
        const values = readState(figure, `${key}:${value}`);
        assert.equal(Object.getPrototypeOf(values), null);
        assert.deepEqual(Object.keys(values), []);
        assert.deepEqual(apply(figure, values), { state: initial, problems: [] });
      }
      assert.deepEqual(apply(figure, JSON.parse(`{"${key}": {"polluted": true}}`)), { state: initial, problems: [] });
    }
    // What is only inherited was not given.
    const [[key]] = controlsOf(figure);
    assert.deepEqual(apply(figure, Object.create({ [key]: [9, 9] })).state, initial);
    assert.equal(/** @type {any} */ ({}).polluted, undefined);
  });

  test(`${figure}: a change keeps what it does not name, and undefined names nothing`, () => {
    const base = Object.freeze({ ...initialState(figure) });
    for (const [key] of controlsOf(figure)) assert.deepEqual(applyState(figure, base, { [key]: undefined }, asItIs), { state: base, problems: [] });
    const { state } = applyState(figure, base, {}, asItIs);
    assert.deepEqual(Object.keys(state), controlsOf(figure).map(([key]) => key), "in the table's order");
    assert.ok(sameState(state, base));
    assert.equal(writeState(figure, state), "", "the usual state takes no room in a link");
  });
}
