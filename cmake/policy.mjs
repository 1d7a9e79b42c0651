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
