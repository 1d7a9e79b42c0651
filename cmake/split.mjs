// Makes two files of a program of the page: what is called at first, as a script finds out that plays it, and the rest.
// Of the workbook the first part is what a first visit to a chapter calls until its first exercise is answered
// (cmake/first_visit.mjs), of the lab what its page calls (first_lab.mjs). Binaryen's wasm-split does it. Where it is not
// found, a program stays one file, and the page fetches that.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** What Emscripten's output may use, and what both parts are then made of. */
const features = ["mutable-globals", "sign-ext", "bulk-memory", "nontrapping-float-to-int", "multivalue"].map((one) => `--enable-${one}`);

/** The namespaces of the two parts' imports, as web/js/parts.js gives them. */
const namespaces = ["--placeholder-namespace=later", "--import-namespace=first", "--export-prefix=_"];

/** @typedef {{first: Buffer, rest: Buffer | null}} Parts `rest` is null where the program is whole */

/** @param {string} program @param {string[]} words */
function run(program, words) {
  const { status, error, stderr } = spawnSync(program, words, { encoding: "utf8" });
  if (error || status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr.slice(-2000)}`);
}

/** That of the Emscripten in use, or of the system. @param {string} build @returns {Promise<string | null>} */
async function wasm_split(build) {
  const { emscripten } = JSON.parse(await readFile(join(build, "dependencies.json"), "utf8"));
  const own = join(emscripten, "../bin/wasm-split");
  if (existsSync(own)) return own;
  return spawnSync("wasm-split", ["--version"]).error ? null : "wasm-split";
}

/** What the parts are made from: they are made again when it changes. Content only says which functions come first.
 * @param {string[]} files */
async function key_of(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(await readFile(file));
  return hash.digest("hex");
}

/** The two parts of a program; kept in the build folder.
 * @param {string} build @param {string} program without ending, below the build folder
 * @param {string} play the script of this folder that plays it: node PLAY INSTRUMENTED.wasm PROGRAM.js PROFILE
 * @returns {Promise<Parts>} */
export async function split_program(build, program, play) {
  const [whole, script] = [join(build, `${program}.wasm`), join(build, `${program}.js`)];
  const tool = await wasm_split(build);
  if (!tool) {
    console.error(`wasm-split was not found: ${program}.wasm stays one file.`);
    return { first: await readFile(whole), rest: null };
  }
  const folder = join(build, dirname(program), "split");
  const [first = "", rest = "", made = ""] = ["first.wasm", "rest.wasm", "made-from.txt"].map((name) => join(folder, name));
  const key = await key_of([whole, script, join(here, play), join(here, "instrumented.mjs"), fileURLToPath(import.meta.url)]);
  if ((await readFile(made, "utf8").catch(() => "")) !== key) {
    await mkdir(folder, { recursive: true });
    const [instrumented, profile] = [join(folder, "instrumented.wasm"), join(folder, "profile")];
    run(tool, ["--instrument", whole, "-o", instrumented, ...features]);
    run(process.execPath, [join(here, play), instrumented, script, profile]);
    run(tool, [whole, `--profile=${profile}`, "-o1", first, "-o2", rest, ...namespaces, ...features]);
    await writeFile(made, key);
  }
  return { first: await readFile(first), rest: await readFile(rest) };
}
