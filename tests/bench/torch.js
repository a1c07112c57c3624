// @ts-check
// PyTorch in a process of its own, where Python has it.

import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { start } from "./start.js";
import { EPS, LEARNING_RATE, MOMENTUM } from "./workloads.js";

/** Debian's PyTorch, for one, belongs to its own Python alone. */
const PYTHON = process.env.NORMSCOPE_PYTHON ?? "python3";

/** The version, or `undefined` where there is none. */
export function torchVersion() {
  const { status, stdout } = spawnSync(PYTHON, ["-c", "import torch; print(torch.__version__)"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * `pytorch.py`, which reads the start and then numbers of steps, a line each, and answers with a line.
 *
 * @param {import("./workloads.js").Workload} workload
 * @returns {import("./rounds.js").Contestant}
 */
export function torch(workload) {
  const python = spawn(PYTHON, [fileURLToPath(new URL("pytorch.py", import.meta.url))], { stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  const { layers, x, labels } = start(workload);
  const plain = layers.map(({ weight, inputs, outputs }) => ({ weight: [...weight], inputs, outputs }));
  const settings = { learning_rate: LEARNING_RATE, momentum: MOMENTUM, eps: EPS };
  python.stdin.write(`${JSON.stringify({ layers: plain, x: [...x], labels, ...settings })}\n`);
  return {
    name: "torch",
    async run(steps) {
      python.stdin.write(`${steps}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error("pytorch.py has ended");
      return JSON.parse(value);
    },
    stop: () => python.kill(),
  };
}
