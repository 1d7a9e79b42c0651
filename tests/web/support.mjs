// The page's own programs, loaded in Node.
import { copyFile, mkdtemp, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Rest } from "../../web/js/parts.js";
import { dist, file_of } from "../site_files.mjs";

/** A program of the site, of which the rest comes when it is needed.
 * @param {string} name "workbook" @returns {Promise<any>} */
async function loaded(name) {
  // Emscripten's script is CommonJS; outside this package Node takes it for what it is.
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  await copyFile(join(dist, file_of(`${name}.js`)), join(folder, `${name}.js`));
  const bytes = await readFile(join(dist, file_of(`${name}_rest.wasm`)));
  const rest = new Rest({ fetch: () => WebAssembly.compile(bytes), fetchNow: () => new WebAssembly.Module(bytes) });
  const first = await readFile(join(dist, file_of(`${name}.wasm`)));
  return createRequire(import.meta.url)(join(folder, `${name}.js`))({
    instantiateWasm: (/** @type {WebAssembly.Imports} */ imports, /** @type {Function} */ started) => {
      void WebAssembly.instantiate(first, { ...imports, ...rest.imports }).then(({ instance, module }) => {
        rest.first = /** @type {WebAssembly.ModuleImports} */ (instance.exports);
        started(instance, module);
      });
      return {}; // Emscripten's sign that it comes later
    },
  });
}

/** @returns {Promise<any>} */
export const loadedModule = () => loaded("workbook");

/** @returns {Promise<import("../../web/js/lab_page.js").LabModule>} */
export const loadedLab = () => loaded("lab");
