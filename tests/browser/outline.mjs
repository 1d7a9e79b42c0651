// What a screen reader is told of a page, as short lines: Playwright's ARIA snapshot, with words, formulas, code and links
// that follow each other in one line, and a row of a table in one line.

/**
 * @typedef {object} Node
 * @property {string} role
 * @property {string} name
 * @property {string} state such as " [disabled]"
 * @property {string} words
 * @property {string} url
 * @property {Node[]} children
 */

/** A key or a value as the snapshot quotes it. @param {string} text */
function unquoted(text) {
  if (/^".*"$/s.test(text)) return String(JSON.parse(text.replace(/\\x/g, "\\u00")));
  return /^'.*'$/s.test(text) ? text.slice(1, -1).replace(/''/g, "'") : text;
}

/** @param {string} snapshot of Locator.ariaSnapshot() @returns {Node} */
export function tree_of(snapshot) {
  /** @type {Node} */
  const root = { role: "", name: "", state: "", words: "", url: "", children: [] };
  const open = [root];
  for (const line of snapshot.split("\n")) {
    const [, indent = "", body = ""] = /^( *)- (.*)$/s.exec(line) ?? [];
    const parts = /^('(?:[^']|'')*'|(?:[^"]|"(?:[^"\\]|\\.)*")*?)(?::(?: (.*))?)?$/s.exec(body);
    if (!parts) throw new Error(`not a line of a snapshot: ${line}`);
    const [, role = "", name = "", state = ""] = /^(\S+)(?: ("(?:[^"\\]|\\.)*"))?((?: \[[^\]]*\])*)$/s.exec(unquoted(parts[1] ?? "")) ?? [];
    const words = unquoted(parts[2] ?? "");
    open.length = indent.length / 2 + 1;
    const parent = open[open.length - 1];
    if (!parent || role === "") throw new Error(`not a line of a snapshot: ${line}`);
    if (role === "/url") {
      parent.url = words;
      continue;
    }
    if (role.startsWith("/")) continue;  // a placeholder: it repeats nothing that is not said elsewhere
    const node = { role, name: name === "" ? "" : unquoted(name), state, words, url: "", children: [] };
    parent.children.push(node);
    open.push(node);
  }
  return root;
}

const INLINE = ["text", "math", "code", "strong", "emphasis", "link"];

/** Whether a node is words within a line. @param {Node} node @returns {boolean} */
const is_inline = (node) => INLINE.includes(node.role) && node.children.every(is_inline);

/** @param {Node} node @returns {string} */
function inline(node) {
  const words = [node.words, ...node.children.map(inline)].filter(Boolean).join(" ");
  if (node.role === "math") return `⟨${words}⟩`;
  if (node.role === "code") return `\`${words}\``;
  if (node.role === "link") return `[${node.name}](${node.url})`;
  return node.role === "text" ? words : `*${words}*`;
}

/** Without the label that stands beside a field or a radio and says the same as its name. @param {Node[]} nodes */
function without_labels(nodes) {
  return nodes.flatMap((node, at) => {
    const [before, after] = [nodes[at - 1], nodes[at + 1]];
    if (is_inline(node) && before?.role === "radio" && before.name.endsWith(node.words)) return [];
    if (node.role === "text" && after?.role === "textbox" && node.words.endsWith(after.name)) {
      const rest = node.words.slice(0, -after.name.length).trim();
      return rest === "" ? [] : [{ ...node, words: rest }];
    }
    return [node];
  });
}

/** @param {Node} node */
function head(node) {
  if (node.role !== "heading") return `${node.role}${node.name === "" ? "" : ` "${node.name}"`}${node.state}`;
  return `h${/level=(\d)/.exec(node.state)?.[1]}`;
}

/** @param {Node} row */
function cells(row) {
  const marks = { columnheader: "^", rowheader: "<", cell: "" };
  return row.children.map((cell) => {
    const words = cell.children.map(inline).join(" ") || cell.words || cell.name;
    return `${marks[/** @type {"cell"} */ (cell.role)] ?? cell.role}${words}`;
  }).join(" | ");
}

/**
 * Lines such as `- h2 Shapes`, `- paragraph: One head works on ⟨s⟩ tokens`, `- row: ^Tensor | ^Shape`: ⟨a formula⟩, `code`,
 * *stressed*, [link](address), ^head of a column, <head of a row.
 * @param {Node[]} nodes @param {string} [indent] @returns {string[]}
 */
export function outline(nodes, indent = "") {
  /** @type {string[]} */
  const lines = [];
  /** @type {Node | undefined} */
  let last;
  for (const node of without_labels(nodes)) {
    const joins = last && ((is_inline(last) && is_inline(node)) || (last.role === "button" && node.role === "button"));
    const shown = is_inline(node) ? inline(node) : head(node);
    if (joins) lines[lines.length - 1] += `${node.role === "button" ? ", " : " "}${shown}`;
    else if (is_inline(node)) lines.push(`${indent}- ${shown}`);
    else if (node.role === "button") lines.push(`${indent}- ${shown}`);
    else if (node.role === "row" && node.children.every((cell) => cell.children.every(is_inline))) lines.push(`${indent}- row: ${cells(node)}`);
    else if (node.role === "heading") lines.push(`${indent}- ${shown} ${node.children.map(inline).join(" ") || node.name}`);
    else if (node.children.length > 0 && node.children.every(is_inline)) lines.push(`${indent}- ${shown}: ${node.children.map(inline).join(" ")}`);
    else lines.push(`${indent}- ${shown}${node.words === "" ? "" : `: ${node.words}`}`, ...outline(node.children, `${indent}  `));
    last = node;
  }
  return lines;
}
