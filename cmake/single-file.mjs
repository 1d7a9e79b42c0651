// The workbook as one HTML file, which opens by a double click: node cmake/single-file.mjs [DIST_FOLDER [FILE]]
//
// It is index.html as in dist/ with everything put in: scripts and style sheets as they are, all other files gzipped in one
// block of JSON, where web/js/files.js finds them. A document from a disk may fetch nothing, and its policy allows that
// nothing is. The sandbox's page, made of that block, inherits the policy, so the policy lets code be evaluated; the
// page's own scripts are allowed by their hashes alone.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { built_in } from "./make-dist.mjs";
import { text_of } from "./policy.mjs";
import { whole_script } from "./scripts.mjs";
import { start_document } from "./start.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} text of a script or a style sheet */
const hash_of = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing in it ends the element that holds it, or begins a comment there. @param {string} script */
const within_script = (script) => script.replaceAll("</script", "<\\/script").replaceAll("<!--", "\\x3C!--").trimEnd();

/** The one script of the sandbox's page. @param {string} html */
const script_of = (html) => /<script>([\s\S]*)<\/script>/.exec(html)?.[1] ?? "";

/** @param {string} dist @returns {Promise<string>} */
export async function single_file(dist) {
  const read = (/** @type {string} */ path) => readFile(join(dist, path));
  /** @type {import("./start.mjs").StartParts} */
  const parts = JSON.parse((await read("hosting/start.json")).toString());
  const file = (/** @type {string} */ name) => read(`files/${parts.names[name]}`);
  const text = async (/** @type {string} */ name) => (await file(name)).toString();
  /** @type {string[]} */
  const styles = [];
  /** @type {string[]} */
  const scripts = [hash_of(script_of(await text("sandbox.html")))];
  const script = (/** @type {string} */ source) => {
    scripts.push(hash_of(source));
    return `<script>${source}</script>`;
  };
  const style = (/** @type {string} */ sheet, about = "") => {
    styles.push(hash_of(sheet));
    return `<style${about}>${sheet}</style>`;
  };

  /** @type {Record<string, string>} */
  const held = {};
  for (const [name, hashed] of Object.entries(parts.names)) {
    if (!parts.asked.includes(hashed) || name === "workbook.js") continue;
    held[name] = gzipSync(await file(name), { level: 9 }).toString("base64");
  }
  const icon = (await file("icon.svg")).toString("base64");
  const head = [
    `<link rel="icon" href="data:image/svg+xml;base64,${icon}" type="image/svg+xml">`,
    style(await text("page.css")),
    style(await text("theme.css")),
    style(await text("flow.css"), ' id="flow" media="all"'),
    `<script type="application/json" id="held">${JSON.stringify(held)}</script>`,
    script(within_script(await whole_script("web/js/early.js", built_in))),
  ];
  const module = script(within_script(await text("workbook.js")));
  const boot = script(within_script(await whole_script("web/js/boot.js", built_in)));
  const policy = text_of({
    "default-src": "'none'", "base-uri": "'none'", "form-action": "'none'",
    "script-src": [...scripts, "blob:", "'unsafe-eval'", "'wasm-unsafe-eval'"].join(" "),
    "style-src": styles.join(" "),
    "img-src": "data:",
    "frame-src": "blob:",
    "worker-src": "blob:",
  });
  const template = await readFile(join(root, "index.html"), "utf8");
  return start_document(template, parts, { policy, head, last: [module, boot], words: parts.alone });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = resolve(process.argv[2] ?? join(root, "dist"));
  const target = resolve(process.argv[3] ?? join(root, "build/transformer-math-workbook.html"));
  const html = await single_file(dist);
  await writeFile(target, html);
  console.log(`${target}: ${(html.length / 1e6).toFixed(1)} MB`);
}
