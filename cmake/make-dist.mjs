// Assembles dist/, the whole page as static files: node cmake/make-dist.mjs [BUILD_FOLDER [DIST_FOLDER]]
//
//   index.html, pages/    documents, under the same names in every build
//   files/                all that they need: names with a hash of the content, which a host may keep for ever
//   version.json          which build this is, so that a tab of an older one can say so
//   hosting/              for hosts, and start.json for the other forms (single-file.mjs, scorm.mjs)
//   calculator.js, .wasm  for other pages and Node; calculator/ has them as a package
//
// Every text, WASM and font file gets a .br and a .gz neighbour. A file whose bytes are already there is left alone, so
// a second run is quick.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { faces, field_family, text_line } from "../web/faces/faces.mjs";
import { icons, web_manifest } from "./icons.mjs";
import { make_fonts } from "./make-fonts.mjs";
import { notices } from "./notices.mjs";
import { read_policy, start_policy } from "./policy.mjs";
import { program, sandbox_document } from "./sandbox.mjs";
import { page_scripts, service_worker } from "./scripts.mjs";
import { split_program } from "./split.mjs";
import { filled, site_document } from "./start.mjs";
import { compiled_content, render_home, render_pages, style_sheet } from "./static-pages.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compressible = /\.(html|js|mjs|css|json|txt|svg|wasm|ttf|webmanifest|md|ts)$/;

/** All files under `folder`, as paths relative to it; none if it is missing.
 * @param {string} folder @returns {Promise<string[]>} */
export async function files_under(folder) {
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

/** The same for fields. @param {import("../web/faces/faces.mjs").Face} face */
const field_face = ({ file, weight, style }) => [file, field_family, { weight: String(weight), style }];

const first_faces = faces.filter(({ use }) => use === "first");

/** What stands in the scripts for the names that web/js/built_in.d.ts declares. */
export const built_in = {
  FIRST_FACES: [...first_faces.map(html_face), ...first_faces.filter(({ name }) => name === "kSans").map(field_face)],
  LATER_FACES: faces.filter(({ use }) => use === "html").map(html_face),
  LATE_FACES: faces.filter(({ use }) => use === "late").map(html_face),
  FONT_FILES: faces.filter(({ use }) => use === "first" || use === "html").map(({ file }) => file),
  LATE_FONT_FILES: faces.filter(({ use }) => use === "late" || use === "canvas").map(({ file }) => file),
};

/** @param {string | Buffer} bytes */
const hash_of = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 8);

/** A script or a style sheet in few bytes. What a script declares keeps its name.
 * @param {string} source @param {"js" | "css"} loader */
function small(source, loader) {
  return transformSync(source, { loader, minify: true, charset: "utf8", target: "es2022" }).code;
}

/** The files of files/, each under a name with the hash of its content. */
class HashedFiles {
  constructor() {
    /** By their names in files/. @type {Map<string, Buffer>} */
    this.files = new Map();
    /** From the name in the sources to the one in files/. @type {Map<string, string>} */
    this.names = new Map();
  }

  /** @param {string} name @param {string | Buffer} content */
  add(name, content) {
    if (this.names.has(name)) throw new Error(`files/ has two files ${name}`);
    const bytes = Buffer.from(content);
    const extension = extname(name);
    const hashed = `${basename(name, extension)}-${hash_of(bytes)}${extension}`;
    this.names.set(name, hashed);
    this.files.set(hashed, bytes);
  }

  /** @param {import("./scripts.mjs").Scripts} scripts */
  add_scripts({ files, names }) {
    for (const [name, bytes] of files) this.files.set(name, bytes);
    for (const [name, hashed] of names) this.names.set(name, hashed);
  }

  /** @param {string} name in the sources @returns {string} the one in files/ */
  name_of(name) {
    const hashed = this.names.get(name);
    if (!hashed) throw new Error(`files/ has no ${name}`);
    return hashed;
  }
}

/** Emscripten's script of a program, and the program's two parts. @param {HashedFiles} hashed @param {string} build
 * @param {string} program @param {string} play as split_program takes them */
async function add_program(hashed, build, program, play) {
  const name = basename(program);
  hashed.add(`${name}.js`, small(await readFile(join(build, `${program}.js`), "utf8"), "js"));
  const { first, rest } = await split_program(build, program, play);
  hashed.add(`${name}.wasm`, first);
  if (rest) hashed.add(`${name}_rest.wasm`, rest);
}

/** @param {string} build @param {import("./scripts.mjs").Scripts} scripts
 * @returns {Promise<{hashed: HashedFiles, pages: import("./static-pages.mjs").StaticPage[]}>} */
async function hashed_files(build, scripts) {
  const hashed = new HashedFiles();
  const source = (/** @type {string} */ path) => readFile(join(root, path));
  hashed.add_scripts(scripts);
  for (const { file } of faces) hashed.add(`${file}.ttf`, await source(`.cache/fonts/${file}.ttf`));
  hashed.add("faces.css", filled(style_sheet(build, "faces"), Object.fromEntries(hashed.names)));
  hashed.add("theme.css", style_sheet(build, "site"));
  for (const name of ["page.css", "flow.css"]) hashed.add(name, small(`${await source(`web/js/${name}`)}`, "css"));
  hashed.add("names.txt", await source("assets/workbook/names.txt"));
  for (const [name, text] of Object.entries(compiled_content(build, join(root, "assets")))) hashed.add(name, text);
  const icon = await source("assets/icon.svg");
  hashed.add("icon.svg", icon);
  const file = (/** @type {string} */ name) => `files/${hashed.name_of(name)}`;
  const sheets = ["faces.css", "page.css", "theme.css", "flow.css"].map(file);
  const pages = render_pages(build, join(root, "assets"), { policy: read_policy, icon: file("icon.svg"), sheets });
  for (const { name: page, files } of pages) {
    for (const [name, text] of Object.entries(files)) if (page !== "home" && /\.part\.html$|\.md$/.test(name)) hashed.add(name, text);
  }
  await add_program(hashed, build, "web/platform/workbook", "first_visit.mjs");
  await add_program(hashed, build, "web/lab/lab", "first_lab.mjs");
  hashed.add("sandbox.html", await sandbox_document());
  hashed.add("micropython.js", await program("python_worker.js"));
  hashed.add("micropython.wasm", await source("node_modules/@micropython/micropython-webassembly-pyscript/micropython.wasm"));
  for (const [name, picture] of await icons(icon.toString())) hashed.add(name, picture);
  hashed.add("workbook.webmanifest", web_manifest((name) => hashed.name_of(name)));
  return { hashed, pages };
}

/** What is loaded on demand, and may be kept for later: the editor of code, Python, and the lab.
 * @param {HashedFiles} hashed @param {string[]} editor */
const later_files = (hashed, editor) => [...editor, ...["micropython.js", "micropython.wasm", "lab.js", "lab.wasm", "lab_rest.wasm"].filter((name) => hashed.names.has(name)).map((name) => hashed.name_of(name))];

/** What systems need to install the page, and documents without scripts to be read. */
const for_others = /\.(png|webmanifest)$|\/faces-\w+\.css$/;

/** What the scripts ask for by name (web/js/files.js); the rest is named in documents, or by scripts that esbuild wrote. */
const asked_by_name = /\.(ttf|txt|md|wasm|json)$|^(workbook|micropython|lab)\.js$|\.part\.html$|^sandbox\.html$/;

/** What the start page is made of, but for which build it is.
 * @param {string} build @param {import("./static-pages.mjs").StaticPage[]} pages @param {HashedFiles} hashed @param {string[]} modules
 * @returns {import("./start.mjs").StartParts} */
function start_parts(build, pages, hashed, modules) {
  const home = pages.find((page) => page.name === "home");
  return {
    build: "",
    names: Object.fromEntries(hashed.names),
    asked: [...hashed.names].filter(([name]) => asked_by_name.test(name)).map(([, one]) => one),
    coded: pages.flatMap((page) => page.coded),
    content: Object.fromEntries(pages.filter((page) => page.file).map((page) => [page.name, page.file])),
    fonts: first_faces.map(({ file }) => `${file}.ttf`),
    modules,
    home: home?.files["home.part.html"] ?? "",
    contents: home?.files["contents.part.html"] ?? "",
    alone: render_home(build, join(root, "assets")),
  };
}

/** What hosts are told: the recipes of cmake/hosts, with the page's policies.
 * @returns {Promise<[string, Buffer][]>} */
async function recipes() {
  const places = { "nginx.conf": "hosting/nginx.conf", htaccess: ".htaccess", headers: "_headers", nojekyll: ".nojekyll" };
  return Promise.all(Object.entries(places).map(async ([from, to]) => {
    const text = await readFile(join(root, "cmake/hosts", from), "utf8");
    return [to, Buffer.from(text.replaceAll("START_POLICY", start_policy).replaceAll("READ_POLICY", read_policy))];
  }));
}

/** What dist/ holds: path in the site -> bytes.
 * @param {string} build @returns {Promise<Map<string, Buffer>>} */
export async function site(build) {
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  const scripts = await page_scripts(built_in);
  const { hashed, pages } = await hashed_files(build, scripts);
  for (const page of pages) {
    for (const [name, text] of Object.entries(page.files)) {
      if (!name.endsWith(".html") || name.endsWith(".part.html")) continue;
      files.set(`pages/${name}`, Buffer.from(text));
    }
  }
  const names = later_files(hashed, scripts.editor);
  const megabytes = names.reduce((sum, name) => sum + (hashed.files.get(name)?.length ?? 0), 0) / 1e6;
  const later = names.map((name) => `files/${name}`);
  hashed.add("later.json", JSON.stringify({ files: later, megabytes: Number(megabytes.toFixed(1)) }));
  const template = await readFile(join(root, "index.html"), "utf8");
  const parts = start_parts(build, pages, hashed, scripts.first);
  for (const [name, bytes] of hashed.files) files.set(`files/${name}`, bytes);
  const version = hash_of(site_document(template, parts) + [...files.keys()].sort().join("\n"));
  parts.build = version;
  files.set("index.html", Buffer.from(site_document(template, parts)));
  const first = [...files.keys()].filter((name) => name.startsWith("files/") && !later.includes(name) && !for_others.test(name));
  const precached = [{ url: "index.html", revision: version }, ...first.map((url) => ({ url, revision: null }))];
  files.set("service-worker.js", await service_worker({ PRECACHED: precached, LATER_FILES: later, SANDBOX_FILE: `files/${hashed.name_of("sandbox.html")}` }));
  files.set("version.json", Buffer.from(`${JSON.stringify({ build: version })}\n`));
  for (const [name, recipe] of await recipes()) files.set(name, recipe);
  files.set("hosting/start.json", Buffer.from(`${JSON.stringify(parts)}\n`));
  // For other pages and Node; ours does not load it. The folder is a package that npm can pack.
  for (const name of ["calculator.js", "calculator.wasm"]) {
    const bytes = await readFile(join(build, "web/calculator", name));
    for (const path of [name, `calculator/${name}`]) files.set(path, bytes);
  }
  for (const name of await files_under(join(root, "web/calculator/npm"))) {
    files.set(`calculator/${name}`, await readFile(join(root, "web/calculator/npm", name)));
  }
  files.set("calculator/LICENSE", await readFile(join(root, "LICENSE")));
  files.set("LICENSE", await readFile(join(root, "LICENSE")));
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
    // The distances that suit a font suit a module as well (0.4 % less), and cost the others nothing.
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
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
  const documents = (/** @type {string} */ name) => Number(!name.startsWith("files/"));
  // What documents need stands there before them.
  for (const [name, bytes] of [...wanted].sort(([a], [b]) => documents(a) - documents(b))) await publish(join(dist, name), bytes);
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
