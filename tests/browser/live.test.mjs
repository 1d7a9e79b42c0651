// While an answer is typed: how it is read, and keys for it on a phone. And the derivation, opened step by step.
import assert from "node:assert/strict";
import { test } from "node:test";
import { at_rest, card, ready, set_ink, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();
const PHONE = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** @param {import("playwright-core").Locator} exercise */
const reading = (exercise) => exercise.locator(".reading").first();

for (const ink of /** @type {const} */ (["canvas", "plain"])) {
  test(`a line under the field says how it is read, moves nothing and tells nothing of right or wrong (${ink})`, async () => {
    const { context, page, faults } = await visit(world, "#/0/0.1");
    await set_ink(page, ink);
    await at_rest(page);
    const exercise = card(page, "0.1");
    const field = exercise.getByRole("textbox");
    await field.focus();
    const height = (await exercise.boundingBox())?.height;
    await page.keyboard.type("12Ld^2 + Vd");
    assert.equal(await reading(exercise).textContent(), "12·L·d² + V·d = 123,532,032 ≈ 123.5 million parameters");
    assert.ok(await reading(exercise).isVisible());
    const colour = await reading(exercise).evaluate((line) => getComputedStyle(/** @type {Element} */ (line.firstElementChild)).webkitTextFillColor);
    assert.doesNotMatch(colour, /, 0\)$/, "it is seen on the canvas, too");
    await at_rest(page);
    assert.equal((await exercise.boundingBox())?.height, height, "the card has its height");
    assert.equal(await page.locator("#live").textContent(), "", "nothing is announced");
    await page.keyboard.press("Alt+Enter");
    assert.equal(await page.locator("#live").textContent(), "12·L·d² + V·d = 123,532,032 ≈ 123.5 million parameters", "but what is asked for");
    assert.equal(await exercise.getByText("No attempts yet").count(), 1, "and nothing is checked");
    await page.locator("#live").evaluate((live) => (live.textContent = ""));
    assert.match(await field.evaluate((e) => e.getAttribute("aria-describedby") ?? ""), new RegExp(await reading(exercise).getAttribute("id") ?? "none"));
    await field.fill("124.3");
    const right = await reading(exercise).evaluate((line) => line.outerHTML.replace("124.3", "N"));
    await field.fill("125.3");
    assert.equal(await reading(exercise).evaluate((line) => line.outerHTML.replace("125.3", "N")), right);
    await field.fill("12*L*gg");
    assert.equal(await reading(exercise).locator("u").textContent(), "gg", "a fault is underlined at its place");
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("on a phone the result of a long calculation stays in the line", async () => {
  const { context, page } = await visit(world, "#/0/0.1", PHONE);
  const exercise = card(page, "0.1");
  await exercise.getByRole("textbox").fill("12*12*768^2 + 50257*768 + 1024*768 + 2*768");
  await exercise.getByRole("textbox").focus();
  const inside = await reading(exercise).evaluate((line) => {
    const result = /** @type {Element} */ (line.querySelector(".comes-to")).getBoundingClientRect();
    const box = line.getBoundingClientRect();
    return result.left >= box.left && result.right <= box.right + 1 && box.right <= innerWidth;
  });
  assert.ok(inside);
  await context.close();
});

test("a field is as wide as its card leaves it", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  const [field, box] = [await card(page, "0.1").getByRole("textbox").boundingBox(), await card(page, "0.1").boundingBox()];
  assert.ok(field && box && field.width > box.width / 2, `${field?.width} of ${box?.width}`);
  await context.close();
});

test("on a touch screen a row of keys types the exercise's own symbols at the caret, and the field keeps the focus", async () => {
  const { context, page, faults } = await visit(world, "#/0/0.1", PHONE);
  const field = card(page, "0.1").getByRole("textbox");
  await field.tap();
  const keys = page.locator("#answer-keys");
  await keys.waitFor();
  for (const key of ["L", "d", "V", "T", "×", "^", "(", ")", "M"]) assert.equal(await keys.getByText(key, { exact: true }).count(), 1, key);
  await page.keyboard.type("12");
  for (const key of ["L", "d", "^"]) await keys.getByText(key, { exact: true }).tap();
  await page.keyboard.type("2");
  assert.equal(await field.inputValue(), "12Ld^2");
  await field.evaluate((input) => /** @type {HTMLInputElement} */ (input).setSelectionRange(2, 2));
  await keys.getByText("×", { exact: true }).tap();
  assert.equal(await field.inputValue(), "12×Ld^2");
  assert.ok(await field.evaluate((input) => document.activeElement === input));
  assert.match((await reading(card(page, "0.1")).textContent()) ?? "", /^12·L·d²/);
  for (const box of await keys.locator("button").evaluateAll((all) => all.map((key) => key.getBoundingClientRect().toJSON())))
    assert.ok(box.width >= 44 && box.height >= 44);
  const above = await keys.evaluate((row) => row.getBoundingClientRect().bottom - (visualViewport?.height ?? 0));
  assert.ok(Math.abs(above) <= 1, `${above} px off the keyboard's upper edge`);
  assert.deepEqual(await keys.locator("button").evaluateAll((all) => all.filter((key) => key.tabIndex !== -1).length), 0);
  await page.getByRole("button", { name: "Search" }).focus();
  await keys.waitFor({ state: "hidden" });
  assert.deepEqual(faults, []);
  await context.close();
});

test("who has a keyboard sees no row of keys", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  await card(page, "0.1").getByRole("textbox").focus();
  assert.equal(await page.locator("#answer-keys").isVisible(), false);
  await context.close();
});

test("the derivation opens step by step, each said once, and Show all shows the rest", async () => {
  const { context, page, faults } = await visit(world, "#/0/0.1");
  const exercise = card(page, "0.1");
  await exercise.getByText("Show derivation (counts as solved with help)").click();
  await at_rest(page);
  const steps = exercise.locator("details ol").first().getByRole("listitem");
  assert.equal(await steps.filter({ visible: true }).count(), 1);
  assert.match((await page.locator("#live").textContent()) ?? "", /^Step 1\. /);
  await exercise.getByRole("button", { name: "Next step" }).press("Enter");
  await at_rest(page);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Next step");
  await exercise.getByRole("button", { name: "I had this" }).click();
  assert.match((await page.locator("#live").textContent()) ?? "", /Step 2\. /);
  await exercise.getByRole("button", { name: "Show all" }).click();
  await at_rest(page);
  assert.equal(await exercise.getByRole("button", { name: "Next step" }).count(), 0);
  await exercise.getByText("Answer:").waitFor();
  assert.equal(await exercise.locator("details [hidden]").count(), 0);
  assert.ok(await page.evaluate(() => document.activeElement?.closest("details") !== null), "the focus is where one reads on");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a page that is loaded anew has its folds as they stood, to the step, and says nothing; one that is gone to has them closed", async () => {
  const { context, page, faults } = await visit(world, "#/0/0.1");
  const exercise = card(page, "0.1");
  await exercise.getByText("Show derivation (counts as solved with help)").click();
  await exercise.getByRole("button", { name: "I had this" }).click();
  await page.locator("#ch figure ~ details summary").first().click(); // the values of a figure
  await at_rest(page);
  const stands = () => page.evaluate(() => {
    const folds = [...document.querySelectorAll("#ch details")].map((fold) => `${/** @type {HTMLDetailsElement} */ (fold).open} ${fold.querySelectorAll("ol [hidden]").length}`);
    return { folds, top: Math.round(/** @type {HTMLElement} */ (document.getElementById("scroller")).scrollTop) };
  });
  const before = await stands();
  assert.equal(before.folds.filter((fold) => fold.startsWith("true")).length, 2);
  await page.reload();
  await ready(page);
  await at_rest(page);
  const after = await stands();
  assert.deepEqual(after.folds, before.folds);
  assert.ok(Math.abs(after.top - before.top) <= 1, `the view stood at ${before.top} and stands at ${after.top}`);
  assert.equal(await page.locator("#live").textContent(), "");
  await page.goto("about:blank");
  await page.goto(`${world.site.url}#/0/0.1`);
  await ready(page);
  assert.deepEqual((await stands()).folds.filter((fold) => fold.startsWith("true")), [], "a visit of its own begins closed");
  assert.deepEqual(faults, []);
  await context.close();
});
