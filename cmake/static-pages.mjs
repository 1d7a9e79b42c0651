// The pages as HTML, from the C++ that also runs in the browser (`tmw render`): each chapter as what stands inside the
// page's <main>, and as a document that is read, printed and searched without scripts.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** @typedef {{name: string, hash: string, file: string, about: string, title: string, html: string, contents: string}} StaticPage */

/** Runs a WASM program for Node; what it complains about goes to the builder.
 * @param {string} program @param {string[]} words @returns {{status: number | null, text: string}} */
function run(program, words) {
  // Older Emscripten output takes Node 18's fetch for a browser's and then cannot read its own .wasm file.
  const flags = process.allowedNodeEnvironmentFlags.has("--no-experimental-fetch") ? ["--no-experimental-fetch"] : [];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [...flags, program, ...words], {
    encoding: "utf8", maxBuffer: 1 << 28,
  });
  if (error) throw error;
  process.stderr.write(stderr);
  return { status, text: stdout };
}

/** Every page whose content has no fault. @param {string} build @param {string} assets @returns {StaticPage[]} */
export function render_pages(build, assets) {
  const { status, text } = run(join(build, "core/cli/tmw_render.js"), [assets]);
  if (status !== 0 && status !== 1) throw new Error("the pages could not be rendered");
  return JSON.parse(text);
}

/** @param {string} build @param {"site" | "faces"} sheet @returns {string} */
export function style_sheet(build, sheet) {
  const { status, text } = run(join(build, "web/layout/tmw_css.js"), [sheet]);
  if (status !== 0) throw new Error(`the style sheet ${sheet} could not be printed`);
  return text;
}

/** Addresses of the running workbook, "#/4/4.3", as addresses of documents, "4.html#4.3".
 * @param {string} html @param {string} home @param {string} folder */
function with_document_links(html, home, folder) {
  return html
    .replaceAll('href="#/"', `href="${home}"`)
    .replace(/href="#\/(\d+)(?:\/([\w.-]+))?"/g, (_, chapter, place) =>
      `href="${folder}${chapter}.html${place ? `#${place}` : ""}"`);
}

/** What an address can name gets an anchor of that name. @param {string} html */
function with_anchors(html) {
  return html.replace(/<(?:article|h\d) [^>]*data-place="([^"]+)"[^>]*>(?:<h3 [^>]*>)?/g, '$&<a id="$1"></a>');
}

/** index.html with the home page in it, and with the names of the content files, so that they can be fetched at once.
 * @param {string} template @param {StaticPage[]} pages */
export function home_document(template, pages) {
  const home = pages.find((page) => page.name === "home");
  const files = pages.filter((page) => page !== home).map((page) => [page.name, page.file]);
  return template
    .replace('data-content="{}"', () => `data-content="${escape(JSON.stringify(Object.fromEntries(files)))}"`)
    .replace("<!-- contents -->", () => with_document_links(home?.contents ?? "", "./", "pages/"))
    .replace("<!-- home -->", () => with_document_links(home?.html ?? "", "./", "pages/"));
}

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A chapter as a document of its own, in pages/. @param {StaticPage} page */
export function chapter_document(page) {
  return `<!doctype html>
<html lang="en" data-theme="system">
<head>
<meta charset="utf-8">
<title>${escape(page.title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escape(page.about)}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="../assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="../fonts/faces.css">
<link rel="stylesheet" href="../js/page.css">
<link rel="stylesheet" href="../js/theme.css">
<link rel="stylesheet" href="../js/flow.css">
</head>
<body class="document">
<a class="skip" href="#ch">Skip to the text</a>
<header id="top"><a id="brand" href="../">Transformer Math</a></header>
<nav id="contents" aria-label="Contents">${with_document_links(page.contents, "../", "")}</nav>
<div id="scroller"><div id="doc">
<aside class="to-read" aria-label="About this page">This is the chapter to read or to print. To have your answers checked,
<a href="../${page.hash}">open it in the workbook</a>.</aside>
<main id="ch" class="ink-dom">${with_anchors(with_document_links(page.html, "../", ""))}</main>
</div></div>
</body>
</html>
`;
}
