// The page does not move under its reader's eyes while the program takes over, on a slow line and a slow machine. Web Vitals
// call a layout shift of 0.1 good; half of it is allowed here.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LONG, site_and_browser, ready } from "./support.mjs";

const world = site_and_browser();

const MOST = 0.05;
const BYTES_PER_SECOND = 400_000;
const SLOWER = 4;

const EVERY = ["#/", ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((chapter) => `#/${chapter}`), "#/0/0.5", "#/symbols", "#/models"];

/** In the long form every page at every width; else each page at one at least, home and the longest row of exercises at all. */
const VISITS = [
  { viewport: { width: 390, height: 844 }, pages: ["#/", "#/0", "#/1", "#/4", "#/7", "#/9", "#/symbols"] },
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
