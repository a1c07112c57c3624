// @ts-check
// The pen that writes SVG, and the breaking of lines.

import assert from "node:assert/strict";
import { test } from "node:test";
import { escapeXml, svgDocument, svgPen, wrap } from "../../www/drawing/pen.js";
import { chance } from "./random.js";

/** Every letter is half as wide as it is high, a Han character as wide. @param {string} text @param {number} size */
const measure = (text, size) => [...text].reduce((sum, letter) => sum + (letter > "\u2e80" ? size : size / 2), 0);
const newPen = () => svgPen(measure, (color) => `#${color}`);

test("what is drawn is written, rounded to hundredths", () => {
  const pen = newPen();
  pen.rect(1 / 3, 2, 10, 20.005, { fill: "red", radius: 3 });
  pen.circle(1, 2, 3, { stroke: "blue", width: 1.5, dash: [4, 2], alpha: 0.5 });
  pen.line([[0, 1], [2.345, 3]], { stroke: "ink" });
  assert.deepEqual(pen.elements, [
    '<rect x="0.33" y="2" width="10" height="20.01" rx="3" fill="#red"/>',
    '<circle cx="1" cy="2" r="3" fill="none" stroke="#blue" stroke-width="1.5" stroke-linejoin="round" stroke-dasharray="4 2" opacity="0.5"/>',
    '<polyline points="0,1 2.35,3" fill="none" stroke="#ink" stroke-width="1" stroke-linejoin="round"/>',
  ]);
});

test("text is anchored, and whatever it says stays text", () => {
  const pen = newPen();
  pen.text('<script>"&"</script>', 10, 20, { size: 10, color: "ink", bold: true, italic: true, align: "right", halo: "paper" });
  assert.deepEqual(pen.elements, [
    '<text x="10" y="23.5" font-size="10" text-anchor="end" fill="#ink" font-weight="600" font-style="italic" stroke="#paper" stroke-width="4" paint-order="stroke" stroke-linejoin="round">&lt;script&gt;&quot;&amp;&quot;&lt;/script&gt;</text>',
  ]);
  assert.equal(escapeXml("a < b & c > d"), "a &lt; b &amp; c &gt; d");
});

test("clips are closed, each with a name of its own", () => {
  const pen = newPen();
  const inner = () => pen.circle(0, 0, 1, { fill: "red" });
  pen.clip(0, 0, 10, 10, () => pen.clip(1, 1, 8, 8, inner));
  const names = pen.elements.flatMap((element) => [...element.matchAll(/id="(\w+)"/g)].map(([, name]) => name));
  assert.equal(new Set(names).size, 2);
  assert.deepEqual(pen.elements.slice(-3), ['<circle cx="0" cy="0" r="1" fill="#red"/>', "</g>", "</g>"]);
});

test("a document has its size and its font", () => {
  const text = svgDocument(100, 50, '"Segoe UI", sans-serif', ["<g/>"]);
  assert.match(text, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="100" height="50" viewBox="0 0 100 50" font-family="&quot;Segoe UI&quot;, sans-serif"/);
  assert.match(text, /<g\/>\n<\/svg>\n$/);
});

test("lines are no wider than the room, and lose nothing", () => {
  const pen = newPen();
  const random = chance(1);
  const texts = ["one μ, one σ per column", "one root mean square per row", "每列一组 μ、σ", "每行每个通道一组 μ、σ", "", "a"];
  for (let k = 0; k < 500; k++) {
    const text = random.pick(texts);
    const room = random.whole(75, 300);
    const lines = wrap(pen, text, 14, room);
    for (const line of lines) {
      assert.ok(measure(line, 14) <= room, `${line} in ${room}`);
      assert.equal(line, line.trimEnd());
    }
    assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
  }
});

test("English breaks at spaces, Chinese anywhere, and the last line is not left alone", () => {
  const pen = newPen();
  assert.deepEqual(wrap(pen, "one mean per column", 10, 60), ["one mean", "per column"]);
  assert.deepEqual(wrap(pen, "每列一组均值", 10, 50), ["每列一", "组均值"]);
  assert.deepEqual(wrap(pen, "a veryverylongword", 10, 30), ["a", "veryverylongword"], "a word among others is never cut");
  assert.deepEqual(wrap(pen, "", 10, 20), []);
});
