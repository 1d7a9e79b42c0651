// The progress as a file: saved, loaded into another browser, cut, edited, dropped; and starting over.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { card, ready, says, site_and_browser, stored, visit, write_code } from "./support.mjs";

const world = site_and_browser();

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} [text] */
async function answer(page, text = "124.3") {
  const exercise = card(page, "0.1");
  await exercise.getByRole("textbox").fill(text);
  await exercise.getByRole("button", { name: "Check", exact: true }).click();
  await says(exercise, /Saved in this browser/);
}

/** @param {Page} page @param {string} name of a button in the settings */
async function in_settings(page, name) {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("dialog", { name: "Settings" }).getByRole("button", { name }).click();
}

/** @param {Page} page @returns {Promise<string>} the file */
async function saved_copy(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), in_settings(page, "Save my progress to a file")]);
  assert.match(download.suggestedFilename(), /^transformer-math-workbook-\d{4}-\d\d-\d\d\.jsonl$/);
  await says(page.getByRole("dialog", { name: "Settings" }), "Last copy: today.");
  await page.keyboard.press("Escape");
  return readFile(await download.path(), "utf8");
}

/** @param {Page} page @param {string | Buffer} text */
async function load(page, text) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), in_settings(page, "Load a file")]);
  await chooser.setFiles({ name: "copy.jsonl", mimeType: "application/jsonl", buffer: Buffer.from(/** @type {string} */ (text)) });
  return page.getByRole("dialog", { name: /file/ });
}

test("progress saved in one browser is loaded in another, shown before, and taken back", async () => {
  const one = await visit(world, "#/0");
  await answer(one.page, "123.5");
  await answer(one.page);
  const file = await saved_copy(one.page);
  const other = await visit(world, "#/0");
  const dialog = await load(other.page, file);
  await says(dialog, "3 new events, 0 known, 0 unreadable.");
  assert.equal((await stored(other.page)).length, 0, "nothing is taken before it is said");
  await dialog.getByRole("button", { name: "Add to my progress" }).click();
  await says(dialog, "Last copy: today.");
  await other.page.locator('article[data-place="0.1"]').getByText("2 attempts.").waitFor();
  const before = (await stored(one.page)).sort();
  assert.deepEqual((await stored(other.page)).sort(), before);
  await dialog.getByRole("button", { name: "Undo" }).click();
  await card(other.page, "0.1").getByText("No attempts yet.").waitFor();
  await other.page.waitForTimeout(200);
  assert.equal((await stored(other.page)).length, 0);
  assert.deepEqual([...one.faults, ...other.faults], []);
  await one.context.close();
  await other.context.close();
});

test("a file that is cut and edited by hand gives what can be read, and names each line that cannot", async () => {
  const { context, page } = await visit(world, "#/0");
  await answer(page, "123.5");
  await answer(page);
  const lines = (await saved_copy(page)).split("\n");
  const dialog = await load(page, [lines[0], "my notes", lines[1], lines[2].slice(0, 40)].join("\n"));
  await says(dialog, "0 new events, 1 known, 2 unreadable.");
  await says(dialog, "breaks off before its end");
  await says(dialog, "Line 2 cannot be read: my notes");
  await says(dialog, "Line 4 cannot be read");
  assert.equal(await dialog.getByRole("button", { name: "Add" }).count(), 0);
  await context.close();
});

test("a copy that an editor has saved anew is read: as UTF-16, in one byte a letter, as a list over many lines", async () => {
  const { context, page } = await visit(world, "#/0");
  await answer(page, "12×12");
  await answer(page);
  const text = await saved_copy(page);
  const lines = text.trim().split("\n").map((line) => JSON.parse(line));
  const little = Buffer.from(`\uFEFF${text}`, "utf16le");
  for (const file of [
    little, Buffer.from(little).swap16(), Buffer.from(text, "utf16le"), Buffer.from(text, "latin1"), Buffer.from(text.replaceAll("\n", "\r")),
    Buffer.from(`\uFEFF${JSON.stringify(lines, null, 2).replaceAll("\n", "\r\n")}`),
  ]) {
    const dialog = await load(page, file);
    await says(dialog, `0 new events, ${lines.length - 1} known, 0 unreadable.`);
    assert.equal(await dialog.getByText("breaks off").count(), 0);
    await page.keyboard.press("Escape");
  }
  const other = await visit(world, "#/0");
  await (await load(other.page, Buffer.from(text, "latin1"))).getByRole("button", { name: "Add to my progress" }).click();
  await other.page.locator('article[data-place="0.1"]').getByText("2 attempts.").waitFor();
  assert.deepEqual((await stored(other.page)).sort(), (await stored(page)).sort(), "letters beyond ASCII, too");
  await context.close();
  await other.context.close();
});

test("a copy of years is read and added while the page lives, and taken back; one that is too large is not read", async () => {
  const { context, page, faults } = await visit(world, "#/0");
  const count = 60_000;
  const lines = Array.from({ length: count }, (_, i) => {
    const id = `${(i * 2654435761) % 2 ** 32}-${i}`;
    return JSON.stringify({ v: 2, id, order: 1e12 + i, utc_ms: 1e12 + i, day: 11574, what: "attempt", exercise: "0.1", verdict: "slip", answer: "12*12*768^2" });
  });
  // Turns that the page has while a deed lasts: some for each part of the file.
  await page.evaluate(() => {
    const state = Object.assign(globalThis, { turns: 0 });
    setInterval(() => { if (document.querySelector("#progress progress")) state.turns += 1; });
  });
  const turns = () => page.evaluate(() => {
    const state = /** @type {any} */ (globalThis);
    const { turns } = state;
    state.turns = 0;
    return turns;
  });
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), in_settings(page, "Load a file")]);
  const file = { name: "copy.jsonl", mimeType: "application/jsonl", buffer: Buffer.from(`${lines.join("\n")}\n`) };
  await chooser.setFiles(file);
  const dialog = page.getByRole("dialog", { name: /file/ });
  await dialog.getByText(`${count} new events, 0 known, 0 unreadable.`).waitFor({ timeout: 60_000 });
  assert.ok(await turns() >= 3, "while it was read");
  await dialog.getByRole("button", { name: "Add to my progress" }).click();
  await page.getByRole("dialog", { name: "The file was loaded" }).waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => document.getElementById("saved")?.textContent === "Saved", undefined, { timeout: 60_000 });
  assert.equal((await stored(page)).length, count);
  await page.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await says(card(page, "0.1"), "No attempts yet.");
  await page.waitForFunction(() => /** @type {any} */ (globalThis).workbook.store.pending.size === 0, undefined, { timeout: 60_000 });
  assert.equal((await stored(page)).length, 0);

  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(30_000_001)], "copy.jsonl"));
    for (const kind of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  });
  await says(page.getByRole("dialog", { name: "Load a file" }), /more than 30 MB/);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a file dropped on the page is offered as if it had been chosen", async () => {
  const { context, page } = await visit(world, "#/0");
  const line = '{"v":1,"id":"d","utc_ms":5,"day":1,"what":"attempt","exercise":"0.1","verdict":"right","answer":"124.3M"}';
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "copy.jsonl"));
    for (const kind of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }, line);
  const dialog = page.getByRole("dialog", { name: "Load a file" });
  await says(dialog, "1 new event, 0 known, 0 unreadable.");
  await page.keyboard.press("Escape");
  assert.equal((await stored(page)).length, 0);
  await context.close();
});

test("starting over offers a copy, asks twice, shows in every tab, and is undone", async () => {
  const { context, page } = await visit(world, "#/0");
  await answer(page);
  await write_code(card(page, "0.5"), "// half done");
  const other = await context.newPage();
  await other.goto(`${world.site.url}#/0`);
  await ready(other);
  await card(other, "0.1").getByText("Done", { exact: true }).waitFor();

  await in_settings(page, "Start over");
  const first = page.getByRole("dialog", { name: "Start over?" });
  await Promise.all([page.waitForEvent("download"), first.getByRole("button", { name: "Save my progress to a file" }).click()]);
  await first.getByRole("button", { name: "Go on" }).click();
  const second = page.getByRole("dialog", { name: "Delete all progress?" });
  await second.getByRole("button", { name: "Delete my progress" }).click();
  const done = page.getByRole("dialog", { name: "Your progress was deleted" });
  await card(other, "0.1").getByText("No attempts yet.").waitFor({ timeout: 2000 });
  assert.equal((await stored(page)).filter((line) => line.includes('"attempt"')).length, 0);
  assert.equal((await stored(page, "drafts")).length, 0);

  await done.getByRole("button", { name: "Undo" }).click();
  await card(other, "0.1").getByText("Done", { exact: true }).waitFor({ timeout: 2000 });
  assert.equal(await card(page, "0.5").locator("textarea").inputValue(), "// half done");
  await page.reload();
  await ready(page);
  await card(page, "0.1").getByText("Done", { exact: true }).waitFor();
  assert.equal(await card(page, "0.5").locator("textarea").inputValue(), "// half done");
  await context.close();
});

/** @param {Page} page */
async function start_over(page) {
  await in_settings(page, "Start over");
  await page.getByRole("dialog", { name: "Start over?" }).getByRole("button", { name: "Go on" }).click();
  await page.getByRole("dialog", { name: "Delete all progress?" }).getByRole("button", { name: "Delete my progress" }).click();
}

test("what was closed without Undo can be undone in the settings and where starting over is asked, until it is", async () => {
  const { context, page } = await visit(world, "#/0");
  await answer(page);
  await start_over(page);
  await says(page.getByRole("dialog", { name: "Your progress was deleted" }), /brings back 1 answer\./);
  await page.keyboard.press("Escape");
  await in_settings(page, "Start over");
  const asked = page.getByRole("dialog", { name: "Start over?" });
  await says(asked, /brings back 1 answer\./);
  await asked.getByRole("button", { name: "Undo" }).click();
  await card(page, "0.1").getByText("Done", { exact: true }).waitFor();

  await start_over(page);
  await page.getByRole("dialog", { name: "Your progress was deleted" }).getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Settings" }).click();
  const settings = page.getByRole("dialog", { name: "Settings" });
  await says(settings, /brings back 1 answer\./);
  await settings.getByRole("button", { name: "Undo" }).click();
  await settings.getByRole("button", { name: "Undo" }).waitFor({ state: "hidden" });
  await page.keyboard.press("Escape");
  await card(page, "0.1").getByText("Done", { exact: true }).waitFor();
  await context.close();
});

test("starting over in one tab takes what was typed and not checked from the others", async () => {
  const { context, page } = await visit(world, "#/0");
  const other = await context.newPage();
  await other.goto(`${world.site.url}#/0`);
  await ready(other);
  await card(other, "0.2").getByRole("textbox").fill("12*12*");
  await write_code(card(other, "0.5"), "// half done");
  await start_over(page);
  await page.getByRole("dialog", { name: "Your progress was deleted" }).waitFor();
  await other.waitForFunction(() => !(/** @type {any} */ (document.querySelector('article[data-place="0.2"] input[type=text]')).value));
  assert.notEqual(await card(other, "0.5").locator("textarea").inputValue(), "// half done");
  await other.reload();
  await ready(other);
  assert.equal(await card(other, "0.2").getByRole("textbox").inputValue(), "");
  await context.close();
});

test("a card shows the later answer of another tab, unless something else is typed there", async () => {
  const { context, page } = await visit(world, "#/0");
  await answer(page, "123.5");
  const other = await context.newPage();
  await other.goto(`${world.site.url}#/0`);
  await ready(other);
  await answer(other, "124.3M");
  const exercise = card(page, "0.1");
  await says(exercise, /Right/);
  assert.equal(await exercise.getByRole("textbox").inputValue(), "124.3M");
  await exercise.getByRole("textbox").fill("12*");
  await answer(other, "123.5");
  await says(exercise, /3 attempts/);
  assert.equal(await exercise.getByRole("textbox").inputValue(), "12*");
  await context.close();
});

test("home says where the progress is kept and when it was copied, and saves a copy", async () => {
  const { context, page } = await visit(world, "#/");
  await says(page.getByRole("main"), "Your progress is kept in this browser only. Last copy: never.");
  assert.equal(await page.getByRole("button", { name: "Save my progress to a file" }).filter({ visible: true }).count(), 0);
  await page.goto(`${world.site.url}#/0`);
  await card(page, "0.1").waitFor();
  await answer(page);
  await page.goto(`${world.site.url}#/`);
  await Promise.all([page.waitForEvent("download"), page.getByRole("main").getByRole("button", { name: "Save my progress to a file" }).click()]);
  await says(page.getByRole("main"), "Last copy: today.");
  await context.close();
});

// 23:59 on 26 November in Auckland, two minutes later, and eight days on; then a clock set back to the day before.
test("a day is the learner's own: over midnight, after missed days, and with a clock set back", async () => {
  const context = await world.browser.newContext({ timezoneId: "Pacific/Auckland" });
  const page = await context.newPage();
  await page.clock.install({ time: new Date("2026-11-26T10:59:00Z") });
  await page.goto(`${world.site.url}#/0`);
  await ready(page);
  const home = async (/** @type {string} */ time, /** @type {RegExp} */ words) => {
    await page.clock.setSystemTime(new Date(time));
    await page.goto(`${world.site.url}#/`);
    await says(page.getByRole("main"), words);
    await page.goto(`${world.site.url}#/0`);
    await card(page, "0.1").waitFor();
  };
  await answer(page);
  await page.clock.setSystemTime(new Date("2026-11-26T11:01:00Z"));
  await answer(page, "124.3M");
  await home("2026-11-26T11:02:00Z", /Day streak: 2 days, best 2\./);
  await home("2026-12-04T11:00:00Z", /There was a day without a right answer.*Your best is 2 days\./);
  await home("2026-12-04T11:01:00Z", /Your best day streak: 2 days\./);
  await home("2026-11-26T10:00:00Z", /Day streak: 1 day, best 1\./);
  await context.close();
});
