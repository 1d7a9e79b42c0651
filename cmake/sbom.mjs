// The bill of materials of a release, as CycloneDX tells it: what of others is in dist/, in which version, under which
// licence. node cmake/sbom.mjs BUILD_FOLDER VERSION > sbom.json
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Node packages that reach the page, with all that they bring along. */
const shipped = [
  "@codemirror/commands", "@codemirror/lang-javascript", "@codemirror/lang-python", "@codemirror/language",
  "@codemirror/state", "@codemirror/view", "@expo-google-fonts/ibm-plex-mono", "@expo-google-fonts/ibm-plex-sans",
  "@lezer/highlight", "@micropython/micropython-webassembly-pyscript", "katex", "style-mod", "workbox-core",
  "workbox-precaching", "workbox-routing", "workbox-strategies",
];

/** Of these only fonts are shipped, nothing that they depend on. */
const fonts_only = ["katex"];

/** @typedef {{name: string, version: string, licence: string, purl: string}} Component */

/** @returns {Promise<Component[]>} */
async function node_components() {
  const { packages } = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"));
  const names = [...shipped];
  for (const name of names) {
    if (fonts_only.includes(name)) continue;
    for (const other of Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {})) if (!names.includes(other)) names.push(other);
  }
  return names.sort().map((name) => {
    const { version, license } = packages[`node_modules/${name}`];
    return { name, version, licence: fonts_only.includes(name) ? "MIT AND OFL-1.1" : license, purl: `pkg:npm/${name.replace("@", "%40")}@${version}` };
  });
}

/** The libraries of cmake/Dependencies.cmake at their pins. @returns {Promise<Component[]>} */
async function library_components() {
  const text = await readFile(join(root, "cmake/Dependencies.cmake"), "utf8");
  const pins = [...text.matchAll(/^tmw_declare\((\w+) https:\/\/github\.com\/(\S+)\.git ([0-9a-f]{40})\)\s*# (\S+)/gm)];
  return pins.filter(([, name]) => name !== "googletest").map(([, name = "", repository = "", commit = "", tag = ""]) => (
    { name, version: tag, licence: "MIT", purl: `pkg:github/${repository.toLowerCase()}@${commit}` }
  ));
}

/** @param {string} build @returns {Promise<Component[]>} */
async function emscripten_components(build) {
  const { emscripten } = JSON.parse(await readFile(join(build, "dependencies.json"), "utf8"));
  const version = (await readFile(join(emscripten, "emscripten-version.txt"), "utf8")).replace(/["\s]/g, "");
  const part = (/** @type {string} */ name, /** @type {string} */ licence) => ({ name, version: `of Emscripten ${version}`, licence, purl: `pkg:github/emscripten-core/emscripten@${version}` });
  return [part("emscripten", "MIT"), part("musl", "MIT"), part("libcxx", "Apache-2.0 WITH LLVM-exception")];
}

/** The same for the same commit and toolchain: no date, no number of its own. @param {string} build @param {string} version */
export async function sbom(build, version) {
  const components = [...(await library_components()), ...(await emscripten_components(build)), ...(await node_components())];
  return `${JSON.stringify({
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: { type: "application", name: "transformer-math-workbook", version, licenses: [{ license: { id: "MIT" } }] } },
    components: components.map(({ name, version, licence, purl }) => (
      { type: "library", name, version, licenses: [{ expression: licence }], purl }
    )),
  }, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [build = "", version = ""] = process.argv.slice(2);
  process.stdout.write(await sbom(build, version));
}
