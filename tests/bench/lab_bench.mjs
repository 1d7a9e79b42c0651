// The Lab as it is served: what a change of a field costs until its page is written (in Node), and until it is painted (in
// Chromium, both modules), with every line and one plot; and what it weighs on the way. Aims: 4 ms of CPU in WASM, 200 kB
// in brotli.
import { copyFile, mkdtemp, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, open_page, ready, serve } from "../browser/support.mjs";
import { dist, file_of } from "../site_files.mjs";

const folder = await mkdtemp(join(tmpdir(), "lab-bench-"));
for (const file of ["lab.js", "lab.wasm"]) await copyFile(join(dist, file_of(file)), join(folder, file));
const lab = await createRequire(import.meta.url)(join(folder, "lab.js"))({ wasmBinary: await readFile(join(folder, "lab.wasm")) });

/** @param {number[]} numbers */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;

/** CPU of one change, ms: the median of many. @param {(i: number) => void} change @param {number} times */
function cpu_ms(change, times = 60) {
  const all = [];
  for (let i = 0; i < times; ++i) {
    const before = process.cpuUsage();
    change(i);
    const { user, system } = process.cpuUsage(before);
    all.push((user + system) / 1000);
  }
  return median(all);
}

const cases = /** @type {[string, string, string, (i: number) => [string, string]][]} */ ([
  ["serving, memory over users", "v=1", "plot memory", (i) => ["option users", String(1 + i)]],
  ["serving, speed over users", "v=1", "plot speed", (i) => ["option users", String(1 + i)]],
  ["serving, roofline", "v=1&model=deepseek-v3&card=h200&cards=8", "plot roof", (i) => ["option users", String(1 + i)]],
  ["training, memory over cards", "v=1&ask=train&cards=64&zero=3", "plot zero", (i) => ["option tokens", String(1024 + i)]],
  ["reading a plot", "v=1", "plot memory", (i) => ["read ", String(i % 30)]],
]);
console.log("A change of the Lab, CPU in WASM until its page is written (aim: 4 ms until it is painted):");
for (const [name, query, plot, deed] of cases) {
  lab.act("open", query);
  const [word, value] = plot.split(" ");
  lab.act(`${word} `, value);
  cpu_ms((i) => lab.act(...deed(i)), 20); // warm
  console.log(`  ${cpu_ms((i) => lab.act(...deed(i + 20))).toFixed(2).padStart(6)} ms  ${name}`);
}

/** In the page, before its scripts: how long calls into the modules take, those within a call counted with it. */
function time_modules() {
  const timed = { ms: 0, depth: 0, by: /** @type {Record<string, number>} */ ({}) };
  Object.assign(globalThis, { timed });
  const timed_call = (/** @type {string} */ name, /** @type {Function} */ call) => (/** @type {unknown[]} */ ...given) => {
    const start = performance.now();
    timed.depth += 1;
    try {
      return call(...given);
    } finally {
      timed.depth -= 1;
      if (timed.depth === 0) {
        const took = performance.now() - start;
        timed.ms += took;
        timed.by[name] = (timed.by[name] ?? 0) + took;
      }
    }
  };
  for (const name of ["createWorkbook", "createLab"]) {
    /** @type {((options: object) => Promise<Record<string, unknown>>) | undefined} */
    let maker;
    Object.defineProperty(globalThis, name, {
      configurable: true,
      set: (value) => { maker = value; },
      get: () => maker && (async (/** @type {object} */ options) => {
        const made = await /** @type {NonNullable<typeof maker>} */ (maker)(options);
        for (const [key, value] of Object.entries(made)) {
          if (typeof value === "function" && /^[a-z]/.test(key)) made[key] = timed_call(key, value);
        }
        return made;
      }),
    });
  }
}

const site = await serve();
const browser = await launch();
console.log("The same in Chromium until it is painted, time in both modules:");
for (const [name, query, plot, deed] of cases) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(time_modules);
  const shown = plot.split(" ")[1] === "memory" || plot.split(" ")[1] === "zero" ? "" : `&plot=${plot.split(" ")[1]}`;
  const { page } = await open_page(context, `${site.url}#/lab?${query}${shown}`);
  await ready(page);
  await page.waitForSelector("#ch select");
  const deeds = Array.from({ length: 50 }, (_, i) => deed(i));
  const rows = await page.evaluate(async (/** @type {[string, string][]} */ all) => {
    const { workbook, timed } = /** @type {any} */ (globalThis);
    const frames = async (/** @type {number} */ count) => {
      for (let i = 0; i < count; ++i) await new Promise((done) => requestAnimationFrame(done));
    };
    const rows = [];
    for (const [word, value] of all) {
      await frames(4); // at rest
      timed.ms = 0;
      timed.by = {};
      await workbook.askLab(word, value);
      await frames(2); // painted
      rows.push({ ms: timed.ms, by: timed.by });
    }
    return rows;
  }, deeds);
  const warm = rows.slice(10);
  const parts = [...new Set(warm.flatMap((row) => Object.keys(row.by)))]
    .map((key) => /** @type {[string, number]} */ ([key, median(warm.map((row) => row.by[key] ?? 0))]))
    .filter(([, ms]) => ms >= 0.1).sort((a, b) => b[1] - a[1]).map(([key, ms]) => `${key} ${ms.toFixed(1)}`);
  console.log(`  ${median(warm.map((row) => row.ms)).toFixed(2).padStart(6)} ms  ${name} (${parts.join(", ")})`);
  await context.close();
}
await browser.close();
site.close();

let bytes = 0;
for (const file of ["lab.js", "lab.wasm"]) bytes += (await readFile(join(dist, `${file_of(file)}.br`))).length;
console.log(`lab.js and lab.wasm: ${bytes} B in brotli (at most 200,000)`);
