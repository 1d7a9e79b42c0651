// After a check the control and its whole verdict are in view: every exercise on phones with the keyboard up (a view of 508
// and 350 px, as it is left by a keyboard that resizes the page), one of each kind on a desktop and on a laptop at 200 %
// and at 400 % zoom; in the long form every exercise everywhere. With reduced motion, so that the page stands where it goes at
// once; one test looks at the way there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LONG, at_rest, card, editor_of, open_chapter, says, set_ink, site_and_browser, visit } from "./support.mjs";

const world = site_and_browser();

const EVERY = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
/** Chapters with a choice, a listing, code, steps, several fields. */
const SOME = LONG ? EVERY : [0, 2];
/** Of each chapter, with its bonus exercises. */
const EXERCISES = [7, 6, 6, 7, 6, 8, 5, 7, 7, 5];

/** @type {{name: string, chapters: number[], ink: "canvas" | "plain", viewport: {width: number, height: number}, deviceScaleFactor: number}[]} */
const VIEWS = [
  { name: "1440x900", chapters: SOME, ink: "canvas", viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
  { name: "390x844 with the keyboard", chapters: EVERY, ink: "plain", viewport: { width: 390, height: 508 }, deviceScaleFactor: 2 },
  { name: "360x640 with the keyboard", chapters: EVERY, ink: "canvas", viewport: { width: 360, height: 350 }, deviceScaleFactor: 1 },
  { name: "720x450, 200 % zoom", chapters: SOME, ink: "canvas", viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
  { name: "360x225, 400 % zoom", chapters: LONG ? EVERY : [2], ink: "canvas", viewport: { width: 360, height: 225 }, deviceScaleFactor: 1 },
];

/**
 * Answers an exercise wrong, by its own controls, and presses Enter; says what is not in view then.
 * @param {import("playwright-core").Page} page @param {string} id @param {number} at which of several fields has the focus
 * @returns {Promise<string[]>}
 */
const answer_wrong = (page, id, at) => page.evaluate(async ({ id, at }) => {
  const { workbook } = /** @type {any} */ (globalThis);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const article = () => /** @type {HTMLElement} */ (document.querySelector(`article[data-place="${id}"]`));
  const all = (/** @type {string} */ selector) => /** @type {HTMLElement[]} */ ([...article().querySelectorAll(selector)]);
  const radios = all("input[type=radio]");
  const fields = /** @type {HTMLInputElement[]} */ (all("input[type=text]"));
  const focus = (/** @type {HTMLElement} */ element) => {
    element.scrollIntoView({ block: "nearest" }); // as the browser does when a finger or Tab comes to it
    element.focus();
  };
  /** @type {HTMLElement | undefined} */
  let control;
  if (radios.length > 0) {
    // Far from the buttons: the first option that is not right, a line in the middle.
    control = radios[Math.floor(radios.length / 3)];
    focus(/** @type {HTMLElement} */ (control));
    control?.click();
  } else if (fields.length > 0) {
    for (const field of fields) {
      field.value = at === 0 ? "77.7" : "78.8"; // another answer each time: the verdict on the last one is not waited for
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    control = fields.at(at);
    focus(/** @type {HTMLElement} */ (control));
  } else {
    control = all(".cm-content")[0] ?? all("textarea")[0] ?? all("button[data-primary]")[0];
    focus(/** @type {HTMLElement} */ (control));
  }
  const code = all("textarea").length > 0;
  if (control instanceof HTMLButtonElement) control.click();
  else control?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: code, bubbles: true, cancelable: true }));
  const said = () => all(".status").filter((status) => status.textContent && !/^(Running|About your earlier answer)/.test(status.textContent));
  for (let turn = 0; turn < 900 && said().length === 0; turn += 1) await frame();
  for (let turn = 0; turn < 3; turn += 1) await frame();

  const view = workbook.view.scroller.getBoundingClientRect();
  const box = (/** @type {Element} */ element) => element.getBoundingClientRect();
  const faults = [];
  const held = (/** @type {string} */ what, /** @type {{top: number, bottom: number}} */ { top, bottom }) => {
    if (top < view.top - 1 || bottom > view.bottom + 1) faults.push(`${id}: ${what} y ${Math.round(top)} to ${Math.round(bottom)} of ${view.top} to ${view.bottom}`);
  };
  const described = () => (control?.getAttribute("aria-describedby") ?? "").split(" ").map((by) => document.getElementById(by));
  const own = fields.length > 1 ? described().find((by) => by?.matches(".status")) : said()[0];
  const seen = /** @type {HTMLElement} */ (own);
  if (!seen) return [`${id}: nothing is said`];
  // An editor whose scripts have come meanwhile takes the focus of the text area that it lies over.
  const holder = control?.matches("[data-behind]") ? control.nextElementSibling?.querySelector(".cm-content") : control;
  if (document.activeElement !== holder) faults.push(`${id}: the focus went to ${document.activeElement?.outerHTML.slice(0, 80)}`);
  const nearby = control?.matches("input") ? box(control.closest("label") ?? control) : box(seen);
  const both = { top: Math.min(nearby.top, box(seen).top), bottom: Math.max(nearby.bottom, box(seen).bottom) };
  if (both.bottom - both.top <= view.height) held("control and verdict", both);
  else held("control and the beginning of the verdict", { top: both.top, bottom: Math.min(both.bottom, both.top + view.height) });
  // At the highest zoom long words do not fit below their field; two lines of them do.
  const lines = { top: nearby.top, bottom: Math.min(box(seen).bottom, box(seen).top + 72) };
  if (nearby.bottom <= lines.bottom && lines.bottom - lines.top <= view.height) held("control and two lines of the verdict", lines);
  return faults;
}, { id, at });

for (const { name, chapters, ink, ...options } of VIEWS) {
  test(`after Enter, control and verdict lie in the view, chapters ${chapters.join(", ")} (${name}, ${ink})`, async () => {
    const { context, page, faults } = await visit(world, "#/0", { ...options, reducedMotion: "reduce" });
    await set_ink(page, ink);
    /** @type {string[]} */
    const hidden = [];
    let exercises = 0;
    for (const chapter of chapters) {
      await page.evaluate((number) => (location.hash = `#/${number}`), chapter);
      await card(page, `${chapter}.1`).waitFor();
      const ids = await page.locator("article[data-place]").evaluateAll((all) => all.map((one) => /** @type {HTMLElement} */ (one).dataset.place ?? ""));
      for (const id of ids) {
        exercises += 1;
        const fields = await page.locator(`article[data-place="${id}"] input[type=text]`).count();
        for (const at of fields > 1 ? [0, -1] : [0]) hidden.push(...await answer_wrong(page, id, at));
      }
    }
    assert.deepEqual(hidden, []);
    assert.equal(exercises, chapters.reduce((sum, chapter) => sum + (EXERCISES[chapter] ?? 0), 0));
    assert.deepEqual(faults, []);
    await context.close();
  });
}

for (const ink of /** @type {const} */ (["canvas", "plain"])) {
  test(`the field that has the focus stays where it is while verdicts come above it (${ink})`, async () => {
    const { context, page } = await visit(world, "#/2/2.4", { viewport: { width: 1440, height: 1200 }, reducedMotion: "reduce" });
    await set_ink(page, ink);
    const fields = card(page, "2.4").getByRole("textbox");
    for (let part = 0; part < 4; part += 1) await fields.nth(part).fill("77.7");
    const top = () => fields.nth(2).evaluate((field) => field.getBoundingClientRect().top);
    await fields.nth(2).focus();
    await page.evaluate(() => {
      const field = /** @type {HTMLElement} */ (document.activeElement);
      /** @type {HTMLElement} */ (document.getElementById("scroller")).scrollTop += field.getBoundingClientRect().top - 600;
    });
    const before = await top();
    await fields.nth(2).press("Enter");
    await says(card(page, "2.4"), "0 of 4 answers are right");
    assert.ok(Math.abs(await top() - before) <= 1, `${before} became ${await top()}`);
    await context.close();
  });
}

test("what leads on is seen above the row of keys, where there is room for it (390x460, touch)", async () => {
  const { context, page } = await visit(world, "#/0/0.2", { viewport: { width: 390, height: 460 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2, reducedMotion: "reduce" });
  const exercise = card(page, "0.2");
  const field = exercise.getByRole("textbox");
  await field.tap();
  await page.locator("#answer-keys").waitFor();
  await field.fill("6.738");
  await field.press("Enter");
  await says(exercise, /^Right\./);
  const next = exercise.getByRole("button", { name: /^Next: / });
  await next.waitFor();
  await at_rest(page);
  const bottom = await next.evaluate((button) => button.getBoundingClientRect().bottom);
  const keys = await page.locator("#answer-keys").evaluate((row) => row.getBoundingClientRect().top);
  assert.ok(bottom <= keys, `the button ends at ${bottom}, the keys begin at ${keys}`);
  const hit = await next.evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  assert.ok(hit, "a finger reaches it");
  await context.close();
});

test("what has the focus is seen above a keyboard that comes, and above the row of keys (390x844 to 390x508, touch)", async () => {
  const { context, page } = await visit(world, "#/7", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2, reducedMotion: "reduce" });
  /** @param {import("playwright-core").Locator} one puts it at the lower edge of the view @param {number} px */
  const low = (one, px) => one.evaluate((element, px) => {
    const scroller = /** @type {HTMLElement} */ (document.getElementById("scroller"));
    scroller.scrollTop += element.getBoundingClientRect().bottom - innerHeight + px;
  }, px);
  const field = card(page, "7.2").getByRole("textbox");
  await low(field, 70);
  await field.tap();
  await page.locator("#answer-keys").waitFor();
  await page.setViewportSize({ width: 390, height: 508 });
  const above = await page.waitForFunction(() => {
    const row = /** @type {HTMLElement} */ (document.getElementById("answer-keys"));
    return /** @type {Element} */ (document.activeElement).getBoundingClientRect().bottom <= row.getBoundingClientRect().top;
  }, undefined, { timeout: 5000 }).then(() => true, () => false);
  assert.ok(above, "the field ends above the keys");
  await page.setViewportSize({ width: 390, height: 844 });
  await open_chapter(page, 5);
  const exercise = card(page, "5.2");
  const editor = await editor_of(exercise);
  await low(exercise.locator(".code-editor"), 16);
  await editor.tap();
  await exercise.locator(".cm-focused").waitFor();
  await page.setViewportSize({ width: 390, height: 508 });
  const seen = await page.waitForFunction(() => {
    const box = /** @type {Element} */ (document.querySelector(".cm-focused")).getBoundingClientRect();
    const top = /** @type {Element} */ (document.getElementById("scroller")).getBoundingClientRect().top;
    return box.top >= top && box.bottom <= innerHeight;
  }, undefined, { timeout: 5000 }).then(() => true, () => false);
  assert.ok(seen, "the whole editor is seen");
  await context.close();
});

test("the view glides to a verdict, and to a hint and a derivation that open below it", async () => {
  const { context, page } = await visit(world, "#/0/0.1", { viewport: { width: 390, height: 508 }, deviceScaleFactor: 2 });
  const exercise = card(page, "0.1");
  const field = exercise.getByRole("textbox");
  const scroller = page.locator("#scroller");
  await field.fill("123.5");
  // The field at the very bottom, as a browser leaves it that has made room for a keyboard.
  await scroller.evaluate((view) => {
    const input = /** @type {HTMLElement} */ (document.activeElement);
    view.scrollTop += input.getBoundingClientRect().bottom - view.getBoundingClientRect().bottom;
  });
  // A busy machine draws few steps of the way: what is asked of the browser says that it glides.
  await scroller.evaluate((view) => {
    const asked = /** @type {string[]} */ ([]);
    const go = view.scrollBy.bind(view);
    view.scrollBy = (/** @type {any} */ options) => (asked.push(options.behavior), go(options));
    Object.assign(globalThis, { asked });
  });
  await field.press("Enter");
  await says(exercise, /position table is missing/);
  await page.waitForTimeout(700);
  await at_rest(page);
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).asked), ["smooth"]);
  const in_view = (/** @type {import("playwright-core").Locator} */ what) => what.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const view = /** @type {HTMLElement} */ (document.getElementById("scroller")).getBoundingClientRect();
    return top >= view.top - 1 && Math.min(bottom, top + view.height) <= view.bottom + 1;
  });
  assert.ok(await in_view(exercise.locator(".status")));
  assert.ok(await in_view(field));
  await exercise.getByRole("button", { name: "Show a hint" }).click();
  await page.waitForTimeout(700);
  await at_rest(page);
  assert.ok(await in_view(exercise.getByText(/^Hint 1\./)));
  await exercise.getByText("Show derivation").click();
  await page.waitForTimeout(700);
  await at_rest(page);
  assert.ok(await in_view(exercise.locator("details")));
  await context.close();
});
