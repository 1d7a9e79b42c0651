// Writes math_metrics_data.inc: the metrics of KaTeX's faces as C++ tables, from the npm package katex.
// Usage: node make_math_metrics.mjs <folder of the katex package> <output file>
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [katexFolder, outputFile] = process.argv.slice(2);
const faces = [
  'Main-Regular', 'Main-Bold', 'Math-Italic', 'Size1-Regular', 'Size2-Regular', 'Size3-Regular', 'Size4-Regular',
  'AMS-Regular',
];

// The package's table is a JavaScript module that exports one JSON object with trailing commas.
const source = readFileSync(join(katexFolder, 'src', 'fontMetricsData.js'), 'utf8');
const table = JSON.parse(source.slice(source.indexOf('{'), source.lastIndexOf('}') + 1).replace(/,(\s*})/g, '$1'));

/** @param {number} em */
const tenThousandths = (em) => Math.round(em * 10000);

/** @param {string} face */
function faceTable(face) {
  const glyphs = Object.entries(table[face])
    .map(([code, [depth, height, italic, skew, width]]) => [Number(code), width, height, depth, italic, skew])
    .filter(([code, width, height, depth]) => code >= 0x20 && (width || height || depth))
    .sort((a, b) => a[0] - b[0]);
  const rows = glyphs.map(([code, ...ems]) => `  {${code}, {${ems.map(tenThousandths).join(', ')}}},`);
  return `constexpr GlyphRow k${face.replace('-', '')}[] = {\n${rows.join('\n')}\n};\n`;
}

writeFileSync(outputFile, `// Made by cmake/make_math_metrics.mjs from KaTeX's font metrics. In 1/10000 em:
// code, {width, height, depth, italic correction, skew}
${faces.map(faceTable).join('')}
constexpr FaceRows kFaces[] = {
${faces.map((face) => `  rows_of(k${face.replace('-', '')}),`).join('\n')}
};
`);
