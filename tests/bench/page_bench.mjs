// What a first visit costs: bytes by file, raw and as sent; time to the first answerable exercise; frames while idle.
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { dist, launch, ready, serve } from "../browser/support.mjs";

const idle_seconds = 10;
const aim_bytes = 350_000;

/** Counts calls of requestAnimationFrame's callbacks: the page draws in no other place. */
function count_frames() {
  const ask = window.requestAnimationFrame.bind(window);
  window.framesDrawn = 0;
  window.requestAnimationFrame = (callback) =>
    ask((time) => {
      window.framesDrawn += 1;
      callback(time);
    });
}

async function print_bytes(paths) {
  const rows = await Promise.all(
    paths.map(async (path) => {
      const file = join(dist, path === "" ? "index.html" : path);
      const raw = (await stat(file)).size;
      return { path: path || "index.html", raw, brotli: (await stat(`${file}.br`).catch(() => ({ size: raw }))).size };
    }),
  );
  rows.sort((a, b) => b.brotli - a.brotli);
  for (const { path, raw, brotli } of rows) {
    console.log(`  ${String(raw).padStart(8)} B raw  ${String(brotli).padStart(8)} B brotli  ${path}`);
  }
  const total = rows.reduce((sum, row) => sum + row.brotli, 0);
  console.log(`  ${total} B in brotli in all; ${(total / aim_bytes).toFixed(2)} of the aim of ${aim_bytes} B`);
}

const site = await serve();
const browser = await launch();
try {
  const page = await browser.newPage();
  const requested = new Set();
  page.on("requestfinished", (request) => {
    if (request.url().startsWith(site.url)) requested.add(request.url().slice(site.url.length).replace(/[?#].*/, ""));
  });
  await page.addInitScript(count_frames);
  const start = performance.now();
  await page.goto(`${site.url}#/0/0.1`);
  await ready(page);
  await page.getByRole("textbox").first().waitFor();
  console.log(`From navigation to the first answerable exercise: ${Math.round(performance.now() - start)} ms`);
  await page.waitForTimeout(1000);
  console.log("Bytes of a first visit to a chapter:");
  await print_bytes([...requested]);
  const before = await page.evaluate(() => window.framesDrawn);
  await page.waitForTimeout(idle_seconds * 1000);
  const drawn = (await page.evaluate(() => window.framesDrawn)) - before;
  console.log(`Frames drawn in ${idle_seconds} s of idling: ${drawn}`);
} finally {
  await browser.close();
  site.close();
}
