// What the page layer costs: DOM elements of each chapter; layout, semantic difference and frame of the longest one, cold,
// at another width and when a verdict unfolds; frames while idle; DOM against canvas while scrolling.
import { launch, serve, open_chapter, unfold, visit } from "../browser/support.mjs";
import { film_scrolling } from "../browser/scroll.mjs";

const most_elements = 3000;
const idle_ms = 5000;

/** @param {import("playwright-core").Page} page */
async function count_elements(page) {
  const count = () => page.locator("#ch *").count();
  console.log(`DOM elements of each chapter, as opened and with everything unfolded (aim: under ${most_elements}):`);
  let longest = { chapter: 0, height: 0 };
  for (let chapter = 0; chapter < 10; chapter += 1) {
    await open_chapter(page, chapter);
    const closed = await count();
    await unfold(page);
    const open = await count();
    const height = await page.evaluate(() => workbook.module.page_height());
    if (height > longest.height) longest = { chapter, height };
    console.log(`  chapter ${chapter}: ${String(closed).padStart(5)} ${String(open).padStart(5)}${open >= most_elements ? "  over the aim" : ""}`);
  }
  return longest.chapter;
}

/**
 * Times in ms of what follows a change: page, layout and records in C++; the difference written to the DOM, and laid out by
 * the browser; a frame, waited for until its pixels are there.
 * @param {import("playwright-core").Page} page
 * @param {string} change name of one of the changes below
 */
const time = (page, change) => page.evaluate(async (name) => {
  const { decodeRecords } = await import(new URL("source/records.js", document.baseURI).href);
  const { module, layer, stage, main } = workbook;
  const card = [...main.querySelectorAll("article")].find((one) => one.querySelector("input[type=radio]"));
  const radios = [...card.querySelectorAll("input[type=radio]")];
  const idOf = (element) => Number(element.dataset.id);
  let turn = 0;
  const changes = {
    cold: () => (layer.clear(), module.navigate(location.hash)),
    width: () => module.set_width((turn += 1) % 2 ? 390 : stage.width),
    verdict: () => {
      // Another choice folds the last verdict; that is no part of what is timed.
      module.act(idOf(radios[(turn += 1) % radios.length]), "");
      layer.sync(decodeRecords(module.records()));
      module.act(idOf(card.querySelector("button[data-primary]")), "");
    },
  };
  const gl = document.getElementById("ink").getContext("webgl2");
  const runs = [];
  for (let run = 0; run < 12; run += 1) {
    changes[name]();
    const start = performance.now();
    const records = module.records();
    const computed = performance.now();
    layer.sync(decodeRecords(records));
    const written = performance.now();
    stage.setDocumentHeight(module.page_height());
    void main.offsetHeight;
    const laid = performance.now();
    stage.request(1);
    stage.drawNow();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
    const drawn = performance.now();
    runs.push({ computed: computed - start, written: written - computed, laid: laid - written, drawn: drawn - laid, changed: layer.changed });
    module.take_effects();
    await new Promise((done) => setTimeout(done, 20));
  }
  const best = (part) => Math.min(...runs.map((run) => run[part]));
  return { computed: best("computed"), written: best("written"), laid: best("laid"), drawn: best("drawn"), changed: runs[1].changed };
}, change);

/** @param {import("playwright-core").Page} page */
async function time_changes(page) {
  console.log("  best of 12, ms             page, layout, records   difference (elements)   browser layout   frame");
  for (const [change, words] of [["cold", "cold"], ["width", "another width"], ["verdict", "a verdict unfolds"]]) {
    const { computed, written, laid, drawn, changed } = await time(page, change);
    const columns = [computed.toFixed(1).padStart(23), `${written.toFixed(1)} (${changed})`.padStart(24), laid.toFixed(1).padStart(16), drawn.toFixed(1).padStart(7)];
    console.log(`  ${words.padEnd(24)} ${columns.join(" ")}`);
  }
}

const site = await serve();
const browser = await launch();
try {
  const { context, page } = await visit({ site, browser }, "#/0", { viewport: { width: 900, height: 600 } });
  const longest = await count_elements(page);
  await page.evaluate((chapter) => (location.hash = `#/${chapter}`), longest);
  console.log(`Chapter ${longest}, the longest, everything unfolded (frames in software GL):`);
  await time_changes(page);
  await page.waitForTimeout(1500);
  const before = await page.evaluate(() => workbook.stage.frames);
  await page.waitForTimeout(idle_ms);
  const drawn = (await page.evaluate(() => workbook.stage.frames)) - before;
  console.log(`Frames drawn in ${idle_ms / 1000} s of idling after that: ${drawn} (aim: 0)`);
  const frames = await film_scrolling(context, page);
  const apart = frames.map(({ dom, ink }) => Math.max(...dom.map((row, i) => Math.abs(row - (ink[i] ?? Infinity)))));
  console.log(`DOM against canvas while scrolling, ${frames.length} different frames: apart by at most ${Math.max(...apart)} px (aim: 0)`);
} finally {
  await browser.close();
  site.close();
}
