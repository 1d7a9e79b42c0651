// The frame around the exercises: first visit, addresses, progress that stays, keyboard, phone, quiet.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, code_of, open_page, ready, says, site_and_browser, visit, write_code } from "./support.mjs";

const world = site_and_browser();

/** Solves 0.3 by hand. @param {import("playwright-core").Page} page */
async function solve(page) {
  const exercise = card(page, "0.3");
  await exercise.getByRole("radio", { name: "99.2%" }).check();
  await exercise.getByRole("button", { name: "Check", exact: true }).click();
  await says(exercise, "Saved in this browser.");
}

test("a first visit shows what the workbook is, ten chapters, and nothing solved", async () => {
  const { context, page, faults } = await visit(world, "");
  assert.equal(await page.title(), "Transformer Math Workbook");
  await page.getByRole("heading", { level: 1, name: "Transformer Math Workbook" }).waitFor();
  assert.equal(await page.getByRole("navigation", { name: "Contents" }).getByRole("listitem").count(), 15);
  const chapters = page.getByRole("region", { name: "Chapters" });
  assert.equal(await chapters.getByRole("heading", { level: 3 }).count(), 10);
  assert.equal(await chapters.getByRole("link").count(), 10 + 64); // with those beyond the count
  await page.getByRole("meter", { name: "0 of 52 exercises solved" }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("links change address, title and page; the back button leads back", async () => {
  const { context, page } = await visit(world, "");
  await page.getByRole("navigation").getByRole("link", { name: /Parameter Counting/ }).click();
  await page.getByRole("heading", { level: 1, name: /Parameter Counting/ }).waitFor();
  assert.equal(new URL(page.url()).hash, "#/0");
  assert.match(await page.title(), /Parameter Counting/);
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "Transformer Math Workbook" }).waitFor();
  assert.equal(await page.title(), "Transformer Math Workbook");
  await context.close();
});

test("the address of an exercise opens its chapter there; an unknown one leads home and says so", async () => {
  const { context, page } = await visit(world, "#/0/0.6");
  await card(page, "0.6").waitFor();
  await page.waitForFunction(() => /** @type {HTMLElement} */ (document.getElementById("scroller")).scrollTop > 1000);
  await page.goto(`${world.site.url}#/77`);
  await says(page.getByRole("main"), /There is no page at that address/);
  await context.close();
});

test("progress is there after a reload, and on the home page", async () => {
  const { context, page } = await visit(world, "#/0/0.3");
  await solve(page);
  await page.reload();
  await ready(page);
  await card(page, "0.3").getByText("Done", { exact: true }).waitFor();
  await page.goto(`${world.site.url}#/`);
  await page.getByRole("meter", { name: "1 of 52 exercises solved" }).waitFor();
  await context.close();
});

test("what was typed and not checked is there after a reload, code too, and only at its own address", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  await card(page, "0.1").getByRole("textbox").fill("124");
  await write_code(card(page, "0.5"), "function paramCount() { return 7; }");
  await page.reload();
  await ready(page);
  assert.equal(await card(page, "0.1").getByRole("textbox").inputValue(), "124");
  assert.match(await code_of(card(page, "0.5")), /return 7/);
  await page.goto("about:blank");
  await page.goto(`${world.site.url}#/0/0.1?seed=7`);
  await ready(page);
  assert.equal(await card(page, "0.1").getByRole("textbox").inputValue(), "");
  await context.close();
});

test("a second tab sees at once what the first one solved", async () => {
  const { context, page } = await visit(world, "#/0/0.3");
  const other = (await open_page(context, `${world.site.url}#/`)).page;
  await ready(other);
  await solve(page);
  await other.getByRole("meter", { name: "1 of 52 exercises solved" }).waitFor();
  await context.close();
});

test("the keyboard alone answers an exercise, and the focus can be seen", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  const exercise = card(page, "0.1");
  await exercise.getByRole("textbox").focus();
  await page.keyboard.type("123.5");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Check");
  await page.keyboard.press("Space");
  await says(exercise, /position table is missing/);
  await says(exercise, "1 attempt");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Check");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("124.3");
  await page.keyboard.press("Enter");
  await exercise.getByText("Done", { exact: true }).waitFor();
  await context.close();
});

test("arrow keys choose, and each activation counts once, however it comes", async () => {
  const { context, page } = await visit(world, "#/0/0.3");
  const exercise = card(page, "0.3");
  const button = exercise.getByRole("button", { name: "Check", exact: true });
  await exercise.getByRole("radio").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  assert.equal(await exercise.getByRole("radio").nth(1).isChecked(), true);
  await button.click();
  await says(exercise, "1 attempt");
  await button.evaluate((element) => /** @type {HTMLElement} */ (element).click());
  await says(exercise, "2 attempts");
  await button.focus();
  await page.keyboard.press("Enter");
  await says(exercise, "3 attempts");
  await context.close();
});

test("a phone shows one column, large controls and no sideways scroll", async () => {
  const { context, page } = await visit(world, "#/0", {
    viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true,
  });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  assert.equal(await page.locator("#scroller").evaluate((e) => e.scrollWidth), 360);
  for (const control of await page.locator("#ch :is(button, input:not([type=radio]), summary)").all()) {
    const box = await control.boundingBox();
    assert.ok(box && box.height >= 43.5, `${await control.textContent()} is ${box?.height} px high`);
  }
  await page.getByRole("button", { name: "Contents" }).tap();
  await page.getByRole("navigation").getByRole("link", { name: "Home" }).tap();
  await page.getByRole("heading", { level: 1, name: "Transformer Math Workbook" }).waitFor();
  const exercise = card(page, "0.3");
  await page.goto(`${world.site.url}#/0/0.3`);
  await exercise.getByText("99.6%").first().tap();
  await exercise.getByRole("button", { name: "Check", exact: true }).tap();
  await says(exercise, "1 attempt");
  await context.close();
});

test("the theme is chosen by the learner and remembered", async () => {
  const { context, page } = await visit(world, "", { colorScheme: "light" });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Theme").selectOption("Dark");
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.waitForFunction(() => document.getElementById("saved")?.textContent === "Saved");
  await page.reload();
  await ready(page);
  assert.equal(await paper(), dark);
  await context.close();
});

test("nothing is drawn while nothing changes, also after an answer and after scrolling", async () => {
  const { context, page } = await visit(world, "#/0");
  const frames = () => page.evaluate(() => /** @type {any} */ (globalThis).workbook.stage.frames);
  // What was asked for is drawn first, however long a busy machine takes over it: a second without a frame.
  const idle = async () => {
    let before = -1;
    for (let tries = 0; before !== (await frames()) && tries < 20; ++tries) {
      before = await frames();
      await page.waitForTimeout(1000);
    }
    await page.waitForTimeout(2000);
    assert.equal(await frames(), before);
  };
  await idle();
  await solve(page);
  await idle();
  await page.mouse.move(640, 400);
  await page.mouse.wheel(0, 1500);
  await idle();
  assert.ok((await frames()) > 0);
  await context.close();
});

for (const deviceScaleFactor of [1, 1.5, 2, 3]) {
  test(`the canvas has one pixel for each device pixel at ratio ${deviceScaleFactor}, and words lie on their ink`, async () => {
    const { context, page } = await visit(world, "#/0", { deviceScaleFactor, viewport: { width: 800, height: 500 } });
    const ratio = await page.locator("#ink").evaluate((canvas) => {
      const ink = /** @type {HTMLCanvasElement} */ (canvas);
      return [ink.width / ink.clientWidth, ink.height / ink.clientHeight];
    });
    for (const side of ratio) assert.ok(Math.abs(side - deviceScaleFactor) < 0.01, String(ratio));
    const wrong = await page.evaluate(() => {
      // Each line span must be as wide as its element allows and stand on one line of it.
      const faults = [];
      for (const line of document.querySelectorAll("#ch p > .l")) {
        const own = line.getBoundingClientRect();
        const box = /** @type {Element} */ (line.parentElement).getBoundingClientRect();
        if (own.right > box.right + 1.5 || own.bottom > box.bottom + 1.5) faults.push(line.textContent);
      }
      return faults;
    });
    assert.deepEqual(wrong, []);
    await context.close();
  });
}
