// @ts-check
// What a worker begins with. Where everything is in one file, that file has its own answers.

/** The module to run. */
export const workerFile = () => new URL("./worker.js", import.meta.url).href;

/** A classic script that does the same. @param {string} url */
export const workerText = (url) => `import(${JSON.stringify(url)}).catch((error) => postMessage({ noun: "failure", message: String(error) }));`;
