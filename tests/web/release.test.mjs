// What is released has the same bytes each time: the site, its bill of materials, the archive.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { files_under, site } from "../../cmake/make-dist.mjs";
import { sbom } from "../../cmake/sbom.mjs";
import { dist } from "../site_files.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const build = process.env.TMW_BUILD ?? join(root, "build/wasm-release");

test("the site that stands in dist/ is, byte for byte, what is assembled again", async () => {
  const again = await site(build);
  const files = (await files_under(dist)).filter((name) => !/\.(br|gz)$/.test(name));
  assert.deepEqual([...again.keys()].sort(), files.sort());
  for (const [name, bytes] of again) assert.ok(bytes.equals(await readFile(join(dist, name))), name);
});

test("no file of the site tells where it was built", async () => {
  for (const [name, bytes] of await site(build)) assert.equal(bytes.includes(root), false, name);
});

test("the bill of materials names what is shipped, each in one version under a licence, the same each time", async () => {
  const text = await sbom(build, "v1");
  assert.equal(text, await sbom(build, "v1"));
  const { components, bomFormat } = JSON.parse(text);
  assert.equal(bomFormat, "CycloneDX");
  const names = components.map((/** @type {any} */ one) => one.name);
  assert.equal(new Set(names).size, names.length);
  for (const wanted of ["imgui", "md4c", "tomlplusplus", "json", "emscripten", "@codemirror/view", "katex", "workbox-precaching"]) assert.ok(names.includes(wanted), wanted);
  assert.equal(names.includes("googletest"), false);
  for (const { version, licenses, purl } of components) assert.ok(version && licenses[0].expression && purl.startsWith("pkg:"), purl);
});

test("an archive depends on names and contents, not on dates, modes or the order of writing", async () => {
  const folder = await mkdtemp(join(tmpdir(), "archive-"));
  const sums = [];
  for (const names of [["a/b.txt", ".hidden", "c.txt"], ["c.txt", "a/b.txt", ".hidden"]]) {
    const place = join(folder, `${sums.length}`);
    for (const name of names) {
      await mkdir(dirname(join(place, name)), { recursive: true });
      await writeFile(join(place, name), `content of ${name}\n`);
      await chmod(join(place, name), sums.length === 0 ? 0o644 : 0o600);
    }
    execFileSync("bash", ["-c", `source cmake/archive.sh; archive "${place}" site 1000000000 "${place}.tar.gz"`], { cwd: root });
    sums.push((await readFile(`${place}.tar.gz`)).toString("base64"));
    await new Promise((done) => setTimeout(done, 1100)); // another second on the clock
  }
  assert.equal(sums[0], sums[1]);
  const list = execFileSync("tar", ["tzf", join(folder, "0.tar.gz")], { encoding: "utf8" });
  assert.match(list, /^site\/\.hidden$/m);
});
