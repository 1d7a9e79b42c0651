// Practice in the browser: what comes back, by the keyboard, over a reload, and what home shows of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, named, open_page, ready, says, site_and_browser, stored, visit } from "./support.mjs";

const world = site_and_browser();
const DAY_MS = 86_400_000;

/** @typedef {import("playwright-core").Page} Page */

/** A line of the log, so many days ago. @param {string} id @param {string} exercise @param {number} ago @param {object} [more] */
function line(id, exercise, ago, more = {}) {
  const utc_ms = Date.now() - ago * DAY_MS;
  return JSON.stringify({ v: 2, id, order: utc_ms, utc_ms, day: Math.floor(utc_ms / DAY_MS), what: "attempt", exercise, verdict: "right", ...more });
}

const SOLVED = ["0.1", "0.2", "4.1"].map((id) => line(id, id, 60));

/** Opens an address with these lines in the store. @param {string} hash @param {string[]} lines @param {object} [options] */
async function visit_with(hash, lines, options = {}) {
  const { context, page } = await visit(world, "#/", { timezoneId: "UTC", ...options });
  await page.evaluate((lines) => new Promise((resolve, reject) => {
    const request = indexedDB.open("transformer-math-workbook");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const change = request.result.transaction("events", "readwrite");
      for (const line of lines) change.objectStore("events").put({ id: JSON.parse(line).id, line });
      change.oncomplete = () => (request.result.close(), resolve(undefined));
    };
  }), lines);
  await page.close();
  const opened = await open_page(context, world.site.url + hash);
  await ready(opened.page);
  return { context, ...opened };
}

/** What the derivation of the exercise on the page says is right. @param {Page} page */
async function right_answer(page) {
  const exercise = page.getByRole("article").first();
  await exercise.getByText("Show derivation").click();
  await exercise.getByRole("button", { name: "Show all" }).click();
  const words = await exercise.locator("details").innerText();
  const [, answer] = /Answer:?\s*([^\n]*?\d[^\n]*)/.exec(words) ?? [];
  assert.ok(answer, words);
  return answer.trim().replace(/\.$/, "");
}

test("after the exercise on the home page, the way back leads to the start of the page, which is another one by then", async () => {
  const { context, page } = await visit(world, "#/", { viewport: { width: 1000, height: 500 } });
  const exercise = card(page, "0.1");
  await exercise.getByRole("textbox").first().fill("124.3M");
  await exercise.getByRole("textbox").first().press("Enter");
  const next = exercise.getByRole("button", { name: /^Next/ });
  await next.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => history.state?.top > 50);
  await next.click();
  await page.waitForFunction(() => location.hash.startsWith("#/0"));
  await page.goBack();
  await page.getByText(/Continue|Next new/).first().waitFor();
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  assert.equal(await page.evaluate(() => document.getElementById("scroller")?.scrollTop), 0);
  await context.close();
});

test("what is due comes one at a time, Enter leads on, and the answers are repetitions in the log", async () => {
  const { context, page, faults } = await visit_with("#/practice", SOLVED);
  await page.getByText("3 exercises, about 5 minutes.").waitFor();
  const asked = [];
  for (let i = 1; i <= 3; ++i) {
    await page.getByRole("meter", { name: `Exercise ${i} of 3` }).waitFor();
    assert.equal(await page.getByRole("article").count(), 1);
    const exercise = page.getByRole("article").first();
    asked.push((await exercise.getByRole("heading").first().innerText()).slice(0, 3));
    const right = await right_answer(page);
    const field = exercise.getByRole("textbox").first();
    await field.fill("1");
    await field.press("Enter");
    await says(exercise, /Saved in this browser/);
    await field.fill(right);
    await field.press("Enter");
    await says(exercise, "Right.");
    await field.press("Enter");
  }
  await page.getByRole("heading", { name: "How it went" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "How it went");
  assert.deepEqual([...asked].sort(), ["0.1", "0.2", "4.1"]);
  assert.notEqual(asked[0][0] + asked[1][0] + asked[2][0], "004");
  await page.getByText("0 of 3 were right at first.").waitFor();
  await page.waitForFunction(() => document.getElementById("saved")?.textContent === "Saved");
  const kinds = (await stored(page)).map((text) => JSON.parse(text)).filter(({ what }) => what === "review");
  assert.equal(kinds.length, 6);
  assert.ok(kinds.every(({ seed }) => seed > 0), "fresh numbers");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a practice that is left is taken up again, and the chapter is as it was", async () => {
  const { context, page, faults } = await visit_with("#/practice", SOLVED);
  const title = await page.getByRole("article").getByRole("heading").first().innerText();
  const id = title.slice(0, 3);
  await page.getByRole("article").getByRole("textbox").first().fill("12345");
  await page.evaluate((id) => (location.hash = `#/${id[0]}/${id}`), id);
  assert.equal(await card(page, id).getByRole("textbox").first().inputValue(), "");
  await page.goBack();
  await page.getByRole("meter", { name: "Exercise 1 of 3" }).waitFor();
  assert.equal(await page.getByRole("article").getByRole("textbox").first().inputValue(), "12345");
  await page.waitForFunction(() => document.getElementById("saved")?.textContent === "Saved");
  await page.reload();
  await ready(page);
  await page.getByRole("meter", { name: "Exercise 1 of 3" }).waitFor();
  assert.equal(await page.getByRole("article").getByRole("textbox").first().inputValue(), "12345", "the same numbers, and the draft");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a placement goes on where it was after a reload, at Back, and on the next day, when it asks", async () => {
  const { context, page, faults } = await visit_with("#/practice/placement", []);
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  const exercise = page.getByRole("article").first();
  await page.getByRole("button", { name: "I don’t know" }).click();
  await page.getByRole("meter", { name: "Exercise 2 of 6" }).waitFor();
  const title = await exercise.getByRole("heading").first().innerText();
  await exercise.getByRole("textbox").first().fill("77.7");
  await exercise.getByRole("textbox").first().press("Enter");
  await page.getByRole("button", { name: "Next: 3 of 6" }).waitFor();
  await page.reload();
  await ready(page);
  await page.getByRole("meter", { name: "Exercise 2 of 6" }).waitFor();
  assert.equal(await exercise.getByRole("heading").first().innerText(), title);
  assert.equal(await exercise.getByRole("textbox").first().inputValue(), "77.7");
  await page.getByRole("button", { name: "Next: 3 of 6" }).click();
  await page.getByRole("meter", { name: "Exercise 3 of 6" }).waitFor();
  await page.evaluate(() => (location.hash = "#/"));
  await page.getByRole("link", { name: "Go on with “Where to begin”: 2 of 6 done" }).waitFor();
  await page.goBack();
  await page.getByRole("meter", { name: "Exercise 3 of 6" }).waitFor();

  await page.clock.install({ time: Date.now() + DAY_MS });
  await page.reload();
  await ready(page);
  await page.getByText("You were here yesterday, and 2 of 6 are done.").waitFor();
  await page.getByRole("button", { name: "Go on", exact: true }).click();
  await page.getByRole("meter", { name: "Exercise 3 of 6" }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

/** Waits until what was kept of a practice is stored. @param {Page} page */
const kept = (page) => page.waitForFunction(() => {
  const { store } = /** @type {any} */ (globalThis).workbook;
  return !store.draftsGo && store.drafts.size === 0;
});

/** The tab is looked at again. @param {Page} page */
const seen = (page) => page.evaluate(() => void window.dispatchEvent(new Event("focus")));

/** By the keyboard: a tab behind another one paints too seldom for the pointer. @param {Page} page */
const pass = (page) => page.getByRole("button", { name: "I don’t know" }).press("Enter");

test("a tab that is looked at again shows how far another one is with a placement, sets it back nowhere, and shows its end", async () => {
  const { context, page: going, faults } = await visit_with("#/practice/placement", []);
  await going.getByRole("button", { name: "Begin", exact: true }).click();
  await going.getByRole("meter", { name: "Exercise 1 of 6" }).waitFor();
  await kept(going);
  const { page: looking, faults: more } = await open_page(context, `${world.site.url}#/practice/placement`);
  await ready(looking);
  await looking.getByRole("meter", { name: "Exercise 1 of 6" }).waitFor();
  for (const at of [2, 3]) {
    await pass(going);
    await going.getByRole("meter", { name: `Exercise ${at} of 6` }).waitFor();
    await kept(going);
    await seen(looking);
    await looking.getByRole("meter", { name: `Exercise ${at} of 6` }).waitFor();
    assert.equal(await looking.getByRole("article").getByRole("heading").first().innerText(), await going.getByRole("article").getByRole("heading").first().innerText());
    await looking.evaluate(() => (location.hash = "#/"));
    await looking.getByRole("link", { name: `Go on with “Where to begin”: ${at - 1} of 6 done` }).waitFor();
    await looking.goBack();
    await looking.getByRole("meter", { name: `Exercise ${at} of 6` }).waitFor();
    await kept(looking);
  }
  await seen(going);
  await going.reload();
  await ready(going);
  await going.getByRole("meter", { name: "Exercise 3 of 6" }).waitFor();
  for (let i = 3; i <= 6; i += 1) {
    await going.getByRole("meter", { name: `Exercise ${i} of 6` }).waitFor();
    await pass(going);
  }
  const end = (/** @type {Page} */ page) => page.getByText(/A good place to begin: /).first();
  await end(going).waitFor();
  await kept(going);
  await seen(looking);
  await end(looking).waitFor();
  assert.deepEqual([...faults, ...more], []);
  await context.close();
});

test("what is practised with the time told goes on in a new tab after the old one is gone, and the time away is told apart", async () => {
  const { context, page, faults } = await visit_with("#/practice/timed", SOLVED);
  await page.getByRole("button", { name: "Start the clock" }).click();
  await page.getByRole("button", { name: "Leave this one open" }).click();
  await page.getByRole("meter", { name: "Exercise 2 of 5" }).waitFor();
  const title = await page.getByRole("article").getByRole("heading").first().innerText();
  await page.waitForFunction(() => !(/** @type {any} */ (globalThis).workbook.store.draftsGo));
  await page.close();
  await new Promise((done) => setTimeout(done, 2000));
  const { page: other, faults: more } = await open_page(context, `${world.site.url}#/practice/timed`);
  await ready(other);
  await other.getByRole("meter", { name: "Exercise 2 of 5" }).waitFor();
  assert.equal(await other.getByRole("article").getByRole("heading").first().innerText(), title);
  for (let i = 2; i <= 5; ++i) {
    await other.getByRole("meter", { name: `Exercise ${i} of 5` }).waitFor();
    await other.getByRole("button", { name: "Leave this one open" }).press("Enter");
  }
  await other.getByText(/^It took \d+ seconds?\. Not counted is the time in between.*: ([2-9]|\d\d) seconds, from your last deed on it\.$/).waitFor();
  await other.reload();
  await ready(other);
  await other.getByText(/^It took/).waitFor(); // once more, and not another one
  assert.deepEqual([...faults, ...more], []);
  await context.close();
});

test("home says what is unfinished, due and new, and leads there", async () => {
  const slip = line("slip", "4.3", 1, { verdict: "slip", answer: "1", slip: "gb-for-gib" });
  const { context, page, faults } = await visit_with("#/", [...SOLVED, slip]);
  const today = page.getByRole("article", { name: "Today" });
  await today.getByRole("link", { name: "Continue with 4.3 What sharing saves" }).waitFor();
  await today.getByText("Last time: GB for GiB.").waitFor();
  await page.getByRole("link", { name: "4.3 What sharing saves, tried" }).waitFor();
  await page.getByRole("link", { name: /^0\.1 .*, solved, due again$/ }).waitFor();
  await page.getByRole("img", { name: /4 answers on 2 days of the last 16 weeks/ }).waitFor();
  await page.getByRole("link", { name: "GB for GiB" }).click();
  await page.getByText("Practised here: GB for GiB.").waitFor();
  assert.equal(await page.getByRole("article").count(), 1);
  await page.goBack();
  await today.getByRole("link", { name: "Due today: 3, about 5 minutes" }).click();
  await page.getByRole("meter", { name: "Exercise 1 of 4" }).waitFor(); // and the slip behind them
  assert.deepEqual(faults, []);
  await context.close();
});

test("the first words of a page that only the learner's log knows are not those of home", async () => {
  const context = await world.browser.newContext();
  await context.route(named("workbook.wasm"), (route) => setTimeout(() => void route.continue(), 1500));
  const { page } = await open_page(context, `${world.site.url}#/practice`);
  await page.waitForFunction(() => document.querySelector("#ch h1"));
  assert.equal(await page.locator("#ch h1").isVisible(), false);
  await ready(page);
  await page.getByRole("heading", { name: "Practice", level: 1 }).waitFor();
  await context.close();
});
