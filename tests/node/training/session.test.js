// @ts-check
// Networks side by side: in step, at a reader's pace, and what happens when something goes wrong.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createSession } from "../../../www/training/session.js";
import { NormscopeError } from "../../../www/errors.js";
import { config, FakeClock, fakeEngine, fakeWorkers, turns } from "./fake.js";

function made() {
  const clock = new FakeClock();
  const engine = fakeEngine(clock);
  const workers = fakeWorkers(clock);
  /** @type {import("../../../www/training/session.js").Snapshots[]} */
  const shown = [];
  /** @type {any[]} */
  const failures = [];
  const session = createSession({ engine, open: workers.connect, clock, onRound: (snapshots) => void shown.push(snapshots), onFailure: (failure) => void failures.push(failure) });
  return { clock, engine, workers, shown, failures, session };
}

/** @param {Record<string, import("./fake.js").Behaviour>} networks */
const entries = (networks) => Object.entries(networks).map(([key, behaviour]) => ({ key, config: config(behaviour) }));

/** @param {import("../../../www/training/session.js").Snapshots} snapshots */
const steps = (snapshots) => [...snapshots.values()].map(({ step }) => step);

/** @param {import("./fake.js").FakeClock} clock */
const atRest = (clock) => assert.deepEqual([clock.timers.size, clock.frames.size], [0, 0]);

test("configured networks are shown at step 0, in the next frame", async () => {
  const { session, shown, clock } = made();
  const snapshots = await session.configure(entries({ none: {}, batch: {} }));
  assert.deepEqual([[...snapshots.keys()], steps(snapshots), session.place, shown.length], [["none", "batch"], [0, 0], "worker", 0]);
  clock.paint();
  assert.deepEqual(shown.map(steps), [[0, 0]]);
  await turns();
  atRest(clock);
});

test("networks of different speeds are always shown at the same step", async () => {
  const { session, shown, clock } = made();
  await session.configure(entries({ quick: { cost: 0.01 }, slow: { cost: 3 }, normal: { cost: 1 } }), { limit: 300 });
  session.play("fast");
  while (session.playing) {
    await turns(1);
    clock.paint();
  }
  assert.ok(shown.length > 5);
  for (const snapshots of shown) assert.equal(new Set(steps(snapshots)).size, 1, String(steps(snapshots)));
  assert.deepEqual(steps(session.snapshots), [300, 300, 300]);
  await turns();
  atRest(clock);
});

test("what is shown at a record's step has the record, however long it takes", async () => {
  const { session, shown, clock } = made();
  await session.configure(entries({ none: { cost: 25, every: 3 }, batch: { cost: 0.1, every: 3 } }), { limit: 9 });
  session.play("fast");
  while (session.playing) {
    await turns(1);
    clock.paint();
  }
  assert.deepEqual(steps(session.snapshots), [9, 9]);
  for (const snapshots of [...shown, session.snapshots]) assert.deepEqual([...snapshots.values()].map(({ recording }) => recording), [false, false]);
});

test("a round grows to about 25 ms", async () => {
  for (const cost of [0.002, 0.3, 4]) {
    const { session, clock } = made();
    await session.configure(entries({ none: { cost } }));
    session.play("fast");
    await turns(200);
    const began = clock.time;
    const from = steps(session.snapshots)[0];
    const { rate } = session;
    let rounds = 0;
    for (let last = from; rounds < 20; await turns(1)) {
      const [step] = steps(session.snapshots);
      if (step !== last) rounds += 1;
      last = step;
    }
    const each = (clock.time - began) / rounds;
    assert.ok(each > 15 && each < 35, `${each} ms a round of steps of ${cost} ms`);
    assert.ok(rate && Math.abs(rate * cost - 1000) < 50, `${rate} steps/s of ${cost} ms`);
    await session.pause();
    session.destroy();
  }
});

test("another network's speed is not taken for this one's", async () => {
  const { session } = made();
  await session.configure(entries({ quick: { cost: 0.001 } }));
  await session.step(50_000);
  await session.configure(entries({ one: { cost: 5 }, other: { cost: 1 } }));
  session.play("fast");
  await turns(9);
  await session.pause();
  const [one, other] = steps(session.snapshots);
  assert.ok(one === other && one > 0 && one < 20, `${one} ${other}`);
});

test("at most one picture a frame, of the newest round", async () => {
  const { session, shown, clock } = made();
  await session.configure(entries({ none: {} }));
  clock.paint();
  session.play("fast");
  await turns(100);
  assert.equal(shown.length, 1);
  clock.paint();
  assert.equal(shown.length, 2);
  assert.equal(shown[1], session.snapshots);
  session.destroy();
});

test("pause ends within the round that is under way, and nothing runs then", async () => {
  const { session, clock } = made();
  await session.configure(entries({ none: {}, batch: {} }));
  session.play("fast");
  await turns(101);
  const began = clock.time;
  const paused = session.pause();
  assert.equal(session.playing, false);
  assert.equal(session.rate, null);
  await paused;
  // The fake workers share one thread, so two rounds of 25 ms come after each other.
  assert.ok(clock.time - began <= 60, `${clock.time - began} ms`);
  const [step] = steps(session.snapshots);
  clock.paint();
  await turns(50);
  assert.deepEqual(steps(session.snapshots), [step, step]);
  atRest(clock);
});

test("a network far behind does not keep pause waiting", async () => {
  const { session, clock, workers } = made();
  await session.configure(entries({ quick: { cost: 0 }, slow: { cost: 10 } }));
  await session.step(40);
  [...workers.open][1]?.die("out of memory");
  await turns();
  session.play("fast");
  await turns(2);
  const began = clock.time;
  await session.pause();
  assert.ok(clock.time - began <= 30, `${clock.time - began} ms`);
  const [quick, slow] = steps(session.snapshots);
  assert.ok(slow < quick);
  assert.deepEqual(steps(await session.step(1)), [quick + 1, quick + 1]);
});

test("whatever comes to rest is measured where it stands, and what plays fast is not", async () => {
  const { session, shown, clock } = made();
  await session.configure(entries({ none: { every: 1000 }, batch: { every: 1000, cost: 0.5 } }), { limit: 4990 });
  const measured = () => [...session.snapshots.values()].map(({ step, recorded, recording }) => [step, recorded.at(-1), recording]);
  await session.step();
  assert.deepEqual(measured(), [[1, 1, false], [1, 1, false]]);
  await session.step(2);
  assert.deepEqual(measured(), [[3, 3, false], [3, 3, false]]);
  clock.paint();
  shown.length = 0;
  session.play("fast");
  for (let i = 0; i < 40 && session.playing; i += 1) {
    await turns(1);
    clock.paint();
  }
  for (const snapshots of shown) for (const { recorded } of snapshots.values()) assert.ok([0, 3].includes((recorded.at(-1) ?? -1) % 1000), String(recorded));
  await session.pause();
  const paused = session.snapshots.get("none")?.step ?? 0;
  assert.ok(paused > 3, String(paused));
  assert.deepEqual(measured(), [[paused, paused, false], [paused, paused, false]]);
  session.play("fast");
  while (session.playing) await turns(1);
  assert.deepEqual(measured(), [[4990, 4990, false], [4990, 4990, false]]);
  await turns();
  clock.paint();
  atRest(clock);
});

test("slowly, every step is measured", async () => {
  const { session, shown, clock } = made();
  await session.configure(entries({ none: { every: 100 }, batch: { every: 100 } }));
  session.play("slow");
  for (let i = 0; i < 6; i += 1) {
    await turns();
    clock.paint();
    clock.pass(125);
  }
  assert.ok(shown.length >= 6);
  for (const snapshots of shown) for (const { step, recorded } of snapshots.values()) assert.equal(recorded.at(-1), step);
  session.destroy();
});

test("who plays on while networks are measured does not wait for it", async () => {
  const { session } = made();
  await session.configure(entries({ none: { cost: 29, every: 100 } }), { limit: 4 });
  const stepped = session.step();
  while (!session.snapshots.get("none")?.step) await turns(1);
  await turns(3);
  session.play("fast");
  await stepped;
  while (session.playing) await turns(1);
  assert.deepEqual([...session.snapshots.values()].map(({ step, recorded }) => [step, recorded.at(-1)]), [[4, 4]]);
});

test("slowly, one step at a time, eight a second", async () => {
  const { session, clock } = made();
  await session.configure(entries({ none: {}, batch: {} }));
  session.play("slow");
  await turns();
  assert.deepEqual(steps(session.snapshots), [1, 1]);
  await turns(50);
  assert.deepEqual(steps(session.snapshots), [1, 1]);
  for (let i = 0; i < 16; i += 1) {
    clock.pass(125 - 2);
    await turns();
  }
  assert.deepEqual(steps(session.snapshots), [17, 17]);
  assert.ok(session.rate && Math.abs(session.rate - 8) < 0.5, String(session.rate));
  await session.pause();
  clock.paint();
  atRest(clock);
  session.play("slow");
  await turns();
  session.play("fast");
  await turns();
  assert.ok(steps(session.snapshots)[0] > 20);
  session.destroy();
});

test("steps can be counted, added up, and interrupted", async () => {
  const { session } = made();
  await session.configure(entries({ none: {}, batch: {} }), { limit: 1000 });
  assert.deepEqual(steps(await session.step()), [1, 1]);
  const both = [session.step(3), session.step(4)];
  assert.deepEqual((await Promise.all(both)).map(steps), [[8, 8], [8, 8]]);
  const long = session.step(900);
  await turns(6);
  await session.pause();
  assert.ok(steps(await long)[0] < 900);
  assert.deepEqual(steps(await session.step(5000)), [1000, 1000]);
  session.play("fast");
  await session.step(0);
  assert.deepEqual([session.playing, steps(session.snapshots)], [false, [1000, 1000]]);
});

test("where it stops by itself can be moved, also while it plays", async () => {
  const { session } = made();
  await session.configure(entries({ none: {}, batch: {} }), { limit: 100 });
  session.play("fast");
  await turns(3);
  session.limit = 300;
  while (session.playing) await turns(1);
  assert.deepEqual(steps(session.snapshots), [300, 300]);
  session.limit = 310;
  assert.equal(session.playing, false);
  session.play("fast");
  while (session.playing) await turns(1);
  assert.deepEqual(steps(session.snapshots), [310, 310]);
  session.limit = 50;
  session.play("fast");
  await turns(30);
  assert.deepEqual([session.playing, steps(session.snapshots)], [false, [310, 310]]);
});

test("a step while it plays pauses it", async () => {
  const { session } = made();
  await session.configure(entries({ none: {}, batch: {} }));
  session.play("fast");
  await turns(30);
  const [, step] = steps(await session.step(2));
  assert.equal(session.playing, false);
  await turns(30);
  assert.deepEqual(steps(session.snapshots), [step, step]);
});

test("who diverges sits out, and the way back is all networks' way to one step", async () => {
  const { session } = made();
  await session.configure(entries({ none: { divergeAt: 42 }, batch: {} }), { limit: 200 });
  session.play("fast");
  while (session.playing) await turns(1);
  assert.deepEqual(steps(session.snapshots), [42, 200]);
  assert.deepEqual(session.snapshots.get("none")?.diverged, { step: 42, loss: NaN });
  const back = await session.back();
  assert.deepEqual([steps(back), back.get("none")?.diverged], [[37, 37], null]);
  session.play("fast");
  while (session.playing) await turns(1);
  assert.deepEqual(steps(session.snapshots), [42, 200]);
});

test("who is taken back has the numbers that it had at that step, whatever changed on the way", async () => {
  const { session } = made();
  await session.configure([...entries({ none: { divergeAt: 42 } }), { key: "batch", config: config({ every: 10 }), look: { show: "xHat" } }], { limit: 200 });
  await session.step(12);
  await session.set({ learningRate: 0.25 });
  await session.look({ batch: { units: ["all"] } });
  await session.step(25);
  const then = session.snapshots.get("batch")?.loss;
  session.play("fast");
  while (session.playing) await turns(1);
  await session.set({ learningRate: 0.01 });
  const back = await session.back();
  assert.deepEqual(steps(back), [37, 37]);
  assert.deepEqual([back.get("batch")?.loss, /** @type {any} */ (back.get("batch")).look], [then, { units: ["all"] }]);
  const { session: straight } = made();
  await straight.configure(entries({ batch: {} }));
  for (const [learningRate, count] of /** @type {const} */ ([[0.5, 12], [0.25, 25], [0.01, 3]])) {
    await straight.set({ learningRate });
    await straight.step(count);
  }
  assert.equal((await session.step(3)).get("batch")?.loss, straight.snapshots.get("batch")?.loss, "it goes on at the newest rate");
});

test("playing ends when all have diverged", async () => {
  const { session, clock } = made();
  await session.configure(entries({ none: { divergeAt: 10 }, batch: { divergeAt: 20 } }));
  session.play("fast");
  while (session.playing) await turns(1);
  assert.deepEqual(steps(session.snapshots), [10, 20]);
  clock.paint();
  atRest(clock);
});

test("a new rate holds for all from the same step on, whenever it comes", async () => {
  for (let moment = 1; moment < 40; moment += 1) {
    const { session } = made();
    await session.configure(entries({ one: { cost: 0.5 }, other: { cost: 0.5, slowAt: 90 } }));
    session.play("fast");
    await turns(moment);
    await session.set({ learningRate: 0.01 });
    await session.step(10);
    const [one, other] = session.snapshots.values();
    assert.equal(one.loss, other.loss, `after ${moment} turns`);
  }
});

test("a refused rate is refused by its code, and changes nothing", async () => {
  const { session } = made();
  await session.configure(entries({ one: {}, other: {} }));
  await assert.rejects(session.set({ learningRate: NaN }), (error) => error instanceof NormscopeError && error.code === "range");
  assert.deepEqual(steps(await session.step(1)), [1, 1]);
});

test("who has a long way to catch up is shown on it", async () => {
  const { session, shown, clock, workers } = made();
  await session.configure(entries({ quick: { cost: 0 }, slow: { cost: 10 } }));
  await session.step(60);
  [...workers.open][1]?.die("out of memory");
  await turns();
  clock.paint();
  shown.length = 0;
  const caughtUp = session.step(1);
  for (let i = 0; i < 60; i += 1) {
    await turns(1);
    clock.paint();
  }
  await caughtUp;
  const ways = shown.map((snapshots) => snapshots.get("slow")?.step ?? 0);
  assert.ok(ways.length > 3 && ways.every((step, i) => i === 0 || step > (ways[i - 1] ?? 0) || step === 61), String(ways));
  assert.equal(ways.at(-1), 61);
});

test("another look is shown at rest and from then on", async () => {
  const { session, shown, clock } = made();
  await session.configure([{ key: "none", config: config(), look: { show: "input" } }, { key: "batch", config: config() }]);
  clock.paint();
  const looked = /** @type {any} */ (await session.look({ none: { units: ["all"] } }));
  assert.deepEqual([looked.get("none").look, looked.get("batch").look], [{ units: ["all"] }, undefined]);
  clock.paint();
  assert.equal(shown.length, 2);
  await session.step(3);
  assert.deepEqual(/** @type {any} */ (session.snapshots.get("none")).look, { units: ["all"] });
  await assert.rejects(session.look({ batch: { units: [1000] } }), /no unit 1000/);
});

test("a network predicts", async () => {
  const { session } = made();
  await session.configure(entries({ none: {} }));
  await session.step(4);
  assert.deepEqual(await session.predict("none", [1, 2]), Float32Array.of(5, 6));
  assert.equal(await session.predict("batch", [1]), null);
});

test("a network's state is that of the step that is shown, also while it plays", async () => {
  const { session } = made();
  await session.configure([{ key: "none", config: config() }, { key: "batch", config: { ...config(), statistics: { momenta: [0.5] } } }], { limit: 200 });
  session.play("fast");
  await turns(31);
  const saved = await session.save("batch");
  const shown = session.snapshots.get("batch");
  assert.deepEqual([saved?.step, saved?.parameters[0]?.weight], [shown?.step, Float32Array.of(shown?.loss ?? 0)]);
  assert.equal(saved?.averages?.step, saved?.step);
  assert.equal((await session.save("none"))?.averages, null);
  assert.equal(await session.save("layer"), null);
  while (session.playing) await turns(1);
});

test("one unit's numbers are those of the step that is shown, also while it trains", async () => {
  const { session } = made();
  await session.configure(entries({ none: {}, batch: {} }), { limit: 400 });
  session.play("fast");
  await turns(31);
  const values = await session.unit("batch", { layer: 0, unit: 2 });
  assert.deepEqual(values?.x, Float32Array.of(session.snapshots.get("batch")?.step ?? -1));
  assert.equal(await session.unit("layer", { layer: 0, unit: 0 }), null);
  while (session.playing) await turns(1);
});

test("what the next step would do is asked of the step that is shown, also while it trains", async () => {
  const { session } = made();
  await session.configure(entries({ none: {}, batch: {} }), { limit: 400 });
  session.play("fast");
  await turns(31);
  for (const ask of [() => session.promises("batch", { rates: [1] }), () => session.movedInput("batch", { layer: 1, rate: 1 })]) {
    const answer = await ask();
    assert.ok((answer?.step ?? 0) > 0);
    assert.equal(answer?.step, session.snapshots.get("batch")?.step);
  }
  assert.deepEqual([await session.promises("layer", { rates: [1] }), await session.movedInput("layer", { layer: 0, rate: 1 })], [null, null]);
  while (session.playing) await turns(1);
});

test("what an earlier configuration still answers is dropped", async () => {
  const { session, shown, clock, workers, engine } = made();
  await session.configure(entries({ none: {}, batch: {}, layer: {} }));
  session.play("fast");
  await turns(31);
  assert.equal(clock.frames.size, 1);
  const first = session.configure(entries({ none: { cost: 2 } }));
  session.play("fast");
  const second = session.configure(entries({ batch: {}, group: {} }));
  shown.length = 0;
  clock.paint();
  assert.equal(shown.length, 0);
  const snapshots = await second;
  assert.equal(await first, snapshots);
  assert.deepEqual([[...snapshots.keys()], steps(snapshots), session.playing], [["batch", "group"], [0, 0], false]);
  await turns(50);
  assert.deepEqual([steps(session.snapshots), workers.open.size, engine.alive], [[0, 0], 2, 2]);
  assert.deepEqual(steps(await session.step(3)), [3, 3]);
});

test("playing before everything is there waits for it", async () => {
  const { session } = made();
  void session.configure(entries({ none: {} }), { limit: 10 });
  session.play("fast");
  while (session.playing) await turns(1);
  assert.deepEqual(steps(session.snapshots), [10]);
});

test("a refused configuration says why, and nothing trains until the next", async () => {
  const { session, clock } = made();
  await assert.rejects(session.configure(entries({ none: {}, batch: { refused: true } })), (error) => error instanceof NormscopeError && error.code === "range");
  session.play("fast");
  await turns();
  assert.equal(session.playing, false);
  atRest(clock);
  assert.deepEqual(steps(await session.configure(entries({ none: {}, batch: {} }))), [0, 0]);
  assert.deepEqual(steps(await session.step(2)), [2, 2]);
});

test("a worker that dies is replaced, and its network catches up to the same bytes", async () => {
  const { session, workers, failures } = made();
  await session.configure(entries({ none: {}, batch: {} }));
  await session.set({ learningRate: 0.125 });
  await session.step(1500);
  const [worker] = workers.open;
  worker.die("out of memory");
  assert.equal(failures.length, 1);
  const { key, step, message, restarted } = failures[0];
  assert.deepEqual([key, message, restarted], ["none", "out of memory", true]);
  assert.ok(step > 400 && step < 1500, `saved at ${step}`);
  assert.deepEqual(steps(await session.step(10)), [1510, 1510]);
  const [none, batch] = session.snapshots.values();
  assert.equal(none.loss, batch.loss);
  assert.deepEqual([workers.open.size, workers.opened], [2, 3]);
});

test("a worker that dies in the middle of a round, or says nothing, is replaced", async () => {
  const { session, workers, failures, clock } = made();
  await session.configure(entries({ none: {}, batch: {} }), { limit: 400 });
  session.play("fast");
  await turns(11);
  const [first, second] = workers.open;
  first.die("gone");
  await turns(11);
  second.mute = true;
  await turns(11);
  for (let i = 0; i < 2; i += 1) {
    clock.pass(5000);
    await turns(11);
  }
  while (session.playing) await turns(1);
  assert.deepEqual(failures.map(({ key, message }) => [key, message]), [["none", "gone"], ["batch", "the worker does not answer"]]);
  assert.deepEqual(steps(session.snapshots), [400, 400]);
  const [none, batch] = session.snapshots.values();
  assert.equal(none.loss, batch.loss);
});

test("a network whose workers die again and again is given up; the others go on", async () => {
  const { session, failures, workers, clock } = made();
  await session.configure(entries({ none: { trapAt: 50 }, batch: {} }), { limit: 100 });
  session.play("fast");
  while (session.playing) await turns(1);
  assert.deepEqual(failures.map(({ key, message, restarted }) => [key, message, restarted]), [true, true, false].map((restarted) => ["none", "unreachable", restarted]));
  assert.equal(session.snapshots.get("batch")?.step, 100);
  await session.set({ learningRate: 0.1 });
  assert.equal(await session.predict("none", [1]), null);
  assert.equal(workers.open.size, 1);
  clock.paint();
  atRest(clock);
  assert.deepEqual(steps(await session.configure(entries({ none: {}, batch: {} }))), [0, 0]);
  assert.deepEqual(steps(await session.step(60)), [60, 60]);
});

for (const [when, busy] of /** @type {const} */ ([["at rest", async () => {}], ["while it plays", async (/** @type {any} */ s) => (s.play("fast"), await turns(21))], ["while it plays slowly", async (/** @type {any} */ s) => (s.play("slow"), await turns(21))]])) {
  test(`destroyed ${when}, it leaves nothing behind`, async () => {
    const { session, clock, engine, workers, shown } = made();
    await session.configure(entries({ none: {}, batch: {} }));
    await busy(session);
    session.destroy();
    atRest(clock);
    assert.deepEqual([workers.open.size, engine.alive, session.playing], [0, 0, false]);
    shown.length = 0;
    session.play("fast");
    await Promise.all([session.step(3), session.set({ learningRate: 1 }), session.look({}), session.back(), session.configure(entries({ none: {} })), session.predict("none", [1]), session.save("none"), session.unit("none", { layer: 0, unit: 0 }), session.promises("none", { rates: [1] }), session.movedInput("none", { layer: 0, rate: 1 })]);
    await turns();
    clock.paint();
    assert.deepEqual([workers.open.size, shown.length], [0, 0]);
    atRest(clock);
  });
}

test("destroyed while workers start, it leaves nothing behind, and nobody waits", async () => {
  const { session, clock, engine, workers } = made();
  const configured = session.configure(entries({ none: {}, batch: {} }));
  session.destroy();
  assert.equal((await configured).size, 0);
  await turns();
  assert.deepEqual([workers.open.size, engine.alive], [0, 0]);
  atRest(clock);
});
