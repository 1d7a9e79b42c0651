// The running page: what C++ changed is carried to the DOM, the canvas and the browser's facilities, and
// what the browser reports is carried to C++. It holds no rules.

import { announce, byId, download, notice } from "./dom.js";
import { Editors } from "./editors.js";
import { fetched, unlessOutdated } from "./files.js";
import { openSpellings, showContents } from "./frame.js";
import { InView } from "./in_view.js";
import { Motion } from "./motion.js";
import { PageLayer } from "./page_layer.js";
import { askToPersist } from "./persist.js";
import { Places } from "./places.js";
import { Rail } from "./rail.js";
import { decodeRecords } from "./records.js";
import { address, chapterOf, hashOf } from "./route.js";
import { Selected } from "./selection.js";
import { Stage } from "./stage.js";
import { setHtml } from "./trusted.js";
import { wanted } from "./wanted.js";
import { SANDBOX_NOT_STARTED, unknownEffect } from "./words.js";

/** @typedef {import("./storage.js").Store} Store */
/** @typedef {import("./module.js").WorkbookModule} WorkbookModule */
/** @typedef {import("./module.js").Effect} Effect */

/** Content files that were asked for before C++ did, each for one use. @type {Map<string, Promise<string>>} */
const ahead = new Map();

/** @param {string} file @returns {Promise<string>} */
const textOf = (file) => fetched(file).then((response) => response.text());

/** What runs code, once some is run; where it does not come, what says so. */
const sandbox = () => import("./sandbox.js").then(({ runCode }) => runCode, () => async () => JSON.stringify({ error: await unlessOutdated(SANDBOX_NOT_STARTED) }));

/** Asks for a content file ahead of time. @param {string} file */
export function prefetch(file) {
  const text = textOf(file);
  text.catch(() => {}); // whoever uses it will hear of it
  ahead.set(file, text);
}

/** Hands a content file to C++, or why there is none. @param {WorkbookModule} module @param {number} chapter @param {string} file */
export async function readChapter(module, chapter, file) {
  try {
    const text = ahead.get(file) ?? textOf(file);
    ahead.delete(file);
    module.chapter_loaded(chapter, await text);
  } catch (error) {
    module.chapter_failed(chapter, error instanceof Error ? error.message : String(error));
  }
}

/** Hands an appendix to C++, or why there is none. @param {WorkbookModule} module @param {string} name */
export async function readAppendix(module, name) {
  try {
    module.appendix_loaded(name, await textOf(`${name}.md`));
  } catch (error) {
    module.appendix_failed(name, error instanceof Error ? error.message : String(error));
  }
}

/**
 * Says that the module asks for what this page does not know: its scripts are of another build. A kind of effect
 * without a case in carryOut is an error of types here.
 * @param {never} effect
 */
function reportUnknown(effect) {
  const { kind } = /** @type {{kind: string}} */ (effect);
  console.error(`There is no effect "${kind}".`, effect);
  notice(unknownEffect(kind));
}

/** A place that has lost the focus is no stop for Tab. @param {{currentTarget: EventTarget | null}} event */
const takeBack = ({ currentTarget }) => /** @type {HTMLElement} */ (currentTarget).removeAttribute("tabindex");

/** Everything that lives as long as the page. */
export class Workbook {
  /** @param {WorkbookModule} module @param {Store} store */
  constructor(module, store) {
    this.module = module;
    this.store = store;
    this.main = byId("ch");
    this.layer = new PageLayer(this.main);
    this.editors = new Editors(this.main);
    this.motion = new Motion((id) => this.layer.element(id), module.motion());
    this.inked = false;
    /** Tells the lab of a deed, once it was asked for. @type {Promise<(deed: string, value: string) => void> | null} */
    this.lab = null;
    this.named = false;  // whether the search was told other names
    this.appended = false;  // and what stands behind the chapters
    this.naming = 0;  // a timer, see nameNumbers
    /** Set by whoever shows the control of a number, which is fetched when one is first open. @type {() => void} */
    this.numberChanged = () => {
      if (module.number()) void import("./numbers.js").then(({ controlOf }) => controlOf(this));
    };
    /** Set by whoever tends the fields: what is said below them follows the page. */
    this.renewReadings = () => {};
    /** Set by whoever shows the settings. */
    this.settingsChanged = () => {};
    /** Set by whoever says what became of the learner's progress. */
    this.progressChanged = () => {};
    this.rail = new Rail(byId("rail"));
    this.places = new Places(byId("scroller"), this.main, () => this.rail.mark());
    this.view = new InView(byId("scroller"), byId("doc"));
    this.stage = new Stage(
      { scroller: byId("scroller"), doc: byId("doc"), ink: /** @type {HTMLCanvasElement} */ (byId("ink")) },
      {
        draw: (now) => this.draw(now),
        widthChanged: (width) => this.widthChanged(width),
        canvasChanged: (view) => module.set_canvas(view.width, view.height, view.top, view.density),
      },
    );
    this.selected = new Selected(this.main, byId("doc"), {
      inked: () => this.inked,
      paint: (numbers) => {
        module.set_selection(numbers);
        this.stage.request(1);
      },
    });
  }

  /** @param {number} now */
  draw(now) {
    if (!this.inked) return false;
    this.motion.begin(now);
    const moves = this.module.frame(now);
    byId("ink").toggleAttribute("data-grip", this.module.grip() !== null);
    return moves;
  }

  /** @param {number} width */
  widthChanged(width) {
    this.places.keep(() => {
      this.module.set_width(width);
      this.refresh();
    });
  }

  /** Carries what C++ changed to the DOM and the canvas, and what it asks for to the browser.
   * @param {boolean} [still] what has the focus stays where it is seen, whatever grows above it */
  refresh(still = false) {
    /** @type {Effect[]} */
    let effects = [];
    this.view.keepFocus(() => {
      this.syncPage();
      effects = this.module.take_effects();
    }, () => still || effects.some(({ kind }) => kind === "show"));
    for (const effect of effects) this.carryOut(effect);
    this.places.retry();
    this.selected.draw();
    this.stage.request();
    this.progressChanged();
  }

  syncPage() {
    if (!this.module.page_changed()) return;
    this.layer.sync(decodeRecords(this.module.records()));
    this.editors.tend();
    const shifts = this.module.take_shifts();
    if (this.inked) this.motion.glide(shifts);
    this.stage.setDocumentHeight(this.module.page_height());
    this.settingsChanged();
    this.numberChanged();
    this.renewReadings();
    document.title = this.module.title();
    const saved = byId("saved");
    saved.textContent = this.module.saved_words();
    saved.toggleAttribute("data-failed", this.module.save_failed());
    const contents = byId("contents");
    const html = this.module.contents_html();
    if (contents.innerHTML !== html) setHtml(contents, html);
    this.rail.sync(this.module.rail_html());
  }

  /** An activated or edited element. @param {number} id @param {string} value */
  act(id, value) {
    this.module.act(id, value);
    this.refresh();
  }

  /** @param {Effect} effect */
  carryOut(effect) {
    switch (effect.kind) {
      case "save": return this.store.append(effect.id, effect.json);
      case "save_rows": return this.store.put(JSON.parse(effect.rows));
      case "erase_rows": return this.store.erase(JSON.parse(effect.ids));
      case "clear_store": return this.store.clear(effect.id, JSON.parse(effect.rows));
      case "download": return download(effect.name, effect.text);
      case "draft": return this.store.keepDraft(effect.key, effect.json);
      case "open_store": return void this.store.tryAgain();
      case "persist": return void askToPersist();
      case "run": return void this.run(effect.run, effect.source, effect.calls);
      case "announce": return announce(effect.text);
      case "notify": return notice(effect.text);
      case "go": return history.pushState({ top: byId("scroller").scrollTop }, "", effect.hash);
      case "numbers": return this.nameNumbers(effect.with);
      case "show": return this.show(effect.ids);
      case "focus": return this.focus(effect.id);
      case "load": return void this.loadChapter(effect.chapter, effect.file);
      case "load_appendix": return void readAppendix(this.module, effect.name).then(() => this.refresh());
      case "spellings": return this.showSpellings();
      case "lab": return void this.askLab(effect.deed, effect.value);
      default: return reportUnknown(effect);
    }
  }

  /** The address gets the numbers that were changed, once they rest: browsers count how often it changes. @param {string} numbers */
  nameNumbers(numbers) {
    clearTimeout(this.naming);
    const chapter = chapterOf(address())?.chapter;
    this.naming = window.setTimeout(() => {
      const place = chapterOf(address());
      if (place && place.chapter === chapter) history.replaceState(history.state, "", hashOf({ ...place, with: numbers }));
    }, 200);
}

  /** Asks the lab, which is fetched when it is first asked. @param {string} deed @param {string} value */
  async askLab(deed, value) {
    try {
      this.lab ??= wanted(import("./lab_page.js"), "lab_page.js").then(async ({ openLab, tellLab, tendDrops }) => {
        const lab = await openLab();
        tendDrops(this, lab);
        return (/** @type {string} */ more, /** @type {string} */ what) => tellLab(this, lab, more, what);
      });
      (await this.lab)(deed, value);
    } catch (error) {
      this.lab = null; // another try begins anew
      this.module.lab_failed(error instanceof Error ? error.message : String(error));
      this.refresh();
    }
  }

  /** With the symbols of the exercise whose button was pressed, if one was. */
  showSpellings() {
    const card = /** @type {HTMLElement | null | undefined} */ (document.activeElement?.closest("article[data-place]"));
    openSpellings(this.module.spellings_html(card?.dataset.place ?? ""));
  }

  /** @param {number} run @param {string} source @param {string} calls as calls_json of core/exercise/build.h writes them */
  async run(run, source, calls) {
    const { repaired, ...code } = JSON.parse(calls);
    const runCode = await sandbox();
    let outputs = await runCode({ source, ...code });
    if (repaired) outputs = `{"run":${outputs},"repaired":${await runCode({ source: repaired, ...code })}}`;
    this.module.code_finished(run, outputs);
    this.refresh();
  }

  /** @param {number} chapter @param {string} file */
  async loadChapter(chapter, file) {
    await readChapter(this.module, chapter, file);
    this.refresh();
  }

  /** @param {number[]} ids the first before all others */
  show(ids) {
    const elements = ids.map((id) => this.layer.element(id)).filter((element) => element !== undefined);
    this.view.show(elements.map((element) => (element.matches("input, select") ? element.closest(".field, label") ?? element : element)));
  }

  /** @param {number} id */
  focus(id) {
    const element = this.layer.element(id);
    if (!element) return;
    const wanted = "input:not([disabled]),select:not([disabled]),button:not([disabled],[aria-disabled]),textarea,summary,a[href]";
    const control = /** @type {HTMLElement | null} */ (element.matches(wanted) ? element : element.querySelector(wanted));
    // An exercise is read before it is answered, and no keyboard of a phone opens over it.
    const target = this.editors.standIn((element.dataset.place === undefined ? control : null) ?? element);
    const lent = target === element && target !== control && !target.hasAttribute("tabindex"); // for once
    if (lent) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    if (lent && document.activeElement !== target) takeBack({ currentTarget: target }); // it is hidden
    else if (lent) target.addEventListener("blur", takeBack, { once: true }); // the same one however often it is lent
    this.bringIntoView(element);
  }

  /** @param {HTMLElement} element */
  bringIntoView(element) {
    const scroller = byId("scroller");
    const box = element.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    const fits = box.height < view.height - 32;
    const named = element.dataset.place !== undefined; // what an address names begins at the top
    if (fits && !named && box.top >= view.top && box.bottom <= view.bottom) return;
    // Prose is read with what stands before it.
    const above = element.matches("p, li, table, tr, pre, .eq, figure") && fits ? Math.min(view.height / 4, view.height - box.height - 16) : 16;
    scroller.scrollTop += box.top - view.top - above;
  }

  /** Reacts to the address: a link, the back button, a typed hash. */
  navigated() {
    const left = typeof history.state?.top === "number";
    this.places.forget();
    if (!left) byId("scroller").scrollTop = 0;
    this.module.navigate(address());
    this.refresh();
    if (left) this.places.restore();
    showContents(false);
  }

  /** Goes to an address and shows a node there; 0 shows the start. @param {string} hash @param {number} node */
  go(hash, node) {
    if (location.hash !== hash) {
      this.places.remember();
      history.pushState(null, "", hash);
      this.navigated();
    }
    if (node !== 0) return this.focus(node);
    byId("scroller").scrollTop = 0;
    /** @type {HTMLElement | null} */ (this.main.querySelector("h1"))?.focus({ preventScroll: true });
  }

  /** Opens or closes a fold that the browser has opened or closed by itself, as its search does. @param {HTMLElement} fold */
  folded(fold) {
    const id = PageLayer.idOf(fold);
    if (this.layer.isOpen(id) === /** @type {HTMLDetailsElement} */ (fold).open) return;
    this.act(id, "found");  // what was found may stand in any of its steps
    this.bringIntoView(fold);
  }

  /** The browser's search has found words in a part that was not shown: it is shown as if asked for. @param {HTMLElement} part */
  found(part) {
    const id = PageLayer.idOf(part);
    if (id === 0) return;
    this.act(id, "");
    this.bringIntoView(part);
  }

  /** Fetches the chapters that nobody has opened yet; one that fails is left for later. */
  async readEverything() {
    if (!this.named) {
      this.named = true;
      this.module.names_loaded(await textOf("names.txt").catch(() => ""));
    }
    if (!this.appended) {
      const appendices = ["symbols", "models"].map(async (name) => this.module.appendix_loaded(name, await textOf(`${name}.md`)));
      this.appended = await Promise.all(appendices).then(() => true, () => false); // else the next search asks again
    }
    const texts = await Promise.all(
      this.module.unread_chapters().map(async ({ chapter, file }) => ({ chapter, text: await textOf(file).catch(() => null) })),
    );
    for (const { chapter, text } of texts) {
      if (text !== null) this.module.chapter_loaded(chapter, text);
    }
    this.refresh();
  }
}
