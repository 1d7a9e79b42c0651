// What the page does when it should do little: no frame without a change, nothing that grows, nothing said twice, and
// the same picture after a lost context.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, code_of, says, show_derivation, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();

/** @typedef {import("playwright-core").Page} Page */

/** Frames drawn so far. @param {Page} page */
const frames = (page) => page.evaluate(() => /** @type {any} */ (globalThis).workbook.stage.frames);

/** Whether the page comes to rest: a third of a second without a frame, within six. @param {Page} page */
async function rests(page) {
  for (let wait = 0; wait < 18; wait += 1) {
    const before = await frames(page);
    await page.waitForTimeout(350);
    if ((await frames(page)) === before) return true;
  }
  return false;
}

/** Collects what is said in the live region. @param {Page} page */
const listen = (page) => page.evaluate(() => {
  const live = /** @type {HTMLElement} */ (document.getElementById("live"));
  const said = /** @type {string[]} */ ([]);
  new MutationObserver(() => said.push(live.textContent ?? "")).observe(live, { childList: true, characterData: true, subtree: true });
  Object.assign(globalThis, { heard: () => said.splice(0) });
});
/** @param {Page} page @returns {Promise<string[]>} */
const heard = (page) => page.evaluate(() => /** @type {any} */ (globalThis).heard());

test("after each kind of interaction the page comes to rest and draws no frame more", async () => {
  const { context, page, faults } = await visit(world, "#/0/0.1");
  const exercise = card(page, "0.1");
  const button = (/** @type {string} */ name) => exercise.getByRole("button", { name, exact: true });
  /** @type {[string, () => Promise<unknown>][]} */
  const deeds = [
    ["opening a chapter", async () => {}],
    ["moving the mouse over words and controls", async () => {
      for (const y of [200, 400, 600]) await page.mouse.move(700, y, { steps: 3 });
    }],
    ["typing", () => exercise.getByRole("textbox").pressSequentially("123.5")],
    ["Enter, a wrong answer", () => page.keyboard.press("Enter")],
    ["a hint", () => button("Show a hint").click()],
    ["unfolding the derivation", () => exercise.getByText("Show derivation").click()],
    ["folding it", () => exercise.getByText("Hide derivation").click()],
    ["new numbers", () => button("New numbers").click()],
    ["choosing an option", () => card(page, "0.3").getByRole("radio").first().check()],
    ["moving the focus", () => page.keyboard.press("Tab")],
    ["selecting", () => page.evaluate(() => getSelection()?.selectAllChildren(/** @type {Node} */ (document.querySelector("#ch section p"))))],
    ["scrolling", () => page.mouse.wheel(0, 900)],
    ["another width", () => page.setViewportSize({ width: 900, height: 700 })],
    ["the other theme", () => page.evaluate(() => {
      const { workbook } = /** @type {any} */ (globalThis);
      workbook.module.set_theme("dark");
      workbook.refresh();
    })],
    ["plain page and back", () => page.evaluate(() => {
      const { workbook } = /** @type {any} */ (globalThis);
      for (const ink of ["plain", "canvas"]) {
        workbook.module.set_ink(ink);
        workbook.refresh();
      }
    })],
    ["the search", async () => {
      await page.keyboard.press("Control+k");
      await page.keyboard.type("cache");
      await page.keyboard.press("Escape");
    }],
    ["another chapter", () => page.evaluate(() => (location.hash = "#/3"))],
  ];
  for (const [name, deed] of deeds) {
    await deed();
    assert.ok(await rests(page), `frames without an end after ${name}`);
  }
  assert.ok((await frames(page)) > deeds.length, "frames are counted at all");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a verdict, a hint and a moved step are each said once, politely, in whole words", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  assert.equal(await page.locator("#live").getAttribute("aria-live"), "polite");
  assert.equal(await page.locator("#ch [aria-live], #ch [role=status], #ch [role=alert]").count(), 0, "no second voice");
  await listen(page);
  const exercise = card(page, "0.1");
  await exercise.getByRole("textbox").fill("123.5");
  await exercise.getByRole("button", { name: "Check", exact: true }).click();
  await says(exercise, "Saved in this browser.");
  const verdict = await heard(page);
  assert.equal(verdict.length, 1, String(verdict));
  assert.match(verdict[0] ?? "", /position table is missing/);
  await exercise.getByRole("button", { name: "Show a hint" }).click();
  const hint = await heard(page);
  assert.equal(hint.length, 1, String(hint));
  assert.match(hint[0] ?? "", /^Hint 1: /);
  await exercise.getByRole("textbox").fill("124.3");
  assert.deepEqual(await heard(page), [], "typing says nothing");
  await page.keyboard.press("Enter");
  const right = await heard(page);
  assert.equal(right.length, 1, String(right));
  assert.match(right[0] ?? "", /^Right/);
  await context.close();
});

/** For so long the session below goes on; a short one, of six rounds, where nothing is said. */
const SOAK_MS = 60_000 * Number(process.env.TMW_SOAK_MINUTES ?? 0);
const BLOCK = 65_536;

test("a long session leaves no more nodes, listeners, textures, buffers or memory than a short one", async (t) => {
  const { context, page, faults } = await visit(world, "#/0", { viewport: { width: 900, height: 600 } });
  const session = await context.newCDPSession(page);
  await page.evaluate(() => {
    const gl = /** @type {any} */ (/** @type {HTMLCanvasElement} */ (document.getElementById("ink")).getContext("webgl2"));
    const held = { textures: 0, buffers: 0 };
    for (const [what, one] of /** @type {const} */ ([["textures", "Texture"], ["buffers", "Buffer"]])) {
      const [make, drop] = [gl[`create${one}`].bind(gl), gl[`delete${one}`].bind(gl)];
      gl[`create${one}`] = () => ((held[what] += 1), make());
      gl[`delete${one}`] = (/** @type {unknown} */ object) => ((held[what] -= 1), drop(object));
    }
    Object.assign(globalThis, { held });
  });
  /** One round: chapters, folds, fields, widths, themes, scrolling; always the same. */
  const round = () => page.evaluate(async () => {
    const { workbook } = /** @type {any} */ (globalThis);
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (const chapter of [0, 2, 4, 7]) {
      workbook.module.navigate(`#/${chapter}`);
      workbook.refresh();
      for (let wait = 0; wait < 200 && !document.querySelector("#ch article"); wait += 1) await new Promise((done) => setTimeout(done, 10));
      for (let turn = 0; turn < 2; turn += 1) {
        for (const fold of [...document.querySelectorAll("#ch details")]) workbook.act(Number(fold.getAttribute("data-id")), "");
      }
      for (const field of [...document.querySelectorAll("#ch input[type=text]")]) workbook.act(Number(field.getAttribute("data-id")), "");
      workbook.module.set_width(400 + 50 * chapter);
      workbook.module.set_colours(chapter % 2 === 0, chapter % 4 === 0);
      workbook.refresh();
      for (const top of [0, 2400]) {
        workbook.stage.parts.scroller.scrollTop = top;
        await frame();
        await frame();
      }
    }
    workbook.module.navigate("#/0");
    workbook.module.set_width(workbook.stage.width);
    workbook.refresh();
    for (let i = 0; i < 6; i += 1) await frame();
  });
  const state = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners: listeners } = await session.send("Memory.getDOMCounters");
    const { usedSize: heap } = await session.send("Runtime.getHeapUsage");
    return page.evaluate(({ block, ...counted }) => {
      const { workbook, held } = /** @type {any} */ (globalThis);
      const { module } = workbook;
      // What is not free in the memory of C++: it is filled up, in small blocks, until it has to grow.
      const before = module.HEAPU8.length;
      const blocks = [];
      while (module.HEAPU8.length === before) blocks.push(module._malloc(block));
      for (const one of blocks) module._free(one);
      return {
        ...counted,
        wasm: before - block * (blocks.length - 1),
        elements: document.querySelectorAll("#ch *").length,
        records: workbook.layer.live.size,
        shown: document.querySelectorAll("#ch [data-id]").length,
        ...held,
      };
    }, { nodes, listeners, heap, block: BLOCK });
  };
  await round();
  await round();
  const early = await state();
  const start = Date.now();
  let rounds = 2;
  while (rounds < 4 || Date.now() < start + SOAK_MS / 2) rounds += (await round(), 1);
  const half = await state();
  const enough = Math.max(6, SOAK_MS > 0 ? 2 * rounds : 0);
  while (rounds < enough) rounds += (await round(), 1);
  const late = await state();
  t.diagnostic(`${rounds} rounds in ${((Date.now() - start) / 60_000).toFixed(1)} min; early, half way and late: ${JSON.stringify([early, half, late])}`);
  assert.equal(late.elements, early.elements);
  assert.equal(late.records, late.shown, "every element that is remembered is shown");
  // The counts go to and fro by what the browser has not thrown away yet.
  for (const [what, room] of /** @type {const} */ ([["nodes", 50], ["listeners", 0], ["textures", 0], ["buffers", 0], ["heap", 250_000], ["wasm", 4 * BLOCK]])) {
    assert.ok(late[what] <= half[what] + room && half[what] <= early[what] + 2 * room, `${what}: ${early[what]}, ${half[what]}, ${late[what]}`);
  }
  assert.deepEqual(faults, []);
  await context.close();
});

test("a lost context shows the text at once; a restored one paints the very same picture", async () => {
  const { context, page } = await visit(world, "#/4", { viewport: { width: 1000, height: 700 } });
  await page.locator("#ch figure").first().evaluate((e) => {
    const scroller = /** @type {HTMLElement} */ (document.getElementById("scroller"));
    scroller.scrollTop += e.getBoundingClientRect().top - 200;
  });
  await page.waitForTimeout(300);
  const before = await page.screenshot();
  await page.evaluate(() => {
    const gl = /** @type {HTMLCanvasElement} */ (document.getElementById("ink")).getContext("webgl2");
    const extension = gl?.getExtension("WEBGL_lose_context");
    Object.assign(globalThis, { extension });
    extension?.loseContext();
  });
  await page.locator("#ch.ink-dom").waitFor();
  assert.equal(await page.locator("#ch figure svg").first().isVisible(), true);
  await page.evaluate(() => /** @type {any} */ (globalThis).extension.restoreContext());
  await page.locator("#ch.ink-canvas").waitFor();
  await page.waitForTimeout(300);
  assert.equal(Buffer.compare(before, await page.screenshot()), 0);
  await context.close();
});

test("an input method composes in an answer and in the editor without losing or checking anything", async () => {
  const { context, page, faults } = await visit(world, "#/0/0.1");
  const session = await context.newCDPSession(page);
  for (const [id, text] of /** @type {const} */ ([["0.1", "１２４"], ["0.5", "数える"]])) {
    const field = card(page, id).getByRole("textbox");
    const held = () => (id === "0.5" ? code_of(card(page, id)) : field.inputValue());
    await field.focus();
    if (id === "0.5") await page.keyboard.press("Control+A");
    for (const part of [text.slice(0, 1), text.slice(0, 2), text]) {
      await session.send("Input.imeSetComposition", { text: part, selectionStart: part.length, selectionEnd: part.length });
      assert.equal(await held(), part, "what is composed stands in the field");
    }
    // Enter, or Ctrl+Enter, ends a composition and must not check.
    for (const ctrlKey of [false, true]) {
      await field.evaluate((e, ctrl) => void e.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: ctrl, isComposing: true, bubbles: true })), ctrlKey);
    }
    await session.send("Input.insertText", { text });
    assert.equal(await held(), text, "it stands there once");
    await says(card(page, id), "No attempts yet.");
  }
  await page.keyboard.press("Control+A");
  const field = card(page, "0.1").getByRole("textbox");
  await field.focus();
  await page.keyboard.press("Enter");
  await says(card(page, "0.1"), /Right\.|Close|Not right yet|Not counted|slip/);
  assert.deepEqual(faults, []);
  await context.close();
});

test("MathML carries the numbers of now, in its tree and in its TeX", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  const exercise = card(page, "0.1");
  const formulas = () => exercise.evaluate((e) => [...e.querySelectorAll("details .m[data-tex]")].map((m) => ({
    tex: m.getAttribute("data-tex") ?? "",
    annotation: m.querySelector("annotation")?.textContent ?? "",
    numbers: [...m.querySelectorAll("mn")].map((mn) => mn.textContent ?? ""),
  })));
  const check = async () => {
    const all = await formulas();
    for (const { tex, annotation, numbers } of all) {
      if (tex === "") continue;
      assert.equal(annotation, tex);
      const plain = tex.replace(/\{,\}/g, ",");
      for (const number of numbers) assert.ok(plain.includes(number), `${number} is not in ${tex}`);
    }
    return all.flatMap(({ numbers }) => numbers).join(" ");
  };
  await show_derivation(exercise);
  const before = await check();
  assert.match(before, /84,934,656/);
  await exercise.getByRole("button", { name: "New numbers" }).click();
  await page.waitForFunction(() => /seed=/.test(location.hash));
  await show_derivation(exercise);
  const after = await check();
  assert.notEqual(after, before);
  const asked = await exercise.evaluate((e) => [...e.querySelectorAll(":scope > p .m mn")].map((mn) => mn.textContent ?? ""));
  assert.ok(asked.length >= 4, String(asked));
  for (const number of asked) assert.ok(after.split(" ").includes(number), `${number} is asked, but not in ${after}`);
  await context.close();
});
