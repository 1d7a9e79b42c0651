// The Lab's own module, loaded in Node: it answers with a page, and weighs no more than it may.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { dist, file_of } from "../site_files.mjs";
import { loadedLab } from "./support.mjs";

test("a deed is answered with a page and the query of its address, texts and bytes alike", async () => {
  const lab = await loadedLab();
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

test("the Lab takes no more than 200 kB on the way", async (t) => {
  const bytes_of = async (/** @type {string} */ file) => (await readFile(join(dist, `${file_of(file)}.br`))).length;
  const bytes = (await bytes_of("lab.js")) + (await bytes_of("lab.wasm"));
  t.diagnostic(`lab.js and lab.wasm: ${bytes} bytes in brotli; for games and files ${await bytes_of("lab_rest.wasm")} more`);
  assert.ok(bytes < 200_000, `${bytes} bytes`);
});
