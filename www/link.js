// @ts-check
// The link: `?v=1&figure=…&preset=…&state=…&lang=…&theme=…&controls=…&hide=…`.

export const LINK_VERSION = 1;
export const LINK_LIMIT = 8192;

const FIELDS = /** @type {const} */ (["figure", "preset", "state", "lang", "theme", "controls", "hide"]);

/** @typedef {Partial<Record<(typeof FIELDS)[number], string>> & { newer?: boolean, tooLong?: boolean }} Link */

/**
 * What a query holds; never throws. Fields that are not ours are left alone.
 *
 * @param {string} query
 * @returns {Link}
 */
export function readLink(query) {
  if (query.length > LINK_LIMIT) return { tooLong: true };
  const parameters = new URLSearchParams(query);
  /** @type {Link} */
  const link = {};
  for (const field of FIELDS) {
    const value = parameters.get(field);
    if (value !== null && value !== "") link[field] = value;
  }
  if (Number(parameters.get("v") ?? LINK_VERSION) > LINK_VERSION) link.newer = true;
  return link;
}

/**
 * @param {string} base an address; its own query is replaced
 * @param {Link} link
 */
export function writeLink(base, link) {
  const query = FIELDS.filter((field) => link[field])
    .map((field) => `${field}=${encodeURIComponent(link[field] ?? "").replace(/%(2C|3A)/g, (code) => decodeURIComponent(code))}`)
    .join("&");
  return `${base.replace(/[?#].*$/, "")}?v=${LINK_VERSION}&${query}`;
}
