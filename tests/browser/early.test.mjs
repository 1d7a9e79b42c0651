// A slow line and a slow machine: what is pressed and entered from the first visible word on is kept and carried out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, named, ready, says, site_and_browser } from "./support.mjs";

const world = site_and_browser();

/** The field of an exercise. @param {import("playwright-core").Page} page @param {string} id */
const field = (page, id) => card(page, id).getByRole("textbox").first();

/** Answers 0.1 in the first frame in which its field can be seen, and keeps what was said then. @param {string} how */
function answer_at_once(how) {
  const look = () => {
    const { dataset } = document.documentElement;
    const field = /** @type {HTMLInputElement | null} */ (document.querySelector("article input[type=text]"));
    if (!field || dataset.type || dataset.words || !document.body) return void requestAnimationFrame(look);
    field.focus();
    field.value = "124.3M";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    if (how === "Enter") field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    else /** @type {HTMLElement} */ (field.closest("article")?.querySelector("button[data-primary]")).click();
    Object.assign(globalThis, { answered: { said: document.getElementById("live")?.textContent } });
  };
  requestAnimationFrame(look);
}

for (const how of ["the pointer", "Enter"]) {
  test(`at 1.6 Mbit/s, 150 ms and a quarter of the CPU an answer given with the first words, with ${how}, is checked`, async () => {
    const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addInitScript(answer_at_once, how);
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send("Network.enable");
    await client.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 });
    await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(`${world.site.url}#/0`);
    await ready(page);
    const answered = await page.evaluate(() => /** @type {any} */ (globalThis).answered);
    assert.match(answered.said, /is starting/, "it was before the workbook ran");
    await client.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await card(page, "0.1").getByText("Done", { exact: true }).waitFor();
    await says(card(page, "0.1"), "1 attempt");
    await context.close();
  });
}

test("before the first module runs, presses are kept in their order, each with what stood in the field then", async () => {
  const context = await world.browser.newContext();
  const page = await context.newPage();
  /** @type {() => void} */
  let release = () => {};
  const gate = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(named("boot.js"), async (route) => (await gate, await route.continue()));
  await page.goto(`${world.site.url}#/0`, { waitUntil: "commit" });
  await card(page, "0.1").waitFor();
  await field(page, "0.1").fill("123.5M");
  await field(page, "0.1").press("Enter");
  await field(page, "0.1").press("Enter");
  await field(page, "0.1").fill("124.3M");
  await card(page, "0.1").locator("button[data-primary]").click();
  await field(page, "0.2").fill("6.7");
  release();
  await ready(page);
  await card(page, "0.1").getByText("Done", { exact: true }).waitFor();
  await says(card(page, "0.1"), "2 attempts");
  assert.equal(await field(page, "0.1").inputValue(), "124.3M");
  assert.equal(await field(page, "0.2").inputValue(), "6.7");
  await context.close();
});
