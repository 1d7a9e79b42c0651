// The Lab's own module, loaded in Node: it answers with a page, and weighs no more than it may.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { dist, file_of } from "../site_files.mjs";

/** @returns {Promise<import("../../web/js/lab_page.js").LabModule>} */
async function loaded() {
  // Emscripten's script is CommonJS; outside this package Node takes it for what it is.
  const folder = await mkdtemp(join(tmpdir(), "lab-"));
  for (const file of ["lab.js", "lab.wasm"]) await copyFile(join(dist, file_of(file)), join(folder, file));
  const createLab = createRequire(import.meta.url)(join(folder, "lab.js"));
  return createLab({ wasmBinary: await readFile(join(folder, "lab.wasm")) });
}

test("a deed is answered with a page and the query of its address, texts and bytes alike", async () => {
  const lab = await loaded();
  const first = lab.act("open", "");
  assert.equal(first.query, "");
  assert.match(first.sheet, /It fits, with/);
  const said = lab.act("option users", "4000");
  assert.equal(said.query, "v=1&model=llama-3-8b&card=h100&users=4000");
  assert.equal(said.push, true);
  assert.match(said.sheet, /It does not fit/);
  const gguf = new Uint8Array([0x47, 0x47, 0x55, 0x46, 3, 0, 0, 0, 0xff, 0xff]);
  assert.equal(typeof lab.act("file broken.gguf", gguf).sheet, "string");
});

test("the Lab takes no more than 225 kB on the way", async (t) => {
  let bytes = 0;
  for (const file of ["lab.js", "lab.wasm"]) bytes += (await readFile(join(dist, `${file_of(file)}.br`))).length;
  t.diagnostic(`lab.js and lab.wasm: ${bytes} bytes in brotli`);
  assert.ok(bytes < 225_000, `${bytes} bytes`);
});
