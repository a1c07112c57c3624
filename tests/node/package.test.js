// @ts-check
// What is in dist/normscope/, as npm and Node see it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { MODULE } from "./fresh.js";

const run = promisify(execFile);
const folder = fileURLToPath(new URL(".", MODULE));
const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));

/**
 * A project that has the package in its `node_modules`.
 *
 * @param {import("node:test").TestContext} t
 */
async function project(t) {
  const project = await mkdtemp(join(tmpdir(), "normscope-package-"));
  t.after(() => rm(project, { recursive: true }));
  await mkdir(join(project, "node_modules"));
  await symlink(folder, join(project, "node_modules", "normscope"), "dir");
  return project;
}

test("it says what it is", () => {
  assert.equal(manifest.name, "normscope");
  assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
  assert.equal(manifest.type, "module");
  assert.equal(manifest.license, "MIT OR Apache-2.0");
  assert.equal(manifest.private, undefined);
  assert.equal(manifest.dependencies, undefined);
});

test("every file that it names is there", async () => {
  /** @type {(value: unknown) => string[]} */
  const paths = (value) => (typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(paths));
  const named = [...paths(manifest.exports), manifest.types, manifest.customElements];
  assert.ok(named.length > 4);
  for (const path of named) await readFile(join(folder, path));
  for (const path of ["README.md", "LICENSE-MIT", "LICENSE-APACHE"]) {
    assert.ok((await readFile(join(folder, path))).length > 500, path);
  }
});

test("npm packs every file, and nothing that is only in the repository", async () => {
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json"], { cwd: folder });
  /** @type {{ path: string }[]} */
  const packed = JSON.parse(stdout.slice(stdout.indexOf("[")))[0].files;
  const there = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = there.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length));
  assert.deepEqual(packed.map(({ path }) => path).sort(), files.sort());
  assert.deepEqual(files.filter((path) => /(^|\/)\.|\.test\.|\.wasm\.d\.ts$/.test(path)), []);
});

test("it is imported by its name", async (t) => {
  const code = `
    import { load } from "normscope";
    import { readFileSync } from "node:fs";
    const ns = await load({ wasm: readFileSync(new URL(import.meta.resolve("normscope/normscope_wasm_bg.wasm"))) });
    JSON.parse(readFileSync(new URL(import.meta.resolve("normscope/custom-elements.json")), "utf8"));
    console.log(ns.normalize({ x: [1, 3], shape: [2, 1], method: "batch", eps: 0 }).y.join(" "));
  `;
  const { stdout, stderr } = await run("node", ["--input-type=module", "--eval", code], { cwd: await project(t) });
  assert.deepEqual([stdout, stderr], ["-1 1\n", ""]);
});

test("the single module has its engine inside, and is the same engine", async (t) => {
  const cwd = await project(t);
  await mkdir(join(cwd, "alone"));
  await writeFile(join(cwd, "alone", "one.mjs"), await readFile(join(folder, "normscope.inline.js")));
  const asked = `({ x: [1, 5, 2, 9, 4, 7], shape: [3, 2], method: "renorm", upstream: [1, -2, 0.5, 3, -1, 2] })`;
  const code = (/** @type {string} */ name) => `
    import { load } from "${name}";
    const { normalize, Trainer } = await load();
    const { y, gradients } = normalize${asked};
    const trainer = new Trainer({ layers: [2, 3, 1], data: { kind: "xor", train: 40, validation: 10 } });
    console.log([...y, ...gradients.x, trainer.step(5).loss].join(" "));
  `;
  const told = await Promise.all(["normscope", "normscope/inline", "./alone/one.mjs"].map((name) => run("node", ["--input-type=module", "--eval", code(name)], { cwd })));
  assert.equal(told[0]?.stdout.split(" ").length, 13);
  for (const { stdout, stderr } of told) assert.deepEqual([stdout, stderr], [told[0]?.stdout, ""]);
});

test("modules that are not exported cannot be imported", async (t) => {
  const code = `await import("normscope/engine.js").catch(({ code }) => console.log(code))`;
  const { stdout } = await run("node", ["--input-type=module", "--eval", code], { cwd: await project(t) });
  assert.equal(stdout, "ERR_PACKAGE_PATH_NOT_EXPORTED\n");
});
