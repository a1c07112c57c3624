// @ts-check
// What others put into their pages, as text: whatever a title holds, it stays text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { elementText, iframeText, markdownText } from "../../www/figures/share.js";

const TITLE = 'A "title" of <b>3</b> & [more](x)';
const LINK = "https://site.example/embed.html?v=1&figure=axes&state=shape:5,3~x:(1)";

test("a frame has the link, a name and a height in whole pixels, and asks for no more than it needs", () => {
  const text = iframeText({ link: LINK, title: TITLE, height: 700.2 });
  assert.ok(text.startsWith('<iframe src="https://site.example/embed.html?v=1&amp;figure=axes&amp;state=shape:5,3~x:(1)" title="A &quot;title&quot; of &lt;b&gt;3&lt;/b&gt; &amp; [more](x)" width="100%" height="701"'), text);
  assert.ok(text.includes('sandbox="allow-scripts allow-downloads allow-popups"') && !text.includes("allow-same-origin"));
  assert.ok(text.endsWith("></iframe>"));
});

test("an element has its attributes, without those that have no value, and a link for where no script runs", () => {
  const text = elementText({ module: "https://site.example/www/normscope.js", attributes: { figure: "axes", state: "a:1", theme: null, hide: "" }, link: LINK, title: TITLE });
  assert.equal(text.split("\n")[0], '<script type="module" src="https://site.example/www/normscope.js"></script>');
  assert.ok(text.includes('<norm-scope figure="axes" state="a:1"><a href='), text);
  assert.ok(text.endsWith("of &lt;b&gt;3&lt;/b&gt; &amp; [more](x)</a></norm-scope>"), text);
});

test("in Markdown, brackets of the words are words, and brackets of the link do not end it", () => {
  const text = markdownText({ picture: "normscope-axes.png", alt: "μ [1]\nand `x_hat` *y* <i>", link: LINK });
  assert.equal(text, "[![μ \\[1\\] and \\`x\\_hat\\` \\*y\\* \\<i\\>](normscope-axes.png)](https://site.example/embed.html?v=1&figure=axes&state=shape:5,3~x:%281%29)");
});
