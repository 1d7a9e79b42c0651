// The log of events and the drafts in IndexedDB, shared by all tabs. C++ owns what they say; here they are lines of
// text with an id.

const DATABASE = "transformer-math-workbook";
const VERSION = 2;
const EVENTS = "events";
const DRAFTS = "drafts";
const MARKS = "marks";
const STORES = [EVENTS, DRAFTS, MARKS];
/** The mark that changes whenever events are deleted on purpose; it begins with ALL where drafts were as well. */
const REMOVAL = "removal";
const ALL = "all ";

/** So long the page waits for the store before it starts without, and says so. */
export const OPEN_MS = 3000;
const WRITE_MS = 5000;
const PAUSE_MS = 2500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * What is told of the store, in the words of module.js.
 * @typedef {object} Listener
 * @property {(lines: string[], drafts: string[], removed: "" | "some" | "all") => void} all that it holds; `removed`:
 *   events that this tab knew were deleted on purpose; "all": every event, and every draft
 * @property {(line: string) => void} line that another tab has stored
 * @property {(ids: string[]) => void} saved
 * @property {(reason: string) => void} failed
 *
 * @typedef {{id: string, line: string}} Row
 * @typedef {(transaction: IDBTransaction) => IDBRequest[]} Work
 */

/** @param {IDBRequest} request @returns {Promise<any>} */
function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
function completed(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("closed", "InvalidStateError"));
  });
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

/** The line of a row; what is no line is handed on as it stands, so that it is told and kept. @param {any} row @returns {string} */
function lineOf(row) {
  if (typeof row?.line === "string") return row.line;
  try {
    return JSON.stringify(row) ?? String(row);
  } catch {
    return String(row);
  }
}

/** A channel to the other tabs with the same store, where the browser has one. @param {string} name */
function openChannel(name) {
  try {
    return new BroadcastChannel(`${name}-log`);
  } catch {
    return null;
  }
}

/** Rows by their ids. @returns {{events: Map<string, Row>, drafts: Map<string, Row>}} */
const nothing = () => ({ events: new Map(), drafts: new Map() });

export class Store {
  /** @param {Listener} told @param {string} [owner] whose store it is, where one browser serves several learners */
  constructor(told, owner = "") {
    this.told = told;
    this.name = owner ? `${DATABASE} ${owner}` : DATABASE;
    /** @type {IDBDatabase | null} */
    this.database = null;
    /** Writes that are not complete, in their order. @type {Map<string, {work: Work, rows: Row[], stores: string[]}>} */
    this.pending = new Map();
    /** The write that deletes all, until it is complete, and what was to be stored since: each try of it leaves that. */
    this.clearing = "";
    this.since = nothing();
    /** Drafts on their way, the last text of each. @type {Map<string, Row>} */
    this.drafts = new Map();
    this.draftsGo = false;
    this.failures = 0;
    this.retry = 0;
    /** How many writes were completed, and begun with many rows. */
    this.writes = 0;
    this.batches = 0;
    this.known = false;
    this.removal = "";
    this.count = 0;
    this.opening = 0;
    this.reading = false;
    this.missed = false;
    this.channel = openChannel(this.name);
    if (this.channel) this.channel.onmessage = ({ data }) => this.heard(data);
    this.hold = (/** @type {BeforeUnloadEvent} */ event) => event.preventDefault();
  }

  /** @param {unknown} data a line, or anything else: read all again */
  heard(data) {
    if (typeof data !== "string") return void this.reread();
    this.count += 1;
    this.told.line(data);
  }

  /** Tries to open it, beside earlier tries that have not ended. @returns {Promise<void>} ends when all was told, or failed */
  async open() {
    if (this.database) return;
    this.opening += 1;
    const slow = setTimeout(() => this.failed("slow"), OPEN_MS);
    let connecting = true;
    try {
      const database = await this.connection();
      connecting = false;
      const found = await this.read(database);
      if (this.database) return database.close();
      this.database = database;
      this.tell(found);
      this.failures = 0;
      this.tellNewer();
      for (const key of [...this.pending.keys()]) this.run(key);
      this.writeDrafts();
    } catch (error) {
      if (this.database) throw error; // not of the store
      this.failed(failureReason(error, connecting));
    } finally {
      this.opening -= 1;
      clearTimeout(slow);
    }
  }

  /** @returns {Promise<IDBDatabase>} */
  async connection() {
    if (!globalThis.indexedDB) throw new DOMException("no IndexedDB", "SecurityError");
    const request = indexedDB.open(this.name, VERSION);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onblocked = () => this.told.failed("waiting");
    /** @type {IDBDatabase} */
    const database = await answered(request).catch((error) => {
      if (error.name !== "VersionError") throw error;
      return answered(indexedDB.open(this.name)); // of a newer build: to be read
    });
    const gone = () => {
      if (this.database !== database) return;
      this.drop();
      this.again(0);
    };
    database.onversionchange = () => (database.close(), gone());
    database.onclose = gone;
    return database;
  }

  /** A newer build's store is read, and never written to. */
  get readOnly() {
    return this.database !== null && this.database.version > VERSION;
  }

  tellNewer() {
    if (this.readOnly) this.told.failed("newer");
  }

  drop() {
    this.database?.close();
    this.database = null;
  }

  /** Says why, and goes on trying. Whoever leaves now is asked: a write that runs is kept by itself, one that waits is
   * not. @param {string} reason */
  failed(reason) {
    this.failures += 1;
    if (this.pending.size > 0) window.addEventListener("beforeunload", this.hold);
    this.told.failed(reason);
    this.again(Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** this.failures));
  }

  /** Opens and writes once more. @param {number} pause ms */
  again(pause) {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.tryAgain(), pause);
  }

  /** @returns {Promise<void>} */
  async tryAgain() {
    clearTimeout(this.retry);
    if (!this.database) return this.open();
    for (const key of [...this.pending.keys()]) this.run(key);
  }

  /** Reads all, once more if something was written meanwhile: what is told must be what is there. @param {IDBDatabase} database */
  async read(database) {
    for (;;) {
      const { writes } = this;
      const names = STORES.filter((name) => database.objectStoreNames.contains(name));
      const transaction = database.transaction(names);
      const [events, drafts, marks] = await Promise.all(
        STORES.map((name) => (names.includes(name) ? answered(transaction.objectStore(name).getAll()) : [])),
      );
      if (writes === this.writes) return { events, drafts, marks };
    }
  }

  /** @param {{events: any[], drafts: any[], marks: any[]}} found */
  tell({ events, drafts, marks }) {
    const removal = marks.find(({ id }) => id === REMOVAL)?.line;
    const deleted = this.known && Boolean(removal) && removal !== this.removal;
    const all = deleted && removal.startsWith(ALL);
    if (all) this.drafts = new Map();
    const removed = all ? "all" : deleted ? "some" : "";
    Object.assign(this, { known: true, removal: removal ?? this.removal, count: events.length });
    this.told.all(events.map(lineOf), drafts.map(lineOf), removed);
  }

  /** The tab is seen again: it may have missed what others did. */
  async reread() {
    this.missed = this.reading;
    if (this.reading) return;
    this.reading = true;
    try {
      if (!this.database) return await (this.opening === 0 ? this.open() : undefined);
      const transaction = this.database.transaction([EVENTS, MARKS]);
      const [count, mark] = await Promise.all([
        answered(transaction.objectStore(EVENTS).count()),
        answered(transaction.objectStore(MARKS).get(REMOVAL)),
      ]);
      if (count !== this.count || (mark?.line ?? this.removal) !== this.removal) this.tell(await this.read(this.database));
    } catch {
      this.drop();
      this.again(0);
    } finally {
      this.reading = false;
      if (this.missed) void this.reread();
    }
  }

  /** Stores one event in a transaction of its own. @param {string} id @param {string} line */
  append(id, line) {
    this.write(id, [{ id, line }], [EVENTS], (transaction) => [transaction.objectStore(EVENTS).put({ id, line })]);
  }

  /** Stores many rows at once. @param {Row[]} rows */
  put(rows) {
    this.batches += 1;
    this.write(`put ${this.batches}`, rows, [EVENTS], (transaction) => {
      const events = transaction.objectStore(EVENTS);
      return rows.map((row) => events.put(row));
    });
  }

  /** Deletes events; the tabs that know them are told so by the mark. @param {string[]} ids */
  erase(ids) {
    this.batches += 1;
    for (const id of ids) {
      this.pending.delete(id);
      this.since.events.delete(id);
    }
    this.write(`erase ${this.batches}`, [], [EVENTS, MARKS], (transaction) => [
      ...ids.map((id) => transaction.objectStore(EVENTS).delete(id)),
      this.mark(transaction),
    ]);
  }

  /** Deletes all but these rows; it is told as saved by its id. @param {string} id @param {Row[]} rows */
  clear(id, rows) {
    this.pending.clear();
    this.drafts = new Map();
    this.since = nothing();
    this.clearing = id;
    this.write(id, rows, STORES, (transaction) => {
      const [events, drafts] = [transaction.objectStore(EVENTS), transaction.objectStore(DRAFTS)];
      return [
        events.clear(),
        drafts.clear(),
        ...[...rows, ...this.since.events.values()].map((row) => events.put(row)),
        ...[...this.since.drafts.values()].map((row) => drafts.put(row)),
        this.mark(transaction, ALL),
      ];
    });
  }

  /** @param {IDBTransaction} transaction @param {string} [what] */
  mark(transaction, what = "") {
    this.removal = `${what}${Date.now()} ${Math.random()}`;
    return transaction.objectStore(MARKS).put({ id: REMOVAL, line: this.removal });
  }

  /** @param {string} key @param {Row[]} rows @param {string[]} stores @param {Work} work */
  write(key, rows, stores, work) {
    this.pending.set(key, { work, rows, stores });
    if (this.clearing && key !== this.clearing) for (const row of rows) this.since.events.set(row.id, row);
    if (this.database) this.run(key);
    else if (this.opening === 0) void this.open();
  }

  /** Begins the transaction now, in this very task: the tab may be closed in the next. @param {string} key */
  run(key) {
    const write = this.pending.get(key);
    if (!write || !this.database || this.readOnly) return;
    const slow = setTimeout(() => {
      if (this.pending.get(key) !== write) return; // another try has been quicker
      this.drop();
      this.failed("slow");
    }, WRITE_MS);
    try {
      const transaction = this.database.transaction(write.stores, "readwrite", { durability: "strict" });
      const done = [completed(transaction), ...write.work(transaction).map(answered)];
      transaction.commit?.();
      Promise.all(done).then(() => this.wrote(key), (error) => this.notWritten(error)).finally(() => clearTimeout(slow));
    } catch (error) {
      clearTimeout(slow);
      this.notWritten(error);
    }
  }

  /** @param {string} key */
  wrote(key) {
    const write = this.pending.get(key);
    if (!write) return; // an earlier try has told it
    this.pending.delete(key);
    if (this.pending.size === 0) window.removeEventListener("beforeunload", this.hold);
    this.failures = 0;
    this.writes += 1;
    const cleared = key === this.clearing;
    if (cleared) Object.assign(this, { clearing: "", since: nothing() });
    const single = write.rows[0]?.id === key;
    if (single) this.count += 1;
    else void this.recount();
    this.channel?.postMessage(single ? write.rows[0].line : null);
    this.told.saved([...write.rows.map(({ id }) => id), ...(cleared ? [key] : [])]);
    this.writeDrafts();
  }

  /** After a write of many rows, of which some may have been there. */
  async recount() {
    const events = this.database?.transaction(EVENTS).objectStore(EVENTS);
    if (events) this.count = await answered(events.count()).catch(() => -1);
  }

  /** @param {unknown} error */
  notWritten(error) {
    const reason = failureReason(error);
    if (reason !== "closed" || this.failures > 0) return this.failed(reason);
    this.failures += 1;
    this.drop();
    this.again(0);
  }

  /** Keeps what was typed, as soon as what was typed before it is kept. @param {string} id @param {string} line */
  keepDraft(id, line) {
    this.drafts.set(id, { id, line });
    if (this.clearing) this.since.drafts.set(id, { id, line });
    this.writeDrafts();
  }

  writeDrafts() {
    if (this.draftsGo || this.drafts.size === 0 || !this.database || this.readOnly) return;
    const { drafts } = this;
    const rows = [...drafts.values()];
    drafts.clear();
    this.draftsGo = true;
    const done = () => {
      this.draftsGo = false;
      this.writeDrafts();
    };
    // They wait for the next that is typed or stored; what was typed meanwhile is newer, and what was deleted stays so.
    const failed = () => {
      this.draftsGo = false;
      for (const row of rows) if (this.drafts === drafts && !drafts.has(row.id)) drafts.set(row.id, row);
    };
    try {
      const transaction = this.database.transaction(DRAFTS, "readwrite");
      for (const row of rows) transaction.objectStore(DRAFTS).put(row);
      transaction.commit?.();
      completed(transaction).then(done, failed);
    } catch {
      failed();
    }
  }

  /** Looks again whenever this tab comes back to the learner. */
  follow() {
    const look = () => {
      if (document.visibilityState === "visible") void this.reread();
    };
    for (const kind of ["pageshow", "focus", "online"]) window.addEventListener(kind, look);
    for (const kind of ["visibilitychange", "resume"]) document.addEventListener(kind, look);
    if (!this.channel) setInterval(look, 1000);
  }
}
