// The faces of the workbook: the one table of its fonts. From it come the rows in C++ and, through them, the @font-face
// rules (cmake/make_faces.mjs), the subset fonts (make-fonts.mjs), the metrics of math (make_math_metrics.mjs), and the
// lists in the scripts and in index.html (make-dist.mjs).

/** @typedef {object} Face
 * @property {string} name the enumerator of web/faces/faces.h, in its order
 * @property {string} file of the subset font, without folder and ending
 * @property {string} family as CSS calls it
 * @property {number} weight
 * @property {"normal" | "italic"} style
 * @property {string} source the whole font, below node_modules
 * @property {string} [katex] a math face: its name in KaTeX's table of metrics
 * @property {string} [letters] a math face: what its subset keeps; a text face keeps what is written with it
 * @property {"first" | "html" | "late" | "canvas"} use "first": the first words wait for it; "late": few words have it, so it
 *   comes with what paints; "canvas": so does it, and HTML has no need of it */

/** The line of a text face as CSS is told it, in em; math faces keep their own. With the fonts' own descent, 0.275,
 * Chromium on Linux lifts the baseline by a pixel wherever it rounds the descent down; this one is rounded up at every
 * size of the type scale, so all browsers agree with us. */
export const text_line = { ascent: 0.955, descent: 0.175 };

/** In a field the browser sets words on the line of the font itself and cuts off what reaches out of it, which the
 * above does below "g" and "p": so fields have a family of their own, of the same file, with the font's own line. */
export const field_family = "Plex Sans Field";

/** @param {number} first @param {number} last */
function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join("");
}

export const ascii = range(0x20, 0x7e);
const latin = range(0x41, 0x5a) + range(0x61, 0x7a); // digits and signs of formulas are upright
const smallGreek = range(0x3b1, 0x3c9) + "ϵϑϖϱςϕ";
const greek = range(0x391, 0x3a9) + smallGreek; // capitals are upright
const operators =
  "×÷±∓·∗∘∙•−∕∖√∞∂∇∆∑∏∫⋅≈≡≠≤≥≪≫∼≃≅∝∈∉∋⊂⊃⊆⊇∪∩∧∨¬⊕⊗⊙⊤⊥∀∃∅←→↔⇐⇒⇔↦↑↓⟨⟩⌊⌋⌈⌉∣∥…⋯⋮⋱′°ℓℜℑℏ|‖¯ˆ˜˙¨ˇ˘´`\u0302\u0303\u0304\u20d7\u02c9\ue020";
const growing = ascii + operators + range(0x239b, 0x23ae) + "\ue000\ue001\ue150\ue151\ue152\ue153⎷⏐⎪∑∏∫⋀⋁⋂⋃⨁⨂";

/** @param {string} font @returns {Pick<Face, "family" | "weight" | "style" | "source">} */
const plex = (font, weight = 400, style = /** @type {"normal" | "italic"} */ ("normal")) => {
  const [family = "", ...cut] = font.split("_");
  return {
    family: `Plex ${family}`, weight, style,
    source: `@expo-google-fonts/ibm-plex-${family.toLowerCase()}/${cut.join("_")}/IBMPlex${font}.ttf`,
  };
};

/** @param {string} katex @param {string} letters @returns {Omit<Face, "name" | "file" | "use">} */
const math = (katex, letters, weight = 400) => ({
  family: `KaTeX ${katex.split("-")[0]}`, weight, style: "normal", source: `katex/dist/fonts/KaTeX_${katex}.ttf`, katex, letters,
});

/** @type {Face[]} */
export const faces = [
  { name: "kSans", file: "plex-sans-regular", use: "first", ...plex("Sans_400Regular") },
  { name: "kSansStrong", file: "plex-sans-semibold", use: "first", ...plex("Sans_600SemiBold", 600) },
  { name: "kSansItalic", file: "plex-sans-italic", use: "late", ...plex("Sans_400Regular_Italic", 400, "italic") },
  { name: "kMono", file: "plex-mono-regular", use: "late", ...plex("Mono_400Regular") },
  { name: "kMathMain", file: "katex-main-regular", use: "first", ...math("Main-Regular", ascii + greek + operators) },
  { name: "kMathBold", file: "katex-main-bold", use: "late", ...math("Main-Bold", ascii, 600) },
  { name: "kMathItalic", file: "katex-math-italic", use: "html", ...math("Math-Italic", latin + smallGreek + "∂") },
  { name: "kMathSize1", file: "katex-size1", use: "canvas", ...math("Size1-Regular", growing) },
  { name: "kMathSize2", file: "katex-size2", use: "canvas", ...math("Size2-Regular", growing) },
  { name: "kMathSize3", file: "katex-size3", use: "canvas", ...math("Size3-Regular", growing) },
  { name: "kMathSize4", file: "katex-size4", use: "canvas", ...math("Size4-Regular", growing) },
  {
    name: "kMathAms", file: "katex-ams", use: "late",
    ...math("AMS-Regular", range(0x41, 0x5a) + "≲≳⊤≜≔□■✓ℏ∅∄∤ℝℕℤℚℂ"),
  },
];
