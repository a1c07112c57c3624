// @ts-check
// One picture of a batch: profiles (a line a sample) or the plane of two columns; of the input, or after a method.

import { block, statisticsIndex } from "./groups.js";
import { columnX, xOf, yOf } from "./layout.js";
import { METHOD_COLOR } from "../../drawing/palette.js";
import { DASH, mark } from "../../drawing/marks.js";
import { fixed, plain, ticks } from "../../numbers.js";

/**
 * @typedef {import("./draw.js").Scene} Scene
 * @typedef {import("./layout.js").Picture} Picture
 * @typedef {import("./layout.js").Domain} Domain
 * @typedef {import("../../drawing/pen.js").Pen} Pen
 * @typedef {{ domain: Domain, values: readonly number[], phone: boolean }} Data
 */

/** @param {Pen} pen @param {Picture} picture @param {Scene} scene @param {Data} data */
export function drawPicture(pen, picture, scene, data) {
  const { paper, method } = picture;
  if (method === null) pen.rect(paper.x, paper.y, paper.width, paper.height, { fill: scene.palette.paper, radius: 4 });
  if (picture.kind === "plane") plane(pen, picture, scene, data);
  else profiles(pen, picture, scene, data);
}

/** @param {Pen} pen @param {Picture} picture @param {Scene} scene @param {Data} data */
function profiles(pen, picture, scene, { domain, values }) {
  const { view, palette, words, stroke } = scene;
  const { plot, paper, method } = picture;
  verticalTicks(pen, picture, palette, domain);
  const x = (/** @type {number} */ column) => columnX(plot, view.columns, column);
  const y = (/** @type {number} */ value) => yOf(plot, domain, value);
  if (method === null) {
    for (let column = 0; column < view.columns; column++) pen.line([[x(column), plot.y - 6], [x(column), plot.y + plot.height + 4]], { stroke: palette.grid });
  }
  profileBands(pen, picture, scene, domain);
  const line = (/** @type {number} */ sample, /** @type {readonly number[]} */ from) =>
    Array.from({ length: view.columns }, (_, column) => /** @type {[number, number]} */ ([x(column), y(from[sample * view.columns + column] ?? 0)]));
  const color = method ? palette[METHOD_COLOR[method]] : palette.none;
  const focus = view.focus?.sample ?? -1;
  pen.clip(paper.x, picture.box.y, paper.width, picture.box.height, () => {
    ghostLines(pen, scene, method, (from, sample) => line(sample, from));
    const order = [...Array(view.samples).keys()].sort((a, b) => Number(a === focus) - Number(b === focus));
    for (const sample of order) {
      const lit = sample === focus;
      const points = line(sample, values);
      pen.line(points, { stroke: method ? color : lit ? palette.fg : color, width: lit ? 2.8 : 1.2, alpha: lit ? 1 : view.samples > 12 ? 0.35 : 0.65, dash: method ? DASH[method] : [] });
      if (view.columns <= 12 && view.samples <= 24) {
        for (const [px, py] of points) mark(pen, method ?? "none", px, py, method ? 3 : 4.5, lit || !method ? { fill: method ? palette.bg : "", stroke: lit && !method ? palette.fg : color, width: lit ? 2.4 : 1.4 } : { fill: palette.bg, stroke: color, width: 1.2 });
      }
    }
    focusMark(pen, scene, method, view.focus && { x: x(view.focus.column), y: y(values[view.focus.sample * view.columns + view.focus.column] ?? 0) });
  });
  if (method === null) bandLabels(pen, picture, scene, domain);
  if (method === null && stroke.length > 1) pen.line(stroke, { stroke: palette.fg, width: 2, dash: [2, 4] });
  columnTicks(pen, picture, scene);
  if (method === null) sheetHint(pen, picture, scene, words.t(scene.armed ? "axes.hint.armed" : view.columns === 1 ? "axes.hint.oneColumn" : view.samples ? "axes.hint.profiles" : "axes.hint.empty"));
}

/** Mean and one deviation either side, as bands: over each column, or across for a row. @param {Pen} pen @param {Picture} picture @param {Scene} scene @param {Domain} domain */
function profileBands(pen, { method, plot }, { view, state, palette, time }, domain) {
  const focus = view.focus;
  if (!focus) return;
  const y = (/** @type {number} */ value) => yOf(plot, domain, value);
  const width = Math.min(18, (plot.width / view.columns) * 0.4);
  const batch = view.methods.batch;
  if (method === null) {
    for (let column = 0; batch && column < view.columns; column++) {
      const channel = Math.floor(column / view.positions);
      const [mean, deviation] = [batch.mean?.[channel] ?? 0, Math.sqrt(batch.variance[channel] ?? 0)];
      const lit = channel === focus.channel;
      const top = y(mean + deviation);
      pen.rect(columnX(plot, view.columns, column) - width / 2, top, width, Math.max(1, y(mean - deviation) - top), { fill: palette.bn, alpha: Number(lit ? palette["band-lit"] : palette.band), radius: 5 });
      if (!lit) continue;
      const at = columnX(plot, view.columns, column);
      pen.line([[at - width, y(mean)], [at + width, y(mean)]], { stroke: palette["bn-text"], width: 2.4 });
    }
    const across = state.across;
    const cell = view.cell[across];
    if (cell && cell.mean !== null && across !== "batch") {
      const { columns } = block(across, view, focus.sample, focus.column);
      const from = plot.x + (plot.width * columns[0]) / view.columns;
      const to = plot.x + (plot.width * columns[1]) / view.columns;
      const color = METHOD_COLOR[across];
      pen.line([[from, y(cell.mean)], [to, y(cell.mean)]], { stroke: palette[color], width: 2, dash: [7, 4] });
    }
    return;
  }
  if (time < 2) return;
  const affine = time > 2;
  const share = time - 2;
  for (let column = 0; column < view.columns; column++) {
    const channel = Math.floor(column / view.positions);
    const spread = deviationAfter(view, method, column);
    const [scale, shift] = affine ? [spread * (1 + share * ((state.gamma[channel] ?? 1) - 1)), share * (state.beta[channel] ?? 0)] : [spread, 0];
    const lit = method === "batch" ? channel === focus.channel : true;
    const wide = method === "batch" ? width : plot.width / view.columns;
    const [a, b] = [y(shift + Math.abs(scale)), y(shift - Math.abs(scale))];
    pen.rect(columnX(plot, view.columns, column) - wide / 2, a, wide, Math.max(1, b - a), { fill: palette[METHOD_COLOR[method]], alpha: Number(lit && method === "batch" ? palette["band-lit"] : palette.band), radius: method === "batch" ? 5 : 0 });
  }
}

/** The deviation of x_hat: one, but for what eps does to it. For a row's method it is that of the focused row. @param {import("./compute.js").AxesView} view @param {import("./state.js").Method} method @param {number} column */
function deviationAfter(view, method, column) {
  const variance = view.methods[method]?.variance[statisticsIndex(method, view, view.focus?.sample ?? 0, column)] ?? 0;
  return variance === 0 ? 0 : Math.sqrt(variance / (variance + view.eps));
}

/** What the bands on the sheet say; over the lines. @param {Pen} pen @param {Picture} picture @param {Scene} scene @param {Domain} domain */
function bandLabels(pen, { plot }, { view, state, palette }, domain) {
  const focus = view.focus;
  if (!focus) return;
  const style = { size: 12.5, bold: true, halo: palette.paper };
  const column = view.cell.batch;
  if (column && column.mean !== null) {
    const width = Math.min(18, (plot.width / view.columns) * 0.4);
    const at = columnX(plot, view.columns, focus.column);
    const left = at - width - 4 > plot.x + 30;
    pen.text(`μ ${fixed(column.mean)}`, left ? at - width - 3 : at + width + 3, yOf(plot, domain, column.mean), { ...style, align: left ? "right" : "left", color: palette["bn-text"] });
  }
  const row = view.cell[state.across];
  if (!row || row.mean === null || state.across === "batch") return;
  const { columns } = block(state.across, view, focus.sample, focus.column);
  const end = plot.x + (plot.width * columns[1]) / view.columns;
  pen.text(`μ ${fixed(row.mean)}`, end - 2, yOf(plot, domain, row.mean) - 10, { ...style, align: "right", color: palette[`${METHOD_COLOR[state.across]}-text`] });
}

/** @param {Pen} pen @param {Picture} picture @param {Scene["palette"]} palette @param {Domain} domain */
function verticalTicks(pen, { plot, paper, method }, palette, domain) {
  for (const value of ticks(domain.low, domain.high, 4)) {
    const y = yOf(plot, domain, value);
    pen.line([[plot.x, y], [method ? paper.x + paper.width - 4 : plot.x + plot.width, y]], { stroke: palette.grid, width: value === 0 && method ? 1.6 : 1, dash: value === 0 && method ? [] : [1.5, 5] });
    const text = plain(value);
    const size = Math.min(12, (12 * (plot.x - paper.x - 5)) / pen.measure(text, 12));
    pen.text(text, plot.x - 5, y, { size, align: "right", color: palette.muted });
  }
}

/** @param {Pen} pen @param {Picture} picture @param {Scene} scene */
function columnTicks(pen, { plot, paper, method }, { view, words, palette }) {
  const y = paper.y + paper.height + 12;
  const width = plot.width / view.columns;
  for (let column = 0; column < view.columns; column++) {
    const lit = column === view.focus?.column;
    const long = method === null && view.positions === 1 ? words.t("axes.feature", { number: column + 1 }) : "";
    const text = long && pen.measure(long, 13, true) < width - 6 ? long : String(column + 1);
    if (!lit && (width < 15 && (column % Math.ceil(15 / width) !== 0 || Math.abs(column - (view.focus?.column ?? -99)) * width < 15))) continue;
    pen.text(text, columnX(plot, view.columns, column), y, { size: text === long ? 13 : 12, bold: lit, align: "center", color: lit ? palette.fg : palette.muted });
  }
}

/** @param {Pen} pen @param {Picture} picture @param {Scene} scene @param {string} text */
function sheetHint(pen, { paper }, { palette, heads }, text) {
  if (heads) return;
  const room = paper.width - 28;
  const size = Math.min(13.5, (13.5 * room) / Math.max(room, pen.measure(text, 13.5)));
  pen.text(text, paper.x + 14, paper.y + 17, { size, color: palette.muted });
}

/**
 * Where lines stood: before what the reader is doing now, and where the pinned sample would stand among its old batch mates.
 *
 * @param {Pen} pen @param {Scene} scene @param {import("./state.js").Method | null} method
 * @param {(from: readonly number[], sample: number) => [number, number][]} line
 */
function ghostLines(pen, { view, was, palette, time }, method, line) {
  if (!method || time < 3) return;
  const before = was?.[method];
  if (before) {
    for (let sample = 0; sample < view.samples; sample++) pen.line(line(before, sample), { stroke: palette.muted, width: 1, dash: [2, 3], alpha: 0.8 });
  }
  const ghost = view.ghost?.y[method];
  if (!ghost) return;
  const points = line(ghost, 0);
  pen.line(points, { stroke: palette.fg, width: 1.6, dash: [2, 3] });
  if (points.length <= 12) for (const [x, y] of points) mark(pen, method, x, y, 4, { fill: palette.bg, stroke: palette.fg, width: 1.4 });
}

/** @param {Pen} pen @param {Scene} scene @param {import("./state.js").Method | null} method @param {{ x: number, y: number } | null} at */
function focusMark(pen, { view, palette }, method, at) {
  if (!at || !view.focus) return;
  if (method) return mark(pen, method, at.x, at.y, 6.5, { fill: palette[`${METHOD_COLOR[method]}-text`], stroke: palette.bg, width: 1.5 });
  const text = plain(view.focus.value);
  const width = Math.max(24, pen.measure(text, 13, true) + 14);
  pen.rect(at.x - width / 2, at.y - 12, width, 24, { fill: palette.bg, stroke: palette.fg, width: 2.2, radius: 6 });
  pen.text(text, at.x, at.y, { size: 13, bold: true, align: "center", color: palette.fg });
}

/** @param {Pen} pen @param {Picture} picture @param {Scene} scene @param {Data} data */
function plane(pen, picture, scene, { domain, values }) {
  const { view, state, palette, words } = scene;
  const { plot, paper, method } = picture;
  const [a = 0, b = 0] = state.plane;
  const [domainX, domainY] = method ? [domain, domain] : scene.planeDomains;
  planeTicks(pen, picture, palette, domainX, domainY);
  const point = (/** @type {readonly number[]} */ from, /** @type {number} */ sample) =>
    /** @type {[number, number]} */ ([xOf(plot, domainX, from[sample * view.columns + a] ?? 0), yOf(plot, domainY, from[sample * view.columns + b] ?? 0)]);
  planeBands(pen, picture, scene, domainX, domainY);
  const color = method ? palette[METHOD_COLOR[method]] : palette.none;
  const focus = view.focus?.sample ?? -1;
  pen.clip(paper.x, paper.y, paper.width, paper.height, () => {
    const was = method && scene.time === 3 ? scene.was?.[method] : undefined;
    for (let sample = 0; sample < view.samples; sample++) {
      const [x, y] = point(values, sample);
      if (was) {
        const [oldX, oldY] = point(was, sample);
        if (Math.hypot(oldX - x, oldY - y) > 1.5) {
          pen.line([[oldX, oldY], [x, y]], { stroke: palette.muted, width: 1, dash: [2, 3] });
          pen.circle(oldX, oldY, 2.5, { stroke: palette.muted });
        }
      }
      if (sample !== focus) mark(pen, method ?? "none", x, y, method ? 4 : 5, { fill: method ? palette.bg : "", stroke: color, width: 1.8 });
    }
    const ghost = method && scene.time === 3 ? view.ghost?.y[method] : undefined;
    if (ghost && view.ghost) {
      const [fromX, fromY] = point(ghost, 0);
      pen.line([[fromX, fromY], point(values, view.ghost.sample)], { stroke: palette.fg, width: 1.4, dash: [2, 3] });
      mark(pen, method ?? "none", fromX, fromY, 4, { fill: palette.bg, stroke: palette.fg, width: 1.4 });
    }
    if (view.focus) {
      const [x, y] = point(values, focus);
      if (method) mark(pen, method, x, y, 6.5, { fill: palette[`${METHOD_COLOR[method]}-text`], stroke: palette.bg, width: 1.5 });
      else {
        pen.circle(x, y, 11, { fill: palette.bg, stroke: palette.fg, width: 2.2 });
        pen.text(String(focus + 1), x, y, { size: 12, bold: true, align: "center", color: palette.fg });
      }
    }
  });
  if (method === null) sheetHint(pen, picture, scene, words.t(scene.armed ? "axes.hint.armed" : view.samples ? "axes.hint.plane" : "axes.hint.planeEmpty"));
  const [litX, litY] = [a === view.focus?.column, b === view.focus?.column];
  if (method === null) {
    pen.text(words.t("axes.feature", { number: a + 1 }), plot.x + plot.width, paper.y + paper.height + 13, { size: 13, bold: litX, align: "right", color: litX ? palette.fg : palette.muted });
    pen.text(`↑ ${words.t("axes.feature", { number: b + 1 })}`, paper.x + paper.width - 12, paper.y + 17, { size: 13, bold: litY, align: "right", color: litY ? palette.fg : palette.muted });
  }
}

/** @param {Pen} pen @param {Picture} picture @param {Scene["palette"]} palette @param {Domain} domainX @param {Domain} domainY */
function planeTicks(pen, { plot, paper, method }, palette, domainX, domainY) {
  const y0 = paper.y + paper.height - (method ? 8 : 12);
  const count = method ? 4 : 5;
  for (const value of ticks(domainX.low, domainX.high, count)) {
    const x = xOf(plot, domainX, value);
    pen.line([[x, plot.y], [x, plot.y + plot.height]], { stroke: palette.grid, dash: value === 0 ? [] : [1.5, 5] });
    pen.text(plain(value), x, y0, { size: 11.5, align: "center", color: palette.muted });
  }
  for (const value of ticks(domainY.low, domainY.high, count)) {
    const y = yOf(plot, domainY, value);
    pen.line([[plot.x, y], [plot.x + plot.width, y]], { stroke: palette.grid, dash: value === 0 ? [] : [1.5, 5] });
    pen.text(plain(value), plot.x - 5, y, { size: Math.min(11.5, (11.5 * (plot.x - paper.x - 4)) / pen.measure(plain(value), 11.5)), align: "right", color: palette.muted });
  }
}

/** Batch norm's bands stand on the two axes: a column's mean is a line, its deviation a band. @param {Pen} pen @param {Picture} picture @param {Scene} scene @param {Domain} domainX @param {Domain} domainY */
function planeBands(pen, { method, plot }, { view, state, palette, time }, domainX, domainY) {
  const batch = view.methods.batch;
  if (!view.focus || !batch || (method !== null && (method !== "batch" || time < 2))) return;
  state.plane.forEach((column, axis) => {
    const channel = Math.floor(column / view.positions);
    const lit = channel === view.focus?.channel;
    const share = Math.max(0, time - 2);
    const mean = method ? share * (state.beta[channel] ?? 0) : (batch.mean?.[channel] ?? 0);
    const deviation = method ? deviationAfter(view, method, column) * Math.abs(1 + share * ((state.gamma[channel] ?? 1) - 1)) : Math.sqrt(batch.variance[channel] ?? 0);
    const style = { fill: palette.bn, alpha: Number(lit ? palette["band-lit"] : palette.band) };
    const line = { stroke: palette["bn-text"], width: lit ? 2.2 : 1, alpha: lit ? 1 : 0.5 };
    if (axis === 0) {
      const [from, to, at] = [mean - deviation, mean + deviation, mean].map((value) => xOf(plot, domainX, value));
      pen.rect(from ?? 0, plot.y, Math.max(1, (to ?? 0) - (from ?? 0)), plot.height, style);
      pen.line([[at ?? 0, plot.y], [at ?? 0, plot.y + plot.height]], line);
    } else {
      const [from, to, at] = [mean + deviation, mean - deviation, mean].map((value) => yOf(plot, domainY, value));
      pen.rect(plot.x, from ?? 0, plot.width, Math.max(1, (to ?? 0) - (from ?? 0)), style);
      pen.line([[plot.x, at ?? 0], [plot.x + plot.width, at ?? 0]], line);
    }
  });
}
