// @ts-check

/** Chromium's flags: on a server there is no GPU, and nothing may call home. */
export const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
