// Builds tests/bench/frame_bench.cpp as WASM, as the page is built, and runs it in Node.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = process.env.TMW_WASM_BUILD ?? "build/wasm-release";
const run = (/** @type {string} */ program, /** @type {string[]} */ ...args) =>
  execFileSync(program, args, { cwd: root, encoding: "utf8" });

run("cmake", "--build", folder, "--target", "tmw_frame_bench");
// Emscripten 3 takes a file for a URL when Node has fetch.
const no_fetch = "--no-experimental-fetch";
const flags = process.allowedNodeEnvironmentFlags.has(no_fetch) ? [no_fetch] : [];
console.log("WASM in Node, built as the page is:");
console.log(run("node", ...flags, `${folder}/tests/bench/tmw_frame_bench.js`));
