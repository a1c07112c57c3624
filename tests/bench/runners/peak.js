// @ts-check
// What this processor can do at most with strict SIMD: a loop that multiplies and adds in registers
// and touches no memory. The module is written here byte by byte, so that no compiler has a say.

/** So many independent chains hide the latency, and fit the registers with both constants. */
const CHAINS = 13;
/** The loop's own counting is then beside the point. */
const UNROLLED = 4;
/** As many rounds of the loop as make a step. */
const ROUNDS = 1000;

/** The floating point operations of a step: four lanes, a product and a sum. */
export const PEAK_FLOPS = ROUNDS * UNROLLED * CHAINS * 8;

/** @returns {Promise<import("./index.js").Runner>} */
export async function startPeak() {
  const { instance } = await WebAssembly.instantiate(assemble());
  const loop = /** @type {(rounds: number) => number} */ (instance.exports.loop);
  return { run: (steps) => loop(steps * ROUNDS) };
}

/** `(func (export "loop") (param i32) (result f32))`: chains of `x = x c + d`, all of them summed at the end. */
function assemble() {
  const [MUL, ADD] = [
    [0xfd, 0xe6, 0x01],
    [0xfd, 0xe4, 0x01],
  ];
  const [get, set] = [(/** @type {number} */ local) => [0x20, local], (/** @type {number} */ local) => [0x21, local]];
  const splat = (/** @type {number} */ value) => [0x43, ...new Uint8Array(Float32Array.of(value).buffer), 0xfd, 0x13];
  const chains = Array.from({ length: CHAINS }, (_, chain) => chain + 1);
  const [c, d] = [CHAINS + 1, CHAINS + 2];
  const once = chains.flatMap((x) => [...get(x), ...get(c), ...MUL, ...get(d), ...ADD, ...set(x)]);
  const body = [
    ...[1, CHAINS + 2, 0x7b],
    ...chains.flatMap((x) => [...splat(x), ...set(x)]),
    ...[...splat(0.75), ...set(c), ...splat(0.25), ...set(d)],
    ...[0x03, 0x40],
    ...Array(UNROLLED).fill(once).flat(),
    // The parameter counts down: `br_if` to the loop's start while something is left.
    ...[...get(0), 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b],
    ...get(1),
    ...chains.slice(1).flatMap((x) => [...get(x), ...ADD]),
    ...[0xfd, 0x1f, 0, 0x0b],
  ];
  const section = (/** @type {number} */ id, /** @type {number[]} */ bytes) => [id, ...leb(bytes.length), ...bytes];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7d]),
    ...section(3, [1, 0]),
    ...section(7, [1, 4, ...new TextEncoder().encode("loop"), 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]);
}

/**
 * An unsigned LEB128 number.
 *
 * @param {number} value
 * @returns {number[]}
 */
function leb(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)];
}
