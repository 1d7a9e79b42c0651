// Code: an editor in which one can work, a verdict that is seen, and Python.
import assert from "node:assert/strict";
import { test } from "node:test";
import { at_rest, card, code_of, editor_of, launch, named, open_page, ready, says, serve, set_ink, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();

const RIGHT = "function paramCount(d, L, V) {\n  return 12 * L * d * d + V * d;\n}\n";

/** The editor, once its scripts are there. @param {import("playwright-core").Locator} exercise */

for (const [size, viewport] of /** @type {const} */ ([["a desktop", { width: 1440, height: 900 }], ["a laptop at 200 %", { width: 720, height: 450 }], ["a phone", { width: 390, height: 844 }], ["a phone with its keyboard up", { width: 390, height: 508 }]])) {
  test(`after Ctrl+Enter the verdict is in view on ${size}, and the editor keeps the focus`, async () => {
    const { context, page } = await visit(world, "#/0/0.5", { viewport, reducedMotion: "reduce" });
    const exercise = card(page, "0.5");
    const editor = await editor_of(exercise);
    for (const [source, words] of /** @type {const} */ ([["function paramCount(d, L, V) {\n  return d * ;\n}\n", /SyntaxError/], ["function paramCount(d, L, V) {\n  return 12 * L * d * d;\n}\n", /table is missing/], [RIGHT, /All \d+ tests pass/]])) {
      await editor.fill(source);
      await page.keyboard.press("Control+Enter");
      await says(exercise, words);
      await at_rest(page);
      const { verdict, view, focused } = await page.evaluate(() => {
        const status = /** @type {Element} */ (document.querySelector("article[data-place='0.5'] .status:not(:empty)"));
        const scroller = /** @type {Element} */ (document.getElementById("scroller"));
        const { top, bottom } = status.getBoundingClientRect();
        const box = scroller.getBoundingClientRect();
        return { verdict: { top, bottom }, view: { top: box.top, bottom: box.bottom }, focused: document.activeElement?.className ?? "" };
      });
      assert.ok(verdict.top >= view.top - 1 && Math.min(verdict.bottom, verdict.top + 56) <= view.bottom + 1, JSON.stringify({ verdict, view }));
      assert.match(focused, /cm-content/);
    }
    await context.close();
  });
}

test("the editor indents, closes nothing by itself, undoes, marks the fault, and can be left with the keyboard", async () => {
  const { context, page, faults } = await visit(world, "#/0/0.5");
  const exercise = card(page, "0.5");
  const editor = await editor_of(exercise);
  await editor.fill("");
  await editor.pressSequentially("function paramCount(d, L, V) {\nreturn d + x;\n}");
  assert.equal(await code_of(exercise), "function paramCount(d, L, V) {\n  return d + x;\n}");
  await page.keyboard.press("Control+Enter");
  await says(exercise, /x is not defined/);
  await exercise.locator(".cm-line.code-fault-line", { hasText: "return d + x;" }).waitFor();
  assert.equal(await exercise.locator(".code-fault").first().innerText(), "x");
  for (const [line, marked] of [["return y;", "y"], ["return y.length * 2; // y", "y.length * 2"], ["return null.length;", "length"], ["throw new Error('no');", "new Error('no')"]]) {
    await editor.fill(`function paramCount(d, L, V) {\n  ${line}\n}`);
    await page.keyboard.press("Control+Enter");
    await exercise.locator(".cm-line.code-fault-line", { hasText: line }).waitFor();
    const words = await exercise.locator(".code-fault").allInnerTexts();
    assert.ok(!words.join("").startsWith("return") && marked.includes(words.join("")) && words.join("") !== "", `${line}: ${words}`);
  }
  await editor.fill("function paramCount(d, L, V) {\n  return d + x;\n}");
  await page.keyboard.press("Control+Enter");
  await exercise.locator(".cm-line.code-fault-line", { hasText: "return d + x;" }).waitFor();
  await editor.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n// more");
  assert.equal(await exercise.locator(".code-fault-line").count(), 0, "the mark is about the code that ran");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  assert.doesNotMatch(await code_of(exercise), /more/);
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement?.className ?? ""), /cm-content/, "Tab indents");
  await editor.fill("a;\nb;");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Tab");
  assert.equal(await code_of(exercise), "  a;\n  b;", "every line that is selected");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Run and check");
  assert.deepEqual(faults, []);
  await context.close();
});

test("the editor is told with its name and how to leave it, on the plain page too, and where forced colours rule", async () => {
  const { context, page } = await visit(world, "#/0/0.5");
  const exercise = card(page, "0.5");
  for (const shown of ["canvas", "plain", "forced"]) {
    if (shown === "plain") await set_ink(page, "plain");
    if (shown === "forced") await page.emulateMedia({ forcedColors: "active" });
    const editor = await editor_of(exercise);
    assert.equal(await exercise.getByRole("textbox").count(), 1, "one editor, not two");
    const description = await editor.evaluate((element) => (element.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent).join(" "));
    assert.match(description, /Esc, then Tab, leaves the editor/);
    await editor.fill(RIGHT);
    const box = await editor.boundingBox();
    assert.ok(box && box.width > 300 && box.height > 60, JSON.stringify(box));
  }
  await context.close();
});

test("where the editor's scripts do not come, the text area does all of it", async () => {
  const site = await serve((request, response) => {
    if (!named("code_editor.js").test(request.url ?? "")) return false;
    response.writeHead(503).end();
    return true;
  });
  const browser = await launch();
  const { page } = await open_page(await browser.newContext(), `${site.url}#/0/0.5`);
  await ready(page);
  const exercise = card(page, "0.5");
  const area = exercise.locator("textarea");
  await area.fill(RIGHT);
  await area.press("Control+Enter");
  await exercise.getByText("Done", { exact: true }).waitFor({ timeout: 15_000 });
  assert.equal(await exercise.locator(".cm-editor").count(), 0);
  await browser.close();
  site.close();
});

test("what calls print is shown below the verdict, call by call, and passed calls are folded", async () => {
  const { context, page } = await visit(world, "#/0/0.5");
  const exercise = card(page, "0.5");
  const editor = await editor_of(exercise);
  await editor.fill("function paramCount(d, L, V) {\n  console.log('d is', d, [1, NaN]);\n  return 12 * L * d * d + V * d;\n}\n");
  await page.keyboard.press("Control+Enter");
  await says(exercise, /All \d+ tests pass/);
  await says(exercise, "Output");
  await says(exercise, "d is 768 [1, NaN]");
  await exercise.getByText(/^All \d+ passed$/).waitFor();
  await editor.fill("function paramCount(d, L, V) {\n  return d === 768 ? 123532032 : 7;\n}\n");
  await page.keyboard.press("Control+Enter");
  await says(exercise, /1 of \d+ tests pass/);
  await exercise.getByText(/^1 passed$/).waitFor();
  assert.equal(await exercise.getByRole("table", { name: "Calls that fail" }).getByRole("row").filter({ hasText: "7" }).count() > 1, true);
  await context.close();
});

test("the start code comes back when it is asked for twice", async () => {
  const { context, page } = await visit(world, "#/0/0.5");
  const exercise = card(page, "0.5");
  const editor = await editor_of(exercise);
  const starter = await code_of(exercise);
  await editor.fill("// mine");
  await exercise.getByRole("button", { name: "Back to the start code" }).click();
  await exercise.getByRole("button", { name: "Keep my code" }).click();
  assert.equal(await code_of(exercise), "// mine");
  await exercise.getByRole("button", { name: "Back to the start code" }).click();
  await exercise.getByRole("button", { name: "Replace my code" }).click();
  assert.equal(await code_of(exercise), starter);
  assert.match(await editor.innerText(), /One layer, then all layers/);
  await context.close();
});

test("Python is fetched when it is run first, remembered, and judged like JavaScript; ^ is named in either", async () => {
  const { context, page } = await visit(world, "#/0/0.5");
  /** @type {string[]} */
  const fetched = [];
  page.on("request", (request) => void (/\/micropython-/.test(request.url()) && fetched.push(request.url())));
  const exercise = card(page, "0.5");
  await (await editor_of(exercise)).fill("function paramCount(d, L, V) {\n  return 12 * L * d^2 + V * d;\n}\n");
  await page.keyboard.press("Control+Enter");
  await says(exercise, /In JavaScript, \^ is XOR/);
  await exercise.getByRole("button", { name: "Write in Python" }).click();
  assert.deepEqual(fetched, [], "nothing of it is fetched to write");
  await exercise.getByRole("textbox", { name: "Your Python: paramCount(d, L, V)" }).waitFor();
  const editor = await editor_of(exercise);
  await editor.fill("def paramCount(d, L, V):\n    return 12 * L * d^2 + V * d\n");
  await page.keyboard.press("Control+Enter");
  await exercise.getByText(/In Python, \^ is XOR/).first().waitFor({ timeout: 40_000 });
  assert.equal(fetched.length, 2);
  await editor.fill("def paramCount(d, L, V):\n    print(d)\n    return 12 * L * d ** 2 + V * d\n");
  await page.keyboard.press("Control+Enter");
  await exercise.getByText(/All \d+ tests pass/).first().waitFor({ timeout: 40_000 });
  await page.reload();
  await ready(page);
  assert.match(await code_of(exercise), /^def paramCount/);
  await exercise.getByRole("button", { name: "Write in JavaScript" }).click();
  assert.match(await code_of(exercise), /^function paramCount/);
  await context.close();
});
