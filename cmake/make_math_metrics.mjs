// Writes math_metrics_data.inc: the metrics of KaTeX's faces as C++ tables, from the npm package katex.
// Usage: node make_math_metrics.mjs <folder of the katex package> <output file>
//
// Advance widths and ink boxes come from the faces themselves, so that boxes follow what is painted; the
// skew (how far an accent moves right) comes from KaTeX's table, for the faces do not carry it. The italic
// correction is the ink that reaches more than 0.01 em beyond the advance.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faces } from '../web/faces/faces.mjs';
import { tables_of } from './truetype.mjs';

const [katexFolder, outputFile] = process.argv.slice(2);
// The package's table is a JavaScript module that exports one JSON object with trailing commas.
const source = readFileSync(join(katexFolder, 'src', 'fontMetricsData.js'), 'utf8');
const katexTable = JSON.parse(source.slice(source.indexOf('{'), source.lastIndexOf('}') + 1).replace(/,(\s*})/g, '$1'));

// The equals and minus signs get the box of the plus sign, so that rows with either are equally tall.
const asTallAsPlus = new Set([0x3d, 0x2212]);

/** Pairs of code point and glyph number, from the first format 4 subtable of cmap.
 * @param {Buffer} cmap @returns {[number, number][]} */
function characterMap(cmap) {
  /** @type {[number, number][]} */
  const pairs = [];
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + 8 * i + 4));
    if (table.readUInt16BE(0) !== 4) continue;
    const twice = table.readUInt16BE(6);
    for (let segment = 0; segment < twice; segment += 2) {
      const [last, first] = [table.readUInt16BE(14 + segment), table.readUInt16BE(16 + twice + segment)];
      const delta = table.readUInt16BE(16 + 2 * twice + segment);
      const rangeAt = 16 + 3 * twice + segment;
      const range = table.readUInt16BE(rangeAt);
      for (let code = first; code <= last && code !== 0xffff; code += 1) {
        const listed = range === 0 ? code : table.readUInt16BE(rangeAt + range + 2 * (code - first));
        const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
        if (glyph !== 0) pairs.push([code, glyph]);
      }
    }
    return pairs;
  }
  throw new Error('no format 4 character map');
}

/** A table of a font. @param {Buffer} font @param {string} tag */
function tableOf(font, tag) {
  const table = tables_of(font).find((one) => one.tag === tag);
  if (!table) throw new Error(`no table ${tag}`);
  return font.subarray(table.offset, table.offset + table.length);
}

/** The rows of one face's table in C++, of the letters that its shipped font has. @param {string} face as KaTeX calls it
 * @param {string} letters */
function glyphRows(face, letters) {
  const shipped = new Set([...letters].map((letter) => letter.codePointAt(0)));
  const font = readFileSync(join(katexFolder, 'dist', 'fonts', `KaTeX_${face}.ttf`));
  const [head, hhea, hmtx, loca, glyf, cmap] = ['head', 'hhea', 'hmtx', 'loca', 'glyf', 'cmap'].map((tag) => tableOf(font, tag));
  const unitsPerEm = head.readUInt16BE(18);
  const long = head.readInt16BE(50) === 1;
  const metricCount = hhea.readUInt16BE(34);
  const place = (/** @type {number} */ glyph) => (long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph));
  const ink = (/** @type {number} */ glyph) => [4, 6, 8].map((at) => (place(glyph + 1) > place(glyph) ? glyf.readInt16BE(place(glyph) + at) : 0));
  const glyphOf = new Map(characterMap(cmap));
  return [...glyphOf].filter(([code]) => shipped.has(code)).sort((a, b) => a[0] - b[0]).map(([code, glyph]) => {
    const width = hmtx.readUInt16BE(4 * Math.min(glyph, metricCount - 1));
    const [yMin, xMax, yMax] = ink(asTallAsPlus.has(code) ? glyphOf.get(0x2b) ?? glyph : glyph);
    const skew = katexTable[face][code]?.[3] ?? 0;
    const beyond = (xMax - width) / unitsPerEm;
    const ems = [...[width, yMax, -yMin].map((units) => units / unitsPerEm), beyond > 0.01 ? beyond : 0];
    return `  {${code}, {${[...ems, skew].map((em) => Math.round(em * 10000)).join(', ')}}},`;
  });
}

const math = faces.filter(({ katex }) => katex);
writeFileSync(outputFile, `// Made by cmake/make_math_metrics.mjs from KaTeX's faces. In 1/10000 em:
// code, {width, height, depth, italic correction, skew}
${math.map(({ name, katex, letters }) => `constexpr GlyphRow ${name}[] = {\n${glyphRows(katex ?? '', letters ?? '').join('\n')}\n};`).join('\n')}
constexpr GlyphRows rows_of(Face face) {
  switch (face) {
${math.map(({ name }) => `    case Face::${name}: return all_of(${name});`).join('\n')}
    default: return {};
  }
}
`);
