// @ts-check
// What the reader has hold of. One hold is one entry in the history: it begins with the state before, and ends committed or cancelled.

/** @typedef {import("../figure.js").Figure} Figure */
/** @typedef {Partial<Record<import("./state.js").Method, readonly number[]>>} Was */

/**
 * @param {Figure} figure
 * @param {(isOver: boolean) => void} [heard] called before a hold begins, and when it is over
 */
export function createHold(figure, heard = () => {}) {
  /** @type {import("../../state.js").State | null} */
  let before = null;
  /** @type {Was | null} the outputs before the hold; they stay as ghosts until the next one */
  let was = null;
  let cells = 0;

  return {
    get active() {
      return before !== null;
    },
    /** The outputs before, where they still stand for the same cells. */
    get was() {
      return figure.view.x.length === cells ? was : null;
    },
    begin() {
      if (before) return;
      heard(false);
      before = figure.state;
      cells = figure.view.x.length;
      was = Object.fromEntries(Object.entries(figure.view.methods).map(([method, { y }]) => [method, y]));
    },
    end() {
      if (!before) return;
      const state = before;
      before = null;
      heard(true);
      figure.commit(state);
    },
    cancel() {
      if (!before) return;
      const state = before;
      before = null;
      was = null;
      figure.attempt(() => state);
    },
    /** A whole change in one go. @param {(state: any) => import("../../state.js").State} change */
    once(change) {
      this.begin();
      figure.attempt(change);
      this.end();
    },
    forget() {
      was = null;
    },
  };
}
