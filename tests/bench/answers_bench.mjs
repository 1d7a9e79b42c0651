// Answers: expressions read and evaluated against mathjs in the same run, and the speed of the slip search.
// Builds tests/bench/answers_bench.cpp natively (optimised) and as WASM, and runs both.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { all, create } from 'mathjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (program, ...args) => execFileSync(program, args, { cwd: root, encoding: 'utf8' });
const build = (folder) => run('cmake', '--build', folder, '--target', 'tmw_answers_bench');

const expressions = [
  '2*32*8*128*4096*2',
  '2*L*g*d_k*s*2',
  '12*12*768^2 + 50257*768 + 1024*768 + 2*768',
  'ceil(1120/80)',
  'sqrt(128)',
];

/** Expressions that mathjs reads and evaluates in a second: the best of many short rounds, as in C++. */
function mathjsPerSecond() {
  const math = create(all);
  const scope = { L: 32, g: 8, d_k: 128, s: 4096 };
  let best = 0;
  for (let round = 0; round < 40; ++round) {
    let count = 0;
    const start = performance.now();
    while (performance.now() - start < 100) {
      for (let i = 0; i < 20; ++i) expressions.forEach((text) => math.evaluate(text, scope));
      count += 20 * expressions.length;
    }
    best = Math.max(best, (1000 * count) / (performance.now() - start));
  }
  return best;
}

/**
 * @param {string} name
 * @param {string} output
 * @param {number} mathjs
 */
function report(name, output, mathjs) {
  const value = (/** @type {string} */ key) => Number(output.match(new RegExp(`${key} (\\S+)`))?.[1]);
  const speed = value('expressions_per_second');
  console.log(`${name}`);
  console.log(`  expressions read and evaluated  ${Math.round(speed).toLocaleString('en')} /s, ${(speed / mathjs).toFixed(0)} times mathjs`);
  console.log(`  slip candidates tried           ${(value('candidates_per_second') / 1e6).toFixed(1)} million /s`);
  console.log(`  one wrong answer searched       ${value('search_milliseconds').toFixed(3)} ms`);
}

/** @param {string} output of the native program with the argument "explained" */
function reportExplained(output) {
  const rows = [...output.matchAll(/^explained (\S+) (\S+) (\S+)$/gm)];
  const worst = Math.max(...rows.map((row) => Math.max(Number(row[2]), Number(row[3]))));
  console.log(`\nRandom wrong numbers that get a slip, of 10,000 per exercise over six decades around the answer; the worst ${worst.toFixed(2)} %:`);
  for (const [, id, three, four] of rows) console.log(`  ${id.padEnd(14)} ${three.padStart(5)} % with three digits  ${four.padStart(5)} % with four`);
}

/** @param {string} output of the native program with the argument "typed" */
function reportTyped(output) {
  const rows = [...output.matchAll(/^typed (\d+) (\d+) (.+)$/gm)].map(([, wanted, all, kind]) => ({ wanted: Number(wanted), all: Number(all), kind }));
  const sum = (/** @type {'wanted' | 'all'} */ key) => rows.reduce((total, row) => total + row[key], 0);
  const share = (/** @type {number} */ wanted, /** @type {number} */ all) => `${((100 * wanted) / all).toFixed(1).padStart(5)} % of ${all}`;
  console.log(`\nAnswers of tests/golden/typed_answers.tsv judged as wanted, ${share(sum('wanted'), sum('all'))}:`);
  for (const { wanted, all, kind } of rows) console.log(`  ${kind.padEnd(14)} ${share(wanted, all)}`);
}

console.log('Answers, one core:');
run('cmake', '-S', '.', '-B', 'build/native-bench', '-DCMAKE_BUILD_TYPE=Release', '-DCMAKE_INTERPROCEDURAL_OPTIMIZATION=ON', '-G', 'Ninja');
build('build/native-bench');
const native = run('build/native-bench/tests/bench/tmw_answers_bench');
build('build/wasm-release');
// Node's own fetch would make the program ask the network for its .wasm file.
const noFetch = '--no-experimental-fetch';
const wasm = run('node', ...(process.allowedNodeEnvironmentFlags.has(noFetch) ? [noFetch] : []), 'build/wasm-release/tests/bench/tmw_answers_bench.js');
const mathjs = mathjsPerSecond();
console.log(`mathjs\n  expressions read and evaluated  ${Math.round(mathjs).toLocaleString('en')} /s`);
report('native', native, mathjs);
report('WASM in Node', wasm, mathjs);
reportExplained(run('build/native-bench/tests/bench/tmw_answers_bench', 'explained'));
reportTyped(run('build/native-bench/tests/bench/tmw_answers_bench', 'typed'));
