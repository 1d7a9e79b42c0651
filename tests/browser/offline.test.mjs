// Without a network: what is kept after the first visit, all of it when it is wanted, new builds, and the way out.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { card, dist, launch, open_page, ready, says, serve, stored, write_code } from "./support.mjs";

/** @typedef {import("playwright-core").Page} Page */

const NEXT = "ffffffff";

/** @type {{browser: import("playwright-core").Browser}} */
const world = /** @type {any} */ ({});
before(async () => void (world.browser = await launch()));
after(() => world.browser.close());

/** A host whose next build can be put there: the same files, under another name of the build. */
async function host() {
  const { build } = JSON.parse(await readFile(join(dist, "version.json"), "utf8"));
  const host = { url: "", next: false, broken: false, close: () => {} };
  const changing = /^\/(index\.html|service-worker\.js|version\.json)?(\?.*)?$/;
  Object.assign(host, await serve((request, response) => {
    const [, name] = changing.exec(request.url ?? "") ?? [];
    if (host.broken && name === "service-worker.js") return response.writeHead(404).end("gone"), true;
    if (!host.next || !changing.test(request.url ?? "")) return false;
    const type = name?.endsWith(".js") ? "text/javascript" : name?.endsWith(".json") ? "application/json" : "text/html";
    void readFile(join(dist, name ?? "index.html"), "utf8").then((text) => response.setHeader("Content-Type", type).end(text.replaceAll(build, NEXT)));
    return true;
  }));
  return host;
}

/** Waits until the page is kept. @param {Page} page */
const kept = (page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
});

/** @param {string} url @param {string} hash */
async function visitor(url, hash) {
  const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 }, keeps: true });
  const { page, faults } = await open_page(context, url + hash);
  await ready(page);
  await kept(page);
  return { context, page, faults };
}

/** @param {Page} page @param {string} id @param {string} answer */
async function give(page, id, answer) {
  await card(page, id).getByRole("textbox").first().fill(answer);
  await card(page, id).getByRole("button", { name: "Check", exact: true }).click();
}

test("after the first visit every chapter, the search and the settings work with the network off, and answers are kept", async () => {
  const site = await host();
  const { context, page, faults } = await visitor(site.url, "#/0");
  site.close();
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await give(page, "0.1", "124.3M");
  await card(page, "0.1").getByText("Done", { exact: true }).waitFor();
  await says(card(page, "0.1"), "Saved in this browser.");
  for (let chapter = 1; chapter < 10; chapter += 1) {
    await page.evaluate((number) => (location.hash = `#/${number}`), chapter);
    await card(page, `${chapter}.1`).waitFor();
  }
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("searchbox").fill("kv cache");
  await page.locator("#search li").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Settings" }).click();
  await says(page.locator("#offline"), /Every chapter works without a network.*MB in all/);
  await page.keyboard.press("Escape");
  await page.goto(`${site.url}?from=a-course#/0/0.5`);
  await ready(page);
  await card(page, "0.5").locator("textarea").fill("function paramCount(d, L, V) { return 12 * L * d * d + V * d; }");
  await card(page, "0.5").getByRole("button", { name: "Run and check" }).click();
  await says(card(page, "0.5"), /All \d+ tests pass/);
  assert.deepEqual(faults.filter((one) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(one)), []);
  await context.close();
});

test("\"Keep all of it offline\" says how much it is and fetches it: then the editor and Python work without a network", async () => {
  const site = await host();
  const { context, page } = await visitor(site.url, "#/1");
  await page.getByRole("button", { name: "Settings" }).click();
  await says(page.locator("#offline"), /first used: [1-9]\.\d MB/);
  await page.getByRole("button", { name: "Keep all of it offline" }).click();
  await says(page.locator("#offline"), "All of it is kept");
  assert.equal(await page.getByRole("button", { name: "Keep all of it offline" }).isVisible(), false);
  await page.keyboard.press("Escape");
  site.close();
  await context.setOffline(true);
  await page.goto(`${site.url}#/0/0.5`);
  await page.reload();
  await ready(page);
  await card(page, "0.5").getByRole("button", { name: "Write in Python" }).click();
  await write_code(card(page, "0.5"), "def paramCount(d, L, V):\n    return 12 * L * d ** 2 + V * d\n");
  await page.keyboard.press("Control+Enter");
  await card(page, "0.5").getByText(/All \d+ tests pass/).first().waitFor({ timeout: 40_000 });
  await context.close();
});

test("a new build is offered, not forced; after the reload it is there, and answers and drafts with it, in every tab", async () => {
  const site = await host();
  const { context, page } = await visitor(site.url, "#/0");
  const other = await context.newPage();
  await other.goto(`${site.url}#/1`);
  await ready(other);
  await other.waitForTimeout(2500); // the other tab tends its worker, too
  await give(page, "0.1", "124.3M");
  await says(card(page, "0.1"), "Saved in this browser.");
  await card(page, "0.2").getByRole("textbox").first().fill("a draft");
  site.next = true;
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
  await says(page.locator("#notice"), /A new version of the workbook is here\. Your answers and drafts stay/);
  assert.notEqual(await page.locator("html").getAttribute("data-build"), NEXT);
  await page.evaluate(() => (location.hash = "#/3"));
  await card(page, "3.1").waitFor();
  assert.equal((await stored(page)).length > 0, true, "the old build works on");
  await page.evaluate(() => (location.hash = "#/0"));
  await card(page, "0.2").waitFor();
  await page.reload();
  await ready(page);
  assert.notEqual(await page.locator("html").getAttribute("data-build"), NEXT, "a reload alone forces nothing");
  await page.locator("#notice button").click();
  await page.waitForSelector(`html[data-build="${NEXT}"][data-ready=true]`, { timeout: 30_000 });
  await card(page, "0.1").getByText("Done", { exact: true }).waitFor();
  assert.equal(await card(page, "0.2").getByRole("textbox").first().inputValue(), "a draft");
  await says(other.locator("#notice"), /A new version of the workbook is here/);
  await context.close();
  site.close();
});

/** What a system does with a file that is shared to the installed page, as its manifest says. @param {Page} page @param {string} text */
async function share(page, text) {
  const manifest = await page.evaluate(async () => {
    const { href } = /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=manifest]"));
    const { share_target } = await (await fetch(href)).json();
    return { ...share_target, action: new URL(share_target.action, href).href };
  });
  await page.goto("about:blank"); // the page itself may send no form
  const { action, method, enctype, params } = manifest;
  await page.setContent(`<form id="share" action="${action}" method="${method}" enctype="${enctype}"><input type="file" name="${params.files[0].name}"></form>`);
  await page.locator("#share input").setInputFiles({ name: "copy.jsonl", mimeType: "application/jsonl", buffer: Buffer.from(text) });
  await Promise.all([page.waitForNavigation(), page.evaluate(() => /** @type {HTMLFormElement} */ (document.getElementById("share")).submit())]);
  await ready(page);
}

test("a copy of the progress that is shared to the page is shown before it is taken, once, and what is no copy is told", async () => {
  const site = await host();
  const { context, page, faults } = await visitor(site.url, "#/0");
  await share(page, '{"v":1,"id":"s","utc_ms":5,"day":1,"what":"attempt","exercise":"0.1","verdict":"right","answer":"124.3M"}');
  const dialog = page.getByRole("dialog", { name: /file/ });
  await says(dialog, "1 new event, 0 known, 0 unreadable.");
  assert.equal(page.url().includes("shared"), false, "a reload asks no more");
  assert.equal((await stored(page)).length, 0, "nothing is taken before it is said");
  await dialog.getByRole("button", { name: "Add to my progress" }).click();
  await says(dialog, "Undo");
  assert.equal((await stored(page)).length, 1);
  await page.reload();
  await ready(page);
  await page.waitForTimeout(2500);
  assert.equal(await dialog.count(), 0);
  await share(page, "a shopping list");
  await says(dialog, "This file holds no progress of the workbook.");
  await page.goto(`${site.url}?shared#/1`);
  await ready(page);
  await page.waitForFunction(() => !location.search);
  assert.equal(new URL(page.url()).hash, "#/1", "without a file the page is as ever");
  assert.deepEqual(faults, []);
  await context.close();
  site.close();
});

test("?fresh goes past a kept page and forgets it, and what was answered stays", async () => {
  const site = await host();
  const { context, page } = await visitor(site.url, "#/0");
  await give(page, "0.1", "124.3M");
  await says(card(page, "0.1"), "Saved in this browser.");
  await page.evaluate(async () => {
    // A kept page that is broken.
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (/index\.html/.test(request.url)) await cache.put(request, new Response("<h1>broken</h1>", { headers: { "Content-Type": "text/html" } }));
      }
    }
  });
  await page.reload();
  await page.getByRole("heading", { name: "broken" }).waitFor();
  site.broken = true; // and the host has no worker to offer now
  await page.goto(`${site.url}?fresh#/0`);
  await ready(page);
  await page.waitForFunction(() => location.search === "");
  await ready(page);
  await card(page, "0.1").getByText("Done", { exact: true }).waitFor();
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length), 0);
  await context.close();
  site.close();
});

test("a reader who saves data keeps nothing unasked; a host without the worker leaves a page that works", async () => {
  const site = await host();
  site.broken = true;
  const context = await world.browser.newContext({ keeps: true });
  const { page } = await open_page(context, `${site.url}#/0`);
  await ready(page);
  await page.waitForTimeout(3000);
  assert.equal(await page.locator("#offline-part").isVisible(), false);
  await give(page, "0.1", "124.3M");
  await card(page, "0.1").getByText("Done", { exact: true }).waitFor();
  await context.close();
  site.broken = false;
  const saving = await world.browser.newContext({ keeps: true });
  await saving.addInitScript(() => Object.defineProperty(navigator, "connection", { get: () => ({ saveData: true }) }));
  const { page: sparing } = await open_page(saving, `${site.url}#/0`);
  await ready(sparing);
  await sparing.waitForTimeout(3000);
  assert.equal(await sparing.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length), 0);
  await saving.close();
  site.close();
});
