// @ts-check
// <norm-scope>: a figure in any page. Importing this touches no DOM.

import { load } from "./engine.js";
import { NormscopeError } from "./errors.js";
import { FIGURES } from "./figures/index.js";
import { Figure } from "./figures/figure.js";
import { writeLink } from "./link.js";
import { languageOf } from "./environment.js";
import { translator } from "./locales/index.js";
import { fetchTexts } from "./locales/texts.js";
import { styleSheet } from "./styles.js";

const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});
const ATTRIBUTES = /** @type {const} */ (["figure", "state", "preset", "lang", "theme", "controls", "hide", "readonly"]);

export class NormScope extends Base {
  static observedAttributes = ATTRIBUTES;

  /** @type {Figure | null} */
  #figure = null;
  /** @type {Promise<void> | null} */
  #starting = null;
  /** @type {IntersectionObserver | null} */
  #sight = null;
  /** @type {import("./state.js").State | null} what a figure held that was taken off the page */
  #kept = null;
  /** @type {PromiseWithResolvers<void>} */
  #ready = withResolvers();
  /** What is asked of a figure that is there is done at once, and only its showing waited for. */
  #isReady = false;
  #newer = false;
  #unread = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styleSheet()];
    root.append(document.createElement("slot"));
  }

  connectedCallback() {
    if (this.#figure || this.#starting) return;
    this.#sight = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && void this.#start(), { rootMargin: "300px" });
    this.#sight.observe(this);
    if (this.#kept) void this.#start();
  }

  disconnectedCallback() {
    this.#sight?.disconnect();
    this.#sight = null;
    this.#starting = null;
    if (!this.#figure) return;
    this.#kept = this.#figure.getState();
    this.#close();
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "figure") {
      this.#close();
      this.#kept = null;
      this.#starting = null;
      if (this.isConnected) this.connectedCallback();
    } else if (name === "state" || name === "preset") this.#open();
    else this.#figure?.surroundingsChanged();
  }

  #close() {
    if (!this.#figure) return;
    this.#figure.destroy();
    this.#figure = null;
    this.#isReady = false;
    this.#starting = null;
    this.#ready = withResolvers();
    this.#fallback(true);
  }

  /** @param {boolean} shown */
  #fallback(shown) {
    const slot = this.shadowRoot?.querySelector("slot");
    if (slot) slot.hidden = !shown;
  }

  #start() {
    this.#sight?.disconnect();
    this.#starting ??= this.#make();
    return this.#starting;
  }

  async #make() {
    const name = this.figure;
    const isCurrent = () => this.isConnected && this.figure === name;
    try {
      const fetched = Object.hasOwn(FIGURES, name) ? FIGURES[name] : undefined;
      if (!fetched) throw new NormscopeError("unknown", `<norm-scope>: figure is "${name}", but takes one of ${Object.keys(FIGURES).join(", ")}`);
      const lang = languageOf(this);
      const area = /** @type {import("./state.js").FigureName} */ (name);
      const [{ figure: definition }, engine] = await Promise.all([fetched(), load(), fetchTexts(lang, area)]);
      if (!isCurrent() || this.#figure || !this.shadowRoot) return;
      this.shadowRoot.querySelector(".failure")?.remove();
      this.#figure = new Figure(this, this.shadowRoot, definition, engine, lang);
      this.#open();
      if (this.#kept) this.#figure.restore(this.#kept);
      this.#kept = null;
      this.#fallback(false);
      // Another language may be asked for since.
      this.#figure.surroundingsChanged();
      this.#figure.draw();
      await this.#figure.body.prepare?.();
      if (!isCurrent()) return;
      this.#isReady = true;
      this.#ready.resolve();
      this.emit("normscope-ready", {});
    } catch (error) {
      if (!isCurrent()) return;
      this.#fail(/** @type {Error} */ (error));
    }
  }

  /** The figure could not be made: the page says so, in words, and keeps its fallback. @param {Error} error */
  #fail(error) {
    const said = this.shadowRoot?.querySelector(".failure") ?? document.createElement("p");
    said.className = "failure";
    said.textContent = translator(languageOf(this)).t("note.failed", { message: error.message });
    this.shadowRoot?.append(said);
    this.emit("normscope-error", { code: error instanceof NormscopeError ? error.code : "state", message: error.message });
    // Who asks again gets another try.
    const { reject } = this.#ready;
    this.#ready = withResolvers();
    this.#starting = null;
    reject(error);
  }

  #open() {
    this.#figure?.open(this.getAttribute("preset"), this.getAttribute("state"), { newer: this.#newer, unread: this.#unread });
  }

  /** Opened from a link that a later version wrote. @param {boolean} newer */
  set newer(newer) {
    this.#newer = newer;
    this.#open();
  }

  /** Opened from a link that could not be read as a whole. @param {boolean} unread */
  set unread(unread) {
    this.#unread = unread;
    this.#open();
  }

  /** @param {string} type @param {unknown} detail */
  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  /** Settles when the figure is drawn and can be used. Asking starts it, also far from the screen. @returns {Promise<void>} */
  get ready() {
    const { promise } = this.#ready;
    if (this.isConnected) void this.#start();
    return promise;
  }

  /** @param {string} call @returns {Figure} */
  #get(call) {
    if (!this.#figure) throw new NormscopeError("state", `${call}: the figure is not there yet; await element.ready first`);
    return this.#figure;
  }

  getState() {
    return this.#get("getState").getState();
  }

  /** @param {Record<string, unknown>} partial */
  setState(partial) {
    this.#get("setState").setState(partial);
  }

  /** @param {string} [base] the site that opens it; by default the page that this element stands in */
  stateURL(base = document.baseURI) {
    const state = this.#get("stateURL").stateText();
    return writeLink(base, { figure: this.figure, state, ...this.#shown() });
  }

  #shown() {
    const shown = { lang: languageOf(this) };
    const given = Object.fromEntries(["theme", "controls", "hide"].map((name) => [name, this.getAttribute(name) ?? ""]));
    return { ...shown, ...given };
  }

  get view() {
    return deepFreeze(structuredClone(this.#get("view").view));
  }

  get description() {
    return this.#get("description").description;
  }

  async play() {
    await this.ready;
    await this.#get("play").play();
  }

  async pause() {
    await this.ready;
    this.#get("pause").pause();
    await shownNow();
  }

  /** @param {number} [count] */
  async step(count = 1) {
    await this.ready;
    await this.#get("step").body.step?.(count);
    await shownNow();
  }

  async reset() {
    if (!this.#isReady) await this.ready;
    this.#get("reset").reset();
    await shownNow();
  }

  async undo() {
    if (!this.#isReady) await this.ready;
    this.#get("undo").travel("undo");
    await shownNow();
  }

  async redo() {
    if (!this.#isReady) await this.ready;
    this.#get("redo").travel("redo");
    await shownNow();
  }

  async toSVG() {
    await this.ready;
    return this.#get("toSVG").body.svg();
  }

  async toPNG() {
    await this.ready;
    return this.#get("toPNG").body.png(2);
  }

  async toCSV() {
    await this.ready;
    const figure = this.#get("toCSV");
    return figure.definition.csv(figure.view, figure.state);
  }

  /** @param {"numpy" | "pytorch" | "keras"} kind */
  async toCode(kind) {
    await this.ready;
    if (!["numpy", "pytorch", "keras"].includes(kind)) throw new NormscopeError("unknown", `toCode: kind is ${JSON.stringify(kind)}, but takes "numpy", "pytorch" or "keras"`);
    const figure = this.#get("toCode");
    return figure.definition.code(kind, figure.view, figure.state);
  }

  get figure() {
    return this.getAttribute("figure") ?? "axes";
  }

  set figure(name) {
    this.setAttribute("figure", name);
  }
}

for (const name of ATTRIBUTES) {
  if (name === "figure" || name === "lang") continue;
  Object.defineProperty(NormScope.prototype, name, {
    configurable: true,
    enumerable: true,
    /** @this {NormScope} */
    get() {
      return name === "readonly" ? this.hasAttribute(name) : this.getAttribute(name);
    },
    /** @this {NormScope} @param {unknown} value */
    set(value) {
      if (value === null || value === undefined || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? "" : String(value));
    },
  });
}

/** Two frames on, what was asked for is on screen; in a page that draws no frames, at once. */
function shownNow() {
  return /** @type {Promise<void>} */ (new Promise((resolve) => (document.hidden ? resolve() : requestAnimationFrame(() => requestAnimationFrame(() => resolve())))));
}

/** @returns {PromiseWithResolvers<any>} a promise that nobody has to listen to */
function withResolvers() {
  /** @type {any} */
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  parts.promise.catch(() => {});
  return parts;
}

/** @template T @param {T} value @returns {T} */
function deepFreeze(value) {
  // The elements of a typed array cannot be frozen; this one is a copy.
  if (value !== null && typeof value === "object" && !ArrayBuffer.isView(value) && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
