// A classic script from a module: one function that holds the module's statements, and before them those that it needs
// of the modules it imports. So early.js, which must run before any module can, shares what they know.
import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { Script } from "node:vm";
import ts from "typescript";

/**
 * @typedef {{text: string, names: string[], uses: Set<string>}} Statement
 * @typedef {{statements: Statement[], imports: Map<string, string>, taken: Set<Statement>}} Module `imports`: name -> path
 */

/** @param {string} path */
async function parsed(path) {
  return ts.createSourceFile(path, await readFile(path, "utf8"), ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
}

/** @param {ts.ImportDeclaration} statement @param {string} path @returns {string} the path of what it imports */
const imported = (statement, path) =>
  join(dirname(path), /** @type {ts.StringLiteral} */ (statement.moduleSpecifier).text);

/** The modules that a script imports itself, as paths relative to its folder. @param {string} path */
export async function imports_of(path) {
  const { statements } = await parsed(path);
  return statements.filter(ts.isImportDeclaration).map((one) => relative(dirname(path), imported(one, path)));
}

/** @param {ts.Statement} statement @returns {string[]} what it declares */
function names_of(statement) {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  }
  const declared = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return declared && statement.name ? [statement.name.text] : [];
}

/** Every identifier in it, which is more than it needs. @param {ts.Node} node @param {Set<string>} found */
function identifiers(node, found = new Set()) {
  if (ts.isIdentifier(node)) found.add(node.text);
  ts.forEachChild(node, (child) => void identifiers(child, found));
  return found;
}

/** @param {ts.ImportDeclaration} statement @param {string} path @param {Map<string, string>} imports */
function add_imports(statement, path, imports) {
  const bindings = statement.importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings) || bindings.elements.some((one) => one.propertyName)) {
    throw new Error(`${path}: import by name and without "as", so that it can become a classic script`);
  }
  for (const { name } of bindings.elements) imports.set(name.text, imported(statement, path));
}

/** @param {string} path @returns {Promise<Module>} */
async function read_module(path) {
  const source = await parsed(path);
  const imports = new Map();
  const statements = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      add_imports(statement, path, imports);
    } else {
      const text = statement.getText(source).replace(/^export /, "");
      statements.push({ text, names: names_of(statement), uses: identifiers(statement) });
    }
  }
  return { statements, imports, taken: new Set() };
}

/** Two declarations of one name are an error here, not in the browser. @param {string} path @returns {Promise<string>} */
export async function classic_script(path) {
  /** Those imported stand before those that import them. @type {Map<string, Module>} */
  const modules = new Map();
  const load = async (/** @type {string} */ one) => {
    const module = await read_module(one);
    for (const other of new Set(module.imports.values())) if (!modules.has(other)) await load(other);
    modules.set(one, module);
  };
  await load(path);
  const take = (/** @type {Module} */ module, /** @type {Statement} */ statement) => {
    if (module.taken.has(statement)) return;
    module.taken.add(statement);
    for (const name of statement.uses) {
      const home = modules.get(module.imports.get(name) ?? "") ?? module;
      for (const other of home.statements) if (other.names.includes(name)) take(home, other);
    }
  };
  const main = /** @type {Module} */ (modules.get(path));
  for (const statement of main.statements) take(main, statement);
  const texts = [...modules.values()].flatMap(({ statements, taken }) => statements.filter((one) => taken.has(one)));
  const script = `(() => {\n${texts.map(({ text }) => text).join("\n")}\n})();\n`;
  new Script(script, { filename: path }); // throws what a browser would
  return script;
}
