// @ts-check
// What others put into their pages to have a figure there, as text. Pure.

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (letter) => ENTITIES[/** @type {keyof typeof ENTITIES} */ (letter)]);

/** @param {Record<string, string | null>} attributes those without a value are left out */
const attributesText = (attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => (value ? ` ${name}="${escaped(value)}"` : ""))
    .join("");

/**
 * A frame that needs no script of the page around it.
 *
 * @param {{ link: string, title: string, height: number }} figure `link` opens the figure alone; `height` in CSS pixels
 */
export const iframeText = ({ link, title, height }) =>
  `<iframe${attributesText({ src: link, title, width: "100%", height: String(Math.ceil(height)), style: "border:0", loading: "lazy", sandbox: "allow-scripts allow-downloads allow-popups", allow: "clipboard-write" })}></iframe>`;

/**
 * The element itself; what is inside is shown where no script runs.
 *
 * @param {{ module: string, attributes: Record<string, string | null>, link: string, title: string }} figure
 */
export const elementText = ({ module, attributes, link, title }) =>
  `<script type="module"${attributesText({ src: module })}></script>\n<norm-scope${attributesText(attributes)}><a${attributesText({ href: link })}>${escaped(title)}</a></norm-scope>`;

/**
 * A picture that opens the figure, for texts in Markdown.
 *
 * @param {{ picture: string, alt: string, link: string }} figure
 */
export function markdownText({ picture, alt, link }) {
  const plain = alt.replace(/[[\]\\*_`<>]/g, (letter) => `\\${letter}`).replaceAll("\n", " ");
  return `[![${plain}](${picture})](${link.replace(/[()]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)})`;
}
