// Builds tests/bench/model_bench.cpp natively (optimised) and as WASM, and runs both.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (program, ...args) => execFileSync(program, args, { cwd: root, encoding: 'utf8' });
const build = (folder) => run('cmake', '--build', folder, '--target', 'tmw_model_bench');

console.log('Full report of one model, one core:');
run('cmake', '-S', '.', '-B', 'build/native-bench', '-DCMAKE_BUILD_TYPE=Release', '-G', 'Ninja');
build('build/native-bench');
console.log('native\n' + run('build/native-bench/tests/bench/tmw_model_bench'));
build('build/wasm-release');
// Emscripten 3 takes a file for a URL when Node has fetch.
const noFetch = '--no-experimental-fetch';
const flags = process.allowedNodeEnvironmentFlags.has(noFetch) ? [noFetch] : [];
const wasm = 'build/wasm-release/tests/bench/tmw_model_bench.js';
console.log('WASM in Node\n' + run('node', ...flags, wasm));
