// sandbox.html, the page in which learners' code runs: one file that needs no other, with a policy that allows its own
// script by its hash, and nothing from anywhere.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "web/sandbox");

/** A program of web/sandbox with all that it imports, as a classic script. A module is strict, and so is the script.
 * @param {string} name @returns {Promise<string>} */
export async function program(name) {
  const { outputFiles } = await build({
    entryPoints: [join(folder, name)],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    banner: { js: '"use strict";' },
    loader: { ".py": "text" },
    // MicroPython asks where its script is from, and whether it runs in Node.
    define: { "import.meta.url": '"https://sandbox.invalid/"', process: "undefined" },
    external: ["fs", "module", "path", "url"], // of Node, where MicroPython runs as well
    plugins: [programs],
  });
  return outputFiles[0].text.trimEnd();
}

/** `import text from "./worker.js?program"`: the program as a text. @type {import("esbuild").Plugin} */
const programs = {
  name: "programs",
  setup(builder) {
    builder.onResolve({ filter: /\?program$/ }, ({ path }) => ({ path: path.replace(/^\.\/(.*)\?program$/, "$1"), namespace: "program" }));
    builder.onLoad({ filter: /.*/, namespace: "program" }, async ({ path }) => ({ contents: await program(path), loader: "text" }));
  },
};

/** The text of dist/sandbox.html. */
export async function sandbox_document() {
  const script = (await program("frame.js")).replaceAll("</script", "<\\/script");
  const hash = `sha256-${createHash("sha256").update(script).digest("base64")}`;
  const template = await readFile(join(folder, "frame.html"), "utf8");
  return template.replace("HASH", hash).replace("SCRIPT", () => script);
}
