// @ts-check
// Undo and redo.

import assert from "node:assert/strict";
import { test } from "node:test";
import { History } from "../../www/history.js";
import { chance } from "./random.js";

test("there is nothing to undo at first, nor to redo", () => {
  const history = new History();
  assert.deepEqual([history.canUndo, history.canRedo, history.undo("now"), history.redo("now")], [false, false, undefined, undefined]);
  assert.deepEqual([history.canUndo, history.canRedo], [false, false], "asking in vain changes nothing");
});

test("undo and redo go back and forth over what was done", () => {
  const history = new History();
  history.push("a");
  history.push("b");
  assert.equal(history.undo("c"), "b");
  assert.equal(history.undo("b"), "a");
  assert.deepEqual([history.canUndo, history.canRedo], [false, true]);
  assert.equal(history.redo("a"), "b");
  assert.equal(history.redo("b"), "c");
  assert.deepEqual([history.canUndo, history.canRedo], [true, false]);
});

test("doing something new forgets what was undone", () => {
  const history = new History();
  history.push("a");
  history.push("b");
  history.undo("c");
  history.push("b");
  assert.equal(history.canRedo, false);
  assert.equal(history.undo("d"), "b");
  assert.equal(history.undo("b"), "a");
});

test("the last 200 are remembered", () => {
  const history = new History();
  for (let k = 0; k < 300; k++) history.push(k);
  let now = 300;
  let count = 0;
  for (let before = history.undo(now); before !== undefined; before = history.undo(now)) [now, count] = [before, count + 1];
  assert.deepEqual([History.LENGTH, count, now], [200, 200, 100]);
  for (let after = history.redo(now); after !== undefined; after = history.redo(now)) now = after;
  assert.equal(now, 300);
});

test("it agrees with a list and a place in it", () => {
  const random = chance(1);
  const history = new History();
  let list = [0];
  let at = 0;
  for (let k = 1; k < 2000; k++) {
    const way = random.pick(["push", "push", "undo", "redo"]);
    if (way === "push") {
      history.push(list[at]);
      list = [...list.slice(0, at + 1), k].slice(-History.LENGTH - 1);
      at = list.length - 1;
    } else {
      const next = at + (way === "undo" ? -1 : 1);
      assert.equal(way === "undo" ? history.undo(list[at]) : history.redo(list[at]), list[next]);
      if (list[next] !== undefined) at = next;
    }
    assert.deepEqual([history.canUndo, history.canRedo], [at > 0, at < list.length - 1]);
  }
});
