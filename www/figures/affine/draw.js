// @ts-check
// The batch on its way: x, x_hat and y over one axis, the sigmoid's curve under them, and its outputs beside it.

import { activate, FLAT } from "../parts/activation.js";
import { percent, size } from "../parts/format.js";
import { fixed, plain, ticks } from "../../numbers.js";
import { wrap } from "../../drawing/pen.js";
import { SHEET } from "./sheet.js";
import { valueX } from "./layout.js";
import { isRounding } from "./words.js";

/**
 * @typedef {import("../../drawing/pen.js").Pen} Pen
 * @typedef {import("../../drawing/palette.js").Palette} Palette
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {import("./layout.js").RowName} RowName
 * @typedef {import("./layout.js").RowPlace} RowPlace
 * @typedef {import("./compute.js").Row} Row
 * @typedef {object} Scene everything that is drawn from
 * @property {import("./compute.js").AffineView} view
 * @property {import("./state.js").AffineState} state
 * @property {Palette} palette
 * @property {import("../../locales/index.js").Translator} words
 * @property {number | null} scale how many samples are as tall as the row of x, while somebody draws on it
 * @property {import("./threads.js").Threads | null} threads none in a picture to take away, where lines stay lines
 * @property {number | null} focus the bar that the keyboard is at
 */

export const SYMBOL = { x: "x", xHat: "x̂", y: "y" };

/** x is grey as what is not normalized, x_hat pale, y in the colour of batch norm. @param {Palette} palette @param {RowName} name */
export const colorOf = (palette, name) => (name === "x" ? { fill: palette.none, text: palette["none-text"], alpha: 0.85 } : { fill: palette.bn, text: palette["bn-text"], alpha: name === "y" ? 0.88 : 0.5 });

/** ".984": R² to three digits, to four where three would say that the line is perfect. @param {number} value */
export const shareOf1 = (value) => (value >= 0.99995 ? "1" : fixed(value, value > 0.9995 ? 4 : 3).replace(/^0/, ""));

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene */
export function drawStage(pen, layout, scene) {
  drawZones(pen, layout, scene);
  drawSigma(pen, layout, scene);
  const { rows } = scene.view;
  layout.stage.rows.forEach((place, k) => {
    const above = layout.stage.rows[k - 1];
    if (above && rows) drawTies(pen, above, place, rows[above.name], rows[place.name], scene);
    drawRow(pen, layout, place, rows?.[place.name] ?? null, scene);
  });
  drawOperations(pen, layout, scene);
  if (!rows) return;
  for (const { name, box } of layout.stage.outputs) drawOutputs(pen, name, box, rows[name], scene);
  drawCurve(pen, layout, scene);
  drawTell(pen, layout, scene);
}

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene */
function drawZones(pen, { stage, phone, width }, { palette, words }) {
  const { zones, sigma } = stage;
  const [left, right] = [valueX(zones, -FLAT), valueX(zones, FLAT)];
  const bottom = zones.y + zones.height;
  pen.rect(zones.x, zones.y, left - zones.x, zones.height, { fill: palette.paper });
  pen.rect(right, zones.y, zones.x + zones.width - right, zones.height, { fill: palette.paper });
  if (palette.forced) for (const x of [left, right]) pen.line([[x, zones.y], [x, bottom]], { stroke: palette.faint, dash: [3, 3] });
  pen.line([[valueX(zones, 0), zones.y], [valueX(zones, 0), bottom]], { stroke: palette.grid });
  const middle = (/** @type {number} */ a, /** @type {number} */ b) => (a + b) / 2;
  const size = phone ? 12 : 13;
  const whole = [words.t("affine.zone.flat"), words.t("affine.zone.flatToo")].every((text) => pen.measure(text, size) < left - zones.x - 8);
  pen.text(words.t("affine.zone.straight"), middle(left, right), stage.head, { size, bold: true, align: "center", color: palette.fg });
  pen.text(words.t(whole ? "affine.zone.flat" : "affine.zone.flatShort"), middle(zones.x, left), stage.head, { size, align: "center", color: palette.muted });
  pen.text(words.t(whole ? "affine.zone.flatToo" : "affine.zone.flatShort"), middle(right, zones.x + zones.width), stage.head, { size, align: "center", color: palette.muted });
  for (const tick of ticks(SHEET.low, SHEET.high, phone ? 5 : 9)) pen.text(plain(tick), valueX(sigma, tick), bottom + 15, { size: 12, align: "center", color: palette.muted });
  if (phone) return;
  const { share = 0, r2 = 0 } = stage.rows[0]?.numbers ?? {};
  const fits = pen.measure(words.t("affine.head.share"), size, true) < r2 - share - 8 && pen.measure(words.t("affine.head.r2"), size, true) < width - r2;
  pen.text(words.t(fits ? "affine.head.share" : "affine.head.shareShort"), share, stage.head, { size, bold: true, color: palette.fg });
  pen.text(fits ? words.t("affine.head.r2") : "R²", r2, stage.head, { size, bold: true, color: palette.fg });
}

/** @param {Pen} pen @param {Layout} layout @param {RowPlace} place @param {Row | null} row @param {Scene} scene */
function drawRow(pen, { phone }, place, row, { view, palette, words, state, scale, focus }) {
  const { name, plot, base, label, numbers, note } = place;
  const { fill, text, alpha } = colorOf(palette, name);
  pen.line([[plot.x, base], [plot.x + plot.width, base]], { stroke: palette.faint });
  pen.text(SYMBOL[name], label.x, label.y, { size: phone ? 20 : 24, bold: true, italic: true, color: text, halo: palette.bg });
  if (!row) {
    if (name === "x") pen.text(words.t("affine.empty"), plot.x + plot.width / 2, base - plot.height / 2, { size: 14, align: "center", color: palette.muted, halo: palette.bg });
    return;
  }
  const about = [words.t("affine.row.mean", { value: fixed(row.mean) }), words.t("affine.row.spread", { value: fixed(row.std) })];
  const inOne = about.join(" · ");
  if (phone && pen.measure(inOne, 12) < numbers.share - label.x - 8) pen.text(inOne, label.x, label.y + 21, { size: 12, color: palette.muted, halo: palette.bg });
  else if (phone) about.forEach((line, k) => pen.text(line, label.x, label.y + 20 + 15 * k, { size: 12, color: palette.muted, halo: palette.bg }));
  else about.forEach((line, k) => pen.text(line, label.x, label.y + 22 + 17 * k, { size: 13, color: palette.muted }));

  pen.clip(plot.x, plot.y - 20, plot.width, plot.height + 21, () => {
    const tall = heightOf(row, name === "x" ? scale : null);
    for (const bar of row.bars) {
      const [left, right] = [valueX(plot, bar.low), valueX(plot, bar.high)];
      const height = Math.min(1.2, tall(bar)) * plot.height;
      pen.rect(left, base - height, Math.max(1, right - left - (right - left > 4 ? 0.8 : 0)), height, { fill, alpha, ...(palette.forced && { stroke: palette.fg }) });
    }
    if (name === "x" && focus !== null) {
      const [left, right] = [valueX(plot, SHEET.low + (focus * (SHEET.high - SHEET.low)) / SHEET.bars), valueX(plot, SHEET.low + ((focus + 1) * (SHEET.high - SHEET.low)) / SHEET.bars)];
      pen.rect(left - 1, plot.y, right - left + 2, plot.height, { stroke: palette.focus, width: 2 });
    }
  });
  const outside = (/** @type {boolean} */ isLeft) => row.bars.reduce((sum, bar) => sum + (isLeft ? Number(bar.high <= SHEET.low) : Number(bar.low >= SHEET.high)) * bar.count, 0) / view.samples;
  // On a phone both do not fit beside each other.
  const [edge, other] = phone ? [plot.y + 8, plot.y + 23] : [plot.y, plot.y];
  const [before, behind] = [outside(true), outside(false)];
  if (before >= 0.005) pen.text(words.t("affine.row.left", { share: percent(before, words, 0), value: fixed(row.low, 1) }), plot.x + 4, edge, { size: 12, color: text, halo: palette.bg });
  if (behind >= 0.005) pen.text(words.t("affine.row.right", { share: percent(behind, words, 0), value: fixed(row.high, 1) }), plot.x + plot.width - 4, other, { size: 12, align: "right", color: text, halo: palette.bg });

  pen.text(percent(row.share, words, row.share > 0.995 && row.share < 1 ? 1 : 0), numbers.share, numbers.y, { size: phone ? 20 : name === "x" ? 25 : 33, bold: true, color: text, halo: palette.bg });
  pen.text(shareOf1(row.r2), numbers.r2, numbers.y, { size: phone ? 18 : 25, color: text, halo: palette.bg });
  if (phone) {
    pen.text(words.t("affine.head.shareShort"), numbers.share, numbers.y + 21, { size: 12, color: palette.muted, halo: palette.bg });
    pen.text("R²", numbers.r2, numbers.y + 21, { size: 12, color: palette.muted, halo: palette.bg });
  } else wrap(pen, rowNote(name, row, view, state, words), 13, note.width).slice(0, 2).forEach((line, k) => pen.text(line, note.x, note.y + 16 * k, { size: 13, color: palette.muted }));
  if (name === "y") drawHandles(pen, place, { view, palette });
}

/** What follows from a row's share. @param {RowName} name @param {Row} row @param {import("./compute.js").AffineView} view @param {import("./state.js").AffineState} state @param {import("../../locales/index.js").Translator} words */
export function rowNote(name, row, { rows }, state, { t }) {
  if (name === "x") return state.times === 1 ? "" : t("affine.note.times", { times: plain(state.times) });
  const change = row.share - (rows?.xHat.share ?? 0);
  if (name === "xHat") return t(row.share < 0.9 ? "affine.note.wide" : row.r2 >= 0.95 ? "affine.note.shutIn" : "affine.note.inside");
  if (change < -0.1) return t(row.r2 < (rows?.xHat.r2 ?? 0) - 0.005 ? "affine.note.letOut" : "affine.note.out");
  return t(row.share >= 0.9 ? "affine.note.stillIn" : change > 0.1 ? "affine.note.pulledIn" : "affine.note.alike");
}

/** How tall a bar is, of 1: by its density, the tallest of a row fills it. @param {Row} row @param {number | null} scale */
export function heightOf({ bars }, scale) {
  const density = (/** @type {import("./compute.js").Bar} */ { low, high, count }) => count / Math.max(1e-12, high - low);
  const most = Math.max(1e-12, ...bars.map(density));
  return (/** @type {import("./compute.js").Bar} */ bar) => (scale === null ? density(bar) / most : bar.count / scale);
}

/** From a bar to what became of it, for some of the bars. @param {Pen} pen @param {RowPlace} above @param {RowPlace} below @param {Row} from @param {Row} to @param {Scene} scene */
function drawTies(pen, above, below, from, to, { palette }) {
  const { fill } = colorOf(palette, above.name);
  const every = Math.max(1, Math.round(from.bars.length / 9));
  const middle = (/** @type {import("./compute.js").Bar | undefined} */ bar) => ((bar?.low ?? 0) + (bar?.high ?? 0)) / 2;
  pen.clip(above.plot.x, above.base, above.plot.width, below.base - above.base, () => {
    for (let k = 0; k < from.bars.length; k += every) {
      pen.line([[valueX(above.plot, middle(from.bars[k])), above.base + 3], [valueX(below.plot, middle(to.bars[k])), below.base - 1]], { stroke: fill, width: 1, alpha: 0.45 });
    }
  });
}

/** Between the rows: what is done there. @param {Pen} pen @param {Layout} layout @param {Scene} scene */
function drawOperations(pen, { stage, phone }, { view, palette, words }) {
  const [x, xHat] = stage.rows;
  if (!x || !xHat || !view.rows || phone) return;
  const place = { x: x.plot.x + 10, size: 14, halo: palette.paper };
  pen.text(words.t("affine.step.standardize"), place.x, x.base + 18, { size: 14, color: palette.fg, halo: palette.paper });
  pen.text(words.t(view.beta < 0 ? "affine.step.affineLess" : "affine.step.affine", { gamma: fixed(view.gamma), beta: fixed(Math.abs(view.beta)) }), place.x, xHat.base + 18, { size: 14, bold: true, color: palette["bn-text"], halo: palette.paper });
}

/** Where y is held: at its mean, and one spread to the right of it. @param {RowPlace} place @param {import("./compute.js").AffineView} view */
export const handlesOf = ({ plot, base }, { gamma, beta }) => ({ beta: { x: valueX(plot, beta), y: base }, gamma: { x: valueX(plot, beta + gamma), y: base } });

/** @param {Pen} pen @param {RowPlace} place @param {{ view: import("./compute.js").AffineView, palette: Palette }} scene */
function drawHandles(pen, place, { view, palette }) {
  const { beta, gamma } = handlesOf(place, view);
  const { plot } = place;
  pen.clip(plot.x - 8, plot.y, plot.width + 16, plot.height + 30, () => {
    pen.line([[beta.x, beta.y], [gamma.x, gamma.y]], { stroke: palette["bn-lit"], width: 3 });
    pen.circle(beta.x, beta.y, 7, { fill: palette.bg, stroke: palette["bn-lit"], width: 2.5 });
    pen.rect(gamma.x - 6, gamma.y - 6, 12, 12, { fill: palette["bn-lit"] });
    pen.text("β", beta.x, beta.y + 17, { size: 13, bold: true, italic: true, align: "center", color: palette["bn-text"] });
    if (Math.abs(gamma.x - beta.x) > 16) pen.text("γ", gamma.x, gamma.y + 17, { size: 13, bold: true, italic: true, align: "center", color: palette["bn-text"] });
  });
}

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene */
function drawSigma(pen, { stage, phone }, { view, palette, words }) {
  const { sigma } = stage;
  const y = (/** @type {number} */ output) => sigma.y + sigma.height * (1 - output);
  for (const level of [0, 0.5, 1]) pen.text(String(level).replace(/^0\./, "."), sigma.x - 8, y(level), { size: 12, align: "right", color: palette.muted });
  if (!phone) {
    pen.text("σ", 0, y(0.6), { size: 24, italic: true, color: palette.fg });
    pen.text(words.t("affine.output"), 0, y(0.6) + 22, { size: 13, color: palette.muted });
  }
  const along = (/** @type {number} */ from, /** @type {number} */ to) => Array.from({ length: 91 }, (_, k) => from + ((to - from) * k) / 90).map((value) => /** @type {[number, number]} */ ([valueX(sigma, value), y(activate("sigmoid", value))]));
  const { rows } = view;
  pen.clip(sigma.x, sigma.y - 3, sigma.width, sigma.height + 6, () => {
    if (rows) pen.line(along(rows.xHat.low, rows.xHat.high), { stroke: palette.bn, width: 11, alpha: 0.35 });
    pen.line(along(SHEET.low, SHEET.high), { stroke: palette.fg, width: 2.4 });
    if (!rows) return;
    for (const [name, dash] of /** @type {const} */ ([["xHat", [7, 3]], ["y", [2, 3]]])) {
      const { slope, intercept, low, high } = rows[name];
      const ends = [low, high].map((value) => /** @type {[number, number]} */ ([valueX(sigma, value), y(slope * value + intercept)]));
      pen.line(ends, { stroke: palette["bn-lit"], width: 1.8, dash: [...dash] });
    }
  });
  if (!rows || phone) return;
  const key = sigma.x + sigma.width - 150;
  for (const [k, name] of /** @type {const} */ (["xHat", "y"]).entries()) {
    const at = sigma.y + sigma.height - 46 + 20 * k;
    pen.line([[key, at], [key + 28, at]], { stroke: palette["bn-lit"], width: 1.8, dash: name === "y" ? [2, 3] : [7, 3] });
    pen.text(words.t("affine.bestLine", { of: SYMBOL[name] }), key + 36, at, { size: 12.5, color: palette["bn-text"], halo: palette.paper });
  }
}

/** The outputs, sideways: each bin at the height of its output. @param {Pen} pen @param {RowName} name @param {{ x: number, y: number, width: number, height: number }} box @param {Row} row @param {Scene} scene */
function drawOutputs(pen, name, box, { counts }, { palette }) {
  const { fill, text, alpha } = colorOf(palette, name);
  const most = Math.max(1, ...counts);
  const height = box.height / counts.length;
  pen.rect(box.x, box.y, box.width, box.height * 0.1, { fill: palette.paper });
  pen.rect(box.x, box.y + box.height * 0.9, box.width, box.height * 0.1, { fill: palette.paper });
  counts.forEach((count, bin) => count > 0 && pen.rect(box.x, box.y + box.height - (bin + 1) * height, (box.width * count) / most, Math.max(1, height - 0.8), { fill, alpha }));
  pen.line([[box.x, box.y], [box.x, box.y + box.height]], { stroke: palette.fg, width: 1 });
  pen.text(`σ(${SYMBOL[name]})`, box.x, box.y + box.height + 16, { size: 14, bold: true, color: text });
}

/** How R² goes as γ grows: down, at 1 all along, or otherwise. @param {import("./compute.js").Curve} curve */
export function courseOf({ own }) {
  if (own.every((r2) => r2 > 0.9995)) return "alike";
  return own.every((r2, k) => k === 0 || r2 <= (own[k - 1] ?? 1) + 1e-6) ? "falls" : "other";
}

/** R² over γ, of this batch and of a bell, with the β in force. @param {Pen} pen @param {Layout} layout @param {Scene} scene */
function drawCurve(pen, { stage }, { view, palette, words }) {
  const { curve: box } = stage;
  const { curve, rows, gamma, beta } = view;
  if (!curve || !rows) return;
  const end = curve.gamma.at(-1) ?? 1;
  const low = Math.min(0.7, Math.floor(10 * Math.min(...curve.own, ...curve.bell)) / 10);
  const [x, y] = [(/** @type {number} */ at) => box.x + (box.width * at) / end, (/** @type {number} */ r2) => box.y + (box.height * (1 - r2)) / (1 - low)];
  pen.text(words.t(`affine.curve.${courseOf(curve)}`), 0, box.y - 28, { size: 15, bold: true, color: palette.fg });
  for (const level of ticks(low, 1, 3)) {
    pen.line([[box.x, y(level)], [box.x + box.width, y(level)]], { stroke: palette.grid });
    pen.text(level === 1 ? "1" : String(level).replace(/^0/, ""), box.x - 8, y(level), { size: 12, align: "right", color: palette.muted });
  }
  for (const tick of ticks(Math.min(0, end), Math.max(0, end), 5)) pen.text(tick === 0 ? "γ 0" : plain(tick), x(tick), box.y + box.height + 14, { size: 12, align: "center", color: palette.muted });
  if (fixed(beta) !== "0.00") pen.text(`β = ${fixed(beta)}`, box.x + box.width + 12, box.y + box.height + 14, { size: 12, color: palette.muted });
  const line = (/** @type {readonly number[]} */ r2) => r2.map((value, k) => /** @type {[number, number]} */ ([x(curve.gamma[k] ?? 0), y(value)]));
  pen.line(line(curve.bell), { stroke: palette.muted, width: 1.5, dash: [4, 3] });
  pen.line(line(curve.own), { stroke: palette.bn, width: 2.4 });
  const [own, bell] = [curve.own.at(-1) ?? 0, curve.bell.at(-1) ?? 0];
  const apart = Math.abs(y(own) - y(bell)) < 16 ? 8 * (own > bell ? -1 : 1) : 0;
  pen.text(words.t("affine.curve.own"), box.x + box.width + 6, y(own) + apart, { size: 13, bold: true, color: palette["bn-text"] });
  pen.text(words.t("affine.curve.bell"), box.x + box.width + 6, y(bell) - apart, { size: 13, color: palette.muted });
  const [markX, markY] = [x(gamma), y(Math.max(low, rows.y.r2))];
  pen.circle(markX, markY, 5.5, { fill: palette.bn, stroke: palette.bg, width: 1.5 });
  pen.text("y", markX + 9, markY - 9, { size: 14, bold: true, italic: true, color: palette["bn-text"], halo: palette.bg });
}

/** What undoing gives, and what a larger input does. @param {Pen} pen @param {Layout} layout @param {Scene} scene */
function drawTell(pen, { stage }, { view, state, palette, words }) {
  const { tell } = stage;
  const isUndone = state.how === "undo";
  const isMore = state.times !== 1;
  const times = plain(state.times);
  const heading = isMore ? words.t("affine.tell.times", { times }) : words.t(isRounding(view) ? "affine.tell.undone" : "affine.tell.undo");
  pen.text(heading, tell.x, tell.y + 6, { size: 15, bold: true, color: palette.fg });
  let y = tell.y + 34;
  const say = (/** @type {string} */ text, /** @type {string} */ color, bold = false) => {
    // Bold letters are wider than those that are measured.
    for (const line of wrap(pen, text, 14, (bold ? 0.9 : 1) * (tell.width - 10))) {
      pen.text(line, tell.x, y, { size: 14, bold, color });
      y += 20;
    }
    y += 3;
  };
  say(words.t(!isUndone ? "affine.tell.hint" : isMore ? "affine.tell.formulaBefore" : "affine.tell.formula", { gamma: fixed(view.gamma), beta: fixed(view.beta) }), palette.fg);
  say(words.t(isMore ? "affine.tell.differenceBefore" : "affine.tell.difference", { value: size(view.difference) }), isUndone ? palette["bn-text"] : palette.muted, isUndone);
  if (isMore) say(words.t(state.eps > 0 ? "affine.tell.moved" : "affine.tell.movedRounding", { value: size(view.moved) }), palette["bn-text"], true);
  else say(words.t("affine.tell.timesHint"), palette.muted);
}
