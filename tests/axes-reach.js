// @ts-check
// What does not fit on the page, read off the layout: text that is cut off or sticks out, targets that are too small.
// Each function runs in the page.

/**
 * Every text in the DOM that is wider than its box, or reaches out of the window.
 *
 * @returns {string[]}
 */
export function textThatDoesNotFit() {
  const found = /** @type {string[]} */ ([]);
  const width = document.documentElement.clientWidth;
  const visit = (/** @type {Element} */ element) => {
    if (element.matches(".visually-hidden, script, style, option, noscript") || !element.checkVisibility()) return;
    if (element.shadowRoot) [...element.shadowRoot.children].forEach(visit);
    [...element.children].forEach(visit);
    const own = element instanceof HTMLInputElement ? element.value : [...element.childNodes].filter((node) => node instanceof Text).map(({ data }) => data).join("").trim();
    if (own === "" || (element instanceof HTMLInputElement && !["text", "number"].includes(element.type))) return;
    const box = element.getBoundingClientRect();
    const isInline = getComputedStyle(element).display.startsWith("inline") && !(element instanceof HTMLInputElement);
    const wide = element instanceof HTMLElement && !isInline && element.scrollWidth > element.clientWidth + 1;
    const scrolls = element.closest(".scroll, textarea") !== null;
    const outside = !scrolls && (box.right > width + 1 || box.left < -1);
    if (wide || outside) found.push(`${element.localName}.${element.getAttribute("class") ?? ""} “${own.slice(0, 40)}”: ${wide ? `${element.scrollWidth} in ${element.clientWidth}` : `from ${box.left} to ${box.right} of ${width}`}`);
  };
  visit(document.body);
  return found;
}

/**
 * Everything that can be pressed and is smaller than 24 by 24 pixels. What stands in a label is as large as that. Links in
 * running text are as they are.
 *
 * @returns {string[]}
 */
export function targetsTooSmall() {
  const found = /** @type {string[]} */ ([]);
  const visit = (/** @type {Element} */ element) => {
    if (!element.checkVisibility()) return;
    if (element.shadowRoot) [...element.shadowRoot.children].forEach(visit);
    [...element.children].forEach(visit);
    if (!element.matches("button, a[href], input, select, textarea, summary, [role='slider'], [role='gridcell']") || element.closest("p a, li a")) return;
    const { width, height } = (element.closest("label") ?? element).getBoundingClientRect();
    if (width < 24 || height < 24) found.push(`${element.localName}.${element.getAttribute("class") ?? ""} “${(element.textContent ?? "").slice(0, 20)}”: ${width} × ${height}`);
  };
  visit(document.body);
  return found;
}
