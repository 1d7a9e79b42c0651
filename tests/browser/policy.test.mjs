// The page's policy: the whole product is walked under it as a header, and nothing is reported, nothing foreign asked for.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { at_rest, card, dist, editor_of, launch, named, open_page, ready, says, serve, set_ink } from "./support.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Writes code as a keyboard does; `fill` goes by a command of Chromium's that styles what it inserts.
 * @param {Page} page @param {import("playwright-core").Locator} exercise @param {string} source */
async function write(page, exercise, source) {
  await (await editor_of(exercise)).focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.keyboard.type(source);
}

/** @type {{site: Awaited<ReturnType<typeof serve>>, browser: import("playwright-core").Browser, policy: string}} */
const world = /** @type {any} */ ({});

/** The policies as dist/_headers tells them to hosts. @param {string} path */
async function policy_of(path) {
  const lines = (await readFile(join(dist, "_headers"), "utf8")).split("\n");
  return lines[lines.indexOf(path) + 1]?.replace(/^ *Content-Security-Policy: /, "") ?? "";
}

before(async () => {
  const [start, read] = [await policy_of("/"), await policy_of("/pages/*")];
  world.policy = start;
  world.site = await serve((request, response) => {
    if (request.url === "/" || request.url === "/index.html") response.setHeader("Content-Security-Policy", start);
    if (/^\/pages\//.test(request.url ?? "")) response.setHeader("Content-Security-Policy", read);
    return false;
  });
  world.browser = await launch();
});
after(async () => {
  await world.browser.close();
  world.site.close();
});

/** A page whose reports and requests are collected, in workers and frames too. @param {string} hash @param {object} [options] */
async function watched(hash, options = {}) {
  const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  /** @type {string[]} */
  const foreign = [];
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== new URL(world.site.url).origin) foreign.push(request.url());
  });
  await context.addInitScript(() => {
    /** @type {string[]} */
    const reports = [];
    Object.assign(globalThis, { reports });
    document.addEventListener("securitypolicyviolation", (event) =>
      reports.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`));
  });
  const { page, faults } = await open_page(context, world.site.url + hash);
  const check = async () => {
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).reports), []);
    assert.deepEqual(faults, []);
    assert.deepEqual(foreign, []);
    await context.close();
  };
  return { page, check };
}

test("the policy allows no inline script, no inline style, no eval but WebAssembly, and nobody else's anything", () => {
  assert.match(world.policy, /default-src 'none'/);
  assert.match(world.policy, /script-src 'self' 'wasm-unsafe-eval';/);
  assert.match(world.policy, /require-trusted-types-for 'script'/);
  assert.doesNotMatch(world.policy, /unsafe-inline|'unsafe-eval'|\*|https?:|data:|blob:/);
});

test("every document states it, and before it asks for anything", async () => {
  for (const name of ["index.html", "pages/0.html", "pages/9.html"]) {
    const html = await readFile(join(dist, name), "utf8");
    const at = html.indexOf('<meta http-equiv="Content-Security-Policy"');
    assert.ok(at > 0 && at < html.search(/<link|<script/), name);
    assert.doesNotMatch(html, / style="|<style| on\w+="/, name);
  }
});

test("what the policy forbids is reported here: the walk would see it", async () => {
  const { page, check } = await watched("#/");
  await ready(page);
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await assert.rejects(check(), /style-src-attr/);
});

test("home, search, settings, what can be typed, and a copy that is loaded", async () => {
  const { page, check } = await watched("");
  await ready(page);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("searchbox").fill("kv cache");
  await page.locator("#search li").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Theme").selectOption("Dark");
  await page.getByRole("dialog", { name: "Settings" }).getByRole("button", { name: "What can I type?" }).click();
  await page.locator("#spellings-list").getByRole("row").or(page.locator("#spellings-list > *")).first().waitFor();
  await page.keyboard.press("Escape");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save my progress to a file" }).click();
  const path = await (await download).path();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Load a file" }).click();
  await (await chooser).setFiles(path);
  await page.locator("#progress h2").waitFor();
  await check();
});

test("each kind of exercise: typed, chosen, ordered, coded in both languages, hints and derivations", async () => {
  const { page, check } = await watched("#/0");
  await ready(page);
  const number = card(page, "0.1");
  await number.getByRole("textbox").fill("123.5");
  await number.getByRole("button", { name: "Check", exact: true }).click();
  await says(number, /position table/);
  await number.getByText("Show derivation").click();
  const choice = card(page, "0.3");
  await choice.getByRole("radio").first().check();
  await choice.getByRole("button", { name: "Check", exact: true }).click();
  const code = card(page, "0.5");
  await write(page, code, "function paramCount(d, L, V) { return 12 * L * d * d + V * d; }");
  await page.keyboard.press("Control+Enter");
  await says(code, /All \d+ tests pass/);
  assert.ok((await page.locator(".cm-editor").count()) > 0, "the editor is there, not the text area");
  assert.equal(await page.locator("style").count(), 0);
  assert.equal(await page.locator(".cm-editor").first().evaluate((element) => getComputedStyle(element).boxSizing), "border-box", "with its own rules");
  await code.getByRole("button", { name: "Write in Python" }).click();
  await write(page, code, "def paramCount(d, L, V):\nreturn 12 * L * d ** 2 + V * d");
  await page.keyboard.press("Control+Enter");
  await code.getByText(/All \d+ tests pass/).first().waitFor({ timeout: 40_000 });
  await at_rest(page);
  await check();
});

test("every chapter on the canvas, one on the plain page, on paper, and at the width of a phone", async () => {
  const { page, check } = await watched("#/0");
  await ready(page);
  for (let chapter = 0; chapter < 10; chapter += 1) {
    await page.evaluate((number) => (location.hash = `#/${number}`), chapter);
    await card(page, `${chapter}.1`).waitFor();
    const grip = page.locator(".grip").first();
    if ((await grip.count()) === 0 || !(await grip.isVisible())) continue;
    const box = await grip.boundingBox();
    if (!box) continue;
    await page.mouse.move(box.x + 3, box.y + 3);
    await page.mouse.down();
    await page.mouse.move(box.x + 3, box.y + 90, { steps: 4 });
    await page.mouse.up();
  }
  await page.emulateMedia({ media: "print" });
  await page.emulateMedia({ media: "screen" });
  await set_ink(page, "plain");
  await page.setViewportSize({ width: 390, height: 800 });
  await at_rest(page);
  await check();
});

test("the words before the start, and without the module", async () => {
  const { page, check } = await watched("#/4");
  await ready(page);
  await check();
  const context = await world.browser.newContext();
  await context.addInitScript(() => {
    Object.assign(globalThis, { reports: 0 });
    document.addEventListener("securitypolicyviolation", () => (/** @type {any} */ (globalThis).reports += 1));
  });
  await context.route(named("workbook.wasm"), (route) => route.fulfill({ status: 404, body: "gone" }));
  const { page: broken } = await open_page(context, `${world.site.url}#/4`);
  await says(broken.getByRole("main"), /could not start/);
  assert.equal(await broken.evaluate(() => /** @type {any} */ (globalThis).reports), 0);
  await context.close();
});

test("a chapter as a document", async () => {
  const { page, check } = await watched("pages/3.html");
  await page.getByText("Show derivation").first().click();
  await page.locator("details[open]").waitFor();
  await check();
});
