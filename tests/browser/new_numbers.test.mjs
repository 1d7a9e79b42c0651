// From one variant of an exercise to the next and back: by a finger, by the mouse, and what stands around the field then.
import assert from "node:assert/strict";
import { test } from "node:test";
import { at_rest, card, says, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

test("a tap answers the button that was tapped, and not what comes to stand there", async () => {
  const { context, page, faults } = await visit(world, "#/0/0.2", PHONE);
  const exercise = card(page, "0.2");
  await exercise.getByRole("textbox").fill("6.74B");
  await page.keyboard.press("Enter");
  const again = exercise.getByRole("button", { name: "Same again with new numbers" });
  await again.waitFor();
  await again.scrollIntoViewIfNeeded();
  await at_rest(page);
  await again.tap();
  await page.waitForFunction(() => location.hash.includes("seed="));
  const { hash } = new URL(page.url());
  await page.waitForTimeout(1000); // longer than a tap's own click may come behind it
  assert.equal(new URL(page.url()).hash, hash);
  await exercise.getByRole("button", { name: "Original numbers" }).tap();
  await page.waitForFunction(() => !location.hash.includes("seed="));
  assert.deepEqual(faults, []);
  await context.close();
});

test("what was answered is there again with its numbers, and the line below the field is about what stands in it", async () => {
  const { context, page, faults } = await visit(world, "#/4/4.5");
  const exercise = card(page, "4.5");
  const field = exercise.getByRole("textbox");
  const reading = exercise.locator(".reading").first();
  await field.fill("512");
  assert.match((await reading.textContent()) ?? "", /512/);
  await page.keyboard.press("Enter");
  await says(exercise, /Right\./);
  await exercise.getByRole("button", { name: "Same again with new numbers" }).click();
  await page.waitForFunction(() => location.hash.includes("seed="));
  assert.equal(await field.inputValue(), "");
  assert.equal((await reading.textContent()) ?? "", "", "nothing is typed, so nothing is read");
  await exercise.getByRole("button", { name: "Original numbers" }).click();
  await says(exercise, /Right\./);
  assert.equal(await field.inputValue(), "512");
  assert.deepEqual(faults, []);
  await context.close();
});

test("the question is in view after other numbers were asked for, also where a derivation closes with it", async () => {
  const { context, page, faults } = await visit(world, "#/4/4.5", { viewport: { width: 1000, height: 600 }, reducedMotion: "reduce" });
  const exercise = card(page, "4.5");
  await exercise.getByRole("textbox").fill("512");
  await page.keyboard.press("Enter");
  await says(exercise, /Right\./);
  await exercise.getByText("Show derivation").click();
  await exercise.getByRole("button", { name: "Show all" }).click();
  await at_rest(page);
  // The button at the upper edge: what it is about is above the view.
  await exercise.getByRole("button", { name: "Same again with new numbers" }).evaluate((button) => button.scrollIntoView({ block: "start" }));
  await at_rest(page);
  await exercise.getByRole("button", { name: "Same again with new numbers" }).click();
  await page.waitForFunction(() => location.hash.includes("seed="));
  await at_rest(page);
  const box = await exercise.getByRole("heading").first().boundingBox();
  const view = await page.locator("#scroller").boundingBox();
  assert.ok(box && view && box.y >= view.y && box.y < view.y + view.height, `the title at ${box?.y}, the view from ${view?.y}`);
  assert.deepEqual(faults, []);
  await context.close();
});

test("the control of a number closes by Escape wherever one is in the page, and for who goes on to an answer", async () => {
  const { context, page, faults } = await visit(world, "#/4");
  const number = page.locator("#ch [data-given]").first();
  const control = page.locator("#numbers");
  await number.click();
  await control.waitFor();
  await page.locator("#ch h1").focus();
  await page.keyboard.press("Escape");
  await control.waitFor({ state: "hidden" });
  await number.click();
  await control.waitFor();
  await card(page, "4.1").getByRole("textbox").first().focus();
  await control.waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement?.matches("input[type=text]")), true, "the focus stays");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a page that stays open over midnight shows the new day once it is seen again", async () => {
  const context = await world.browser.newContext();
  const page = await context.newPage();
  await page.clock.install({ time: new Date("2026-03-02T20:00:00") });
  await page.goto(`${world.site.url}#/0`);
  await page.clock.resume();
  await page.waitForSelector("html[data-ready=true]");
  await card(page, "0.1").getByRole("textbox").fill("124.3");
  await page.keyboard.press("Enter");
  await says(card(page, "0.1"), /Saved in this browser/);
  await page.evaluate(() => (location.hash = "#/"));
  await says(page.getByRole("main"), "Day streak: 1 day");
  await page.clock.setSystemTime(new Date("2026-03-12T08:00:00"));
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await says(page.getByRole("main"), /There was a day without a right answer/);
  await says(page.getByRole("main"), /Due today/);
  await context.close();
});
