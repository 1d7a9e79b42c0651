// Figures that a reader takes hold of: by mouse, by finger, by keys, on the canvas and as plain text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { set_ink, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** @param {import("playwright-core").Page} page @param {string} given */
const range = (page, given) => page.locator(`#ch input[data-handle="${given}"]`);
/** @param {import("playwright-core").Page} page @param {string} given @param {string} words */
const isAt = (page, given, words) =>
  page.waitForFunction(([name, text]) => document.querySelector(`#ch input[data-handle="${name}"]`)?.getAttribute("aria-valuetext") === text, [given, words]);

/**
 * Where the grip of chapter 7's roofline stands in the view: its axis runs from 0.1 to 4096 by powers.
 * @param {import("playwright-core").Page} page @param {number} users
 */
async function grip(page, users) {
  const figure = page.locator('#ch figure:has(+ .slider input[data-handle="U"])');
  await figure.scrollIntoViewIfNeeded();
  const box = await figure.locator('[role="img"]').boundingBox();
  assert.ok(box);
  const left = box.x + 52;
  const width = box.width - 52 - 8;
  const height = box.height - 28 - 52;
  const share = Math.log(Math.min(989, users * 3.35) / 0.2) / Math.log(989 / 0.2);
  return { x: left + (width * Math.log(users / 0.1)) / Math.log(4096 / 0.1), y: box.y + 28 + height * (1 - share) };
}

test("a grip is dragged by the mouse, and text, range and address follow", async () => {
  const { context, page, faults } = await visit(world, "#/7");
  await set_ink(page, "canvas");
  const from = await grip(page, 8);
  const to = await grip(page, 512);
  await page.mouse.move(from.x, from.y);
  await page.waitForFunction(() => document.querySelector("#ink")?.hasAttribute("data-grip"));
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, from.y + 60, { steps: 4 });
  await page.mouse.move(to.x, from.y + 60, { steps: 4 });
  await page.mouse.up();
  await isAt(page, "U", "512");
  await page.waitForFunction(() => location.hash.includes("with=U:512"));
  await page.getByText("Reached.").waitFor({ state: "attached" });
  await page.waitForFunction(() => document.querySelector("#live")?.textContent?.includes("compute-bound"));
  assert.deepEqual(faults, []);
  await context.close();
});

for (const ink of /** @type {const} */ (["canvas", "plain"])) {
  test(`the native range answers to keys (${ink})`, async () => {
    const { context, page, faults } = await visit(world, "#/7");
    await set_ink(page, ink);
    await range(page, "U").focus();
    assert.equal(await page.getByRole("slider", { name: "Users in a decode step" }).getAttribute("aria-valuetext"), "8");
    await page.keyboard.press("ArrowRight");
    await isAt(page, "U", "16");
    await page.keyboard.press("PageUp");
    await isAt(page, "U", "128");
    await page.keyboard.press("Home");
    await isAt(page, "U", "2");
    assert.equal(await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset.handle), "U", "the focus stays");
    const box = await range(page, "U").boundingBox();
    assert.ok(box && box.height >= 44, "room for a finger");
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("a finger drags a grip sideways and scrolls the page upwards from the same place", async () => {
  const { context, page } = await visit(world, "#/7", PHONE);
  await set_ink(page, "canvas");
  const client = await context.newCDPSession(page);
  const from = await grip(page, 8);
  const to = await grip(page, 64);
  /** @param {string} type @param {{x: number, y: number}[]} touchPoints */
  const touch = (type, touchPoints) => client.send("Input.dispatchTouchEvent", /** @type {any} */ ({ type, touchPoints }));
  await touch("touchStart", [from]);
  for (let step = 1; step <= 6; step += 1) await touch("touchMove", [{ x: from.x + ((to.x - from.x) * step) / 6, y: from.y }]);
  await touch("touchEnd", []);
  await isAt(page, "U", "64");
  const top = () => page.evaluate(() => document.querySelector("#scroller")?.scrollTop ?? 0);
  const before = await top();
  const now = await grip(page, 64);
  await touch("touchStart", [now]);
  for (let step = 1; step <= 8; step += 1) await touch("touchMove", [{ x: now.x, y: now.y - 25 * step }]);
  await touch("touchEnd", []);
  await page.waitForFunction((was) => (document.querySelector("#scroller")?.scrollTop ?? 0) > was + 40, before);
  await isAt(page, "U", "64");
  await context.close();
});

/** @param {import("playwright-core").BrowserContext} context @param {import("playwright-core").Page} page @param {{x: number, y: number}[]} way */
async function swipe(context, page, way) {
  const client = await context.newCDPSession(page);
  /** @param {string} type @param {{x: number, y: number}[]} touchPoints */
  const touch = (type, touchPoints) => client.send("Input.dispatchTouchEvent", /** @type {any} */ ({ type, touchPoints }));
  const [first, ...others] = way;
  await touch("touchStart", [/** @type {{x: number, y: number}} */ (first)]);
  for (const place of others) await touch("touchMove", [place]);
  await touch("touchEnd", []);
}

for (const ink of /** @type {const} */ (["canvas", "plain"])) {
  test(`a finger that goes up or down from a range scrolls and sets nothing; sideways it sets the number (${ink})`, async () => {
    const { context, page } = await visit(world, "#/7", PHONE);
    await set_ink(page, ink);
    const slider = range(page, "U");
    const top = () => page.evaluate(() => document.querySelector("#scroller")?.scrollTop ?? 0);
    // Right up, and aslant as a thumb does; from a place where a press alone would set another value.
    for (const aslant of [0, 0.5]) {
      for (const share of [0.1, 0.9]) {
        await slider.evaluate((input) => input.scrollIntoView({ block: "center" }));
        const box = await slider.boundingBox();
        assert.ok(box);
        const from = { x: box.x + box.width * share, y: box.y + 22 };
        const before = await top();
        const side = share < 0.5 ? 1 : -1;
        await swipe(context, page, Array.from({ length: 12 }, (_, step) => ({ x: from.x + side * aslant * 18 * step, y: from.y - 18 * step })));
        await page.waitForFunction((was) => (document.querySelector("#scroller")?.scrollTop ?? 0) > was + 40, before);
        await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
        await isAt(page, "U", "8");
        assert.equal(await slider.inputValue(), "2", `aslant ${aslant}, from ${share}`);
      }
    }
    await slider.evaluate((input) => input.scrollIntoView({ block: "center" }));
    const box = await slider.boundingBox();
    assert.ok(box);
    const place = (/** @type {number} */ share) => ({ x: box.x + 8 + (box.width - 16) * share, y: box.y + 22 });
    await swipe(context, page, Array.from({ length: 12 }, (_, step) => place((2 + (step / 11) * 4) / 11)));
    await page.waitForFunction(() => document.querySelector('#ch input[data-handle="U"]')?.getAttribute("aria-valuetext") !== "8");
    await context.close();
  });
}

test("what the hand is on stays where it is while lines around it break anew, and its track is as long", async () => {
  for (const [chapter, given] of [[1, "mask"], [3, "recipe"], [0, "head"]]) {
    const { context, page } = await visit(world, `#/${chapter}`);
    const slider = range(page, String(given)).first();
    await slider.evaluate((input) => input.scrollIntoView({ block: "center" }));
    const place = async () => JSON.stringify(await slider.boundingBox());
    const before = await place();
    const box = await slider.boundingBox();
    assert.ok(box);
    for (const share of [0.95, 0.05, 0.5]) {
      await page.mouse.move(box.x + box.width * share, box.y + 22);
      await page.mouse.down();
      await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
      assert.equal(await place(), before, `${given}, pressed`);
      await page.mouse.up();
      await page.waitForFunction(() => document.querySelector('#ch [style*="inline-block"]') === null);
      assert.equal(await place(), before, `${given}, let go`);
    }
    await context.close();
  }
});

test("a click in the drawing brings the grip there, by mouse and by finger", async () => {
  for (const options of [{}, PHONE]) {
    const { context, page, faults } = await visit(world, "#/7", options);
    await set_ink(page, "canvas");
    const { x } = await grip(page, 128);
    const figure = page.locator('#ch figure:has(+ .slider input[data-handle="U"]) [role="img"]');
    const box = await figure.boundingBox();
    assert.ok(box);
    if (options === PHONE) await page.touchscreen.tap(x, box.y + box.height - 70);
    else await page.mouse.click(x, box.y + box.height - 70);
    await isAt(page, "U", "128");
    assert.deepEqual(faults, []);
    await context.close();
  }
});

test("a row of choices is a range with names as values: chapter 3's ways to train", async () => {
  const { context, page, faults } = await visit(world, "#/3");
  const says = page.getByText(/of states and .* of activations take .* of the card/);
  const before = await says.textContent();
  await range(page, "recipe").focus();
  await page.keyboard.press("End");
  await isAt(page, "recipe", "QLoRA of rank 16, with Adam");
  await page.waitForFunction(() => location.hash.includes("with=recipe:qlora-of-rank-16"));
  assert.notEqual(await says.textContent(), before);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a drawing is as high on the canvas as in plain text", async () => {
  for (const options of [{}, PHONE]) {
    for (const chapter of [1, 2, 3, 4, 5, 6, 9]) {
      const { context, page } = await visit(world, `#/${chapter}`, options);
      const heights = () => page.locator('#ch figure:has(+ .slider) [role="img"]')
        .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));
      await set_ink(page, "canvas");
      const inked = await heights();
      await set_ink(page, "plain");
      const plain = await heights();
      assert.ok(inked.length > 0);
      assert.ok(inked.every((height, i) => Math.abs(height - plain[i]) <= 2), `chapter ${chapter}: ${inked} and ${plain}`);
      await context.close();
    }
  }
});

test("each chapter has a figure to take hold of and its values as a table; on paper there is nothing of it", async () => {
  for (let chapter = 0; chapter <= 9; chapter += 1) {
    const { context, page, faults } = await visit(world, `#/${chapter}`);
    await set_ink(page, "plain");
    assert.ok((await page.locator("#ch input[data-handle]").count()) > 0, `chapter ${chapter}`);
    const fold = page.locator("#ch details.values").first();
    await fold.locator("summary").click();
    await fold.locator("table td").first().waitFor();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#ch .slider:visible, #ch details.values:visible").count(), 0, `chapter ${chapter} on paper`);
    assert.deepEqual(faults, []);
    await context.close();
  }
});
