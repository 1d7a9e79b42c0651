// The files of this build. In the site their names carry a hash of their content, and index.html lists them, so that a
// page never mixes two builds: what it was opened with it stays with.

import { NEW_VERSION, notFetched } from "./words.js";

/** @type {Map<string, string> | null} */
let addresses = null;

/** "files/boot-0123ABCD.js" for "boot.js", and so on. */
function listed() {
  const files = document.documentElement.dataset.files?.split(" ") ?? [];
  return new Map(files.map((file) => [file.replace(/-\w{8}(?=\.[^.]*$)/, ""), `files/${file}`]));
}

/** Whether this build has such a file. @param {string} name as in the sources, without folder */
export const hasFile = (name) => (addresses ??= listed()).has(name);

/** Where a file of this build lies. @param {string} name as in the sources, without folder @returns {string} */
export const addressOf = (name) => (addresses ??= listed()).get(name) ?? `files/${name}`;

/** In the workbook that is one file (cmake/single-file.mjs), its other files: base64 of gzip, by name. @type {Record<string, string> | null} */
let held = null;

/** Whether this is the workbook that is one file. */
export const isOneFile = () => document.getElementById("held") !== null;

/** A file that the document itself holds; null: it does not. @param {string} name @returns {Promise<Response | null>} */
async function heldFile(name) {
  held ??= /** @type {Record<string, string>} */ (JSON.parse(document.getElementById("held")?.textContent ?? "{}"));
  const text = held[name];
  if (text === undefined) return null;
  const packed = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const whole = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const type = { wasm: "application/wasm", html: "text/html", js: "text/javascript" }[name.slice(name.lastIndexOf(".") + 1)] ?? "text/plain";
  return new Response(await new Response(whole).arrayBuffer(), { headers: { "content-type": type } });
}

/** The address of a file of this build, for a frame or a script. @param {string} name @returns {Promise<string>} */
export async function loadableAddress(name) {
  const own = await heldFile(name);
  const type = own?.headers.get("content-type") ?? "";
  return own ? URL.createObjectURL(new Blob([await own.arrayBuffer()], { type })) : addressOf(name);
}

/** Whether the host has another build by now. False where that cannot be learnt. */
async function isOutdated() {
  try {
    const response = await fetch("version.json", { cache: "no-store" });
    return response.ok && (await response.json()).build !== document.documentElement.dataset.build;
  } catch {
    return false;
  }
}

/** Other words where the host has another build by now. @param {string} words */
export const unlessOutdated = async (words) => ((await isOutdated()) ? NEW_VERSION : words);

/** What to tell the reader of a file that did not come. @param {string} name @param {string} reason */
export const whyMissing = (name, reason) => unlessOutdated(notFetched(name, reason));

/** A file of this build; fails in words for the reader. @param {string} name @returns {Promise<Response>} */
export async function fetched(name) {
  const own = await heldFile(name);
  if (own) return own;
  const response = await fetch(addressOf(name)).catch((error) => String(error?.message ?? error));
  if (typeof response === "string") throw new Error(await whyMissing(name, response));
  // Some hosts answer with their start page for what they do not have.
  const page = !name.endsWith(".html") && /^text\/html/.test(response.headers.get("content-type") ?? "");
  if (response.ok && !page) return response;
  throw new Error(await whyMissing(name, page ? "a page came in its place" : String(response.status)));
}
