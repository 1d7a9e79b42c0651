// What was typed and not checked yet outlives a reload of its tab. What was checked is in the log.

const KEY = "transformer-math-workbook-drafts";

/** @typedef {{id: number, value: string}} Draft */

/** @returns {{hash: string, values: Record<string, string>}} of the address that was typed at last */
function read() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "");
    if (typeof kept?.hash === "string" && typeof kept?.values === "object" && kept.values) return kept;
  } catch {
    // None, none that can be read, or no storage: there is nothing to go on with.
  }
  return { hash: "", values: {} };
}

/** Keeps what a field holds, for the address of now: other addresses have other numbers. @param {number} id @param {string} value */
export function keepDraft(id, value) {
  const kept = read();
  const values = kept.hash === location.hash ? kept.values : {};
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ hash: location.hash, values: { ...values, [id]: value } }));
  } catch {
    // A store that is full or closed keeps no drafts; the work goes on.
  }
}

/** @returns {Draft[]} what was typed at this address before the reload */
export function drafts() {
  const { hash, values } = read();
  if (hash !== location.hash) return [];
  return Object.entries(values).map(([id, value]) => ({ id: Number(id), value: String(value) }));
}
