// Compares our math boxes with MathJax's SVG output: every glyph of every formula, in em.
// Usage: node tests/oracle/math_oracle.mjs <path of tmw_math_boxes> [--verbose] [file with one formula a line]
// Formulas: tests/oracle/hard_formulas.txt and everything between dollars in assets/workbook/*.toml.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { mathjax } = require('mathjax-full/js/mathjax.js');
const { TeX } = require('mathjax-full/js/input/tex.js');
const { SVG } = require('mathjax-full/js/output/svg.js');
const { liteAdaptor } = require('mathjax-full/js/adaptors/liteAdaptor.js');
const { RegisterHTMLHandler } = require('mathjax-full/js/handlers/html.js');
require('mathjax-full/js/input/tex/AllPackages.js');

const tolerance = 0.02;
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [tool, ...rest] = process.argv.slice(2);
const verbose = rest.includes('--verbose');
const ownFile = rest.find((word) => word !== '--verbose');

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const page = mathjax.document('', {
  InputJax: new TeX({ packages: ['base', 'ams'] }),
  OutputJax: new SVG({ fontCache: 'none' }),
});

/** MathJax's code points of styled letters, as the plain letters our faces use. */
function plainCode(code) {
  const ranges = [
    [0x1d44e, 26, 0x61], [0x1d434, 26, 0x41], [0x1d41a, 26, 0x61], [0x1d400, 26, 0x41], [0x1d7ce, 10, 0x30],
    [0x1d6fc, 25, 0x3b1], [0x1d538, 26, 0x41],
  ];
  for (const [first, count, plain] of ranges) if (code >= first && code < first + count) return plain + code - first;
  const single = {
    0x210e: 0x68, 0x211d: 0x52, 0x2124: 0x5a, 0x2115: 0x4e, 0x2102: 0x43, 0x211a: 0x51, 0x1d715: 0x2202,
    0x1d716: 0x3f5, 0x1d717: 0x3d1, 0x1d719: 0x3d5, 0x2223: 0x7c, 0x2225: 0x2225, 0x2016: 0x2225, 0x5e: 0x2c6,
    0x7e: 0x2dc, 0x2192: 0x2192, 0xaf: 0x2c9, 0xa8: 0xa8, 0x2d9: 0x2d9, 0x2212: 0x2212, 0x22c5: 0x22c5, 0x2b9: 0x2032, 0x2260: 0x3d,
    0x2209: 0x2208,
  };
  return single[code] ?? code;
}

// Pieces that are repeated or scaled to any length, and rules: compared by their neighbours only.
const extensions = new Set([
  0x239c, 0x239f, 0x23a2, 0x23a5, 0x23aa, 0xe000, 0xe150, 0xe151, 0xe152, 0xe153, 0xe154, 0xe155, 0xe156, 0x20, 0xa0, 0x2061,
  0x2015, 0x2013, 0xe020,
]);

/** Walks MathJax's SVG and lists its glyphs with absolute positions in em, y down. */
function glyphsOf(node, at, glyphs) {
  const kind = adaptor.kind(node);
  if (kind === '#text') return;
  let { x, y, scale } = at;
  for (const [, name, values] of (adaptor.getAttribute(node, 'transform') ?? '').matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a, b = 0] = values.split(/[ ,]+/).map(Number);
    if (name === 'translate') { x += a * scale; y += b * scale; }
    if (name === 'scale' && !(a === 1 && b === -1)) scale *= a;
  }
  if (kind === 'svg' && at.inside) return;
  if (kind === 'text') throw new Error(`MathJax has no glyph for "${adaptor.textContent(node)}"`);
  const inside = at.inside || kind === 'svg';
  if (kind === 'path' && adaptor.getAttribute(node, 'data-c')) {
    const raw = parseInt(adaptor.getAttribute(node, 'data-c'), 16);
    // The same ink from other glyphs: MathJax's arrow of \vec has its origin on the left, its tilde stands lower.
    const [dx, dy] = raw === 0x20d7 ? [0.5, 0] : raw === 0x2d9 ? [0.111, 0] : raw === 0x7e ? [0, 0.35] : [0, 0];
    const code = plainCode(raw);
    if (!extensions.has(code)) glyphs.push({ code, x: x / 1000 + dx * scale, y: -y / 1000 + dy * scale, scale });
  }
  for (const child of adaptor.childNodes(node) ?? []) glyphsOf(child, { x, y, scale, inside }, glyphs);
}

function mathjaxGlyphs(tex, display) {
  const container = page.convert(tex, { display, em: 16, ex: 8, containerWidth: 1e6 });
  const html = adaptor.outerHTML(container);
  if (html.includes('data-mjx-error')) throw new Error(`MathJax cannot read ${tex}`);
  const glyphs = [];
  glyphsOf(adaptor.firstChild(container), { x: 0, y: 0, scale: 1, inside: false }, glyphs);
  return glyphs;
}

/** Pairs every MathJax glyph with the nearest of ours; the worst distance decides. */
function compare(ours, theirs) {
  const left = ours.map((glyph) => ({ ...glyph, code: plainCode(glyph.code) })).filter((glyph) => !extensions.has(glyph.code));
  const problems = [];
  let worst = 0;
  for (const glyph of theirs) {
    let best = -1;
    let distance = Infinity;
    left.forEach((other, i) => {
      if (other.code !== glyph.code) return;
      const d = Math.max(Math.abs(other.x - glyph.x), Math.abs(other.y - glyph.y));
      if (d < distance) { distance = d; best = i; }
    });
    const name = String.fromCodePoint(glyph.code);
    if (best < 0) { problems.push(`missing ${name} U+${glyph.code.toString(16)}`); worst = Infinity; continue; }
    const [other] = left.splice(best, 1);
    worst = Math.max(worst, distance);
    if (distance > tolerance) {
      problems.push(`${name} dx ${(other.x - glyph.x).toFixed(3)} dy ${(other.y - glyph.y).toFixed(3)}`);
    }
  }
  for (const glyph of left) {
    problems.push(`extra ${String.fromCodePoint(glyph.code)} U+${glyph.code.toString(16)}`);
    worst = Infinity;
  }
  return { worst, problems };
}

function listed(file) {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line && !line.startsWith('%'))
    .flatMap((tex) => [{ tex, display: true }, { tex, display: false }]);
}

function formulasOfContent(folder) {
  if (!existsSync(folder)) return [];
  const formulas = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.toml'))) {
    // Code, listings and escaped dollars are no formulas.
    const text = readFileSync(join(folder, name), 'utf8').replace(/```[\s\S]*?```/g, '').replace(/\\\\/g, '\\')
      .replace(/`[^`\n]*`/g, '');
    for (const [, shown, inline] of text.matchAll(/(?<!\\)\$\$([^$]+?)\$\$|(?<!\\)\$((?:\\\$|[^$\n])+?)(?<!\\)\$/g)) {
      // A computed value, put in at run time.
      const tex = (shown ?? inline).replace(/\{\{[^}]*\}\}/g, '1{,}234.5').replace(/\s+/g, ' ').trim();
      if (tex) formulas.push({ tex, display: shown !== undefined });
    }
  }
  return formulas;
}

const formulas = ownFile ? listed(ownFile)
  : [...listed(join(root, 'tests', 'oracle', 'hard_formulas.txt')), ...formulasOfContent(join(root, 'assets', 'workbook'))];
const input = formulas.map(({ tex, display }) => `${display ? 'D' : 'T'} ${tex}\n`).join('');
const lines = execFileSync(tool, { input, maxBuffer: 1 << 28 }).toString().trim().split('\n');
let within = 0;
let skipped = 0;
let unreadable = 0;
const failures = [];
formulas.forEach(({ tex, display }, i) => {
  const box = JSON.parse(lines[i]);
  if (box.error) { unreadable += 1; failures.push({ tex, display, problems: ['our reader refuses it'] }); return; }
  let theirs;
  try { theirs = mathjaxGlyphs(tex, display); } catch (error) {
    skipped += 1;
    if (verbose) console.log(`skipped: ${error.message}`);
    return;
  }
  const { worst, problems } = compare(box.glyphs, theirs);
  if (worst <= tolerance) within += 1; else failures.push({ tex, display, problems });
});
for (const { tex, display, problems } of failures) {
  console.log(`${display ? 'D' : 'T'} ${tex}\n   ${problems.slice(0, verbose ? 99 : 6).join('; ')}`);
}
console.log(`${formulas.length} formulas: ${within} within ${tolerance} em of MathJax, ${failures.length} not` +
  ` (${unreadable} of them unreadable for us), ${skipped} that MathJax cannot set`);
process.exit(failures.length === 0 ? 0 : 1);
