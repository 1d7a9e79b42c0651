// The log of events in IndexedDB, shared by all tabs. C++ owns what an event says; here it is a line
// of text with an id.

const DATABASE = "transformer-math-workbook";
const STORE = "events";
const CHANNEL = "transformer-math-workbook-log";

/** @param {IDBRequest} request @returns {Promise<any>} */
function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * The reason in the few words that C++ knows.
 * @param {unknown} error
 * @returns {string} "full", "blocked" or the browser's own words
 */
export function failureReason(error) {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "full";
  if (["SecurityError", "InvalidStateError", "UnknownError", "NotAllowedError"].includes(name)) return "blocked";
  return error instanceof Error ? error.message : String(error);
}

export class Log {
  /** @param {IDBDatabase} database @param {(line: string) => void} onOther */
  constructor(database, onOther) {
    this.database = database;
    this.channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(CHANNEL) : null;
    if (this.channel) this.channel.onmessage = (event) => onOther(String(event.data));
    database.onversionchange = () => database.close();
  }

  /**
   * Opens the log; rejects where the browser gives no storage.
   * @param {(line: string) => void} onOther called with each event that another tab stored
   */
  static async open(onOther) {
    if (!globalThis.indexedDB) throw new DOMException("no IndexedDB", "SecurityError");
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    return new Log(await answered(request), onOther);
  }

  /** @returns {Promise<string[]>} every stored event, as the line C++ wrote */
  async all() {
    const rows = await answered(this.database.transaction(STORE).objectStore(STORE).getAll());
    return rows.map((/** @type {{line: string}} */ row) => row.line);
  }

  /**
   * Stores one event; resolves when its transaction is complete, never before.
   * @param {string} id
   * @param {string} line
   */
  async append(id, line) {
    const transaction = this.database.transaction(STORE, "readwrite", { durability: "strict" });
    const complete = new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(undefined);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
    transaction.objectStore(STORE).put({ id, line });
    await complete;
    this.channel?.postMessage(line);
  }
}
