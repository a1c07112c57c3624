// @ts-check
// Where training takes place, in pages that allow this and that.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createCore } from "../../../www/training/core.js";
import { createLadder } from "../../../www/training/ladder.js";
import { createSession } from "../../../www/training/session.js";
import { NormscopeError } from "../../../www/errors.js";
import { config, FakeClock, fakeEngine, turns } from "./fake.js";

const MODULE = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));

/**
 * A page's global object.
 *
 * @param {object} page
 * @param {(options: { type?: string } | undefined, say: (data: unknown) => void) => void} page.begin what a new worker does; it may throw, as `new Worker` does
 * @param {object} [page.more]
 */
function page({ begin, more = {} }) {
  const clock = new FakeClock();
  const engine = fakeEngine(clock);
  /** @type {any[]} */
  const workers = [];
  class Worker {
    /** @type {any} */
    onmessage;
    /** @type {any} */
    onmessageerror;
    /** @type {any} */
    onerror;
    terminated = false;
    core = createCore(engine, { now: clock.now });
    /** @param {string} url @param {{ type?: string }} [options] */
    constructor(url, options) {
      Object.assign(this, { url, type: options?.type ?? "classic" });
      workers.push(this);
      begin(options, (data) => setImmediate(() => this.onmessage?.({ data })));
    }
    /** @param {any} message */
    postMessage(message) {
      const data = message.verb === "load" ? { noun: "loaded" } : this.core.handle(message);
      assert.ok(message.verb !== "load" || message.module === MODULE);
      setImmediate(() => this.onmessage?.({ data }));
    }
    terminate() {
      this.terminated = true;
      this.core.free();
    }
  }
  const ladder = createLadder({ Worker, origin: "https://elsewhere.example", ...more }, { module: () => MODULE, clock });
  const session = createSession({ engine, clock, open: ladder, onRound: () => {} });
  return { clock, engine, workers, session, kinds: () => workers.map(({ type }) => type) };
}

/** Starts two networks, trains them, and says where. @param {ReturnType<typeof page>} page */
async function trained({ session }) {
  await session.configure(["none", "batch"].map((key) => ({ key, config: config() })));
  const { place } = session;
  const snapshots = await session.step(5);
  assert.deepEqual([...snapshots.values()].map(({ step }) => step), [5, 5]);
  session.destroy();
  return place;
}

const works = (/** @type {any} */ _, /** @type {(data: unknown) => void} */ say) => say({ noun: "listening" });
const classicOnly = (/** @type {any} */ options, /** @type {(data: unknown) => void} */ say) => {
  if (options?.type === "module") throw new Error("SecurityError");
  say({ noun: "listening" });
};

test("a page of another origin gets classic workers, whose blobs are released", async (t) => {
  const revoked = t.mock.method(URL, "revokeObjectURL");
  const made = page({ begin: classicOnly });
  assert.equal(await trained(made), "worker");
  assert.ok(made.workers.every(({ url, terminated }) => url.startsWith("blob:") && terminated));
  assert.equal(new Set(revoked.mock.calls.map(({ arguments: [url] }) => url)).size, 2);
  assert.equal(made.clock.timers.size, 0);
});

for (const [why, begin] of /** @type {const} */ ([
  ["new Worker throws", () => { throw new Error("SecurityError"); }],
  ["the script does not load", (/** @type {any} */ _, /** @type {any} */ say) => say({ noun: "failure", message: "TypeError: Failed to fetch" })],
])) {
  test(`it trains on the page where ${why}`, async () => {
    const made = page({ begin: /** @type {any} */ (begin) });
    assert.equal(await trained(made), "page");
    assert.equal(made.engine.alive, 0);
    assert.equal(made.clock.timers.size, 0);
  });
}

test("it trains on the page where a worker says nothing, and does not wait again", async () => {
  const made = page({ begin: () => {} });
  const { session } = made;
  const configured = session.configure(["none", "batch"].map((key) => ({ key, config: config() })));
  await turns();
  made.clock.pass(5000);
  await configured;
  assert.equal(session.place, "page");
  await session.configure(["none", "batch", "layer"].map((key) => ({ key, config: config() })));
  assert.deepEqual(made.workers.map(({ terminated }) => terminated), [true, true]);
  session.destroy();
});

test("an error event before it is loaded leads down, quietly", async () => {
  let prevented = 0;
  const made = page({ begin: () => setImmediate(() => made.workers.forEach((worker) => worker.onerror?.({ preventDefault: () => (prevented += 1) }))) });
  assert.equal(await trained(made), "page");
  assert.equal(prevented, 2);
});

test("an error event later is a death", async () => {
  const made = page({ begin: works });
  await made.session.configure([{ key: "none", config: config() }]);
  made.workers[0].onerror({ preventDefault() {}, message: "out of memory" });
  assert.equal((await made.session.step(2)).get("none")?.step, 2);
  assert.deepEqual(made.workers.map(({ terminated }) => terminated), [true, false]);
  made.session.destroy();
});

test("no Worker at all", async () => {
  const made = page({ begin: works, more: { Worker: undefined } });
  assert.equal(await trained(made), "page");
});

/** @param {string} content */
const documentWith = (content) => ({ querySelectorAll: () => [{ getAttribute: () => content }] });
const factory = (/** @type {string[]} */ names) => ({
  createPolicy: (/** @type {string} */ name, /** @type {any} */ rules) => (names.push(name), rules),
});

test("under Trusted Types a policy names the scripts", async () => {
  /** @type {string[]} */
  const names = [];
  const made = page({ begin: works, more: { trustedTypes: factory(names), document: documentWith("require-trusted-types-for 'script'; trusted-types normscope other") } });
  assert.equal(await trained(made), "worker");
  assert.deepEqual(names, ["normscope"]);
});

test("where the document says that no policy may be made, none is tried", async () => {
  /** @type {string[]} */
  const names = [];
  const made = page({ begin: works, more: { trustedTypes: factory(names), document: documentWith("default-src 'none'; Trusted-Types 'none'") } });
  assert.equal(await trained(made), "page");
  assert.deepEqual([names, made.workers.length], [[], 0]);
});

test("where a policy is refused, it is tried once, and no worker", async () => {
  let tried = 0;
  const trustedTypes = { createPolicy: () => { tried += 1; throw new TypeError("refused"); } };
  const made = page({ begin: works, more: { trustedTypes } });
  assert.equal(await trained(made), "page");
  assert.deepEqual([tried, made.workers.length], [1, 0]);
});

test("on the page, a trap takes the other networks with it, and all come back", async () => {
  const clock = new FakeClock();
  const engine = fakeEngine(clock);
  let traps = 1;
  let lost = 0;
  const Whole = engine.Experiment;
  engine.Experiment = class extends Whole {
    instance = traps;
    /** @override @param {number} to @param {number} pieces */
    advance(to, pieces) {
      if (this.instance !== traps) {
        lost += 1;
        throw new NormscopeError("state", "advance: this Experiment was lost when the engine failed");
      }
      if (traps > 0 && this.step >= 20) {
        traps -= 1;
        throw new WebAssembly.RuntimeError("unreachable");
      }
      return super.advance(to, pieces);
    }
  };
  /** @type {any[]} */
  const failures = [];
  const session = createSession({ engine, clock, open: createLadder({}, {}), onRound: () => {}, onFailure: ({ message }) => void failures.push(message) });
  await session.configure(["none", "batch"].map((key) => ({ key, config: config() })));
  const snapshots = await session.step(60);
  assert.deepEqual([...snapshots.values()].map(({ step }) => step), [60, 60]);
  assert.deepEqual([failures.length, lost], [2, 1]);
  session.destroy();
});
