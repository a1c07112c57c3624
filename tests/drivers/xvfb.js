// @ts-check
// A screen in memory, for a browser that cannot do without one.

import { spawn } from "node:child_process";

/** @returns {Promise<{ display: string, stop(): void }>} */
export async function startScreen() {
  const xvfb = spawn(
    process.env.NORMSCOPE_XVFB ?? "/usr/bin/Xvfb",
    ["-displayfd", "3", "-screen", "0", "3000x2400x24", "-nolisten", "tcp"],
    { stdio: ["ignore", "ignore", "ignore", "pipe"] },
  );
  // The number of the display that it chose, as soon as it can be used.
  const number = await new Promise((resolve, reject) => {
    xvfb.once("error", reject);
    xvfb.once("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
    xvfb.stdio[3]?.once("data", (bytes) => resolve(String(bytes).trim()));
  });
  return { display: `:${number}`, stop: () => void xvfb.kill() };
}
