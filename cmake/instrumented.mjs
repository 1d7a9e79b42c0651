// A program of the page in Node, instrumented by wasm-split: it notes which of its functions run. The words of the
// command are the instrumented program, Emscripten's script for it, and where the profile is written.
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [wasm = "", script = "", profile = ""] = process.argv.slice(2);
const { WebAssembly } = /** @type {any} */ (globalThis);

/** @returns {Promise<{module: any, finish: () => Promise<never>}>} `finish` writes the profile and ends the process */
export async function started() {
  const folder = await mkdtemp(join(tmpdir(), "instrumented-"));
  await copyFile(script, join(folder, "program.cjs"));
  const create = createRequire(import.meta.url)(join(folder, "program.cjs"));
  await rm(folder, { recursive: true });
  const bytes = await readFile(wasm);
  /** @type {any} */
  let exports = null;
  const module = await create({
    instantiateWasm: (/** @type {object} */ imports, /** @type {Function} */ go) => {
      void WebAssembly.instantiate(bytes, imports).then((/** @type {any} */ { instance, module: compiled }) => {
        ({ exports } = instance);
        go(instance, compiled);
      });
      return {}; // Emscripten's sign that it comes later
    },
  });
  const finish = async () => {
    const count = exports.__write_profile(0, 0);
    // In pages of its own: what would give memory has another name in each Emscripten, or none.
    const memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
    const place = memory.grow(Math.ceil(count / 65_536)) * 65_536;
    exports.__write_profile(place, count);
    await writeFile(profile, new Uint8Array(memory.buffer, place, count));
    return process.exit(0); // Emscripten's script keeps Node waiting
  };
  return { module, finish };
}
