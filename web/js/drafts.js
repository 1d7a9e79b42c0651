// The last words typed, for the one case in which C++ cannot keep them as a draft: the workbook broke on them.

import { address } from "./route.js";

const KEY = "transformer-math-workbook-typed";

/** @typedef {{hash: string, id: number, value: string}} Typed */

/** @type {Typed | null} */
let last = null;

/** @param {number} id @param {string} value */
export function rememberTyped(id, value) {
  last = { hash: address(), id, value };
}

/** The workbook has broken: the next visit of this tab finds what was typed. */
export function keepTyped() {
  try {
    if (last) sessionStorage.setItem(KEY, JSON.stringify(last));
  } catch {
    // No storage at all: the words stay in their field, to be copied.
  }
}

/** What was typed at this address when the workbook broke, once. @returns {Typed[]} */
export function takeTyped() {
  try {
    const typed = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
    return typed?.hash === address() ? [typed] : [];
  } catch {
    return [];
  }
}
