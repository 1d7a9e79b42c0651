// What was typed and not checked yet outlives a reload of its tab. What was checked is in the log.

import { address, chapterOf, hashOf } from "./route.js";

const KEY = "transformer-math-workbook-drafts";

/** @typedef {{id: number, value: string}} Draft */

/** @returns {{hash: string, values: Record<string, string>}} of the place that was typed at last */
function read() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "");
    if (typeof kept?.hash === "string" && typeof kept?.values === "object" && kept.values) return kept;
  } catch {
    // None, none that can be read, or no storage: there is nothing to go on with.
  }
  return { hash: "", values: {} };
}

/** Drafts belong to a chapter with its numbers; which section of it is read does not matter. */
function where() {
  const place = chapterOf(address());
  return place && !place.seed ? hashOf({ ...place, exercise: "", section: "" }) : address();
}

/** Keeps what a field holds, for the address of now: other addresses have other numbers. @param {number} id @param {string} value */
export function keepDraft(id, value) {
  const kept = read();
  const values = kept.hash === where() ? kept.values : {};
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ hash: where(), values: { ...values, [id]: value } }));
  } catch {
    // A store that is full or closed keeps no drafts; the work goes on.
  }
}

/** @returns {Draft[]} what was typed at this address before the reload */
export function drafts() {
  const { hash, values } = read();
  if (hash !== where()) return [];
  return Object.entries(values).map(([id, value]) => ({ id: Number(id), value: String(value) }));
}
