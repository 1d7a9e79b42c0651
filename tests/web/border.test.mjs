// The border between C++ and JavaScript: web/js/module.js against what the built module exports, and against the list of
// effects that core/session/effect_fields.h is held to.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { loadedModule } from "./support.mjs";

const scripts = new URL("../../web/js/", import.meta.url);
const path = fileURLToPath(new URL("module.js", scripts));

/** @type {ts.CompilerOptions} */
const options = { allowJs: true, checkJs: true, noEmit: true, strict: true, target: ts.ScriptTarget.ES2022, types: [] };

/** @type {ts.TypeChecker} */
let checker;
/** @type {Map<string, ts.Type>} the types that module.js declares */
let types;

before(() => {
  const program = ts.createProgram([path], options);
  checker = program.getTypeChecker();
  const source = /** @type {ts.SourceFile} */ (program.getSourceFile(path));
  const symbols = checker.getExportsOfModule(/** @type {ts.Symbol} */ (checker.getSymbolAtLocation(source)));
  types = new Map(symbols.map((symbol) => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)]));
});

/** @param {string} name */
function declared(name) {
  const type = types.get(name);
  assert.ok(type, `module.js declares ${name}`);
  return type;
}

/** @param {ts.Symbol} property */
const typeOf = (property) => checker.getTypeOfSymbol(property);

/** @param {ts.Symbol} property @returns {string} "text", "number", "numbers", or the one text that it can be */
function wordFor(property) {
  const type = typeOf(property);
  if (type.isStringLiteral()) return type.value;
  const word = checker.typeToString(type);
  return word === "string" ? "text" : word === "number[]" ? "numbers" : word;
}

test("the type of the module names what the built module exports, each with its number of parameters", async () => {
  const module = await loadedModule();
  // Embind leaves on each of its functions with how many arguments it is called.
  const exported = Object.keys(module).filter((name) => typeof module[name] === "function" && "argCount" in module[name]);
  assert.ok(exported.length > 40);
  const properties = checker.getPropertiesOfType(declared("WorkbookModule"));
  assert.deepEqual(properties.map(({ name }) => name).sort(), exported.sort());
  for (const property of properties) {
    const [signature] = typeOf(property).getCallSignatures();
    assert.equal(signature?.getParameters().length, module[property.name].argCount, property.name);
  }
});

test("no value crosses the border as any", () => {
  for (const property of checker.getPropertiesOfType(declared("WorkbookModule"))) {
    assert.doesNotMatch(checker.typeToString(typeOf(property), undefined, ts.TypeFormatFlags.NoTruncation), /\bany\b/, property.name);
  }
});

test("the effects that JavaScript knows are those that C++ has, field by field", async () => {
  const table = new URL("../golden/effects.json", import.meta.url);
  const { effects } = JSON.parse(await readFile(table, "utf8"));
  const union = declared("Effect");
  assert.ok(union.isUnion());
  const known = union.types.map((type) =>
    Object.fromEntries(checker.getPropertiesOfType(type).map((property) => [property.name, wordFor(property)])));
  assert.deepEqual(known, effects);
});

test("an effect without a case in carryOut is an error of types", () => {
  const app = fileURLToPath(new URL("app.js", scripts));
  const more = { ...options, module: ts.ModuleKind.ES2022, moduleResolution: ts.ModuleResolutionKind.Bundler, lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"] };
  /** @param {(text: string, file: string) => string} edited @returns {string[]} what the compiler says of app.js */
  const complaints = (edited) => {
    const host = ts.createCompilerHost(more);
    const { readFile: own } = host;
    host.readFile = (file) => edited(own(file) ?? "", file);
    const program = ts.createProgram([app], more, host);
    return program.getSemanticDiagnostics(program.getSourceFile(app)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  };
  assert.deepEqual(complaints((text) => text), []);
  const later = complaints((text, file) => (file.endsWith("js/module.js") ? text.replace("@typedef {{kind:", '@typedef {{kind: "later"} | {kind:') : text));
  assert.equal(later.length, 1);
  assert.match(later[0], /not assignable to parameter of type 'never'/);
});
