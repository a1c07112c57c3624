// @ts-check
// Registers <norm-scope>, once, where there is a page. A second copy of the module leaves the first in place.

import { NormScope } from "./element.js";

if (globalThis.customElements && !customElements.get("norm-scope")) {
  customElements.define("norm-scope", NormScope);
}
