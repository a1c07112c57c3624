import type { bench } from "./page.js";

declare global {
  interface Window {
    bench: typeof bench;
  }
}
