// @ts-check
// The two examples of section 2, under the step: a bias that grows for ever, and a network that normalizes by its moving averages.

import { h, setAttribute, setText } from "../../dom.js";
import { Surface } from "../../drawing/surface.js";
import { showPieces } from "../../locales/index.js";
import { openSession, sayFailed } from "../parts/networks.js";
import { createSlider } from "../parts/slider.js";
import { drawToys, toyLayout } from "./draw-toys.js";
import { settle } from "./state.js";
import { averagedConfig, averagedKey, AVERAGED_STEPS, BIAS, WAYS } from "./toy-state.js";
import { averagedWords, biasWords } from "./toy-words.js";

const BIAS_RATES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];
const AVERAGED_RATES = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7];
/** Milliseconds between two steps of the bias, and how many it takes at once. */
const BEAT = 40;
const AT_ONCE = 2;

/** @param {import("./body.js").Target} body */
export function createToy(body) {
  const { figure } = body;
  const sheet = new Surface(h("canvas", { "aria-hidden": "true" }));
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let beat;
  /** Made when somebody trains for the first time. @type {import("../../training/session.js").Session | null} */
  let session = null;
  let key = "";
  let isTraining = false;
  let isDestroyed = false;

  const playName = h("span", {});
  const play = h("button", { type: "button", part: "button", "data-control": "bias-play", onclick: () => (beat ? pauseBias() : playBias()) }, playName);
  const one = h("button", { type: "button", part: "button", "data-control": "bias-step", onclick: () => stepTo(body.state.biasStep + 1) }, figure.label("train.control.step"));
  const range = figure.labelled(h("input", { type: "range", min: 0, max: BIAS.steps, step: 1, "data-control": "bias-range" }), { "aria-label": "target.toy.biasStep" });
  range.addEventListener("input", () => {
    pauseBias();
    stepTo(Number(range.value));
  });
  const trainName = h("span", {});
  const train = h("button", { type: "button", part: "button", "data-control": "averaged", onclick: () => (isTraining ? void session?.pause() : void trainBoth()) }, trainName);
  const biasRate = createSlider(figure, "biasRate", "train.control.learningRate", BIAS_RATES, { live: true });
  const averagedRate = createSlider(figure, "averagedRate", "train.control.learningRate", AVERAGED_RATES);
  const biasSaid = h("p", { class: "small-words" });
  const averagedSaid = h("p", { class: "small-words" });
  const stage = h("div", { class: "stage" }, sheet.canvas);
  const element = h("div", { class: "sides-box", "data-control": "toys" },
    h("p", { class: "chart-head" }, figure.label("target.toy.head")),
    h("p", { class: "hint" }, figure.label("target.toy.hint")),
    stage,
    h("div", { class: "sides" },
      h("div", {}, h("div", { class: "hand-fields toy-controls" }, play, one, range, biasRate.element), biasSaid),
      h("div", {}, h("div", { class: "hand-fields toy-controls" }, train, averagedRate.element), averagedSaid),
    ),
  );

  /** @param {number} step */
  function stepTo(step) {
    figure.attempt((state) => settle({ ...state, biasStep: Math.max(0, Math.min(BIAS.steps, step)) }).state);
  }

  function playBias() {
    if (body.state.biasStep >= BIAS.steps) stepTo(0);
    if (figure.still) return stepTo(BIAS.steps);
    beat = setInterval(() => {
      stepTo(body.state.biasStep + AT_ONCE);
      if (body.state.biasStep >= BIAS.steps) pauseBias();
    }, BEAT);
    figure.invalidate();
  }

  function pauseBias() {
    clearInterval(beat);
    beat = undefined;
    figure.invalidate();
  }

  const publish = () => {
    if (!isDestroyed && session) body.training.showToy({ key, snapshots: session.snapshots, training: isTraining });
  };

  async function trainBoth() {
    session ??= openSession(figure, {
      round: publish,
      loss: (network, step, restarted) => figure.say(restarted ? "train.note.restarted" : "train.note.lost", { method: figure.words.t(/** @type {import("../../locales/index.js").Key} */ (`target.toy.${network}`)), step }),
    });
    const { state } = body;
    const wanted = averagedKey(state);
    try {
      isTraining = true;
      if (key !== wanted || body.view.toy.done) {
        key = wanted;
        await session.configure(WAYS.map((way) => ({ key: way, config: averagedConfig(state, way) })), { limit: AVERAGED_STEPS });
      }
      publish();
      await session.step(AVERAGED_STEPS);
    } catch (error) {
      if (!isDestroyed) sayFailed(figure, error);
    } finally {
      isTraining = false;
      publish();
    }
  }

  return {
    element,
    /** @param {import("./draw.js").Scene} scene @param {number} width */
    draw(scene, width) {
      const { toy } = scene.view;
      const at = toyLayout(width);
      stage.style.height = `${at.height}px`;
      drawToys(sheet.begin(width, at.height, scene.palette.family), at, scene);
      const { t } = figure.words;
      setText(playName, t(beat ? "control.pause" : "train.control.play"));
      setText(trainName, t(toy.training ? "control.pause" : toy.done ? "target.toy.again" : "target.toy.train"));
      setAttribute(one, "disabled", beat !== undefined || toy.step >= BIAS.steps);
      if (range.value !== String(toy.step)) range.value = String(toy.step);
      setAttribute(range, "aria-valuetext", t("train.step", { step: toy.step }));
      showPieces(biasSaid, biasWords(toy, figure.words));
      showPieces(averagedSaid, averagedWords(toy, scene.state, figure.words));
      biasRate.update();
      averagedRate.update();
    },
    /** The bias stands still. */
    rest() {
      if (beat) pauseBias();
    },
    pause() {
      this.rest();
      void session?.pause();
    },
    destroy() {
      isDestroyed = true;
      clearInterval(beat);
      session?.destroy();
    },
  };
}
