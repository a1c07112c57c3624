// @ts-check
// Figures `placement` that come and go: their workers end, and nothing of them stays.

import { test } from "node:test";
import { comeAndGo } from "../come-and-go.js";
import { QUICK } from "../placement-figure.js";

test("200 figures come and go, some while five seeds are trained, and leave no node, no listener and no worker", async (t) => {
  await comeAndGo(t, { attributes: { figure: "placement", state: QUICK }, change: { bias: 2 }, button: '[data-control="five"]' });
});
