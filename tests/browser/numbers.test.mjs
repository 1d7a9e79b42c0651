// Numbers of the text that a reader changes: by pointer, by keys, on the canvas, as plain text and on a phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { set_ink, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();
const PHONE = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** @param {import("playwright-core").Page} page @param {string} given */
const number = (page, given) => page.locator(`#ch [data-given="${given}"]`).first();
/** @param {import("playwright-core").Page} page */
const range = (page) => page.locator("#numbers input[type=range]");
/** @param {import("playwright-core").Page} page @param {string} words */
const says = (page, words) => page.waitForFunction((wanted) => document.querySelector("#ch")?.textContent?.includes(wanted), words);

for (const ink of /** @type {const} */ (["canvas", "plain"])) {
  test(`a number opens its control, and the text and the address follow (${ink})`, async () => {
    const { context, page, faults } = await visit(world, "#/1");
    await set_ink(page, ink);
    await number(page, "s").click();
    await range(page).waitFor();
    assert.equal(await page.locator("#numbers label").textContent(), "Tokens per sequence");
    assert.equal(await range(page).getAttribute("aria-valuetext"), "2,048");
    await range(page).focus();
    await page.keyboard.press("ArrowRight");
    await says(page, "reads 4,096 tokens");
    assert.equal(await range(page).getAttribute("aria-valuetext"), "4,096");
    await page.waitForFunction(() => location.hash.includes("with=s:4096"));
    await page.waitForFunction(() => document.querySelector("#live")?.textContent?.includes("with 16 times as many tokens"));
    await page.keyboard.press("PageDown");
    await says(page, "reads 512 tokens");
    await page.keyboard.press("PageUp");
    await says(page, "reads 4,096 tokens");
    await page.locator("#numbers").getByRole("button", { name: "Back to the text's numbers" }).click();
    await says(page, "reads 2,048 tokens");
    await page.waitForFunction(() => !location.hash.includes("with="));
    await page.keyboard.press("Escape");
    await page.locator("#numbers").waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-given")), "s", "the focus is back");
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("a number that has the focus answers to arrows, and its formula to Enter", async () => {
  const { context, page, faults } = await visit(world, "#/0");
  await number(page, "d").focus();
  await page.keyboard.press("ArrowRight");
  await says(page, "token in the vocabulary adds only 1,536");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "number-range");
  await page.keyboard.press("Escape");
  assert.equal(await number(page, "L").getAttribute("aria-label"), "L = 24");
  await number(page, "L").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "number-range");
  assert.equal(await page.locator("#numbers label").textContent(), "Layers");
  assert.deepEqual(faults, []);
  await context.close();
});

test("an address brings its numbers, wherever one goes in the chapter", async () => {
  const { context, page } = await visit(world, "#/4?with=name:llama-2-7b,long:1000");
  await says(page, "LLaMA-2-7B has 32 layers and 32 KV heads");
  await page.locator("#ch .badge a").first().click();
  await page.waitForFunction(() => location.hash.startsWith("#/4/4.1") && location.hash.includes("long:1000"));
  await says(page, "a text of 1,000 tokens");
  await context.close();
});

test("no line begins or ends elsewhere while a hand moves a number through its values, and none has a hole then", async () => {
  for (const [hash, given] of [["#/1", "s"], ["#/4", "long"], ["#/3", "N"]]) {
    const { context, page } = await visit(world, hash ?? "");
    await number(page, given ?? "").click();
    await range(page).waitFor();
    const lines = () => page.evaluate(() => [...document.querySelectorAll("#ch > section .l, #ch > p .l")].filter((line) => !line.closest(".status")).map((line) => {
      const words = (line.textContent ?? "").replace(/[\d.,]+/g, "#");
      return `${Math.round(line.getBoundingClientRect().height)} ${words}`;
    }));
    const rooms = () => page.locator('#ch [style*="inline-block"]').count();
    /** @param {string} words */
    const isAt = (words) => page.waitForFunction((text) => document.querySelector("#number-range")?.getAttribute("aria-valuetext") === text, words);
    assert.equal(await rooms(), 0, "opened, and not moved yet");
    const box = await range(page).boundingBox();
    assert.ok(box);
    const middle = box.y + box.height / 2;
    await page.mouse.move(box.x + 8, middle);
    await page.mouse.down();
    const words = await page.evaluate(() => /** @type {any} */ (globalThis).workbook.module.number().words);
    await isAt(words[0]);
    assert.ok((await rooms()) > 0, "on its way");
    const before = await lines();
    const height = await page.evaluate(() => /** @type {any} */ (globalThis).workbook.module.page_height());
    for (let value = 1; value < words.length; value += 1) {
      await page.mouse.move(box.x + 8 + ((box.width - 16) * value) / (words.length - 1), middle);
      await isAt(words[value]);
      assert.deepEqual(await lines(), before, `${hash} ${given} at ${value}`);
      assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).workbook.module.page_height()), height);
    }
    await page.mouse.up();
    await page.waitForFunction(() => document.querySelector('#ch [style*="inline-block"]') === null);
    // Keys are steps; their room is closed when they rest.
    await page.keyboard.press("Home");
    await isAt(words[0]);
    await page.waitForFunction(() => document.querySelector('#ch [style*="inline-block"]') === null);
    await context.close();
  }
});

test("the text's own numbers come back, and the focus stays on what brought them", async () => {
  const { context, page } = await visit(world, "#/1?with=s:4096");
  await number(page, "s").click();
  const back = page.locator("#numbers").getByRole("button", { name: "Back to the text's numbers" });
  await back.focus();
  for (let press = 0; press < 2; press += 1) {
    await page.keyboard.press("Enter");
    await says(page, "reads 2,048 tokens");
    await page.waitForFunction(() => document.activeElement?.textContent === "Back to the text's numbers");
    assert.equal(await back.getAttribute("aria-disabled"), "true");
  }
  await context.close();
});

test("on a phone the control is large enough, leaves scrolling alone and covers nothing", async () => {
  const { context, page, faults } = await visit(world, "#/7", PHONE);
  await number(page, "U").tap();
  await range(page).waitFor();
  const box = await page.locator("#numbers").boundingBox();
  const bar = await range(page).boundingBox();
  assert.ok(box && bar && bar.height >= 44 && bar.x >= 0 && bar.x + bar.width <= 360, JSON.stringify(bar));
  assert.ok(box.y + box.height <= 641);
  assert.equal(await range(page).evaluate((input) => getComputedStyle(input).touchAction), "pan-y");
  for (const button of await page.locator("#numbers button").all()) {
    const area = await button.boundingBox();
    assert.ok(area && area.width >= 44 && area.height >= 44);
  }
  const seen = await page.locator("#scroller").evaluate((scroller) => scroller.getBoundingClientRect().bottom);
  assert.ok(seen <= box.y + 1, "the page ends above it");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a document without scripts has numbers and no buttons of them", async () => {
  const context = await world.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${world.site.url}pages/1.html`);
  assert.equal(await page.locator("#ch [role=button]").count(), 0);
  assert.ok((await page.locator("#ch").textContent())?.includes("reads 2,048 tokens"));
  assert.ok(!(await page.locator("#ch > .row + p.quiet").isVisible()));
  await context.close();
});
