// What every browser test needs: dist/ served on a free port, and Chromium with a fresh profile.
import { once } from "node:events";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { site_server } from "../../cmake/serve.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const dist = resolve(process.env.TMW_DIST ?? `${root}/dist`);

const FLAGS = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
];

/** Serves dist/; `answer` may reply itself to a request by returning true. */
export async function serve(answer = () => false) {
  const server = site_server(dist);
  const [handle] = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    if (!answer(request, response)) handle(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}

/** @param {string[]} more flags */
export function launch(more = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [...FLAGS, ...more],
  });
}

/** A page whose console errors and exceptions are collected in `page.faults`. */
export async function open_page(context, address) {
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") page.faults.push(message.text());
  });
  await page.goto(address);
  return page;
}

/** Waits until the workbook has started and read its log. */
export async function ready(page) {
  await page.waitForSelector("html[data-ready=true]", { timeout: 30_000 });
}

/** The card of an exercise, by the words of its heading. */
export function card(page, title) {
  return page.getByRole("region", { name: title });
}
