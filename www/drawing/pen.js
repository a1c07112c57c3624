// @ts-check
// One way to draw, two places to draw on: the canvas on the page, and the SVG that is downloaded.

/**
 * @typedef {object} Style
 * @property {string} [fill]
 * @property {string} [stroke]
 * @property {number} [width] of the stroke
 * @property {number[]} [dash]
 * @property {number} [alpha]
 * @property {number} [radius] of a rectangle's corners
 * @typedef {object} TextStyle
 * @property {number} size
 * @property {string} color
 * @property {boolean} [bold]
 * @property {boolean} [italic]
 * @property {"left" | "center" | "right"} [align]
 * @property {string} [halo] a colour around the letters, where they cross lines
 * @typedef {object} Pen
 * @property {(x: number, y: number, width: number, height: number, style: Style) => void} rect
 * @property {(x: number, y: number, radius: number, style: Style) => void} circle
 * @property {(points: readonly (readonly [number, number])[], style: Style) => void} line
 * @property {(text: string, x: number, y: number, style: TextStyle) => void} text `y` is the middle of the letters
 * @property {(text: string, size: number, bold?: boolean) => number} measure
 * @property {(x: number, y: number, width: number, height: number, draw: () => void) => void} clip
 * @property {(image: HTMLCanvasElement, x: number, y: number, width: number, height: number, pixels?: boolean) => void} image stretched over the box; `pixels` are left as squares
 */

/** Where the middle of the digits stands above the baseline, as a share of the size: the same in both places. */
const MIDDLE = 0.35;

const fontOf = (/** @type {{ size: number, bold?: boolean, italic?: boolean }} */ { size, bold, italic }, /** @type {string} */ family) =>
  `${italic ? "italic " : ""}${bold ? "600 " : ""}${size}px ${family}`;

/** How wide texts are, of which a figure that is drawn sixty times a second measures the same ones. @type {Map<string, number>} */
const measured = new Map();
const MEASURED = 4000;
globalThis.document?.fonts?.addEventListener("loadingdone", () => measured.clear());

/**
 * @param {CanvasRenderingContext2D} context scaled to CSS pixels
 * @param {string} family
 * @returns {Pen}
 */
export function canvasPen(context, family) {
  /** @param {Style} style @param {() => void} path */
  const paint = ({ fill, stroke, width = 1, dash = [], alpha = 1 }, path) => {
    context.globalAlpha = alpha;
    context.beginPath();
    path();
    if (fill) {
      context.fillStyle = fill;
      context.fill();
    }
    if (stroke) {
      context.strokeStyle = stroke;
      context.lineWidth = width;
      context.setLineDash(dash);
      context.stroke();
    }
    context.globalAlpha = 1;
  };
  context.lineJoin = "round";
  return {
    rect(x, y, width, height, style) {
      if (!style.fill || style.stroke || style.radius) return paint(style, () => context.roundRect(x, y, width, height, style.radius ?? 0));
      // Without a path it is several times as fast, and there are many.
      context.globalAlpha = style.alpha ?? 1;
      context.fillStyle = style.fill;
      context.fillRect(x, y, width, height);
      context.globalAlpha = 1;
    },
    circle: (x, y, radius, style) => paint(style, () => context.arc(x, y, radius, 0, 2 * Math.PI)),
    line: (points, style) => paint(style, () => points.forEach(([x, y], at) => (at ? context.lineTo(x, y) : context.moveTo(x, y)))),
    text(text, x, y, style) {
      context.font = fontOf(style, family);
      context.textAlign = style.align ?? "left";
      const baseline = y + style.size * MIDDLE;
      if (style.halo) {
        context.strokeStyle = style.halo;
        context.lineWidth = 4;
        context.setLineDash([]);
        context.strokeText(text, x, baseline);
      }
      context.fillStyle = style.color;
      context.fillText(text, x, baseline);
    },
    measure(text, size, bold) {
      const font = fontOf({ size, bold: bold ?? false }, family);
      const key = `${font} ${text}`;
      let width = measured.get(key);
      if (width === undefined) {
        context.font = font;
        width = context.measureText(text).width;
        if (measured.size >= MEASURED) measured.clear();
        measured.set(key, width);
      }
      return width;
    },
    clip(x, y, width, height, draw) {
      context.save();
      context.beginPath();
      context.rect(x, y, width, height);
      context.clip();
      draw();
      context.restore();
    },
    image(image, x, y, width, height, pixels = false) {
      context.imageSmoothingEnabled = !pixels;
      context.drawImage(image, x, y, width, height);
    },
  };
}

/**
 * A pen that writes SVG elements.
 *
 * @param {Pen["measure"]} measure
 * @param {(color: string) => string} resolve a colour as SVG knows it
 * @returns {Pen & { elements: string[] }}
 */
export function svgPen(measure, resolve) {
  /** @type {string[]} */
  const elements = [];
  let clips = 0;
  const round = (/** @type {number} */ value) => String(Math.round(value * 100) / 100);
  /** @param {Style} style */
  const painted = ({ fill, stroke, width = 1, dash = [], alpha = 1 }) =>
    [
      `fill="${fill ? resolve(fill) : "none"}"`,
      stroke && `stroke="${resolve(stroke)}" stroke-width="${round(width)}" stroke-linejoin="round"`,
      stroke && dash.length > 0 && `stroke-dasharray="${dash.join(" ")}"`,
      alpha !== 1 && `opacity="${round(alpha)}"`,
    ]
      .filter(Boolean)
      .join(" ");
  return {
    elements,
    measure,
    rect: (x, y, width, height, style) =>
      elements.push(`<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${round(style.radius ?? 0)}" ${painted(style)}/>`),
    circle: (x, y, radius, style) => elements.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" ${painted(style)}/>`),
    line: (points, style) => elements.push(`<polyline points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ")}" ${painted(style)}/>`),
    text(text, x, y, { size, color, bold, italic, align = "left", halo }) {
      const anchor = { left: "start", center: "middle", right: "end" }[align];
      elements.push(
        `<text x="${round(x)}" y="${round(y + size * MIDDLE)}" font-size="${round(size)}" text-anchor="${anchor}" fill="${resolve(color)}"` +
          `${bold ? ' font-weight="600"' : ""}${italic ? ' font-style="italic"' : ""}` +
          `${halo ? ` stroke="${resolve(halo)}" stroke-width="4" paint-order="stroke" stroke-linejoin="round"` : ""}>${escapeXml(text)}</text>`,
      );
    },
    clip(x, y, width, height, draw) {
      const id = `clip${++clips}`;
      elements.push(`<clipPath id="${id}"><rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"/></clipPath><g clip-path="url(#${id})">`);
      draw();
      elements.push("</g>");
    },
    image(image, x, y, width, height, pixels = false) {
      const box = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
      elements.push(`<image ${box} preserveAspectRatio="none"${pixels ? ' style="image-rendering: pixelated"' : ""} href="${escapeXml(image.toDataURL("image/png"))}"/>`);
    },
  };
}

/**
 * A text in lines that are no wider than `room`, broken at spaces, or between characters where there are none.
 *
 * @param {Pen} pen
 * @param {string} text
 * @param {number} size
 * @param {number} room
 */
export function wrap(pen, text, size, room) {
  const lines = greedy(pen, text, size, room);
  // The same number of lines in less room has no orphan.
  for (let less = room - 4; less > room / 2; less -= 4) {
    const tighter = greedy(pen, text, size, less);
    if (tighter.length > lines.length) return greedy(pen, text, size, less + 4);
  }
  return lines;
}

/** @param {Pen} pen @param {string} text @param {number} size @param {number} room */
function greedy(pen, text, size, room) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.includes(" ") && /[a-z]{3}/.test(text) ? text.split(/(?<= )/) : text) {
    const line = lines.at(-1);
    if (line !== undefined && pen.measure((line + word).trimEnd(), size) <= room) lines[lines.length - 1] = line + word;
    else lines.push(word);
  }
  return lines.map((line) => line.trimEnd());
}

/** @param {string} text */
export const escapeXml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/**
 * A whole SVG document.
 *
 * @param {number} width
 * @param {number} height
 * @param {string} family
 * @param {string[]} elements
 */
export function svgDocument(width, height, family, elements) {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="${escapeXml(family)}" style="font-variant-numeric: tabular-nums">\n${elements.join("\n")}\n</svg>\n`
  );
}
