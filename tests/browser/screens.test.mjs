// Every page at three widths, against the pictures in tests/browser/screens; in the long form in both themes, else each
// width in one. They were looked at before they were committed; after a change that is meant, TMW_UPDATE_SCREENS=1 writes
// them anew, to be looked at again.
//
// A picture holds the scrolled page alone, from its start to its end, at half its size and with 16 steps of each colour:
// enough to see what moved or changed, little to store.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { LONG, bring_editors, ready, site_and_browser } from "./support.mjs";

const folder = new URL("screens/", import.meta.url);
const update = process.env.TMW_UPDATE_SCREENS === "1";
const WIDTHS = [1440, 820, 390];
const PAGES = ["home", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
/** @type {("light" | "dark")[]} */
const THEMES = ["light", "dark"];
const VIEW_HEIGHT = 1200;
/** So many pixels may differ, for another version of the browser; a changed word is more. */
const TOLERANCE = 40;

const world = site_and_browser();

/** Half as wide and high, each pixel the mean of four. @param {PNG} picture */
function coarse(picture) {
  const [width, height] = [picture.width >> 1, picture.height >> 1];
  const small = new PNG({ width, height });
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      for (let c = 0; c < 4; ++c) {
        const at = (2 * y * picture.width + 2 * x) * 4 + c;
        const below = at + 4 * picture.width;
        const sum = picture.data[at] + picture.data[at + 4] + picture.data[below] + picture.data[below + 4];
        small.data[(y * width + x) * 4 + c] = Math.round(sum / 4 / 17) * 17;
      }
    }
  }
  return small;
}

/** The page from its start to its end. @param {import("playwright-core").Page} page */
async function whole_page(page) {
  const { x, y, width, view, height } = await page.evaluate(() => {
    const scroller = /** @type {HTMLElement} */ (document.getElementById("scroller"));
    const box = scroller.getBoundingClientRect();
    // The column and what reaches out of it: the blank paper beside it says nothing.
    const wide = Math.min(box.width, 720);
    return { x: box.left + Math.floor((box.width - wide) / 2), y: box.top, width: wide, view: box.height, height: scroller.scrollHeight };
  });
  const picture = new PNG({ width, height });
  for (let top = 0; top < height; top += view) {
    const at = Math.min(top, height - view);
    await page.evaluate(async (top) => {
      /** @type {HTMLElement} */ (document.getElementById("scroller")).scrollTop = top;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }, at);
    const part = PNG.sync.read(await page.screenshot({ clip: { x, y, width, height: Math.min(view, height) } }));
    PNG.bitblt(part, picture, 0, 0, width, part.height, 0, at);
  }
  return coarse(picture);
}

/** @param {URL} file @param {PNG} picture */
function difference(file, picture) {
  if (!existsSync(file)) return "there is no picture of it yet";
  const known = PNG.sync.read(readFileSync(file));
  if (known.width !== picture.width || known.height !== picture.height) {
    return `it is ${picture.width} x ${picture.height}, not ${known.width} x ${known.height}`;
  }
  const count = pixelmatch(known.data, picture.data, undefined, picture.width, picture.height, { threshold: 0.1 });
  return count > TOLERANCE ? `${count} pixels differ` : "";
}

for (const width of WIDTHS) {
  for (const colorScheme of LONG || update ? THEMES : [THEMES[Number(width === 820)]]) {
    test(`every page looks as it did, ${width} px, ${colorScheme}`, async () => {
      const context = await world.browser.newContext({ viewport: { width, height: VIEW_HEIGHT }, colorScheme, reducedMotion: "reduce" });
      const page = await context.newPage();
      // Chance puts options into an order of each learner's own; here there is one learner.
      await page.addInitScript(() => {
        crypto.getRandomValues = (array) => (/** @type {any} */ (array).fill(7), array);
      });
      await page.goto(world.site.url);
      await ready(page);
      const faults = [];
      for (const name of PAGES) {
        await page.evaluate((hash) => { location.hash = hash; }, name === "home" ? "#/" : `#/${name}`);
        await page.waitForFunction((number) => {
          const title = document.querySelector("#ch h1")?.textContent ?? "";
          return (number === "home" ? /Workbook/.test(title) : title.startsWith(`${number} `)) && (number === "home" || document.querySelector("#ch article"));
        }, String(name));
        await bring_editors(page);
        const picture = await whole_page(page);
        const file = new URL(`${name}-${width}-${colorScheme}.png`, folder);
        if (update) {
          mkdirSync(folder, { recursive: true });
          writeFileSync(file, PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 }));
          continue;
        }
        const fault = difference(file, picture);
        if (fault === "") continue;
        const seen = new URL(`../../.cache/screens/${name}-${width}-${colorScheme}.png`, import.meta.url);
        mkdirSync(new URL(".", seen), { recursive: true });
        writeFileSync(seen, PNG.sync.write(picture));
        faults.push(`${name}: ${fault}`);
      }
      await context.close();
      assert.deepEqual(faults, [], "what was seen lies in .cache/screens");
    });
  }
}
