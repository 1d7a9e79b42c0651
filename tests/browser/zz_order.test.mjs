import { test } from "node:test";
import { site_and_browser, ready } from "./support.mjs";
const world = site_and_browser();
test("order", async () => {
  for (const W of [390]) {
  const context = await world.browser.newContext({ viewport: { width: W, height: 844 } });
  const page = await context.newPage();
  const look = () => [...document.querySelectorAll('[data-place="5.1"] [role=radiogroup] > label')].map((l) => Math.round(l.getBoundingClientRect().top) + " " + (l.textContent ?? "").slice(0, 30));
  await page.route(/workbook.*\.wasm/, async (r) => { await new Promise((d) => setTimeout(d, 3000)); await r.continue(); });
  await page.goto(world.site.url + "#/5/5.1");
  await page.waitForFunction(() => document.querySelectorAll('[data-place="5.1"] [role=radiogroup] > label').length > 3);
  console.log("before", await page.evaluate(look));
  await ready(page); await page.waitForTimeout(1000);
  console.log("after", await page.evaluate(look), await page.evaluate(() => location.hash + " " + (document.querySelector(`[data-place="5.1"]`)?.textContent ?? "").replace(/\s+/g, " ").slice(0, 900)));
  await context.close();
  }
});
