// index.html in each of its forms: the template of the sources with its parts put in, for the site, for a learning
// management system (scorm.mjs) and for the workbook that is one file (single-file.mjs).
import { start_policy } from "./policy.mjs";

/** What the start page of a site is made of; make-dist.mjs leaves it in hosting/start.json for the other forms.
 * @typedef {object} StartParts
 * @property {string} build which build this is
 * @property {{[name: string]: string}} names of the files of files/: from the name in the sources to the one there
 * @property {string[]} asked those that scripts ask for by name, as they are called there
 * @property {string[]} coded exercises that show code
 * @property {{[page: string]: string}} content the file of content of each page, by the page's name
 * @property {string[]} fonts that the first words need, as the sources call them
 * @property {string[]} modules that boot.js needs at once, as files/ calls them
 * @property {string} home what stands in <main>
 * @property {string} contents what stands in the list of chapters
 * @property {{home: string, contents: string}} alone the same, where no other document stands beside it */

/** A template with its parts: {{name}} stands where one goes. @param {string} template @param {{[name: string]: string}} parts */
export function filled(template, parts) {
  return template.replace(/\{\{([\w.-]+)\}\}/g, (_, name) => {
    if (parts[name] === undefined) throw new Error(`a template asks for ${name}`);
    return parts[name];
  });
}

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Attributes with a space before each. @param {{[name: string]: string}} attributes that hold no " */
const attributes = (attributes) => Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`).join("");

/** The start page. @param {string} template @param {StartParts} parts @param {object} form
 * @param {{[name: string]: string}} [form.course] further attributes of its root
 * @param {string} form.policy @param {string[]} form.head what its head ends with, and @param {string[]} form.last its body
 * @param {{home: string, contents: string}} form.words @returns {string} */
export function start_document(template, parts, { course = {}, policy, head, last, words }) {
  const about = { ...course, "data-build": parts.build, "data-files": parts.asked.join(" "), "data-coded": parts.coded.join(" ") };
  const lines = (/** @type {string[]} */ all) => all.map((one) => `${one}\n`).join("");
  return filled(template, {
    about: attributes(about),
    policy,
    head: lines(head),
    content: escape(JSON.stringify(parts.content)),
    contents: words.contents,
    home: words.home,
    last: lines(last),
  });
}

/** The start page of a site, whose files lie in files/. @param {string} template @param {StartParts} parts
 * @param {{[name: string]: string}} [course] further attributes of its root */
export function site_document(template, parts, course) {
  const file = (/** @type {string} */ name) => `files/${parts.names[name]}`;
  const sheet = (/** @type {string} */ name, more = "") => `<link rel="stylesheet" href="${file(name)}"${more}>`;
  const head = [
    `<link rel="icon" href="${file("icon.svg")}" type="image/svg+xml">`,
    `<link rel="apple-touch-icon" href="${file("apple-touch-icon.png")}">`,
    `<link rel="manifest" href="${file("workbook.webmanifest")}">`,
    sheet("page.css"),
    sheet("theme.css"),
    sheet("flow.css", ' id="flow" media="all"'),
    `<noscript>${sheet("faces.css")}</noscript>`,
    ...parts.fonts.map((name) => `<link rel="preload" href="${file(name)}" as="fetch" crossorigin>`),
    `<script src="${file("early.js")}"></script>`,
    `<link rel="preload" fetchpriority="low" href="${file("workbook.wasm")}" as="fetch" type="application/wasm" crossorigin>`,
    `<link rel="preload" fetchpriority="low" href="${file("workbook.js")}" as="script">`,
    ...parts.modules.map((name) => `<link rel="modulepreload" fetchpriority="low" href="files/${name}">`),
    `<script type="module" src="${file("boot.js")}"></script>`,
  ];
  return start_document(template, parts, { course, policy: start_policy, head, last: [], words: parts });
}
