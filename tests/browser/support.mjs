// What every browser test needs: dist/ served on a free port, and Chromium with a fresh profile.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { site_server } from "../../cmake/serve.mjs";
import { dist } from "../site_files.mjs";

export { dist, file_of, named } from "../site_files.mjs";

/** The form that takes its time, `./workbook test long`: every pixel ratio, width and view where the daily one has a few. */
export const LONG = process.env.TMW_FORM === "long";

const scripts = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), "web/js");

export const FLAGS = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
  "--font-render-hinting=none", // the headless shell would give letters whole pixels
  // As browsers on desktops do, and the headless shell does not: the sandbox's frame has a process of its own, which
  // code that asks for memory without end brings down (V8 ends the process) without the page.
  "--site-per-process",
  // The page is put together by plain code: in software that is less work than a graphics card that is not there.
  "--disable-gpu-compositing",
];

/** Reading the canvas back, which that takes, is remarked on by the driver. */
const DRIVER = /GL Driver Message \(OpenGL, Performance/;

/**
 * Serves dist/ below a sub-path, as a static host might; below source/ the scripts of web/js as they are, for tests that
 * use one of them alone.
 * @param {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => boolean} [answer]
 *   replies itself by returning true
 */
export async function serve(answer = () => false) {
  const server = site_server(dist);
  const [handle] = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    request.url = (request.url ?? "").replace(/^\/some\/path\//, "/");
    if (answer(request, response)) return;
    const [, script] = request.url.match(/^\/source\/(\w+\.js)$/) ?? [];
    if (script) response.setHeader("Content-Type", "text/javascript").end(readFileSync(join(scripts, script)));
    else handle.call(server, request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => (server.closeAllConnections(), server.close());
  return { url: `http://localhost:${port}/some/path/`, close };
}

/** Pages without a service worker, which would answer what tests want to answer themselves; a context with the option
 * `keeps` has one. @param {string[]} [more] flags */
export async function launch(more = []) {
  const executablePath = process.env.CHROMIUM_HEADLESS || process.env.CHROMIUM || "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, ...more] });
  const own = browser.newContext.bind(browser);
  browser.newContext = async ({ keeps = false, ...options } = /** @type {any} */ ({})) => {
    const context = await own(options);
    if (!keeps) await context.addInitScript(() => void Reflect.deleteProperty(Navigator.prototype, "serviceWorker"));
    return context;
  };
  return browser;
}

/** The only context of a browser that lives in a folder. @param {string} folder @param {object} options */
export function launch_in(folder, options) {
  return chromium.launchPersistentContext(folder, { executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS, ...options });
}

/** A browser of 1280 px with an extension, which only a context that has a profile of its own runs. @param {string} folder */
export function launch_with_extension(folder) {
  return chromium.launchPersistentContext("", {
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    viewport: null,
    ignoreDefaultArgs: ["--disable-extensions"],
    args: [...FLAGS, "--window-size=1280,900", `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
  });
}

/** A site and a browser for all tests of a file. */
export function site_and_browser() {
  /** @type {{site: Awaited<ReturnType<typeof serve>>, browser: import("playwright-core").Browser}} */
  const world = /** @type {any} */ ({});
  before(async () => {
    world.site = await serve();
    world.browser = await launch();
  });
  after(async () => {
    await world.browser?.close();
    world.site?.close();
  });
  return world;
}

/**
 * A page; what the console and uncaught exceptions say is collected in `faults`.
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} address
 */
export async function open_page(context, address) {
  const page = await context.newPage();
  /** @type {string[]} */
  const faults = [];
  page.on("crash", () => { // or what waits for the page would wait for ever
    throw new Error(`The page ${address} has crashed.`);
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (DRIVER.test(message.text())) return;
    if (message.type() === "error" || message.type() === "warning") faults.push(`${message.text()} ${message.location().url}`.trim());
  });
  await page.goto(address);
  return { page, faults };
}

/** Waits until the workbook has started, read its log and shown its fonts, and all of its program is there. @param {import("playwright-core").Page} page */
export async function ready(page) {
  await page.waitForSelector("html[data-ready=true][data-whole=true]", { timeout: 60_000 });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Opens a workbook page in a context of its own. @param {any} world @param {string} hash @param {object} [options] */
export async function visit(world, hash, options = {}) {
  const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const { page, faults } = await open_page(context, world.site.url + hash);
  await ready(page);
  return { context, page, faults };
}

/** The card of an exercise. @param {import("playwright-core").Page} page @param {string} id */
export function card(page, id) {
  return page.getByRole("article", { name: new RegExp(`^${id.replace(".", "\\.")} `) });
}

/** The code of a Build exercise, whoever shows it. @param {import("playwright-core").Locator} exercise */
export const code_of = (exercise) => exercise.locator("textarea").inputValue();

/**
 * The field of a Build exercise once the editor has come over its text area: before that, Playwright would hold on to an
 * element that is about to be hidden.
 * @param {import("playwright-core").Locator} exercise
 */
export async function editor_of(exercise) {
  await exercise.locator("textarea").evaluate((area) => area.scrollIntoView());
  await exercise.locator("textarea[data-behind] + .code-editor .cm-content").waitFor();
  return exercise.getByRole("textbox", { name: /^Your (JavaScript|Python): / });
}

/** Brings every editor of the page over its text area, as scrolling through it would. @param {import("playwright-core").Page} page */
export async function bring_editors(page) {
  for (const area of await page.locator("#ch textarea").all()) {
    await area.evaluate((element) => element.scrollIntoView());
    await area.and(page.locator("[data-behind]")).waitFor({ state: "attached" });
  }
}

/** Replaces the code. An editor that gets the focus puts its own selection there a moment later, so that comes first.
 * @param {import("playwright-core").Locator} exercise @param {string} source */
export async function write_code(exercise, source) {
  const field = await editor_of(exercise);
  await field.focus();
  await exercise.locator(".cm-focused").waitFor();
  await field.fill(source);
}

/** Adds rules as a reader's own style sheet would, which the page's policy does not hear of; gives back what takes them away.
 * @param {import("playwright-core").Page} page @param {string} rules */
export async function add_rules(page, rules) {
  const sheet = await page.evaluateHandle((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
    return sheet;
  }, rules);
  return () => page.evaluate((one) => void (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== one)), sheet);
}

/** Waits for words of a verdict in a card. @param {import("playwright-core").Locator} where @param {RegExp | string} words */
export async function says(where, words) {
  await where.getByText(words).first().waitFor({ timeout: 15_000 });
}

/** What stands in the browser's store, as the lines C++ wrote. @param {import("playwright-core").Page} page
 * @param {"events" | "drafts"} [name] @returns {Promise<string[]>} */
export function stored(page, name = "events") {
  return page.evaluate((name) => new Promise((resolve, reject) => {
    const request = indexedDB.open("transformer-math-workbook");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const rows = request.result.transaction(name).objectStore(name).getAll();
      rows.onsuccess = () => (request.result.close(), resolve(rows.result.map(({ line }) => line)));
    };
  }), name);
}

/** Goes to a chapter without loading the page anew. @param {import("playwright-core").Page} page @param {number} chapter */
export async function open_chapter(page, chapter) {
  await page.evaluate((number) => (location.hash = `#/${number}`), chapter);
  await card(page, `${chapter}.1`).waitFor();
}

/** Chooses who inks the words, as the settings would. @param {import("playwright-core").Page} page @param {"plain" | "canvas"} ink */
export async function set_ink(page, ink) {
  await page.evaluate((wish) => {
    const { workbook } = /** @type {any} */ (globalThis);
    workbook.module.set_ink(wish);
    workbook.refresh();
  }, ink);
  await page.waitForSelector(ink === "plain" ? "#ch.ink-dom" : "#ch.ink-canvas");
}

/** Opens the derivation of an exercise, all steps of it. @param {import("playwright-core").Locator} exercise */
export async function show_derivation(exercise) {
  await exercise.getByText("Show derivation").click();
  await exercise.getByRole("button", { name: "Show all", exact: true }).click();
}

/** Waits until nothing glides, unfolds or fades any more. @param {import("playwright-core").Page} page */
export async function at_rest(page) {
  await page.evaluate(async () => {
    const { stage } = /** @type {any} */ (globalThis).workbook;
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    // A caret blinks for ever.
    const moving = () => document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    do {
      await Promise.allSettled(moving().map((one) => one.finished));
      await frame();
    } while (stage.wanted > 0 || stage.scheduled || moving().length > 0);
    // Folds of the plain page grow by a transition that getAnimations does not tell, and neither does it tell of gliding.
    const state = () => `${document.getElementById("ch")?.getBoundingClientRect().height} ${document.getElementById("scroller")?.scrollTop}`;
    for (let steady = 0, last = state(); steady < 4; steady = state() === last ? steady + 1 : 0) {
      last = state();
      await frame();
    }
  });
}

/** Shows every hint and opens every derivation of the page, as its buttons would. @param {import("playwright-core").Page} page */
export async function unfold(page) {
  await page.evaluate(() => {
    const { workbook } = /** @type {any} */ (globalThis);
    for (const fold of document.querySelectorAll("#ch details:not([open])")) workbook.act(Number(fold.getAttribute("data-id")), "whole");
    for (const part of document.querySelectorAll("#ch [hidden]")) workbook.act(Number(part.getAttribute("data-id")), "");
  });
  await at_rest(page);
}
