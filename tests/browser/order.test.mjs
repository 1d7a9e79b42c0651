// Steps of an order: dragged by mouse and by finger, moved by buttons and by keys, on either ink.
import assert from "node:assert/strict";
import { test } from "node:test";
import { at_rest, card, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();

/** @typedef {import("playwright-core").Page} Page */

/** The steps as they stand, by their ids. @param {Page} page */
const order = (page) => page.evaluate(() => [...document.querySelectorAll("#ch li:has(> .grip)")].map((step) => step.id));

/** Middle of a step's handle. @param {Page} page @param {number} place */
async function handle(page, place) {
  await at_rest(page);
  const box = await page.locator("#ch .grip").nth(place).boundingBox();
  assert.ok(box && box.width >= 44 && box.height >= 44, `the handle is ${box?.width} by ${box?.height} px`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Counts what the page says aloud and what reaches the model. @param {Page} page */
const watch = (page) => page.evaluate(() => {
  const { workbook } = /** @type {any} */ (globalThis);
  const seen = { acts: 0, said: /** @type {string[]} */ ([]) };
  const act = workbook.module.act;
  workbook.module.act = (/** @type {number} */ id, /** @type {string} */ value) => ((seen.acts += 1), act(id, value));
  const live = /** @type {HTMLElement} */ (document.getElementById("live"));
  new MutationObserver(() => seen.said.push(live.textContent ?? "")).observe(live, { childList: true });
  Object.assign(globalThis, { seen });
});

/** @param {Page} page @returns {Promise<{acts: number, said: string[]}>} */
const seen = (page) => page.evaluate(() => /** @type {any} */ (globalThis).seen);

/** Brings the steps into view and waits until the page rests. @param {Page} page */
async function settle(page) {
  await page.locator("#ch .grip").first().evaluate((e) => {
    const scroller = /** @type {HTMLElement} */ (document.getElementById("scroller"));
    scroller.scrollTop += e.getBoundingClientRect().top - 160;
  });
  await page.waitForTimeout(200);
}

/** @param {object} [options] @param {boolean} [plain] */
async function open(options = {}, plain = false) {
  const { context, page, faults } = await visit(world, "#/2/2.5", options);
  await card(page, "2.5").waitFor();
  if (plain) await page.evaluate(() => {
    const { workbook } = /** @type {any} */ (globalThis);
    workbook.module.set_ink("plain");
    workbook.refresh();
  });
  await page.waitForSelector(plain ? "#ch.ink-dom" : "#ch.ink-canvas");
  await settle(page);
  await watch(page);
  return { context, page, faults };
}

for (const plain of [false, true]) {
  const ink = plain ? "plain page" : "canvas";

  test(`${ink}: a step is dragged with the mouse; the place shows before it is dropped; it is said once`, async () => {
    const { context, page, faults } = await open({}, plain);
    const before = await order(page);
    const from = await handle(page, 0);
    const to = await handle(page, 2);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y + 20, { steps: 3 });
    await page.mouse.move(to.x, to.y + 12, { steps: 5 });
    const bar = await page.locator(".drag-bar").boundingBox();
    const below = await page.locator("#ch li:has(> .grip)").nth(2).boundingBox();
    assert.ok(bar && below && Math.abs(bar.y - below.y - below.height) < 12, "the bar lies below the third step");
    assert.deepEqual(await order(page), before, "nothing moves before the drop");
    await page.mouse.up();
    assert.deepEqual(await order(page), [before[1], before[2], before[0], ...before.slice(3)]);
    assert.equal(await page.locator(".drag-bar, .drag-step, .drag-gap").count(), 0);
    const { acts, said } = await seen(page);
    assert.equal(acts, 1);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? "", new RegExp(`is now step 3 of ${before.length}`));
    // Back up again, over the first.
    const third = await handle(page, 2);
    const first = await handle(page, 0);
    await page.mouse.move(third.x, third.y);
    await page.mouse.down();
    await page.mouse.move(first.x, first.y - 12, { steps: 6 });
    await page.mouse.up();
    assert.deepEqual(await order(page), before);
    assert.equal((await seen(page)).acts, 2);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`${ink}: Escape leaves a dragged step where it was, and so does a press without a move`, async () => {
    const { context, page } = await open({}, plain);
    const before = await order(page);
    const from = await handle(page, 0);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y + 150, { steps: 4 });
    assert.equal(await page.locator(".drag-step").count(), 1);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".drag-step").count(), 0);
    await page.mouse.up();
    await page.mouse.click(from.x, from.y);
    assert.deepEqual(await order(page), before);
    assert.equal((await seen(page)).acts, 0);
    await context.close();
  });

  test(`${ink}: a step is dragged with a finger by its handle; beside the handle the finger scrolls`, async () => {
    const { context, page } = await open({ viewport: { width: 390, height: 800 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }, plain);
    const session = await context.newCDPSession(page);
    const touch = async (/** @type {{x: number, y: number}[]} */ path) => {
      await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: path.slice(0, 1) });
      for (const point of path.slice(1)) {
        await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [point] });
        await page.waitForTimeout(16);
      }
      await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    };
    const line = (/** @type {{x: number, y: number}} */ from, /** @type {number} */ by) =>
      Array.from({ length: 11 }, (_, i) => ({ x: from.x, y: from.y + (by * i) / 10 }));
    const top = () => page.locator("#scroller").evaluate((e) => Math.round(e.scrollTop));
    const before = await order(page);
    const start = await top();
    const from = await handle(page, 0);
    const to = await handle(page, 1);
    await touch(line(from, to.y - from.y + 20));
    assert.deepEqual(await order(page), [before[1], before[0], ...before.slice(2)]);
    assert.equal(await top(), start, "the page did not scroll under the drag");
    assert.deepEqual((await seen(page)).acts, 1);
    const words = await page.locator("#ch li:has(> .grip) > span:not(.grip)").nth(1).boundingBox();
    assert.ok(words);
    await touch(line({ x: words.x + 40, y: words.y + 10 }, -120));
    await page.waitForFunction((was) => Math.abs(/** @type {HTMLElement} */ (document.getElementById("scroller")).scrollTop - was) > 60, start);
    assert.equal((await seen(page)).acts, 1, "a scroll moves no step");
    await context.close();
  });
}

test("a step held near the edge of the view scrolls the page and lands where it is dropped", async () => {
  const { context, page } = await open({ viewport: { width: 1280, height: 420 } });
  const before = await order(page);
  const from = await handle(page, 0);
  const view = await page.locator("#scroller").boundingBox();
  assert.ok(view);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, view.y + view.height - 12, { steps: 4 });
  await page.waitForFunction(() => {
    const last = [...document.querySelectorAll("#ch li:has(> .grip)")].at(-1);
    return (last?.getBoundingClientRect().bottom ?? 1e9) < innerHeight - 40;
  });
  await page.mouse.up();
  assert.deepEqual(await order(page), [...before.slice(1), before[0]]);
  await context.close();
});

test("buttons and keys move a step; its button keeps the focus; a quick second click moves no other step", async () => {
  const { context, page } = await open();
  const before = await order(page);
  const down = page.locator("#ch li:has(> .grip)").first().getByRole("button", { name: /^Move down/ });
  await down.focus();
  await page.keyboard.press("Enter");
  assert.deepEqual(await order(page), [before[1], before[0], ...before.slice(2)]);
  assert.equal(await page.evaluate(() => document.activeElement?.closest("li")?.id), before[0]);
  await page.keyboard.press("Space");
  assert.deepEqual((await order(page))[2], before[0]);
  await at_rest(page);
  const box = await page.locator("#ch li:has(> .grip)").nth(1).getByRole("button", { name: /^Move up/ }).boundingBox();
  assert.ok(box);
  const stood = await order(page);
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  assert.deepEqual(await order(page), [stood[1], stood[0], ...stood.slice(2)]);
  await context.close();
});
