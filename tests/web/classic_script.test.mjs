// The classic script that the build makes of a module and of what it imports.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { classic_script, imports_of } from "../../cmake/classic-script.mjs";

/** @param {Record<string, string>} files @returns {Promise<string>} the folder they stand in */
async function folder_of(files) {
  const folder = await mkdtemp(join(tmpdir(), "classic-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const FILES = {
  "main.js": 'import { twice } from "./twice.js";\nimport { SIX } from "./numbers.js";\nglobalThis.result = twice(SIX) + 1;\n',
  "twice.js": 'import { FACTOR } from "./numbers.js";\nexport const twice = (one) => one * FACTOR;\nexport const UNUSED = "not this";\n',
  "numbers.js": "export const FACTOR = 2;\nconst THREE = 3;\nexport const SIX = THREE * FACTOR;\nexport function seven() {}\n",
};

test("a classic script does what its module does, and holds only what it needs of others", async () => {
  const script = await classic_script(join(await folder_of(FILES), "main.js"));
  const world = {};
  runInNewContext(script, world);
  assert.deepEqual(world, { result: 13 }, "2 * 6 + 1, and nothing else became global");
  assert.doesNotMatch(script, /UNUSED|seven|import|export/);
});

test("two declarations of one name are told by the build", async () => {
  const files = { "main.js": 'import { one } from "./other.js";\nconst hidden = 1;\none(hidden);\n', "other.js": "const hidden = 2;\nexport const one = () => hidden;\n" };
  await assert.rejects(classic_script(join(await folder_of(files), "main.js")), /hidden/);
});

test("an import under another name is told by the build", async () => {
  const files = { "main.js": 'import { one as two } from "./other.js";\ntwo();\n', "other.js": "export const one = 1;\n" };
  await assert.rejects(classic_script(join(await folder_of(files), "main.js")), /without "as"/);
});

test("the imports of a module are those of its statements, not of its comments", async () => {
  const files = { "main.js": '/** @typedef {import("./types.js").One} One */\nimport { a } from "./a.js";\na();\n' };
  assert.deepEqual(await imports_of(join(await folder_of(files), "main.js")), ["a.js"]);
});
