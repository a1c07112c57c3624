// @ts-check
// Figures `batch-size` that come and go: their workers end, and nothing of them stays.

import { test } from "node:test";
import { comeAndGo } from "../come-and-go.js";

test("200 figures come and go, some while a sweep runs, and leave no node, no listener and no worker", async (t) => {
  await comeAndGo(t, { attributes: { figure: "batch-size", state: "depth:1~width:6~steps:20~seeds:2" }, change: { m: 8 }, button: '[data-control="play"]' });
});
