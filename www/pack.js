// @ts-check
// Lists of numbers in a link. Numbers of at most 6 significant digits are written either plainly, `2,10,-0.5`, or packed:
// five characters a number hold sign, six digits and a power of ten. The shorter of the two is the canonical one.

import { round6 } from "./numbers.js";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const WIDTH = 5;
const MARK = "_";
const EXPONENT_BIAS = 256;
/** From here on a number has no packed form. */
const LARGEST = 1e255;

/** @param {readonly number[]} numbers */
export function packNumbers(numbers) {
  const text = numbers.map((value) => String(round6(value))).join(",");
  const packed = MARK + numbers.map(packOne).join("");
  return packed.length < text.length && numbers.every((value) => Math.abs(value) < LARGEST) ? packed : text;
}

/**
 * The numbers of a list, or null where it is none.
 *
 * @param {string} text
 * @returns {number[] | null}
 */
export function unpackNumbers(text) {
  if (text === "") return [];
  const numbers = text.startsWith(MARK) ? unpackAll(text.slice(MARK.length)) : text.split(",").map(plainNumber);
  return numbers && numbers.every(Number.isFinite) ? numbers.map(round6) : null;
}

/** @param {string} text */
const plainNumber = (text) => (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? Number(text) : NaN);

/** @param {number} value */
function packOne(value) {
  const [digits = "0", power = "0"] = Math.abs(round6(value)).toExponential(5).split("e");
  let mantissa = Number(digits.replace(".", ""));
  let exponent = Number(power) - 5;
  while (mantissa !== 0 && mantissa % 10 === 0) {
    mantissa /= 10;
    exponent += 1;
  }
  if (mantissa === 0) return "A".repeat(WIDTH);
  let code = (value < 0 ? 2 ** 29 : 0) + mantissa * 512 + (exponent + EXPONENT_BIAS);
  let text = "";
  for (let k = 0; k < WIDTH; k++) {
    text = DIGITS.charAt(code % 64) + text;
    code = Math.floor(code / 64);
  }
  return text;
}

/**
 * @param {string} text
 * @returns {number[] | null}
 */
function unpackAll(text) {
  if (text.length % WIDTH !== 0) return null;
  const numbers = [];
  for (let at = 0; at < text.length; at += WIDTH) {
    let code = 0;
    for (const letter of text.slice(at, at + WIDTH)) {
      const digit = DIGITS.indexOf(letter);
      if (digit < 0) return null;
      code = code * 64 + digit;
    }
    const sign = code >= 2 ** 29 ? -1 : 1;
    const rest = code % 2 ** 29;
    const mantissa = Math.floor(rest / 512);
    numbers.push(mantissa === 0 ? 0 : sign * Number(`${mantissa}e${(rest % 512) - EXPONENT_BIAS}`));
  }
  return numbers;
}
