// Assembles dist/, the whole page as static files: node cmake/make-dist.mjs [BUILD_FOLDER [DIST_FOLDER]]
// index.html and js/ (web/js), beside them the WASM module, the chapters as HTML in pages/, assets/, fonts/ and the
// notices. Every text, WASM and font file gets a .br and a .gz neighbour. A file whose bytes are already there is left alone, so a second run is quick.
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { faces, text_line } from "../web/faces/faces.mjs";
import { classic_script, imports_of } from "./classic-script.mjs";
import { editor_scripts } from "./editor.mjs";
import { make_fonts } from "./make-fonts.mjs";
import { notices } from "./notices.mjs";
import { program, sandbox_document } from "./sandbox.mjs";
import { home_document, render_pages, style_sheet } from "./static-pages.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compressible = /\.(html|js|mjs|css|json|toml|txt|svg|wasm|ttf|webmanifest)$/;

/** All files under `folder`, as paths relative to it; none if it is missing.
 * @param {string} folder @returns {Promise<string[]>} */
async function files_under(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const lists = await Promise.all(
    entries.map(async (entry) => {
      if (!entry.isDirectory()) return [entry.name];
      const inner = await files_under(join(folder, entry.name));
      return inner.map((name) => `${entry.name}/${name}`);
    }),
  );
  return lists.flat().sort();
}

/** What CSS and scripts are told of a face. @param {import("../web/faces/faces.mjs").Face} face */
function html_face({ file, family, weight, style, katex }) {
  const percent = (/** @type {number} */ em) => `${100 * em}%`;
  const { ascent, descent } = text_line;
  const line = { ascentOverride: percent(ascent), descentOverride: percent(descent), lineGapOverride: "0%" };
  return [file, family, { weight: String(weight), style, ...(katex ? {} : line) }];
}

const first_faces = faces.filter(({ use }) => use === "first");

/** What stands in the scripts for the names that web/js/built_in.d.ts declares. @type {Record<string, unknown>} */
const built_in = {
  FIRST_FACES: first_faces.map(html_face),
  LATER_FACES: faces.filter(({ use }) => use === "html").map(html_face),
  FONT_FILES: faces.map(({ file }) => file),
};

/** @param {string} script */
function with_built_in(script) {
  const names = new RegExp(`\\b(${Object.keys(built_in).join("|")})\\b`, "g");
  return script.replace(names, (name) => JSON.stringify(built_in[name]));
}

/** index.html with the fonts that the first words wait for. @param {string} template */
function with_preloads(template) {
  const links = first_faces.map(({ file }) => `<link rel="preload" href="fonts/${file}.ttf" as="fetch" crossorigin>`);
  return template.replace("<!-- fonts -->", links.join("\n"));
}

/** What index.html tells the browser of the modules that boot.js needs, itself first: they are fetched together.
 * @param {string} folder of the scripts */
async function module_links(folder) {
  const modules = ["boot.js"];
  for (const name of modules) {
    for (const other of await imports_of(join(folder, name))) {
      if (!modules.includes(other)) modules.push(other);
    }
  }
  return modules.map((name) => `<link rel="modulepreload" fetchpriority="low" href="js/${name}">`).join("\n");
}

/** A script or a style sheet in few bytes. What a script exports, or as a classic script declares, keeps its name.
 * @param {Buffer} source @param {"js" | "css"} loader */
function small(source, loader) {
  return transformSync(source.toString(), { loader, minify: true, charset: "utf8", target: "es2022" }).code;
}

/** What dist/ holds: path in the site -> bytes.
 * @param {string} build @returns {Promise<Map<string, Buffer>>} */
async function site(build) {
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  const add = async (/** @type {string} */ to, /** @type {string} */ from) => files.set(to, await readFile(from));
  const add_folder = async (/** @type {string} */ prefix, /** @type {string} */ folder, /** @type {RegExp} */ kinds) => {
    for (const name of await files_under(folder)) {
      if (kinds.test(name)) await add(prefix + name, join(folder, name));
    }
  };
  const scripts = join(root, "web/js");
  await add_folder("js/", scripts, /\.(js|css)$/);
  files.set("js/early.js", Buffer.from(await classic_script(join(scripts, "early.js"))));
  for (const [name, script] of files) {
    if (name.endsWith(".css")) files.set(name, Buffer.from(small(script, "css")));
    if (name.endsWith(".js")) files.set(name, Buffer.from(with_built_in(small(script, "js"))));
  }
  await add_folder("assets/", join(root, "assets"), /\.(toml|txt|svg|png|ico|webmanifest|json)$/);
  await add_folder("fonts/", join(root, ".cache/fonts"), /\.ttf$/);
  const pages = render_pages(build, join(root, "assets"));
  const source = await readFile(join(root, "index.html"), "utf8");
  const template = with_preloads(source).replace("<!-- modules -->", await module_links(scripts));
  files.set("index.html", Buffer.from(home_document(template, pages)));
  for (const [name, script] of await editor_scripts()) files.set(`editor/${name}`, script);
  files.set("python/python.js", Buffer.from(await program("python_worker.js"))); // fetched when Python is first run
  await add("python/micropython.wasm", join(root, "node_modules/@micropython/micropython-webassembly-pyscript/micropython.wasm"));
  files.set("sandbox.html", Buffer.from(await sandbox_document()));
  for (const page of pages.filter(({ name }) => name !== "home")) {
    for (const [name, text] of Object.entries(page.files)) files.set(`pages/${name}`, Buffer.from(text));
  }
  files.set("js/theme.css", Buffer.from(style_sheet(build, "site")));
  files.set("fonts/faces.css", Buffer.from(style_sheet(build, "faces")));
  for (const name of ["workbook.js", "workbook.wasm"]) {
    await add(name, join(build, "web/platform", name));
  }
  files.set("workbook.js", Buffer.from(small(/** @type {Buffer} */ (files.get("workbook.js")), "js")));
  for (const name of ["calculator.js", "calculator.wasm"]) {  // for other pages and Node; ours does not load it
    await add(name, join(build, "web/calculator", name));
  }
  files.set("THIRD_PARTY_NOTICES.txt", Buffer.from(await notices(build)));
  return files;
}

/** Writes `bytes` and their compressed neighbours, unless they stand there already.
 * @param {string} path @param {Buffer} bytes */
async function publish(path, bytes) {
  const before = await readFile(path).catch(() => null);
  if (before?.equals(bytes)) return;
  await mkdir(dirname(path), { recursive: true });
  if (compressible.test(path)) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
    await writeFile(`${path}.br`, brotliCompressSync(bytes, quality));
    await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
  await writeFile(path, bytes);
}

/** Brings dist/ up to date with the sources and the last WASM build.
 * @param {string} build @param {string} dist */
export async function make_dist(build, dist) {
  await make_fonts(join(root, ".cache/fonts"));
  const wanted = await site(build);
  for (const [name, bytes] of wanted) await publish(join(dist, name), bytes);
  for (const name of await files_under(dist)) {
    if (!wanted.has(name.replace(/\.(br|gz)$/, ""))) await rm(join(dist, name));
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const build = resolve(process.argv[2] ?? join(root, "build/wasm-release"));
  const dist = resolve(process.argv[3] ?? join(root, "dist"));
  await make_dist(build, dist);
  console.log(`Site assembled in ${relative(process.cwd(), dist) || "."}.`);
}
