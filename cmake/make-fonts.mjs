// Makes the subset fonts that both ImGui and CSS use: node cmake/make-fonts.mjs OUTPUT_FOLDER
// A text face keeps printable ASCII, a fixed list of signs, and every other character that the content or our code
// contains; a math face keeps its list in web/faces/faces.mjs. Hints, kerning and ligatures go: ImGui knows none
// of them, and the page's DOM text must be exactly as wide as its canvas text.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
// @ts-ignore: the package carries no types
import subsetFont from "subset-font";
import { ascii, faces } from "../web/faces/faces.mjs";
import { tables_of } from "./truetype.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const signs = "\u00a0\u2007\u2009\u202f–—−‘’“”…·•×÷±≈≠≤≥∞√∑∏∂∆πµμσλαβγδεηθτφωΩ°¹²³⁰⁴⁵⁶⁷⁸⁹⁻½¼¾€§†←↑→↓↔✓✗✕▸▾▲▼◆●○";

/** Every character of the files under `folder` whose names end as one of `endings`.
 * @param {string} folder @param {string[]} endings @returns {Promise<string>} */
async function characters_in(folder, endings) {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const texts = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return characters_in(path, endings);
      return endings.some((end) => entry.name.endsWith(end)) ? readFile(join(root, path), "utf8") : "";
    }),
  );
  return texts.join("");
}

/** The characters a text face needs. */
async function text_characters() {
  const used = await Promise.all([
    characters_in("assets", [".toml"]),
    characters_in("core", [".cpp", ".h"]),
    characters_in("web", [".cpp", ".h", ".js", ".html", ".css"]),
  ]);
  return [...new Set(ascii + signs + used.join(""))].filter((c) => c >= " ").sort().join("");
}

const trim = {
  targetFormat: "truetype",
  noHinting: true,
  noLayoutClosure: true,
  keepFeatures: [],
  dropTables: ["GPOS", "GSUB", "GDEF", "kern", "DSIG", "STAT"], // STAT points at names that are emptied; Firefox discards it with a warning
};

/** Empties a TrueType font's table of names, in place: they are reserved by the fonts' licence (OFL 1.1), and a subset is
 * a changed font. The table itself must stay, or browsers refuse the font. @param {Buffer} font */
function forget_names(font) {
  for (const { tag, record, offset, length } of tables_of(font)) {
    if (tag !== "name") continue;
    font.fill(0, offset, offset + length);
    font.writeUInt16BE(6, offset + 4); // format 0, no records, strings from byte 6
    font.writeUInt32BE(0x00060000, record + 4); // the checksum: words 0x00000000 and 0x00060000
    font.writeUInt32BE(6, record + 12);
  }
}

/** Writes the subset fonts into `folder`, leaving alone those that would not change. @param {string} folder */
export async function make_fonts(folder) {
  const text = await text_characters();
  await mkdir(folder, { recursive: true });
  for (const face of faces) {
    const source = await readFile(join(root, "node_modules", face.source));
    const subset = await subsetFont(source, face.letters ?? text, trim);
    forget_names(subset);
    const path = join(folder, `${face.file}.ttf`);
    const before = await readFile(path).catch(() => null);
    if (!before?.equals(subset)) await writeFile(path, subset);
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await make_fonts(resolve(process.argv[2] ?? join(root, ".cache/fonts")));
}
