// @ts-check
// The points that a reader draws: in the state, in a link, as lines, and as what the networks are given.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../../dist/normscope/normscope.js";
import { LINK_LIMIT, writeLink } from "../../../www/link.js";
import { applyState, readState, writeState } from "../../../www/state.js";
import { addPoint, classCount, movePoint, nearestPoint, obstacleOf, readPoints, relabel, removePoint, tally, writePoints } from "../../../www/figures/shift/points.js";
import { configOf, obstacle, outputsOf, settle, trainingKey } from "../../../www/figures/shift/state.js";
import { ownPoints } from "../../../www/figures/shift/start-points.js";
import { certainty, winnerOf } from "../../../www/figures/parts/winner.js";
import { chance } from "../random.js";
import { stateOf } from "./snapshots.js";

const TWO = [-1, 0.5, 0, 1, -0.5, 1];
const THREE = [...TWO, 0.25, 2, 2];

test("points are rounded as drawn, stay on the sheet, and have a class that there is", () => {
  assert.deepEqual(stateOf({ points: [0.12345, -9, 1.7, 3, -0.001, 9] }).points, [0.12, -2.4, 1, 2.4, 0, 3]);
  assert.ok(Object.is(stateOf({ points: [-0.001, 0, 0] }).points[0], 0));
  const { state, problems } = applyState("shift", stateOf(), { points: [1, 2] }, settle);
  assert.deepEqual([state["points"], problems[0]?.code], [[], "shape"]);
  assert.match(applyState("shift", stateOf(), { points: Array(603).fill(0) }, settle).problems[0]?.message ?? "", /points .* at most 600/);
});

test("a sheet that is full comes out of a link as it went in, and the link is short enough", () => {
  const { whole } = chance(3);
  const points = Array.from({ length: 600 }, (_, at) => (at % 3 === 2 ? whole(0, 3) : whole(-240, 240) / 100));
  const state = stateOf({ data: "drawn", points, networks: ["none", "batch", "layer", "renorm"] });
  const text = writeState("shift", state);
  assert.deepEqual(applyState("shift", stateOf(), readState("shift", text), settle), { state, problems: [] });
  const link = writeLink("https://example.org/embed.html", { figure: "shift", state: text, lang: "zh-Hans" });
  assert.ok(link.length < LINK_LIMIT / 2, String(link.length));
});

test("points are added, moved, put into another class, removed; a full sheet says so", () => {
  assert.deepEqual(addPoint(TWO, 0.126, -7, 2), [...TWO, 0.13, -2.4, 2]);
  assert.deepEqual(movePoint(TWO, 1, 0.5, 0.5), [-1, 0.5, 0, 0.5, 0.5, 1]);
  assert.deepEqual(relabel(TWO, 0, 3), [-1, 0.5, 3, 1, -0.5, 1]);
  assert.deepEqual(removePoint(TWO, 0), [1, -0.5, 1]);
  assert.throws(() => addPoint(Array(600).fill(0), 0, 0, 0), /200 points, but the sheet takes at most 200/);
});

test("the nearest point is found within reach; of two in one place, the chosen", () => {
  assert.deepEqual([nearestPoint(TWO, -0.9, 0.5, 0.2, 0), nearestPoint(TWO, 0, 0, 0.2, 0), nearestPoint([0, 0, 0, 0, 0, 1], 0, 0, 0.2, 1)], [0, -1, 1]);
});

test("without two classes there is nothing to learn, and it has a name", () => {
  assert.deepEqual([obstacleOf([]), obstacleOf([0, 0, 1]), obstacleOf([0, 0, 1, 1, 1, 1]), obstacleOf(TWO), obstacleOf([0, 0, 1, 1, 1, 3])], ["empty", "oneClass", "oneClass", null, null]);
  assert.deepEqual([obstacle(stateOf({ points: [] })), obstacle(stateOf({ data: "drawn" }))], [null, "empty"]);
});

test("the networks get the points as they are, and are measured on them", () => {
  const state = stateOf({ data: "drawn", points: TWO, depth: 1, width: 4, batchSize: 60 });
  const { trainer, probe } = configOf(state, "batch");
  assert.deepEqual(probe, { x: [-1, 0.5, 1, -0.5], labels: [0, 1] });
  assert.deepEqual(trainer.data, { kind: "custom", ...probe, features: 2 });
  assert.deepEqual([trainer.layers, trainer.batchSize], [[2, 4, 1], 2]);
  assert.deepEqual(configOf(stateOf({ data: "drawn", points: THREE, depth: 1, width: 4 }), "batch").trainer.layers, [2, 4, 3]);
  assert.equal(configOf(stateOf({ data: "moons", points: TWO }), "batch").probe, undefined);
  assert.deepEqual([tally([0, 0, 1, 0, 0, 3]), classCount([0, 0, 1, 0, 0, 3]), outputsOf(stateOf({ data: "drawn", points: [0, 0, 3] }))], [[0, 1, 0, 1], 4, 4]);
});

test("a point that is moved starts another training; one that is not looked at does not", () => {
  const [before, after] = [TWO, movePoint(TWO, 0, 0, 0)];
  assert.notEqual(trainingKey(stateOf({ data: "drawn", points: before })), trainingKey(stateOf({ data: "drawn", points: after })));
  assert.equal(trainingKey(stateOf({ data: "xor", points: before })), trainingKey(stateOf({ data: "xor", points: after })));
});

test("the engine learns what was drawn: every network, two classes to four, a class that is left out", async () => {
  const { Experiment } = await load();
  for (const points of [TWO, THREE, [...THREE, -2, -2, 3], [-1, 0, 1, 1, 0, 3]]) {
    const state = stateOf({ data: "drawn", points, depth: 2, width: 8, activation: "tanh", init: "xavier", learningRate: 0.2 });
    for (const network of /** @type {const} */ (["none", "layer", "rms"])) {
      const experiment = new Experiment(configOf(state, network));
      experiment.run(600);
      assert.equal(experiment.snapshot().validation.accuracy.at(-1), 1, `${network}, ${points}`);
      experiment.free();
    }
  }
});

test("a drawing starts from the present points, from what was drawn before, or from an empty sheet", async () => {
  const engine = await load();
  const moons = ownPoints(stateOf({ data: "moons" }), engine);
  assert.deepEqual([moons.data, tally(moons.points)], ["drawn", [30, 30]]);
  assert.deepEqual(tally(ownPoints(stateOf({ data: "blobs" }), engine).points), [20, 20, 20]);
  assert.deepEqual(ownPoints(stateOf({ data: "moons", points: TWO }), engine).points, TWO);
  assert.deepEqual(ownPoints(stateOf(), engine).points, []);
});

test("points as lines: there and back, and what is no point is refused by its row", () => {
  assert.deepEqual(readPoints(writePoints(THREE)), THREE);
  assert.deepEqual(readPoints("x,y,class\n−1；0.5；0\n1;-0.5;1"), TWO);
  for (const [text, said] of /** @type {const} */ ([["0,0,0\n0,0,4", /row 2 .* class from 0 to 3/], ["9,0,0", /row 1 is 9, 0, 0/], ["0,0,0.5", /row 1/], ["0,0", /row 1/], ["0,0,0,0", /row 1/], ["", /no numbers/], ["a,0,1", /takes numbers/]])) {
    assert.throws(() => readPoints(text), { name: "NormscopeError", code: "data", message: said });
  }
  assert.throws(() => readPoints("0,0,0\n".repeat(201)), /201 points/);
});

test("the class that wins, and how surely", () => {
  assert.deepEqual([winnerOf(Float32Array.of(0.25), 0, 2), winnerOf(Float32Array.of(0.5), 0, 2).label], [{ label: 0, share: 0.75 }, 1]);
  assert.deepEqual(winnerOf(Float32Array.of(1, 0, 0, 0.25, 0.25, 0.5), 1, 3), { label: 2, share: 0.5 });
  assert.deepEqual(winnerOf(Float32Array.of(NaN, 0, 0), 0, 3), { label: null, share: 0 });
  assert.deepEqual([certainty(1, 4), certainty(0.25, 4), certainty(0, 3)], [1, 0, 0]);
});
