// Builds tests/bench/model natively (optimised) and as WASM, as the calculator is shipped, and compares them.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (program, ...args) => execFileSync(program, args, { cwd: root, encoding: 'utf8' });
const build = (folder) => run('cmake', '--build', folder, '--target', 'tmw_model_bench');

console.log('Full report of one model, one core:');
run('cmake', '-S', '.', '-B', 'build/native-bench', '-DCMAKE_BUILD_TYPE=Release', '-G', 'Ninja');
build('build/native-bench');
const native = run('build/native-bench/tests/bench/model/tmw_model_bench');
console.log('native\n' + native);
build('build/wasm-release');
// Emscripten 3 takes a file for a URL when Node has fetch.
const noFetch = '--no-experimental-fetch';
const flags = process.allowedNodeEnvironmentFlags.has(noFetch) ? [noFetch] : [];
const wasm = run('node', ...flags, 'build/wasm-release/tests/bench/model/tmw_model_bench.js');
console.log('WASM in Node\n' + wasm);

/** @param {string} printed lines "name  number reports/s" */
const rates = (printed) => [...printed.matchAll(/(\d+) reports\/s/g)].map((match) => Number(match[1]));
const ratios = rates(wasm).map((rate, i) => rate / rates(native)[i]);
const slowest = Math.min(...rates(native));
console.log(`slowest model, native: ${(slowest / 1e6).toFixed(1)} million reports/s (aim: 1)`);
console.log(`WASM reaches ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')} of native (aim: 0.5)`);
