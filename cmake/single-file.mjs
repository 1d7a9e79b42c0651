// The workbook as one HTML file, which opens by a double click: node cmake/single-file.mjs [DIST_FOLDER [FILE]]
//
// It is index.html of dist/ with everything put in: scripts and style sheets as they are, all other files gzipped in one
// block of JSON, where web/js/files.js finds them. A document from a disk may fetch nothing, and its policy allows that
// nothing is. The sandbox's page, made of that block, inherits the policy, so the policy lets code be evaluated; the
// page's own scripts are allowed by their hashes alone.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { built_in } from "./make-dist.mjs";
import { text_of } from "./policy.mjs";
import { whole_script } from "./scripts.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} text of a script or a style sheet */
const hash_of = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The name in the sources: "boot.js" for "boot-0123ABCD.js". @param {string} name */
const source_name = (name) => basename(name).replace(/-\w{8}(?=\.[^.]*$)/, "");

/** Nothing in it ends the element that holds it, or begins a comment there. @param {string} script */
const within_script = (script) => script.replaceAll("</script", "<\\/script").replaceAll("<!--", "\\x3C!--").trimEnd();

/** Replaces what is there exactly once. @param {string} text @param {RegExp} pattern @param {(match: string, ...groups: string[]) => string} by */
function replaced(text, pattern, by) {
  if (!pattern.test(text)) throw new Error(`index.html has nothing like ${pattern}`);
  return text.replace(pattern, by);
}

/** The one script of the sandbox's page. @param {string} html */
const script_of = (html) => /<script>([\s\S]*)<\/script>/.exec(html)?.[1] ?? "";

/** @param {string} dist @returns {Promise<string>} */
export async function single_file(dist) {
  let html = await readFile(join(dist, "index.html"), "utf8");
  const file = (/** @type {string} */ path) => readFile(join(dist, path));
  /** @type {string[]} */
  const styles = [];
  /** @type {string[]} */
  const scripts = [];
  const script = (/** @type {string} */ text) => {
    scripts.push(hash_of(text));
    return `<script>${text}</script>`;
  };

  /** @type {Record<string, string>} */
  const held = {};
  const names = /data-files="([^"]*)"/.exec(html)?.[1]?.split(" ") ?? [];
  for (const name of names.filter((one) => source_name(one) !== "workbook.js")) {
    held[source_name(name)] = gzipSync(await file(`files/${name}`), { level: 9 }).toString("base64");
  }
  const named = (/** @type {string} */ name) => names.find((one) => source_name(one) === name) ?? "";
  scripts.push(hash_of(script_of((await file(`files/${named("sandbox.html")}`)).toString())));

  const icon = /href="(files\/icon-\w+\.svg)"/.exec(html)?.[1] ?? "";
  const icon_address = `data:image/svg+xml;base64,${(await file(icon)).toString("base64")}`;
  const module = within_script((await file(`files/${named("workbook.js")}`)).toString());
  const early = within_script(await whole_script("web/js/early.js", built_in));
  const boot = within_script(await whole_script("web/js/boot.js", built_in));

  for (const link of html.match(/<link rel="stylesheet"[^>]*>/g) ?? []) {
    const path = /href="([^"]+)"/.exec(link)?.[1] ?? "";
    const about = / (id="\w+" media="\w+")/.exec(link)?.[1] ?? "";
    if (source_name(path) === "faces.css") continue; // for pages without scripts; it goes with its <noscript>
    const text = (await file(path)).toString();
    styles.push(hash_of(text));
    html = html.replace(link, () => `<style${about && ` ${about}`}>${text}</style>`);
  }
  html = replaced(html, /<noscript><link[^\n]*<\/noscript>\n/, () => "");
  html = html.replace(/<link rel="(?:manifest|apple-touch-icon|preload|modulepreload)"[^>]*>\n?/g, "");
  html = replaced(html, /<link rel="icon"[^>]*>/, () => `<link rel="icon" href="${icon_address}" type="image/svg+xml">`);
  html = replaced(html, /<script src="[^"]*"><\/script>/, () =>
    `<script type="application/json" id="held">${JSON.stringify(held)}</script>\n${script(early)}`);
  html = replaced(html, /<script type="module" src="[^"]*"><\/script>\n/, () => "");
  // Where no script runs, the other pages are not there to lead to.
  html = html.replace(/ href="[^"]*" data-hash="([^"]*)"/g, ' href="$1"');
  html = replaced(html, /<\/body>/, () => `${script(module)}\n${script(boot)}\n</body>`);

  const policy = text_of({
    "default-src": "'none'", "base-uri": "'none'", "form-action": "'none'",
    "script-src": [...scripts, "blob:", "'unsafe-eval'", "'wasm-unsafe-eval'"].join(" "),
    "style-src": styles.join(" "),
    "img-src": "data:",
    "frame-src": "blob:",
    "worker-src": "blob:",
  });
  return replaced(html, /(<meta http-equiv="Content-Security-Policy" content=")[^"]*/, (_, start) => start + policy);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = resolve(process.argv[2] ?? join(root, "dist"));
  const target = resolve(process.argv[3] ?? join(root, "build/transformer-math-workbook.html"));
  const html = await single_file(dist);
  await writeFile(target, html);
  console.log(`${target}: ${(html.length / 1e6).toFixed(1)} MB`);
}
