// The notices of the third-party code and fonts that dist/ contains.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} holder */
const mit = (holder) => `Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

const llvm = `Part of the LLVM project, under the Apache License v2.0 with LLVM Exceptions. The exceptions free object code
that a compiler embeds, as in this page's WASM module, from the licence's notice terms. https://llvm.org/LICENSE.txt`;

/** The folders of the sources, as CMake found them. @param {string} build */
async function dependency_folders(build) {
  return JSON.parse(await readFile(join(build, "dependencies.json"), "utf8"));
}

/** The text of the file dist/THIRD_PARTY_NOTICES.txt. @param {string} build @returns {Promise<string>} */
export async function notices(build) {
  const folders = await dependency_folders(build);
  const module_file = (/** @type {string} */ path) => readFile(join(root, "node_modules", path), "utf8");
  const font_licence = await module_file("@expo-google-fonts/ibm-plex-sans/LICENSE_FONT");
  const ofl = font_licence.slice(font_licence.indexOf("This Font Software is licensed"));
  /** @type {[string, string][]} */
  const parts = [
    ["Dear ImGui", await readFile(join(folders.imgui, "LICENSE.txt"), "utf8")],
    ["md4c", await readFile(join(folders.md4c, "LICENSE.md"), "utf8")],
    ["toml++", mit("Mark Gillard <mark.gillard@outlook.com.au>")],
    ["JSON for Modern C++", mit("2013-2022 Niels Lohmann <https://nlohmann.me>")],
    ["Emscripten's runtime", mit("2010-2014 Emscripten authors, see AUTHORS file.")],
    ["musl, the C library", await readFile(join(folders.emscripten, "system/lib/libc/musl/COPYRIGHT"), "utf8")],
    ["libc++, libc++abi and compiler-rt, the C++ library", llvm],
    ["CodeMirror and Lezer, the editor of code (with style-mod, w3c-keyname, crelt and find-cluster-break)", mit("2018 by Marijn Haverbeke <marijn@haverbeke.berlin> and others")],
    ["Workbox, which keeps the page for later", mit("2018 Google LLC")],
    ["MicroPython, which runs Python", mit("2013-2025 Damien P. George and others")],
    ["IBM Plex Sans and IBM Plex Mono (subset)", font_licence],
    ["KaTeX fonts (subset)", `${await module_file("katex/LICENSE")}
The font files carry these notices of their own:
Copyright (c) 2009-2010, Design Science, Inc. (<www.mathjax.org>)
Copyright (c) 2014-2018 Khan Academy (<www.khanacademy.org>)

${ofl}`],
  ];
  const heading = "Transformer Math Workbook is free software under the MIT licence. This page also contains:\n";
  return heading + parts.map(([name, text]) => `\n${"=".repeat(80)}\n${name}\n\n${text.trim()}\n`).join("");
}
