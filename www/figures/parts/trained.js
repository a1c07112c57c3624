// @ts-check
// What a figure with networks in training puts on the page, from its body.

import { pngOf } from "../../drawing/png.js";

/**
 * @typedef {object} TrainedBody
 * @property {() => void} draw
 * @property {HTMLElement} top
 * @property {HTMLElement} below
 * @property {{ primary: HTMLElement[], secondary: HTMLElement[] }} controls
 * @property {{ play(): Promise<void> }} play
 * @property {{ prepare?(): Promise<void>, restart(): void, destroy(): void, pause(): Promise<void>, step(count: number): Promise<void> }} training
 */

/**
 * @param {TrainedBody} body
 * @param {object} parts
 * @param {{ element: HTMLElement, fill(): void }} parts.table
 * @param {() => Promise<string>} parts.svg
 * @param {() => void} parts.letGo ends a drag that is under way
 * @returns {import("../figure.js").Body}
 */
export function trainedParts(body, { table, svg, letGo }) {
  const { training, controls } = body;
  return {
    draw: () => body.draw(),
    svg,
    png: async (scale) => pngOf(await svg(), scale),
    stage: [body.top],
    below: [body.below],
    primary: controls.primary,
    secondary: controls.secondary,
    table: () => table.element,
    fillTable: () => table.fill(),
    prepare: async () => training.prepare?.(),
    restart: () => training.restart(),
    settleDown: letGo,
    destroy: () => training.destroy(),
    play: () => body.play.play(),
    pause: () => void training.pause(),
    step: (count) => training.step(count),
  };
}
