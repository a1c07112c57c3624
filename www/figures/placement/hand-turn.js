// @ts-check
// The two blocks on their way past each other: a short motion after a swap, and a block in the hand. Who wishes no motion sees the
// end of it at once.

/** @typedef {import("./hand-draw.js").Kind} Kind */
/** @typedef {import("./hand-draw.js").Motion} Motion */

/** Milliseconds. */
const SHORT = 180;

const turnOf = (/** @type {import("./state.js").Order} */ order) => (order === "before" ? 0 : 1);

/** @param {() => import("./state.js").Order} order as the state says it @param {() => void} paint */
export function createTurn(order, paint) {
  /** Which order is drawn, or drawn towards. @type {import("./state.js").Order | null} */
  let target = null;
  /** @type {Motion} */
  let motion = { turn: 0, aside: { norm: 0, act: 0 } };
  /** @type {Motion} */
  let from = motion;
  /** @type {Kind | null} */
  let inHand = null;
  let began = 0;
  let frame = 0;

  const rest = () => {
    motion = { turn: turnOf(order()), aside: { norm: 0, act: 0, ...(inHand && { [inHand]: motion.aside[inHand] }) } };
  };

  /** @param {number} now */
  function tick(now) {
    frame = 0;
    const share = Math.min(1, Math.max(0, (now - began) / SHORT));
    const left = (1 - share) ** 2;
    const end = turnOf(order());
    const aside = (/** @type {Kind} */ kind) => (kind === inHand ? motion.aside[kind] : from.aside[kind] * left);
    motion = { turn: end + (from.turn - end) * left, aside: { norm: aside("norm"), act: aside("act") } };
    if (share < 1) frame = requestAnimationFrame(tick);
    paint();
  }

  /** From where everything is to where it belongs. @param {boolean | undefined} still */
  function start(still) {
    cancelAnimationFrame(frame);
    frame = 0;
    if (still) return rest();
    from = motion;
    began = performance.now();
    frame = requestAnimationFrame(tick);
  }

  return {
    get motion() {
      return motion;
    },
    /** Before a drawing: has the order changed? @param {number} apart the two places, in pixels @param {boolean | undefined} still */
    follow(apart, still) {
      const now = order();
      if (now === target) return;
      const isFirst = target === null;
      target = now;
      if (isFirst) return rest();
      // The places have changed hands: each block is still where it was.
      const way = now === "after" ? -apart : apart;
      const { aside } = motion;
      motion = { ...motion, aside: { norm: inHand === "norm" ? aside.norm : aside.norm + way, act: inHand === "act" ? aside.act : aside.act - way } };
      start(still);
    },
    /** @param {Kind} kind @param {number} aside from the place that it has now */
    hold(kind, aside) {
      inHand = kind;
      motion = { ...motion, aside: { ...motion.aside, [kind]: aside } };
    },
    /** @param {boolean | undefined} still */
    release(still) {
      if (!inHand) return;
      inHand = null;
      start(still);
    },
    /** Ends what moves. */
    finish() {
      cancelAnimationFrame(frame);
      frame = 0;
      inHand = null;
      if (target !== null) {
        target = order();
        rest();
      }
    },
  };
}
