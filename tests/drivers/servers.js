// @ts-check
// Where the page is. `cargo xtask test` starts two servers with the same files and says where.

/**
 * @param {string} name
 * @returns {URL}
 */
function server(name) {
  const address = process.env[name];
  if (!address) {
    throw new Error(
      `${name} is not set. Run the tests with \`cargo xtask test page\`, which builds and serves the page; ` +
        "`cargo xtask test page drivers` runs the files whose names contain the word.",
    );
  }
  return new URL(address);
}

/** The server of the page. */
export const home = server("NORMSCOPE_URL");

/** The same files from another origin, for what is embedded. */
export const elsewhere = server("NORMSCOPE_OTHER_URL");
