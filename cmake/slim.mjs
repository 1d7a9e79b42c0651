// Scripts and style sheets as the browser needs them: without comments and indentation, and scripts without the spaces
// that only readers need. Names and lines stay, so that an error in the page can still be found in the source.
import ts from "typescript";

/** @typedef {{text: string, newline: boolean}} Token `newline`: it begins a line */

/** @param {string} source @returns {Token[]} all of it but comments */
function tokens_of(source) {
  const file = ts.createSourceFile("script.js", source, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  /** @type {Token[]} */
  const tokens = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isJSDoc(node)) return;
    const children = node.getChildren(file);
    if (children.length > 0) return children.forEach(visit);
    const text = node.getText(file);
    if (text) tokens.push({ text, newline: source.slice(node.getFullStart(), node.getStart(file)).includes("\n") });
  };
  visit(file);
  return tokens;
}

/** True if two tokens side by side would be read as others: two words, "+ +", or a comment. @param {string} left @param {string} right */
function would_merge(left, right) {
  const pair = (left.at(-1) ?? "") + right.charAt(0);
  return /^[\w$#\u0080-\uffff]{2}$/.test(pair) || ["++", "--", "//", "/*"].includes(pair);
}

/** @param {string} source */
export function slim_script(source) {
  const tokens = tokens_of(source);
  let slim = "";
  for (const { text, newline } of tokens) slim += (newline && slim ? "\n" : would_merge(slim, text) ? " " : "") + text;
  const words = (/** @type {Token[]} */ list) => list.map(({ text }) => text).join("\n");
  if (words(tokens_of(slim)) !== words(tokens)) throw new Error("a script would read differently without its spaces");
  return `${slim}\n`;
}

const TEXT_OR_COMMENT = /("(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')|\/\*[^]*?\*\//g;

/** @param {string} source */
export function slim_sheet(source) {
  return source.replace(TEXT_OR_COMMENT, (_, text = "") => text).replace(/\s*\n\s*/g, "\n").replace(/^\n/, "");
}
