// The Lab under the hand of whoever fills it in: what is wrong stands beside its field, what is edited does not move, and
// a reload, another plot or the browser's search lose nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { at_rest, says, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Locator} Locator */

/** @param {Page} page */
const hash = (page) => new URL(page.url()).hash;

/** @param {Locator} thing */
async function box_of(thing) {
  return /** @type {{x: number, y: number, width: number, height: number}} */ (await thing.boundingBox());
}

for (const [name, options] of /** @type {[string, object][]} */ ([
  ["a laptop", {}],
  ["a phone", { viewport: { width: 360, height: 640 } }],
  ["the plain page", { forcedColors: "active" }],
])) {
  test(`on ${name} what is wrong with a field's text stands right below it, and marks and describes it`, async () => {
    const { context, page, faults } = await visit(world, "#/lab?v=1&model=llama-3-8b&card=h100", options);
    const field = page.getByRole("textbox", { name: "Cards" });
    const beside = page.getByRole("textbox", { name: "Prompt, tokens" });
    const level = async () => Math.round((await box_of(field)).y - (await box_of(beside)).y);
    const before = await level();
    await field.fill("two");
    const words = page.getByText('"two" is no value for this');
    await words.waitFor();
    await at_rest(page);
    const [control, fault] = [await box_of(field), await box_of(words)];
    assert.ok(Math.abs(fault.y - (control.y + control.height)) <= 10, `${fault.y} below ${control.y + control.height}`);
    assert.equal(Math.round(fault.x), Math.round(control.x));
    assert.equal(await level(), before, "its neighbour stays beside it");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    const told = await field.evaluate((one) => (one.getAttribute("aria-describedby") ?? "").split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
    assert.match(told, /no value for this/);
    if (name !== "the plain page") {
      const [border, ink] = await field.evaluate((one) => [getComputedStyle(one).borderTopColor,
        getComputedStyle(/** @type {Element} */ (one.parentElement)).getPropertyValue("--bad")]);
      const bad = await page.evaluate((colour) => {
        const probe = document.createElement("i");
        probe.style.color = colour;
        document.body.append(probe);
        const shown = getComputedStyle(probe).color;
        probe.remove();
        return shown;
      }, ink);
      assert.equal(border, bad, "marked while it has the focus, too");
    }
    await field.fill("2");
    await page.waitForFunction(() => !document.getElementById("ch")?.textContent?.includes("no value for this"));
    assert.equal(await field.getAttribute("aria-invalid"), null);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("the field that is edited stays where it is seen while the verdict above it grows and shrinks", async () => {
  const { context, page } = await visit(world, "#/lab?v=1&model=llama-3-8b&card=h100", { viewport: { width: 1280, height: 600 } });
  const field = page.getByRole("textbox", { name: "Users at once" });
  await field.focus();
  await page.evaluate(() => document.getElementById("scroller")?.scrollBy(0, 220));
  await at_rest(page);
  const { y } = await box_of(field);
  await field.fill("4000");
  await says(page.getByRole("main"), /It does not fit/);
  await at_rest(page);
  assert.ok(Math.abs((await box_of(field)).y - y) <= 1, `${(await box_of(field)).y} was ${y}`);
  await field.fill("2");
  await says(page.getByRole("main"), /It fits, with/);
  await at_rest(page);
  assert.ok(Math.abs((await box_of(field)).y - y) <= 1, `${(await box_of(field)).y} was ${y}`);
  await context.close();
});

test("a reload comes back to the same place, and to the step of the guide that was reached", async () => {
  const { context, page } = await visit(world, "#/lab");
  await says(page.getByRole("main"), /Step 1 of 3/);
  await page.getByRole("combobox", { name: "Model" }).selectOption("gpt2-xl");
  await says(page.getByRole("main"), /Step 2 of 3/);
  const plots = page.getByRole("heading", { name: "Plots" });
  await plots.evaluate((one) => one.scrollIntoView({ block: "center" }));
  await at_rest(page);
  await page.waitForFunction(() => history.state?.top > 0);
  const { y } = await box_of(plots);
  await page.reload();
  await says(page.getByRole("main"), /Step 2 of 3/);
  await at_rest(page);
  assert.ok(Math.abs((await box_of(plots)).y - y) <= 2, `${(await box_of(plots)).y} was ${y}`);
  await context.close();
});

test("a reload after a change comes back to the place where it was made", async () => {
  const { context, page } = await visit(world, "#/lab?v=1&model=llama-3-8b&card=h100");
  const plots = page.getByRole("heading", { name: "Plots" });
  await plots.evaluate((one) => one.scrollIntoView({ block: "start" }));
  await at_rest(page);
  await page.waitForFunction(() => history.state?.top > 0);
  const before = page.url();
  await page.locator("#ch select").last().evaluate((select) => {
    const one = /** @type {HTMLSelectElement} */ (select);
    one.selectedIndex = (one.selectedIndex + 1) % one.options.length;
    one.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.waitForFunction((was) => location.href !== was, before);
  await at_rest(page);
  const { y } = await box_of(plots);
  await page.reload();
  await says(page.getByRole("main"), /It fits|does not fit/);
  await at_rest(page);
  assert.ok(Math.abs((await box_of(plots)).y - y) <= 2, `${(await box_of(plots)).y} was ${y}`);
  await context.close();
});

test("a reload comes back to the place, too, when what was read there stood in a fold", async () => {
  const { context, page } = await visit(world, "#/lab?v=1&model=llama-3-8b&card=h100");
  await page.locator("summary", { hasText: "KV cache of a user" }).click();
  const head = page.getByRole("columnheader", { name: "Meaning" });
  await head.evaluate((one) => one.scrollIntoView({ block: "start" }));
  await at_rest(page);
  await page.waitForFunction(() => history.state?.at && document.getElementById(history.state.at)?.closest("details"));
  const top = () => page.evaluate(() => document.getElementById("scroller")?.scrollTop ?? 0);
  const before = await top();
  await page.reload();
  await says(page.getByRole("main"), /It fits, with/);
  await at_rest(page);
  assert.ok(Math.abs((await top()) - before) <= 2, `${await top()} was ${before}`);
  await context.close();
});

test("what a plot runs over stays when another plot is chosen", async () => {
  const { context, page } = await visit(world, "#/lab?v=1&model=llama-3-8b&card=h100");
  await page.getByRole("combobox", { name: "Plot over" }).selectOption("cards");
  await page.waitForFunction(() => location.hash.endsWith("over=cards"));
  await page.getByRole("combobox", { name: "Plot", exact: true }).selectOption("roof");
  await page.waitForFunction(() => location.hash.includes("plot=roof"));
  assert.match(hash(page), /plot=roof&over=cards$/);
  assert.equal(await page.getByRole("combobox", { name: "Plot over" }).inputValue(), "cards");
  await context.close();
});

test("what closed folds hold is there for the browser's search, which opens them", async () => {
  const { context, page, faults } = await visit(world, "#/lab?v=1&model=llama-3-8b&card=h100");
  for (const [summary, words] of [["More settings", "Chance that a draft is accepted"], ["The model’s numbers", "Vocabulary"],
    ["The card’s figures", "Bandwidth"], ["KV cache of a user", "KV heads"]]) {
    const fold = page.locator("details", { has: page.locator("summary", { hasText: summary }) });
    assert.equal(await fold.getAttribute("open"), null, summary);
    assert.match((await fold.textContent()) ?? "", new RegExp(words ?? ""), summary);
    assert.equal(await fold.getByText(words ?? "").first().isVisible(), false, summary);
    await fold.evaluate((one) => void (/** @type {HTMLDetailsElement} */ (one).open = true)); // as the search does
    await fold.locator("[data-id]:not(summary)").getByText(words ?? "").first().waitFor({ state: "visible" });
  }
  assert.equal(await page.getByRole("textbox", { name: "Chance that a draft is accepted" }).count(), 1);
  assert.deepEqual(faults, []);
  await context.close();
});

test("letters that reach below the line are whole in a field", async () => {
  const { context, page } = await visit(world, "#/lab?v=1&model=llama-3-8b&card=h100");
  const [line, size] = await page.getByRole("textbox", { name: "Price of a card-hour" }).evaluate((one) =>
    [getComputedStyle(one, "::placeholder").height, getComputedStyle(one).fontSize].map(parseFloat));
  // Plex's own line: 1.025 em above and 0.275 em below.
  assert.ok(/** @type {number} */ (line) >= Math.floor(1.3 * /** @type {number} */ (size)), `${line} of ${size} px`);
  await context.close();
});

test("a control that goes with its own deed leaves the focus to what it stood in", async () => {
  const { context, page } = await visit(world, "#/lab");
  await page.getByRole("button", { name: "Leave the guide" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.localName === "h1");
  await page.getByRole("combobox", { name: "Model" }).selectOption("llama-3-70b");
  const remedy = page.getByRole("button", { name: "2 cards", exact: true });
  await remedy.focus();
  await page.keyboard.press("Enter");
  await says(page.getByRole("main"), /It fits, with/);
  await page.waitForFunction(() => document.activeElement?.textContent?.startsWith("It fits, with"));
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement).labels?.[0]?.textContent), "Users at once");
  await context.close();
});

test("on paper an open fold of the Lab says what it holds", async () => {
  const { context, page } = await visit(world, "#/lab?v=1&model=llama-3-8b&card=h100&users=16&pin.users=8");
  await page.emulateMedia({ media: "print" });
  const summary = page.locator("summary", { hasText: "What changed since the pin" });
  await summary.waitFor({ state: "visible" });
  const before = await summary.evaluate((one) => getComputedStyle(/** @type {Element} */ (one.parentElement), "::before").content);
  assert.equal(before, "none");
  await context.close();
});
