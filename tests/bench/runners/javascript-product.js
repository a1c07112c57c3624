// @ts-check
// The matrix product in plain JavaScript: a register tile of 3 x 3, single precision throughout
// (`Math.fround` spares the processor the way to double precision and back).

const f = Math.fround;

/**
 * `c[i, j] = sum a[i, k] b[j, k]` over `k`, where `a[i, k]` lies at `i aRow + k aStep`, and `b` likewise.
 *
 * @param {Float32Array} c `[rows, columns]`
 * @param {number} rows
 * @param {number} columns
 * @param {number} depth
 * @param {Float32Array} a
 * @param {number} aRow
 * @param {number} aStep
 * @param {Float32Array} b
 * @param {number} bRow
 * @param {number} bStep
 */
export function product(c, rows, columns, depth, a, aRow, aStep, b, bRow, bStep) {
  const wholeRows = rows - (rows % 3);
  const wholeColumns = columns - (columns % 3);
  for (let j = 0; j < wholeColumns; j += 3) {
    for (let i = 0; i < wholeRows; i += 3) {
      let c00 = f(0), c01 = f(0), c02 = f(0), c10 = f(0), c11 = f(0), c12 = f(0), c20 = f(0), c21 = f(0), c22 = f(0);
      let p = i * aRow;
      let q = j * bRow;
      for (let k = 0; k < depth; k++) {
        const a0 = a[p], a1 = a[p + aRow], a2 = a[p + 2 * aRow];
        const b0 = b[q], b1 = b[q + bRow], b2 = b[q + 2 * bRow];
        c00 = f(c00 + f(a0 * b0));
        c01 = f(c01 + f(a0 * b1));
        c02 = f(c02 + f(a0 * b2));
        c10 = f(c10 + f(a1 * b0));
        c11 = f(c11 + f(a1 * b1));
        c12 = f(c12 + f(a1 * b2));
        c20 = f(c20 + f(a2 * b0));
        c21 = f(c21 + f(a2 * b1));
        c22 = f(c22 + f(a2 * b2));
        p += aStep;
        q += bStep;
      }
      const at = i * columns + j;
      c[at] = c00;
      c[at + 1] = c01;
      c[at + 2] = c02;
      c[at + columns] = c10;
      c[at + columns + 1] = c11;
      c[at + columns + 2] = c12;
      c[at + 2 * columns] = c20;
      c[at + 2 * columns + 1] = c21;
      c[at + 2 * columns + 2] = c22;
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let j = i < wholeRows ? wholeColumns : 0; j < columns; j++) {
      let sum = f(0);
      for (let k = 0; k < depth; k++) sum = f(sum + f(a[i * aRow + k * aStep] * b[j * bRow + k * bStep]));
      c[i * columns + j] = sum;
    }
  }
}
