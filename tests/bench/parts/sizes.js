// @ts-check
// How large the page is. `cargo xtask bench` has weighed it and says so in a variable.

/** @typedef {{ what: string, files: number, bytes: number, brotli: number, budget: number | null }} Size */

/** @returns {Promise<import("../main.js").Report>} */
export async function sizes() {
  /** @type {Size[]} */
  const data = JSON.parse(process.env.NORMSCOPE_SIZES ?? "[]");
  const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} KB`;
  const rows = data.map(({ what, files, bytes, brotli }) => [what, String(files), kilobytes(bytes), kilobytes(brotli)]);
  const goals = data.flatMap(({ what, brotli, budget }) =>
    budget === null ? [] : [{ what: `${what}, brotli`, got: kilobytes(brotli), goal: `<= ${budget} KB`, met: brotli <= budget * 1000 }],
  );
  return { tables: [{ title: "Sizes", head: ["", "files", "bytes", "brotli"], rows }], goals, data };
}
