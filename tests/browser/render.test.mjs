// The words before the workbook runs, without it, and how it takes them over.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { faces as table, field_family } from "../../web/faces/faces.mjs";
import { card, code_of, dist, file_of, named, open_page, ready, says, site_and_browser } from "./support.mjs";

const world = site_and_browser();
const axe = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
async function violations(page) {
  await page.evaluate(await axe);
  const found = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
  return found.violations.map((/** @type {any} */ v) => `${v.id}: ${v.nodes.map((/** @type {any} */ n) => n.target).join(", ")}`);
}

/** A page whose module comes only when it is let. @param {string} hash @param {object} [options] */
async function held(hash, options = {}) {
  const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  /** @type {() => void} */
  let release = () => {};
  const gate = new Promise((resolve) => (release = () => resolve(undefined)));
  await context.route(named("workbook.wasm"), async (route) => {
    await gate;
    await route.continue().catch(() => {}); // the page may be gone
  });
  const { page, faults } = await open_page(context, world.site.url + hash);
  await page.waitForSelector("html:not([data-type]):not([data-words])");
  const start = async () => {
    release();
    await ready(page);
  };
  return { context, page, faults, start };
}

/** A page whose module never comes. @param {string} hash */
async function broken(hash) {
  const context = await world.browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.route(named("workbook.wasm"), (route) => route.fulfill({ status: 404, body: "gone" }));
  const { page } = await open_page(context, world.site.url + hash);
  await says(page.getByRole("main"), /could not start/);
  return { context, page };
}

test("without the module a chapter has its words, headings and formulas, and links lead on", async () => {
  const { context, page } = await broken("#/0");
  await page.getByRole("heading", { level: 1, name: "0 Parameter Counting" }).waitFor();
  assert.match(await page.title(), /^0 Parameter Counting - /);
  await says(page.getByRole("main"), /Each learnable number belongs to a matrix or vector/);
  assert.ok((await page.locator("#ch math").count()) > 40);
  assert.ok((await page.getByRole("article").count()) === 7);
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).find("belongs to a matrix or vector")), true);
  await card(page, "0.1").getByText("Show derivation").click();
  await says(card(page, "0.1"), /84,934,656/);
  await page.getByRole("navigation").getByRole("link", { name: /KV Cache/ }).click();
  await page.getByRole("heading", { level: 1, name: "4 KV Cache" }).waitFor();
  assert.equal(await page.locator("#contents [aria-current]").getAttribute("href"), "#/4");
  await page.getByRole("navigation").getByRole("link", { name: "Home" }).click();
  await page.getByRole("heading", { level: 1, name: "Transformer Math Workbook" }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "4 KV Cache" }).waitFor();
  await page.goto(`${world.site.url}#/0/0.6`);
  await page.waitForFunction(() => /** @type {HTMLElement} */ (document.getElementById("scroller")).scrollTop > 1000);
  await context.close();
});

test("without the module no button pretends to work, on no page", async () => {
  const { context, page } = await broken("#/0");
  const enabled = () => page.locator("#ch button:enabled").count();
  assert.equal(await enabled(), 0);
  assert.ok((await page.locator("#ch button").count()) > 10);
  await page.getByRole("navigation").getByRole("link", { name: /KV Cache/ }).click();
  await page.getByRole("heading", { level: 1, name: "4 KV Cache" }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll("#ch button:enabled").length === 0);
  await context.close();
});

for (const script of ["boot.js", "early.js"]) {
  test(`with ${script} missing on the host there are words to read`, async () => {
    const context = await world.browser.newContext();
    await context.route(named(script), (route) => route.fulfill({ status: 404, body: "gone" }));
    const { page } = await open_page(context, `${world.site.url}#/0`);
    const title = script === "early.js" ? "Transformer Math Workbook" : "0 Parameter Counting";
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    assert.equal(await page.locator("#ch h1").evaluate((e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true })), true);
    if (script === "early.js") await says(page.getByRole("main"), /early\.js could not be loaded/);
    else {
      await says(page.getByRole("alert"), /could not start: a script could not be loaded/);
      assert.equal(await page.locator("#ch button:visible").count(), 0);
      await page.getByRole("navigation").getByRole("link", { name: /KV Cache/ }).click();
      await page.getByRole("heading", { level: 1, name: "4 KV Cache" }).waitFor();
    }
    await context.close();
  });
}

test("without JavaScript the home page leads to every chapter, and each can be read", async () => {
  const context = await world.browser.newContext({ javaScriptEnabled: false });
  const { page, faults } = await open_page(context, world.site.url);
  await says(page.locator("#doc"), /Answers are checked by JavaScript/);
  const links = page.getByRole("region", { name: "Chapters" }).getByRole("heading", { level: 3 }).getByRole("link");
  assert.equal(await links.count(), 10);
  await links.nth(4).click();
  await page.getByRole("heading", { level: 1, name: "4 KV Cache" }).waitFor();
  assert.match(page.url(), /pages\/4\.html$/);
  assert.ok((await page.locator("math").count()) > 20);
  assert.equal(await page.locator("#ch button:visible").count(), 0);
  await page.getByText("Show derivation").first().click();
  await page.locator("details[open]").waitFor();
  await page.getByRole("main").getByRole("link", { name: /^4\.3 / }).first().click();
  assert.match(page.url(), /#4\.3$/);
  await page.getByRole("navigation").getByRole("link", { name: "Home" }).click();
  await page.getByRole("heading", { level: 1, name: "Transformer Math Workbook" }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("every link of the documents leads to a file and a place that are there", async () => {
  const names = ["index.html", ...(await readdir(join(dist, "pages"))).filter((name) => name.endsWith(".html")).map((name) => `pages/${name}`)];
  assert.equal(names.length, 13, "the start, ten chapters, symbols and models");
  const text = new Map(await Promise.all(names.map(async (name) => /** @type {const} */ ([name, await readFile(join(dist, name), "utf8")]))));
  let checked = 0;
  for (const [name, html] of text) {
    for (const [, link = ""] of html.matchAll(/ href="([^"]*)"/g)) {
      if (/^(https?|mailto):|^#/.test(link)) continue;
      const target = new URL(link, `http://host/${name}`);
      const path = target.pathname.slice(1) || "index.html";
      if (!path.endsWith(".html")) await readFile(join(dist, path));
      else if (target.hash && !target.hash.startsWith("#/")) {
        assert.ok(text.get(path)?.includes(` id="${target.hash.slice(1)}"`), `${link} in ${name}`);
        checked += 1;
      } else assert.ok(text.has(path), `${link} in ${name}`);
    }
  }
  assert.ok(checked >= 52, `only ${checked} places`);
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds no violation in a document, nor before the workbook runs (${colorScheme})`, async () => {
    const context = await world.browser.newContext({ colorScheme });
    const { page } = await open_page(context, `${world.site.url}pages/0.html`);
    assert.deepEqual(await violations(page), []);
    await context.close();
    const waiting = await held("#/0", { colorScheme });
    assert.deepEqual(await violations(waiting.page), []);
    await waiting.context.close();
  });
}

for (const hash of ["#/", "#/0", "#/9"]) {
  test(`the workbook takes over every element of ${hash} and makes none anew; the words are the same`, async () => {
    const { context, page, faults, start } = await held(hash);
    await page.evaluate(() => {
      // What is drawn stands there for a wide page and for a narrow one until the page is laid out; its words are the figure's.
      const words = (/** @type {Element} */ element) => {
        const copy = /** @type {Element} */ (element.cloneNode(true));
        for (const drawing of copy.querySelectorAll("svg")) drawing.remove();
        return copy.textContent?.replace(/\s+/g, " ").trim() ?? "";
      };
      const chosen = [...document.querySelectorAll("#ch [data-id]")];
      const early = new Map(chosen.map((element) => [element, words(element)]));
      Object.assign(globalThis, { early_elements: early, words_of: words });
    });
    await start();
    const found = await page.evaluate(() => {
      const { early_elements, words_of } = /** @type {any} */ (globalThis);
      const now = [...document.querySelectorAll("#ch [data-id]")];
      // The options of a choice come in the learner's own order, and so do the words on them.
      const cards = [...document.querySelectorAll("article")].filter((element) => element.querySelector("label > input + span:not(:has(code))"));
      const shuffled = (/** @type {Element} */ element) => cards.some((one) => one.contains(element) || element.contains(one));
      const differ = now.filter((element) =>
        early_elements.has(element) && !shuffled(element) && !element.querySelector("textarea") && element.localName !== "textarea" &&
        early_elements.get(element) !== words_of(element));
      return {
        before: early_elements.size, now: now.length, made: now.filter((element) => !early_elements.has(element)).length,
        compared: now.filter((element) => !shuffled(element)).length,
        differ: differ.map((element) => `${early_elements.get(element)} | ${words_of(element)}`),
      };
    });
    assert.ok(found.before > 60);
    assert.ok(found.compared > 60);
    assert.equal(found.made, 0);
    assert.equal(found.now, found.before);
    assert.deepEqual(found.differ, []);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("what was typed, chosen, unfolded and pressed before the start is kept, and the focus with its caret", async () => {
  const { context, page, start } = await held("#/0/0.2");
  const first = card(page, "0.1");
  await first.getByRole("textbox").fill("124.3");
  await first.getByRole("textbox").press("Enter");
  await says(page.locator("#live"), /is starting/);
  await card(page, "0.3").getByRole("radio", { name: "99.2%" }).check();
  await card(page, "0.4").getByText("Show derivation").click();
  const field = card(page, "0.2").getByRole("textbox");
  await field.fill("6.738");
  await field.evaluate((element) => /** @type {HTMLInputElement} */ (element).setSelectionRange(2, 3));
  const editor = card(page, "0.5").getByRole("textbox");
  await editor.evaluate((element) => {
    const area = /** @type {HTMLTextAreaElement} */ (element);
    area.value += "// mine";
  });
  await start();
  await first.getByText("Done", { exact: true }).waitFor();
  await says(first, "1 attempt");
  assert.equal(await card(page, "0.3").getByRole("radio", { name: "99.2%" }).isChecked(), true);
  assert.equal(await card(page, "0.4").locator("details").evaluate((e) => /** @type {HTMLDetailsElement} */ (e).open), true);
  assert.match(await code_of(card(page, "0.5")), /\/\/ mine$/);
  const focused = await page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = /** @type {HTMLInputElement} */ (document.activeElement);
    return { value, selectionStart, selectionEnd };
  });
  assert.deepEqual(focused, { value: "6.738", selectionStart: 2, selectionEnd: 3 });
  await card(page, "0.3").getByRole("button", { name: "Check", exact: true }).click();
  await card(page, "0.3").getByText("Done", { exact: true }).waitFor();
  await card(page, "0.2").getByRole("button", { name: "Check", exact: true }).click();
  await card(page, "0.2").getByText("Done", { exact: true }).waitFor();
  await context.close();
});

test("text that is selected before the start stays selected, from the same letter to the same letter", async () => {
  const { context, page, start } = await held("#/0");
  const selected = () => page.evaluate(() => {
    const words = getSelection()?.getRangeAt(0).cloneContents();
    for (const drawing of words?.querySelectorAll("svg") ?? []) drawing.remove();
    return words?.textContent ?? "";
  });
  await page.evaluate(() => {
    const [from, , to] = document.querySelectorAll("#ch section p");
    const end = /** @type {Node} */ (to?.firstChild);
    getSelection()?.setBaseAndExtent(/** @type {Node} */ (from?.firstChild), 5, end, 20);
  });
  const before = await selected();
  assert.ok(before.length > 60, before);
  await start();
  assert.equal(await selected(), before);
  await context.close();
});

/** The first thing seen and how far it is from the edge. @param {Page} page */
const seen = (page) => page.evaluate(() => {
  const edge = /** @type {HTMLElement} */ (document.getElementById("scroller")).getBoundingClientRect().top;
  for (const element of document.querySelectorAll("#ch :is(h2,h3,p,figure,table,.eq,li)")) {
    const box = element.getBoundingClientRect();
    if (box.bottom > edge + 1 && box.height > 0 && element.checkVisibility()) return { id: element.id, top: box.top - edge };
  }
  return { id: "", top: 0 };
});

for (const width of [1280, 390]) {
  test(`the line that is read stays where it is when the canvas takes over (${width} px)`, async () => {
    for (const place of [900, 2600]) {
      const { context, page, start } = await held("#/0", { viewport: { width, height: 740 } });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.locator("#scroller").evaluate((e, top) => (e.scrollTop = top), place);
      const before = await seen(page);
      await start();
      const id = `#${before.id}`;
      const after = await page.evaluate((selector) => {
        const edge = /** @type {HTMLElement} */ (document.getElementById("scroller")).getBoundingClientRect().top;
        return /** @type {Element} */ (document.querySelector(selector)).getBoundingClientRect().top - edge;
      }, id);
      assert.ok(Math.abs(after - before.top) < 12, `${before.top} became ${after}`);
      await context.close();
    }
  });
}

test("a reload shows the line that was read, before the start and after it", async () => {
  const { context, page, start } = await held("#/0");
  await start();
  await page.locator("#scroller").evaluate((e) => (e.scrollTop = 2200));
  await page.waitForFunction(() => history.state?.top === 2200);
  const line = await seen(page);
  await context.unroute(named("workbook.wasm"));
  /** @type {() => void} */
  let release = () => {};
  const gate = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(named("workbook.wasm"), (route) => gate.then(() => route.continue()));
  await page.reload();
  await page.waitForSelector("html:not([data-type]):not([data-words])");
  const before = await seen(page);
  assert.equal(before.id, line.id);
  assert.ok(Math.abs(before.top - line.top) < 30, `${line.top} became ${before.top}`);
  release();
  await ready(page);
  assert.deepEqual(await seen(page), line);
  await context.close();
});

test("the address of an exercise leads there before the start, and the start moves nothing", async () => {
  const { context, page, start } = await held("#/0/0.6");
  const top = async () => (await card(page, "0.6").boundingBox())?.y ?? -1;
  const before = await top();
  assert.ok(before > 50 && before < 120, String(before));
  assert.equal(await card(page, "0.6").evaluate((e) => e.contains(document.activeElement)), true);
  await start();
  assert.ok(Math.abs((await top()) - before) < 4, `${before} became ${await top()}`);
  assert.equal(await card(page, "0.6").evaluate((e) => e.contains(document.activeElement)), true);
  await context.close();
});

test("other numbers of an exercise are not to be answered before they are there", async () => {
  const { context, page, start } = await held("#/0/0.1?seed=7");
  assert.equal(await card(page, "0.2").evaluate((e) => /** @type {HTMLElement} */ (e).inert), false);
  assert.equal(await page.locator('article[data-place="0.1"]').evaluate((e) => /** @type {HTMLElement} */ (e).inert), true);
  await start();
  assert.equal(await card(page, "0.1").evaluate((e) => /** @type {HTMLElement} */ (e).inert), false);
  assert.equal(await card(page, "0.1").evaluate((e) => e.contains(document.activeElement)), true);
  await context.close();
});

test("a link that is followed before the start is where the start begins", async () => {
  const { context, page, start } = await held("");
  await page.getByRole("navigation").getByRole("link", { name: /Attention Math/ }).first().click();
  await page.getByRole("heading", { level: 1, name: "1 Attention Math" }).waitFor();
  await start();
  await page.getByRole("heading", { level: 1, name: "1 Attention Math" }).waitFor();
  assert.equal(new URL(page.url()).hash, "#/1");
  assert.match(await page.title(), /^1 Attention Math/);
  await card(page, "1.1").waitFor();
  await context.close();
});

test("settings open before the start, and the theme that was chosen is there on the next visit from the first words", async () => {
  const { context, page, start } = await held("", { colorScheme: "light" });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Theme").selectOption("Dark");
  await page.keyboard.press("Escape");
  await start();
  await page.waitForFunction((colour) => getComputedStyle(document.body).backgroundColor !== colour, light);
  const dark = await paper();
  await page.waitForFunction(() => document.getElementById("saved")?.textContent === "Saved");
  const next = await context.newPage();
  await next.route(named("workbook.wasm"), () => {});
  await next.goto(world.site.url);
  await next.waitForSelector("html:not([data-type])");
  assert.equal(await next.evaluate(() => getComputedStyle(document.body).backgroundColor), dark);
  await context.close();
});

test("each file of a first visit is asked for once, fonts too, and text has its faces", async () => {
  const context = await world.browser.newContext();
  const page = await context.newPage();
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${world.site.url}#/0`);
  await ready(page);
  await page.waitForTimeout(300);
  const twice = asked.filter((path, index) => asked.indexOf(path) !== index);
  assert.deepEqual(twice, []);
  assert.equal(asked.filter((path) => path.endsWith(".ttf")).length, table.length);
  const shown = await page.evaluate(() => [...document.fonts].map((face) => `${face.family.replace(/"/g, "")} ${face.weight} ${face.style} ${face.status}`));
  const wanted = [...(await readFile(join(dist, file_of("faces.css")), "utf8")).matchAll(/family:"([^"]*)";font-weight:(\d+);font-style:(\w+)/g)];
  // One more than there are files: fields have a family of their own, of a file that is there already.
  assert.equal(wanted.length, table.filter(({ use }) => use !== "canvas").length + 1);
  assert.ok(wanted.some(([, family]) => family === field_family));
  assert.deepEqual(shown.sort(), wanted.map(([, family, weight, style]) => `${family} ${weight} ${style} loaded`).sort());
  await context.close();
});
