// Every dialog, at every size of window: it fits or scrolls inside, its way out is in sight, and no room is wasted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();

// Phones, a laptop at 200 % zoom, a desk, and a desk at 400 % zoom.
const WINDOWS = [[360, 640], [390, 844], [720, 450], [1440, 900], [360, 225]];

/** Opens each dialog of the page, filled as it may be, and measures it at both ends of its scroll. @param {import("playwright-core").Page} page */
function measure_all(page) {
  return page.evaluate(async () => {
    /** @param {Element} element whether a finger on its middle would hit it */
    const in_sight = (element) => {
      const box = element.getBoundingClientRect();
      const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return box.top >= 0 && box.bottom <= innerHeight && hit !== null && element.contains(hit);
    };
    /** @param {Element} part px of its height that its own words leave empty */
    const blank = (part) => {
      const words = document.createRange();
      words.selectNodeContents(part);
      return part.getBoundingClientRect().height - words.getBoundingClientRect().height;
    };
    const measured = [];
    for (const dialog of document.querySelectorAll("dialog")) {
      dialog.showModal();
      const field = dialog.querySelector("input[type=search]");
      if (field instanceof HTMLInputElement) {
        field.value = "the";
        field.dispatchEvent(new Event("input"));
      }
      const close = /** @type {Element} */ (dialog.querySelector("form[method=dialog] button"));
      const box = dialog.getBoundingClientRect();
      const ends = [0, dialog.scrollHeight].map((top) => ((dialog.scrollTop = top), in_sight(close)));
      const empty = [...dialog.querySelectorAll("dt, dd, p, h2, li")].map((part) => [blank(part), part.textContent]);
      measured.push({
        id: dialog.id, top: box.top, bottom: innerHeight - box.bottom, left: box.left, right: innerWidth - box.right,
        sideways: dialog.scrollWidth - dialog.clientWidth, ends, empty: empty.filter(([px]) => Number(px) > 40),
      });
      dialog.close();
    }
    return measured;
  });
}

for (const [width, height] of WINDOWS) {
  test(`every dialog fits into ${width} x ${height} px, and its Close is in sight wherever it is scrolled`, async () => {
    const { context, page } = await visit(world, "#/4", { viewport: { width, height } });
    await page.evaluate(() => document.getElementById("spellings-button")?.click());
    await page.keyboard.press("Escape");
    const dialogs = await measure_all(page);
    assert.ok(dialogs.length >= 3);
    for (const dialog of dialogs) {
      const { id, ends, empty, sideways, ...room } = dialog;
      for (const [side, px] of Object.entries(room)) assert.ok(px >= 4, `${id}: ${px} px ${side} of it`);
      assert.deepEqual(ends, [true, true], `${id}: Close is not in sight`);
      assert.equal(sideways, 0, `${id} scrolls sideways`);
      assert.deepEqual(empty, [], `${id} is blank for more than a line`);
    }
    await context.close();
  });
}

test("Back closes a dialog and nothing else; closed in another way, it leaves nothing in the history", async () => {
  const { context, page } = await visit(world, "#/");
  await page.evaluate(() => void (location.hash = "#/4"));
  await page.getByRole("heading", { level: 1, name: "4 KV Cache" }).waitFor();
  const hash = () => page.evaluate(() => location.hash);
  /** @param {string} id */
  const closed = (id) => page.waitForFunction((id) => !(/** @type {HTMLDialogElement} */ (document.getElementById(id)).open) && !history.state?.dialog, id);
  for (const id of ["settings", "search"]) {
    await page.locator(`#${id}-button`).click();
    await page.locator(`dialog#${id}[open]`).waitFor();
    await page.goBack();
    await closed(id);
    assert.equal(await hash(), "#/4", `${id}, by Back`);
    await page.locator(`#${id}-button`).click();
    await page.keyboard.press("Escape");
    await closed(id);
    assert.equal(await hash(), "#/4", `${id}, by Escape`);
  }
  await page.locator("#search-button").click();
  await page.getByRole("searchbox").fill("ridge point");
  await page.getByRole("searchbox").press("Enter");
  await page.waitForFunction(() => location.hash.startsWith("#/7"));
  await page.goBack();
  await page.waitForFunction(() => location.hash === "#/4"); // one press, from where the search led
  await page.goBack();
  await page.waitForFunction(() => location.hash === "#/" || location.hash === "");
  await context.close();
});
