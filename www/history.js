// @ts-check
// Undo and redo over whole states. What a person does in one go (a drag, a stroke, a typed number) is one entry.

/**
 * @template S
 */
export class History {
  /** @type {S[]} */
  #past = [];
  /** @type {S[]} */
  #future = [];

  static LENGTH = 200;

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** @param {S} before the state that was left */
  push(before) {
    this.#past.push(before);
    if (this.#past.length > History.LENGTH) this.#past.shift();
    this.#future = [];
  }

  /** @param {S} now @returns {S | undefined} */
  undo(now) {
    const before = this.#past.pop();
    if (before !== undefined) this.#future.push(now);
    return before;
  }

  /** @param {S} now @returns {S | undefined} */
  redo(now) {
    const after = this.#future.pop();
    if (after !== undefined) this.#past.push(now);
    return after;
  }
}
