// The page's own module, loaded in Node.
import { copyFile, mkdtemp, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Rest } from "../../web/js/parts.js";
import { dist, file_of } from "../site_files.mjs";

/** @returns {Promise<any>} */
export async function loadedModule() {
  // Emscripten's script is CommonJS; outside this package Node takes it for what it is.
  const folder = await mkdtemp(join(tmpdir(), "workbook-"));
  await copyFile(join(dist, file_of("workbook.js")), join(folder, "workbook.js"));
  const createWorkbook = createRequire(import.meta.url)(join(folder, "workbook.js"));
  const bytes = await readFile(join(dist, file_of("workbook_rest.wasm")));
  const rest = new Rest({ fetch: () => WebAssembly.compile(bytes), fetchNow: () => new WebAssembly.Module(bytes) });
  const first = await readFile(join(dist, file_of("workbook.wasm")));
  return createWorkbook({
    instantiateWasm: (/** @type {WebAssembly.Imports} */ imports, /** @type {Function} */ started) => {
      void WebAssembly.instantiate(first, { ...imports, ...rest.imports }).then(({ instance, module }) => {
        rest.first = instance.exports;
        started(instance, module);
      });
      return {}; // Emscripten's sign that it comes later
    },
  });
}
