// The three engines behind one small interface, for journeys that must run in each: Chromium by Playwright, Firefox by
// Puppeteer (WebDriver BiDi), WebKit by WebKitWebDriver (W3C WebDriver). Firefox and WebKit need a screen: Xvfb is one.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";
import { FLAGS } from "../browser/support.mjs";

/**
 * A page in some engine.
 * @typedef {object} Tab
 * @property {(url: string) => Promise<void>} open
 * @property {() => Promise<void>} reload
 * @property {(source: string) => Promise<any>} run an expression in the page; what it gives is plain data, no promise
 * @property {(text: string) => Promise<void>} type keys, into what has the focus
 * @property {(key: string) => Promise<void>} press one of Enter, Tab, Escape, Space, Home, PageUp, ArrowRight, ArrowDown
 * @property {() => Promise<void>} copy Ctrl and C
 * @property {(way: [x: number, y: number][]) => Promise<void>} drag the mouse is pressed at the first point of the view, goes
 *   along the others and is let go at the last
 * @property {(() => Promise<Buffer>) | null} print the page as it would be printed, as PDF; null: its driver cannot
 *
 * @typedef {object} Engine
 * @property {string} name
 * @property {string} version
 * @property {() => Promise<Tab>} tab another page of the same profile
 * @property {() => Promise<void>} close
 */

const FIREFOX = process.env.FIREFOX || "/usr/bin/firefox-esr";
const WEBKIT_DRIVER = process.env.WEBKIT_DRIVER || "/usr/bin/WebKitWebDriver";
const MINI_BROWSERS = ["4.1", "6.0", "4.0"].map((version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`);

/** @param {{move: (x: number, y: number, options?: {steps: number}) => Promise<void>, down: () => Promise<void>, up: () => Promise<void>}} mouse
 * @param {[x: number, y: number][]} way */
async function drag_along(mouse, [first, ...others]) {
  await mouse.move(...first);
  await mouse.down();
  for (const point of others) await mouse.move(...point, { steps: 4 });
  await mouse.up();
}

const free_port = async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** A screen in memory. @returns {Promise<{display: string, close: () => void}>} */
async function screen() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1400x1000x24"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const pipe = /** @type {import("node:stream").Readable} */ (server.stdio[3]);
  const [number] = await once(pipe, "data");
  return { display: `:${String(number).trim()}`, close: () => server.kill() };
}

/** @returns {Promise<Engine>} */
async function start_chromium() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_HEADLESS || process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  return {
    name: "Chromium",
    version: browser.version(),
    close: () => browser.close(),
    async tab() {
      const page = await context.newPage();
      return {
        open: async (url) => void (await page.goto(url)),
        reload: async () => void (await page.reload()),
        run: (source) => page.evaluate(source),
        type: (text) => page.keyboard.type(text),
        press: (key) => page.keyboard.press(key),
        copy: () => page.keyboard.press("Control+C"),
        drag: (way) => drag_along(page.mouse, way),
        print: async () => Buffer.from(await page.pdf()),
      };
    },
  };
}

/** @param {string} [folder] the profile; else a new one @param {Record<string, boolean | number>} [more] preferences @returns {Promise<Engine & {kill: () => Promise<void>}>} `kill`: at once, as when power fails */
export async function start_firefox(folder, more = {}) {
  const { default: puppeteer } = await import("puppeteer-core");
  const { display, close } = await screen();
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: FIREFOX,
    headless: false,
    userDataDir: folder,
    defaultViewport: { width: 1280, height: 800 },
    env: { ...process.env, DISPLAY: display, HOME: tmpdir() },
    extraPrefsFirefox: { "webgl.force-enabled": true, "webgl.enable-webgl2": true, "gfx.webrender.software": true, ...more },
    timeout: 180_000,
  });
  return {
    name: "Firefox",
    version: (await browser.version()).replace(/^firefox\//i, ""),
    close: async () => {
      await browser.close();
      close();
    },
    kill: async () => {
      const child = /** @type {import("node:child_process").ChildProcess} */ (browser.process());
      const gone = once(child, "exit");
      if (child.kill("SIGKILL")) await gone;
      close();
    },
    async tab() {
      const page = await browser.newPage();
      const keys = /** @type {any} */ (page.keyboard);
      return {
        open: async (url) => void (await page.goto(url, { timeout: 120_000 })),
        reload: async () => void (await page.reload({ timeout: 120_000 })),
        run: (source) => page.evaluate(source),
        type: (text) => keys.type(text),
        press: (key) => keys.press(key === "Space" ? " " : key),
        copy: async () => (await keys.down("Control"), await keys.press("c"), await keys.up("Control")),
        drag: (way) => drag_along(page.mouse, way),
        print: async () => Buffer.from(await page.pdf()),
      };
    },
  };
}

/** The keys of W3C WebDriver, "Keyboard actions". @type {Record<string, string>} */
const CODES = { Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", Space: " ", Home: "\uE011", PageUp: "\uE00E", ArrowRight: "\uE014", ArrowDown: "\uE015" };

/** Of WebKit without a sandbox of its own and with a software's WebGL, on a screen. @param {string} display */
const webkit_surroundings = (display) => ({
  ...process.env,
  DISPLAY: display,
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  LIBGL_ALWAYS_SOFTWARE: "1",
});

const mini_browser = () => MINI_BROWSERS.find((path) => existsSync(path));

/**
 * WebKit at a page, with a profile that outlives it and without a driver: what it does, the page has to do by itself.
 * @param {string} url @param {string} folder of the profile
 * @returns {Promise<{kill: () => Promise<void>}>} `kill`: all of its processes at once, as when power fails
 */
export async function webkit_alone(url, folder) {
  const { display, close } = await screen();
  const profile = Object.fromEntries(["DATA", "CACHE", "CONFIG"].map((kind) => [`XDG_${kind}_HOME`, join(folder, kind.toLowerCase())]));
  for (const place of Object.values(profile)) mkdirSync(place, { recursive: true });
  const child = spawn(mini_browser() ?? "", [url], { detached: true, stdio: "ignore", env: { ...webkit_surroundings(display), ...profile } });
  return {
    kill: async () => {
      if (child.pid && child.exitCode === null && child.signalCode === null) {
        const gone = once(child, "exit");
        process.kill(-child.pid, "SIGKILL");
        await gone;
      }
      close();
    },
  };
}

/** @returns {Promise<Engine>} */
async function start_webkit() {
  const { display, close } = await screen();
  const port = await free_port();
  const driver = spawn(WEBKIT_DRIVER, [`--port=${port}`], { stdio: "ignore", env: webkit_surroundings(display) });
  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = /** @type {{value: any}} */ (await response.json());
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; ; tries += 1) {
    try {
      await ask("GET", "/status");
      break;
    } catch (error) {
      if (tries === 100) throw error;
      await pause(200);
    }
  }
  const { sessionId, capabilities } = await ask("POST", "/session", {
    capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary: mini_browser(), args: ["--automation"] } } },
  });
  const session = `/session/${sessionId}`;
  await ask("POST", `${session}/timeouts`, { script: 120_000, pageLoad: 120_000 });
  await ask("POST", `${session}/window/rect`, { x: 0, y: 0, width: 1280, height: 900 });
  let first = true;
  return {
    name: "WebKit",
    version: capabilities.browserVersion,
    close: async () => {
      await ask("DELETE", session).catch(() => {});
      driver.kill();
      close();
    },
    async tab() {
      const handle = first ? await ask("GET", `${session}/window`) : (await ask("POST", `${session}/window/new`, { type: "tab" })).handle;
      first = false;
      const here = () => ask("POST", `${session}/window`, { handle });
      const keys = async (/** @type {string[]} */ signs) => {
        await here();
        const actions = signs.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
        await ask("POST", `${session}/actions`, { actions: [{ type: "key", id: "keys", actions }] });
      };
      return {
        open: async (url) => (await here(), await ask("POST", `${session}/url`, { url })),
        reload: async () => (await here(), await ask("POST", `${session}/refresh`, {})),
        run: async (source) => (await here(), await ask("POST", `${session}/execute/sync`, { script: `return (${source});`, args: [] })),
        type: (text) => keys([...text]),
        press: (key) => keys([CODES[key] ?? key]),
        copy: async () => {
          await here();
          const actions = ["keyDown", "keyUp"].map((type) => ({ type, value: "c" }));
          const control = (/** @type {string} */ type) => ({ type, value: "\uE009" });
          await ask("POST", `${session}/actions`, { actions: [{ type: "key", id: "keys", actions: [control("keyDown"), ...actions, control("keyUp")] }] });
        },
        print: null, // WebKitWebDriver 2.50 does not know W3C's "Print Page"
        drag: async ([first, ...others]) => {
          await here();
          const move = ([x, y], duration = 0) => ({ type: "pointerMove", duration, x: Math.round(x), y: Math.round(y), origin: "viewport" });
          const actions = [move(first), { type: "pointerDown", button: 0 }, ...others.map((point) => move(point, 120)), { type: "pointerUp", button: 0 }];
          await ask("POST", `${session}/actions`, { actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }] });
          await ask("DELETE", `${session}/actions`);
        },
      };
    },
  };
}

/** Each engine that is installed here, by its name; TMW_ENGINE names one that is tried alone. */
export const engines = [
  { name: "Chromium", there: true, start: start_chromium },
  { name: "Firefox", there: existsSync(FIREFOX), start: () => start_firefox() },
  { name: "WebKit", there: existsSync(WEBKIT_DRIVER) && mini_browser() !== undefined, start: start_webkit },
].map((engine) => ({ ...engine, there: engine.there && (process.env.TMW_ENGINE ?? engine.name) === engine.name }));
