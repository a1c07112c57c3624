// @ts-check
// The figure's own controls: the steps and the batch first; gamma, beta, sizes, methods and eps behind "more".

import { h, setAttribute, setText } from "../../dom.js";
import { LIMITS, METHODS, controlName } from "../../settings.js";
import { NormscopeError } from "../../errors.js";
import { parseCsv } from "../../csv.js";
import { parseNumber, plain } from "../../numbers.js";
import { METHOD_COLOR } from "../../drawing/palette.js";
import { PRESETS } from "./presets.js";
import { addSample, clear, meanSample, pin, removeSample, rowMethods, setBatch, setColumns, setParameter, setPositions, settle, unpin } from "./state.js";

/**
 * @typedef {import("./body.js").Axes} Axes
 * @typedef {import("../../locales/index.js").Key} Key
 */

/** @param {Axes} axes */
export function createControls(axes) {
  const { figure, hold } = axes;
  const change = (/** @type {(state: any) => import("../../state.js").State} */ how) => hold.once(how);
  const button = (/** @type {string} */ control, /** @type {Key} */ key, /** @type {() => void} */ onclick) =>
    h("button", { type: "button", part: "button", "data-control": control, onclick }, figure.label(key));
  const group = (/** @type {string} */ control, /** @type {Key} */ key, /** @type {(Node | null)[]} */ ...children) =>
    h("div", { class: "group", "data-control": control, role: "group" }, h("span", { class: "legend" }, figure.label(key)), ...children);

  const preset = figure.labelled(h("select", { "data-control": "preset", class: "preset" }), { "aria-label": "control.preset" });
  const custom = h("option", { value: "", hidden: true }, figure.label("axes.preset.own"));
  preset.append(custom);
  for (const [name, { label }] of Object.entries(PRESETS)) if (label) preset.append(h("option", { value: name }, figure.label(label)));
  preset.addEventListener("change", () => {
    hold.forget();
    figure.choosePreset(preset.value);
  });

  const add = button("add-sample", "axes.control.add", () => change((state) => addSample(state, meanSample(state))));
  const remove = button("remove-sample", "axes.control.remove", () => change((state) => removeSample(state, state.focus[0])));
  const wipe = h("button", { type: "button", part: "button", class: "quiet", "data-control": "clear", onclick: () => (axes.renewAxes(), change(clear)) }, figure.label("axes.control.clear"));
  const pinned = button("pin", "axes.control.pin", () => {
    figure.edit((state) => (state.pinned === state.focus[0] ? unpin(state) : pin(state, state.focus[0])));
  });
  const sheet = button("sheet", "axes.control.sheet", () => figure.edit((state) => ({ ...state, sheet: state.sheet === "plane" ? "profiles" : "plane" })));

  const affine = { gamma: slider(axes, "gamma"), beta: slider(axes, "beta") };
  const affineBox = h("div", { class: "group affine", "data-control": "affine", role: "group" }, h("span", { class: "legend affine-name" }), affine.gamma.element, affine.beta.element);

  const methods = METHODS.map((method) => {
    const input = h("input", { type: "checkbox", value: method });
    input.addEventListener("change", () => {
      const { methods: now } = axes.state;
      const next = input.checked ? [...now, method] : now.filter((other) => other !== method);
      figure.edit((state) => settle({ ...state, methods: METHODS.filter((one) => next.includes(one)), across: input.checked && method !== "batch" ? method : state.across }).state);
    });
    return { method, input, element: h("label", { "data-method": METHOD_COLOR[method] }, input, h("span", {}, figure.label(`method.${method}`))) };
  });

  const features = stepper(figure, "axes.control.features", () => figure.view.columns, (value) => change((state) => setColumns(state, value)), 1, LIMITS.columns);
  const positions = h("select");
  positions.addEventListener("change", () => change((state) => setPositions(state, Number(positions.value))));
  const groups = h("select");
  groups.addEventListener("change", () => change((state) => settle({ ...state, groups: Number(groups.value) }).state));
  const eps = h("select");
  for (const value of [0, 1e-8, 1e-5, 1e-3, 0.1, 1]) eps.append(h("option", { value }, plain(value)));
  eps.addEventListener("change", () => change((state) => settle({ ...state, eps: Number(eps.value) }).state));
  const planeAxes = [0, 1].map((axis) => {
    const select = h("select");
    select.addEventListener("change", () => figure.edit((state) => settle({ ...state, plane: state.plane.with(axis, Number(select.value)) }).state));
    return select;
  });

  const paste = figure.labelled(h("textarea", { rows: 3, spellcheck: "false", placeholder: "2, 10, 1\n2, 30, 1" }), { "aria-label": "axes.control.csv" });
  const useText = button("csv", "axes.control.takeCsv", () => takeCsv(paste.value));
  const file = h("input", { type: "file", accept: ".csv,.tsv,.txt,text/csv,text/plain" });
  file.addEventListener("change", () => {
    void file.files?.[0]?.text().then(takeCsv);
    // So that the same file, once it was changed, can be chosen again.
    file.value = "";
  });

  /** @param {string} text */
  function takeCsv(text) {
    if (figure.readonly) return;
    try {
      const { rows } = parseCsv(text);
      change((state) => {
        const batch = setBatch(state, rows);
        axes.renewAxes();
        return batch;
      });
    } catch (error) {
      if (!(error instanceof NormscopeError)) throw error;
      figure.refuse(error);
    }
  }

  const named = (/** @type {Key} */ key, /** @type {string} */ control, /** @type {Node} */ input) => h("label", { class: "field", "data-control": control }, h("span", {}, figure.label(key)), input);
  const across = h("div", { class: "across", "data-control": "across" });

  return {
    across,
    takeCsv,
    primary: [axes.motion.element, preset, wipe],
    secondary: [
      group("samples", "axes.group.samples", add, remove, pinned),
      affineBox,
      group("methods", "axes.group.methods", ...methods.map(({ element }) => element)),
      group(
        "sizes",
        "axes.group.sizes",
        named("axes.control.features", "features", features.element),
        named("axes.control.positions", "positions", positions),
        named("axes.control.groups", "groups", groups),
        named("axes.control.eps", controlName("eps"), eps),
      ),
      group("pictures", "axes.group.pictures", sheet, named("axes.control.planeX", "plane", /** @type {Node} */ (planeAxes[0])), named("axes.control.planeY", "plane", /** @type {Node} */ (planeAxes[1]))),
      group("csv", "axes.group.csv", paste, useText, named("axes.control.file", "csv", file)),
    ],
    /** Opens what is behind "more" at one control. @param {"gamma" | "beta" | "eps"} which */
    show(which) {
      if (figure.more.element.hidden) figure.more.toggle();
      if (which === "eps") eps.focus();
      else affine[which].focus();
    },
    update() {
      const { view, readonly } = figure;
      const { state } = axes;
      const now = JSON.stringify([state.shape, state.x]);
      const match = Object.entries(PRESETS).find(([, { label, state: start }]) => label && JSON.stringify([start["shape"], start["x"]]) === now);
      preset.value = match?.[0] ?? "";
      const focus = view.focus;
      for (const control of [add, wipe, preset, paste, useText, file, positions, groups, eps, ...methods.map(({ input }) => input)]) setAttribute(control, "disabled", readonly);
      for (const control of [remove, pinned]) setAttribute(control, "disabled", readonly || !focus);
      setAttribute(pinned, "aria-pressed", String(focus !== null && state.pinned === focus.sample));
      setAttribute(sheet, "aria-pressed", String(state.sheet === "plane"));
      setAttribute(sheet, "disabled", view.columns < 2);
      for (const { method, input, element } of methods) {
        input.checked = state.methods.includes(method);
        // With one position a channel, instance norm has nothing to average.
        setAttribute(element, "hidden", method === "instance" && view.positions === 1 && !input.checked);
      }
      features.update(readonly);
      options(positions, divisors(view.columns), view.positions);
      options(groups, divisors(view.channels), view.groups);
      setAttribute(groups.parentElement ?? groups, "hidden", !state.methods.includes("group"));
      if (![...eps.options].some((option) => Number(option.value) === view.eps)) eps.append(h("option", { value: view.eps }, plain(view.eps)));
      eps.value = [...eps.options].find((option) => Number(option.value) === view.eps)?.value ?? "";
      planeAxes.forEach((select, axis) => {
        options(select, Array.from({ length: view.columns }, (_, k) => k), state.plane[axis] ?? 0, (k) => String(k + 1));
        setAttribute(select, "disabled", view.columns < 2);
      });
      const channel = focus?.channel ?? 0;
      setText(/** @type {Element} */ (affineBox.firstElementChild), figure.words.t(view.positions > 1 ? "axes.group.affineMap" : "axes.group.affine", { number: channel + 1 }));
      affine.gamma.update(state.gamma[channel] ?? 1, readonly);
      affine.beta.update(state.beta[channel] ?? 0, readonly);
      showAcross(axes, across);
    },
  };
}

/** The name of the row's method is the chooser among those that were added. @param {Axes} axes @param {HTMLElement} box */
function showAcross(axes, box) {
  const { figure, layout, state } = axes;
  const choices = rowMethods(state);
  const at = layout?.headAcross;
  setAttribute(box, "hidden", !at || !figure.view);
  if (!at) return;
  box.style.left = `${at.x}px`;
  box.style.top = `${at.y - 4}px`;
  const stamp = [figure.words.lang, ...choices, state.across, layout.phone].join();
  if (box.dataset["stamp"] === stamp) return;
  box.dataset["stamp"] = stamp;
  const name = (/** @type {import("./state.js").Method} */ method) => figure.words.t(layout.phone && choices.length > 1 ? `method.${method}Short` : `method.${method}`);
  box.replaceChildren(
    ...choices.map((method) =>
      choices.length === 1
        ? h("span", { class: "across-name", "data-method": METHOD_COLOR[method] }, name(method))
        : h("button", { type: "button", part: "button", class: "across-name", "data-method": METHOD_COLOR[method], "aria-pressed": String(method === state.across), onclick: () => figure.edit((now) => settle({ ...now, across: method }).state) }, name(method)),
    ),
    ...(layout.phone || choices.length > 1 ? [] : [h("span", { class: "across-note" }, figure.words.t(`axes.per.${state.across}`))]),
  );
}

/** @param {number} count */
const divisors = (count) => Array.from({ length: count }, (_, k) => k + 1).filter((k) => count % k === 0);

/** @param {HTMLSelectElement} select @param {number[]} values @param {number} chosen @param {(value: number) => string} [name] */
function options(select, values, chosen, name = String) {
  const stamp = values.join();
  if (select.dataset["values"] !== stamp) {
    select.dataset["values"] = stamp;
    select.replaceChildren(...values.map((value) => h("option", { value }, name(value))));
  }
  select.value = String(chosen);
}

/** A whole number with a typed field. @param {import("../figure.js").Figure} figure @param {Key} label @param {() => number} get @param {(value: number) => void} set @param {number} min @param {number} max */
function stepper(figure, label, get, set, min, max) {
  const input = figure.labelled(h("input", { type: "number", min, max, step: 1, inputmode: "numeric" }), { "aria-label": label });
  input.addEventListener("change", () => {
    const value = parseNumber(input.value);
    if (Number.isNaN(value)) input.value = String(get());
    else set(value);
  });
  return {
    element: input,
    update(/** @type {boolean} */ readonly) {
      const root = input.getRootNode();
      if (!(root instanceof ShadowRoot && root.activeElement === input)) input.value = String(get());
      setAttribute(input, "disabled", readonly);
    },
  };
}

const RANGES = { gamma: { min: -3, max: 5 }, beta: { min: -5, max: 5 } };

/** A slider with a field beside it, for gamma or beta of the channel in focus. @param {Axes} axes @param {"gamma" | "beta"} which */
function slider(axes, which) {
  const { figure, hold } = axes;
  const symbol = { gamma: "γ", beta: "β" }[which];
  const range = figure.labelled(h("input", { type: "range", ...RANGES[which], step: 0.05 }), { "aria-label": `axes.control.${which}` });
  const field = figure.labelled(h("input", { type: "text", inputmode: "decimal", autocomplete: "off", size: 5 }), { "aria-label": `axes.control.${which}` });
  const set = (/** @type {number} */ value) => figure.attempt((state) => setParameter(state, which, figure.view.focus?.channel ?? 0, value));
  range.addEventListener("input", () => {
    hold.begin();
    set(Number(range.value));
  });
  range.addEventListener("change", () => hold.end());
  field.addEventListener("change", () => {
    const value = parseNumber(field.value);
    setAttribute(field, "aria-invalid", Number.isNaN(value) ? "true" : null);
    if (Number.isNaN(value)) return figure.say("note.notNumber", { text: field.value.slice(0, 30) });
    hold.begin();
    set(value);
    hold.end();
  });
  field.addEventListener("blur", () => {
    setAttribute(field, "aria-invalid", null);
    figure.invalidate();
  });
  return {
    element: h("span", { class: "slider", "data-control": which }, h("span", { "aria-hidden": "true", class: "symbol" }, symbol), range, field),
    focus: () => range.focus(),
    update(/** @type {number} */ value, /** @type {boolean} */ readonly) {
      if (Number(range.value) !== value) range.value = String(value);
      const root = field.getRootNode();
      if (!(root instanceof ShadowRoot && root.activeElement === field)) field.value = plain(value);
      for (const input of [range, field]) setAttribute(input, "disabled", readonly);
    },
  };
}
