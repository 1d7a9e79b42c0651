// The page is text to the browser: it is selected, copied, found, searched, and its place is kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, open_chapter, ready, says, site_and_browser, unfold, visit } from "./support.mjs";

const world = site_and_browser();

/** @param {import("playwright-core").Page} page */
const scrolled = (page) => page.locator("#scroller").evaluate((e) => e.scrollTop);

/** Two frames later. @param {import("playwright-core").Page} page */
const settled = (page) => page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 60)));

/** Selects from the start of the nth paragraph to the end of another. @param {import("playwright-core").Page} page @param {number} first @param {number} last */
async function select(page, first, last) {
  await page.evaluate(([from, to]) => {
    const paragraphs = document.querySelectorAll("#ch section p");
    const range = document.createRange();
    range.setStart(/** @type {Node} */ (paragraphs[from]), 0);
    range.setEndAfter(/** @type {Node} */ (paragraphs[to]?.lastChild));
    paragraphs[from]?.scrollIntoView({ block: "center" });
    const selection = /** @type {Selection} */ (getSelection());
    selection.removeAllRanges();
    selection.addRange(range);
  }, [first, last]);
  await settled(page);
}

test("what is selected is drawn on the canvas, line by line, and goes again", async () => {
  const { context, page } = await visit(world, "#/0");
  await select(page, 0, 0);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await settled(page);
  const before = await page.screenshot();
  await select(page, 0, 1);
  const during = await page.screenshot();
  assert.notEqual(Buffer.compare(before, during), 0);
  const painted = await page.evaluate(() => {
    const first = /** @type {HTMLElement} */ (document.querySelector("#ch section p"));
    const lines = [...first.querySelectorAll(".l")].map((line) => line.getBoundingClientRect());
    const ink = /** @type {HTMLCanvasElement} */ (document.getElementById("ink"));
    const corner = ink.getBoundingClientRect();
    const copy = document.createElement("canvas");
    copy.width = ink.width;
    copy.height = ink.height;
    const pen = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
    /** @type {any} */ (globalThis).workbook.stage.drawNow();
    pen.drawImage(ink, 0, 0);
    const scale = ink.width / ink.clientWidth;
    const at = (/** @type {number} */ x, /** @type {number} */ y) =>
      [...pen.getImageData(Math.round((x - corner.left) * scale), Math.round((y - corner.top) * scale), 1, 1).data].join();
    return lines.map((line) => ({ inside: at(line.left + 1, line.top - 1), outside: at(line.left - 30, line.top - 1) }));
  });
  for (const { inside, outside } of painted) assert.notEqual(inside, outside);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await settled(page);
  assert.equal(Buffer.compare(before, await page.screenshot()), 0);
  await context.close();
});

test("dragging the mouse over prose selects its words", async () => {
  const { context, page } = await visit(world, "#/0");
  const box = await page.locator("#ch section p").first().boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 2, box.y + 14);
  await page.mouse.down();
  await page.mouse.move(box.x + 260, box.y + 42, { steps: 6 });
  await page.mouse.up();
  const words = await page.evaluate(() => getSelection()?.toString() ?? "");
  assert.ok(words.length > 40, words);
  await context.close();
});

test("dragging over the blank beside and between blocks never turns the selection back", async () => {
  const { context, page } = await visit(world, "#/0", { viewport: { width: 1440, height: 900 } });
  const [first, table] = [page.locator("#ch p .l").nth(1), page.locator("#ch table").first()];
  const [from, cell] = [await first.boundingBox(), await table.boundingBox()];
  assert.ok(from && cell);
  await page.mouse.move(from.x + 30, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 250, from.y + 110, { steps: 4 });
  await page.mouse.move(cell.x + cell.width - 20, cell.y + 60, { steps: 4 });
  await page.mouse.move(cell.x + cell.width + 60, cell.y + 60, { steps: 2 });
  const words = String(await page.evaluate(() => getSelection()?.toString()));
  await page.mouse.up();
  assert.doesNotMatch(words, /minutes to read/, "what stands above the start is not selected");
  assert.match(words, /Inside one layer/);
  assert.equal(await page.locator("#ch[data-selecting]").count(), 0);
  await context.close();
});

test("copied text has soft lines, formulas as TeX in dollars, and a formula is never cut", async () => {
  const { context, page } = await visit(world, "#/0", { permissions: ["clipboard-read", "clipboard-write"] });
  const expected = await page.evaluate(() => {
    const eq = /** @type {HTMLElement} */ (document.querySelector("#ch .eq"));
    const block = [...document.querySelectorAll("#ch section p")].find((p) => p.querySelectorAll(".m[data-tex]").length > 1);
    const inline = /** @type {HTMLElement} */ (block?.querySelector(".m[data-tex]"));
    const selection = /** @type {Selection} */ (getSelection());
    // From within the first formula of a paragraph to its end: the formula comes whole.
    const range = document.createRange();
    range.setStart(/** @type {Node} */ (inline.querySelector("math *:last-child")), 0);
    range.setEndAfter(/** @type {Node} */ (block?.lastChild));
    selection.removeAllRanges();
    selection.addRange(range);
    return { inline: inline.dataset.tex, display: eq.querySelector(".m")?.getAttribute("data-tex") };
  });
  await page.keyboard.press("Control+C");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.startsWith(`$${expected.inline}$`), copied);
  assert.doesNotMatch(copied, /\n| {2}/);
  await page.evaluate(() => getSelection()?.selectAllChildren(/** @type {Node} */ (document.querySelector("#ch section"))));
  await page.keyboard.press("Control+C");
  const whole = await page.evaluate(() => navigator.clipboard.readText());
  const display = await page.evaluate(() => document.querySelector("#ch section .eq .m")?.getAttribute("data-tex"));
  if (display) assert.ok(whole.includes(`\n\n$$${display}$$`), whole);
  assert.match(whole, /\n\n/);
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return item ? (await item.getType("text/html")).text() : "";
  });
  assert.match(html, /<math/);
  assert.doesNotMatch(html, /data-id|position|left:/);
  await context.close();
});

test("a number typed into an answer is copied as typed", async () => {
  const { context, page } = await visit(world, "#/0/0.1", { permissions: ["clipboard-read", "clipboard-write"] });
  const field = card(page, "0.1").getByRole("textbox");
  await field.fill("12*12");
  await field.press("Control+A");
  await field.press("Control+C");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "12*12");
  await context.close();
});

test("the browser's search finds words across every line end", async () => {
  const { context, page } = await visit(world, "#/0");
  let checked = 0;
  for (const hash of ["#/1", "#/3", "#/5", "#/0"]) {
    await page.goto(world.site.url + hash);
    await card(page, `${hash.slice(2)}.1`).waitFor();
    const missed = await page.evaluate(() => {
      const faults = [];
      let checked = 0;
      const find = (/** @type {string} */ words) => /** @type {any} */ (window).find(words, true, false, true);
      for (const paragraph of document.querySelectorAll("#ch :is(p, li > span)")) {
        const lines = /** @type {HTMLElement} */ (paragraph).checkVisibility() ? [...paragraph.querySelectorAll(".l")] : [];
        for (let i = 0; i + 1 < lines.length; i += 1) {
          if (lines[i]?.querySelector(".m") || lines[i + 1]?.querySelector(".m")) continue;
          const last = lines[i]?.textContent?.trim().split(" ").slice(-2).join(" ");
          const next = lines[i + 1]?.textContent?.trim().split(" ")[0];
          if (lines[i]?.nextSibling?.textContent !== " ") continue;
          getSelection()?.removeAllRanges();
          checked += 1;
          if (!find(`${last} ${next}`)) faults.push(`${last} ${next}`);
        }
      }
      return { faults, checked };
    });
    assert.deepEqual(missed.faults, []);
    checked += missed.checked;
  }
  assert.ok(checked > 30, `only ${checked} line ends`);
  await context.close();
});

test("every text has the same words at every width, wherever its lines end", async () => {
  const { context, page } = await visit(world, "#/");
  const words = () => page.evaluate(() => [...document.querySelectorAll("#ch :is(p, li, td, th, h1, h2, h3, h4, summary, label, button, figcaption, pre)")]
    .map((e) => (e.textContent ?? "").replace(/\s+/g, " ").trim()));
  /** @type {string[][]} */
  const wide = [];
  for (const width of [1280, 340]) {
    await page.setViewportSize({ width, height: 800 });
    for (let chapter = 0; chapter < 10; chapter += 1) {
      await open_chapter(page, chapter);
      if (width > 1000) await unfold(page);
      if (width > 1000) wide.push(await words());
      else assert.deepEqual(await words(), wide[chapter], `chapter ${chapter}`);
    }
  }
  assert.ok(wide.flat().length > 1500, `only ${wide.flat().length} texts`);
  await context.close();
});

test("a folded derivation is found by the browser's search and unfolds", async () => {
  const { context, page } = await visit(world, "#/0");
  const fold = card(page, "0.1").locator("details");
  assert.equal(await fold.evaluate((e) => /** @type {HTMLDetailsElement} */ (e).open), false);
  const found = await page.evaluate(() => /** @type {any} */ (window).find("124,320,000"));
  assert.equal(found, true);
  // What Chromium does when its search bar finds words in a closed <details>.
  await fold.evaluate((e) => e.setAttribute("open", ""));
  await says(card(page, "0.1"), /84,934,656/);
  await page.waitForFunction(() => {
    const open = document.querySelector("#ch details[open] table, #ch details[open] ol");
    return open !== null && open.getBoundingClientRect().height > 20 && /** @type {HTMLElement} */ (open).style.top !== "";
  });
  await context.close();
});

test("search over all chapters: by key, by words, by arrows; it leads to the very place", async () => {
  const { context, page, faults } = await visit(world, "");
  await page.keyboard.press("/");
  const dialog = page.getByRole("dialog", { name: "Search all chapters" });
  await dialog.waitFor();
  await dialog.getByRole("searchbox").fill("kv cache");
  await dialog.getByRole("link", { name: /^4 / }).first().waitFor();
  await dialog.getByRole("link").nth(1).waitFor(); // of a chapter that came later
  const grounds = await dialog.getByRole("link").evaluateAll((links) => links.map((link) => getComputedStyle(link).backgroundColor));
  assert.notEqual(grounds[0], grounds[1], "the hit that Enter takes is marked");
  assert.equal(new Set(grounds.slice(1)).size, 1);
  const rows = await dialog.getByRole("link").allTextContents();
  assert.equal(new Set(rows).size, rows.length, "no two rows say the same");
  await dialog.getByRole("searchbox").fill("ridge zebra");
  await dialog.getByRole("link", { name: /^The ridge point .* Without: zebra$/ }).first().waitFor();
  await dialog.getByRole("searchbox").fill("0.6");
  await dialog.getByRole("link", { name: /^0\.6/ }).first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await card(page, "0.6").waitFor();
  assert.equal(new URL(page.url()).hash, "#/0/0.6");
  assert.equal(await dialog.isVisible(), false);
  await page.locator("#ch").press("Control+k");
  await dialog.getByRole("searchbox").fill("zebra quagga");
  await says(dialog, /Nothing holds/);
  await page.keyboard.press("Escape");
  assert.equal(await dialog.isVisible(), false);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a slash typed into an answer stays a slash", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  const field = card(page, "0.1").getByRole("textbox");
  await field.focus();
  await page.keyboard.type("12/4?");
  assert.equal(await field.inputValue(), "12/4?");
  assert.equal(await page.getByRole("dialog").count(), 0);
  await context.close();
});

test("the question mark shows the keys", async () => {
  const { context, page } = await visit(world, "");
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await says(dialog, "search all chapters");
  await dialog.getByRole("button", { name: "Close" }).click();
  assert.equal(await dialog.isVisible(), false);
  await context.close();
});

test("the back button leads to the line that was left, and so does a reload", async () => {
  const { context, page } = await visit(world, "#/0");
  await page.locator("#scroller").evaluate((e) => (e.scrollTop = 900));
  await page.waitForFunction(() => history.state?.top === 900);
  await page.getByRole("navigation").getByRole("link", { name: "Home" }).click();
  await page.getByRole("heading", { level: 1, name: "Transformer Math Workbook" }).waitFor();
  assert.equal(await scrolled(page), 0);
  await page.goBack();
  await page.waitForFunction(() => document.getElementById("scroller")?.scrollTop === 900);
  await page.reload();
  await ready(page);
  await page.waitForFunction(() => document.getElementById("scroller")?.scrollTop === 900);
  await context.close();
});

test("a change of width keeps the first words that were seen where they were", async () => {
  const { context, page } = await visit(world, "#/0");
  await page.locator("#scroller").evaluate((e) => (e.scrollTop = 1500));
  await settled(page);
  const top = () => page.evaluate(() => {
    const edge = /** @type {HTMLElement} */ (document.getElementById("scroller")).getBoundingClientRect().top;
    for (const element of document.querySelectorAll("#ch :is(p,h2,h3,li,.eq)")) {
      const box = element.getBoundingClientRect();
      if (box.bottom > edge + 1 && box.height > 0) return element.id;
    }
    return "";
  });
  const before = await top();
  await page.setViewportSize({ width: 620, height: 800 });
  await settled(page);
  await settled(page);
  assert.equal(await top(), before);
  await context.close();
});

/** Brings the start of a place to this height of the view. @param {Page} page @param {string} place @param {number} height */
const bring = (page, place, height) => page.evaluate(({ name, top }) => {
  const scroller = /** @type {HTMLElement} */ (document.getElementById("scroller"));
  const element = /** @type {HTMLElement} */ (document.querySelector(`#ch [data-place="${name}"]`));
  scroller.scrollTop += element.getBoundingClientRect().top - scroller.getBoundingClientRect().top - top;
}, { name: place, top: height });

/** Waits until the history knows the place that is read. @param {Page} page */
const remembered = (page) => page.waitForFunction(() => Math.abs(history.state?.top - (document.getElementById("scroller")?.scrollTop ?? NaN)) < 1);

/** How far below the upper edge of the view a place begins. @param {Page} page @param {string} place */
const height_of = (page, place) => page.locator(`#ch [data-place="${place}"]`).evaluate((e) =>
  Math.round(e.getBoundingClientRect().top - /** @type {HTMLElement} */ (document.getElementById("scroller")).getBoundingClientRect().top));

for (const ink of /** @type {const} */ (["canvas", "plain"])) {
  test(`the address follows what is read, leads back there, and adds nothing to the history (${ink})`, async () => {
    const { context, page } = await visit(world, "#/4");
    if (ink === "plain") {
      await page.evaluate(() => document.documentElement.classList.add("translated-ltr"));
      await page.waitForSelector("#ch.ink-dom");
    }
    const reads = (/** @type {string} */ hash) => page.waitForFunction((wanted) => location.hash === wanted, hash, { timeout: 5000 });
    const entries = await page.evaluate(() => history.length);
    await bring(page, "how-large-it-is", -200);
    await reads("#/4/how-large-it-is");
    await bring(page, "what-makes-it-smaller", 300);  // the section before it is still the one that is read
    await remembered(page);
    await reads("#/4/how-large-it-is");
    await bring(page, "4.3", -30);
    await reads("#/4/4.3");
    await bring(page, "4.3", 200);  // its title is in view: it stays
    await remembered(page);
    await reads("#/4/4.3");
    assert.equal(await page.evaluate(() => history.length), entries);
    assert.equal(await page.title(), await page.evaluate(() => `${document.querySelector("#ch h1")?.textContent} - Transformer Math Workbook`));

    const other = await context.newPage();
    await other.goto(`${world.site.url}#/4/how-large-it-is`);
    await ready(other);
    await other.waitForFunction(() => (document.getElementById("scroller")?.scrollTop ?? 0) > 0);
    assert.ok(Math.abs((await height_of(other, "how-large-it-is")) - 16) <= 1, "a section begins at the top of the view");
    assert.equal(await other.evaluate(() => location.hash), "#/4/how-large-it-is");

    await page.locator("#scroller").evaluate((e) => (e.scrollTop = 0));
    await reads("#/4");
    await page.evaluate(() => (location.hash = "#/4/how-large-it-is"));  // in view already
    await page.waitForFunction(() => (document.getElementById("scroller")?.scrollTop ?? 0) > 0);
    assert.ok(Math.abs((await height_of(page, "how-large-it-is")) - 16) <= 1, "by a link, too");
    await bring(page, "how-large-it-is", -100);
    await reads("#/4/how-large-it-is");
    await page.getByRole("navigation").getByRole("link", { name: "KV Cache" }).click();
    await page.waitForFunction(() => document.getElementById("scroller")?.scrollTop === 0);
    await context.close();
  });
}

test("an address that asks for other numbers stays, wherever one reads", async () => {
  const { context, page } = await visit(world, "#/4/4.1?seed=7");
  await bring(page, "4.4", 0);
  await remembered(page);
  assert.equal(await page.evaluate(() => location.hash), "#/4/4.1?seed=7");
  await context.close();
});

test("going or coming back to an exercise puts the focus there, into no field, so that no keyboard opens", async () => {
  const { context, page } = await visit(world, "#/4/4.2");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-place") === "4.2");
  await bring(page, "4.2", -50);
  await remembered(page);
  await page.getByRole("navigation").getByRole("link", { name: "Home" }).click();
  await page.getByRole("heading", { level: 1, name: "Transformer Math Workbook" }).waitFor();
  await page.goBack();
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-place") === "4.2");
  assert.equal(await height_of(page, "4.2"), -50);
  await page.reload();
  await ready(page);
  assert.equal(await height_of(page, "4.2"), -50);
  assert.equal(await page.evaluate(() => document.activeElement?.matches("input, textarea")), false);
  await context.close();
});

test("a chapter found by its title takes the focus to its title, also from within it", async () => {
  const { context, page } = await visit(world, "#/4/sources");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-place") === "sources");
  await page.keyboard.press("Control+k");
  await page.getByRole("searchbox").fill("kv cache");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.localName === "h1" && document.getElementById("scroller")?.scrollTop === 0);
  await context.close();
});

test("what the search finds in prose is seen below its heading, at an address of its own", async () => {
  const { context, page } = await visit(world, "#/");
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Search all chapters" });
  await dialog.getByRole("searchbox").fill("query heads do not appear");
  await dialog.getByRole("status").getByText("2 places; Enter opens the first. Below: 3 places with most of them.").waitFor(); // the section, and the page of rules
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash === "#/4/how-large-it-is");
  await page.getByRole("main").getByText("Query heads do not appear").waitFor();
  const height = await height_of(page, "how-large-it-is");
  assert.ok(height >= 0 && height < 300, `the heading is ${height} px below the edge`);
  await context.close();
});
