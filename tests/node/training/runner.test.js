// @ts-check
// One network, wherever it trains: what its requests give, and what a new worker is told after a death.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createRunner } from "../../../www/training/runner.js";
import { NormscopeError } from "../../../www/errors.js";
import { config, FakeClock, fakeEngine, fakeWorkers, turns } from "./fake.js";

function made() {
  const clock = new FakeClock();
  const engine = fakeEngine(clock);
  const workers = fakeWorkers(clock);
  /** @type {import("../../../www/training/runner.js").Loss[]} */
  const losses = [];
  const runner = createRunner({ engine, clock, open: workers.connect, onFailure: (loss) => void losses.push(loss) });
  const kill = (/** @type {string} */ why) => [...workers.open].forEach(({ die }) => die(why));
  return { clock, engine, workers, losses, runner, kill };
}

test("each request is a promise of the newest snapshot", async () => {
  const { runner } = made();
  const answers = [runner.configure(config(), { show: "input" }), runner.run(3), runner.set({ momentum: 0.5 }), runner.look({ show: "xHat" }), runner.run(4), runner.back()];
  const snapshots = /** @type {any[]} */ (await Promise.all(answers));
  assert.deepEqual(snapshots.map(({ step, look }) => [step, look.show]), [[0, "input"], [3, "input"], [3, "input"], [3, "xHat"], [7, "xHat"], [2, "xHat"]]);
  assert.deepEqual(await runner.predict([1]), Float32Array.of(3));
  assert.equal(runner.place, "worker");
});

test("a refusal is a NormscopeError, and changes nothing", async () => {
  const { runner, kill } = made();
  await runner.configure(config());
  await assert.rejects(runner.set({ learningRate: -1 }), (error) => error instanceof NormscopeError && error.code === "range");
  kill("gone");
  assert.equal((await runner.run(2))?.step, 2);
});

test("a new worker has the rates and the look of the old one, and goes on from the last save", async () => {
  const { runner, clock, kill, losses, workers } = made();
  await runner.configure(config());
  await runner.set({ learningRate: 0.125, momentum: 0.75 });
  await runner.look({ units: ["all"] });
  await runner.run(9);
  clock.time += 1000;
  assert.equal((await runner.run(1))?.step, 10);
  await runner.run(9);
  kill("gone");
  assert.deepEqual(losses, [{ step: 10, message: "gone", restarted: true }]);
  const revived = /** @type {any} */ (await runner.run(5));
  assert.deepEqual([revived.step, revived.look], [15, { units: ["all"] }]);
  const straight = made().runner;
  await straight.configure(config({ learningRate: 0.125, momentum: 0.75 }));
  assert.equal((await straight.run(15))?.loss, revived.loss);
  const [{ messages }] = workers.open;
  assert.deepEqual(messages.map(({ verb }) => verb), ["configure", "run"]);
});

test("what a worker had not answered is answered by the state from which the new one goes on; predictions are asked again", async () => {
  const { runner, kill, workers } = made();
  await runner.configure(config());
  await runner.run(6);
  const answers = [runner.run(5), runner.back(), runner.set({ momentum: 0.5 }), runner.look({ show: "xHat" }), runner.predict([4])];
  kill("gone");
  const [run, back, set, look, prediction] = /** @type {any[]} */ (await Promise.all(answers));
  assert.deepEqual([run.step, back.step, set.step, look.look, [...prediction]], [0, 0, 0, { show: "xHat" }, [4]]);
  assert.equal(workers.opened, 2);
});

test("a network that was taken back does not return to a later save", async () => {
  const { runner, clock, kill, losses } = made();
  await runner.configure(config());
  clock.time += 1000;
  await runner.run(20);
  assert.equal((await runner.back())?.step, 15);
  kill("gone");
  assert.equal(losses[0]?.step, 15);
});

test("a save of the configuration before is not taken for one of the new", async () => {
  const { runner, clock, kill, losses } = made();
  await runner.configure(config());
  clock.time += 1000;
  const run = runner.run(20);
  const configured = runner.configure(config());
  assert.deepEqual([(await run)?.step, (await configured)?.step], [20, 0]);
  kill("gone");
  assert.equal(losses[0]?.step, 0);
  assert.equal((await runner.run(1))?.step, 1);
});

test("who does not answer is given ten seconds, of which a sleep counts for five", async () => {
  const { runner, clock, workers, losses } = made();
  await runner.configure(config());
  assert.equal(clock.timers.size, 0);
  [...workers.open].forEach((worker) => (worker.mute = true));
  const run = runner.run(1);
  clock.pass(60_000);
  assert.equal(losses.length, 0);
  clock.pass(4999);
  assert.equal(losses.length, 0);
  clock.pass(1);
  assert.deepEqual(losses, [{ step: 0, message: "the worker does not answer", restarted: true }]);
  assert.equal((await run)?.step, 0);
  assert.equal(clock.timers.size, 0);
});

test("three deaths in a minute are one too many, in an hour they are not", async () => {
  const { runner, clock, kill, losses, workers } = made();
  await runner.configure(config());
  for (const minutes of [30, 30, 0.1, 0.1]) {
    clock.time += minutes * 60_000;
    kill("gone");
    await turns();
  }
  assert.deepEqual(losses.map(({ restarted }) => restarted), [true, true, true, false]);
  assert.deepEqual([runner.isLost, workers.open.size], [true, 0]);
  assert.equal((await runner.configure(config()))?.step, 0);
  assert.equal(runner.isLost, false);
});

test("freed, it ends its worker and answers null", async () => {
  const { runner, workers, engine, clock } = made();
  await runner.configure(config());
  const run = runner.run(5);
  runner.free();
  assert.deepEqual([await run, await runner.run(1), await runner.predict([1]), await runner.save()], [null, null, null, null]);
  assert.deepEqual([workers.open.size, engine.alive, clock.timers.size], [0, 0, 0]);
});
