// Writes faces_data.inc: the table of faces (web/faces/faces.mjs) as rows in C++. Usage: node make_faces.mjs <output file>
import { writeFileSync } from "node:fs";
import { faces, field_family, text_line } from "../web/faces/faces.mjs";

const rows = faces.map(({ name, file, family, weight, style, katex, use }) =>
  `    {Face::${name}, ${style === "italic"}, ${!katex}, ${use !== "canvas"}, ${weight}, "${file}.ttf", "${family}"},`);

writeFileSync(process.argv[2] ?? "", `// Made by cmake/make_faces.mjs from web/faces/faces.mjs.
constexpr FaceMetrics kTextLine{${text_line.ascent}F, ${text_line.descent}F};
constexpr std::string_view kFieldFamily = "${field_family}";
constexpr FaceRow kRows[] = {
${rows.join("\n")}
};
`);
