// @ts-check
// What the bodies of figures know of their figure.

/**
 * @template S the figure's state
 * @template V what it shows
 */
export class FigureBody {
  /** @param {import("../figure.js").Figure} figure */
  constructor(figure) {
    this.figure = figure;
  }

  /** @returns {S} */
  get state() {
    return /** @type {any} */ (this.figure.state);
  }

  /** @returns {V} */
  get view() {
    return this.figure.view;
  }
}

/**
 * One that draws a single sheet, from its state and its view alone.
 *
 * @template S
 * @template V
 * @extends {FigureBody<S, V>}
 */
export class SheetBody extends FigureBody {
  get scene() {
    return { view: this.view, state: this.state, words: this.figure.words, palette: /** @type {import("../../drawing/palette.js").Palette} */ (this.figure.palette) };
  }
}
