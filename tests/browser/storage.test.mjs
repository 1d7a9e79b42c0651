// The store that fails, waits, dies or is deleted: the work goes on, each cause is told in its own words, and what the
// page called saved is there afterwards.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, open_page, ready, says, site_and_browser, stored, visit, write_code } from "./support.mjs";

const world = site_and_browser();
const NAME = "transformer-math-workbook";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} [id] @param {string} [text] */
async function answer(page, id = "0.1", text = "124.3") {
  const exercise = card(page, id);
  await exercise.getByRole("textbox").fill(text);
  await exercise.getByRole("button", { name: "Check", exact: true }).click();
  return exercise;
}

/** A browser in which 0.1 was answered before. @param {object} [options] */
async function after_an_answer(options = {}) {
  const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const { page } = await open_page(context, `${world.site.url}#/0`);
  await ready(page);
  await says(await answer(page), "Saved in this browser.");
  await page.close();
  return context;
}

/** Requests that are never answered, while `hung` names their kind. */
function hang() {
  Object.assign(globalThis, { hung: sessionStorage.getItem("hung") ?? "" });
  for (const [prototype, name] of /** @type {[any, string][]} */ ([
    [IDBFactory.prototype, "open"], [IDBObjectStore.prototype, "getAll"], [IDBObjectStore.prototype, "put"],
  ])) {
    const own = prototype[name];
    prototype[name] = function (/** @type {any[]} */ ...values) {
      return /** @type {any} */ (globalThis).hung === name ? {} : own.apply(this, values);
    };
  }
}

for (const kind of ["open", "getAll"]) {
  test(`a store whose ${kind} does not answer keeps nobody from working, and takes part when it comes`, async () => {
    const context = await after_an_answer();
    const page = await context.newPage();
    await page.addInitScript(hang);
    await page.addInitScript((kind) => Object.assign(globalThis, { hung: kind }), kind);
    await page.goto(`${world.site.url}#/0`);
    await ready(page);
    await says(page.locator("body > [role=alert]"), /storage does not answer\. Nothing is saved yet/);
    const exercise = await answer(page, "0.2", "162M");
    await says(exercise, "Not saved.");
    await says(page.getByRole("main"), /storage does not answer\. Nothing is saved yet/);
    await page.evaluate(() => Object.assign(globalThis, { hung: "" }));
    await page.getByRole("button", { name: "Try again" }).click();
    await says(exercise, "Saved in this browser.");
    await card(page, "0.1").getByText("Done", { exact: true }).waitFor();
    assert.equal((await stored(page)).length, 2);
    await context.close();
  });
}

test("a write that does not end is told after 5 s, and tried again by itself", async () => {
  const context = await world.browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(hang);
  await page.goto(`${world.site.url}#/0`);
  await ready(page);
  await page.evaluate(() => Object.assign(globalThis, { hung: "put" }));
  const exercise = await answer(page);
  await says(exercise, "1 attempt. Saving.");
  await says(page.getByRole("main"), /storage does not answer/);
  await page.evaluate(() => Object.assign(globalThis, { hung: "" }));
  await says(exercise, "Saved in this browser.");
  assert.equal((await stored(page)).length, 1);
  await context.close();
});

test("a store that another tab of an older build holds is waited for", async () => {
  const context = await world.browser.newContext();
  const older = await context.newPage();
  await older.goto(`${world.site.url}assets/icon.svg`);
  await older.evaluate((name) => new Promise((resolve) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("events", { keyPath: "id" });
    request.onsuccess = () => resolve(Object.assign(globalThis, { kept: request.result }) && undefined);
  }), NAME);
  const { page } = await open_page(context, `${world.site.url}#/0`);
  await ready(page);
  await says(page.getByRole("main"), /another tab with an older version/);
  const exercise = await answer(page);
  await says(exercise, "Not saved.");
  await older.close();
  await says(exercise, "Saved in this browser.");
  await context.close();
});

test("a newer build in another tab leaves this one to read: it says so, and harms nothing", async () => {
  const { context, page } = await visit(world, "#/0");
  await says(await answer(page), "Saved in this browser.");
  const newer = await context.newPage();
  await newer.goto(`${world.site.url}assets/icon.svg`);
  await newer.evaluate((name) => new Promise((resolve) => {
    const request = indexedDB.open(name, 9);
    request.onsuccess = () => (request.result.close(), resolve(undefined));
  }), NAME);
  await says(page.getByRole("main"), /newer version of the workbook/);
  await says(await answer(page, "0.2", "162M"), "Not saved.");
  assert.equal((await stored(newer)).length, 1);
  const { page: late } = await open_page(context, `${world.site.url}#/0`);
  await ready(late);
  await says(late.getByRole("main"), /newer version of the workbook/);
  await card(late, "0.1").getByText("Done", { exact: true }).waitFor();
  await context.close();
});

/** @param {Page} page */
async function start_over(page) {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Start over" }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Delete my progress" }).click();
}

test("what a newer build has stored is not said to be deleted, nor copied, nor added to", async () => {
  const { context, page } = await visit(world, "#/0");
  await says(await answer(page), "Saved in this browser.");
  await page.evaluate((name) => new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      const transaction = request.result.transaction("events", "readwrite");
      transaction.objectStore("events").put({ id: "n", line: '{"v":9,"id":"n","utc_ms":5,"day":1,"what":"attempt"}' });
      transaction.oncomplete = resolve;
    };
  }), NAME);
  await page.reload();
  await ready(page);
  await page.getByRole("button", { name: "Settings" }).click();
  await says(page.getByRole("dialog", { name: "Settings" }), /This version only reads it/);
  await page.getByRole("button", { name: "Start over" }).click();
  const dialog = page.getByRole("dialog", { name: "Start over?" });
  await says(dialog, /This version only reads it/);
  assert.deepEqual(await dialog.getByRole("button").allTextContents(), ["Close"]);
  assert.equal((await stored(page)).length, 2);
  await context.close();
});

test("a deletion that the store refuses is told and done later; what is answered and typed after it is stored at once, and stays", async () => {
  const { context, page } = await visit(world, "#/0");
  await says(await answer(page), "Saved in this browser.");
  await page.evaluate(() => {
    const own = IDBObjectStore.prototype.clear;
    Object.assign(globalThis, { full: true });
    IDBObjectStore.prototype.clear = function () {
      if (/** @type {any} */ (globalThis).full) throw new DOMException("full", "QuotaExceededError");
      return own.call(this);
    };
  });
  await start_over(page);
  const failed = page.getByRole("dialog", { name: "Your progress could not be deleted yet" });
  await says(failed, /after a reload it is all there again/);
  await failed.getByRole("button", { name: "Close" }).click();
  await says(page.getByRole("main"), /could not be deleted from this browser’s storage yet/);
  await says(await answer(page, "0.2", "162M"), "Saved in this browser.");
  await card(page, "0.1").getByRole("textbox").first().fill("12*");
  assert.deepEqual((await stored(page)).map((line) => JSON.parse(line).exercise).sort(), ["0.1", "0.2"], "old and new");
  await page.waitForFunction(() => /** @type {any} */ (globalThis).workbook.store.drafts.size === 0);
  assert.equal((await stored(page, "drafts")).filter((line) => line.includes("12*")).length, 1, "what was typed");
  // A tab that is killed now loses neither: another one finds both.
  const other = await context.newPage();
  await other.goto(`${world.site.url}#/0`);
  await ready(other);
  assert.equal(await card(other, "0.1").getByRole("textbox").first().inputValue(), "12*");
  await says(card(other, "0.2"), /1 attempt/);
  await other.close();
  await page.evaluate(() => Object.assign(globalThis, { full: false }));
  await page.getByRole("button", { name: "Try again" }).click();
  await says(card(page, "0.2"), "Saved in this browser.");
  await page.waitForFunction(() => !(/** @type {any} */ (globalThis).workbook.store.clearing));
  assert.deepEqual((await stored(page)).map((line) => JSON.parse(line).exercise), ["0.2"]);
  await page.reload();
  await ready(page);
  await says(card(page, "0.1"), "No attempts yet.");
  await says(card(page, "0.2"), /1 attempt/);
  assert.equal(await card(page, "0.1").getByRole("textbox").first().inputValue(), "12*");
  await context.close();
});

test("a connection that has died is opened again, and nobody need know", async () => {
  const { context, page } = await visit(world, "#/0");
  await page.evaluate(() => /** @type {any} */ (globalThis).workbook.store.database.close());
  await says(await answer(page), "Saved in this browser.");
  assert.equal((await stored(page)).length, 1);
  await context.close();
});

/** Each deletes what the page has stored, while it is open. @type {Record<string, (page: Page) => Promise<unknown>>} */
const deleters = {
  "the browser's own button": async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Storage.clearDataForOrigin", { origin: new URL(world.site.url).origin, storageTypes: "all" });
  },
  "deleteDatabase": async (page) => {
    const other = await page.context().newPage();
    await other.goto(`${world.site.url}assets/icon.svg`);
    await other.evaluate((name) => new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve)), NAME);
  },
};
for (const [how, remove] of Object.entries(deleters)) {
  test(`what ${how} deletes while the page is open is written back, and that is said`, async () => {
    const { context, page } = await visit(world, "#/0");
    await says(await answer(page), "Saved in this browser.");
    await remove(page);
    await says(page.getByRole("main"), /deleted in the browser while the page was open/);
    await says(await answer(page, "0.2", "162M"), "Saved in this browser.");
    await page.reload();
    await ready(page);
    await card(page, "0.1").getByText("Done", { exact: true }).waitFor();
    assert.equal((await stored(page)).length, 2);
    await context.close();
  });
}

test("rows that hold no line are told, and keep nobody from starting", async () => {
  const { context, page } = await visit(world, "#/0");
  await says(await answer(page), "Saved in this browser.");
  await page.evaluate((name) => new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      const transaction = request.result.transaction("events", "readwrite");
      for (const row of [{ id: "x" }, { id: "y", line: 5 }, { id: "z", line: 5n }]) transaction.objectStore("events").put(row);
      transaction.oncomplete = resolve;
    };
  }), NAME);
  await page.reload();
  await ready(page);
  await says(page.getByRole("main"), /3 saved entries could not be read/);
  await card(page, "0.1").getByText("Done", { exact: true }).waitFor();
  await context.close();
});

test("where the browser gives no channel between tabs, and none to a private window, it is said or done without", async () => {
  const context = await world.browser.newContext();
  await context.addInitScript(() => {
    Object.assign(globalThis, { BroadcastChannel: class { constructor() { throw new DOMException("no", "SecurityError"); } } });
  });
  const { page } = await open_page(context, `${world.site.url}#/0`);
  await ready(page);
  await says(await answer(page), "Saved in this browser.");
  const private_page = await context.newPage();
  await private_page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException("no mutations", "InvalidStateError"); };
  });
  await private_page.goto(`${world.site.url}#/0`);
  await ready(private_page);
  await says(private_page.getByRole("main"), /private window/);
  await context.close();
});

test("the browser is asked to keep the progress after the first answer is saved, and its answer is in the settings", async () => {
  const context = await world.browser.newContext();
  await context.addInitScript(() => {
    const seen = { asked: 0 };
    Object.assign(globalThis, { seen });
    StorageManager.prototype.persisted = async () => seen.asked > 0;
    StorageManager.prototype.persist = async () => ((seen.asked += 1), true);
  });
  const { page } = await open_page(context, `${world.site.url}#/0`);
  await ready(page);
  const asked = () => page.evaluate(() => /** @type {any} */ (globalThis).seen.asked);
  await page.getByRole("button", { name: "Settings" }).click();
  await says(page.getByRole("dialog"), /may delete it when space is short\. Some browsers forget/);
  await page.keyboard.press("Escape");
  assert.equal(await asked(), 0);
  await says(await answer(page), "Saved in this browser.");
  await page.waitForFunction(() => /** @type {any} */ (globalThis).seen.asked === 1);
  await says(await answer(page, "0.2", "162M"), "Saved in this browser.");
  await page.getByRole("button", { name: "Settings" }).click();
  await says(page.getByRole("dialog"), /has promised to keep it/);
  assert.equal(await asked(), 1);
  await context.close();
});

test("what is checked in the moment of leaving is kept", async () => {
  const { context, page } = await visit(world, "#/0");
  const times = 6;
  for (let i = 0; i < times; i += 1) {
    await card(page, "0.1").getByRole("textbox").fill(String(100 + i));
    await Promise.all([
      page.waitForURL(/icon/),
      card(page, "0.1").evaluate((element) => {
        /** @type {HTMLElement} */ (element.querySelector("button[data-primary]")).click();
        location.href = "assets/icon.svg";
      }),
    ]);
    await page.goto(`${world.site.url}#/0`);
    await ready(page);
  }
  const answers = (await stored(page)).map((line) => JSON.parse(line).answer).sort();
  assert.deepEqual(answers, Array.from({ length: times }, (_, i) => String(100 + i)));
  await context.close();
});

test("a tab that has missed a message shows the same once it is looked at, and so does one from the back-forward cache", async () => {
  const context = await world.browser.newContext();
  await context.addInitScript(() => { BroadcastChannel.prototype.postMessage = () => {}; });
  const { page: one } = await open_page(context, `${world.site.url}#/0`);
  await ready(one);
  const { page: other } = await open_page(context, `${world.site.url}#/0`);
  await ready(other);
  await says(await answer(one), "Saved in this browser.");
  await other.evaluate(() => window.dispatchEvent(new Event("focus")));
  await card(other, "0.1").getByText("Done", { exact: true }).waitFor({ timeout: 1000 });
  await other.goto(`${world.site.url}assets/icon.svg`);
  await says(await answer(one, "0.2", "163.3B"), /attempt\. Saved in this browser/);
  await other.goBack();
  await ready(other);
  await says(card(other, "0.2"), /1 attempt\./);
  await context.close();
});

test("what is typed and not checked is there after a chapter, a reload and in a new tab", async () => {
  const { context, page } = await visit(world, "#/0");
  await card(page, "0.1").getByRole("textbox").fill("12*12*");
  await write_code(card(page, "0.5"), "// half done");
  await page.goto(`${world.site.url}#/4`);
  await card(page, "4.1").getByRole("textbox").first().fill("2*32*");
  await page.goto(`${world.site.url}#/0`);
  await card(page, "0.1").waitFor();
  await page.reload();
  await ready(page);
  const value = (/** @type {Page} */ where, /** @type {string} */ id) => card(where, id).locator("input[type=text],textarea").first().inputValue();
  assert.equal(await value(page, "0.1"), "12*12*");
  await page.close();
  const { page: next } = await open_page(context, `${world.site.url}#/4`);
  await ready(next);
  assert.equal(await value(next, "4.1"), "2*32*");
  await next.goto(`${world.site.url}#/0`);
  await card(next, "0.5").waitFor();
  assert.equal(await value(next, "0.5"), "// half done");
  await context.close();
});

test("what is typed in one tab shows on the same card of another within a second, unless something else is typed there", async () => {
  const context = await world.browser.newContext();
  const [{ page: one }, { page: other }] = [await open_page(context, `${world.site.url}#/0`), await open_page(context, `${world.site.url}#/0`)];
  const field = (/** @type {Page} */ page) => card(page, "0.1").getByRole("textbox");
  const shows = (/** @type {Page} */ page, /** @type {string} */ text) =>
    page.waitForFunction((wanted) => /** @type {HTMLInputElement} */ (document.querySelector("[data-place='0.1'] input[type=text]")).value === wanted, text, { timeout: 1000 });
  await Promise.all([ready(one), ready(other)]);
  await field(one).fill("12*12*");
  await shows(other, "12*12*");
  await field(other).fill("12*12*768^2");
  await one.waitForTimeout(1000);
  assert.equal(await field(one).inputValue(), "12*12*", "what was typed there stays");
  await write_code(card(one, "0.5"), "// half done");
  await other.waitForFunction(() => document.querySelector("[data-place='0.5'] textarea").value === "// half done", undefined, { timeout: 1000 });
  await context.close();
});
