// Every control of every chapter: it has its role and a name, lies where it is painted, takes the pointer there and
// nowhere else, and one deed by mouse, finger, key or assistive technology reaches the model exactly once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, open_chapter, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();

/** @typedef {import("playwright-core").Page} Page */

const CONTROLS = "#ch :is(button, input, textarea, summary, a[data-id])";

/** From now on deeds are written down and not done, so that the page stays as it is. @param {Page} page */
const record = (page) => page.evaluate(() => {
  const { workbook } = /** @type {any} */ (globalThis);
  const deeds = /** @type {number[]} */ ([]);
  workbook.module.act = (/** @type {number} */ id) => deeds.push(id);
  Object.assign(globalThis, { deeds, take: () => deeds.splice(0) });
});

/** What was done since the last call. @param {Page} page @returns {Promise<number[]>} */
const take = (page) => page.evaluate(() => /** @type {any} */ (globalThis).take());

/**
 * The controls that act when they are activated, in reading order, with the id that must act. Fields act when typed into;
 * links change the address.
 * @param {Page} page
 */
const activated = (page) => page.evaluate((controls) => [...document.querySelectorAll(controls)]
  .filter((e) => e.checkVisibility({ contentVisibilityAuto: false }) && !e.closest("details:not([open]) > :not(summary), [hidden]"))
  .filter((e) => e.matches("button:not([aria-disabled]), input[type=radio]:not(:checked), summary"))
  .map((e) => {
    const own = /** @type {HTMLElement} */ (e.matches("summary") ? e.parentElement : e);
    return { at: e.id, id: Number(own.dataset.id), kind: e.localName, words: e.textContent?.slice(0, 30) ?? "" };
  }), CONTROLS);

/**
 * Where an element can be pressed, after it was brought to one of two heights in turn: two presses of one place in half a
 * second are a double click.
 * @param {Page} page @param {string} id @param {number} turn
 */
const spot = (page, id, turn) => page.evaluate(({ at, share }) => {
  const element = /** @type {HTMLElement} */ (document.getElementById(at));
  const scroller = /** @type {HTMLElement} */ (document.getElementById("scroller"));
  const view = scroller.getBoundingClientRect();
  scroller.scrollTop += element.getBoundingClientRect().top - view.top - view.height * share;
  const box = element.getBoundingClientRect();
  return { x: box.left + Math.min(box.width / 2, 40), y: box.top + box.height / 2 };
}, { at: id, share: turn % 2 ? 0.3 : 0.6 });

test("every control of every chapter has its role and a name, for a screen reader", async () => {
  const { context, page } = await visit(world, "#/");
  const session = await context.newCDPSession(page);
  for (let chapter = 0; chapter < 10; chapter += 1) {
    await open_chapter(page, chapter);
    const wanted = await page.evaluate((controls) => {
      const counts = { button: 0, radio: 0, textbox: 0, DisclosureTriangle: 0, link: 0, radiogroup: 0, article: 0, math: 0, figure: 0, table: 0 };
      const shown = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)].filter((e) => !e.closest("[hidden]") && !e.closest("details:not([open]) > :not(summary)")).length;
      counts.button = shown("#ch :is(button, [role=button])"); // a number within words that can be changed is no box of its own
      counts.radio = shown("#ch input[type=radio]");
      counts.textbox = shown("#ch :is(input[type=text], textarea:not([data-behind]), .cm-content)");
      counts.DisclosureTriangle = shown("#ch summary");
      counts.link = shown("#ch a[href]:not([aria-hidden])"); // one that goes on in the next line is one
      counts.radiogroup = shown("#ch [role=radiogroup]");
      counts.article = shown("#ch article");
      counts.math = shown("#ch math");
      counts.figure = shown("#ch figure");
      counts.table = shown("#ch table");
      return { counts, controls: shown(controls) };
    }, CONTROLS);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const main = nodes.find((node) => node.role?.value === "main");
    assert.ok(main);
    const below = new Map(nodes.map((node) => [node.nodeId, node]));
    /** @type {Record<string, number>} */
    const counts = {};
    const nameless = [];
    const walk = (/** @type {typeof nodes[number]} */ node) => {
      const role = node.ignored ? "" : String(node.role?.value);
      const known = { MathMLMath: "math", LayoutTable: "none", disclosureTriangle: "DisclosureTriangle" }[role] ?? role;
      counts[known] = (counts[known] ?? 0) + 1;
      const needsName = ["button", "radio", "textbox", "link", "DisclosureTriangle", "radiogroup", "article", "heading", "image", "img"].includes(known);
      if (needsName && !String(node.name?.value ?? "").trim()) nameless.push(`${known} ${node.nodeId}`);
      for (const child of node.childIds ?? []) {
        const next = below.get(child);
        if (next) walk(next);
      }
    };
    walk(main);
    assert.deepEqual(nameless, [], `chapter ${chapter}`);
    const seen = Object.fromEntries(Object.keys(wanted.counts).map((role) => [role, counts[role] ?? 0]));
    assert.deepEqual(seen, wanted.counts, `chapter ${chapter}`);
  }
  await context.close();
});

test("every control of every chapter is painted where it lies, takes the pointer there, and nowhere else", async () => {
  const { context, page } = await visit(world, "#/", { viewport: { width: 1000, height: 900 } });
  let points = 0;
  for (let chapter = 0; chapter < 10; chapter += 1) {
    await open_chapter(page, chapter);
    const found = await page.evaluate((controls) => {
      const { workbook } = /** @type {any} */ (globalThis);
      const scroller = /** @type {HTMLElement} */ (document.getElementById("scroller"));
      const doc = /** @type {HTMLElement} */ (document.getElementById("doc"));
      const faults = /** @type {string[]} */ ([]);
      const painted = workbook.module.painted().filter((/** @type {any} */ part) => part.line < 0);
      // Completeness, both ways.
      const drawn = new Set(painted.map((/** @type {any} */ part) => part.id));
      // Links for keys alone are the browser's to draw, while they have the focus; no point below may be theirs.
      const there = new Set([...document.querySelectorAll(controls)].filter((e) => !e.matches("a.symbols"))
        .filter((e) => !e.closest("[hidden]") && !e.closest("details:not([open]) > :not(summary)"))
        .map((e) => Number(/** @type {HTMLElement} */ (e.matches("summary") ? e.parentElement : e).dataset.id)));
      for (const id of drawn) if (!there.has(id)) faults.push(`${id} is painted, but not in the DOM`);
      for (const id of there) if (!drawn.has(id)) faults.push(`${document.getElementById(`n${id}`)?.outerHTML.slice(0, 60)} is not painted`);
      const owner = (/** @type {Element | null} */ element) => {
        const control = element?.closest("button, input, textarea, summary, label, a[data-id]");
        if (!control) return 0;
        const own = control.matches("summary") ? control.parentElement : control.matches("label") ? document.getElementById(control.getAttribute("for") ?? "") : control;
        return Number(/** @type {HTMLElement | null} */ (own)?.dataset.id ?? 0);
      };
      let points = 0;
      const view = scroller.getBoundingClientRect();
      // The corners and the middle of every control, and a grid over everything.
      for (let top = 0; top < doc.offsetHeight; top += view.height) {
        scroller.scrollTop = top;
        const corner = doc.getBoundingClientRect();
        const [left, above] = [corner.left, corner.top];
        const parts = painted.filter((/** @type {any} */ part) => part.y + above < view.bottom && part.y + part.height + above > view.top);
        const spots = parts.flatMap((/** @type {any} */ part) => [[3, 3], [part.width - 3, 3], [3, part.height - 3], [part.width - 3, part.height - 3], [part.width / 2, part.height / 2]]
          .map(([dx, dy]) => [part.x + left + dx, part.y + above + dy]));
        for (let y = view.top + 3; y < view.bottom; y += 27) {
          for (let x = view.left + 3; x < view.right - 18; x += 31) spots.push([x, y]);
        }
        for (const [x, y] of spots) {
          if (y <= view.top || y >= view.bottom || x >= view.right - 18) continue;
          const near = (/** @type {any} */ part, /** @type {number} */ by) =>
            x > part.x + left - by && x < part.x + left + part.width + by && y > part.y + above - by && y < part.y + above + part.height + by;
          const inside = parts.find((/** @type {any} */ part) => near(part, -2));
          if (!inside && parts.some((/** @type {any} */ part) => near(part, 2))) continue;
          points += 1;
          const hit = document.elementFromPoint(x, y);
          const id = owner(hit);
          // The name above a field focuses it, as a label does; it is no part of its box.
          if (id !== (inside?.id ?? 0) && !hit?.closest(".field > label, .slider > label, .editor > label")) {
            faults.push(`at ${Math.round(x - left)}, ${Math.round(y - above)}: ${id} instead of ${inside?.id ?? 0} (${hit?.outerHTML.slice(0, 80)})`);
          }
        }
      }
      return { faults: faults.slice(0, 6), points, elements: document.querySelectorAll("#ch *").length };
    }, CONTROLS);
    assert.ok(found.elements < 3100, `chapter ${chapter} has ${found.elements} elements`);
    assert.deepEqual(found.faults, [], `chapter ${chapter}`);
    points += found.points;
  }
  assert.ok(points > 20_000, `only ${points} points`);
  await context.close();
});

/** The first of each sort among controls: radios, and buttons or folds with the same words. @param {Awaited<ReturnType<typeof activated>>} controls */
function one_of_each(controls) {
  const sorts = new Map(controls.map((control) => [control.kind === "input" ? "radio" : control.words, control]).reverse());
  return [...sorts.values()].reverse();
}

const POINTERS = /** @type {const} */ ([
  { by: "mouse", chapters: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], options: { viewport: { width: 760, height: 440 } } },
  { by: "finger", chapters: [0, 2, 9], options: { viewport: { width: 390, height: 600 }, hasTouch: true, isMobile: true } },
]);

for (const { by, chapters, options } of POINTERS) {
  test(`by ${by}, each sort of control acts exactly once (chapters ${chapters.join(", ")})`, async () => {
    const { context, page } = await visit(world, "#/", options);
    let count = 0;
    for (const chapter of chapters) {
      await open_chapter(page, chapter);
      if (chapter === 0) await record(page);
      for (const { at, id, words } of one_of_each(await activated(page))) {
        const { x, y } = await spot(page, at, count);
        if (by === "mouse") await page.mouse.click(x, y);
        else await page.touchscreen.tap(x, y);
        assert.deepEqual(await take(page), [id], `chapter ${chapter}: ${words}`);
        count += 1;
      }
    }
    assert.ok(count >= 5 * chapters.length, `only ${count} controls`);
    await context.close();
  });
}

test("by key and by assistive technology, each control of every chapter acts exactly once", async () => {
  const { context, page } = await visit(world, "#/");
  for (let chapter = 0; chapter < 10; chapter += 1) {
    await open_chapter(page, chapter);
    if (chapter === 0) await record(page);
    const controls = await activated(page);
    const clicked = await page.evaluate((ids) => ids.map(({ at }) => {
      document.getElementById(at)?.click();
      return /** @type {any} */ (globalThis).take();
    }), controls);
    assert.deepEqual(clicked, controls.map(({ id }) => [id]), `chapter ${chapter}, by click()`);
    // A radio clicked above is chosen in the DOM; keys are tried on what is not.
    const rest = await activated(page);
    assert.ok(rest.length > 10, `only ${rest.length} controls`);
    for (const { at, id, words, kind } of rest.filter((one) => one.kind !== "input")) {
      await page.evaluate((to) => document.getElementById(to)?.focus({ preventScroll: true }), at);
      await page.keyboard.press(kind === "summary" || id % 2 ? "Enter" : "Space");
      assert.deepEqual(await take(page), [id], `chapter ${chapter}: ${words}, by key`);
    }
  }
  await context.close();
});

test("the tab order is the reading order, and each stop shows its focus in view", async () => {
  const { context, page } = await visit(world, "#/0");
  await page.locator("#ch").focus();
  let last = -1;
  let stops = 0;
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    // The code editor shows its focus a moment later.
    await page.waitForFunction(() => !document.activeElement?.matches(".cm-content") || document.activeElement.closest(".cm-focused"));
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element?.closest("#ch")) return null;
      const all = [...document.querySelectorAll("#ch *")];
      const style = getComputedStyle(element.closest(".cm-editor") ?? element);
      const box = element.getBoundingClientRect();
      return {
        at: all.indexOf(element),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: box.bottom > 56 && box.top < innerHeight,
        typed: element.matches("textarea, .cm-content"),
      };
    });
    if (!stop) break;
    stops += 1;
    assert.ok(stop.at > last, "the focus goes on in reading order");
    assert.ok(stop.ring, "the focus is shown");
    assert.ok(stop.seen, "the focused control is in view");
    last = stop.at;
    if (stop.typed) await page.keyboard.press("Escape");
  }
  assert.ok(stops > 30, `only ${stops} stops`);
  await context.close();
});

test("a card of each kind is read in order: title, kind, task, controls, verdict, standing, derivation", async () => {
  const { context, page } = await visit(world, "#/0");
  const shape = async (/** @type {string} */ id) => (await card(page, id).ariaSnapshot())
    .split("\n").map((/** @type {string} */ line) => /^ {2}- '?(?:(heading|button|radiogroup|textbox|table|list|group|status)\b[^":]*(?:"([^"]*)")?)/.exec(line))
    .filter(Boolean).map((/** @type {any} */ match) => `${match[1]} ${match[1] === "heading" ? match[2]?.slice(0, 3) : match[2] ?? ""}`.trim());
  const buttons = ["button Check", "button Show a hint"];
  assert.deepEqual(await shape("0.1"), ["heading 0.1", "textbox Parameters", ...buttons, "button New numbers", "button What can I type?", "group"]);
  assert.deepEqual(await shape("0.4"), ["heading 0.4", "radiogroup Choose one", ...buttons, "button New numbers", "group"]);
  assert.deepEqual(await shape("0.5"), ["heading 0.5", "textbox Your JavaScript: paramCount(d, L, V)", "button Run and check", "button Show a hint", "group", "button Write in Python", "group"]);
  assert.deepEqual(await shape("0.6"), ["heading 0.6", "radiogroup Pick the faulty line", ...buttons, "button New numbers", "group"]);
  assert.deepEqual(await shape("0.3"), ["heading 0.3", "radiogroup Choose one", ...buttons, "button New numbers", "group"]);
  await context.close();
});
