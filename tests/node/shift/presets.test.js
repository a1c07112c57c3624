// @ts-check
// What each preset is there to show, over seeds, and what the figure's title and the essay say of it. The starts are those that are
// shipped.

import assert from "node:assert/strict";
import { on } from "node:events";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { translator } from "../../words.js";
import { compute } from "../../../www/figures/shift/compute.js";
import { PRESETS } from "../../../www/figures/shift/presets.js";
import { configOf, settle } from "../../../www/figures/shift/state.js";
import { initialState } from "../../../www/state.js";
import { title } from "../../../www/figures/shift/words.js";

/**
 * @typedef {import("../../../www/figures/shift/state.js").Network} Network
 * @typedef {import("../../../www/normscope.js").ExperimentSnapshot} Snapshot
 * @typedef {{ accuracy: number, reached: Record<string, number>, drift: number, diverged: number | null, snapshot: Snapshot }} Run
 * @typedef {{ none: Run, batch: Run, says: string }} Pair of one seed; what the title says in the end, as the last part of its key
 */

/** The one that is shipped, and others that no preset was chosen by. */
const SEEDS = [7, 101, 102, 103, 104];

const TITLES = /** @type {const} */ (["question", "wander", "swell", "more", "even", "less"]);

/** Never is later than any step. @param {Run} run @param {string} accuracy */
const first = ({ reached }, accuracy) => ((reached[accuracy] ?? -1) < 0 ? Infinity : /** @type {number} */ (reached[accuracy]));

/**
 * The two networks that every preset starts with, over the seeds.
 *
 * @param {string} name
 * @returns {Promise<Pair[]>}
 */
async function measured(name) {
  const preset = PRESETS[name];
  assert.ok(preset, `there is a preset ${name}`);
  const state = /** @type {import("../../../www/figures/shift/state.js").ShiftState} */ (settle({ ...initialState("shift"), ...preset.state }).state);
  assert.ok(state.networks.includes("none") && state.networks.includes("batch"), "it compares these two");
  const of = async (/** @type {Network} */ network) => {
    const runs = SEEDS.map((seed) => ({ config: configOf({ ...state, seed }, network), steps: state.steps }));
    const worker = new Worker(new URL("./preset-run.js", import.meta.url), { workerData: runs });
    /** @type {Run[]} */
    const results = [];
    for await (const [result] of on(worker, "message", { close: ["exit"] })) results.push(result);
    assert.equal(results.length, SEEDS.length, `${name}, ${network}: all seeds were run`);
    return results;
  };
  const [none, batch] = await Promise.all([of("none"), of("batch")]);
  return SEEDS.map((_, at) => {
    const pair = { none: /** @type {Run} */ (none[at]), batch: /** @type {Run} */ (batch[at]) };
    return { ...pair, says: titleOf({ ...state, networks: ["none", "batch"] }, pair) };
  });
}

/** Which title the figure has with these recordings. @param {import("../../../www/figures/shift/state.js").ShiftState} state @param {{ none: Run, batch: Run }} pair */
function titleOf(state, { none, batch }) {
  const live = { snapshots: new Map([["none", none.snapshot], ["batch", batch.snapshot]]), playing: false, rate: null, place: null, at: null, training: "", samples: null };
  const words = translator("en");
  const said = JSON.stringify(title(compute(state, null, live), state, words));
  return TITLES.find((name) => JSON.stringify(words.rich(`shift.title.${name}`)) === said) ?? said;
}

/** @param {Pair[]} pairs @param {(pair: Pair) => boolean} claim @param {number} least */
function holds(pairs, claim, least) {
  const times = pairs.filter(claim).length;
  assert.ok(times >= least, `${claim} holds for ${times} of ${pairs.length} seeds: ${JSON.stringify(pairs, (key, value) => (key === "snapshot" ? undefined : value))}`);
}

/** What the title says when a preset has run to its end. */
const SAYS = { "figure-1": "swell", "deep-sigmoid": "wander", "bad-init": "more", "high-learning-rate": "wander", "std-0.3": "wander", "low-rate": "wander", spirals: "less" };
/** Who wanders and swells also wanders, and who does moves more than the other. @type {Record<string, string[]>} */
const IMPLIED = { wander: ["swell"], less: ["wander", "swell"] };

/** The shipped seed's title, and whether it holds beyond that seed. @param {Pair[]} pairs @param {string} said */
function saysSo(pairs, said) {
  assert.equal(pairs[0]?.says, said);
  holds(pairs, ({ says }) => says === said || (IMPLIED[said] ?? []).includes(says), 4);
}

/** @type {Record<keyof typeof SAYS, (pairs: Pair[]) => void>} */
const CLAIMS = {
  // With the title, what the essay says: the inputs wander and swell or hardly move, and the network with batch norm learns much faster.
  "figure-1": (pairs) => {
    holds(pairs, ({ none, batch }) => none.drift >= 3 * batch.drift, 4);
    holds(pairs, ({ none, batch }) => first(batch, "0.70") <= first(none, "0.70") / 4, 4);
    holds(pairs, ({ none, batch }) => first(batch, "0.90") < 1000 && first(none, "0.90") === Infinity, 4);
  },
  "deep-sigmoid": (pairs) => holds(pairs, ({ none, batch }) => none.accuracy < 0.2 && batch.accuracy > 0.8, 4),
  "bad-init": (pairs) => holds(pairs, ({ none, batch }) => none.accuracy < 0.2 && batch.accuracy > 0.9, 5),
  "high-learning-rate": (pairs) => {
    holds(pairs, ({ none, batch }) => batch.accuracy > none.accuracy + 0.05 && batch.accuracy > 0.9, 4);
    const gain = pairs.reduce((sum, { none, batch }) => sum + batch.accuracy - none.accuracy, 0) / pairs.length;
    assert.ok(gain >= 0.2, `on average ${gain}`);
  },
  // Those where the usual story does not show: in the end both are about equally good, as the essay and the menu say.
  "std-0.3": (pairs) => holds(pairs, ({ none, batch }) => Math.abs(batch.accuracy - none.accuracy) < 0.04, 4),
  "low-rate": (pairs) => holds(pairs, ({ none, batch }) => Math.abs(batch.accuracy - none.accuracy) < 0.04, 5),
  spirals: (pairs) => {
    holds(pairs, ({ none, batch }) => none.accuracy > 0.9 && batch.accuracy > 0.9, 5);
    holds(pairs, ({ none, batch }) => first(batch, "0.90") < first(none, "0.90"), 5);
  },
};

for (const name of /** @type {(keyof typeof SAYS)[]} */ (Object.keys(CLAIMS))) {
  test(`preset ${name} shows what it and the title say, over ${SEEDS.length} seeds`, async () => {
    const pairs = await measured(name);
    CLAIMS[name](pairs);
    saysSo(pairs, SAYS[name]);
  });
}

test("every preset has its claim, but the one that takes minutes", () => {
  assert.deepEqual([...Object.keys(CLAIMS), "paper-length"].toSorted(), Object.keys(PRESETS).toSorted());
});
