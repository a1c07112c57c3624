// @ts-check
// The session of a figure's networks, and what goes wrong with it in words.

import { createSession } from "../../training/session.js";

/** @typedef {import("../../training/session.js").Snapshots} Snapshots */

/**
 * @param {import("../figure.js").Figure} figure
 * @param {object} on
 * @param {(snapshots: Snapshots) => void} on.round
 * @param {(key: string, step: number, restarted: boolean) => void} on.loss says that the worker of a network died, and whether a new one goes on
 */
export function openSession(figure, on) {
  return createSession({
    engine: figure.engine,
    onRound: on.round,
    onFailure({ key, step, message, restarted }) {
      on.loss(key, step, restarted);
      figure.host.emit("normscope-error", { code: "state", message: `${figure.definition.name}: the worker of ${key} failed at step ${step}: ${message}` });
    },
  });
}

/** Says on screen what was refused. @param {import("../figure.js").Figure} figure @param {any} error */
export const sayFailed = (figure, error) => figure.say("note.failed", { message: String(error.message ?? error) });

/** How far the furthest network is. @param {ReadonlyMap<string, { step: number }>} snapshots */
export const stepOf = (snapshots) => Math.max(0, ...[...snapshots.values()].map(({ step }) => step));
