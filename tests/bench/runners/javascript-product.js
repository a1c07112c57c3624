// @ts-check
// The matrix product in plain JavaScript: a register tile of 4 x 4, the fastest of those tried. Its
// sums are doubles: `Math.fround` around every operation makes it three times slower.

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
  const wholeRows = rows - (rows % 4);
  const wholeColumns = columns - (columns % 4);
  for (let i = 0; i < wholeRows; i += 4) {
    for (let j = 0; j < wholeColumns; j += 4) {
      let c00 = 0, c01 = 0, c02 = 0, c03 = 0;
      let c10 = 0, c11 = 0, c12 = 0, c13 = 0;
      let c20 = 0, c21 = 0, c22 = 0, c23 = 0;
      let c30 = 0, c31 = 0, c32 = 0, c33 = 0;
      let p = i * aRow;
      let q = j * bRow;
      for (let k = 0; k < depth; k++) {
        const a0 = a[p], a1 = a[p + aRow], a2 = a[p + 2 * aRow], a3 = a[p + 3 * aRow];
        const b0 = b[q], b1 = b[q + bRow], b2 = b[q + 2 * bRow], b3 = b[q + 3 * bRow];
        c00 += a0 * b0;
        c01 += a0 * b1;
        c02 += a0 * b2;
        c03 += a0 * b3;
        c10 += a1 * b0;
        c11 += a1 * b1;
        c12 += a1 * b2;
        c13 += a1 * b3;
        c20 += a2 * b0;
        c21 += a2 * b1;
        c22 += a2 * b2;
        c23 += a2 * b3;
        c30 += a3 * b0;
        c31 += a3 * b1;
        c32 += a3 * b2;
        c33 += a3 * b3;
        p += aStep;
        q += bStep;
      }
      const at0 = i * columns + j, at1 = at0 + columns, at2 = at1 + columns, at3 = at2 + columns;
      c[at0] = c00;
      c[at0 + 1] = c01;
      c[at0 + 2] = c02;
      c[at0 + 3] = c03;
      c[at1] = c10;
      c[at1 + 1] = c11;
      c[at1 + 2] = c12;
      c[at1 + 3] = c13;
      c[at2] = c20;
      c[at2 + 1] = c21;
      c[at2 + 2] = c22;
      c[at2 + 3] = c23;
      c[at3] = c30;
      c[at3 + 1] = c31;
      c[at3 + 2] = c32;
      c[at3 + 3] = c33;
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let j = i < wholeRows ? wholeColumns : 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < depth; k++) sum += a[i * aRow + k * aStep] * b[j * bRow + k * bStep];
      c[i * columns + j] = sum;
    }
  }
}
