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

/** Whether the host has another build by now. False where that cannot be learnt. */
async function isOutdated() {
  try {
    const response = await fetch("version.json", { cache: "no-store" });
    return response.ok && (await response.json()).build !== document.documentElement.dataset.build;
  } catch {
    return false;
  }
}

/** What to tell the reader of a file that did not come. @param {string} name @param {string} reason */
export const whyMissing = async (name, reason) => ((await isOutdated()) ? NEW_VERSION : notFetched(name, reason));

/** A file of this build; fails in words for the reader. @param {string} name @returns {Promise<Response>} */
export async function fetched(name) {
  const response = await fetch(addressOf(name)).catch((error) => String(error?.message ?? error));
  if (typeof response === "string") throw new Error(await whyMissing(name, response));
  // Some hosts answer with their start page for what they do not have.
  const page = !name.endsWith(".html") && /^text\/html/.test(response.headers.get("content-type") ?? "");
  if (response.ok && !page) return response;
  throw new Error(await whyMissing(name, page ? "a page came in its place" : String(response.status)));
}
