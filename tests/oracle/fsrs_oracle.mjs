// Compares our scheduler with ts-fsrs over random histories: stability, difficulty and interval after every repetition.
// Usage: node tests/oracle/fsrs_oracle.mjs <path of tmw_fsrs_tool> [how many histories]
import { execFileSync } from 'node:child_process';
import { createEmptyCard, fsrs, generatorParameters } from 'ts-fsrs';

const tolerance = 1e-9;
const [tool, wanted = '10000'] = process.argv.slice(2);
const count = Number(wanted);

// mulberry32: the same histories in every run.
let state = 20261126;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

// Half of the histories have the workbook's two grades, half all four. Gaps from the same day to years.
function history() {
  const grades = random() < 0.5 ? [1, 3] : [1, 2, 3, 4];
  return Array.from({ length: 1 + Math.floor(random() * 20) }, () => ({
    days: Math.floor(Math.exp(random() * 7) - 1),
    grade: grades[Math.floor(random() * grades.length)],
  }));
}

const scheduler = fsrs(generatorParameters({ enable_short_term: false, enable_fuzz: false }));
function theirs(repetitions) {
  let now = Date.UTC(2026, 0, 1);
  let card = createEmptyCard(new Date(now));
  return repetitions.flatMap(({ days, grade }, i) => {
    if (i > 0) now += days * 86400000;
    card = scheduler.next(card, new Date(now), grade).card;
    return [card.stability, card.difficulty, card.scheduled_days];
  });
}

const histories = Array.from({ length: count }, history);
const input = histories.map((pairs) => pairs.map(({ days, grade }) => `${days} ${grade}`).join(' ')).join('\n') + '\n';
const lines = execFileSync(tool, { input, maxBuffer: 1 << 28 }).toString().trimEnd().split('\n');

let worst = 0;
let compared = 0;
if (lines.length !== count) throw new Error(`${count} histories went in, ${lines.length} came out.`);
lines.forEach((line, i) => {
  const ours = line.trim().split(' ').map(Number);
  const expected = theirs(histories[i]);
  if (ours.length !== expected.length) throw new Error(`History ${i}: ${ours.length} numbers, ${expected.length} expected.`);
  expected.forEach((value, j) => {
    const off = Math.abs(ours[j] - value);
    if (!(off <= tolerance)) throw new Error(`History ${i}, number ${j}: ${ours[j]}, ts-fsrs says ${value}.`);
    worst = Math.max(worst, off);
    ++compared;
  });
});
console.log(`${count} histories, ${compared} numbers agree with ts-fsrs; the largest difference is ${worst}.`);
