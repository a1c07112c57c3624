// @ts-check
// The package in somebody else's bundle, made with a bundler's defaults.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { MODULE } from "./fresh.js";

const run = promisify(execFile);
const SOURCE = `
  import { load, NormScope } from "normscope/inline";
  load().then(({ normalize }) => console.log(typeof NormScope, normalize({ x: [1, 5, 2, 9, 4, 7], shape: [3, 2], method: "layer", eps: 0 }).y.join(" ")));
`;

for (const format of /** @type {const} */ (["iife", "esm", "cjs"])) {
  test(`esbuild takes the single module into ${format}, and it needs no file beside it`, async (t) => {
    const project = await mkdtemp(join(tmpdir(), "normscope-bundled-"));
    t.after(() => rm(project, { recursive: true }));
    await mkdir(join(project, "node_modules"));
    await symlink(fileURLToPath(new URL(".", MODULE)), join(project, "node_modules", "normscope"), "dir");
    await writeFile(join(project, "app.js"), SOURCE);
    const outfile = join(project, "out", `app.${format === "esm" ? "mjs" : "cjs"}`);
    const { warnings } = await build({ absWorkingDir: project, entryPoints: ["app.js"], bundle: true, format, outfile, logLevel: "silent" });
    // Outside of ES modules a module has no address; the one that asks for it copes.
    assert.deepEqual(warnings.filter(({ id }) => id !== "empty-import-meta"), []);
    const { stdout, stderr } = await run("node", [outfile]);
    assert.deepEqual([stdout, stderr], ["function -1 1 -1 1 -1 1\n", ""]);
  });
}
