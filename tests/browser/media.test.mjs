// Every chapter in every guise: accessibility rules in both inks and themes, contrast in pixels under each preference,
// figures on the plain page, on paper and in forced colours.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { at_rest, card, open_chapter, set_ink, site_and_browser, unfold, visit } from "./support.mjs";

const world = site_and_browser();
const axe = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {object} options of axe.run */
const judge = (page, options) => page.evaluate(async (more) => {
  const { violations, incomplete } = await /** @type {any} */ (globalThis).axe.run(document, { resultTypes: ["violations", "incomplete"], preload: false, ...more });
  const told = (/** @type {any} */ rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((/** @type {any} */ node) => node.html.slice(0, 120)).join(" | ")}`;
  // A lone sign, such as the T of a transpose, is too short for axe to take it for text.
  const lone = (/** @type {any} */ node) => [...(document.querySelector(node.target[0])?.textContent ?? "")].length === 1;
  const unsure = incomplete.map((/** @type {any} */ rule) => ({ ...rule, nodes: rule.nodes.filter((/** @type {any} */ node) => !lone(node)) }));
  return { violations: violations.map(told), unsure: unsure.filter((/** @type {any} */ rule) => rule.nodes.length > 0).map(told) };
}, options);

for (const ink of /** @type {const} */ (["canvas", "plain"])) {
  const state = ink === "plain" ? "everything unfolded" : "everything folded";
  test(`in both themes axe finds no violation on any page, with ${state} and a wrong answer (${ink})`, async () => {
    const { context, page } = await visit(world, "#/", { colorScheme: "light", reducedMotion: "reduce" });
    await page.evaluate(await axe);
    await set_ink(page, ink);
    // Ink on a canvas cannot be measured by axe, nor the lines that it draws below links; theme_test.cpp holds the pairs of
    // colours instead, and the pictures the lines.
    const unseen = { "color-contrast": { enabled: false }, "link-in-text-block": { enabled: false } };
    const options = ink === "canvas" ? { rules: unseen } : {};
    const look = async (/** @type {string} */ where) => {
      for (const colorScheme of /** @type {const} */ (["dark", "light"])) {
        await page.emulateMedia({ colorScheme });
        await page.waitForSelector(`html[data-theme=${colorScheme}]`);
        await at_rest(page);  // a verdict that is still fading in has not its contrast yet
        // Of words that are half below the header axe cannot tell what is behind them.
        await page.locator("#scroller").evaluate((view) => (view.scrollTop = 0));
        const { violations, unsure } = await judge(page, options);
        assert.deepEqual(violations, [], `${where}, ${colorScheme}`);
        assert.deepEqual(unsure, [], `${where}, ${colorScheme}`);
      }
    };
    await look("home");
    for (let chapter = 0; chapter < 10; chapter += 1) {
      await open_chapter(page, chapter);
      if (ink === "plain") await unfold(page);
      const field = page.locator("#ch input[type=text]").first();
      if ((await field.count()) > 0) await field.fill("1");
      await page.getByRole("button", { name: "Check", exact: true }).first().click();
      await look(`chapter ${chapter}`);
    }
    await context.close();
  });
}

/** Emulates media and waits until the page has followed. @param {Page} page @param {{media?: "print" | "screen", forcedColors?: "active", colorScheme?: "light" | "dark"}} media */
async function settle_in(page, media) {
  await page.emulateMedia(media);
  await page.waitForSelector(media.forcedColors ? "#ch.ink-dom" : "#ch.ink-canvas", { state: "attached" });
  if (media.colorScheme) await page.waitForSelector(`html[data-theme=${media.colorScheme}]`, { state: "attached" });
  await page.waitForFunction((flows) => /** @type {HTMLLinkElement} */ (document.getElementById("flow")).media === (flows ? "all" : "print"), media.forcedColors === "active");
  await page.waitForTimeout(300);  // the canvas is drawn within two frames
}

/** The strongest contrast of two pixels within an element, as WCAG counts it. @param {Page} page @param {import("playwright-core").Locator} element */
async function contrast(page, element) {
  const shot = (await element.screenshot()).toString("base64");
  return page.evaluate(async (data) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], { type: "image/png" }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.drawImage(picture, 0, 0);
    const { data: pixels } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const linear = (/** @type {number} */ byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4);
    let [low, high] = [1, 0];
    for (let i = 0; i < pixels.length; i += 4) {
      const light = 0.2126 * linear(pixels[i] ?? 0) + 0.7152 * linear(pixels[i + 1] ?? 0) + 0.0722 * linear(pixels[i + 2] ?? 0);
      [low, high] = [Math.min(low, light), Math.max(high, light)];
    }
    return (high + 0.05) / (low + 0.05);
  }, shot);
}

for (const [name, media] of /** @type {const} */ ([
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["more contrast", { contrast: "more" }],
  ["more contrast, dark", { contrast: "more", colorScheme: "dark" }],
  ["less motion", { reducedMotion: "reduce" }],
  ["forced colours", { forcedColors: "active" }],
  ["forced colours, dark", { forcedColors: "active", colorScheme: "dark" }],
  ["paper", { media: "print" }],
])) {
  test(`words and figures can be seen: ${name}`, async () => {
    const { context, page, faults } = await visit(world, "#/4", { bypassCSP: true });
    await settle_in(page, media);
    const wanted = "contrast" in media ? 6.75 : 4.5;
    for (const element of [page.getByRole("heading", { level: 1 }), page.locator("#ch section p").first(), page.locator("#ch figcaption").first()]) {
      const seen = await contrast(page, element);
      assert.ok(seen >= wanted, `${await element.textContent()}: contrast ${seen.toFixed(2)}`);
    }
    const figure = await contrast(page, page.locator("#ch [role=img]").first());
    assert.ok(figure >= 3, `the figure's contrast is ${figure.toFixed(2)}`);
    const drawn = await page.locator("#ch [role=img] svg").first().isVisible();
    assert.equal(drawn, (await page.locator("#ink").isVisible()) === false, "the figure is drawn once: on the canvas or in the page");
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("figures of the plain page fit 320 px, keep their letters' size, and have a text alternative", async () => {
  const { context, page } = await visit(world, "#/", { viewport: { width: 320, height: 640 } });
  await set_ink(page, "plain");
  let figures = 0;
  for (let chapter = 0; chapter < 10; chapter += 1) {
    await open_chapter(page, chapter);
    await unfold(page);
    const found = await page.evaluate(() => [...document.querySelectorAll("#ch [role=img]")].map((image) => {
      const box = image.getBoundingClientRect();
      const parts = [...image.querySelectorAll("svg > :not(svg), .legend > span")].map((part) => part.getBoundingClientRect());
      const text = image.querySelector("text");
      return {
        name: image.getAttribute("aria-label") ?? "",
        high: box.height,
        outside: parts.filter((part) => part.left < box.left - 1 || part.right > box.right + 9 || part.top < box.top - 1 || part.bottom > box.bottom + 1).length,
        letters: text ? parseFloat(getComputedStyle(text).fontSize) : 15,
      };
    }));
    for (const { name, high, outside, letters } of found) {
      figures += 1;
      assert.ok(name.length > 20 && high > 60, `chapter ${chapter}: "${name}", ${high} px high`);
      assert.equal(outside, 0, `chapter ${chapter}: "${name.slice(0, 40)}" reaches out of its box`);
      assert.equal(letters, 15);
    }
  }
  assert.ok(figures >= 11, `only ${figures} figures`);
  await context.close();
});

test("curves differ in their strokes, not only in colour: on the plain page, on paper and in forced colours", async () => {
  const { context, page } = await visit(world, "#/4");
  const strokes = () => page.locator("#ch figure").first().locator("polyline").evaluateAll((lines) => lines.map((line) => getComputedStyle(line).strokeDasharray));
  for (const media of /** @type {const} */ ([{}, { media: "print" }, { forcedColors: "active", media: "screen" }])) {
    const on_screen = Object.keys(media).length === 0;
    if (on_screen) await set_ink(page, "plain");
    else await settle_in(page, media);
    const seen = await strokes();
    assert.equal(new Set(seen).size, seen.length, String(seen));
    const keys = await page.locator("#ch figure").first().locator(".legend line").evaluateAll((lines) => lines.map((line) => getComputedStyle(line).strokeDasharray));
    // The painter goes from the last series to the first, so that the main one lies on top.
    assert.deepEqual(keys, [...seen].reverse());
    if (on_screen) await set_ink(page, "canvas");
  }
  await context.close();
});

test("a chapter with an order exercise prints its steps with numbers and without handles or buttons", async () => {
  const { context, page } = await visit(world, "#/2");
  await card(page, "2.5").waitFor();
  await page.emulateMedia({ media: "print" });
  const step = page.locator("#ch li:has(> .grip)").first();
  await step.waitFor();
  assert.match(await step.innerText(), /[a-z]{3}/);
  assert.equal(await step.locator("button:visible").count(), 0);
  assert.equal(await step.locator(".grip").evaluate((e) => getComputedStyle(e, "::before").display), "none");
  await context.close();
});
