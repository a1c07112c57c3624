// @ts-check
// WebDriver has no way to read the console. This server stands between WebKit and the page, and puts
// a script into every document that reports errors, warnings and requests.

import { createServer } from "node:http";

const SCRIPT = "/--listen.js";
const REPORT = "/--heard";

/** Runs in the page, before all of its own scripts. */
function listenInPage(/** @type {string} */ report) {
  /** @type {Promise<unknown>} */
  let sent = Promise.resolve();
  const tell = (/** @type {string} */ kind, /** @type {unknown} */ what) => {
    const send = () => fetch(report, { method: "POST", body: JSON.stringify([kind, String(what)]), keepalive: true });
    sent = sent.then(send, send);
  };
  for (const level of /** @type {const} */ (["error", "warn"])) {
    const original = console[level];
    console[level] = (...words) => {
      tell(level, words.map(String).join(" "));
      original.apply(console, words);
    };
  }
  addEventListener("error", (event) => tell("uncaught", event.message ?? "a resource could not be loaded"), true);
  addEventListener("unhandledrejection", (event) => tell("uncaught", event.reason?.stack ?? event.reason));
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) if (!name.endsWith(report)) tell("request", name);
  }).observe({ type: "resource", buffered: true });
  Object.assign(window, { listenedTo: async () => sent });
}

/**
 * @param {URL} home the server of the page
 * @param {(kind: string, what: string) => void} hear is called with what a document reports
 * @returns {Promise<{ url: URL, close(): void }>}
 */
export async function listeningProxy(home, hear) {
  const server = createServer(async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      response.writeHead(502).end(String(error));
    }
  });

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  async function answer(request, response) {
    const target = request.url ?? "/";
    if (target === SCRIPT) {
      response.setHeader("Content-Type", "text/javascript");
      response.end(`(${listenInPage})(${JSON.stringify(REPORT)});`);
    } else if (target === REPORT) {
      let body = "";
      for await (const chunk of request) body += chunk;
      const [kind, what] = JSON.parse(body);
      hear(kind, what);
      response.end();
    } else {
      const original = await fetch(new URL(target, home));
      if (original.status >= 400) hear("status", `${original.status} ${target}`);
      const type = original.headers.get("Content-Type") ?? "";
      response.writeHead(original.status, { "Content-Type": type, "Cache-Control": "no-store" });
      const bytes = Buffer.from(await original.arrayBuffer());
      const isDocument = type.startsWith("text/html");
      response.end(isDocument ? withListener(bytes.toString()) : bytes);
    }
  }

  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** @param {string} html */
function withListener(html) {
  const tag = `<script src="${SCRIPT}"></script>`;
  const head = /<head[^>]*>|<meta[^>]*charset[^>]*>/i.exec(html);
  const at = head ? head.index + head[0].length : /^\s*<!doctype[^>]*>/i.exec(html)?.[0].length ?? 0;
  return html.slice(0, at) + tag + html.slice(at);
}
