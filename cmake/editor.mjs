// editor/, the editor of code: CodeMirror with what web/editor uses of it, in scripts that the page loads on demand.
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "web/editor");

/** The scripts by name: the editor, each language, and what they share.
 * @returns {Promise<[string, Buffer][]>} */
export async function editor_scripts() {
  const { outputFiles } = await build({
    entryPoints: [join(folder, "code_editor.js")],
    bundle: true,
    splitting: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none", // THIRD_PARTY_NOTICES.txt has them
    outdir: "editor",
    chunkNames: "[name]-[hash]",
  });
  return outputFiles.map(({ path, contents }) => [basename(path), Buffer.from(contents)]);
}
