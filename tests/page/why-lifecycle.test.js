// @ts-check
// Figures `why` that come and go: their workers end, and nothing of them stays.

import { test } from "node:test";
import { comeAndGo } from "../come-and-go.js";
import { QUICK } from "../why-figure.js";

test("200 figures come and go, some while they train, and leave no node, no listener and no worker", async (t) => {
  await comeAndGo(t, { attributes: { figure: "why", state: `${QUICK}~noise:0` }, change: { cut: 7 }, button: '[data-control="play"]' });
});
