// The workbook, or one chapter of it, as a SCORM 2004 package for a learning management system:
// node cmake/scorm.mjs [CHAPTER] [DIST_FOLDER [FILE]]
//
// It is dist/ without what only a host of its own needs, the manifest that SCORM asks for, and a word in index.html that
// makes the page look for the system (web/js/course.js).
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { files_under } from "./make-dist.mjs";
import { site_document } from "./start.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Of hosts, of other pages, and what a server would have compressed. */
const left_out = /\.(br|gz)$|^(service-worker\.js|_headers|\.htaccess|\.nojekyll|version\.json)$|^(hosting|calculator)\/|^calculator\./;

/** The same bytes from the same files: a zip's dates begin in 1980. */
const DATE = new Date(1980, 0, 1);

/** @param {{title: string, chapter: string, files: string[]}} about the title as HTML has it @returns {string} imsmanifest.xml */
function manifest({ title, chapter, files }) {
  const id = `transformer-math-workbook${chapter === "all" ? "" : `-${chapter}`}`;
  const place = chapter === "all" ? "" : ` parameters="#/${chapter}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${id}" version="1" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
  </metadata>
  <organizations default="workbook">
    <organization identifier="workbook">
      <title>${title}</title>
      <item identifier="exercises" identifierref="page"${place}>
        <title>${title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormType="sco" href="index.html">
${files.map((file) => `      <file href="${file}"/>`).join("\n")}
    </resource>
  </resources>
</manifest>
`;
}

/** The files of the package by their paths.
 * @param {string} dist @param {string} chapter its number, or "all" @returns {Promise<Record<string, Buffer>>} */
export async function scorm_files(dist, chapter) {
  /** @type {Record<string, Buffer>} */
  const files = {};
  for (const name of await files_under(dist)) if (!left_out.test(name)) files[name] = await readFile(join(dist, name));
  /** @type {import("./start.mjs").StartParts} */
  const parts = JSON.parse(await readFile(join(dist, "hosting/start.json"), "utf8"));
  const document = files[chapter === "all" ? "index.html" : `pages/${chapter}.html`]?.toString() ?? "";
  const title = /<title>([^<]*)<\/title>/.exec(document)?.[1];
  if (!title) throw new Error(`there is no chapter ${chapter}`);
  const template = await readFile(join(root, "index.html"), "utf8");
  files["index.html"] = Buffer.from(site_document(template, parts, { "data-course": chapter }));
  files["imsmanifest.xml"] = Buffer.from(manifest({ title, chapter, files: Object.keys(files).sort() }));
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const chapter = process.argv[2] || "all";
  const dist = resolve(process.argv[3] ?? join(root, "dist"));
  const name = `transformer-math-workbook${chapter === "all" ? "" : `-${chapter}`}-scorm.zip`;
  const target = resolve(process.argv[4] ?? join(root, "build", name));
  const files = await scorm_files(dist, chapter);
  await writeFile(target, zipSync(files, { mtime: DATE, level: 9 }));
  console.log(`${target}: ${Object.keys(files).length} files`);
}
