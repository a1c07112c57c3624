// @ts-check
// The preset that takes minutes, as long as in the paper: both networks over five seeds.

import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { PRESETS } from "../../../www/figures/shift/presets.js";
import { configOf, settle } from "../../../www/figures/shift/state.js";
import { initialState } from "../../../www/state.js";

/**
 * @param {import("../main.js").Bench} bench
 * @returns {Promise<import("../main.js").Report>}
 */
export async function paper({ quick }) {
  const start = PRESETS["paper-length"];
  if (!start) throw new Error("there is no preset paper-length");
  const state = /** @type {import("../../../www/figures/shift/state.js").ShiftState} */ (settle({ ...initialState("shift"), ...start.state }).state);
  const steps = quick ? 500 : state.steps;
  const seeds = quick ? [101] : [101, 102, 103, 104, 105];
  const results = await Promise.all(
    state.networks.map(async (network) => {
      const runs = seeds.map((seed) => ({ config: configOf({ ...state, seed }, network), steps }));
      const worker = new Worker(new URL("../../node/shift/preset-run.js", import.meta.url), { workerData: runs });
      /** @type {any[]} */
      const found = [];
      for await (const [result] of on(worker, "message", { close: ["exit"] })) found.push(result);
      return { network, found };
    }),
  );
  const reached = (/** @type {any} */ run, /** @type {string} */ accuracy) => (run.reached[accuracy] < 0 ? "never" : String(run.reached[accuracy]));
  const rows = results.flatMap(({ network, found }) =>
    found.map((run, at) => [`${network}, seed ${seeds[at]}`, run.accuracy.toFixed(3), reached(run, "0.90"), reached(run, "0.95"), run.drift.toFixed(2)]),
  );
  return { tables: [{ title: `784-100-100-100-10, sigmoid, ${steps.toLocaleString("en")} steps`, head: ["", "accuracy", "90 % after", "95 % after", "median moved"], rows }], goals: [], data: results };
}
