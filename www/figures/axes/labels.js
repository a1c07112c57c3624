// @ts-check
// Names: of the matrix, its rows and columns, the methods, and gamma and beta.

import { METHOD_COLOR } from "../../drawing/palette.js";
import { mark } from "../../drawing/marks.js";
import { wrap } from "../../drawing/pen.js";
import { fit, fixed, plain } from "../../numbers.js";

/** @typedef {import("./layout.js").Layout} Layout */
/** @typedef {import("./layout.js").Box} Box */
/** @typedef {import("./compute.js").AxesView} AxesView */
/** @typedef {import("./state.js").Method} Method */
/** @typedef {import("./draw.js").Scene} Scene */
/** @typedef {import("../../drawing/pen.js").Pen} Pen */

/** @param {Pen} pen @param {Layout} layout @param {Scene} scene */
export function drawHeads(pen, layout, { view, palette, words, heads, state }) {
  const { metrics: m, input, phone } = layout;
  const y = input.y - m.head;
  pen.text(words.t("axes.batch"), input.x, y + 9, { size: m.name, bold: true, color: palette.fg });
  const focus = view.focus?.column ?? -1;
  for (const matrix of [input, layout.across]) {
    if (matrix && (view.focus || matrix === input)) columnLabels(pen, layout, matrix, view, focus, palette, words);
  }
  if (layout.down && view.focus && !phone) {
    const x = layout.down.x - 16;
    const middle = layout.down.y - m.down / 2;
    pen.text(words.t("method.batch"), x, middle - 8, { size: m.name, bold: true, align: "right", color: palette["bn-text"] });
    wrap(pen, words.t(view.positions > 1 ? "axes.perMap" : "axes.perColumn"), m.small, m.gutter - 24).forEach((line, k) => pen.text(line, x, middle + 14 + 18 * k, { size: m.small, align: "right", color: palette.muted }));
  }
  if (layout.headAcross && heads) {
    const color = METHOD_COLOR[state.across];
    pen.text(words.t(`method.${state.across}`), layout.headAcross.x, y + 9, { size: m.name, bold: true, color: palette[`${color}-text`] });
  }
}

/**
 * @param {Pen} pen @param {Layout} layout @param {Box} matrix @param {AxesView} view @param {number} focus
 * @param {Scene["palette"]} palette @param {Scene["words"]} words
 */
function columnLabels(pen, layout, matrix, view, focus, palette, words) {
  const { cell, metrics: m } = layout;
  const y = matrix.y - 16;
  const channel = Math.floor(Math.max(0, focus) / view.positions);
  for (let k = 0; k < view.channels; k++) {
    const lit = focus >= 0 && k === channel;
    const width = cell.width * view.positions;
    const name = view.positions > 1 ? "axes.channel" : "axes.feature";
    const forms = [words.t(name, { number: k + 1 }), words.t(`${name}Short`, { number: k + 1 }), String(k + 1)];
    const text = fit(forms, width - 4, (form) => pen.measure(form, m.small, lit));
    if (pen.measure(text, m.small, lit) > width && !lit) continue;
    pen.text(text, matrix.x + (k + 0.5) * width, y, { size: m.small, bold: lit, align: "center", color: lit ? palette.fg : palette.muted });
  }
}

/**
 * Gamma and beta: one pair a feature, for every method alike.
 *
 * @param {Pen} pen @param {Layout} layout @param {Scene} scene @param {Box} box
 */
export function drawStrip(pen, layout, { view, state, palette, words }, box) {
  const { metrics: m, cell, phone } = layout;
  const width = cell.width * view.positions;
  for (let channel = 0; channel < view.channels; channel++) {
    const x = box.x + channel * width;
    const lit = channel === view.focus?.channel;
    pen.rect(x + 2, box.y, width - 4, box.height, { fill: palette.chip, radius: 4, ...(lit ? { stroke: palette.muted } : {}) });
    const [gamma, beta] = [state.gamma[channel] ?? 1, state.beta[channel] ?? 0];
    const sign = beta < 0 ? "−" : "+";
    const color = lit ? palette.fg : palette.muted;
    const lines = [fixed, plain].map((number) => `×${number(gamma)} ${sign}${number(Math.abs(beta))}`);
    if (phone) {
      const forms = [[`× ${plain(gamma)}`, `${sign} ${plain(Math.abs(beta))}`], ["×", sign]];
      const pair = forms.find((form) => Math.max(...form.map((text) => pen.measure(text, m.tick))) <= width - 6) ?? [];
      pair.forEach((text, k) => pen.text(text, x + width / 2, box.y + 10 + 15 * k, { size: m.tick, align: "center", color }));
    } else {
      const sizeOf = (/** @type {string} */ line) => Math.min(13, (13 * (width - 8)) / pen.measure(line, 13, true));
      const line = lines.find((one) => sizeOf(one) >= 9.5);
      if (line) pen.text(line, x + width / 2, box.y + box.height / 2, { size: sizeOf(line), align: "center", bold: lit, color });
    }
  }
  if (box === layout.stripDown) {
    const name = phone ? ["γ", "β"] : [words.t("axes.strip")];
    name.forEach((text, k) => pen.text(text, box.x - (phone ? 6 : 16), phone ? box.y + 10 + 15 * k : box.y + box.height / 2, { size: phone ? m.tick + 1 : m.small, align: "right", color: palette.fg }));
    return;
  }
  const note = words.t(view.positions > 1 ? "axes.stripNoteMap" : "axes.stripNote");
  if (!phone && pen.measure(note, 12.5) <= Math.max(box.width, layout.width - box.x)) {
    pen.text(note, box.x, box.y + box.height + 14, { size: 12.5, color: palette.muted });
  }
}

/** The names of the rows, beside the matrix and beside batch norm's outputs. @param {Pen} pen @param {Layout} layout @param {Scene} scene */
export function drawRowLabels(pen, layout, { view, state, palette, words }) {
  const { metrics: m, cell, phone } = layout;
  const every = Math.max(1, Math.ceil(15 / cell.height));
  for (const matrix of [layout.input, layout.down]) {
    if (!matrix) continue;
    for (let sample = 0; sample < view.samples; sample++) {
      const lit = sample === view.focus?.sample;
      const near = Math.abs(sample - (view.focus?.sample ?? -99)) < every;
      if (!lit && (sample % every !== 0 || near)) continue;
      const y = matrix.y + (sample + 0.5) * cell.height;
      const x = matrix.x - (phone ? 6 : 16);
      const text = phone ? String(sample + 1) : words.t("axes.sample", { number: sample + 1 });
      pen.text(text, x, y, { size: Math.min(m.small, Math.max(11, cell.height * 0.8)), bold: lit, align: "right", color: lit ? palette.fg : palette.muted });
      if (state.pinned === sample) pinMark(pen, x - pen.measure(text, m.small, lit) - 10, y, palette);
    }
  }
}

/** @param {Pen} pen @param {number} x @param {number} y @param {Scene["palette"]} palette */
function pinMark(pen, x, y, palette) {
  pen.circle(x, y - 3, 4, { fill: palette.focus });
  pen.line([[x, y], [x, y + 7]], { stroke: palette.focus, width: 1.6 });
}

/** Whether eps is too small to be seen, so that what comes out has a deviation of one. @param {AxesView} view @param {Method} method */
const reachesOne = (view, method) => (view.methods[method]?.variance ?? []).every((variance) => variance > 100 * view.eps);

/** The method's mark and name over its picture. @param {Pen} pen @param {Layout} layout @param {Scene} scene */
export function drawPictureHeads(pen, layout, { view, palette, words, state, time }) {
  const { metrics: m, phone } = layout;
  pen.text(words.t("axes.draw"), layout.sheet.paper.x, layout.sheet.paper.y - 20, { size: m.name, bold: true, color: palette.fg });
  for (const { method, box } of view.focus ? layout.after : []) {
    if (!method) continue;
    const color = METHOD_COLOR[method];
    const size = phone ? 14.5 : 15;
    mark(pen, method, box.x + 5, box.y + 9, 4.5, { fill: palette[color] });
    const name = fit([words.t("axes.after", { method: words.t(`name.${method}`) }), words.t(`method.${method}`), words.t(`method.${method}Short`)], box.width - 16, (text) => pen.measure(text, size, true));
    pen.text(name, box.x + 15, box.y + 9, { size, bold: true, color: palette[`${color}-text`] });
    const affine = state.gamma.every((value) => value === 1) && state.beta.every((value) => value === 0);
    const text = time === 3 && !affine ? words.t("axes.thenAffine") : time >= 2 ? words.t(method === "batch" && view.positions > 1 ? "axes.each.map" : `axes.each.${method}`, { is: reachesOne(view, method) ? "=" : "≤" }) : time >= 1 ? words.t("axes.step.centeredNote") : words.t("axes.step.xNote");
    pen.text(text, box.x, box.y + 28, { size: pen.measure(text, 12.5) > box.width ? 11 : 12.5, color: palette.muted });
  }
}
