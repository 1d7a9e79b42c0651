// A script answers in a real Chromium, the whole browser is killed at a random moment, and the next one looks for every
// event that the page had called saved.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { FLAGS, serve, stored } from "./support.mjs";

/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Starts Chromium in a group of its own, so that killing it kills every process of it. @param {string} folder the profile */
async function start(folder) {
  const child = spawn(process.env.CHROMIUM || "/usr/bin/chromium", [
    ...FLAGS, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${folder}`, "about:blank",
  ], { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const address = await new Promise((resolve, reject) => {
    let said = "";
    child.on("exit", () => reject(new Error(`The browser did not start. ${said.slice(-500)}`)));
    child.stderr.on("data", (bytes) => {
      said += bytes;
      const found = /DevTools listening on (\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
  });
  const gone = new Promise((resolve) => child.on("exit", resolve));
  const kill = async () => {
    process.kill(-(/** @type {number} */ (child.pid)), "SIGKILL");
    await gone;
  };
  const browser = await chromium.connectOverCDP(address);
  return { page: await browser.contexts()[0].newPage(), kill };
}

/** Answers 0.1 with one number after the other, each as soon as the last is called saved; tells `saved` of each. */
async function answer_for_ever() {
  const { workbook, saved, from } = /** @type {any} */ (globalThis);
  const told = workbook.module.event_saved;
  workbook.module.event_saved = (/** @type {string} */ id) => {
    told(id);
    saved(id);
  };
  const card = /** @type {HTMLElement} */ (document.querySelector('#ch article[data-place="0.1"]'));
  const field = /** @type {HTMLInputElement} */ (card.querySelector("input[type=text]"));
  const said = () => [...document.querySelectorAll("#ch article p")].some((p) => /attempts?\. Saved in/.test(p.textContent ?? ""));
  for (let number = from; ; number += 1) {
    field.value = String(number);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    /** @type {HTMLElement} */ (card.querySelector("button[data-primary]")).click();
    while (!said()) await new Promise((done) => setTimeout(done));
  }
}

/**
 * @param {number} kills @param {(done: number, events: number) => void} [progress]
 * @returns {Promise<{killed: number, acknowledged: number, lost: number, doubled: number}>} `acknowledged`: events that
 *   the page called saved, as far as word of it came before the kill
 */
export async function kill_and_look(kills, progress = () => {}) {
  const site = await serve();
  const folder = await mkdtemp(join(tmpdir(), "workbook-kills-"));
  /** @type {Set<string>} */
  const acknowledged = new Set();
  let [lost, doubled] = [0, 0];
  for (let round = 0; round <= kills; round += 1) {
    const { page, kill } = await start(folder);
    try {
      await page.exposeFunction("saved", (/** @type {string} */ id) => void acknowledged.add(id));
      await page.addInitScript((number) => Object.assign(globalThis, { from: number }), 1_000_000 * (round + 1));
      await page.goto(`${site.url}#/0/0.1`, { timeout: 60_000 }); // as long as what follows may take
      await page.waitForSelector("html[data-ready=true]", { timeout: 60_000 });
      const events = (await stored(page)).map((line) => JSON.parse(line));
      const ids = new Set(events.map(({ id }) => id));
      const answers = events.filter(({ what }) => what === "attempt").map(({ answer }) => answer);
      lost = [...acknowledged].filter((id) => !ids.has(id)).length;
      doubled = answers.length - new Set(answers).size;
      progress(round, ids.size);
      if (round === kills) break;
      const before = acknowledged.size;
      page.evaluate(answer_for_ever).catch(() => {}); // it ends with the browser
      // Every second kill comes in the middle of the work, however slow the machine; the others at any moment.
      const late = performance.now() + 20_000;
      while (round % 2 === 0 && acknowledged.size === before && performance.now() < late) await pause(5);
      await pause(1000 * Math.random());
    } finally {
      await kill();
    }
  }
  site.close();
  await rm(folder, { recursive: true, force: true });
  return { killed: kills, acknowledged: acknowledged.size, lost, doubled };
}
