// @ts-check
// From the window to a canvas.

/** Where on a canvas something is, in its own pixels; also where the page around it is scaled. @param {HTMLCanvasElement} canvas @param {{ clientX: number, clientY: number }} event @returns {[number, number]} */
export function placeOn(canvas, { clientX, clientY }) {
  const box = canvas.getBoundingClientRect();
  const scale = canvas.clientWidth / box.width || 1;
  return [(clientX - box.left) * scale, (clientY - box.top) * scale];
}
