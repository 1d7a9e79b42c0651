// The DOM against the canvas: each line and control lies where it is painted, scrolling never parts them,
// and no sequence of deeds leaves an element that says something else than the page.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { astray_in_page } from "./astray.mjs";
import { film_scrolling } from "./scroll.mjs";
import { LONG, add_rules, at_rest, launch_with_extension, open_chapter, open_page, ready, set_ink, site_and_browser, unfold, visit } from "./support.mjs";

const world = site_and_browser();

/** @param {import("playwright-core").Page} page @param {number} [most] so many CSS pixels may they lie apart */
const astray = (page, most = 1) => page.evaluate(astray_in_page, most);

/**
 * Of each line of prose in view, where its letters really are, in pixels of two screenshots: the canvas alone, and the
 * DOM's own letters alone. @param {import("playwright-core").Page} page @param {number} ratio
 */
async function letters(page, ratio) {
  const view = page.locator("#scroller");
  const painted = (await view.screenshot()).toString("base64");
  const take_away = await add_rules(page, `@media screen {
    #ink { visibility: hidden } #scroller { background: #fff }
    #ch.ink-canvas * { color: #000 !important; -webkit-text-fill-color: #000 !important; border-color: transparent !important; background: none !important }
  }`);
  const dom = (await view.screenshot()).toString("base64");
  await take_away();
  return page.evaluate(async ({ painted, dom, ratio }) => {
    const open = async (/** @type {string} */ data) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], { type: "image/png" }));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
      pen.drawImage(picture, 0, 0);
      return pen;
    };
    const pens = [await open(painted), await open(dom)];
    const corner = /** @type {HTMLElement} */ (document.getElementById("scroller")).getBoundingClientRect();
    const found = [];
    for (const line of document.querySelectorAll("#ch :is(p, h1, h2, h3, li > span) > .l")) {
      const box = line.getBoundingClientRect();
      if (box.top < corner.top + 8 || box.bottom > corner.bottom - 8 || line.querySelector(".m, code")) continue;
      const [x, y] = [Math.floor((box.left - corner.left - 4) * ratio), Math.floor((box.top - corner.top - 3) * ratio)];
      const [width, height] = [Math.ceil((box.width + 8) * ratio), Math.ceil((box.height + 6) * ratio)];
      const [ink, own] = pens.map((pen) => {
        const { data } = pen.getImageData(x, y, width, height);
        const edges = { top: height, bottom: -1, left: width, right: -1 };
        for (let i = 0; i < width * height; i += 1) {
          if ((data[4 * i + 1] ?? 255) > 150) continue;
          edges.top = Math.min(edges.top, Math.floor(i / width));
          edges.bottom = Math.max(edges.bottom, Math.floor(i / width));
          edges.left = Math.min(edges.left, i % width);
          edges.right = Math.max(edges.right, i % width);
        }
        return edges;
      });
      if (!ink || !own) continue;
      // The line below a link or a number is the canvas's own; it leaves only the tops of letters to compare.
      const linked = line.querySelector("a, .number") !== null;
      found.push({
        words: line.textContent?.slice(0, 24) ?? "",
        empty: ink.bottom < 0 || own.bottom < 0,
        most: Math.max(...(linked ? [ink.top - own.top] : [ink.top - own.top, ink.bottom - own.bottom, ink.left - own.left, ink.right - own.right]).map(Math.abs)) / ratio,
        off: [ink.top - own.top, ink.bottom - own.bottom, ink.left - own.left, ink.right - own.right].map((by) => by / ratio).join(" "),
      });
    }
    return found;
  }, { painted, dom, ratio });
}

for (const deviceScaleFactor of LONG ? [1, 1.25, 1.5, 2, 3] : [1, 1.5]) {
  test(`every line and control of a chapter lies within 1 px of its paint at pixel ratio ${deviceScaleFactor}`, async () => {
    const { context, page } = await visit(world, "#/0", { deviceScaleFactor, viewport: { width: 1200, height: 700 } });
    const { checked, faults } = await astray(page);
    assert.deepEqual(faults, []);
    assert.ok(checked > 150, `only ${checked} were compared`);
    const lines = await letters(page, deviceScaleFactor);
    await page.locator("#scroller").evaluate((e) => (e.scrollTop = 2500));
    await page.waitForTimeout(100);
    lines.push(...(await letters(page, deviceScaleFactor)));
    assert.ok(lines.length > 5, `only ${lines.length} lines were photographed`);
    for (const { words, empty, most, off } of lines) assert.ok(!empty && most <= 1, `"${words}": letters off by ${off} px`);
    await context.close();
  });
}

/** Words that the browser sets in a face of the system, which may be as wide as ours by chance. @param {Page} page */
const strange_type = (page) => page.evaluate(() => [...document.querySelectorAll("#ch *")]
  .filter((e) => [...e.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) && !e.closest("math, svg"))
  .filter((e) => !/^"Plex (Sans|Mono)"/.test(getComputedStyle(e).fontFamily))
  .map((e) => `${e.localName} in ${e.parentElement?.localName}: ${getComputedStyle(e).fontFamily}`).slice(0, 5));

for (const width of LONG ? [320, 360, 768, 1280] : [320, 1280]) {
  test(`the same on every page at ${width} px, with all hints shown and all derivations unfolded`, async () => {
    const { context, page } = await visit(world, "#/", { viewport: { width, height: 740 } });
    assert.deepEqual((await astray(page)).faults, []);
    for (let chapter = 0; chapter < 10; chapter += 1) {
      await open_chapter(page, chapter);
      await unfold(page);
      const { checked, faults, count } = await astray(page);
      assert.deepEqual(faults, [], `chapter ${chapter}: ${count} faults`);
      assert.deepEqual(await strange_type(page), [], `chapter ${chapter}`);
      assert.ok(checked > 150, `only ${checked} were compared`);
    }
    await context.close();
  });
}

/** A browser whose pages are zoomed as its menu would, by an extension: nothing else zooms without a user's hand. */
async function zooming_browser() {
  const folder = mkdtempSync(join(tmpdir(), "tmw-zoom-"));
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({
    manifest_version: 3, name: "Zoom", version: "1", permissions: ["tabs"], host_permissions: ["<all_urls>"], background: { service_worker: "zoom.js" },
  }));
  writeFileSync(join(folder, "zoom.js"), `globalThis.zoom = async (factor) => {
    for (const { id, url } of await chrome.tabs.query({})) if (url?.startsWith("http")) await chrome.tabs.setZoom(id, factor);
  };`);
  const context = await launch_with_extension(folder);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  return {
    context,
    zoom: (/** @type {number} */ factor) => worker.evaluate((to) => /** @type {any} */ (globalThis).zoom(to), factor),
    close: () => context.close().then(() => rmSync(folder, { recursive: true })),
  };
}

test("the browser's own zoom, 50 % to 400 %, leaves the canvas sharp, the DOM in place, and nothing beyond the window", async (t) => {
  const { context, zoom, close } = await zooming_browser();
  t.after(close);
  const { page, faults } = await open_page(context, `${world.site.url}#/0`);
  await ready(page);
  for (const ratio of [1.25, 2, 4, 0.5, 1]) {
    await zoom(ratio);
    await page.waitForFunction((wanted) => {
      const ink = /** @type {HTMLCanvasElement} */ (document.getElementById("ink"));
      const doc = /** @type {HTMLElement} */ (document.getElementById("doc"));
      return devicePixelRatio === wanted && ink.width === Math.round(doc.clientWidth * wanted) && ink.height === Math.round(ink.clientHeight * wanted);
    }, ratio);
    // Chromium puts the baseline of its letters on a whole pixel of the screen, which is two CSS pixels at 50 %.
    const { checked, faults: off } = await astray(page, Math.max(1, 1 / ratio) + 0.01);
    assert.deepEqual(off, [], `${100 * ratio} %`);
    assert.ok(checked > 150, `only ${checked} were compared`);
    const { wide, inner, beside, across } = await page.evaluate(() => {
      const scroller = /** @type {HTMLElement} */ (document.getElementById("scroller"));
      return {
        wide: Math.max(document.documentElement.scrollWidth, scroller.scrollWidth + scroller.offsetWidth - scroller.clientWidth),
        inner: innerWidth,
        beside: innerWidth - scroller.offsetWidth,
        across: [...document.querySelectorAll("#ch *")].filter((e) => e.getBoundingClientRect().right > innerWidth && !e.closest("math, pre, .m, .eq, [hidden]")).length,
      };
    });
    assert.ok(wide <= inner, `${100 * ratio} %: ${wide} px in a window of ${inner}`);
    assert.equal(across, 0, `${100 * ratio} %: words reach out of the window`);
    if (ratio === 4) assert.deepEqual([inner, beside], [320, 0], "one column, as wide as the window");
  }
  assert.deepEqual(faults, []);
});

/** What the window shows, in its device pixels. @param {import("playwright-core").CDPSession} session */
async function picture(session) {
  const { data } = await session.send("Page.captureScreenshot", { format: "png" });
  return PNG.sync.read(Buffer.from(data, "base64"));
}

/** Pixels in which two pictures differ; the edge of a letter may differ a little by its place in the atlas. @param {PNG | undefined} a @param {PNG | undefined} b */
function differing(a, b) {
  assert.ok(a && b && a.width === b.width && a.height === b.height);
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 });
}

/** How often a pixel of the column differs much from the next: sharp letters do, letters drawn for fewer pixels do not. @param {PNG | undefined} shot @param {number} left */
function edges(shot, left) {
  assert.ok(shot);
  let count = 0;
  for (let i = 4 * left; i + 5 < shot.data.length; i += 4) {
    if ((i / 4) % shot.width < left) continue;
    if (Math.abs((shot.data[i + 1] ?? 0) - (shot.data[i + 5] ?? 0)) > 130) count += 1;
  }
  return count;
}

test("on a screen of another density, with not a CSS pixel changed, the canvas is drawn anew within two frames, again and again", async () => {
  // Of a page that keeps its window's size, Chromium tells nothing but the media query that the density has changed.
  const { context, page, faults } = await visit(world, "#/0", { viewport: null });
  const session = await context.newCDPSession(page);
  await page.evaluate(() => {
    const ink = /** @type {HTMLCanvasElement} */ (document.getElementById("ink"));
    const told = /** @type {object[]} */ ([]);
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const arm = () => matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", async () => {
      arm();
      await frame();
      await frame();
      told.push({ ratio: devicePixelRatio, size: [innerWidth, innerHeight], pixels: [ink.width, ink.height], css: [ink.clientWidth, ink.clientHeight] });
    }, { once: true });
    arm();
    Object.assign(globalThis, { told });
  });
  const size = await page.evaluate(() => [innerWidth, innerHeight]);
  // The screen under the window: one that the test makes up, or the browser's own of ratio 1.
  const pictures = [];
  for (const [turn, ratio] of [2, 1, 1.5, 1].entries()) {
    if (ratio === 1) await session.send("Emulation.clearDeviceMetricsOverride");
    else await session.send("Emulation.setDeviceMetricsOverride", { width: 0, height: 0, deviceScaleFactor: ratio, mobile: false });
    await page.waitForFunction((count) => /** @type {any} */ (globalThis).told.length === count, turn + 1);
    const now = await page.evaluate(() => /** @type {any} */ (globalThis).told.at(-1));
    assert.deepEqual([now.ratio, now.size], [ratio, size]);
    assert.deepEqual(now.pixels, now.css.map((/** @type {number} */ css) => Math.round(css * ratio)), `at ratio ${ratio}`);
    pictures.push(await picture(session));
  }
  assert.equal(differing(pictures[1], pictures[3]), 0, "the same screen shows the same picture");
  // What was drawn is what a page drawn on that screen from the start shows, and as sharp as the browser's own letters.
  await session.send("Emulation.setDeviceMetricsOverride", { width: 0, height: 0, deviceScaleFactor: 2, mobile: false });
  await page.reload();
  await ready(page);
  assert.equal(differing(pictures[0], await picture(session)), 0, "as drawn there at first");
  await set_ink(page, "plain");
  await at_rest(page);
  const left = await page.evaluate(() => Math.ceil(/** @type {HTMLElement} */ (document.getElementById("scroller")).getBoundingClientRect().left * 2));
  const [drawn, own] = [edges(pictures[0], left), edges(await picture(session), left)];
  assert.ok(drawn > 0.7 * own && own > 5000, `${drawn} edges, ${own} of the browser's own letters`);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a pinched page is painted anew with more pixels, and goes back", async () => {
  const { context, page } = await visit(world, "#/0", {
    viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true,
  });
  const density = () => page.locator("#ink").evaluate((e) => /** @type {HTMLCanvasElement} */ (e).width / e.clientWidth);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setPageScaleFactor", { pageScaleFactor: 2 });
  await page.waitForFunction(() => (visualViewport?.scale ?? 1) > 1.9);
  await page.waitForTimeout(400);
  assert.ok((await density()) > 2.5, String(await density()));
  await session.send("Emulation.setPageScaleFactor", { pageScaleFactor: 1 });
  await page.waitForTimeout(400);
  assert.ok(Math.abs((await density()) - 2) < 0.01);
  await context.close();
});

test("while the page scrolls, marks in the DOM and on the canvas stay in the same row of pixels in every frame", async () => {
  const { context, page } = await visit(world, "#/0", { viewport: { width: 900, height: 600 } });
  const frames = await film_scrolling(context, page);
  for (const { dom, ink } of frames) {
    assert.ok(dom.length > 3, `only ${dom.length} edges in a frame`);
    assert.deepEqual(ink, dom);
  }
  assert.ok(frames.length > 12, `only ${frames.length} different frames`);
  await context.close();
});

test("after many random deeds the live DOM equals one built from scratch", async () => {
  const { context, page, faults } = await visit(world, "#/0");
  const differing = await page.evaluate(async (deeds) => {
    const { workbook } = /** @type {any} */ (globalThis);
    const layer = await import(new URL("source/page_layer.js", document.baseURI).href);
    const records = await import(new URL("source/records.js", document.baseURI).href);
    let state = 20241123;
    const random = (/** @type {number} */ below) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const typed = ["", "124.3M", "5.3", "12*12*768^2", "hello", "46,702,792,704", "1e9 GB", "<b>&", "2,5"];
    const hashes = ["#/", "#/0", "#/2/2.5", "#/0/0.3", "#/0/0.1?seed=7", "#/0/0.2?seed=11", "#/77", "#/0/9.9"];
    const compare = (/** @type {string} */ after) => {
      /** @type {HTMLElement | null} */ (document.activeElement)?.blur(); // what has the focus may carry a mark of it
      const main = document.createElement("main");
      for (const { name, value } of workbook.main.attributes) main.setAttribute(name, value);
      new layer.PageLayer(main).sync(records.decodeRecords(workbook.module.records()));
      const live = [...workbook.main.querySelectorAll("[data-id]")];
      const fresh = [...main.querySelectorAll("[data-id]")];
      for (let i = 0; i < Math.max(live.length, fresh.length); i += 1) {
        const [a, b] = [live[i], fresh[i]];
        if (a instanceof HTMLTextAreaElement) delete a.dataset.behind; // an editor stands before it; that is no record
        const same = a && b && a.cloneNode(false).isEqualNode(b.cloneNode(false)) && a.value === b.value && a.checked === b.checked && a.open === b.open;
        if (!same) return `${after}: ${a?.cloneNode(false).outerHTML} is not ${b?.cloneNode(false).outerHTML}`;
      }
      const bare = workbook.main.cloneNode(true);
      for (const editor of bare.querySelectorAll(".code-editor")) editor.remove();
      workbook.editors.tend();
      return bare.isEqualNode(main) ? "" : `${after}: the trees differ`;
    };
    const size = (/** @type {string} */ hash) => workbook.module.navigate(hash);
    for (let step = 0; step < deeds; step += 1) {
      const controls = [...workbook.main.querySelectorAll("button,input,textarea,details,[hidden],li:has(> .grip)")];
      const control = controls[random(controls.length)];
      let deed = "navigate";
      if (!control || random(40) === 0) {
        size(hashes[random(hashes.length)] ?? "#/");
        workbook.refresh();
      } else {
        deed = `${control.localName} ${control.textContent?.slice(0, 20)}`;
        workbook.act(layer.PageLayer.idOf(control), control.localName === "input" && control.type === "text" ? typed[random(typed.length)] : control.localName === "li" ? String(random(7)) : control.value ?? "");
      }
      if (random(100) === 0) {
        workbook.module.set_width(320 + random(900));
        workbook.refresh();
      }
      if (step % 10 === 9 || step === 1999) {
        const fault = compare(`step ${step}, ${deed}`);
        if (fault) return fault;
        await new Promise((done) => setTimeout(done));
      }
    }
    return "";
  }, LONG ? 2000 : 600);
  assert.equal(differing, "");
  assert.deepEqual(faults, []);
  await context.close();
});
