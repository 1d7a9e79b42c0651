// Each of the seven exercises of chapter 0, answered wrong and then right, by roles and names alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, editor_of, says, show_derivation, site_and_browser, visit, write_code } from "./support.mjs";

const world = site_and_browser();

/** @param {import("playwright-core").Locator} exercise @param {string} [name] */
const check = (exercise, name = "Check") => exercise.getByRole("button", { name, exact: true }).click();

/** @param {import("playwright-core").Locator} exercise */
const solved = (exercise) => exercise.getByText("Done", { exact: true }).waitFor({ timeout: 15_000 });

const numbers = [
  { id: "0.1", wrong: "123.5", slip: /position table is missing/, right: "124.3M" },
  { id: "0.2", wrong: "5.296", slip: /gated one has three/, right: "6.738B" },
  { id: "0.7", wrong: "47.5", slip: /only 8 have them|only 8/, right: "46,702,792,704" },
];

for (const { id, wrong, slip, right } of numbers) {
  test(`${id}: a slip is named, then the right number is accepted and marked as done`, async () => {
    const { context, page, faults } = await visit(world, `#/0/${id}`);
    const exercise = card(page, id);
    const field = exercise.getByRole("textbox");
    await field.fill(wrong);
    await check(exercise);
    await says(exercise, slip);
    await says(exercise, "1 attempt");
    await field.fill(right);
    await field.press("Enter");
    await solved(exercise);
    await says(exercise, "2 attempts");
    await says(exercise, "Saved in this browser.");
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("0.1: every spelling that an engineer types is right", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  const exercise = card(page, "0.1");
  const spellings = ["124.3M", "124.3", "124,320,000", "1.243e8", "0.1243B", "12*12*768^2 + 50257*768 + 1024*768 + 2*768"];
  for (const [index, spelling] of spellings.entries()) {
    await exercise.getByRole("textbox").fill(spelling);
    await check(exercise);
    await says(exercise, `${index + 1} attempt`);
    await says(exercise, /^Right\./);
  }
  await context.close();
});

test("0.1: what cannot be read costs no attempt and says what to type", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  const exercise = card(page, "0.1");
  for (const nonsense of ["", "12*", "8.59 GB", "hello"]) {
    await exercise.getByRole("textbox").fill(nonsense);
    await check(exercise);
    await exercise.getByRole("textbox").and(page.locator("[aria-invalid=true]")).waitFor();
    await says(exercise, "No attempts yet.");
  }
  await context.close();
});

test("0.1: the derivation unfolds with numbers that the engine computed", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  const exercise = card(page, "0.1");
  await show_derivation(exercise);
  await says(exercise, /84,934,656/);
  await says(exercise, /124,320,000/);
  await context.close();
});

test("0.1: new numbers change the prompt, the address and the right answer", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  const exercise = card(page, "0.1");
  await exercise.getByRole("button", { name: "New numbers" }).click();
  await page.waitForFunction(() => /^#\/0\/0\.1\?seed=\d+$/.test(location.hash));
  const field = exercise.getByRole("textbox");
  await field.fill("124.3");
  await check(exercise);
  await says(exercise, "1 attempt");
  assert.equal(await exercise.getByText(/^Right\./).count(), 0);
  await context.close();
});

test("0.3: a wrong choice says why, the right one is marked as done", async () => {
  const { context, page } = await visit(world, "#/0/0.3");
  const exercise = card(page, "0.3");
  await exercise.getByRole("radio", { name: "99.6%" }).check();
  await check(exercise);
  await says(exercise, /counts one table/);
  await exercise.getByRole("radio", { name: "99.2%" }).check();
  await check(exercise);
  await solved(exercise);
  await context.close();
});

test("0.4: the shape that misses the target says by how much, the nearest is right", async () => {
  const { context, page } = await visit(world, "#/0/0.4");
  const exercise = card(page, "0.4");
  await exercise.getByRole("radio", { name: /width 4,096, 10 layers/ }).check();
  await check(exercise);
  await says(exercise, /Width enters squared/);
  await exercise.getByRole("radio", { name: /width 2,048, 20 layers/ }).check();
  await check(exercise);
  await solved(exercise);
  await context.close();
});

test("0.5: code is run in the sandbox; faults name their line, a right function passes all tests", async () => {
  const { context, page } = await visit(world, "#/0/0.5");
  const exercise = card(page, "0.5");
  const editor = await editor_of(exercise);
  const run = () => check(exercise, "Run and check");
  await run();
  await says(exercise, /should return 123532032/);
  await editor.fill("function paramCount(d, L, V) {\n  return d.x.y;\n}");
  await run();
  await says(exercise, /line 2/);
  // A fault of syntax is told in the learner's own lines, too where it shows only behind the last one.
  for (const [source, fault] of /** @type {const} */ ([
    ["function paramCount(d, L, V) {\n  return d * ;\n}", /\(line 2, column 14\): SyntaxError/],
    ["function paramCount(d, L, V) {\n  return d;\n\n", /\(line 2\): SyntaxError: Unexpected end of input/],
    ["function paramCount(d, L, V) {\n  return d;\n}\n}", /\(line 4\): SyntaxError: Unexpected token '}'/],
  ])) {
    await editor.fill(source);
    await run();
    await says(exercise, fault);
  }
  await editor.fill("function paramCount(d, L, V) { while (true); }");
  await run();
  await says(exercise, /still running after two seconds/);
  await editor.fill("const paramCount = (d, L, V) => 12 * L * d * d + V * d;");
  await run();
  await solved(exercise);
  await context.close();
});

test("0.5: a double tap on Run stays at the exercise, though Next has taken its place meanwhile", async () => {
  const { context, page } = await visit(world, "#/0/0.5");
  const exercise = card(page, "0.5");
  await write_code(exercise, "const paramCount = (d, L, V) => 12 * L * d * d + V * d;");
  const tap = (/** @type {import("playwright-core").Locator} */ button, /** @type {number} */ time) => button.evaluate((element, time) => {
    const { left, top } = element.getBoundingClientRect();
    const at = { bubbles: true, cancelable: true, clientX: left + 20, clientY: top + 12, detail: 1, button: 0 };
    for (const event of [new PointerEvent("pointerdown", at), new PointerEvent("pointerup", at), new MouseEvent("click", at)]) {
      Object.defineProperty(event, "timeStamp", { value: time }); // a busy machine is late, a finger is not
      element.dispatchEvent(event);
    }
  }, time);
  await tap(exercise.getByRole("button", { name: "Run and check", exact: true }), 1e7);
  await solved(exercise);
  const next = exercise.getByRole("button", { name: /^Next: / });
  await tap(next, 1e7 + 400);
  assert.equal(new URL(page.url()).hash, "#/0/0.5", "the second tap of the double one");
  await tap(next, 1e7 + 2000);
  assert.equal(new URL(page.url()).hash, "#/0/0.6");
  await context.close();
});

test("from a card Tab goes to its field; what the text links to is one step back", async () => {
  const { context, page } = await visit(world, "#/0/0.2");
  await card(page, "0.2").locator("a[href]").first().waitFor();
  await card(page, "0.2").evaluate((element) => ((/** @type {HTMLElement} */ (element).tabIndex = -1), /** @type {HTMLElement} */ (element).focus()));
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("type")), "text");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.localName), "a");
  await context.close();
});

test("3.2: Enter in the first of two fields goes on to the second and costs nothing", async () => {
  const { context, page } = await visit(world, "#/3/3.2");
  const exercise = card(page, "3.2");
  const fields = exercise.getByRole("textbox");
  await fields.nth(0).fill("13.48");
  await fields.nth(0).press("Enter");
  await says(exercise, /fill in every field first/);
  assert.ok(await fields.nth(1).evaluate((field) => field === document.activeElement));
  assert.equal(await exercise.locator("[aria-invalid=true]").count(), 0);
  await says(exercise, "No attempts yet.");
  await page.keyboard.type("6.74 * 4 bit / 8");
  await page.keyboard.press("Enter");
  await solved(exercise);
  await context.close();
});

test("0.6: an innocent line is explained, the faulty one is found", async () => {
  const { context, page } = await visit(world, "#/0/0.6");
  const exercise = card(page, "0.6");
  await exercise.getByRole("radio", { name: /^Line 3:/ }).check();
  await check(exercise);
  await says(exercise, "Not this line:");
  await says(exercise, /8 · width²/);
  await exercise.getByRole("radio", { name: /^Line 7:/ }).check();
  await check(exercise);
  await solved(exercise);
  await context.close();
});
