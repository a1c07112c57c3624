// @ts-check
// A figure's state: checked against the table of controls, written into a link, read back.

import { CONTROLS } from "./settings.js";
import { NormscopeError } from "./errors.js";

/**
 * @typedef {Record<string, any>} State plain and canonical: the table's keys in the table's order
 * @typedef {{ code: NormscopeError["code"], message: string }} Problem
 * @typedef {keyof typeof CONTROLS} FigureName
 * @typedef {(state: State) => { state: State, problems: Problem[] }} Settle makes the values fit each other
 */

/** @param {FigureName} figure @returns {[string, import("./settings.js").Control<any>][]} */
export const controlsOf = (figure) => Object.entries(CONTROLS[figure]);

/** @param {FigureName} figure @returns {State} */
export const initialState = (figure) => Object.fromEntries(controlsOf(figure).map(([key, { initial }]) => [key, copied(initial)]));

/** A typed number as the state can hold it. @param {FigureName} figure @param {string} key @param {number} value */
export function limited(figure, key, value) {
  const { kind, initial } = controlOf(figure, key);
  return kind.check(value) ?? initial;
}

/** @param {FigureName} figure @param {string} key @returns {import("./settings.js").Control<any>} */
export function controlOf(figure, key) {
  const control = Object.fromEntries(controlsOf(figure))[key];
  if (!control) throw new Error(`${figure} has no ${key}`);
  return control;
}

/** Values are lists, texts, numbers or null. @param {any} value */
const copied = (value) => (Array.isArray(value) ? value.slice() : value);

/**
 * `base` with the values of `partial` that can be taken. Unknown keys are ignored, numbers clamped; what is left over are problems.
 *
 * @param {FigureName} figure
 * @param {State} base
 * @param {Record<string, unknown>} partial
 * @param {Settle} settle
 */
export function applyState(figure, base, partial, settle) {
  /** @type {Problem[]} */
  const problems = [];
  /** @type {State} */
  const state = {};
  for (const [key, { kind }] of controlsOf(figure)) {
    const given = Object.hasOwn(partial, key) ? partial[key] : undefined;
    const value = given === undefined ? undefined : kind.check(given);
    if (given !== undefined && value === undefined) {
      problems.push({ code: kind.fault(given), message: `${figure}: ${key} is ${shown(given)}, but takes ${kind.takes}` });
    }
    state[key] = value === undefined ? copied(base[key]) : value;
  }
  const settled = settle(state);
  return { state: settled.state, problems: [...problems, ...settled.problems] };
}

/** A value for a message: whatever it is, in few characters. @param {unknown} value */
function shown(value) {
  const text = Array.isArray(value) ? `[${value.slice(0, 20).map(shownAlone)}]` : shownAlone(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** @param {unknown} value */
function shownAlone(value) {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 60));
  if (typeof value === "function") return "a function";
  return value !== null && typeof value === "object" ? "an object" : String(value);
}

/**
 * The state as a link holds it: `key:value` for what differs from the figure's default, joined by `~`.
 *
 * @param {FigureName} figure
 * @param {State} state
 */
export function writeState(figure, state) {
  return controlsOf(figure)
    .map(([key, { kind, initial }]) => ({ key, text: kind.write(state[key]), usual: kind.write(initial) }))
    .filter(({ text, usual }) => text !== usual)
    .map(({ key, text }) => `${key}:${text}`)
    .join("~");
}

/**
 * The values that such a text holds, unchecked; what cannot be read at all is passed on as it is, to be refused by the check.
 *
 * @param {FigureName} figure
 * @param {string} text
 * @returns {Record<string, unknown>}
 */
export function readState(figure, text) {
  const table = new Map(controlsOf(figure));
  /** @type {Record<string, unknown>} */
  const values = Object.create(null);
  for (const part of text.split("~")) {
    const at = part.indexOf(":");
    const control = at > 0 && table.get(part.slice(0, at));
    if (!control) continue;
    const value = part.slice(at + 1);
    const read = control.kind.read(value);
    values[part.slice(0, at)] = read === null && value !== "" ? value : read;
  }
  return values;
}

/** Whether a text has the form of a state: a link that was cut off has not. @param {string} text */
export const isStateText = (text) => text === "" || text.split("~").every((part) => part.indexOf(":") > 0);

/** @param {State} a @param {State} b */
export const sameState = (a, b) => JSON.stringify(a) === JSON.stringify(b);
