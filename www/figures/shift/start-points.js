// @ts-check
// What a drawing starts from.

import { pointsFrom } from "./points.js";
import { recipeOf, settle } from "./state.js";

/** @typedef {import("./state.js").ShiftState} ShiftState */

/** More would leave no room to draw in. */
const FIRST = 60;

/**
 * The state with the sheet as its data: what was drawn before, else some of the present points, else nothing.
 *
 * @param {ShiftState} state
 * @param {Pick<import("../../engine.js").Engine, "makeData">} engine
 */
export function ownPoints(state, engine) {
  const recipe = recipeOf(state);
  if (!recipe || recipe.kind === "digits" || state.points.length > 0) return settle({ ...state, data: "drawn" }).state;
  const { validation } = engine.makeData({ ...recipe, train: 1, validation: FIRST });
  return settle({ ...state, data: "drawn", points: pointsFrom(validation.x, validation.labels) }).state;
}
