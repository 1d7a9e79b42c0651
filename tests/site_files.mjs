// The files of dist/files by their names in the sources: in the site their names carry a hash.
import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the built page. */
export const dist = resolve(process.env.TMW_DIST ?? join(dirname(dirname(fileURLToPath(import.meta.url))), "dist"));

/** What the name of such a file looks like, or the end of its address. @param {string} name as in the sources, without folder */
export function named(name) {
  const [, stem = "", ending = ""] = /^(.*)(\.[^.]*)$/.exec(name) ?? [];
  const plain = (/** @type {string} */ text) => text.replaceAll(".", "\\.");
  return new RegExp(`(?:^|/)${plain(stem)}-\\w{8}${plain(ending)}$`);
}

/** The path of such a file below dist/. @param {string} name */
export function file_of(name) {
  const found = readdirSync(join(dist, "files")).filter((one) => named(name).test(one));
  if (found.length !== 1) throw new Error(`dist/files has ${found.length} files ${name}`);
  return `files/${found[0]}`;
}
