// What the build leaves of scripts and style sheets.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { slim_script, slim_sheet } from "../../cmake/slim.mjs";

test("comments, indentation and needless spaces go; lines, texts, patterns and templates stay", () => {
  for (const [source, slim] of [
    ["// why\nconst a = 1; // one\n\n  let b = a + 2;\n", "const a=1;\nlet b=a+2;\n"],
    ["/** @param {string} s */\nexport function f(s) {\n  return s;\n}", "export function f(s){\nreturn s;\n}\n"],
    ["const a = b + +c - -d;", "const a=b+ +c- -d;\n"],
    ["const a = b / /x y/.exec(c);", "const a=b/ /x y/.exec(c);\n"],
    ["const a = `one  ${ two + 3 } /* four */`;", "const a=`one  ${two+3} /* four */`;\n"],
    ['if (a in b) throw new Error("no  // comment");', 'if(a in b)throw new Error("no  // comment");\n'],
    ["const a = typeof b === \"x\" ? void 0 : async () => await c;", 'const a=typeof b==="x"?void 0:async()=>await c;\n'],
    ["let a\nlet b\na\n++b", "let a\nlet b\na\n++b\n"],
  ]) assert.equal(slim_script(source), slim);
});

test("a slim script is as slim as it gets", async () => {
  const folder = new URL("../../web/js/", import.meta.url);
  for (const name of (await readdir(folder)).filter((one) => one.endsWith(".js"))) {
    const slim = slim_script(await readFile(new URL(name, folder), "utf8"));
    assert.equal(slim_script(slim), slim, name);
  }
});

test("of a style sheet comments, empty lines and indentation go, texts stay", () => {
  const source = '/* what\n for */\n\na { color: red; } /* why */\n  b::after {\n    content: "/* not a comment */";\n  }\n';
  assert.equal(slim_sheet(source), 'a { color: red; }\nb::after {\ncontent: "/* not a comment */";\n}\n');
});
