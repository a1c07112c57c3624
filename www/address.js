// @ts-check
// Where others find this: the module that makes the element, and the page of a single figure. In the package there is no such page,
// and what is in one file has its own answers.

/** @returns {string | null} null where nobody else can load it from */
export const moduleAddress = () => new URL("normscope.js", import.meta.url).href;

/** @returns {string | null} null where there is none */
export const embedAddress = () => new URL("../embed.html", import.meta.url).href;
