// @ts-check
// The kinds of value that a figure's state is made of. Each kind knows how to check a value, to write it into a link and to read it back.

import { packNumbers, unpackNumbers } from "./pack.js";
import { round6 } from "./numbers.js";

/** @typedef {"type" | "unknown" | "non-finite" | "range" | "shape"} Fault a wrong type, a name that does not exist, no finite number, too large, of a wrong length */

/**
 * @template T
 * @typedef {object} Kind
 * @property {(value: unknown) => T | undefined} check the value, clamped to what is allowed; undefined where it is of another kind
 * @property {(value: T) => string} write
 * @property {(text: string) => unknown} read something for `check`
 * @property {(value: unknown) => Fault} fault what is wrong with a value that was refused
 * @property {string} takes what is taken, for an error message
 */

/** @param {unknown} value @returns {value is number} */
const isFinite = (value) => typeof value === "number" && Number.isFinite(value);

/** @param {unknown} value @returns {value is ArrayLike<unknown>} */
const isList = (value) => Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);

/** @param {unknown} value @returns {Fault} */
const numberFault = (value) => (typeof value === "number" ? "non-finite" : "type");

/** The fault of the first item that has one. @param {unknown} value @param {(item: unknown) => Fault | null} faultOf @returns {Fault | null} */
function listFault(value, faultOf) {
  if (!isList(value)) return "type";
  for (let at = 0; at < value.length; at++) {
    const fault = faultOf(value[at]);
    if (fault) return fault;
  }
  return null;
}

/** @param {number} value @param {number} min @param {number} max */
export const clamp = (value, min, max) => Math.min(max, Math.max(min, value));

/**
 * @param {{ min: number, max: number, whole?: boolean }} range
 * @returns {Kind<number> & { min: number, max: number }}
 */
export const number = ({ min, max, whole = false }) => ({
  min,
  max,
  takes: `a ${whole ? "whole " : ""}number from ${min} to ${max}`,
  fault: numberFault,
  check: (value) => (isFinite(value) ? clamp(whole ? Math.trunc(value) : round6(value), min, max) : undefined),
  write: String,
  read: (text) => {
    const list = unpackNumbers(text);
    return list?.length === 1 ? list[0] : text;
  },
});

/**
 * @template {string} T
 * @param {readonly T[]} options
 * @returns {Kind<T> & { options: readonly T[] }}
 */
export const choice = (options) => ({
  options,
  takes: `one of ${options.join(", ")}`,
  fault: (value) => (typeof value === "string" ? "unknown" : "type"),
  check: (value) => options.find((option) => option === value),
  write: String,
  read: String,
});

/**
 * Any of the options, each once, in their order.
 *
 * @template {string} T
 * @param {readonly T[]} options
 * @returns {Kind<T[]>}
 */
export const subset = (options) => ({
  takes: `a list of ${options.join(", ")}`,
  fault: (value) => (isList(value) && value.length > options.length ? "range" : (listFault(value, (item) => (options.includes(/** @type {T} */ (item)) ? null : typeof item === "string" ? "unknown" : "type")) ?? "range")),
  check: (value) =>
    isList(value) && value.length <= options.length && Array.from(value).every((item) => options.includes(/** @type {T} */ (item)))
      ? options.filter((option) => Array.from(value).includes(option))
      : undefined,
  write: (value) => value.join(","),
  read: (text) => (text === "" ? [] : text.split(",")),
});

/**
 * A list of numbers.
 *
 * @param {{ min: number, max: number, most: number, length?: number, whole?: boolean }} range
 * @returns {Kind<number[]>}
 */
export const numbers = ({ min, max, most, length, whole = false }) => {
  const one = number({ min, max, whole });
  return {
    takes: `a list of ${length ?? `at most ${most}`} ${whole ? "whole " : ""}numbers from ${min} to ${max}`,
    fault: (value) => {
      if (!isList(value)) return "type";
      if (value.length > most) return "range";
      return listFault(value, (item) => (isFinite(item) ? null : numberFault(item))) ?? "shape";
    },
    check: (value) => {
      if (!isList(value) || value.length > most || (length !== undefined && value.length !== length)) return undefined;
      const list = Array.from(value, one.check);
      return list.every((item) => item !== undefined) ? list : undefined;
    },
    write: packNumbers,
    read: unpackNumbers,
  };
};

/**
 * A value of the one kind or of the other.
 *
 * @template A, B
 * @param {Kind<A>} first
 * @param {Kind<B>} second
 * @returns {Kind<A | B>}
 */
export const either = (first, second) => ({
  takes: `${first.takes}, or ${second.takes}`,
  // A text is one of those, and a number a number that is wrong; only what is neither has a wrong type.
  fault: (value) => [first.fault(value), second.fault(value)].find((fault) => fault !== "type") ?? "type",
  check: (value) => first.check(value) ?? second.check(value),
  write: (value) => (first.check(value) === undefined ? second.write(/** @type {B} */ (value)) : first.write(/** @type {A} */ (value))),
  read: (text) => {
    const read = first.read(text);
    return first.check(read) === undefined ? second.read(text) : read;
  },
});

/**
 * A list of values of one kind.
 *
 * @template T
 * @param {Kind<T>} kind
 * @param {number} most
 * @returns {Kind<T[]>}
 */
export const listOf = (kind, most) => ({
  takes: `a list of at most ${most}, each ${kind.takes}`,
  fault: (value) => (isList(value) && value.length > most ? "range" : (listFault(value, (item) => (kind.check(item) === undefined ? kind.fault(item) : null)) ?? "range")),
  check: (value) => {
    if (!isList(value) || value.length > most) return undefined;
    const list = Array.from(value, kind.check);
    return list.every((item) => item !== undefined) ? list : undefined;
  },
  write: (value) => value.map(kind.write).join(","),
  read: (text) => (text === "" ? [] : text.split(",").map(kind.read)),
});

/**
 * A value that can be absent.
 *
 * @template T
 * @param {Kind<T>} kind
 * @returns {Kind<T | null>}
 */
export const optional = (kind) => ({
  takes: `null, or ${kind.takes}`,
  fault: kind.fault,
  check: (value) => (value === null ? null : kind.check(value)),
  write: (value) => (value === null ? "" : kind.write(value)),
  read: (text) => (text === "" ? null : kind.read(text)),
});
