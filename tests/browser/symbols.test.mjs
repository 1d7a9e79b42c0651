// Letters of formulas that open a card: by mouse, by finger, by keys, whoever inks the words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, set_ink, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** Where a letter of the rule of chapter 4 stands. @param {import("playwright-core").Page} page @param {string} letters */
async function letter(page, letters) {
  const symbol = page.locator("#ch .eq .m").first().locator("msub, mi").filter({ hasText: new RegExp(`^${letters}$`) }).first();
  await symbol.scrollIntoViewIfNeeded();
  const box = await symbol.boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

for (const ink of /** @type {const} */ (["canvas", "plain"])) {
  test(`a letter opens by a click, and so does one with an index (${ink})`, async () => {
    const { context, page, faults } = await visit(world, "#/4/how-large-it-is");
    await set_ink(page, ink);
    const shown = page.locator("#term:popover-open");
    for (const [letters, words] of [["L", "layers. Here"], ["dk", "head size"]]) {
      const { x, y } = await letter(page, letters);
      await page.mouse.move(x, y);
      await page.waitForSelector("#scroller[data-over-symbol]");
      await page.mouse.click(x, y);
      await shown.waitFor();
      assert.match((await shown.textContent()) ?? "", new RegExp(words.replace(". ", "\\.\\s*")));
      await page.keyboard.press("Escape");
      await shown.waitFor({ state: "detached" });
    }
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("a letter opens by a tap", async () => {
  const { context, page } = await visit(world, "#/4/how-large-it-is", PHONE);
  await set_ink(page, "canvas");
  const { x, y } = await letter(page, "g");
  await page.touchscreen.tap(x, y);
  const shown = page.locator("#term:popover-open");
  await shown.waitFor();
  assert.match((await shown.textContent()) ?? "", /KV heads: heads that have keys and values of their own/);
  const box = await shown.boundingBox();
  assert.ok(box && box.x >= 0 && box.x + box.width <= 390, "within the phone");
  await context.close();
});

test("by keys all letters of a displayed formula open, and the focus comes back", async () => {
  const { context, page } = await visit(world, "#/4/how-large-it-is");
  const link = page.getByRole("link", { name: "Symbols of this formula" }).first();
  await link.focus();
  assert.equal(await link.evaluate((a) => getComputedStyle(a).opacity), "1", "it is seen then");
  await page.keyboard.press("Enter");
  const shown = page.locator("#term:popover-open");
  await shown.waitFor();
  assert.equal(await shown.evaluate((one) => one === document.activeElement), true);
  const words = (await shown.textContent()) ?? "";
  for (const one of ["layers", "KV heads", "head size", "bytes that one number takes"]) assert.match(words, new RegExp(one));
  await page.keyboard.press("Escape");
  assert.equal(await link.evaluate((one) => one === document.activeElement), true);
  assert.match(page.url(), /#\/4\/how-large-it-is$/, "one has not left the page");
  await context.close();
});

test("in an exercise the value is the exercise's own", async () => {
  const { context, page } = await visit(world, "#/4/4.3");
  await set_ink(page, "plain");
  const symbol = card(page, "4.3").locator(".m").filter({ hasText: /^L\s*=\s*80/ }).locator("mi").first();
  await symbol.click();
  const shown = page.locator("#term:popover-open");
  await shown.waitFor();
  assert.match((await shown.textContent()) ?? "", /= 80\./);
  await context.close();
});

test("by keys all letters within the sentences of a section or an exercise open, on the canvas and in plain text", async () => {
  for (const ink of /** @type {const} */ (["canvas", "plain"])) {
    const { context, page } = await visit(world, "#/4");
    await set_ink(page, ink);
    const links = page.getByRole("link", { name: "Symbols in these sentences" });
    const count = await links.count();
    const places = await page.locator("#ch section, #ch article").count();
    assert.ok(count > 5 && count <= places, `${count} of ${places}: a stop for each place, not for each letter`);
    const link = page.locator("#ch section:has([data-place=how-large-it-is]) > a.symbols");
    await link.focus();
    assert.equal(await link.evaluate((a) => getComputedStyle(a).opacity), "1", "it is seen then");
    const colour = await link.evaluate((a) => getComputedStyle(a, "::before").webkitTextFillColor);
    assert.doesNotMatch(colour, /, 0\)$/, "and so is its word");
    const place = await link.boundingBox();
    assert.ok(place && place.height < 60 && place.width < 200, JSON.stringify(place));
    await page.keyboard.press("Enter");
    const shown = page.locator("#term:popover-open");
    await shown.waitFor();
    assert.ok((await shown.locator("p").count()) >= 4, (await shown.textContent()) ?? "");
    const box = await shown.boundingBox();
    assert.ok(box && box.y >= 0 && box.y + box.height <= 800, JSON.stringify(box));
    await page.keyboard.press("Escape");
    assert.equal(await link.evaluate((one) => one === document.activeElement), true);
    // Of an exercise, with its own values.
    await card(page, "4.3").locator("> a.symbols").focus();
    await page.keyboard.press("Enter");
    await shown.waitFor();
    assert.match((await shown.textContent()) ?? "", /= 80\./);
    await context.close();
  }
});
