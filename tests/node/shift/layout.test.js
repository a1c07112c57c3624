// @ts-check
// Where everything stands: for phones and wide pages, for two networks of one layer and four of eight.

import assert from "node:assert/strict";
import { test } from "node:test";
import { translator } from "../../words.js";
import { drawGround, drawMoving, drawSheet } from "../../../www/figures/shift/draw.js";
import { placeMarks, spread } from "../../../www/figures/parts/chart-labels.js";
import { overlap as boxesOverlap, placeAtLine } from "../../../www/figures/shift/draw-labels.js";
import { stepTicks, stepX, valueY } from "../../../www/figures/parts/axis.js";
import { layout, movingPlaces } from "../../../www/figures/shift/layout.js";
import { TOKENS } from "../../../www/drawing/palette.js";
import { chance } from "../random.js";
import { FIGURE_1, recordingPen, viewOf } from "./snapshots.js";

/** @typedef {import("../../../www/figures/shift/layout.js").Box} Box */

const WIDTHS = [288, 320, 360, 412, 559, 560, 640, 720, 859, 860, 979, 980, 1080, 1400];
const SLACK = 1e-6;

/** @param {Box} a @param {Box} b */
const overlap = (a, b) => a.x < b.x + b.width - SLACK && b.x < a.x + a.width - SLACK && a.y < b.y + b.height - SLACK && b.y < a.y + a.height - SLACK;

/** @param {(at: import("../../../www/figures/shift/layout.js").Layout, what: string, sizes: { networks: number, depth: number, hero: number }) => void} check */
function everywhere(check) {
  for (const width of WIDTHS) for (const networks of [2, 3, 4]) for (let depth = 1; depth <= 8; depth++) for (const hero of new Set([0, Math.floor(depth / 2), depth - 1])) {
    check(layout({ networks, depth, hero }, width), `${networks} networks of ${depth} on ${width}, ${hero} enlarged`, { networks, depth, hero });
  }
}

test("every layer of every network has its place once, and nothing lies over another or outside", () => {
  everywhere((at, what, { networks, depth, hero }) => {
    const sheets = [at.stage, ...(at.rest ? [at.rest] : [])];
    const cells = sheets.flatMap((sheet) => sheet.cells);
    assert.deepEqual(cells.map((cell) => `${cell.network} ${cell.layer}`).sort(), Array.from({ length: networks * depth }, (_, k) => `${k % networks} ${Math.floor(k / networks)}`).sort(), what);
    for (const sheet of sheets) {
      const boxes = [
        ...sheet.cells.map(({ plot, front, zone }) => ({ ...plot, width: plot.width + front + zone })),
        ...sheet.charts.map(({ plot, room }) => ({ x: plot.x, y: plot.y - 24, width: plot.width + room, height: plot.height + 24 + 20 })),
        ...sheet.axes.map(({ x, y, width }) => ({ x, y: y - 6, width, height: 28 })),
      ];
      for (const [k, box] of boxes.entries()) {
        assert.ok(Object.values(box).every(Number.isFinite) && box.width > 0 && box.x >= 0 && box.y >= 0 && box.x + box.width <= at.width + SLACK && box.y + box.height <= sheet.height + SLACK, `${what}: ${JSON.stringify(box)} of ${sheet.height}`);
        for (const other of boxes.slice(k + 1)) assert.ok(!overlap(box, other), `${what}: ${JSON.stringify(box)} over ${JSON.stringify(other)}`);
      }
      for (const head of sheet.heads) assert.ok(sheet.cells.every(({ plot }) => head.y + 10 < plot.y || head.y - 10 > plot.y + plot.height || head.x >= plot.x + plot.width || head.x < plot.x - SLACK), what);
    }
    assert.ok(cells.every((cell) => cell.hero === (cell.layer === hero) && cell.plot.width >= 40 && cell.plot.height >= 30), what);
  });
});

test("plots of one row are of one size and height, and the enlarged ones are the tallest", () => {
  everywhere((at, what) => {
    for (const sheet of [at.stage, ...(at.rest ? [at.rest] : [])]) {
      for (const cell of sheet.cells) for (const other of sheet.cells) {
        if (cell.layer === other.layer) assert.ok(Math.abs(cell.plot.width - other.plot.width) < SLACK && cell.plot.height === other.plot.height && cell.front === other.front, what);
        if (cell.hero && !other.hero) assert.ok(cell.plot.height > other.plot.height, what);
      }
    }
  });
});

test("the output is on top", () => {
  const { stage } = layout({ networks: 2, depth: 4, hero: 1 }, 1080);
  assert.deepEqual(stage.rows.map(({ layer }) => layer), [3, 2, 1, 0]);
  assert.ok(stage.rows.every(({ box }, k) => k === 0 || box.y > (stage.rows[k - 1]?.box.y ?? 0)));
});

test("the accuracy's axis of steps is that of the network above it", () => {
  const { stage } = layout({ networks: 2, depth: 3, hero: 2 }, 1080);
  for (const [k, chart] of stage.charts.entries()) {
    const cell = stage.cells.find(({ network }) => network === k);
    assert.deepEqual([chart.plot.x, chart.plot.width], [cell?.plot.x, cell?.plot.width]);
  }
});

test("steps and values stand where the axes say", () => {
  assert.deepEqual([0, 500, 1000, 2000].map((step) => stepX({ x: 10, width: 300 }, 1000, step)), [10, 160, 310, 310]);
  assert.deepEqual([4, 0, -4].map((value) => valueY({ x: 0, y: 20, width: 1, height: 200 }, 4, value)), [20, 120, 220]);
});

test("an axis of steps is labelled with whole steps, from 0 to its end, apart", () => {
  for (const end of [10, 60, 100, 500, 600, 725, 1000, 1500, 3000, 50_000]) {
    for (const width of [40, 62, 120, 200, 312]) {
      const list = stepTicks(end, width);
      assert.ok(list[0] === 0 && list.at(-1) === end && list.every(Number.isInteger), `${list}`);
      assert.ok(list.every((step, k) => k === 0 || ((step - (list[k - 1] ?? 0)) * width) / end > 30), `${list} on ${width}`);
    }
  }
});

test("labels at the lines' ends are apart, in order and inside", () => {
  const random = chance(1);
  for (let k = 0; k < 500; k++) {
    const wanted = random.list(random.whole(1, 4), () => random.whole(0, 100));
    const places = spread(wanted, 17, 0, 100);
    for (const [a, place] of places.entries()) {
      assert.ok(place >= 0 - SLACK && place <= 100, `${places}`);
      for (const [b, other] of places.entries()) {
        if (a !== b) assert.ok(Math.abs(place - other) >= 17 - SLACK, `${wanted}: ${places}`);
        if ((wanted[a] ?? 0) < (wanted[b] ?? 0)) assert.ok(place < other);
      }
    }
  }
});

test("names of marks do not cover each other, nor what stands there already", () => {
  const random = chance(2);
  const within = { x: 0, y: 0, width: 400, height: 104 };
  for (let k = 0; k < 300; k++) {
    const marks = random.list(random.whole(1, 4), () => ({ x: random.whole(0, 300), y: 30, width: random.whole(60, 140) }));
    const others = [{ x: 280, y: random.whole(0, 80), width: 110, height: 18 }];
    const boxes = placeMarks(marks, [marks.map(({ x, y }) => [x, y])], within, others).flatMap((place, at) => (place ? [{ x: place.x, y: place.y - 8, width: marks[at]?.width ?? 0, height: 16 }] : []));
    for (const [at, box] of boxes.entries()) {
      assert.ok(box.x >= 0 && box.x + box.width <= 400 && box.y >= 0 && box.y + box.height <= 104);
      for (const other of [...boxes.slice(at + 1), ...others]) assert.ok(!overlap(box, other));
    }
  }
  assert.ok(placeMarks([{ x: 40, y: 30, width: 100 }], [[[40, 30]]], within)[0], "alone, there is room");
});

test("the name of a line touches no other line", () => {
  const flat = (/** @type {number} */ y) => Array.from({ length: 50 }, (_, k) => /** @type {[number, number]} */ ([k * 6, y]));
  const within = { x: 0, y: 0, width: 294, height: 200 };
  const wide = [flat(150), flat(100), flat(50)];
  /** @type {Box[]} */
  const taken = [];
  for (const which of [1, 2, 0]) {
    const box = placeAtLine(wide, which, { width: 90, height: 16 }, within, taken);
    assert.ok(box && taken.every((other) => !boxesOverlap(other, box)));
    for (const y of [150, 100, 50]) assert.ok(y <= box.y || y >= box.y + box.height, `${JSON.stringify(box)} over ${y}`);
    taken.push(box);
  }
  assert.equal(placeAtLine([flat(108), flat(100), flat(92)], 1, { width: 90, height: 16 }, within, []), null, "between lines this near there is no room");
  assert.equal(placeAtLine([[], [], []], 1, { width: 90, height: 16 }, within, []), null);
});

const palette = /** @type {import("../../../www/drawing/palette.js").Palette} */ (/** @type {unknown} */ (Object.fromEntries([...TOKENS.map((token) => [token, "#123456"]), ["family", "sans"]])));
const heat = /** @type {any} */ ({ image: () => ({}) });

test("what moves is drawn within its places, and the ground outside them", () => {
  const words = translator("en");
  for (const width of [320, 390, 720, 980, 1080]) {
    for (const step of [5, 400, 1000]) {
      for (const change of [{}, { networks: /** @type {any} */ (["none", "batch", "layer", "renorm"]), layer: 1 }, { show: /** @type {const} */ ("output") }]) {
        const { state, view } = viewOf(change, { none: { ...FIGURE_1.none, step }, batch: { ...FIGURE_1.batch, step }, layer: { step }, renorm: { step } });
        const at = layout({ networks: state.networks.length, depth: state.depth, hero: view.hero }, width);
        for (const sheet of [at.stage, ...(at.rest ? [at.rest] : [])]) {
          const places = movingPlaces(sheet);
          const texts = (/** @type {typeof drawSheet} */ draw) => {
            const pen = recordingPen();
            draw(/** @type {any} */ (pen), at, sheet, { view, state, palette, words, heat, ratio: 1 });
            return pen.texts.map(({ text, x, y, width, size }) => ({ text, x, y: y - size * 0.36, width, height: size * 0.72 }));
          };
          for (const text of texts(drawMoving)) assert.ok(places.some((place) => text.x >= place.x - 1 && text.x + text.width <= place.x + place.width + 1 && text.y >= place.y && text.y + text.height <= place.y + place.height), `${width} px, step ${step}: “${text.text}” (${text.x}, ${text.y}) moves out of its place`);
          for (const text of texts(drawGround)) assert.ok(!places.some((place) => overlap(place, text)), `${width} px: “${text.text}” (${text.x}, ${text.y}) would be wiped away`);
        }
      }
    }
  }
});

for (const lang of /** @type {const} */ (["en", "zh-Hans"])) {
  test(`${lang}: no text covers another or is cut off, from step 0 to the end`, () => {
    const words = translator(lang);
    /** @type {string[]} */
    const faults = [];
    for (const width of [320, 360, 560, 720, 860, 980, 1080]) {
      for (const step of [0, 5, 100, 400, 725, 1000]) {
        for (const change of [{}, { networks: /** @type {any} */ (["none", "batch", "layer", "renorm"]) }, { depth: 6, activation: /** @type {const} */ ("relu") }, { show: /** @type {const} */ ("output"), networks: /** @type {any} */ (["none", "batch", "layer"]) }]) {
          const stories = Object.fromEntries(["none", "batch", "layer", "renorm"].map((name) => [name, { ...(name === "none" ? FIGURE_1.none : FIGURE_1.batch), step }]));
          const { state, view } = viewOf(change, stories);
          const at = layout({ networks: state.networks.length, depth: state.depth, hero: view.hero }, width);
          for (const sheet of [at.stage, ...(at.rest ? [at.rest] : [])]) {
            const pen = recordingPen();
            drawSheet(/** @type {any} */ (pen), at, sheet, { view, state, palette, words, heat, ratio: 1 });
            const what = `${lang} ${width} px, step ${step}, ${JSON.stringify(change)}`;
            assert.ok(pen.texts.length > 10, what);
            const boxes = pen.texts.map((text) => ({ text: text.text, x: text.x, y: text.y - text.size * 0.36, width: text.width, height: text.size * 0.72 }));
            for (const [k, box] of boxes.entries()) {
              assert.doesNotMatch(box.text, /NaN|undefined|null/, what);
              if (box.x < -1 || box.x + box.width > width + 1) faults.push(`${what}: “${box.text}” from ${Math.round(box.x)} to ${Math.round(box.x + box.width)}`);
              for (const other of boxes.slice(k + 1)) if (overlap(box, other)) faults.push(`${what}: “${box.text}” (${Math.round(box.x)}, ${Math.round(box.y)}) over “${other.text}” (${Math.round(other.x)}, ${Math.round(other.y)})`);
            }
          }
        }
      }
    }
    assert.deepEqual(faults, []);
  });
}
