// Scrolling touches neither layout nor DOM: the browser moves what is there, and the canvas is put back around the view.
import assert from "node:assert/strict";
import { test } from "node:test";
import { at_rest, card, editor_of, open_chapter, set_ink, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();

/** @typedef {import("playwright-core").Page} Page */

/** From now on every change within the scrolled page and every call that lays out or syncs is written down. @param {Page} page */
const watch = (page) => page.evaluate(() => {
  const { workbook } = /** @type {any} */ (globalThis);
  const seen = { anchored: 0, changes: /** @type {string[]} */ ([]), calls: /** @type {string[]} */ ([]) };
  const rest = (/** @type {string | null} */ style) => (style ?? "").replace(/transform:[^;]*;?/, "").trim();
  new MutationObserver((records) => {
    for (const { target, type, attributeName, oldValue } of records) {
      const element = /** @type {HTMLElement} */ (target);
      // The canvas may be moved; all else of its style must stay.
      const moved = element.id === "ink" && attributeName === "style" && rest(oldValue) === rest(element.getAttribute("style"));
      if (moved) seen.anchored += 1;
      else seen.changes.push(`${type} ${attributeName ?? ""} of ${element.nodeName} ${element.id ?? ""}`);
    }
  }).observe(/** @type {HTMLElement} */ (document.getElementById("doc")), { subtree: true, attributes: true, attributeOldValue: true, childList: true, characterData: true });
  const count = (/** @type {any} */ owner, /** @type {string} */ name) => {
    const own = owner[name];
    owner[name] = (/** @type {unknown[]} */ ...all) => (seen.calls.push(name), own.apply(owner, all));
  };
  for (const name of ["set_width", "navigate", "act", "page_changed", "records", "page_height"]) count(workbook.module, name);
  for (const name of ["syncPage", "refresh", "widthChanged"]) count(workbook, name);
  count(workbook.layer, "sync");
  Object.assign(globalThis, { seen });
});

/** How often the browser has laid out and styled. @param {import("playwright-core").CDPSession} session */
async function work(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  const count = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { layouts: count("LayoutCount"), styles: count("RecalcStyleCount") };
}

/** Waits for a third of a second in which nothing is laid out: closed folds of the plain page fade for so long, unseen.
 * @param {Page} page @param {import("playwright-core").CDPSession} session */
async function settled(page, session) {
  for (let last = NaN, { layouts } = await work(session); layouts !== last; ({ layouts } = await work(session))) {
    last = layouts;
    await page.evaluate(async () => {
      for (let frame = 0; frame < 20; frame += 1) await new Promise((done) => requestAnimationFrame(done));
    });
  }
}

/** @param {Page} page */
const place = (page) => page.evaluate(() => {
  const { scrollTop, scrollHeight, clientHeight } = /** @type {HTMLElement} */ (document.getElementById("scroller"));
  return { top: scrollTop, end: scrollHeight - clientHeight };
});

for (const ink of /** @type {const} */ (["canvas", "plain"])) {
  test(`while a chapter is scrolled through, nothing is laid out and nothing in the page changes (${ink})`, async () => {
    const { context, page, faults } = await visit(world, "#/0");
    await set_ink(page, ink);
    await at_rest(page);
    await editor_of(card(page, "0.5")); // it comes over its text area when that comes near, once
    await page.evaluate(() => void (/** @type {HTMLElement} */ (document.getElementById("scroller")).scrollTop = 0));
    await page.mouse.move(640, 500);
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable");
    await settled(page, session);
    await watch(page);
    let steps = 0;
    const before = await work(session);
    for (const way of [1, -1]) {
      for (let { top, end } = await place(page); way > 0 ? top < end - 1 : top > 0; steps += 1) {
        await page.mouse.wheel(0, way * 300);
        await page.waitForFunction((last) => document.getElementById("scroller")?.scrollTop !== last, top);
        ({ top, end } = await place(page));
      }
    }
    const after = await work(session);
    const { anchored, changes, calls } = await page.evaluate(() => /** @type {any} */ (globalThis).seen);
    assert.deepEqual(changes, [], "the canvas is moved, and nothing else");
    assert.deepEqual(calls, [], "C++ lays nothing out, and no record is synced");
    assert.equal(after.layouts - before.layouts, 0, "the browser lays nothing out");
    // A style for each place of the canvas, and one for what comes to lie below the pointer at each turn of the wheel.
    const styles = after.styles - before.styles;
    assert.ok(styles <= anchored + 2 * steps, `${styles} styles for ${anchored} places and ${steps} turns`);
    assert.ok(steps > 20 && anchored > 10 && anchored < 2 * steps, `${steps} turns, ${anchored} places`);
    assert.deepEqual(faults, []);
    await context.close();
  });
}
