// What a browser or a host may lack, and what the page says and still does then.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { card, dist, file_of, launch, named, open_page, ready, says, serve, site_and_browser, write_code } from "./support.mjs";

const world = site_and_browser();

/** A page before which a script runs. @param {() => void} script @param {string} [hash] @param {string} [url] @param {object} [options] */
async function prepared(script, hash = "", url = world.site.url, options = {}) {
  const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  await context.addInitScript(script);
  const { page } = await open_page(context, url + hash);
  return { context, page };
}

/** @param {string} name */
const content_file = (name) => readFileSync(join(dist, file_of(name)), "utf8");

/** What the build makes of an author's file with a fault, of less than 1024 ASCII letters (core/compiled/seal.h). @param {string} fault */
function compiled_fault(fault) {
  const [, version] = /^tmw content (\d+) /.exec(content_file("workbook.txt")) ?? [];
  const body = `${fault} ${String.fromCharCode(64 + (fault.length & 31), 32 + (fault.length >> 5))}`;
  let sum = 0x811c9dc5;
  for (const byte of Buffer.from(body)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return `tmw content ${version} ${sum.toString(16).padStart(8, "0")} ${fault.length}\n${body}`;
}

/** @param {import("playwright-core").Page} page */
async function answer(page) {
  const exercise = card(page, "0.1");
  await exercise.getByRole("textbox").fill("124.3");
  await exercise.getByRole("button", { name: "Check", exact: true }).click();
  await exercise.getByText("Done", { exact: true }).waitFor();
  return exercise;
}

test("without WebGL2 the words are plain text, and exercises work", async () => {
  const { context, page } = await prepared(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = /** @type {any} */ (function (/** @type {any} */ kind, /** @type {any} */ more) {
      return kind === "webgl2" ? null : original.call(/** @type {any} */ (this), kind, more);
    });
  }, "#/0");
  await ready(page);
  await says(page.getByRole("alert"), /no WebGL2.*Everything works/);
  const colour = await page.getByRole("heading", { level: 1 }).evaluate((e) => getComputedStyle(e).color);
  assert.doesNotMatch(colour, /, 0\)/);
  await answer(page);
  await context.close();
});

test("a lost WebGL context leaves plain text, a restored one paints again", async () => {
  const { context, page } = await prepared(() => {}, "#/0");
  await ready(page);
  await page.evaluate(() => {
    const gl = /** @type {HTMLCanvasElement} */ (document.getElementById("ink")).getContext("webgl2");
    const extension = gl?.getExtension("WEBGL_lose_context");
    Object.assign(globalThis, { extension });
    extension?.loseContext();
  });
  await page.locator("#ch.ink-dom").waitFor();
  await page.evaluate(() => /** @type {any} */ (globalThis).extension.restoreContext());
  await page.locator("#ch.ink-canvas").waitFor();
  await answer(page);
  await context.close();
});

test("a reader who saves data gets a canvas of fewer pixels, on which everything works", async () => {
  const { context, page } = await prepared(() => {
    Object.defineProperty(navigator, "connection", { get: () => ({ saveData: true }) });
  }, "#/0", world.site.url, { deviceScaleFactor: 3 });
  await ready(page);
  const { density, over } = await page.evaluate(() => {
    const ink = /** @type {HTMLCanvasElement} */ (document.getElementById("ink"));
    const view = /** @type {HTMLElement} */ (document.getElementById("scroller")).clientHeight;
    return { density: ink.width / ink.clientWidth, over: ink.clientHeight / view };
  });
  assert.ok(Math.abs(density - 1.5) < 0.01, String(density));
  assert.ok(Math.abs(over - 1.5) < 0.01, String(over));
  await answer(page);
  await context.close();
});

/** What makes a browser an old one, and what the page then says. @type {[string, () => void, RegExp][]} */
const OLD = [
  ["no WebAssembly", () => Reflect.deleteProperty(globalThis, "WebAssembly"), /has no WebAssembly\./],
  ["no dialogs", () => Reflect.deleteProperty(globalThis, "HTMLDialogElement"), /has no dialogs\./],
  ["neither observer", () => ["ResizeObserver", "IntersectionObserver"].forEach((name) => Reflect.deleteProperty(globalThis, name)), /has no ResizeObserver, no IntersectionObserver\./],
  ["no WebAssembly that streams", () => ["instantiateStreaming", "compileStreaming"].forEach((name) => Reflect.deleteProperty(WebAssembly, name)), /has no WebAssembly that compiles while it comes\./],
  ["no TextDecoder", () => Reflect.deleteProperty(globalThis, "TextDecoder"), /has no TextDecoder\./],
  ["no random numbers", () => Reflect.deleteProperty(Crypto.prototype, "getRandomValues"), /has no random numbers\./],
  ["neither media queries nor a visual viewport", () => ["matchMedia", "visualViewport"].forEach((name) => Reflect.deleteProperty(globalThis, name)), /has no media queries, no visualViewport\./],
  ["elements that cannot be animated, nor asked what holds them", () => ["animate", "closest"].forEach((name) => Reflect.deleteProperty(Element.prototype, name)), /has no animations, no closest\./],
  ["no FontFace", () => Reflect.deleteProperty(globalThis, "FontFace"), /has no FontFace\./],
  ["older arrays, strings and elements", () => {
    for (const [of, name] of [[Array.prototype, "at"], [String.prototype, "replaceAll"], [Element.prototype, "replaceChildren"]]) Reflect.deleteProperty(of, name);
  }, /has no replaceChildren, no Array\.at, no String\.replaceAll\./],
];
for (const [what, remove, words] of OLD) {
  test(`a browser that is too old (${what}) is told so in one sentence, and every page can be read`, async () => {
    const { context, page } = await prepared(remove);
    await says(page.locator("#boot-message"), words);
    await says(page.locator("#boot-message"), /You can still read every page/);
    await page.getByRole("main").getByRole("link", { name: /KV cache/i }).first().click();
    await page.getByRole("heading", { level: 1, name: /KV cache/i }).waitFor();
    await context.close();
  });
}

test("scripts that the browser cannot read are told of, and every page can be read", async () => {
  const context = await world.browser.newContext();
  await context.route(/boot-\w+\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: "let = what no browser reads;" }));
  const page = await context.newPage();
  await page.goto(world.site.url + "#/4");
  await says(page.locator("#notice"), /cannot read the page's scripts/);
  await page.getByRole("heading", { level: 1, name: /KV cache/i }).waitFor();
  await context.close();
});

test("with IndexedDB blocked the work goes on and the page says that it is not saved", async () => {
  const { context, page } = await prepared(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("blocked", "SecurityError");
    };
  }, "#/0");
  await ready(page);
  const exercise = await answer(page);
  await says(exercise, "Not saved.");
  await says(page.getByRole("main"), /not saved|cannot be saved/i);
  await context.close();
});

test("with a full store the page says so, and saves again once there is room", async () => {
  const { context, page } = await prepared(() => {
    const original = IDBObjectStore.prototype.put;
    Object.assign(globalThis, { full: true });
    IDBObjectStore.prototype.put = function (...args) {
      if (/** @type {any} */ (globalThis).full) throw new DOMException("full", "QuotaExceededError");
      return original.apply(this, args);
    };
  }, "#/0");
  await ready(page);
  const exercise = await answer(page);
  await says(exercise, "Not saved.");
  await says(page.getByRole("main"), /full|room/);
  await page.evaluate(() => Object.assign(globalThis, { full: false }));
  await page.getByRole("button", { name: "Try again" }).click();
  await says(exercise, "Saved in this browser.");
  await page.reload();
  await ready(page);
  await card(page, "0.1").getByText("Done", { exact: true }).waitFor();
  await context.close();
});

test("a chapter file whose author made a mistake is quoted with its line; the home page works", async () => {
  const site = await serve((request, response) => {
    if (!request.url?.includes("00-parameter-counting")) return false;
    response.end(compiled_fault("00-parameter-counting.toml:2: error while parsing"));
    return true;
  });
  const { context, page } = await prepared(() => {}, "#/0", site.url);
  await ready(page);
  await says(page.getByRole("main"), /00-parameter-counting\.toml:2/);
  await page.getByRole("navigation").getByRole("link", { name: "Home" }).click();
  await page.getByRole("meter", { name: "0 of 52 exercises solved" }).waitFor();
  await context.close();
  site.close();
});

test("a chapter file that arrives cut is named, and can be tried again", async () => {
  let cut = true;
  const site = await serve((request, response) => {
    if (!cut || !request.url?.includes("00-parameter-counting")) return false;
    response.end(content_file("00-parameter-counting.txt").slice(0, 20_000));
    return true;
  });
  const { context, page } = await prepared(() => {}, "#/0", site.url);
  await ready(page);
  await says(page.getByRole("main"), /00-parameter-counting\.txt arrived damaged/);
  cut = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await card(page, "0.1").waitFor();
  await context.close();
  site.close();
});

test("a chapter file that fails to load can be tried again", async () => {
  let broken = true;
  const site = await serve((request, response) => {
    if (!broken || !request.url?.includes("00-parameter-counting")) return false;
    response.writeHead(503).end("busy");
    return true;
  });
  const { context, page } = await prepared(() => {}, "#/0", site.url);
  await ready(page);
  await says(page.getByRole("main"), /503/);
  broken = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await card(page, "0.1").waitFor();
  await context.close();
  site.close();
});

test("a module that is missing on the host is named", async () => {
  const site = await serve((request, response) => {
    if (!named("workbook.wasm").test(request.url ?? "")) return false;
    response.writeHead(404).end("gone");
    return true;
  });
  const { context, page } = await prepared(() => {}, "", site.url);
  await says(page.getByRole("main").getByRole("alert"), /could not start/);
  assert.equal(await page.getByText(/could not start/).count(), 1, "said once");
  await context.close();
  site.close();
});

test("an effect that the page's scripts do not know is reported, not passed over", async () => {
  const { context, page } = await prepared(() => {}, "#/0");
  await ready(page);
  await page.evaluate(() => {
    const { workbook } = /** @type {any} */ (globalThis);
    const own = workbook.module.take_effects;
    workbook.module.take_effects = () => [{ kind: "of-a-later-build" }, ...own.call(workbook.module)];
    workbook.refresh();
    workbook.module.take_effects = own;
  });
  await says(page.getByRole("alert"), /does not know \(of-a-later-build\).*reload the page/);
  await answer(page);
  await context.close();
});

test("the learner's code has no network and cannot reach the page", async () => {
  const asked = [];
  const site = await serve((request) => {
    if (request.url?.includes("leak")) asked.push(request.url);
    return false;
  });
  const browser = await launch();
  const { page } = await open_page(await browser.newContext(), `${site.url}#/0/0.5`);
  await ready(page);
  const exercise = card(page, "0.5");
  await write_code(exercise, `
    try { fetch("${site.url}leak"); } catch {}
    try { importScripts("${site.url}leak.js"); } catch {}
    function paramCount(d, L, V) {
      if (typeof document !== "undefined" || typeof localStorage !== "undefined") return 0;
      return 12 * L * d * d + V * d;
    }`);
  await exercise.getByRole("button", { name: "Run and check" }).click();
  await exercise.getByText("Done", { exact: true }).waitFor({ timeout: 15_000 });
  assert.deepEqual(asked, []);
  await browser.close();
  site.close();
});
