// The page's own module, loaded in Node: the same answers as on the command line.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { dist, file_of } from "../site_files.mjs";
import { loadedModule } from "./support.mjs";

/** @type {any} */
let module;

before(async () => {
  module = await loadedModule();
  const text = (/** @type {string} */ name) => readFile(join(dist, file_of(name)), "utf8");
  assert.equal(module.open_workbook(await text("workbook.txt"), "#/", false, ""), "");
  module.chapter_loaded(0, await text("00-parameter-counting.txt"));
});

test("evaluate gives base units, and says where it cannot read", () => {
  const bytes = module.evaluate("8 GiB");
  assert.equal(bytes.value, 8 * 2 ** 30);
  assert.equal(bytes.unit, "B");
  assert.match(bytes.text, /8\.59 GB/);
  assert.equal(module.evaluate("12*96*12288^2").value, 12 * 96 * 12288 ** 2);
  assert.match(module.evaluate("12*").error, /missing after/);
});

test("list names the exercises of the loaded chapters", () => {
  const list = module.list();
  assert.deepEqual(list.map((/** @type {any} */ one) => one.id), ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"]);
  assert.deepEqual(Object.keys(list[0]).sort(), ["chapter", "id", "kind", "title"]);
});

test("check marks right, slip and unreadable answers, and knows no other exercise", () => {
  assert.equal(module.check("0.1", ["124.3M"], 0).verdict, "right");
  const slip = module.check("0.1", ["123.5"], 0);
  assert.equal(slip.verdict, "slip");
  assert.match(slip.message, /position table/);
  assert.ok(slip.slip);
  const nonsense = module.check("0.1", ["12*"], 0);
  assert.equal(nonsense.verdict, "unreadable");
  assert.equal(nonsense.value, null);
  assert.match(module.check("77.7", ["1"], 0).error, /no exercise/);
});
