// The Lab: its page, its address, and that nothing of it is fetched before it is opened.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_page, ready, says, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
const hash = (page) => new URL(page.url()).hash;

test("from the home page to an answer, and every change is in the address and undone by Back", async () => {
  const { context, page, faults } = await visit(world, "");
  await page.getByRole("link", { name: "Open the Lab" }).click();
  await page.getByRole("heading", { level: 1, name: "The Lab" }).waitFor();
  await says(page.getByRole("main"), /It fits, with/);
  await page.getByRole("textbox", { name: "Users at once" }).fill("4000");
  await says(page.getByRole("main"), /It does not fit/);
  assert.match(hash(page), /users=4000/);
  await page.getByRole("combobox", { name: "Format of the weights" }).selectOption("FP8");
  assert.match(hash(page), /weights=FP8/);
  await page.goBack();
  await page.waitForFunction(() => !location.hash.includes("FP8"));
  assert.equal(await page.getByRole("combobox", { name: "Format of the weights" }).inputValue(), "BF16");
  await page.goBack();
  await says(page.getByRole("main"), /It fits, with/);
  assert.equal(await page.getByRole("textbox", { name: "Users at once" }).inputValue(), "1");
  assert.deepEqual(faults, []);
  await context.close();
});

test("what does not fit is told what would do, and one press does it", async () => {
  const { context, page } = await visit(world, "#/lab?v=1&model=llama-3-70b&card=h100");
  await says(page.getByRole("main"), /It does not fit/);
  await page.getByRole("button", { name: "2 cards", exact: true }).click();
  await says(page.getByRole("main"), /It fits, with/);
  assert.equal(await page.getByRole("textbox", { name: "Cards" }).inputValue(), "2");
  await context.close();
});

test("what was copied is said where it is seen, for a moment; where nothing can be copied, what came instead", async () => {
  const { context, page } = await visit(world, "#/lab");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const copy = page.getByRole("button", { name: "Copy the link", exact: true });
  await copy.click();
  await page.locator("#notice", { hasText: "Link copied." }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  await page.waitForFunction(() => document.getElementById("notice")?.textContent === "");
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
  });
  const [file] = await Promise.all([page.waitForEvent("download"), copy.click()]);
  assert.equal(file.suggestedFilename(), "lab.txt");
  await page.locator("#notice", { hasText: "lab.txt was saved instead" }).waitFor();
  await context.close();
});

test("fields stand side by side where there is room", async () => {
  const { context, page } = await visit(world, "#/lab");
  const top = async (/** @type {string} */ name) => (await page.getByRole("textbox", { name }).boundingBox())?.y;
  await says(page.getByRole("main"), /It fits, with/);
  await page.waitForFunction(() => document.getAnimations().length === 0); // what comes glides to its place
  assert.equal(await top("Users at once"), await top("Context of each user, tokens"));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForFunction(() => document.documentElement.clientWidth === 390);
  assert.ok(/** @type {number} */ (await top("Context of each user, tokens")) !== await top("Users at once"));
  await context.close();
});

test("each answer unfolds its symbols, its steps with numbers, and where it is taught", async () => {
  const { context, page } = await visit(world, "#/lab");
  await page.locator("summary", { hasText: "Weights: 16.06 GB (14.96 GiB)" }).click();
  await page.getByRole("table", { name: "Symbols" }).waitFor();
  await page.getByRole("link", { name: "3.2 Weights to serve", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: /Memory/ }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "The Lab" }).waitFor();
  await page.getByRole("table", { name: "Symbols" }).waitFor();
  await context.close();
});

test("a change is explained against the pin, in words and signs", async () => {
  const { context, page } = await visit(world, "#/lab?v=1&model=llama-3-8b&card=h100&users=16");
  await page.getByRole("button", { name: "Pin this", exact: true }).click();
  await page.getByRole("textbox", { name: "Users at once" }).fill("32");
  const changes = page.getByRole("table", { name: "What changed, the largest change first" });
  await changes.getByRole("row", { name: /Reading caches.*100% more/ }).first().waitFor();
  await context.close();
});

test("a plot is read by arrows, by pointing and by a tap, and is saved", async () => {
  const { context, page, faults } = await visit(world, "#/lab");
  const range = page.getByRole("slider", { name: /^Read the curves at/ });
  await range.focus();
  await page.keyboard.press("End");
  await says(page.getByRole("main"), /At 1,024 users: weights and KV caches 565\.8 GB/);
  assert.match((await range.getAttribute("aria-valuetext")) ?? "", /At 1,024 users/);
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (
    await page.getByRole("img", { name: /^Memory of each card/ }).boundingBox());
  await page.mouse.move(box.x + 56, box.y + 80);
  await says(page.getByRole("main"), /At 1 user: weights and KV caches/);
  await page.mouse.click(box.x + box.width - 12, box.y + 80);
  await says(page.getByRole("main"), /At 1,024 users: weights and KV caches/);
  assert.ok(!hash(page).includes("users="), "to read is no change");
  await page.getByRole("combobox", { name: "Plot over" }).selectOption("Context of each user, tokens");
  await says(page.getByRole("main"), /: weights and KV caches [\d.]/);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as SVG" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "lab-memory-over-tokens.svg");
  assert.deepEqual(faults, []);
  await context.close();
});

test("the plot is in the address: Back undoes the choice, and who gets the link sees the same plot", async () => {
  const { context, page, faults } = await visit(world, "#/lab");
  const which = page.getByRole("combobox", { name: "Plot", exact: true });
  await which.selectOption("Roofline: decoding and reading a prompt");
  await page.waitForFunction(() => location.hash.endsWith("plot=roof"));
  await page.getByRole("combobox", { name: "Plot over" }).selectOption("Cards");
  await page.waitForFunction(() => location.hash.endsWith("plot=roof&over=cards"));
  const address = hash(page);
  await page.goBack();
  await page.waitForFunction(() => location.hash.endsWith("plot=roof"));
  await page.waitForFunction(() => /** @type {HTMLSelectElement[]} */ ([...document.querySelectorAll("select")])
    .some((one) => one.value === "users"));
  await page.goBack();
  await page.getByRole("img", { name: /^Memory of each card/ }).waitFor();
  assert.equal(await which.inputValue(), "memory");
  assert.deepEqual(faults, []);
  await context.close();
  const other = await visit(world, address);
  await other.page.getByRole("img", { name: /^Roofline/ }).waitFor();
  assert.equal(await other.page.getByRole("combobox", { name: "Plot over" }).inputValue(), "cards");
  await other.context.close();
});

test("a handle that is pulled is one step, and Back undoes it", async () => {
  const { context, page } = await visit(world, "#/lab");
  await page.locator("summary", { hasText: "Drag the main numbers" }).click();
  const range = page.getByRole("slider", { name: /^Users at once/ });
  await range.scrollIntoViewIfNeeded();
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await range.boundingBox());
  const entries = await page.evaluate(() => history.length);
  await page.mouse.move(box.x + 8, box.y + box.height / 2);
  await page.mouse.down();
  for (const share of [0.2, 0.4, 0.6]) await page.mouse.move(box.x + share * box.width, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(() => /users=\d\d/.test(location.hash));
  assert.equal(await page.evaluate(() => history.length), entries + 1);
  await page.goBack();
  await page.waitForFunction(() => !location.hash.includes("users="));
  assert.equal(await page.getByRole("textbox", { name: "Users at once" }).inputValue(), "1");
  await context.close();
});

test("the Lab is as it was left when one comes back by a link, and the pin comes with the address", async () => {
  const { context, page } = await visit(world, "#/lab");
  await page.getByRole("button", { name: "Pin this", exact: true }).click();
  await page.getByRole("textbox", { name: "Users at once" }).fill("32");
  await page.waitForFunction(() => location.hash.includes("pin.users="));
  const address = page.url();
  await page.evaluate(() => (location.hash = "#/4"));
  await page.getByRole("heading", { level: 1, name: /KV|Cache/i }).waitFor();
  await page.evaluate(() => (location.hash = "#/lab"));
  await page.getByRole("heading", { level: 1, name: "The Lab" }).waitFor();
  await page.waitForFunction(() => location.hash.includes("users=32"));
  await context.close();
  const other = await visit(world, new URL(address).hash);
  await says(other.page.getByRole("main"), /What changed since the pin/);
  await other.context.close();
});

test("whether it fits is seen with the fields without scrolling, on a laptop and on a phone", async () => {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    const { context, page } = await visit(world, "#/lab", { viewport });
    const status = page.getByText(/It fits, with/).first();
    const box = /** @type {{y: number, height: number}} */ (await status.boundingBox());
    assert.ok(box.y + box.height <= viewport.height, `${viewport.width} px: ${box.y}`);
    await context.close();
  }
});

test("a chapter's visit fetches nothing of the Lab; the Lab is fetched when it is opened", async () => {
  const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => void (/\/lab-\w+\.(js|wasm)$/.test(request.url()) && asked.push(request.url())));
  await page.goto(`${world.site.url}#/4`);
  await ready(page);
  assert.deepEqual(asked, []);
  await page.goto(`${world.site.url}#/lab`);
  await says(page.getByRole("main"), /It fits, with/);
  assert.ok(asked.length >= 2, asked.join());
  await context.close();
});

test("a Lab that does not come says so, and is tried again", async () => {
  const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.route(/\/lab-\w+\.wasm$/, (route) => route.abort());
  const { page } = await open_page(context, `${world.site.url}#/lab`);
  await ready(page);
  await says(page.getByRole("main"), /The Lab could not be loaded/);
  await context.unroute(/\/lab-\w+\.wasm$/);
  await page.getByRole("button", { name: "Try again" }).click();
  await says(page.getByRole("main"), /It fits, with/);
  await context.close();
});

for (const [name, options] of /** @type {[string, object][]} */ ([
  ["a phone of 360 px", { viewport: { width: 360, height: 780 } }],
  ["the plain page of a phone", { viewport: { width: 360, height: 780 }, forcedColors: "active" }],
])) {
  test(`on ${name} nothing reaches beyond the edge, and every field has its name`, async () => {
    const { context, page } = await visit(world, "#/lab?v=1&model=deepseek-v3&card=h200&users=64&cards=8", options);
    await says(page.getByRole("main"), /fit/);
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll("#ch input, #ch select, #ch button, #ch summary")]
        .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().right > innerWidth + 1)
        .map((one) => one.textContent || one.id));
    assert.deepEqual(beyond, []);
    for (const field of await page.locator("#ch :is(input[type=text], select)").all())
      assert.notEqual(await field.evaluate((one) => /** @type {HTMLInputElement} */ (one).labels?.[0]?.textContent ?? ""), "");
    await context.close();
  });
}
