// What a log of years costs: the time until the workbook is ready with no events and with 100,000, one answer then, and
// the memory of the module.
import { card, launch, serve } from "../browser/support.mjs";

const events = 100_000;
const rounds = 3;

/** Fills the store with answers over ten years. @param {number} count */
async function fill(count) {
  const line = (/** @type {number} */ i) => {
    const time = 1_450_000_000_000 + i * 3_000_000;
    const id = `${i.toString(16).padStart(16, "0")}${((i * 2654435761) % 2 ** 32).toString(16).padStart(16, "0")}`;
    const exercise = `${i % 10}.${1 + (i % 5)}`;
    return { v: 2, id: id.split("").reverse().join(""), order: time, utc_ms: time, day: Math.floor(time / 86_400_000), what: "attempt", exercise, verdict: i % 3 ? "right" : "slip", answer: "12*12*768^2", numbers: { answer: 84934656 } };
  };
  const database = await new Promise((resolve) => {
    const request = indexedDB.open("transformer-math-workbook");
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction("events", "readwrite");
  for (let i = 0; i < count; i += 1) {
    const event = line(i);
    transaction.objectStore("events").put({ id: event.id, line: JSON.stringify(event) });
  }
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The page may start before the log is in: it is usable with it once the contents count what was solved. */
async function ready_ms(context, address, filled) {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector("html[data-ready=true]", { timeout: 120_000 });
  if (filled) await page.waitForFunction(() => /[1-9]\d* \/ /.test(document.getElementById("contents").textContent), undefined, { timeout: 120_000 });
  const ms = await page.evaluate(() => performance.now());
  return { page, ms };
}

async function measure(browser, address, count) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const { page: first } = await ready_ms(context, address, false);
  await first.evaluate(fill, count);
  await first.close();
  const times = [];
  let last;
  for (let i = 0; i < rounds; i += 1) {
    await last?.close();
    const { page, ms } = await ready_ms(context, address, count > 0);
    times.push(ms);
    last = page;
  }
  const check = await card(last, "0.1").evaluate((element) => {
    const begin = performance.now();
    element.querySelector("button[data-primary]").click();
    return performance.now() - begin;
  });
  const memory = await last.evaluate(() => workbook.module.HEAPU8.length);
  await context.close();
  return { ready: median(times), check, memory };
}

const site = await serve();
const browser = await launch();
try {
  const address = `${site.url}#/0`;
  const none = await measure(browser, address, 0);
  const many = await measure(browser, address, events);
  const row = (what, { ready, check, memory }) => `${what}: ready after ${ready.toFixed(0)} ms, a check ${check.toFixed(0)} ms, module's memory ${(memory / 2 ** 20).toFixed(0)} MiB`;
  console.log(row("No events", none));
  console.log(row(`${events.toLocaleString("en")} events`, many));
  console.log(`${((many.ready - none.ready) / 1000).toFixed(2)} s later (aim: 2 s), ${(many.ready / none.ready).toFixed(2)} times as long.`);
} finally {
  await browser.close();
  site.close();
}
