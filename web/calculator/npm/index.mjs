// The calculator as an ES module, for Node and browsers. Its files lie beside this one.

/** Starts the classic script beside this file. Node cannot fetch a file, so there the WebAssembly is handed over. */
async function start() {
  if (typeof process === "object" && process.versions?.node) {
    const { createRequire } = await import("node:module");
    const { readFile } = await import("node:fs/promises");
    const wasmBinary = await readFile(new URL("./calculator.wasm", import.meta.url));
    return createRequire(import.meta.url)("./calculator.js")({ wasmBinary });
  }
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("./calculator.js", import.meta.url).href;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${script.src} cannot be loaded: it must lie beside index.mjs.`));
    document.head.append(script);
  });
  return /** @type {any} */ (globalThis).createCalculator();
}

/** Loads the calculator; see calculator.d.ts. */
export async function loadCalculator() {
  const module = await start();
  const { model, memory, serve_plan, train_plan, why, weights } = module;
  return { model, memory, serve_plan, train_plan, why, weights };
}

export default loadCalculator;
