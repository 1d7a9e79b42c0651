// What the C++ that also runs in the browser prints for the site: the pages as HTML (`tmw render`), the content that the
// page reads (core/compiled), and style sheets. What only the build knows of documents is told to it.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** @typedef {{name: string, file: string, coded: string[], files: {[name: string]: string}}} StaticPage what is read of a page
 * here; `coded`: its exercises that show code */

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

/** Every page whose content has no fault. @param {string} build @param {string} assets
 * @param {{policy: string, icon: string, sheets: string[]}} parts of documents: paths from the site's root @returns {StaticPage[]} */
export function render_pages(build, assets, { policy, icon, sheets }) {
  const { status, text } = run(join(build, "core/cli/tmw_render.js"), [assets, "pages", policy, icon, ...sheets]);
  if (status !== 0 && status !== 1) throw new Error("the pages could not be rendered");
  return JSON.parse(text);
}

/** What the workbook that is one file begins with. @param {string} build @param {string} assets @returns {{home: string, contents: string}} */
export function render_home(build, assets) {
  const { status, text } = run(join(build, "core/cli/tmw_render.js"), [assets, "home"]);
  if (status !== 0) throw new Error("the home page could not be rendered");
  return JSON.parse(text);
}

/** The compiled content files by their names; one with a fault says it in the page. @param {string} build @param {string} assets
 * @returns {{[name: string]: string}} */
export function compiled_content(build, assets) {
  const { status, text } = run(join(build, "core/cli/tmw_render.js"), [assets, "content"]);
  if (status !== 0) throw new Error("the content could not be compiled");
  return JSON.parse(text);
}

/** @param {string} build @param {"site" | "faces"} sheet @returns {string} */
export function style_sheet(build, sheet) {
  const { status, text } = run(join(build, "web/layout/tmw_css.js"), [sheet]);
  if (status !== 0) throw new Error(`the style sheet ${sheet} could not be printed`);
  return text;
}
