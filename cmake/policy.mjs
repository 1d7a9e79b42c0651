// What the page's documents may load and run: the one Content-Security-Policy, which stands in each document as a meta
// tag, and in the recipes for hosts as a header. The sandbox's page has a policy of its own (web/sandbox/frame.html).

const NOTHING = { "default-src": "'none'", "base-uri": "'none'", "form-action": "'none'" };

/** Of index.html: its own files and nothing else; of code only WebAssembly is compiled while it runs. */
const START = {
  ...NOTHING,
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self'",
  "font-src": "'self'",
  "connect-src": "'self'",
  "frame-src": "'self'",
  "worker-src": "'self'",
  "manifest-src": "'self'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "workbook",
};

/** Of a document that is read without scripts. */
const READ = { ...NOTHING, "style-src": "'self'", "img-src": "'self'", "font-src": "'self'" };

/** @param {Record<string, string>} directives */
export const text_of = (directives) => Object.entries(directives).map(([name, value]) => `${name} ${value}`).join("; ");

export const start_policy = text_of(START);
export const read_policy = text_of(READ);

/** A document that states its policy before it asks for anything. @param {string} html @param {string} policy */
export function with_policy(html, policy) {
  const first = '<meta charset="utf-8">\n';
  if (!html.includes(first)) throw new Error("a document does not begin with its charset");
  return html.replace(first, `${first}<meta http-equiv="Content-Security-Policy" content="${policy}">\n`);
}

/** No document may say styles of its elements, which the policy forbids: scripts put them in by the name data-style. @param {string} html */
export const without_styles = (html) => html.replaceAll(' style="', ' data-style="');
