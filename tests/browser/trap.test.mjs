// A call into the program that does not come back: the page says so once, and pretends nothing afterwards.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, code_of, ready, says, site_and_browser, visit, write_code } from "./support.mjs";

const world = site_and_browser();

const SENTENCE = "Something broke in the workbook. What was saved is safe. Reload the page to go on.";

/** From now on, or once C++ is told that the code has run, each call of this function of the module traps.
 * @param {import("playwright-core").Page} page @param {string} name @param {boolean} [later] */
const trap_at = (page, name, later = false) => page.evaluate(({ name, later }) => {
  const { module } = /** @type {any} */ (globalThis).workbook;
  const trap = () => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  if (!later || name === "code_finished") return void (module[name] = trap);
  const finished = module.code_finished;
  module.code_finished = (/** @type {any[]} */ ...values) => {
    module[name] = trap;
    return finished(...values);
  };
}, { name, later });

/** Calls that reach the module's functions from now on. @param {import("playwright-core").Page} page */
const count_calls = (page) => page.evaluate(() => {
  const { module } = /** @type {any} */ (globalThis).workbook;
  const seen = { calls: 0 };
  Object.assign(globalThis, { seen });
  for (const name of ["act", "navigate", "code_finished", "event_saved", "storage_failed", "log_merged", "set_width", "set_theme", "take_effects", "page_changed", "frame", "pointer", "set_selection", "search"]) {
    const call = module[name];
    module[name] = (/** @type {any[]} */ ...values) => ((seen.calls += 1), call(...values));
  }
});

/** @param {import("playwright-core").Page} page */
async function says_it_broke(page) {
  await page.getByRole("alert").getByText(SENTENCE).waitFor();
  assert.equal(await page.getByText(SENTENCE).count(), 1, "said once");
  assert.equal(await page.locator("#ch button:visible").count(), 0, "no button is offered");
  assert.equal(await page.locator("#ch :is(input[type=text],textarea):not([readonly])").count(), 0, "nothing can be typed");
  assert.equal(await page.locator("#ch input[type=radio]:enabled").count(), 0, "nothing can be picked");
  assert.equal(await page.getByText(/\bSaved\b/).filter({ visible: true }).count(), 0, "nothing says that it is saved");
  assert.equal(await page.getByText("Running your code.").filter({ visible: true }).count(), 0, "nothing says that it runs");
  await page.locator("#ch.ink-dom").waitFor();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** The faults of a page that are not the one line in which the trap itself is told to developers. @param {string[]} faults */
const others = (faults) => faults.filter((fault) => !fault.startsWith("The workbook's module stopped."));

test("a trap at Check: controls off, one sentence, no further call; the answer is there after a reload", async () => {
  const { context, page, faults } = await visit(world, "#/0/0.1");
  const exercise = card(page, "0.1");
  await exercise.getByRole("textbox").fill("123.5");
  await exercise.getByRole("button", { name: "Check", exact: true }).click();
  await says(exercise, "1 attempt. Saved in this browser.");
  await exercise.getByRole("textbox").fill("124.3M");
  await trap_at(page, "act");
  await exercise.getByRole("button", { name: "Check", exact: true }).click();
  await says_it_broke(page);
  assert.equal(await exercise.getByRole("textbox").inputValue(), "124.3M");

  await count_calls(page);
  await page.setViewportSize({ width: 700, height: 600 });
  await exercise.getByRole("textbox").press("Enter");
  await page.mouse.move(300, 300);
  await exercise.getByText("Show derivation").first().click();
  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  await page.locator("h1").first().selectText();
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).seen.calls), 0);
  await exercise.locator("details[open]").first().waitFor(); // what is folded can still be read
  await says_it_broke(page);
  assert.deepEqual(others(faults), []);

  await page.reload();
  await ready(page);
  assert.equal(await exercise.getByRole("textbox").inputValue(), "124.3M");
  await exercise.getByRole("button", { name: "Check", exact: true }).click();
  await exercise.getByText("Done", { exact: true }).waitFor();
  await says(exercise, "2 attempts. Saved in this browser.");
  await context.close();
});

test("what is typed when the trap comes is kept as well", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  await trap_at(page, "act");
  const exercise = card(page, "0.1");
  await exercise.getByRole("textbox").fill("124.3M");
  await says_it_broke(page);
  await page.reload();
  await ready(page);
  assert.equal(await exercise.getByRole("textbox").inputValue(), "124.3M");
  await context.close();
});

for (const call of ["code_finished", "records", "take_effects", "frame"]) {
  test(`a trap in ${call} after code has run is told, and the code is there after a reload`, async () => {
    const { context, page } = await visit(world, "#/0/0.5");
    const exercise = card(page, "0.5");
    const source = "const paramCount = (d, L, V) => 12 * L * d * d + V * d;";
    await write_code(exercise, source);
    await trap_at(page, call, true);
    await exercise.getByRole("button", { name: "Run and check" }).click();
    await says_it_broke(page);
    await page.reload();
    await ready(page);
    assert.equal(await code_of(exercise), source);
    await context.close();
  });
}

test("memory that has run out ends in the same sentence, below half a gibibyte", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  const { size, message } = await page.evaluate(() => {
    const { module } = /** @type {any} */ (globalThis).workbook;
    let message = "";
    try {
      // 100 times 16 MiB, never given back.
      for (let i = 0; i < 100; i += 1) module._malloc(16 * 2 ** 20);
    } catch (error) {
      message = String(error);
    }
    return { size: module.HEAPU8.length, message };
  });
  assert.match(message, /Something broke/);
  assert.ok(size <= 2 ** 29, String(size));
  await says_it_broke(page);
  await context.close();
});

test("a link after a trap leads to its page, which is loaded anew", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  await trap_at(page, "act");
  await card(page, "0.1").getByRole("textbox").fill("1");
  await says_it_broke(page);
  await page.getByRole("navigation", { name: "Contents" }).getByRole("link", { name: /Attention/ }).first().click();
  await card(page, "1.1").waitFor();
  await page.getByRole("button", { name: "Search" }).waitFor();
  assert.equal(await page.getByText(SENTENCE).count(), 0);
  await context.close();
});

test("a trap before the workbook has started is told with what can still be done", async () => {
  const context = await world.browser.newContext();
  await context.addInitScript(() => {
    let made = /** @type {any} */ (undefined);
    Object.defineProperty(globalThis, "createWorkbook", {
      get: () => made && ((/** @type {any} */ options) => made(options).then((/** @type {any} */ module) => {
        module.open_workbook = () => { throw new WebAssembly.RuntimeError("unreachable"); };
        return module;
      })),
      set: (value) => (made = value),
    });
  });
  const page = await context.newPage();
  await page.goto(`${world.site.url}#/0`);
  await says(page.getByRole("main").getByRole("alert"), /could not start\. Something broke.*You can still read every page/);
  await context.close();
});
