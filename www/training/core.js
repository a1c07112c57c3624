// @ts-check
// One network in training, driven by messages: in a worker, or on the page itself.

import { NormscopeError } from "../errors.js";

/** @typedef {import("./protocol.js").Experiment} Experiment */

/**
 * @param {import("./protocol.js").Engine} engine
 * @param {{ budget?: number, now?: () => number }} [options] after how many milliseconds a run is cut short
 */
export function createCore(engine, { budget = 30, now = () => performance.now() } = {}) {
  /** @type {Experiment | undefined} */
  let experiment;
  /** @type {import("./protocol.js").Look | undefined} */
  let look;
  let compares = false;
  /** So many pieces of work are done between two looks at the clock. */
  let piece = 1;

  /** @param {import("./protocol.js").Message & { verb: "configure" }} message */
  function configure({ config, look: first, saved }) {
    const made = new engine.Experiment(config);
    try {
      if (saved) made.restore(saved);
    } catch (error) {
      made.free();
      throw error;
    }
    experiment?.free();
    experiment = made;
    compares = Boolean(config.statistics);
    look = first;
    piece = 1;
  }

  /** @param {Experiment} experiment @param {number} count */
  function run(experiment, count) {
    const start = now();
    const to = experiment.step + count;
    for (let before = start; ; ) {
      const pieces = piece;
      if (experiment.advance(to, pieces)) return;
      const after = now();
      const took = after - before;
      before = after;
      if (took > budget / 8) piece = Math.ceil(piece / 2);
      else if (took < budget / 16) piece *= 2;
      if (after - start + took > budget) return;
    }
  }

  function current() {
    if (!experiment) throw new NormscopeError("state", "training: nothing is configured yet");
    return experiment;
  }

  /** @param {boolean} save @returns {import("./protocol.js").Outcome} */
  function snapshot(save = false) {
    const experiment = current();
    const snapshot = experiment.snapshot(look);
    return { noun: "snapshot", snapshot, ...(save && !snapshot.diverged && { saved: experiment.save() }) };
  }

  /** @param {import("./protocol.js").Message} message @returns {import("./protocol.js").Outcome} */
  function obey(message) {
    switch (message.verb) {
      case "configure":
        configure(message);
        return snapshot();
      case "run":
        run(current(), message.count);
        return snapshot(message.save);
      case "rest":
        current().recordNow();
        run(current(), 0);
        return snapshot();
      case "look": {
        const before = look;
        look = message.look;
        try {
          return snapshot();
        } catch (error) {
          look = before;
          throw error;
        }
      }
      case "set": {
        const { learningRate, momentum } = message.rates;
        if (learningRate !== undefined) current().setLearningRate(learningRate);
        if (momentum !== undefined) current().setMomentum(momentum);
        return snapshot();
      }
      case "back":
        current().back();
        return snapshot(true);
      case "save": {
        const { step, parameters } = current().save();
        return { noun: "state", state: { step, parameters, averages: compares ? current().averages() : null } };
      }
      case "predict":
        return { noun: "prediction", probabilities: current().predict(message.x) };
      case "unit":
        return { noun: "unit", values: current().unitValues(message.place) };
      case "promises":
        return { noun: "promises", promises: current().promises(message.request) };
      case "movedInput":
        return { noun: "movedInput", moved: current().movedInput(message.request) };
    }
  }

  return {
    /** @param {import("./protocol.js").Message} message @returns {import("./protocol.js").Answer} */
    handle(message) {
      const { id, verb } = message;
      try {
        return { id, ...obey(message) };
      } catch (error) {
        // On the page, another network's trap takes this one with it: it is then in no state to be asked anything.
        const isLost = experiment && error instanceof NormscopeError && error.code === "state" && verb !== "configure" && verb !== "back";
        if (error instanceof NormscopeError && !isLost) return { id, noun: "refusal", code: error.code, message: error.message };
        return { id, noun: "failure", message: error instanceof Error ? error.message : String(error) };
      }
    },

    free() {
      experiment?.free();
      experiment = undefined;
    },
  };
}
