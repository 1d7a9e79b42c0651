// Hints and derivations that are folded: the browser finds them and they unfold, as if asked for; until then nobody
// reads, prints or copies them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, says, site_and_browser, stored, visit } from "./support.mjs";

const world = site_and_browser();

/** @typedef {import("playwright-core").Page} Page */

/** Events of the log, of one kind. @param {Page} page @param {string} kind */
const logged = async (page, kind) => (await stored(page)).map((line) => JSON.parse(line)).filter((event) => event.what === kind);

/** Some words of a hint that stand together and hold no formula. @param {Page} page @param {number} hint */
const wordsOf = (page, hint) => page.evaluate((index) => {
  const part = document.querySelector('#ch article[data-place="0.1"]')?.querySelectorAll("[hidden]")[index];
  const text = [...(part?.querySelector("p")?.childNodes ?? [])].filter((node) => node instanceof Text).map((node) => node.textContent ?? "");
  return text.sort((a, b) => b.length - a.length)[0]?.trim().split(" ").slice(0, 6).join(" ").replace(/[.,;:]$/, "") ?? "";
}, hint);

/** Goes to an address with words to find in it: the browser looks for them as its search does. @param {Page} page @param {string} words */
const lookFor = (page, words) => page.goto(`${world.site.url}#/0:~:text=${encodeURIComponent(words).replace(/-/g, "%2D")}`);

/** @param {Page} page @param {string} selector */
const inView = (page, selector) => page.waitForFunction((wanted) => {
  const box = document.querySelector(wanted)?.getBoundingClientRect();
  return box !== undefined && box.height > 10 && box.bottom > 56 && box.top < innerHeight;
}, selector);

test("the browser finds a hint not asked for; it unfolds, is scrolled to, painted, said once and logged once", async () => {
  const { context, page, faults } = await visit(world, "#/0");
  const hints = page.locator('#ch article[data-place="0.1"]').locator("[hidden]");
  const count = await hints.count();
  assert.ok(count >= 2);
  const id = await hints.nth(1).getAttribute("id");
  const words = await wordsOf(page, 1);
  assert.ok(words.split(" ").length >= 3, words);
  await page.evaluate(() => {
    const live = /** @type {HTMLElement} */ (document.getElementById("live"));
    const said = /** @type {string[]} */ ([]);
    new MutationObserver(() => said.push(live.textContent ?? "")).observe(live, { childList: true });
    Object.assign(globalThis, { said });
  });
  await lookFor(page, words);
  await inView(page, `#${id}:not([hidden])`);
  assert.equal(await hints.count(), count - 2, "the hint before it is shown, too: hints rise");
  await page.waitForFunction(() => document.getElementById("saved")?.textContent === "Saved");
  const events = await logged(page, "hint");
  assert.deepEqual(events.map((/** @type {any} */ event) => [event.exercise, event.number]), [["0.1", 2]]);
  const said = await page.evaluate(() => /** @type {any} */ (globalThis).said);
  assert.equal(said.length, 1);
  assert.match(said[0], /^Hint 2: /);
  const painted = await page.evaluate((hint) => {
    const { workbook } = /** @type {any} */ (globalThis);
    const line = document.querySelector(`#${hint} p`);
    return workbook.module.painted().some((/** @type {any} */ part) => part.id === Number(line?.getAttribute("data-id")));
  }, id);
  assert.equal(painted, true);
  assert.deepEqual(faults, []);
  await context.close();
});

// On a first visit the browser may have given up looking before slow content has come; that is its own affair.
test("an address with words of a derivation unfolds it on the page, and the reveal is logged", async () => {
  const { context, page } = await visit(world, "#/0");
  await lookFor(page, "124,320,000");
  await inView(page, "#ch article details[open]");
  await says(card(page, "0.1"), /84,934,656/);
  await page.waitForFunction(() => document.getElementById("saved")?.textContent === "Saved");
  assert.deepEqual((await logged(page, "reveal")).map((/** @type {any} */ event) => event.exercise), ["0.1"]);
  await context.close();
});

test("an address with words of the text leads there", async () => {
  const { context, page } = await visit(world, "");
  await lookFor(page, "What the rule leaves out");
  await page.waitForFunction(() => /** @type {HTMLElement} */ (document.getElementById("scroller")).scrollTop > 300);
  const heading = page.getByRole("heading", { name: "What the rule leaves out" });
  const box = await heading.boundingBox();
  assert.ok(box && box.y > 56 && box.y < 800, `the heading is at ${box?.y}`);
  await context.close();
});

test("a hint not asked for is not read by a screen reader, not focused, not copied, not printed", async () => {
  const { context, page } = await visit(world, "#/0", { permissions: ["clipboard-read", "clipboard-write"] });
  const words = await wordsOf(page, 0);
  const session = await context.newCDPSession(page);
  const told = async () => {
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    return nodes.some((node) => !node.ignored && String(node.name?.value ?? "").includes(words));
  };
  const copied = async () => {
    await page.evaluate(() => getSelection()?.selectAllChildren(/** @type {Node} */ (document.getElementById("ch"))));
    await page.evaluate(() => document.execCommand("copy"));
    return (await page.evaluate(() => navigator.clipboard.readText())).includes(words);
  };
  const printed = async () => {
    await page.emulateMedia({ media: "print" });
    const height = await page.locator('#ch article[data-place="0.1"]').evaluate((article, text) => {
      const part = [...article.querySelectorAll("p")].find((p) => p.textContent?.includes(text));
      return part?.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) ? part.getBoundingClientRect().height : 0;
    }, words);
    await page.emulateMedia({ media: "screen" });
    return height > 0;
  };
  assert.deepEqual([await told(), await copied(), await printed()], [false, false, false]);
  assert.equal(await page.locator("#ch [hidden] :is(a, button, input)").count(), 0);
  await card(page, "0.1").getByRole("button", { name: "Show a hint" }).click();
  assert.deepEqual([await told(), await copied(), await printed()], [true, true, true]);
  await context.close();
});

test("the last hint leaves the focus on the button that showed it", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  const button = card(page, "0.1").getByRole("button", { name: /hint/i });
  await button.focus();
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press("Enter");
  await card(page, "0.1").getByRole("button", { name: "No more hints" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "No more hints");
  assert.equal(await button.getAttribute("aria-disabled"), "true");
  await context.close();
});

test("pressed quickly twice, no button gets the press that was meant for another", async () => {
  const { context, page, faults } = await visit(world, "#/0/0.1");
  const exercise = card(page, "0.1");
  const acts = () => page.evaluate(() => /** @type {any} */ (globalThis).acts);
  await page.evaluate(() => {
    const { workbook } = /** @type {any} */ (globalThis);
    const act = workbook.module.act;
    Object.assign(globalThis, { acts: [] });
    workbook.module.act = (/** @type {number} */ id, /** @type {string} */ value) => {
      /** @type {any} */ (globalThis).acts.push(document.getElementById(`n${id}`)?.textContent ?? "");
      act(id, value);
    };
  });
  // With hints shown, the row of buttons is another after "New numbers".
  for (let i = 0; i < 8 && (await exercise.getByRole("button", { name: /hint/ }).count()) > 0; i += 1) {
    const button = exercise.getByRole("button", { name: /hint/ });
    const box = await button.boundingBox();
    assert.ok(box);
    await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForTimeout(600);
  }
  assert.ok((await acts()).every((/** @type {string} */ words) => /hint/.test(words)), String(await acts()));
  const box = await exercise.getByRole("button", { name: "New numbers" }).boundingBox();
  assert.ok(box);
  const before = (await acts()).length;
  await page.mouse.dblclick(box.x + 8, box.y + box.height / 2);
  const after = (await acts()).slice(before);
  assert.ok(after.length >= 1 && after.every((/** @type {string} */ words) => words === "New numbers"), String(after));
  assert.deepEqual(faults, []);
  await context.close();
});

test("a press acts once, however late a busy page hears of its click", async () => {
  const { context, page } = await visit(world, "#/0/0.1");
  const exercise = card(page, "0.1");
  await page.evaluate(() => {
    const busy = () => {
      const until = performance.now() + 1200;
      while (performance.now() < until);
    };
    window.addEventListener("pointerup", busy, { once: true });
  });
  await exercise.getByRole("button", { name: "Show a hint" }).click();
  await says(exercise, /Hint 1/);
  assert.equal(await exercise.getByText(/^Hint 2/).isVisible(), false);
  await context.close();
});
