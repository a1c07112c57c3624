// @ts-check
// What the reader has hold of. From taking hold to letting go is one change: one entry in the history, and one new training.

/** @param {import("../figure.js").Figure} figure */
export function createGrip(figure) {
  /** @type {import("../../state.js").State | null} */
  let before = null;
  const letGo = () => {
    const state = before;
    before = null;
    figure.invalidate();
    return state;
  };
  return {
    get active() {
      return before !== null;
    },
    begin() {
      before ??= figure.state;
    },
    end() {
      const state = letGo();
      if (state) figure.commit(state);
    },
    cancel() {
      const state = letGo();
      if (state) figure.attempt(() => state);
    },
  };
}
