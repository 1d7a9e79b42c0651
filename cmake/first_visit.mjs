// What a first visit calls of the page's program: node cmake/first_visit.mjs INSTRUMENTED.wasm WORKBOOK.js PROFILE
//
// A learner who has answered nothing opens the workbook at its home page and at each chapter, on a phone and on a wide
// screen, and answers an exercise: illegibly, wrongly, rightly. It is done in Node, with the calls of web/js/boot.js and
// app.js in their order; nothing is painted, for the words stand there as text until the rest of the program has come.
// The instrumented program notes which of its functions ran; cmake/split.mjs puts those into the first part.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { faces } from "../web/faces/faces.mjs";
import { decodeRecords } from "../web/js/records.js";
import { started } from "./instrumented.mjs";
import { compiled_content } from "./static-pages.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { module, finish } = await started();
const build = join(dirname(process.argv[3] ?? ""), "../..");
const content = compiled_content(build, join(root, "assets"));

/** What the page asks for, as app.js carries it out. */
async function carry_out() {
  for (const effect of module.take_effects()) {
    if (effect.kind === "load") module.chapter_loaded(effect.chapter, content[effect.file]);
    if (effect.kind === "save") module.event_saved(effect.id);
  }
}

const nodes = () => [...decodeRecords(module.records())].map(({ id, read }) => ({ id, ...read() }));

/** What the page does after each change. */
async function refresh() {
  module.page_changed();
  nodes();
  for (const question of ["take_shifts", "page_height", "number", "title", "saved_words", "save_failed", "contents_html", "rail_html", "has_begun", "theme", "ink"]) module[question]();
  module.set_canvas(412, 1600, 0, 2);
  await carry_out();
}

/** @param {string} hash */
async function open(hash) {
  module.navigate(hash);
  await carry_out();
  for (const width of [1200, 412]) {
    module.set_width(width);
    await refresh();
  }
}

/** Answers the first exercise of a chapter that takes a number. @param {string[]} answers */
async function answer(answers) {
  const all = nodes();
  const at = all.findIndex(({ tag, attributes }) => tag === "input" && attributes.get("type") === "text");
  const field = all[at];
  const check = all.slice(at).find(({ tag, html }) => tag === "button" && html?.includes("Check"));
  if (!field || !check) throw new Error("the chapter has no exercise that takes a number");
  for (const typed of answers) {
    module.set_focus(field.id);
    module.act(field.id, typed);
    module.reading(field.id, typed);
    module.set_hover(check.id);
    module.pointer(40, 40, false);
    await refresh();
    module.act(check.id, "");
    await refresh();
    module.set_focus(0);
  }
}

for (const { file } of faces) {
  const { buffer, byteOffset, length } = await readFile(join(root, ".cache/fonts", `${file}.ttf`));
  module.add_font(`${file}.ttf`, buffer.slice(byteOffset, byteOffset + length));
}
const fault = module.open_workbook(content["workbook.txt"], "#/0/0.1", false, "");
if (fault) throw new Error(fault);
await carry_out();
module.drafts_loaded("");
module.log_loaded("");
module.set_width(412);
await refresh();
module.motion();
module.set_calm(false);
module.set_colours(false, false);
module.set_selection([]);
await refresh();
await open("#/");
const chapters = Object.keys(content).filter((name) => /^\d\d-/.test(name));
for (const [chapter] of chapters.entries()) await open(`#/${chapter}`);
await open("#/0/0.1");
await answer(["12*", "12", "124.3M"]);

await finish();
