// The program in two parts (web/js/parts.js): the first answers exercises, the rest comes when it comes.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { faces } from "../../web/faces/faces.mjs";
import { card, dist, named, open_page, ready, says, site_and_browser } from "./support.mjs";

const world = site_and_browser();

/** @typedef {import("playwright-core").Page} Page */

/**
 * A first visit during which the rest of the program does not come by itself.
 * @param {(route: import("playwright-core").Route, request: number) => unknown} deed what becomes of each request for it
 */
async function without_rest(deed) {
  const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 } });
  let requests = 0;
  await context.route(named("workbook_rest.wasm"), (route) => void deed(route, (requests += 1)));
  const { page, faults } = await open_page(context, `${world.site.url}#/0/0.1`);
  await page.waitForSelector("html[data-ready=true]");
  return { context, page, faults, requests: () => requests };
}

/** @param {Page} page @param {string} typed */
async function check(page, typed) {
  const exercise = card(page, "0.1");
  await exercise.getByRole("textbox").fill(typed);
  await exercise.getByRole("button", { name: "Check", exact: true }).click();
}

const is_whole = (/** @type {Page} */ page) => page.evaluate(() => document.documentElement.dataset.whole === "true");

test("an exercise is answered before the rest of the program has come; then the canvas paints", async () => {
  /** @type {() => void} */
  let release = () => {};
  const gate = new Promise((resolve) => (release = () => resolve(undefined)));
  const { context, page, faults, requests } = await without_rest((route) => gate.then(() => route.continue()));
  assert.equal(await is_whole(page), false);
  await page.locator("#ch.ink-dom").waitFor();
  await check(page, "123.5");
  await says(card(page, "0.1"), /1 attempt/);
  await check(page, "124.3M");
  await says(card(page, "0.1"), /Right\. The answer is 124\.3 million parameters/);
  assert.equal(requests(), 1, "no deed had to wait for the rest");
  release();
  await ready(page);
  await page.locator("#ch.ink-canvas").waitFor();
  await says(card(page, "0.1"), /Right\. The answer is 124\.3 million parameters/);
  assert.equal(requests(), 1);
  assert.deepEqual(faults, []);
  await context.close();
});

/** Of issue 15, in bytes as sent in brotli. */
const MOST_BYTES = 420_000;

test("a first visit to a chapter takes at most 420 kB until its first exercise can be answered", async () => {
  const context = await world.browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  /** @type {Set<string>} */
  const asked = new Set();
  page.on("request", (request) => asked.add(new URL(request.url()).pathname));
  await context.route(named("workbook_rest.wasm"), (route) => route.abort());
  await page.goto(`${world.site.url}#/0/0.1`);
  await page.waitForSelector("html[data-ready=true]");
  await check(page, "124.3M");
  await says(card(page, "0.1"), /Right/);
  // The last two come when a while has passed, which on a busy machine is before the answer.
  const later = ["workbook_rest.wasm", "offline.js", "search.js", ...faces.filter(({ use }) => use === "late" || use === "canvas").map(({ file }) => `${file}.ttf`)];
  const paths = [...asked].map((path) => path.slice(new URL(world.site.url).pathname.length));
  const first = paths.filter((path) => /^(files\/|$)/.test(path) && !later.some((name) => named(name).test(path)));
  const sizes = first.map((path) => statSync(join(dist, `${path || "index.html"}.br`)).size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(first.length > 10 && total > 300_000, [...asked].join(" "));
  assert.ok(total <= MOST_BYTES, `${total} B: ${first.map((path, i) => `${path} ${sizes[i]}`).join(", ")}`);
  await context.close();
});

test("a deed that needs the rest before it has come brings it, and is done", async () => {
  const { context, page, requests } = await without_rest((route, request) => request > 1 && route.continue());
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("searchbox").fill("softmax");
  await page.getByRole("dialog").getByRole("link").first().waitFor();
  assert.equal(requests(), 2);
  await context.close();
});

test("a rest that the host does not have is named, answers are marked, and it is asked for again", async () => {
  const { context, page, requests } = await without_rest((route, request) =>
    request === 1 ? route.fulfill({ status: 404, body: "gone" }) : route.continue());
  await says(page.getByRole("alert"), /workbook_rest\.wasm.*404/);
  await check(page, "124.3M");
  await says(card(page, "0.1"), /Right\. The answer/);
  await ready(page);
  await page.locator("#ch.ink-canvas").waitFor();
  assert.equal(requests(), 2);
  await context.close();
});

test("who comes back with answers begins with all of the program", async () => {
  const { context, page } = await without_rest((route) => route.continue());
  await check(page, "124.3M");
  await says(card(page, "0.1"), /Saved in this browser/);
  await ready(page);
  await page.reload();
  await page.waitForSelector("html[data-ready=true]");
  assert.equal(await is_whole(page), true);
  await context.close();
});

test("the Lab opens and answers with its first part; a game brings the rest", async () => {
  const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 } });
  let requests = 0;
  await context.route(named("lab_rest.wasm"), (route) => ((requests += 1), route.continue()));
  const { page, faults } = await open_page(context, `${world.site.url}#/lab?v=1`);
  await ready(page);
  await says(page.getByRole("main"), /It fits, with/);
  await page.getByRole("textbox", { name: /^Users/ }).fill("4000");
  await says(page.getByRole("main"), /It does not fit/);
  assert.equal(requests, 0);
  await page.evaluate(() => location.assign("#/lab/fit-or-crash"));
  await page.getByRole("heading", { level: 1, name: /Fit or crash/ }).waitFor();
  await page.getByRole("button", { name: /fits|crash/i }).or(page.getByRole("radio")).first().waitFor();
  assert.equal(requests, 1);
  assert.deepEqual(faults.filter((fault) => !fault.includes("Synchronous XMLHttpRequest")), []);
  await context.close();
});
