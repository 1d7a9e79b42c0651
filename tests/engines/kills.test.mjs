// Firefox and WebKit are killed while a learner answers; the next one has every answer that the page had called saved,
// once. WebKit's driver gives each session a profile that dies with it, so there the page answers by itself and tells the
// host, by a script that comes before its own. Chromium has a soak of its own (tests/browser/killing.mjs).
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { serve } from "../browser/support.mjs";
import { serve_with } from "./beforehand.mjs";
import { engines, start_firefox, webkit_alone } from "./drivers.mjs";
import { READY, card, until, visit } from "./steps.mjs";

const KILLS = 5;
/** @param {string} name */
const missing = (name) => !engines.some((engine) => engine.name === name && engine.there) && `${name} is not installed here`;

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

/** Holds what is in the store to what was called saved. @param {string[]} lines @param {Set<string>} acknowledged @param {number} kills */
function has_all(lines, acknowledged, kills) {
  const events = lines.map((line) => JSON.parse(line));
  const ids = new Set(events.map(({ id }) => id));
  assert.deepEqual([...acknowledged].filter((id) => !ids.has(id)), [], `lost after kill ${kills}`);
  const answers = events.filter(({ what }) => what === "attempt").map(({ answer }) => answer);
  assert.equal(new Set(answers).size, answers.length, "none is there twice");
}

test("Firefox, killed at random moments, has every answer that was called saved, once", { skip: missing("Firefox") }, async (t) => {
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
    has_all(await tab.run("globalThis.lines"), acknowledged, round);
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

/** Tells the host of the lines in the store, then of each event as it is called saved. @param {number} from */
const script = (from) => `addEventListener("load", async () => {
  const tell = (kind, what) => fetch("tell", { method: "POST", body: JSON.stringify({ kind, what }) });
  const still = () => new Promise((done) => setTimeout(done, 20));
  while (!(${READY})) await still();
  ${reading};
  while (!globalThis.lines) await still();
  await tell("lines", lines);
  ${answering(from)};
  const push = acknowledged.push.bind(acknowledged);
  acknowledged.push = (id) => (tell("saved", id), push(id));
});`;

test("WebKit, killed at random moments, has every answer that was called saved, once", { skip: missing("WebKit") }, async (t) => {
  /** @type {Set<string>} */
  const acknowledged = new Set();
  /** @type {string[] | null} what this start found in the store */
  let found = null;
  let from = 1;
  let saved = 0; // since this start
  const site = await serve_with(() => script(from), (request, response) => {
    if (request.url !== "/tell") return false;
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      const { kind, what } = JSON.parse(body);
      if (kind === "lines") found = what;
      else {
        acknowledged.add(what);
        saved += 1;
      }
      response.end();
    });
    return true;
  });
  const folder = await mkdtemp(join(tmpdir(), "workbook-webkit-"));
  /** @type {Awaited<ReturnType<typeof webkit_alone>> | null} */
  let running = null;
  t.after(async () => {
    await running?.kill();
    site.close();
    await rm(folder, { recursive: true, force: true });
  });
  /** @param {() => boolean} holds @param {string} what */
  const meanwhile = async (holds, what) => {
    for (const end = Date.now() + 60_000; !holds(); await pause(20)) assert.ok(Date.now() < end, `in vain: ${what}`);
  };
  for (let round = 0; round <= KILLS; round += 1) {
    [found, saved, from] = [null, 0, 1_000_000 * (round + 1)];
    running = await webkit_alone(`${site.url}#/0/0.1`, folder);
    await meanwhile(() => found !== null, "the store is read");
    has_all(/** @type {string[]} */ (/** @type {unknown} */ (found)), acknowledged, round);
    if (round < KILLS) await meanwhile(() => saved > 0, "an answer is saved");
    await pause(1000 * Math.random());
    await running.kill();
  }
  t.diagnostic(`${KILLS} kills, ${acknowledged.size} events called saved`);
  assert.ok(acknowledged.size >= KILLS);
});
