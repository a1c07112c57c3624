// @ts-check
// Numbers as people write and read them.

/** Smaller than this is 0: no reader means it, and the link's packed numbers end here. */
const SMALLEST = 1e-250;

/** Rounds to the 6 significant digits that a batch keeps, so that the link holds exactly what is on screen. */
export const round6 = (/** @type {number} */ value) => (Math.abs(value) < SMALLEST ? 0 : Number(value.toPrecision(6)));

/**
 * What a person typed, as a number; NaN where it is none. Takes full-width digits and signs, the true minus, and a decimal comma.
 *
 * @param {string} text
 */
export function parseNumber(text) {
  const plain = text
    .trim()
    .normalize("NFKC")
    .replace(/[−–]/g, "-")
    .replace(/^(-?\d+),(\d+)$/, "$1.$2");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

/**
 * A number for the screen: so many decimals, the true minus, no negative zero.
 *
 * @param {number} value
 * @param {number} [digits]
 */
export function fixed(value, digits = 2) {
  const size = Math.abs(value);
  if (size >= 1e7 || (size > 0 && size < 0.5 * 10 ** -digits && digits >= 4)) return minus(value.toExponential(2));
  const text = value.toFixed(digits);
  return minus(Number(text) === 0 ? text.replace("-", "") : text);
}

/**
 * The briefest form of a number, of two decimals or more, that is exact enough: what a reader computes with it has to come out.
 *
 * @param {number} value
 * @param {(shown: number) => boolean} suffices asked of the number that the form says
 */
export function enough(value, suffices) {
  const size = Math.abs(value);
  let text = fixed(value);
  for (let more = 0; more <= 12 && !suffices(Number(text.replaceAll("−", "-"))); more++) {
    text = minus(size >= 1e7 || size < 1e-4 ? value.toExponential(2 + more) : value.toFixed(3 + more));
  }
  return text;
}

/** A number that shows how large it is: at least three of its digits, and two decimals. @param {number} value */
export const threeDigits = (value) => (value !== 0 && Math.abs(value) < 1e-4 ? minus(value.toExponential(2)) : value === 0 ? fixed(0) : fixed(value, Math.max(2, 2 - Math.floor(Math.log10(Math.abs(value))))));

/** A number that was given, with two decimals or as many as it has. @param {number} value */
export const given = (value) => enough(value, (shown) => shown === round6(value));

/**
 * A number of the batch as briefly as it can be written exactly (it has at most 6 digits).
 *
 * @param {number} value
 */
export function plain(value) {
  return minus(String(round6(value)));
}

/** @param {string} text */
const minus = (text) => text.replaceAll("-", "−");

/**
 * The most exact form of a number that is no wider than `room`.
 *
 * @param {string[]} forms from the most to the least exact
 * @param {number} room
 * @param {(text: string) => number} measure
 */
export function fit(forms, room, measure) {
  return forms.find((form) => measure(form) <= room) ?? forms[forms.length - 1] ?? "";
}

/**
 * The forms of a normalized value, for `fit`.
 *
 * @param {number} value
 */
export const outputForms = (value) => [fixed(value, 2), fixed(value, 1), fixed(value, 0), short(value)];

/**
 * The forms of a value of the batch, for `fit`.
 *
 * @param {number} value
 */
export const inputForms = (value) => [plain(value), ...[3, 2].map((digits) => minus(String(Number(value.toPrecision(digits))))), short(value)];

/** @param {number} value */
function short(value) {
  return minus(value.toExponential(0).replace("e+", "e"));
}

/**
 * The step of a scale that puts about `count` round numbers between two values.
 *
 * @param {number} low
 * @param {number} high
 * @param {number} count
 */
export function niceStep(low, high, count) {
  const raw = Math.max((high - low) / count, Number.MIN_VALUE);
  const power = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw * 0.999) ?? raw;
}

/**
 * Round numbers from `low` to `high`; none where the range is too short for its place to tell them apart.
 *
 * @param {number} low
 * @param {number} high
 * @param {number} count
 */
export function ticks(low, high, count) {
  const step = niceStep(low, high, count);
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last)) return [];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => round6((first + k) * step));
}
