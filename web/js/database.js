// What storage.js needs of IndexedDB: its names, promises of its requests, the reasons for which it fails.

const VERSION = 2;
export const EVENTS = "events";
export const DRAFTS = "drafts";
export const MARKS = "marks";
export const STORES = [EVENTS, DRAFTS, MARKS];

/** So many requests are made in one task: of a copy of years there are a hundred thousand, and the page is to live. */
export const SLICE = 500;

/** @typedef {(transaction: IDBTransaction) => Iterable<IDBRequest>} Work its requests, each made when it is asked for */

/** @param {IDBRequest} request @returns {Promise<any>} */
export function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
export function completed(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("closed", "InvalidStateError"));
  });
}

/**
 * Makes the requests, a slice in each task, and commits in the task of the last; of few requests that is this very one.
 * @param {IDBTransaction} transaction @param {Iterable<IDBRequest>} requests @param {() => void} moved told after each slice
 * @returns {Promise<unknown>} once all is durable
 */
export function perform(transaction, requests, moved) {
  const whole = completed(transaction);
  const rest = requests[Symbol.iterator]();
  const slices = async () => {
    for (let ended = false; !ended; moved()) {
      /** @type {IDBRequest | null} */
      let last = null;
      try {
        for (let count = 0; count < SLICE && !ended; count += 1) {
          const next = rest.next();
          ended = next.done === true;
          if (!next.done) last = next.value;
        }
      } catch (error) {
        whole.catch(() => {}); // the reason is this error
        transaction.abort(); // or what was asked for before is carried out alone
        throw error;
      }
      if (ended) transaction.commit?.();
      if (last) await answered(last).catch(() => whole); // the transaction knows the true reason
    }
  };
  return Promise.all([whole, slices()]);
}

/**
 * The reason in the few words that C++ knows.
 * @param {unknown} error
 * @param {boolean} [opening] whether it came from opening the database
 * @returns {string} one of words::storage_failed, or the browser's own words
 */
export function failureReason(error, opening = false) {
  switch (error instanceof DOMException ? error.name : "") {
    case "QuotaExceededError": return "full";
    case "SecurityError":
    case "NotAllowedError": return "blocked";
    case "VersionError": return "newer";
    case "InvalidStateError": return opening ? "private" : "closed"; // Firefox in private windows, formerly
    case "UnknownError":
    case "NotReadableError":
    case "NotFoundError":
    case "DataError": return "damaged";
    default: return error instanceof Error ? error.message : String(error);
  }
}

/** @param {IDBDatabase} database */
function upgrade(database) {
  for (const name of STORES) {
    if (!database.objectStoreNames.contains(name)) database.createObjectStore(name, { keyPath: "id" });
  }
}

/** Opens it, or one of a newer build, which is to be read. @param {string} name @param {() => void} blocked by another tab
 * @returns {Promise<IDBDatabase>} */
export async function connect(name, blocked) {
  if (!globalThis.indexedDB) throw new DOMException("no IndexedDB", "SecurityError");
  const request = indexedDB.open(name, VERSION);
  request.onupgradeneeded = () => upgrade(request.result);
  request.onblocked = blocked;
  return answered(request).catch((error) => {
    if (error.name !== "VersionError") throw error;
    return answered(indexedDB.open(name));
  });
}

/** Whether a newer build has made it. @param {IDBDatabase} database */
export const isNewer = (database) => database.version > VERSION;

/** The line of a row; what is no line is handed on as it stands, so that it is told and kept. @param {any} row @returns {string} */
export function lineOf(row) {
  if (typeof row?.line === "string") return row.line;
  try {
    return JSON.stringify(row) ?? String(row);
  } catch {
    return String(row);
  }
}

/** A channel to the other tabs with the same store, where the browser has one. @param {string} name */
export function openChannel(name) {
  try {
    return new BroadcastChannel(`${name}-log`);
  } catch {
    return null;
  }
}
