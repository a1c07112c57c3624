// @ts-check
// The frame that every figure stands in: state and its history, words in two languages, drawing only when something changed
// and somebody looks, the row of controls, the table, the downloads. A figure itself brings a `Definition`.

import { History } from "../history.js";
import { NormscopeError } from "../errors.js";
import { applyState, controlsOf, initialState, isStateText, readState, sameState, writeState } from "../state.js";
import { translator } from "../locales/index.js";
import { fetchTexts, hasTexts } from "../locales/texts.js";
import { readPalette } from "../drawing/palette.js";
import { languageOf, watchEnvironment, wishes } from "../environment.js";
import { h, setAttribute, setText } from "../dom.js";
import { createToolbar } from "./toolbar.js";
import { createMore } from "./more.js";

/**
 * @typedef {import("../state.js").State} State
 * @typedef {import("../locales/index.js").Key} Key
 * @typedef {import("../locales/index.js").Params} Params
 * @typedef {object} Definition what a figure brings
 * @property {import("../state.js").FigureName} name
 * @property {Record<string, { label: Key | null, state: State }>} presets in the order of the menu; those without a label are for links
 * @property {import("../state.js").Settle} settle
 * @property {(state: any, given: Record<string, unknown>, before: any) => ReturnType<import("../state.js").Settle>} [complete] fills in what a program's change leaves open, and settles
 * @property {(state: any, engine: import("../engine.js").Engine, live: any) => any} compute the view: numbers, from the engine and from what runs
 * @property {(view: any, state: any, words: import("../locales/index.js").Translator) => string} describe the view in words
 * @property {(view: any, words: import("../locales/index.js").Translator, state: any) => string} credit "4 samples × 3 features"
 * @property {(figure: Figure) => Body} build
 * @property {(view: any, state: any) => string} csv
 * @property {(kind: "numpy" | "pytorch" | "keras", view: any, state: any) => string} code
 * @typedef {object} Body what a figure put on the page
 * @property {() => void} draw
 * @property {() => Promise<string>} svg
 * @property {(scale: number) => Promise<Blob>} png
 * @property {HTMLElement[]} stage what is shown first, in reading order
 * @property {HTMLElement[]} below what is shown under the controls
 * @property {HTMLElement[]} primary the controls that matter most
 * @property {HTMLElement[]} secondary those behind "more"
 * @property {() => HTMLElement} table the same numbers, made when it is opened
 * @property {() => void} fillTable
 * @property {() => void} [settleDown] ends what is under way: a drag, a motion
 * @property {() => Promise<void>} [prepare] what has to come before the figure is worth looking at
 * @property {() => void} [restart] takes what has run back to its start, the state being there again
 * @property {() => void} [destroy] gives back what the page cannot collect
 * @property {() => Promise<void>} [play]
 * @property {() => void} [pause]
 * @property {(count: number) => Promise<void>} [step]
 */

/** Milliseconds between two drawings of the whole while something runs: no words are read faster. */
const CALM = 150;

/** Milliseconds: after a drawing that takes longer, as long a rest is made. */
const QUICK = 6;

export class Figure {
  #history = new History();
  #listeners = new AbortController();
  /** @type {(() => void)[]} */
  #labels = [];
  #frame = 0;
  /** Null until the browser has said it. @type {boolean | null} */
  #visible = null;
  /** A program has asked it to play, and nobody sees it yet. */
  #isAsked = false;
  #dirty = true;
  /** Something changed beside what runs, or the last drawing of the whole is a while ago. */
  #whole = true;
  #wholeAt = -Infinity;
  /** Of the drawing that is under way: only what runs has come further, so that words and controls can wait a moment. */
  hurried = false;
  /** Until when what runs is not to be shown again, in milliseconds. */
  restUntil = -Infinity;
  #input = false;
  /** @type {any} */
  #view;
  /** What runs beside the state, as the body last showed it. @type {any} */
  #live = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #describedAt;
  /** @type {HTMLElement | undefined} */
  #table;
  /** What the note on screen says. @type {{ key: Key, params: Params | undefined } | null} */
  #said = null;

  /**
   * @param {import("../element.js").NormScope} host
   * @param {ShadowRoot} root
   * @param {Definition} definition
   * @param {import("../engine.js").Engine} engine
   * @param {import("../locales/texts.js").Language} lang whose texts are there
   */
  constructor(host, root, definition, engine, lang) {
    this.host = host;
    this.definition = definition;
    this.engine = engine;
    this.words = translator(lang);
    /** @type {State} */
    this.start = initialState(definition.name);
    /** @type {State} */
    this.state = this.start;

    const d = definition.name;
    const id = `${d}-title`;
    this.title = h("p", { class: "title", id });
    this.note = h("p", { class: "note", role: "status", hidden: true });
    this.status = h("div", { class: "visually-hidden", role: "status" });
    this.summary = h("p", { class: "visually-hidden summary", id: "summary" });
    this.caption = h("p", { class: "caption", part: "caption" });
    this.frame = h("figure", { class: "frame", part: "figure", "aria-labelledby": id, "aria-describedby": "summary" });
    this.body = definition.build(this);
    this.toolbar = createToolbar(this);
    this.more = createMore(this);
    this.tableBox = h("details", { class: "table-box", part: "table", ontoggle: () => this.#showTable() }, h("summary", {}, this.label("table.open")));
    this.frame.append(this.title, this.summary, this.note, ...this.body.stage, this.toolbar.element, this.more.element, ...this.body.below, this.tableBox, this.caption, this.status);
    root.append(this.frame);

    this.#watch();
    this.relabel();
  }

  #watch() {
    const { signal } = this.#listeners;
    watchEnvironment(() => this.surroundingsChanged(), signal);
    const size = new ResizeObserver(() => this.invalidate());
    size.observe(this.frame);
    const sight = new IntersectionObserver(
      (entries) => {
        this.#visible = entries.at(-1)?.isIntersecting ?? true;
        if (!this.#visible) this.body.pause?.();
        else if (this.#dirty) this.invalidate();
        this.#playIfSeen();
      },
      { rootMargin: "100px" },
    );
    sight.observe(this.frame);
    document.addEventListener("visibilitychange", () => (document.hidden ? this.body.pause?.() : this.#playIfSeen()), { signal });
    this.frame.addEventListener("keydown", (event) => this.#keys(event), { signal });
    document.fonts?.ready.then(() => signal.aborted || this.invalidate());
    signal.addEventListener("abort", () => (size.disconnect(), sight.disconnect()));
  }

  /** Undo and redo as everywhere; a field for text keeps its own. @param {KeyboardEvent} event */
  #keys(event) {
    const isMac = /^(Mac|iP)/.test(navigator.platform);
    const isCommand = (isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) && !event.altKey;
    const isText = event.target instanceof Element && event.target.matches('textarea, input:not([type="range"], [type="checkbox"], [type="radio"], [type="file"])');
    if (!isCommand || isText || event.defaultPrevented || event.isComposing || this.readonly) return;
    const key = event.key.toLowerCase();
    const way = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" && !event.shiftKey ? "redo" : null;
    if (!way) return;
    event.preventDefault();
    this.travel(way);
  }

  /** Takes everything off the page and out of the air. */
  destroy() {
    this.body.settleDown?.();
    this.body.destroy?.();
    this.#listeners.abort();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#describedAt);
    this.frame.remove();
  }

  // Settings from outside -----------------------------------------------------------------------------------------------

  /**
   * The state that attributes ask for. What cannot be taken becomes the default, with one note on screen.
   *
   * @param {string | null} preset
   * @param {string | null} text
   * @param {{ newer?: boolean, unread?: boolean }} [link] what is wrong with the link as a whole: a later version wrote it, or it could not be read
   */
  open(preset, text, { newer = false, unread = false } = {}) {
    const { name, presets, settle } = this.definition;
    /** @type {import("../state.js").Problem[]} */
    const problems = [];
    const known = preset !== null && Object.hasOwn(presets, preset) ? presets[preset] : undefined;
    if (preset !== null && !known) problems.push({ code: "unknown", message: `${name}: there is no preset of that name, but ${Object.keys(presets).join(", ")}` });
    const base = this.#presetState(known);
    const opened = applyState(name, base, readState(name, text ?? ""), settle);
    if (unread || !isStateText(text ?? "")) opened.problems.push({ code: "data", message: `${name}: the link cannot be read` });
    problems.push(...opened.problems);
    if (newer) problems.push({ code: "unknown", message: `${name}: the link was made by a newer version` });
    const fault = problems[0];
    this.start = opened.problems.length > 0 ? base : opened.state;
    this.#replace(this.start);
    this.say(fault ? (newer ? "note.newer" : "note.badLink") : null);
    if (fault) this.host.emit("normscope-error", fault);
  }

  /** A state of this very figure, from before it was taken off the page. @param {State} state */
  restore(state) {
    this.#replace(state);
  }

  /** @param {Record<string, unknown>} partial */
  setState(partial) {
    if (partial === null || typeof partial !== "object" || Array.isArray(partial)) {
      throw new NormscopeError("type", `setState: got ${Array.isArray(partial) ? "an array" : String(partial)}, but takes an object with keys of getState()`);
    }
    const { state, problems } = applyState(this.definition.name, this.state, partial, (given) => this.#completed(given, partial));
    if (problems[0]) throw new NormscopeError(problems[0].code, problems[0].message);
    this.edit(() => state);
  }

  /** @param {State} state @param {Record<string, unknown>} partial */
  #completed(state, partial) {
    const { complete, settle } = this.definition;
    return complete ? complete(state, partial, this.state) : settle(state);
  }

  /** @param {Key | null} key a note that stays until the next one, or none @param {Params} [params] */
  say(key, params) {
    this.#said = key && { key, params };
    this.note.hidden = key === null;
    setText(this.note, key === null ? "" : this.words.t(key, params));
  }

  surroundingsChanged() {
    void this.#speak();
    this.invalidate();
  }

  /** The language that is asked for, as soon as its texts are there. */
  async #speak() {
    const { name } = this.definition;
    const lang = languageOf(this.host);
    if (lang === this.words.lang) return;
    // What is there already is shown at once.
    if (!hasTexts(lang, name)) {
      try {
        await fetchTexts(lang, name);
      } catch {
        return this.say("note.noLanguage");
      }
      if (this.#listeners.signal.aborted || lang !== languageOf(this.host)) return;
    }
    this.words = translator(lang);
    this.relabel();
  }

  // Words ---------------------------------------------------------------------------------------------------------------

  /** Calls back now and at each change of language. @param {() => void} callback */
  onWords(callback) {
    this.#labels.push(callback);
    callback();
  }

  /** A text that follows the language. @param {Key} key @param {() => Params} [params] */
  label(key, params) {
    const node = document.createTextNode("");
    this.onWords(() => setText(node, this.words.t(key, params?.())));
    return node;
  }

  /** An element with such texts in its attributes. @template {Element} E @param {E} element @param {Record<string, Key>} keys */
  labelled(element, keys) {
    this.onWords(() => Object.entries(keys).forEach(([name, key]) => setAttribute(element, name, this.words.t(key))));
    return element;
  }

  relabel() {
    this.frame.lang = this.words.lang;
    for (const label of this.#labels) label();
    if (this.#said) this.say(this.#said.key, this.#said.params);
    this.invalidate();
  }

  // Changes -------------------------------------------------------------------------------------------------------------

  get readonly() {
    return this.host.hasAttribute("readonly");
  }

  get view() {
    this.#view ??= this.definition.compute(this.state, this.engine, this.#live);
    return this.#view;
  }

  /**
   * What runs has come further: no change of the state, and nothing to undo.
   *
   * @param {any} live
   * @param {{ hurried?: boolean }} [how] in a frame that is under way, soon to be followed by others: it is drawn at once
   */
  show(live, { hurried = false } = {}) {
    this.#live = live;
    this.#view = undefined;
    if (!hurried) return this.invalidate();
    this.#dirty = true;
    if (this.#visible === false) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.draw();
  }

  get description() {
    return this.definition.describe(this.view, this.state, this.words);
  }

  /** One finished change, that can be undone. What it refuses is said on screen. @param {(state: any) => State} change */
  edit(change) {
    const before = this.state;
    if (!this.attempt(change)) return;
    this.commit(before);
  }

  /** A change that is under way: a drag, a slider being moved. @param {(state: any) => State} change @returns {boolean} whether it was taken */
  attempt(change) {
    try {
      this.#replace(change(this.state));
      if (!this.note.hidden) this.say(null);
      this.#input = true;
      return true;
    } catch (error) {
      if (!(error instanceof NormscopeError)) throw error;
      this.refuse(error);
      return false;
    }
  }

  /** @param {NormscopeError} error */
  refuse(error) {
    if (error.said) this.say(error.said.key, error.said.params);
    else this.say("note.refused", { message: error.message });
    this.host.emit("normscope-error", { code: error.code, message: error.message });
  }

  /** Ends what began at `before`. @param {State} before */
  commit(before) {
    if (sameState(before, this.state)) return;
    if (controlsOf(this.definition.name).some(([key, { look }]) => !look && JSON.stringify(before[key]) !== JSON.stringify(this.state[key]))) this.#history.push(before);
    this.invalidate();
    this.host.emit("normscope-change", { state: this.getState() });
    this.#announce();
  }

  /** @param {"undo" | "redo"} way */
  travel(way) {
    this.body.settleDown?.();
    const state = this.#history[way](this.state);
    if (!state) return;
    const looks = Object.fromEntries(controlsOf(this.definition.name).filter(([, { look }]) => look).map(([key]) => [key, this.state[key]]));
    this.#replace(this.definition.settle({ ...state, ...looks }).state);
    this.host.emit("normscope-change", { state: this.getState() });
    this.#announce();
  }

  reset() {
    this.body.settleDown?.();
    this.#isAsked = false;
    this.edit(() => structuredClone(this.start));
    this.body.restart?.();
  }

  /** The figure's default with what a preset says, if there is one. @param {{ state: State }} [preset] */
  #presetState(preset) {
    const { name, settle } = this.definition;
    return settle({ ...initialState(name), ...structuredClone(preset?.state ?? {}) }).state;
  }

  /** @param {string} name */
  choosePreset(name) {
    const preset = this.definition.presets[name];
    if (!preset) return;
    this.body.settleDown?.();
    this.start = this.#presetState(preset);
    this.edit(() => this.start);
  }

  get canUndo() {
    return this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  getState() {
    return structuredClone(this.state);
  }

  stateText() {
    return writeState(this.definition.name, this.state);
  }

  /** @param {State} state */
  #replace(state) {
    this.state = state;
    this.#view = undefined;
    this.invalidate();
  }

  /** Screen readers hear of what was done, after it is done, and once. */
  #announce() {
    clearTimeout(this.#describedAt);
    this.#describedAt = setTimeout(() => this.#listeners.signal.aborted || setText(this.status, this.description), 400);
  }

  // Playing -------------------------------------------------------------------------------------------------------------

  /** Plays, as a program asks: at once where it is seen, else as soon as it is. */
  async play() {
    this.#isAsked = true;
    await this.#playIfSeen();
  }

  pause() {
    this.#isAsked = false;
    this.body.pause?.();
  }

  async #playIfSeen() {
    if (!this.#isAsked || !this.#visible || document.hidden) return;
    this.#isAsked = false;
    await this.body.play?.();
  }

  // Drawing -------------------------------------------------------------------------------------------------------------

  /** Asks for a drawing at the next frame. */
  invalidate() {
    this.#whole = true;
    this.#dirty = true;
    if (this.#visible === false || this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.#listeners.signal.aborted) this.draw();
    });
  }

  draw() {
    const began = performance.now();
    this.hurried = !this.#whole && began - this.#wholeAt < CALM;
    this.#dirty = false;
    if (this.hurried) this.body.draw();
    else this.#drawWhole(began);
    this.hurried = false;
    const took = performance.now() - began;
    this.restUntil = took > QUICK ? began + 2 * took : -Infinity;
  }

  /** @param {number} now */
  #drawWhole(now) {
    if (this.frame.clientWidth === 0) {
      this.#dirty = true;
      return;
    }
    this.#whole = false;
    this.#wholeAt = now;
    const theme = this.host.getAttribute("theme");
    const { dark, forced, still } = wishes();
    setAttribute(this.frame, "data-theme", theme === "dark" || (theme !== "light" && dark) ? "dark" : "light");
    this.still = still;
    this.palette = readPalette(this.frame, forced);
    this.body.draw();
    this.toolbar.update();
    if (this.tableBox.open) this.#showTable();
    setText(this.summary, this.description);
    setText(this.caption, this.words.t("caption.computed", { what: this.definition.credit(this.view, this.words, this.state) }));
    if (!this.#input) return;
    this.#input = false;
    this.host.emit("normscope-input", { state: this.getState() });
  }

  #showTable() {
    if (!this.tableBox.open) return;
    this.#table ??= this.body.table();
    if (!this.#table.isConnected) this.tableBox.append(this.#table);
    this.body.fillTable();
  }
}
