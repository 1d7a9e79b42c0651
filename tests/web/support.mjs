// The page's own module, loaded in Node.
import { copyFile, mkdtemp, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dist, file_of } from "../site_files.mjs";

/** @returns {Promise<any>} */
export async function loadedModule() {
  // Emscripten's script is CommonJS; outside this package Node takes it for what it is.
  const folder = await mkdtemp(join(tmpdir(), "workbook-"));
  for (const file of ["workbook.js", "workbook.wasm"]) await copyFile(join(dist, file_of(file)), join(folder, file));
  const createWorkbook = createRequire(import.meta.url)(join(folder, "workbook.js"));
  return createWorkbook({ wasmBinary: await readFile(join(folder, "workbook.wasm")) });
}
