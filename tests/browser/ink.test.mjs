// Who inks the words: the canvas, or the same DOM as plain text, for each reason there is.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { add_rules, at_rest, card, launch_in, open_page, ready, says, set_ink, show_derivation, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
const plain = (page) => page.waitForSelector("#ch.ink-dom");
/** @param {Page} page */
const inked = (page) => page.waitForSelector("#ch.ink-canvas");

/** Whether the browser itself shows words in ink. @param {Page} page */
const opaque = (page) => page.locator("#ch h1").evaluate((e) => !/, 0\)$/.test(getComputedStyle(e).webkitTextFillColor));

/** What lies over something else that has words, in plain ink. @param {Page} page */
const collisions = (page) => page.evaluate(() => {
  const faults = [];
  const boxes = [...document.querySelectorAll("#ch :is(h1,h2,h3,h4,p,.eq,button,input,textarea,summary,td,th)")]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ element, box }) => element.checkVisibility() && box.width > 0 && box.height > 0);
  for (let i = 0; i < boxes.length; i += 1) {
    for (let j = i + 1; j < boxes.length && j < i + 40; j += 1) {
      const [a, b] = [boxes[i], boxes[j]];
      if (!a || !b || a.element.contains(b.element)) continue;
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (wide > 2 && high > 2) faults.push(`${a.element.textContent?.slice(0, 40)} | ${b.element.textContent?.slice(0, 40)}`);
    }
  }
  return faults.slice(0, 5);
});

/** @param {Page} page */
async function usable(page) {
  await plain(page);
  assert.equal(await opaque(page), true);
  assert.equal(await page.locator("#ink").isVisible(), false);
  assert.deepEqual(await collisions(page), []);
  const exercise = card(page, "0.1");
  await exercise.getByRole("textbox").fill("123.5");
  await exercise.getByRole("button", { name: "Check", exact: true }).click();
  await says(exercise, /position table is missing/);
}

test("plain page is a setting: it is applied, remembered, and taken back", async () => {
  const { context, page } = await visit(world, "#/0");
  await inked(page);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Plain page").check();
  await page.keyboard.press("Escape");
  await usable(page);
  await page.waitForFunction(() => document.getElementById("saved")?.textContent === "Saved");
  await page.reload();
  await ready(page);
  await usable(page);
  await page.getByRole("button", { name: "Settings" }).click();
  assert.equal(await page.getByLabel("Plain page").isChecked(), true);
  await page.getByLabel("Plain page").uncheck();
  await inked(page);
  assert.equal(await opaque(page), false);
  await context.close();
});

test("forced colours show the text itself, in the system's colours", async () => {
  const { context, page } = await visit(world, "#/0", { forcedColors: "active" });
  await usable(page);
  await page.emulateMedia({ forcedColors: "none" });
  await inked(page);
  await page.emulateMedia({ forcedColors: "active" });
  await plain(page);
  await context.close();
});

test("a translated page shows the text that the translator wrote", async () => {
  const { context, page } = await visit(world, "#/0");
  await inked(page);
  await page.evaluate(() => document.documentElement.classList.add("translated-ltr"));
  await usable(page);
  await page.evaluate(() => document.documentElement.classList.remove("translated-ltr"));
  await inked(page);
  await page.evaluate(() => (document.documentElement.lang = "de"));
  await plain(page);
  await context.close();
});

test("text spacing of the reader's own (WCAG 1.4.12) is honoured, nothing overlaps", async () => {
  const { context, page } = await visit(world, "#/0");
  await inked(page);
  await add_rules(page, "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important } p { margin-bottom: 2em !important }");
  await usable(page);
  await context.close();
});

test("a smallest font size that the reader demands is honoured", async () => {
  const { context, page } = await visit(world, "#/0");
  await inked(page);
  await add_rules(page, ".probe { font-size: 24px !important }");
  await plain(page);
  await context.close();
});

test("where letters are set 2 % apart from where they are drawn, the text is plain, and says why", async () => {
  const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(() => {
    const measure = CanvasRenderingContext2D.prototype.measureText;
    CanvasRenderingContext2D.prototype.measureText = function (/** @type {string} */ words) {
      return /** @type {any} */ ({ width: measure.call(this, words).width * 1.02 });
    };
  });
  const page = await context.newPage();
  await page.goto(`${world.site.url}#/0`);
  await ready(page);
  await plain(page);
  await page.getByRole("button", { name: "Settings" }).click();
  await says(page.locator("#plain-why"), /letters apart/);
  await context.close();
});

test("on the plain page nothing overlaps, with a verdict and a derivation", async () => {
  const { context, page } = await visit(world, "#/0");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Plain page").check();
  await page.keyboard.press("Escape");
  const exercise = card(page, "0.1");
  await exercise.getByRole("textbox").fill("123.5");
  await exercise.getByRole("button", { name: "Check", exact: true }).click();
  await show_derivation(exercise);
  await says(exercise, /84,934,656/);
  await at_rest(page);
  assert.deepEqual(await collisions(page), []);
  await context.close();
});

test("on the plain page letters of formulas are slanted by our own face, and an equals sign has its spaces", async () => {
  const { context, page } = await visit(world, "#/4/4.3");
  await page.evaluate(() => document.documentElement.classList.add("translated-ltr"));
  await plain(page);
  const letters = await page.locator("#ch mi:not([mathvariant])").evaluateAll((all) => all.filter((e) => e.checkVisibility() && /^[a-zA-Z]$/.test(e.textContent ?? ""))
    .map((e) => `${getComputedStyle(e).fontFamily.split(",")[0]} ${getComputedStyle(e).textTransform}`));
  assert.deepEqual([...new Set(letters)], ['"KaTeX Math" none']);
  await show_derivation(card(page, "4.3"));
  await at_rest(page);
  const gaps = await card(page, "4.3").locator("details math").evaluateAll((all) => all.flatMap((math) => {
    const sign = [...math.querySelectorAll("mo")].find((e) => e.textContent === "=");
    const [before, after] = [sign?.previousElementSibling, sign?.nextElementSibling];
    if (!sign || !after || !math.checkVisibility()) return [];
    const box = sign.getBoundingClientRect();
    return [before ? box.left - before.getBoundingClientRect().right : 9, after.getBoundingClientRect().left - box.right];
  }));
  assert.ok(gaps.length > 6 && gaps.every((gap) => gap > 2), `gaps of ${gaps.map((gap) => gap.toFixed(1))} px`);
  await context.close();
});

test("on the plain page a button that can do nothing looks like it, a quiet one too", async () => {
  const { context, page } = await visit(world, "#/4");
  await set_ink(page, "plain");
  const colour = (/** @type {string} */ selector) => page.locator(selector).first().evaluate((e) => getComputedStyle(e).color);
  const back = "#ch button.quiet[aria-disabled]";
  assert.match((await page.locator(back).first().textContent()) ?? "", /^Back to the text/);
  assert.notEqual(await colour(back), await colour("#ch button.quiet:not([aria-disabled])"));
  assert.equal(await colour(back), await colour("#ch .field > span"), "as quiet as what stands beside a field");
  await context.close();
});

test("the plain page fits 320 px without sideways scroll", async () => {
  const { context, page } = await visit(world, "#/0", { viewport: { width: 320, height: 640 } });
  await page.evaluate(() => document.documentElement.classList.add("translated-ltr"));
  await plain(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  const wide = await page.evaluate(() => [...document.querySelectorAll("#ch [data-id]")]
    .filter((e) => e.getBoundingClientRect().right > 321 && !e.closest("table,pre,.eq,textarea"))
    .map((e) => `${e.localName}: ${e.textContent?.slice(0, 40)}`));
  assert.deepEqual(wide, []);
  // No line begins with the full stop or comma that belongs to a formula.
  const torn = await page.evaluate(() => [...document.querySelectorAll("#ch .k:has(math)")].filter((e) => e.checkVisibility()).filter((e) => {
    const mark = document.createRange();
    mark.selectNodeContents(/** @type {Node} */ (e.lastChild));
    return mark.getBoundingClientRect().top >= /** @type {Element} */ (e.firstElementChild).getBoundingClientRect().bottom;
  }).map((e) => e.parentElement?.textContent?.slice(-60)));
  assert.deepEqual(torn, []);
  assert.ok((await page.locator("#ch .k:has(math)").count()) > 0);
  await context.close();
});

/** Pixels of the page that are not its paper, with the canvas taken away. @param {Page} page */
async function ghosts(page) {
  await page.locator("#ink").evaluate((e) => (e.style.visibility = "hidden"));
  await add_rules(page, "#ch :is(input,textarea,.code-editor) { visibility: hidden !important }");
  const shot = (await page.locator("#scroller").screenshot()).toString("base64");
  return page.evaluate(async (data) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], { type: "image/png" }));
    const canvas = new OffscreenCanvas(picture.width - 20, picture.height);
    const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.drawImage(picture, 0, 0);
    const { data: pixels } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 4; i < pixels.length; i += 4) {
      if (pixels[i] !== pixels[0] || pixels[i + 1] !== pixels[1] || pixels[i + 2] !== pixels[2]) count += 1;
    }
    return count;
  }, shot);
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`no ghost text: without the canvas not one pixel of a word is left (${colorScheme})`, async () => {
    const { context, page } = await visit(world, "#/0", { colorScheme, bypassCSP: true });
    for (const top of [0, 1400, 3000]) {
      await page.locator("#scroller").evaluate((e, y) => (e.scrollTop = y), top);
      assert.equal(await ghosts(page), 0, `at ${top}`);
    }
    await context.close();
  });
}

/** @param {Page} page */
async function onPaper(page) {
  await page.emulateMedia({ media: "print" });
  return page.evaluate(() => {
    const shown = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)]
      .some((e) => /** @type {HTMLElement} */ (e).checkVisibility({ contentVisibilityAuto: true }) && e.getBoundingClientRect().height > 0);
    const heading = getComputedStyle(/** @type {Element} */ (document.querySelector("#ch h1")));
    return {
      frame: shown("#top, #contents, #ink"),
      buttons: shown("#ch button"),
      solutions: shown("#ch details ol, #ch details table"),
      ink: heading.webkitTextFillColor,
      whole: /** @type {HTMLElement} */ (document.getElementById("ch")).getBoundingClientRect().height > 3000,
    };
  });
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`a printed chapter is a clean paper: black words, no frame, no buttons, no solutions (${colorScheme})`, async () => {
    const { context, page } = await visit(world, "#/0", { colorScheme });
    assert.deepEqual(await onPaper(page), { frame: false, buttons: false, solutions: false, ink: "rgb(0, 0, 0)", whole: true });
    assert.deepEqual(await collisions(page), []);
    assert.ok((await page.pdf()).length > 20_000);
    await page.emulateMedia({ media: "screen" });
    await inked(page);
    await context.close();
  });
}

test("a chapter is printed with its derivations if the learner asks for it", async () => {
  const { context, page } = await visit(world, "#/0");
  await page.evaluate(() => {
    window.print = () => Object.assign(globalThis, { printed: true });
  });
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel(/all derivations/).check();
  await page.getByRole("button", { name: "Print", exact: true }).click();
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).printed), true);
  const paper = await onPaper(page);
  assert.equal(paper.solutions, true);
  assert.equal(paper.buttons, false);
  assert.deepEqual(await page.locator("#ch summary").evaluateAll((all) => all.filter((e) => e.checkVisibility()).map((e) => e.textContent)), []);
  await context.close();
});

/** A workbook in a browser whose reader has chosen sizes of text. @param {object} webprefs @param {(page: import("playwright-core").Page) => Promise<void>} look */
async function with_sizes(webprefs, look) {
  const folder = await mkdtemp(join(tmpdir(), "tmw-sizes-"));
  await mkdir(join(folder, "Default"));
  await writeFile(join(folder, "Default/Preferences"), JSON.stringify({ webkit: { webprefs } }));
  const context = await launch_in(folder, { viewport: { width: 1280, height: 800 } });
  try {
    const { page, faults } = await open_page(context, `${world.site.url}#/4`);
    await ready(page);
    await look(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sizes of the words that a reader meets, in CSS px. @param {import("playwright-core").Page} page */
const sizes = (page) => page.evaluate(() => {
  const size = (/** @type {string} */ selector) => parseFloat(getComputedStyle(/** @type {Element} */ (document.querySelector(selector))).fontSize);
  return { prose: size("#ch p:not(.quiet)"), title: size("#ch h1"), field: size("#ch input[type=text]"), contents: size("#contents a"), brand: size("#brand") };
});

test("text as large as the browser's settings want it: all of it grows, nothing overlaps or is cut", async () => {
  await with_sizes({ default_font_size: 24 }, async (page) => {
    await plain(page);
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByText("It is shown now, because your browser asks for another size or spacing of text.").waitFor();
    await page.keyboard.press("Escape");
    assert.deepEqual(await sizes(page), { prose: 25.5, title: 51, field: 25.5, contents: 22.5, brand: 25.5 });
    assert.deepEqual(await collisions(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 1280);
    const figure = await page.locator("#ch figure text").first().evaluate((e) => e.getBoundingClientRect().height);
    assert.ok(figure > 24, `a figure's letters are ${figure} px high`);
    await page.setViewportSize({ width: 390, height: 844 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  });
});

test("a smallest size of text that the browser enforces is honoured", async () => {
  await with_sizes({ minimum_font_size: 22 }, async (page) => {
    await plain(page);
    assert.equal((await sizes(page)).prose, 22);
    assert.deepEqual(await collisions(page), []);
  });
});

test("text that is made larger while the page is open is there at once, and the canvas comes back with the usual size", async () => {
  const { context, page } = await visit(world, "#/0");
  await inked(page);
  await page.evaluate(() => (document.documentElement.style.fontSize = "20px"));
  await plain(page);
  assert.equal((await sizes(page)).prose, 21.25);
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  await inked(page);
  await context.close();
});

test("where the browser enlarges text alone, without saying so, the text is plain", async () => {
  const { context, page } = await visit(world, "#/0");
  await inked(page);
  // As Firefox does it: every text is drawn larger than its computed size.
  await add_rules(page, ".probe { zoom: 1.2 }");
  await plain(page);
  await context.close();
});
