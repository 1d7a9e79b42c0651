// One exercise in a frame of another page.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, serve } from "./support.mjs";

describe("One exercise in a frame of another page", () => {
  let site, browser, page, frame;

  before(async () => {
    site = await serve((request, response) => {
      if (!request.url?.startsWith("/host.html")) return false;
      response.setHeader("Content-Type", "text/html").end(`<!doctype html><title>Host</title><iframe src="./?embed=4.3" style="width: 700px; height: 300px; border: 0"></iframe>
<script>window.heights = []; addEventListener("message", ({ source, data }) => {
  const frame = document.querySelector("iframe");
  if (source !== frame.contentWindow || data?.from !== "transformer-math-workbook") return;
  heights.push([data.exercise, data.height]);
  frame.style.height = data.height + "px";
});</script>`);
      return true;
    });
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 900, height: 900 } });
    await page.goto(`${site.url}host.html`);
    frame = page.frames()[1];
    await frame.waitForSelector("html[data-ready=true]", { timeout: 60_000 });
  });
  after(async () => {
    await browser?.close();
    site?.close();
  });

  const height = () => page.evaluate(() => document.querySelector("iframe").offsetHeight);

  it("is there alone, without the frame of the workbook", async () => {
    assert.equal(await frame.locator("#ch article").count(), 1);
    assert.match(await frame.locator("#ch article h2").innerText(), /^4\.3 /);
    for (const id of ["top", "contents"]) assert.equal(await frame.locator(`#${id}`).isVisible(), false, id);
    assert.equal(await frame.locator("#whole").getAttribute("href"), `${site.url}#/4/4.3`);
  });

  it("tells its height, also when it grows and when it shrinks again", async () => {
    await page.waitForFunction(() => heights.length > 0);
    const whole = () => frame.evaluate(() => document.getElementById("scroller").scrollHeight);
    await page.waitForFunction(() => document.querySelector("iframe").offsetHeight > 300);
    const before = await height();
    assert.ok(Math.abs(await whole() - before) <= 1, `${await whole()} in ${before}`);
    await frame.locator("#ch input").first().fill("1 GB");
    await frame.locator("#ch input").first().press("Enter");
    await page.waitForFunction((least) => document.querySelector("iframe").offsetHeight > least, before);
    assert.deepEqual([...new Set((await page.evaluate(() => heights)).map(([exercise]) => exercise))], ["4.3"]);
  });

  it("opens what leads away in a tab of its own", async () => {
    const [tab] = await Promise.all([page.context().waitForEvent("page"), frame.locator("#whole").click()]);
    await tab.waitForURL(`${site.url}#/4/4.3`);
    await tab.close();
  });

  it("does not take another text for an exercise", async () => {
    const other = await browser.newPage();
    await other.goto(`${site.url}?embed=javascript:1#/0`);
    await other.waitForSelector("html[data-ready=true]", { timeout: 60_000 });
    assert.equal(await other.locator("#top").isVisible(), true);
    await other.close();
  });
});
