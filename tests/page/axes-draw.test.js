// @ts-check
// The figure `axes` with a mouse: strokes, drags and clicks on its pictures.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drag, drawn, hold, openFigure, plane, pointAt, profiles, setState, stateOf } from "../axes-figure.js";
import { assertNumbers, normalized } from "../axes-numbers.js";
import { assertPainted, listenToPaint } from "../axes-painted.js";

/** @param {number | undefined} actual @param {number} expected @param {number} reach */
const near = (actual, expected, reach) => assert.ok(Math.abs((actual ?? NaN) - expected) <= reach, `${actual} is not within ${reach} of ${expected}`);

test("opens with the batch that can be checked by hand, and every number is the engine's", async (t) => {
  const page = await openFigure(t);
  await listenToPaint(page);
  await page.getByText("All numbers as a table").click();
  await drawn(page);
  const { view, tables, words } = await assertNumbers(page);
  await assertPainted(page);
  assert.deepEqual(view.methods.batch?.mean, [4, 20, 2]);
  assert.deepEqual(tables?.["batch"]?.std, ["2.0000", "10.0000", "1.7321"]);
  assert.deepEqual(tables?.["layer"]?.values.slice(0, 3), ["−0.5793", "1.4069", "−0.8276"]);
  assert.equal(words, "6 is above its column’s mean, 4.00: batch norm gives 1.00. The same number is below its row’s mean, 12.33: layer norm gives −0.50.");
});

test("a stroke of the pencil is a new sample, with its height at each feature", async (t) => {
  const page = await openFigure(t);
  await listenToPaint(page);
  const before = await stateOf(page);
  const sheet = await profiles(page);
  await hold(page, [sheet.at(0.8, 24), sheet.at(1, 25), sheet.at(2, 5), sheet.at(3, 16)]);
  assert.deepEqual((await stateOf(page)).shape, [4, 3], "not before the pencil is lifted");
  await page.mouse.up();
  await drawn(page);
  const { state } = await assertNumbers(page);
  await assertPainted(page);
  assert.deepEqual([state.shape, state.x.slice(0, 12), state.focus[0]], [[5, 3], before.x, 4]);
  for (const [column, value] of [25, 5, 16].entries()) near(state.x[12 + column], value, sheet.pixel + 0.1);

  await page.getByRole("button", { name: "Undo" }).click();
  assert.deepEqual((await stateOf(page)).x, before.x, "one stroke is one step back");
});

test("a stroke too short to be a line adds nothing", async (t) => {
  const page = await openFigure(t);
  const before = await stateOf(page);
  const sheet = await profiles(page);
  const from = sheet.at(1.5, 30);
  await drag(page, [from, { x: from.x + 8, y: from.y + 20 }]);
  const { state } = await assertNumbers(page);
  assert.deepEqual([state.shape, state.x], [before.shape, before.x]);
});

test("a dragged point takes its batch mates along under batch norm, and under layer norm only its own row", async (t) => {
  const page = await openFigure(t);
  await listenToPaint(page);
  const sheet = await profiles(page);
  const place = await pointAt(page, 4, 1);
  const before = await stateOf(page);
  await hold(page, [place, sheet.at(1, 10)]);
  await drawn(page);
  near((await assertNumbers(page, { before, held: true })).state.x[9], 10, sheet.pixel + 0.1);
  await assertPainted(page);
  const to = sheet.at(1, 14);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
  await drawn(page);
  const { state, words } = await assertNumbers(page, { before });
  await assertPainted(page);
  near(state.x[9], 14, sheet.pixel + 0.1);
  assert.deepEqual(state.x.with(9, 6), before.x, "one number and no other");

  const changed = (/** @type {"batch" | "layer"} */ method) => {
    const [was, now] = [before, state].map((batch) => normalized(batch, method).y);
    return now?.flatMap((y, at) => (y === was?.[at] ? [] : [at]));
  };
  assert.deepEqual(changed("batch"), [0, 3, 6, 9]);
  assert.deepEqual(changed("layer"), [9, 10, 11]);
  assert.match(words, /^You changed sample 4: feature 1 is now .*Batch norm changed 3 numbers of the other samples. Layer norm changed none of the others.$/);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.deepEqual((await stateOf(page)).x, before.x, "one drag is one step back");
});

test("a point can be dragged out of the sheet, and stays in the axis' range", async (t) => {
  const page = await openFigure(t);
  const sheet = await profiles(page);
  const place = await pointAt(page, 1, 2);
  await drag(page, [place, { x: place.x, y: place.y - 80 }, { x: place.x + 300, y: 2 }]);
  const { state } = await assertNumbers(page);
  assert.ok((state.x[1] ?? 0) > 30 && (state.x[1] ?? 0) < 40, String(state.x[1]));
  assert.deepEqual(state.x.with(1, 10), (await stateOf(page)).x.with(1, 10));
  near(sheet.pixel, 0.15, 0.1);
});

test("Escape lets go of a drag and of a stroke: nothing was done", async (t) => {
  const page = await openFigure(t);
  const sheet = await profiles(page);
  const place = await pointAt(page, 4, 1);
  const before = await stateOf(page);
  await hold(page, [place, sheet.at(1, 20)]);
  await page.keyboard.press("Escape");
  await drawn(page);
  assert.deepEqual(await stateOf(page), before);
  await page.mouse.move(place.x, place.y - 50);
  await page.mouse.up();
  await hold(page, [sheet.at(1, 20), sheet.at(3, 20)]);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await drawn(page);
  const { state } = await assertNumbers(page);
  assert.deepEqual(state, before);
  assert.equal(await page.getByRole("button", { name: "Undo" }).isDisabled(), true);
});

test("a drag of a sample that the page has meanwhile taken away changes nothing else", async (t) => {
  const page = await openFigure(t);
  const sheet = await profiles(page);
  const place = await pointAt(page, 4, 1);
  await hold(page, [place, sheet.at(1, 10)]);
  await setState(page, { shape: [2, 3], x: [1, 2, 3, 4, 5, 7] });
  await page.mouse.move(place.x, place.y - 60);
  await page.mouse.up();
  await drawn(page);
  const { state } = await assertNumbers(page);
  assert.deepEqual([state.shape, state.x], [[2, 3], [1, 2, 3, 4, 5, 7]]);
});

test("instead of a drag: a tap on a point, then a tap where it shall go", async (t) => {
  const page = await openFigure(t);
  const sheet = await profiles(page);
  const before = await stateOf(page);
  const click = async (/** @type {import("../axes-figure.js").Place} */ { x, y }) => {
    await page.mouse.click(x, y);
    await drawn(page);
  };
  await click(sheet.at(2, 20));
  assert.deepEqual((await assertNumbers(page)).state.x, before.x, "where no point was tapped before, nothing is done");
  await click(sheet.at(1, 6));
  await click(sheet.at(1, 20));
  const { state } = await assertNumbers(page);
  const at = (state.focus[0] ?? 0) * 3;
  near(state.x[at], 20, sheet.pixel + 0.1);
  assert.deepEqual([state.shape, state.x.with(at, 6)], [[4, 3], before.x]);
  await click(sheet.at(3, 15));
  assert.deepEqual((await stateOf(page)).x, state.x, "one tap moves it once");
});

test("in the plane a click adds a point, a drag moves it, Delete takes it away", async (t) => {
  const page = await openFigure(t);
  const points = await plane(page, "other", [1, 3]);
  const before = await stateOf(page);
  const place = points.at(4, 20);
  await page.mouse.click(place.x, place.y);
  await drawn(page);
  const added = (await assertNumbers(page)).state;
  assert.deepEqual([added.shape, added.x.slice(0, 12), added.focus[0]], [[5, 3], before.x, 4]);
  near(added.x[12], 4, points.pixel + 0.1);
  near(added.x[13], 20, points.pixel + 0.1);
  assert.equal(added.x[14], 2, "what the plane does not show is the mean");

  // The stage has grown by a row, and the plane has moved down.
  const from = await pointAt(page, 5, 1, "other");
  const now = await plane(page, "other", [1, 3]);
  await drag(page, [from, now.at(3, 26)]);
  const moved = (await assertNumbers(page)).state;
  near(moved.x[12], 3, points.pixel + 0.1);
  near(moved.x[13], 26, points.pixel + 0.1);
  assert.deepEqual([moved.x.slice(0, 12), moved.x[14]], [before.x, 2]);

  await page.keyboard.press("Delete");
  await drawn(page);
  const { state } = await assertNumbers(page);
  assert.deepEqual([state.shape, state.x], [[4, 3], before.x]);
});

test("the plane can be the large sheet", async (t) => {
  const page = await openFigure(t, { query: { preset: "correlated" } });
  const points = await plane(page, "sheet", [1, 12]);
  await page.mouse.click(points.at(8, 3).x, points.at(8, 3).y);
  await drawn(page);
  const { state, points: proxies } = await assertNumbers(page);
  assert.deepEqual([state.shape, proxies.map(({ kind }) => kind)], [[13, 2], ["plane", "profiles"]]);
  near(state.x[24], 8, points.pixel + 0.1);
  near(state.x[25], 3, points.pixel + 0.1);
});

test("from the empty plane, and with one feature, each click adds a sample", async (t) => {
  const page = await openFigure(t, { query: { preset: "blank" } });
  const { x, y } = await page.evaluate(() => {
    const stage = /** @type {Element} */ (document.querySelector("norm-scope")?.shadowRoot?.querySelector(".stage"));
    stage.scrollIntoView();
    const { left, top } = stage.getBoundingClientRect();
    return { x: left, y: top };
  });
  for (const [count, [across, down]] of [[80, 240], [200, 120], [140, 200]].entries()) {
    await page.mouse.click(x + (across ?? 0), y + (down ?? 0));
    await drawn(page);
    assert.deepEqual((await assertNumbers(page)).state.shape, [count + 1, 2]);
  }
  const { x: [a = 0, b = 0, c = 0, d = 0] } = await stateOf(page);
  assert.ok(a < c && b < d, "right is more, and up is more");

  await setState(page, { shape: [2, 1], x: [2, 8], plane: [0, 0] });
  const [low, high] = [await pointAt(page, 1, 1), await pointAt(page, 2, 1)];
  await page.mouse.click(low.x + 40, (low.y + high.y) / 2);
  await drawn(page);
  const { state } = await assertNumbers(page);
  assert.deepEqual(state.shape, [3, 1]);
  near(state.x[2], 5, 0.2);
});

/** Where the window's top left corner of the stage is, and how large its sheet: what is clicked has to be inside. @param {import("playwright-core").Page} page */
const stageAt = (page) =>
  page.evaluate(() => {
    const stage = /** @type {Element} */ (document.querySelector("norm-scope")?.shadowRoot?.querySelector(".stage"));
    stage.scrollIntoView();
    const { left, top } = stage.getBoundingClientRect();
    return { left, top };
  });

/** @type {[number, number][]} none in the middle, which is where axes around one value alone would put it */
const PLACES = [[90, 70], [250, 100], [120, 240], [270, 250], [180, 130]];

for (const width of [1280, 700]) {
  test(`on an empty sheet, what is clicked or drawn stays where it was put, ${width} pixels wide`, async (t) => {
    const page = await openFigure(t, { query: { preset: "blank" }, width, height: 900 });
    /** @param {string} what @param {(place: [number, number]) => Promise<void>} put */
    const five = async (what, put) => {
      for (const [count, place] of PLACES.entries()) {
        await put(place);
        const { shape: [samples = 0, columns = 0] } = await stateOf(page);
        assert.equal(samples, count + 1, what);
        for (let earlier = 0; earlier <= count; earlier++) {
          const [x = 0, y = 0] = PLACES[earlier] ?? [];
          const point = await pointAt(page, earlier + 1, 1);
          const { left, top } = await stageAt(page);
          if (what === "plane") near(point.x - left, x, 2);
          near(point.y - top, y, 2);
          assert.equal(columns, { plane: 2, "one feature": 1, "three features": 3 }[what]);
        }
      }
      await drawn(page);
    };
    const click = async (/** @type {[number, number]} */ [x, y]) => {
      const { left, top } = await stageAt(page);
      await page.mouse.click(left + x, top + y);
      await drawn(page);
    };
    await five("plane", click);
    await page.getByRole("button", { name: "Reset" }).click();
    await setState(page, { shape: [0, 1], x: [], sheet: "profiles" });
    await five("one feature", click);
    await setState(page, { shape: [0, 3], x: [] });
    await five("three features", async ([, y]) => {
      const { left, top } = await stageAt(page);
      await drag(page, [{ x: left + 60, y: top + y }, { x: left + 290, y: top + y }]);
    });
    await assertNumbers(page);
  });
}

test("axes that were drawn on are let go of by undo, reset, another batch and a program", async (t) => {
  const page = await openFigure(t, { query: { preset: "blank" } });
  const usual = async () => {
    await setState(page, { shape: [2, 2], x: [400, 400, 500, 500] });
    return (await pointAt(page, 1, 1)).y - (await stageAt(page)).top;
  };
  const alone = await usual();
  const { left, top } = await stageAt(page);
  await page.mouse.click(left + 100, top + 80);
  await drawn(page);
  assert.ok(Math.abs((await usual()) - alone) < 1, "a batch of the program's has axes of its own");
  await page.getByRole("button", { name: "Reset" }).click();
  await page.mouse.click(left + 100, top + 80);
  await drawn(page);
  near((await stateOf(page)).x[1] ?? NaN, 9, 2.5);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.mouse.click(left + 250, top + 80);
  await drawn(page);
  near((await stateOf(page)).x[1] ?? NaN, 9, 2.5);
});

test("a point dragged to the end of its axis can be dragged on from there", async (t) => {
  const page = await openFigure(t);
  for (const least of [33, 36]) {
    const place = await pointAt(page, 2, 2);
    await drag(page, [place, { x: place.x, y: place.y - 60 }, { x: place.x, y: place.y - 200 }]);
    assert.ok(((await stateOf(page)).x[4] ?? 0) > least, `${(await stateOf(page)).x[4]}, more than ${least}`);
  }
  await assertNumbers(page);
});

test("from the empty sheet: a line, then points, and back again", async (t) => {
  const page = await openFigure(t);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Clear the sheet" }).click();
  await drawn(page);
  const empty = await assertNumbers(page);
  assert.deepEqual([empty.state.shape, empty.view.focus, empty.cells], [[0, 3], null, []]);
  assert.equal(empty.words, "The sheet is empty. Draw a sample, or choose a batch to start from.");

  const sheet = await page.evaluate(() => {
    const stage = document.querySelector("norm-scope")?.shadowRoot?.querySelector(".stage");
    stage?.scrollIntoView();
    const { left, top } = /** @type {Element} */ (stage).getBoundingClientRect();
    return { left, top };
  });
  await drag(page, [{ x: sheet.left + 50, y: sheet.top + 120 }, { x: sheet.left + 150, y: sheet.top + 200 }, { x: sheet.left + 290, y: sheet.top + 150 }]);
  const first = await assertNumbers(page);
  assert.deepEqual(first.state.shape, [1, 3]);
  assert.ok(first.view.methods.batch?.y.every((y) => y === 0), "one sample is its own mean");
  for (const shape of [[0, 3], [4, 3]]) {
    await page.getByRole("button", { name: "Undo" }).click();
    await drawn(page);
    assert.deepEqual((await assertNumbers(page)).state.shape, shape);
  }
});
