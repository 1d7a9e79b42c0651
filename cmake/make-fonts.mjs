// Makes the subset fonts that both ImGui and CSS use: node cmake/make-fonts.mjs OUTPUT_FOLDER
// A text face keeps printable ASCII, a fixed list of signs, and every other character that the content or our code
// contains; a math face keeps the list of its part in the typesetting. Hints, kerning and ligatures go: ImGui knows none
// of them, and the page's DOM text must be exactly as wide as its canvas text.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
// @ts-ignore: the package carries no types
import subsetFont from "subset-font";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** @type {(family: string, folder: string, file: string) => string} */
const plex = (family, folder, file) => `@expo-google-fonts/ibm-plex-${family}/${folder}/IBMPlex${file}.ttf`;
/** @type {(face: string) => string} */
const katex = (face) => `katex/dist/fonts/KaTeX_${face}.ttf`;

/** @param {number} first @param {number} last */
function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join("");
}

const ascii = range(0x20, 0x7e);
const signs = "\u00a0\u2007\u2009\u202f–—−‘’“”…·•×÷±≈≠≤≥∞√∑∏∂∆πµμσλαβγδεηθτφωΩ°¹²³⁰⁴⁵⁶⁷⁸⁹⁻½¼¾€§†←↑→↓↔✓✗✕▸▾▲▼◆●○";
const greek = range(0x391, 0x3a9) + range(0x3b1, 0x3c9) + "ϵϑϖϱςϕ";
const operators =
  "×÷±∓·∗∘∙•−∕∖√∞∂∇∆∑∏∫⋅≈≡≠≤≥≪≫∼≃≅∝∈∉∋⊂⊃⊆⊇∪∩∧∨¬⊕⊗⊙⊤⊥∀∃∅←→↔⇐⇒⇔↦↑↓⟨⟩⌊⌋⌈⌉∣∥…⋯⋮⋱′°ℓℜℑℏ|‖¯ˆ˜˙¨ˇ˘´`\u0302\u0303\u0304\u20d7\u02c9\ue020";

/** @type {{name: string, source: string, keep: (text: string) => string}[]} */
const faces = [
  { name: "plex-sans-regular", source: plex("sans", "400Regular", "Sans_400Regular"), keep: (text) => text },
  { name: "plex-sans-semibold", source: plex("sans", "600SemiBold", "Sans_600SemiBold"), keep: (text) => text },
  { name: "plex-sans-italic", source: plex("sans", "400Regular_Italic", "Sans_400Regular_Italic"), keep: (text) => text },
  { name: "plex-mono-regular", source: plex("mono", "400Regular", "Mono_400Regular"), keep: (text) => text },
  { name: "katex-main-regular", source: katex("Main-Regular"), keep: () => ascii + greek + operators },
  { name: "katex-main-bold", source: katex("Main-Bold"), keep: () => ascii },
  { name: "katex-math-italic", source: katex("Math-Italic"), keep: () => ascii + greek + "∂" },
  ...[1, 2, 3, 4].map((size) => ({
    name: `katex-size${size}`,
    source: katex(`Size${size}-Regular`),
    keep: () => ascii + operators + range(0x239b, 0x23ae) + "\ue000\ue001\ue150\ue151\ue152\ue153⎷⏐⎪∑∏∫⋀⋁⋂⋃⨁⨂",
  })),
  { name: "katex-ams", source: katex("AMS-Regular"), keep: () => range(0x41, 0x5a) + "≲≳⊤≜≔□■✓ℏ∅∄∤ℝℕℤℚℂ" },
];

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
  dropTables: ["GPOS", "GSUB", "GDEF", "kern", "DSIG"],
};

/** Empties a TrueType font's table of names, in place: they are reserved by the fonts' licence (OFL 1.1), and a subset is
 * a changed font. The table itself must stay, or browsers refuse the font. @param {Buffer} font */
function forget_names(font) {
  for (let entry = 12; entry < 12 + 16 * font.readUInt16BE(4); entry += 16) {
    if (font.toString("latin1", entry, entry + 4) !== "name") continue;
    const offset = font.readUInt32BE(entry + 8);
    font.fill(0, offset, offset + font.readUInt32BE(entry + 12));
    font.writeUInt16BE(6, offset + 4); // format 0, no records, strings from byte 6
    font.writeUInt32BE(0x00060000, entry + 4); // the checksum: words 0x00000000 and 0x00060000
    font.writeUInt32BE(6, entry + 12);
  }
}

/** Writes the subset fonts into `folder`, leaving alone those that would not change. @param {string} folder */
export async function make_fonts(folder) {
  const text = await text_characters();
  await mkdir(folder, { recursive: true });
  for (const face of faces) {
    const source = await readFile(join(root, "node_modules", face.source));
    const subset = await subsetFont(source, face.keep(text), trim);
    forget_names(subset);
    const path = join(folder, `${face.name}.ttf`);
    const before = await readFile(path).catch(() => null);
    if (!before?.equals(subset)) await writeFile(path, subset);
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await make_fonts(resolve(process.argv[2] ?? join(root, ".cache/fonts")));
}
