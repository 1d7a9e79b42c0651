// What dist/ holds, as a host gets it.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { before, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { files_under } from "../../cmake/make-dist.mjs";
import { tables_of } from "../../cmake/truetype.mjs";
import { dist, file_of } from "../site_files.mjs";

/** @type {string[]} */
let all = [];
/** Without their compressed neighbours. @type {string[]} */
let files = [];
const text_of = (/** @type {string} */ name) => readFile(join(dist, name), "utf8");

before(async () => {
  all = await files_under(dist);
  files = all.filter((name) => !/\.(br|gz)$/.test(name));
});

test("every name in files/ has a hash, and that of what esbuild did not name is of its content", async () => {
  let checked = 0;
  for (const name of files.filter((one) => one.startsWith("files/"))) {
    const [, hash = ""] = /-(\w{8})\.\w+$/.exec(name) ?? [];
    assert.ok(hash, name);
    if (/^[0-9A-Z]+$/.test(hash) && extname(name) === ".js") continue;
    assert.equal(createHash("sha256").update(await readFile(join(dist, name))).digest("hex").slice(0, 8), hash, name);
    checked += 1;
  }
  assert.ok(checked > 40, `only ${checked}`);
});

test("every file of files/ is named by a document, a script, a style sheet or the manifest; what they name is there", async () => {
  const readers = files.filter((name) => /\.(html|js|css|webmanifest|json)$/.test(name) && !/^(calculator|hosting)/.test(name));
  const texts = await Promise.all(readers.map(text_of));
  const known = new Set(files.map((name) => basename(name)));
  for (const name of files.filter((one) => one.startsWith("files/"))) {
    assert.ok(texts.some((text) => text.includes(basename(name))), `nobody asks for ${name}`);
  }
  for (const [at, text] of texts.entries()) {
    for (const [name] of text.matchAll(/[\w.]+(?:-\w+)*-(?:[0-9a-f]{8}|[A-Z2-7]{8})\.(?:js|css|wasm|ttf|toml|html|txt|svg|png|webmanifest)\b/g)) {
      assert.ok(known.has(name), `${readers[at]} names ${name}`);
    }
  }
});

test("every file that can be is compressed in two ways, to the same bytes", async () => {
  let saved = 0;
  for (const name of files.filter((one) => !/\.(png|conf)$|^(calculator\/)?LICENSE$|^(\.htaccess|\.nojekyll|_headers)$/.test(one))) {
    const bytes = await readFile(join(dist, name));
    assert.ok(brotliDecompressSync(await readFile(join(dist, `${name}.br`))).equals(bytes), name);
    assert.ok(gunzipSync(await readFile(join(dist, `${name}.gz`))).equals(bytes), name);
    saved += bytes.length - (await stat(join(dist, `${name}.br`))).size;
  }
  assert.ok(saved > 1_000_000, `only ${saved} bytes saved`);
});

test("the page names the build that version.json does, and the licence and the notices are there", async () => {
  const { build } = JSON.parse(await text_of("version.json"));
  assert.match(build, /^[0-9a-f]{8}$/);
  assert.ok((await text_of("index.html")).includes(`data-build="${build}"`));
  assert.match(await text_of("LICENSE"), /MIT/);
  assert.match(await text_of("THIRD_PARTY_NOTICES.txt"), /CodeMirror/);
});

test("the manifest has what installing needs: a name, a start, and pictures of the sizes it says", async () => {
  const path = file_of("workbook.webmanifest");
  const manifest = JSON.parse(await text_of(path));
  assert.ok(manifest.name && manifest.start_url && manifest.display);
  const sizes = new Map();
  for (const { src, sizes: said, type, purpose } of manifest.icons) {
    const bytes = await readFile(join(dist, "files", src));
    if (type !== "image/png") continue;
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    assert.equal(`${width}x${height}`, said, src);
    sizes.set(`${said} ${purpose}`, true);
  }
  const { action, method, enctype, params } = manifest.share_target;
  assert.deepEqual([action, method, enctype, params.files.length], ["../?shared", "POST", "multipart/form-data", 1]);
  assert.deepEqual([...sizes.keys()].sort(), ["192x192 any", "512x512 any", "512x512 maskable"]);
});

test("no font has a table of layout that points at the names it has not (Firefox would discard it, and say so)", async () => {
  const fonts = files.filter((name) => name.endsWith(".ttf"));
  assert.ok(fonts.length > 8);
  for (const name of fonts) {
    const tags = tables_of(await readFile(join(dist, name))).map(({ tag }) => tag);
    for (const tag of ["STAT", "GSUB", "GPOS", "GDEF"]) assert.equal(tags.includes(tag), false, `${name} has ${tag}`);
  }
});
