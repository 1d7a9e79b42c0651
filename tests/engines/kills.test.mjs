// Firefox is killed while a learner answers; the next one has every answer that the page had called saved, once. WebKit's
// driver gives each session a profile that dies with it, so there is nothing to come back to; Chromium has a soak of its own
// (tests/browser/killing.mjs).
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { serve } from "../browser/support.mjs";
import { engines, start_firefox } from "./drivers.mjs";
import { card, until, visit } from "./steps.mjs";

const KILLS = 5;
const there = engines.some((engine) => engine.name === "Firefox" && engine.there);

/** Answers 0.1 with one number after the other, each as soon as the last is called saved; notes those events.
 * @param {number} from */
const answering = (from) => `void (async () => {
  globalThis.acknowledged = [];
  const { module } = workbook;
  const told = module.event_saved;
  module.event_saved = (id) => (told(id), acknowledged.push(id));
  const one = ${card("0.1")};
  const field = one.querySelector("input[type=text]");
  for (let number = ${from}; ; number += 1) {
    const before = acknowledged.length;
    field.value = String(number);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    one.querySelector("button[data-primary]").click();
    while (acknowledged.length === before) await new Promise((done) => setTimeout(done));
  }
})()`;

/** The lines in the store, as text. */
const reading = `void new Promise((done) => {
  const request = indexedDB.open("transformer-math-workbook");
  request.onsuccess = () => {
    const all = request.result.transaction("events").objectStore("events").getAll();
    all.onsuccess = () => (request.result.close(), done(all.result.map(({ line }) => line)));
  };
}).then((lines) => (globalThis.lines = lines))`;

test("Firefox, killed at random moments, has every answer that was called saved, once", { skip: !there && "Firefox is not installed here" }, async (t) => {
  const site = await serve();
  const folder = await mkdtemp(join(tmpdir(), "workbook-firefox-"));
  /** @type {Awaited<ReturnType<typeof start_firefox>> | null} */
  let running = null;
  t.after(async () => {
    await running?.kill();
    site.close();
    await rm(folder, { recursive: true, force: true });
  });
  /** @type {Set<string>} */
  const acknowledged = new Set();
  for (let round = 0; round <= KILLS; round += 1) {
    const engine = await start_firefox(folder);
    running = engine;
    const tab = await engine.tab();
    await visit(tab, `${site.url}#/0/0.1`);
    await tab.run(reading);
    await until(tab, "globalThis.lines", "the store is read");
    const events = (await tab.run("globalThis.lines")).map((/** @type {string} */ line) => JSON.parse(line));
    const ids = new Set(events.map((/** @type {{id: string}} */ { id }) => id));
    assert.deepEqual([...acknowledged].filter((id) => !ids.has(id)), [], `lost after kill ${round}`);
    const answers = events.filter((/** @type {{what: string}} */ { what }) => what === "attempt").map((/** @type {{answer: string}} */ { answer }) => answer);
    assert.equal(new Set(answers).size, answers.length, "none is there twice");
    if (round === KILLS) break;
    await tab.run(answering(1_000_000 * (round + 1)));
    await until(tab, "acknowledged.length > 0", "an answer is saved");
    await pause(1000 * Math.random());
    for (const id of await tab.run("[...acknowledged]")) acknowledged.add(id);
    await engine.kill();
  }
  t.diagnostic(`${KILLS} kills, ${acknowledged.size} events called saved`);
  assert.ok(acknowledged.size >= KILLS);
});
