// Markup and addresses of scripts. Where the browser knows Trusted Types, it takes neither as a mere text (the policy in
// cmake/policy.mjs), so whatever becomes markup passes here. All of it was written by C++ or by the build, which escape
// what a learner has typed, loaded or linked to. It says no styles of its own: style attributes come as data-style, and
// are put in by the way that the policy allows.

/** @typedef {{createHTML: (text: string) => string, createScriptURL: (address: string) => string}} Policy what it makes is no string, but used as one */

const NAME = "workbook";

/** There is one policy of a name, and early.js is a program of its own. */
const shared = /** @type {{workbookTrust?: Policy}} */ (/** @type {unknown} */ (globalThis));

/** @returns {Policy} */
function policy() {
  const { trustedTypes } = /** @type {{trustedTypes?: {createPolicy: (name: string, rules: Policy) => Policy}}} */ (/** @type {unknown} */ (globalThis));
  const rules = {
    createHTML: (/** @type {string} */ text) => text,
    createScriptURL: (/** @type {string} */ address) => {
      const { origin, href, protocol } = new URL(address, document.baseURI);
      const held = location.protocol === "file:" && protocol === "blob:"; // of the one file, which has no origin
      if (origin !== location.origin && !held) throw new Error(`no script of ours: ${href}`);
      return href;
    },
  };
  return (shared.workbookTrust ??= trustedTypes?.createPolicy(NAME, rules) ?? rules);
}

/** Quotes in words are escaped, so this is an attribute. */
const STYLE = ' style="';

/** @param {string} html */
export const hasStyles = (html) => html.includes(STYLE);

/** Puts in the styles that elements say as data-style. @param {Element} root */
export function putStyles(root) {
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-style]"))) {
    one.style.cssText = one.dataset.style ?? "";
    delete one.dataset.style;
  }
}

/** @param {Element} element @param {string} html */
export function setHtml(element, html) {
  element.innerHTML = policy().createHTML(html.split(STYLE).join(' data-style="'));
  putStyles(element);
}

/** @param {string} address of a script of ours */
export const scriptAddress = (address) => policy().createScriptURL(address);
