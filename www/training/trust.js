// @ts-check
// Whether, under the page's Trusted Types, a script may be named, and how.

/** @typedef {(url: string) => any} Trust */

/**
 * Browsers write each refusal to the console, so what can be read is read first: a policy in the document itself.
 *
 * @param {any} scope the page's global object
 * @returns {Trust | null} null where no script may be named
 */
export function trustIn(scope) {
  if (!scope.trustedTypes) return (url) => url;
  if (isForbiddenIn(scope.document)) return null;
  try {
    const policy = scope.trustedTypes.createPolicy("normscope", { createScriptURL: (/** @type {string} */ url) => url });
    return (url) => policy.createScriptURL(url);
  } catch {
    return null;
  }
}

/** @param {Document | undefined} document */
function isForbiddenIn(document) {
  const metas = document?.querySelectorAll('meta[http-equiv="Content-Security-Policy" i]') ?? [];
  return [...metas].some((meta) => {
    const directives = (meta.getAttribute("content") ?? "").split(";").map((text) => text.trim().split(/\s+/));
    const names = directives.find(([name]) => name?.toLowerCase() === "trusted-types");
    return names !== undefined && !names.includes("normscope") && !names.includes("*");
  });
}
