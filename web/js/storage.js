// The log of events and the drafts in IndexedDB, shared by all tabs. C++ owns what they say; here they are lines of
// text with an id.

import {
  answered, completed, connect, DRAFTS, EVENTS, failureReason, isNewer, lineOf, MARKS, openChannel, perform, SLICE, STORES,
} from "./database.js";

const DATABASE = "transformer-math-workbook";
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
 * @property {(lines: string[]) => void} drafts that another tab has kept, or changed
 * @property {(ids: string[]) => void} saved
 * @property {(reason: string) => void} failed
 *
 * @typedef {{id: string, line: string}} Row
 * @typedef {import("./database.js").Work} Work
 */

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
    /** The lines of drafts that are known here. @type {Set<string>} */
    this.toldDrafts = new Set();
    this.draftsGo = false;
    this.failures = 0;
    this.retry = 0;
    /** How many writes were completed, and begun with many rows. */
    this.writes = 0;
    this.batches = 0;
    /** When a write has come further last. */
    this.moved = 0;
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

  /** @param {unknown} data a line, lines of drafts, or anything else: read all again */
  heard(data) {
    if (Array.isArray(data)) return document.hidden ? undefined : this.told.drafts(data); // who is not seen reads them when it is
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
    const database = await connect(this.name, () => this.told.failed("waiting"));
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
    return this.database !== null && isNewer(this.database);
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
    const lines = drafts.map(lineOf);
    this.toldDrafts = new Set(lines);
    this.told.all(events.map(lineOf), lines, removed);
  }

  /** @param {any[]} drafts all that the store holds */
  tellDrafts(drafts) {
    const lines = drafts.map(lineOf);
    const fresh = lines.filter((line) => !this.toldDrafts.has(line));
    this.toldDrafts = new Set(lines);
    if (fresh.length > 0) this.told.drafts(fresh);
  }

  /** The tab is seen again: it may have missed what others did. */
  async reread() {
    this.missed = this.reading;
    if (this.reading) return;
    this.reading = true;
    try {
      if (!this.database) return await (this.opening === 0 ? this.open() : undefined);
      const transaction = this.database.transaction(STORES);
      const [count, mark, drafts] = await Promise.all([
        answered(transaction.objectStore(EVENTS).count()),
        answered(transaction.objectStore(MARKS).get(REMOVAL)),
        answered(transaction.objectStore(DRAFTS).getAll()),
      ]);
      if (count !== this.count || (mark?.line ?? this.removal) !== this.removal) this.tell(await this.read(this.database));
      else this.tellDrafts(drafts);
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
    this.write(id, [{ id, line }], [EVENTS], function* (transaction) {
      yield transaction.objectStore(EVENTS).put({ id, line });
    });
  }

  /** Stores many rows at once. @param {Row[]} rows */
  put(rows) {
    this.batches += 1;
    this.write(`put ${this.batches}`, rows, [EVENTS], function* (transaction) {
      for (const row of rows) yield transaction.objectStore(EVENTS).put(row);
    });
  }

  /** Deletes events; the tabs that know them are told so by the mark. @param {string[]} ids */
  erase(ids) {
    this.batches += 1;
    for (const id of ids) {
      this.pending.delete(id);
      this.since.events.delete(id);
    }
    const mark = (/** @type {IDBTransaction} */ transaction) => this.mark(transaction);
    this.write(`erase ${this.batches}`, [], [EVENTS, MARKS], function* (transaction) {
      for (const id of ids) yield transaction.objectStore(EVENTS).delete(id);
      yield mark(transaction);
    });
  }

  /** Deletes all but these rows; it is told as saved by its id. @param {string} id @param {Row[]} rows */
  clear(id, rows) {
    this.pending.clear();
    this.drafts = new Map();
    this.since = nothing();
    this.clearing = id;
    const mark = (/** @type {IDBTransaction} */ transaction) => this.mark(transaction, ALL);
    const since = () => this.since;
    this.write(id, rows, STORES, function* (transaction) {
      const [events, drafts] = [transaction.objectStore(EVENTS), transaction.objectStore(DRAFTS)];
      yield events.clear();
      yield drafts.clear();
      for (const row of [...rows, ...since().events.values()]) yield events.put(row);
      for (const row of since().drafts.values()) yield drafts.put(row);
      yield mark(transaction);
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
    if (write.rows.length > SLICE) window.addEventListener("beforeunload", this.hold); // it takes more than this task
    let slow = 0;
    const wait = (/** @type {number} */ ms) => (slow = window.setTimeout(late, ms));
    const late = () => {
      if (this.pending.get(key) !== write) return; // another try has been quicker
      const left = this.moved + WRITE_MS - performance.now();
      if (left > 0) return wait(left); // many rows come one after the other, and writes do
      this.drop();
      this.failed("slow");
    };
    wait(WRITE_MS);
    try {
      const transaction = this.database.transaction(write.stores, "readwrite", { durability: "strict" });
      const done = perform(transaction, write.work(transaction), () => (this.moved = performance.now()));
      done.then(() => this.wrote(key), (error) => this.notWritten(error)).finally(() => clearTimeout(slow));
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
      this.channel?.postMessage(rows.map(lineOf));
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
