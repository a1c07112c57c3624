// @ts-check
// Figures `target` that come and go: their workers end, and nothing of them stays.

import { test } from "node:test";
import { comeAndGo } from "../come-and-go.js";
import { QUICK } from "../target-figure.js";

test("200 figures come and go, some while they train, and leave no node, no listener and no worker", async (t) => {
  await comeAndGo(t, { attributes: { figure: "target", state: QUICK }, change: { layer: 1 }, button: '[data-control="play"]' });
});
