// The page does not move under its reader's eyes while the program takes over, on a slow line and a slow machine. Web Vitals
// call a layout shift of 0.1 good; half of it is allowed here.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LONG, site_and_browser, ready } from "./support.mjs";

const world = site_and_browser();

const MOST = 0.05;
const BYTES_PER_SECOND = 400_000;
const SLOWER = 4;

const EVERY = ["#/", ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((chapter) => `#/${chapter}`), "#/0/0.5", "#/2/2.5", "#/4/4.3", "#/5/5.b3", "#/7/7.1", "#/7/7.5", "#/symbols", "#/models"];

/** In the long form every page at every width; else each page at one at least, home and the longest row of exercises at all. */
const VISITS = [
  { viewport: { width: 390, height: 844 }, pages: ["#/", "#/0", "#/1", "#/4", "#/7", "#/9", "#/symbols", "#/2/2.5", "#/4/4.3", "#/5/5.b3", "#/7/7.1", "#/7/7.5"] },
  { viewport: { width: 820, height: 1180 }, pages: ["#/", "#/0", "#/3", "#/4", "#/6", "#/models"] },
  { viewport: { width: 1440, height: 900 }, pages: ["#/", "#/0", "#/2", "#/5", "#/8", "#/0/0.5"] },
];

for (const { viewport, pages } of VISITS) {
  test(`the start moves next to nothing on a slow line, ${viewport.width} px`, async () => {
    /** @type {string[]} */
    const moved = [];
    for (const hash of LONG ? EVERY : pages) {
      const context = await world.browser.newContext({ viewport });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send("Network.emulateNetworkConditions", { offline: false, latency: 40, downloadThroughput: BYTES_PER_SECOND, uploadThroughput: BYTES_PER_SECOND });
      await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
      await page.addInitScript(() => {
        /** @type {{value: number, what: string}[]} */
        const shifts = [];
        Object.assign(globalThis, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of /** @type {any[]} */ (list.getEntries())) {
            const what = entry.sources.map((/** @type {any} */ one) => `${one.node?.nodeName} ${(one.node?.textContent ?? "").slice(0, 24)}: ${Math.round(one.previousRect.y)} to ${Math.round(one.currentRect.y)}`);
            shifts.push({ value: entry.value, what: what.join("; ") });
          }
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(world.site.url + hash);
      await ready(page);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
      const shifts = await page.evaluate(() => /** @type {any} */ (globalThis).shifts);
      const sum = shifts.reduce((/** @type {number} */ all, /** @type {any} */ one) => all + one.value, 0);
      if (sum >= MOST) moved.push(`${hash}: ${sum.toFixed(3)} ${JSON.stringify(shifts)}`);
      await context.close();
    }
    assert.deepEqual(moved, []);
  });
}

/**
 * What of some pages measures otherwise before the canvas takes over than on it, and how many measures were compared.
 * @param {import("playwright-core").BrowserContext} context @param {string[]} hashes
 * @param {() => Record<string, number>} look in the page: measures by the names of what has them @param {number} most px
 */
async function before_and_on_canvas(context, hashes, look, most) {
  let compared = 0;
  /** @type {string[]} */
  const off = [];
  for (const hash of hashes) {
    const early = await context.newPage();
    await early.route(/workbook.*\.wasm/, () => {});
    await early.goto(world.site.url + hash);
    await early.waitForFunction(() => document.querySelectorAll("#ch [data-id] .m").length > 10);
    await early.evaluate(() => document.fonts.ready.then(() => undefined));
    await early.waitForFunction(() => document.fonts.check("16px 'KaTeX Math'"));
    const before = await early.evaluate(look);
    await early.close();
    const late = await context.newPage();
    await late.goto(world.site.url + hash);
    await ready(late);
    const after = await late.evaluate(look);
    await late.close();
    for (const [what, measure] of Object.entries(before)) {
      const then = after[what];
      if (then === undefined) continue;
      compared += 1;
      if (Math.abs(measure - then) > most) off.push(`${hash} ${what}: ${measure.toFixed(1)} before, ${then.toFixed(1)} after`);
    }
  }
  return { compared, off };
}

test("formulas are as wide before the canvas takes over as on it, and questions of figures end their lines alike, 412 px", async () => {
  const context = await world.browser.newContext({ viewport: { width: 412, height: 900 }, deviceScaleFactor: 2.625 });
  // Formulas that stand in a sentence on one line, by the node and their TeX; the box of a question's words.
  const look = () => {
    /** @type {Record<string, number>} */
    const widths = {};
    for (const formula of document.querySelectorAll("#ch p[data-id] .m")) {
      const shown = /** @type {HTMLElement} */ (formula).checkVisibility() && formula.getClientRects().length === 1;
      const tex = /** @type {HTMLElement} */ (formula).dataset.tex;
      if (shown) widths[`${/** @type {HTMLElement} */ (formula.closest("[data-id]")).dataset.id} ${tex}`] = formula.getBoundingClientRect().width;
    }
    for (const words of document.querySelectorAll("#ch .status > span[data-id]")) {
      const style = getComputedStyle(words);
      const box = words.getBoundingClientRect();
      if (box.width > 0) widths[`${/** @type {HTMLElement} */ (words).dataset.id} left`] = box.left + parseFloat(style.paddingLeft);
    }
    return widths;
  };
  const { compared, off } = await before_and_on_canvas(context, ["#/0", "#/2", "#/6", "#/8"], look, 0.6);
  await context.close();
  assert.deepEqual(off, []);
  assert.ok(compared > 60, `only ${compared} compared`);
});

test("what stands in a chapter is as high and as far apart before the canvas takes over as on it, 390 px", async () => {
  const context = await world.browser.newContext({ viewport: { width: 390, height: 844 } });
  // Words, fields, folds, figures and cards; of those above each other also the room between them. Formulas of their own
  // line, tables and source are set by other rules, to a few pixels or a line alike, and so is what holds one of them.
  const look = () => {
    const own = "p,.row,.field,.status,.slider,ol,li,details,summary,figure,figcaption,article,section";
    const other = ".eq,table,pre,textarea,[role=radiogroup],math[display=block]";
    /** @type {Record<string, number>} */
    const heights = {};
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#ch [data-id]"))) {
      if (!element.matches(own) || !element.checkVisibility() || element.closest("[hidden],details:not([open]) > :not(summary)")) continue;
      const box = element.getBoundingClientRect();
      if (box.height < 1) continue;
      const what = `${element.dataset.id} ${element.nodeName}.${element.className} ${element.textContent?.slice(0, 30)}`;
      if (!element.querySelector(other) || element.matches("details:not([open])")) heights[what] = box.height;
      const next = element.nextElementSibling;
      const beside = next instanceof HTMLElement && next.matches(own) && next.getBoundingClientRect().top > box.bottom - 1;
      if (beside && !next.closest("li")) heights[`${what} above ${next.dataset.id}`] = next.getBoundingClientRect().top - box.bottom;
    }
    return heights;
  };
  const { compared, off } = await before_and_on_canvas(context, ["#/2", "#/4", "#/7"], look, 4.5);
  await context.close();
  assert.deepEqual(off, []);
  assert.ok(compared > 200, `only ${compared} compared`);
});
