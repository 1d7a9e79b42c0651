// The Lab as it is served, in Node: what a change costs until its page is written, with every line and one plot, and what
// it weighs on the way. Aims: 4 ms of CPU until it is painted, of which frame_bench.mjs measures every part; 200 kB in
// brotli.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { dist, file_of } from "../site_files.mjs";
import { loadedLab } from "../web/support.mjs";

const lab = await loadedLab();

/** CPU of one change, ms: the median of many. @param {(i: number) => void} change @param {number} times */
function cpu_ms(change, times = 60) {
  const all = [];
  for (let i = 0; i < times; ++i) {
    const before = process.cpuUsage();
    change(i);
    const { user, system } = process.cpuUsage(before);
    all.push((user + system) / 1000);
  }
  return all.sort((a, b) => a - b)[times >> 1];
}

const cases = /** @type {[string, string, string, (i: number) => [string, string]][]} */ ([
  ["serving, memory over users", "v=1", "plot memory", (i) => ["option users", String(1 + i)]],
  ["serving, speed over users", "v=1", "plot speed", (i) => ["option users", String(1 + i)]],
  ["serving, roofline", "v=1&model=deepseek-v3&card=h200&cards=8", "plot roof", (i) => ["option users", String(1 + i)]],
  ["training, memory over cards", "v=1&ask=train&cards=64&zero=3", "plot zero", (i) => ["option tokens", String(1024 + i)]],
  ["reading a plot", "v=1", "plot memory", (i) => ["read ", String(i % 30)]],
]);
console.log("A change of the Lab, CPU in WASM until its page is written (aim: 4 ms):");
for (const [name, query, plot, deed] of cases) {
  lab.act("open", query);
  const [word, value] = plot.split(" ");
  lab.act(`${word} `, value);
  cpu_ms((i) => lab.act(...deed(i)), 20); // warm
  console.log(`  ${cpu_ms((i) => lab.act(...deed(i + 20))).toFixed(2).padStart(6)} ms  ${name}`);
}
const bytes_of = async (/** @type {string} */ file) => (await readFile(join(dist, `${file_of(file)}.br`))).length;
const bytes = (await bytes_of("lab.js")) + (await bytes_of("lab.wasm"));
console.log(`lab.js and lab.wasm: ${bytes} B in brotli (at most 200,000); games and files ${await bytes_of("lab_rest.wasm")} B more`);
