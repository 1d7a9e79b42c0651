// The page's scripts, put together by esbuild: boot.js with what it needs from the start, what is loaded on demand in
// files of its own, and early.js, which runs before any module can, as a classic script. Their names carry a hash of
// their content; which files a script needs at once is read from what esbuild reports.
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = ["web/js/boot.js"];
const classic = ["web/js/early.js"];
const editor_source = "web/editor/code_editor.js";

/**
 * @typedef {object} Scripts
 * @property {Map<string, Buffer>} files by their names in the site, without folder
 * @property {Map<string, string>} names the file of each entry by the name of its source: "boot.js" -> "boot-XXXXXXXX.js"
 * @property {string[]} first the files that boot.js needs before it runs, itself first
 * @property {string[]} editor those of the editor of code, which is loaded on demand
 */

/** @param {string[]} entries @param {"esm" | "iife"} format @param {Record<string, unknown>} built_in @param {string} [target] */
function bundled(entries, format, built_in, target = "es2022") {
  return build({
    absWorkingDir: root,
    entryPoints: entries,
    bundle: true,
    splitting: format === "esm",
    write: false,
    metafile: true,
    minify: true,
    format,
    target,
    charset: "utf8",
    legalComments: "none", // THIRD_PARTY_NOTICES.txt has them
    outdir: "files",
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    define: Object.fromEntries(Object.entries(built_in).map(([name, value]) => [name, JSON.stringify(value)])),
  });
}

/** What an entry imports, and what that imports, itself first. @param {import("esbuild").Metafile} metafile @param {string} entry @param {boolean} [also_later] what it loads on demand, too */
function needed_by({ outputs }, entry, also_later = false) {
  const found = [entry];
  for (const path of found) {
    for (const one of outputs[path]?.imports ?? []) {
      if ((also_later || one.kind === "import-statement") && !found.includes(one.path)) found.push(one.path);
    }
  }
  return found;
}

/** The service worker, which has no imports: service-worker.js. @param {Record<string, unknown>} lists for its names in web/js/built_in.d.ts @returns {Promise<Buffer>} */
export async function service_worker(lists) {
  const { outputFiles } = await bundled(["web/js/service_worker.js"], "iife", { ...lists, "process.env.NODE_ENV": "production" });
  return Buffer.from(/** @type {import("esbuild").OutputFile} */ (outputFiles[0]).contents);
}

/** A script of the page with all that it may ever load, as one classic script.
 * @param {string} source such as web/js/boot.js @param {Record<string, unknown>} built_in @returns {Promise<string>} */
export async function whole_script(source, built_in) {
  const { outputFiles } = await bundled([source], "iife", built_in);
  return /** @type {import("esbuild").OutputFile} */ (outputFiles[0]).text;
}

/** @param {Record<string, unknown>} built_in what stands in the scripts for the names of web/js/built_in.d.ts
 * @returns {Promise<Scripts>} */
export async function page_scripts(built_in) {
  const results = [await bundled(modules, "esm", built_in), await bundled(classic, "iife", built_in, "es2020")]; // what tells an old browser that it is old must run there
  const files = new Map();
  const names = new Map();
  for (const { outputFiles, metafile } of results) {
    for (const { path, contents } of outputFiles) files.set(basename(path), Buffer.from(contents));
    for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
      if (entryPoint) names.set(basename(entryPoint), basename(path));
    }
  }
  const { metafile } = /** @type {typeof results[0]} */ (results[0]);
  const boot = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint === modules[0]) ?? "";
  const first = needed_by(metafile, boot).map((path) => basename(path));
  const editor_entry = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint === editor_source) ?? "";
  const editor = needed_by(metafile, editor_entry, true).map((path) => basename(path)).filter((name) => !first.includes(name));
  return { files, names, first, editor };
}
