// What a first visit costs: bytes by file, raw and as sent; time to the first words and to the first answerable
// exercise, here and on a slow phone's line; frames while idle.
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { faces } from "../../web/faces/faces.mjs";
import { dist, launch, named, serve } from "../browser/support.mjs";

const idle_seconds = 10;
const aim_bytes = 360_000;
const most_bytes = 420_000;
const visits = 5;

/** Counts calls of requestAnimationFrame's callbacks: the page draws in no other place. */
function count_frames() {
  const ask = window.requestAnimationFrame.bind(window);
  window.framesDrawn = 0;
  window.requestAnimationFrame = (callback) =>
    ask((time) => {
      window.framesDrawn += 1;
      callback(time);
    });
}

/** Notes when the chapter's own words are seen, and when an answer to its first exercise would be marked; ms from the
 * navigation, by the frame. */
function watch_progress() {
  window.seen = { words: 0, answerable: 0 };
  const shown = (element) =>
    element?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0;
  const look = () => {
    const title = document.querySelector("#ch h1");
    const words = document.querySelector("#ch section p");
    if (!window.seen.words && title?.textContent.includes("Parameter Counting") && shown(title) && shown(words)) {
      window.seen.words = performance.now();
    }
    if (document.documentElement.dataset.ready && document.querySelector("#ch input[type=text]")) {
      window.seen.answerable = performance.now();
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** One first visit, nothing cached. */
async function first_visit(browser, address, slow) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  if (slow) {
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8,
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  }
  await page.addInitScript(watch_progress);
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => window.seen?.answerable > 0, undefined, { timeout: 60_000 });
  const seen = await page.evaluate(() => window.seen);
  await context.close();
  return seen;
}

async function print_times(browser, address) {
  for (const [name, slow] of [["here", false], ["at 1.6 Mbit/s, 150 ms, CPU at a quarter", true]]) {
    const seen = [];
    for (let i = 0; i < visits; i += 1) seen.push(await first_visit(browser, address, slow));
    const words = Math.round(median(seen.map((one) => one.words)));
    const answerable = Math.round(median(seen.map((one) => one.answerable)));
    console.log(`First visit to a chapter ${name}: first words after ${words} ms, first answerable exercise after ${answerable} ms`);
  }
}

async function print_bytes(paths) {
  const rows = await Promise.all(
    paths.map(async ([path, times]) => {
      const file = join(dist, path === "" ? "index.html" : path);
      const raw = (await stat(file)).size;
      const brotli = (await stat(`${file}.br`).catch(() => ({ size: raw }))).size;
      return { path: path || "index.html", raw, brotli, times };
    }),
  );
  rows.sort((a, b) => b.brotli * b.times - a.brotli * a.times);
  for (const { path, raw, brotli, times } of rows) {
    const again = times > 1 ? `  asked for ${times} times` : "";
    console.log(`  ${String(raw).padStart(8)} B raw  ${String(brotli).padStart(8)} B brotli  ${path}${again}`);
  }
  const total = rows.reduce((sum, row) => sum + row.brotli * row.times, 0);
  console.log(`  ${total} B in brotli in all; aim ${aim_bytes} B, at most ${most_bytes} B${total > most_bytes ? `: ${total - most_bytes} B too many` : ""}`);
}

/** One frame while a number of the text is changed, in the browser: what C++ does, what the DOM takes, what is painted. */
async function print_number(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForSelector("html[data-whole=true]", { timeout: 60_000 });
  const rows = await page.evaluate(() => {
    const { workbook } = window;
    const { module } = workbook;
    const name = document.querySelector("#ch [data-given]").dataset.given;
    module.open_number(name);
    workbook.refresh();
    const most = module.number().words.length - 1;
    const best = { core: Infinity, both: Infinity, paint: Infinity, changed: 0 };
    for (let i = 0; i < 40; i += 1) {
      module.set_number(name, i % 2 === 0 ? most : 0);
      const start = performance.now();
      module.set_number(name, i % 2 === 0 ? 0 : most);
      if (i < 20) module.records();
      else workbook.syncPage(); // asks for the records as well
      const made = performance.now();
      if (i < 20) best.core = Math.min(best.core, made - start);
      else best.both = Math.min(best.both, made - start);
      module.frame(made);
      best.paint = Math.min(best.paint, performance.now() - made);
      best.changed = workbook.layer.changed;
    }
    module.take_effects();
    return best;
  });
  const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;
  console.log(`A number of the text is changed: theory, page, layout and records ${ms(rows.core)}; DOM ${ms(rows.both - rows.core)}, ${rows.changed} elements; paint ${ms(rows.paint)}`);
  await page.close();
}

/** The module's memory once every chapter was opened and drawn. */
async function print_memory(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForSelector("html[data-whole=true]", { timeout: 60_000 });
  const chapters = await page.evaluate(() => Object.keys(JSON.parse(document.body.dataset.content)).filter((name) => /^\d+$/.test(name)));
  for (const chapter of chapters) {
    await page.evaluate((hash) => (location.hash = hash), `#/${chapter}`);
    await page.getByRole("heading", { level: 1, name: new RegExp(`^${chapter} `) }).waitFor();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }
  const bytes = await page.evaluate(() => window.workbook.module.HEAPU8.length);
  console.log(`The module's memory after ${chapters.length} chapters: ${(bytes / 2 ** 20).toFixed(1)} MiB (at most 32)`);
  await page.close();
}

/** @type {Map<string, number>} path in the site -> requests */
let asked = new Map();
const site = await serve((request) => {
  const path = (request.url ?? "").replace(/^\//, "").replace(/[?#].*/, "");
  if (path !== "favicon.ico") asked.set(path, (asked.get(path) ?? 0) + 1);
  return false;
});
const browser = await launch();
try {
  const address = `${site.url}#/0/0.1`;
  await print_times(browser, address);
  asked = new Map();
  const page = await browser.newPage();
  await page.addInitScript(count_frames);
  // What comes after that waits until it was counted, so that what is counted is proved to be enough.
  /** @type {() => void} */
  let release = () => {};
  const counted = new Promise((resolve) => (release = () => resolve(undefined)));
  const later = ["workbook_rest.wasm", ...faces.filter(({ use }) => use === "late" || use === "canvas").map(({ file }) => `${file}.ttf`)];
  const is_later = (/** @type {string} */ path) => later.some((name) => named(name).test(path));
  await page.route((url) => is_later(url.pathname), (route) => counted.then(() => route.continue()));
  await page.goto(address);
  await page.waitForSelector("html[data-ready=true]", { timeout: 60_000 });
  console.log("Bytes of a first visit to a chapter until its first exercise can be answered, nothing cached:");
  await print_bytes([...asked].filter(([path]) => !is_later(path)));
  release();
  await page.waitForSelector("html[data-whole=true]", { timeout: 60_000 });
  await page.waitForTimeout(1000);
  const before = await page.evaluate(() => window.framesDrawn);
  await page.waitForTimeout(idle_seconds * 1000);
  const drawn = (await page.evaluate(() => window.framesDrawn)) - before;
  await print_number(browser, `${site.url}#/4`);
  await print_memory(browser, `${site.url}#/0`);
  console.log(`Frames drawn in ${idle_seconds} s of idling: ${drawn}`);
} finally {
  await browser.close();
  site.close();
}
