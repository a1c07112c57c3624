// @ts-check
// Where everything stands, in CSS pixels. Pure: sizes in, boxes out. A network is a column, a hidden layer a row, the output on top;
// beside each plot there is room for the histogram of now and for the numbers that go with it.

/**
 * @typedef {import("./compute.js").ShiftView} ShiftView
 * @typedef {import("./state.js").Network} Network
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {object} Cell one layer of one network
 * @property {number} network its index
 * @property {number} layer
 * @property {boolean} hero
 * @property {Box} plot as wide as the axis of steps
 * @property {number} front how wide the histogram of now is; it begins where its history ends
 * @property {number} zone the room beyond it, for the numbers
 * @property {boolean} ticks whether the vertical axis is labelled here
 * @typedef {{ layer: number, hero: boolean, box: Box, x: number, y: number, align: "left" | "above" }} Row `x` and `y` are of its name
 * @typedef {{ network: number, x: number, y: number, width: number }} Head
 * @typedef {{ networks: number[], x: number, y: number, width: number }} Axis
 * @typedef {{ kind: "accuracy" | "loss", box: Box, plot: Box, room: number }} Chart `room` is beyond the plot, for the labels
 * @typedef {object} Sheet one canvas
 * @property {number} height
 * @property {Head[]} heads
 * @property {Row[]} rows
 * @property {Cell[]} cells
 * @property {Axis[]} axes
 * @property {Chart[]} charts
 * @typedef {object} Layout
 * @property {number} width
 * @property {boolean} phone
 * @property {typeof WIDE} metrics
 * @property {Sheet} stage
 * @property {Sheet | null} rest on a phone, what comes under the controls
 */

const WIDE = { gutter: 98, ticks: 34, gap: 16, front: 82, zone: 92, hero: 206, low: 68, between: 19, head: 56, axis: 42, chart: 104, title: 26, name: 19, number: 22, small: 13, tick: 12 };
const MIDDLE = { ...WIDE, gutter: 90, front: 62, zone: 84, name: 17, number: 19 };
const NARROW = { ...WIDE, gutter: 90, gap: 10, front: 50, zone: 74, name: 16, number: 18 };
const PHONE = { ...WIDE, gutter: 28, ticks: 28, gap: 10, front: 56, zone: 86, hero: 112, low: 56, between: 12, head: 44, axis: 44, name: 16, number: 18, chart: 104, small: 13 };

/** With less, three or four networks stand in two lines. */
const LEAST_PLOT = 100;
/** The low rows together are about as tall, however many there are. */
const LOW_ROWS = 290;

/**
 * @param {{ networks: number, depth: number, hero: number }} sizes
 * @param {number} width
 * @returns {Layout}
 */
export function layout(sizes, width) {
  return width < 560 ? phone(sizes, width) : wide(sizes, width);
}

/** @param {{ networks: number, depth: number, hero: number }} sizes @param {number} width @returns {Layout} */
function wide({ networks, depth, hero }, width) {
  const isOneLine = (width - NARROW.gutter - (networks - 1) * NARROW.gap) / networks - NARROW.front - NARROW.zone >= LEAST_PLOT;
  const across = networks > 2 && !isOneLine ? 2 : networks;
  const m = networks > 2 && isOneLine ? NARROW : width < 980 ? MIDDLE : WIDE;
  const low = Math.max(34, Math.min(m.low, LOW_ROWS / Math.max(1, depth - 1) - m.between));
  const ticks = networks > 2 ? 0 : m.ticks;
  const columnWidth = (width - m.gutter - (across - 1) * (m.gap + ticks)) / across;
  const plotWidth = columnWidth - m.front - m.zone;
  /** @type {Sheet} */
  const stage = { height: 0, heads: [], rows: [], cells: [], axes: [], charts: [] };
  let y = 0;
  for (let first = 0; first < networks; first += across) {
    const block = Array.from({ length: Math.min(across, networks - first) }, (_, k) => first + k);
    const left = (/** @type {number} */ network) => m.gutter + (network - first) * (columnWidth + m.gap + ticks);
    for (const network of block) stage.heads.push({ network, x: left(network), y: y + 12, width: columnWidth });
    y += m.head;
    for (let layer = depth - 1; layer >= 0; layer--) {
      const isHero = layer === hero;
      const height = isHero ? m.hero : low;
      stage.rows.push({ layer, hero: isHero, box: { x: 0, y, width, height }, x: 0, y: y + height / 2, align: "left" });
      for (const network of block) {
        const plot = { x: left(network), y, width: plotWidth, height };
        stage.cells.push({ network, layer, hero: isHero, plot, front: m.front, zone: m.zone, ticks: ticks > 0 || network === first });
      }
      y += height + (layer > 0 ? m.between : 0);
    }
    for (const network of block) stage.axes.push({ networks: [network], x: left(network), y: y + 10, width: plotWidth });
    y += 10 + m.axis;
  }
  const beside = networks === 2 ? { plot: plotWidth, second: m.gutter + columnWidth + m.gap + ticks } : halves(width, m);
  const room = m.front + m.zone;
  for (const [k, kind] of /** @type {const} */ (["accuracy", "loss"]).entries()) {
    const x = k === 0 ? m.gutter : beside.second;
    stage.charts.push(chart(kind, x, y, beside.plot, room, m));
  }
  stage.height = Math.ceil(y + m.title + m.chart + 26);
  return { width, phone: false, metrics: m, stage, rest: null };
}

/** @param {number} width @param {typeof WIDE} m */
function halves(width, m) {
  const each = (width - m.gutter - m.gap - WIDE.ticks) / 2;
  return { plot: each - m.front - m.zone, second: m.gutter + each + m.gap + WIDE.ticks };
}

/** @param {"accuracy" | "loss"} kind @param {number} x @param {number} y @param {number} width @param {number} room @param {typeof WIDE} m @returns {Chart} */
const chart = (kind, x, y, width, room, m) => ({ kind, box: { x: x - 46, y, width: width + room + 46, height: m.title + m.chart + 26 }, plot: { x, y: y + m.title, width, height: m.chart }, room });

/** @param {{ networks: number, depth: number, hero: number }} sizes @param {number} width @returns {Layout} */
function phone({ networks, depth, hero }, width) {
  const m = PHONE;
  const plotWidth = width - m.gutter - m.front - m.zone;
  /** @type {Sheet} */
  const stage = { height: 0, heads: [], rows: [], cells: [], axes: [], charts: [] };
  let y = 0;
  for (let network = 0; network < networks; network++) {
    stage.heads.push({ network, x: m.gutter, y: y + 10, width: width - m.gutter });
    y += m.head;
    const plot = { x: m.gutter, y, width: plotWidth, height: m.hero };
    stage.cells.push({ network, layer: hero, hero: true, plot, front: m.front, zone: m.zone, ticks: true });
    y += m.hero + m.between;
  }
  stage.axes.push({ networks: Array.from({ length: networks }, (_, k) => k), x: m.gutter, y: y - m.between + 10, width: plotWidth });
  stage.height = y - m.between + 10 + m.axis;

  /** @type {Sheet} */
  const rest = { height: 0, heads: [], rows: [], cells: [], axes: [], charts: [] };
  y = 4;
  const half = (width - m.gutter - m.gap) / 2;
  const small = { front: 30, zone: 54 };
  for (let layer = depth - 1; layer >= 0; layer--) {
    if (layer === hero) continue;
    const top = y;
    y += 28;
    for (let network = 0; network < networks; network++) {
      const plot = { x: m.gutter + (network % 2) * (half + m.gap), y, width: half - small.front - small.zone, height: m.low };
      rest.cells.push({ network, layer, hero: false, plot, ...small, ticks: network % 2 === 0 });
      if (network % 2 === 1 || network === networks - 1) y += m.low + (network < networks - 1 ? m.between : 0);
    }
    rest.rows.push({ layer, hero: false, box: { x: 0, y: top, width, height: y - top }, x: m.gutter, y: top + 10, align: "above" });
    y += m.between;
  }
  y += 10;
  for (const kind of /** @type {const} */ (["accuracy", "loss"])) {
    rest.charts.push(chart(kind, 46, y, width - 46 - 74, 74, m));
    y += m.title + m.chart + 46;
  }
  rest.height = y - 14;
  return { width, phone: true, metrics: m, stage, rest };
}

/** Where something moves while networks train: between these places the ground is, with its names and numbers. @param {Sheet} sheet @returns {Box[]} */
export const movingPlaces = ({ cells, axes, charts }) => [
  ...cells.map(({ plot, front, zone, hero }) => {
    const above = hero ? 20 : 2;
    return { x: plot.x - 4, y: plot.y - above, width: plot.width + front + zone + 4, height: plot.height + above + 2 };
  }),
  ...axes.map(({ x, y, width }) => ({ x: x - 8, y: y - 8, width: width + 56, height: 36 })),
  ...charts.map(({ plot, room }) => ({ x: plot.x - 7, y: plot.y - 8, width: plot.width + room + 7, height: plot.height + 15 })),
];
