// Starts the workbook: loads the module, the fonts and the content, and listens to the browser.

import { prefetch, readAppendix, readChapter, Workbook } from "./app.js";
import { carryOut, showNotStarted } from "./before.js";
import { byId, dialogOf, notice } from "./dom.js";
import { keepTyped, takeTyped } from "./drafts.js";
import { fetched, isOneFile } from "./files.js";
import { keepFolds } from "./folds.js";
import { showPlainReason, tendFrame } from "./frame.js";
import { Broken, guarded, hushBroken, showBroken } from "./guard.js";
import { Ink } from "./ink.js";
import { listen } from "./inputs.js";
import { keepSelection } from "./kept_selection.js";
import { loadModule } from "./module.js";
import { address, aloneHere, hashOfExercise, readRoute } from "./route.js";
import { beganBefore, followMotion, followSettings, rememberBegun } from "./settings.js";
import { OPEN_MS, Store } from "./storage.js";
import { wanted, wantedOrTold } from "./wanted.js";
import { NO_WEBGL, STILL_TO_READ, notLoaded, notRead, notStarted, tooOld } from "./words.js";

/** @typedef {import("./module.js").WorkbookModule} WorkbookModule */
/** @typedef {import("./module.js").Effect} Effect */
/** @typedef {import("./course.js").Course} Course */

/** What early.js began: fonts on their way, the first words. */
const { early } = /** @type {{early: import("./early.js").Early}} */ (/** @type {unknown} */ (globalThis));

/** After the start a learner's first deeds come before what the page keeps for later. */
const SETTLED_MS = 2000;

/** After that, what did not come is asked for again. */
const AGAIN_MS = 5000;

/** Set once there is a canvas: the words become plain text. */
let stepBack = () => {};

/** Set once the workbook has taken over: it paints. What paints is in the rest of the program. */
let startCanvas = () => {};

let running = false;

/** What works without a network; fetched when the first visit has what it needs. @type {Promise<typeof import("./offline.js")> | null} */
let offline = null;

/** Set by listenToFrame: fetches the search, if nobody has asked for it yet. */
let fetchSearch = () => {};

/** @param {(file: File) => void} offer takes a copy of the progress that was shared to the page */
function tendOffline(offer) {
  fetchSearch();
  const module = import("./offline.js");
  module.then(({ keepPage }) => keepPage()).catch(() => {}); // it stays a page that needs its host
  module.then(({ sharedCopy }) => sharedCopy()).then((file) => file && offer(file)).catch(() => {}); // nothing was taken
  offline = module;
}

/** The first trap: the page stays as it is, to be read. One before the start is told as all that hinders it. @param {unknown} trap */
function stop(trap) {
  console.error("The workbook's module stopped.", trap);
  keepTyped();
  if (running) showBroken(byId("ch"));
  stepBack();
}

/** What few visits need. */
const progressScript = () => wantedOrTold(import("./progress.js"), "progress.js");

/** Tends the frame from the beginning; what only the workbook can do waits for it.
 * @param {Promise<Workbook>} started */
function listenToFrame(started) {
  /** @type {Promise<import("./search.js").Search> | null} */
  let asked = null;
  const search = () => (asked ??= Promise.all([wanted(import("./search.js"), "search.js"), started]).then(([{ Search }, workbook]) => new Search(dialogOf("search"), {
    find: (query) => workbook.module.search(query),
    words: (query, hits, reading) =>
      workbook.module.search_words(query, hits.length, hits.filter((hit) => hit.missing).length, reading),
    prepare: () => workbook.readEverything(),
    go: (hash, node) => workbook.go(hash, node),
  })));
  fetchSearch = () => void search().catch(() => (asked = null)); // it is asked for again, and told, when it is wanted
  const openSearch = () => search().then((dialog) => dialog.open(), ({ message }) => {
    asked = null;
    notice(message);
  });
  /** @param {(progress: typeof import("./progress.js"), workbook: Workbook) => void} deed */
  const withProgress = (deed) => void Promise.all([progressScript(), started]).then(([progress, workbook]) => deed(progress, workbook));
  tendFrame({
    settings: () => {
      withProgress((progress, workbook) => progress.showKept(workbook));
      void offline?.then((module) => module.showOffline());
    },
    keepOffline: () => void offline?.then((module) => module.keepAll()),
    saveCopy: () => void started.then((workbook) => (workbook.module.save_copy(), workbook.refresh())),
    loadCopy: () => withProgress((progress, workbook) => progress.chooseFile(workbook)),
    offer: (file) => withProgress((progress, workbook) => progress.offerFile(workbook, file)),
    startOver: () => withProgress((progress, workbook) => progress.startOver(workbook)),
    search: () => void openSearch(),
    spellings: () => void started.then((workbook) => workbook.showSpellings()),
    theme: (wish) => void started.then((workbook) => (workbook.module.set_theme(wish), workbook.refresh())),
    ink: (wish) => void started.then((workbook) => (workbook.module.set_ink(wish), workbook.refresh())),
  });
}

/** Paints on the canvas if it may and can, once all of the program is there; else the same words are plain text.
 * @param {Workbook} workbook @param {boolean} whole it is there */
function startInk(workbook, whole) {
  const canvas = /** @type {HTMLCanvasElement} */ (byId("ink"));
  const flow = /** @type {HTMLLinkElement} */ (byId("flow"));
  const ink = new Ink((inked) => {
    workbook.places.keep(() => {
      workbook.inked = inked;
      workbook.main.className = inked ? "ink-canvas" : "ink-dom";
      flow.media = inked ? "print" : "all";
      canvas.hidden = !inked;
    });
    showPlainReason(ink.why());
    workbook.selected.draw();
    workbook.stage.request(3);
  });
  stepBack = () => (ink.because("broken", true), ink.settle());
  ink.because("rest", true);
  startCanvas = () => {
    ink.because("rest", false);
    ink.because("no-webgl", !workbook.module.start_canvas("#ink"));
    if (!ink.inked && ink.reasons.has("no-webgl")) notice(NO_WEBGL);
    if (!running) return;
    // The letters that came with the rest give lines other lengths, above what is read as well.
    workbook.places.keep(() => {
      ink.settle();
      workbook.refresh();
    });
  };
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    ink.because("lost", true);
    ink.settle();
  });
  canvas.addEventListener("webglcontextrestored", () => {
    ink.because("lost", !workbook.module.restore_canvas());
    ink.settle();
  });
  if (whole) startCanvas();
  return ink;
}

/** Lines as C++ takes them: the sign between them stands in no JSON. @param {string[]} lines */
const joined = (lines) => lines.join("\x1e");

/** The store, opening. What it says waits until there is somebody to tell.
 * @param {(deed: (module: WorkbookModule) => void) => void} tell @param {Course | null} course that has kept lines as well */
const openStore = (tell, course) => new Store({
  all: (lines, drafts, removed) => tell((module) => {
    const all = removed ? lines : course?.with_kept(lines) ?? lines;
    // All of years at once would stand in the module's memory three times.
    while (all.length > 4000) module.log_part(new TextEncoder().encode(joined(all.splice(0, 4000))));
    const log = joined(all);
    if (removed === "all") return module.log_cleared(log, joined(drafts));
    module.drafts_loaded(joined(drafts));
    if (removed) module.log_replaced(log);
    else module.log_loaded(log);
  }),
  line: (line) => tell((module) => module.log_merged(line)),
  drafts: (lines) => tell((module) => module.drafts_loaded(joined(lines))),
  saved: (ids) => tell((module) => {
    if (ids.length === 1) module.event_saved(ids[0]);
    else module.events_saved(JSON.stringify(ids));
    course?.changed();
  }),
  failed: (reason) => tell((module) => module.storage_failed(reason)),
}, course?.learner);

/** Carries out what the address asks for until its content is there, whatever the address becomes meanwhile.
 * @param {WorkbookModule} module @param {string} opened the address that it was opened with
 * @returns {Promise<Effect[]>} the other effects, for later */
async function readContent(module, opened) {
  /** @type {Effect[]} */
  const rest = [];
  let hash = opened;
  for (;;) {
    for (const effect of module.take_effects()) {
      if (effect.kind === "load") await readChapter(module, effect.chapter, effect.file);
      else if (effect.kind === "load_appendix") await readAppendix(module, effect.name);
      else rest.push(effect);
    }
    const now = address();
    rest.push(...module.take_effects());
    if (now === hash) return rest;
    hash = now;
    module.navigate(hash);
  }
}

/**
 * The workbook takes over the page that stands there: elements, what was entered, the place that is read.
 * @param {Workbook} workbook @param {() => void} hear what the store has said @param {boolean} whole its program is whole
 */
function takeOver(workbook, hear, whole) {
  const { module, places } = workbook;
  const { before } = early;
  const scroller = byId("scroller");
  const unmoved = early.top !== null && Math.abs(scroller.scrollTop - early.top) < 1;
  early.started = true;
  delete document.documentElement.dataset.words;
  delete document.documentElement.dataset.type;
  const [typed, unfolded] = [before.typed(), before.unfolded()];
  for (const id of before.picked()) module.act(id, "");  // before the log, which may show options in another order
  hear();
  for (const { id, value } of [...takeTyped(), ...typed]) module.act(id, value);
  for (const id of unfolded) module.act(id, "");
  keepFolds((id, shown) => unfolded.includes(id) || module.act(id, shown));
  workbook.layer.adopt();
  places.keep(() => {
    keepSelection(() => {
      workbook.stage.measure();
      workbook.refresh();
    });
    followMotion(workbook);
    followSettings(workbook, startInk(workbook, whole));
  });
  if (history.state?.top > 0 && (unmoved || early.top === null)) places.restore();
  carryOut(before.end(), typed, (id, value) => workbook.act(id, value));
}

/** The file whose content the page of this address begins with; a newcomer's home page has an exercise.
 * @param {string} hash @param {boolean} begun @returns {string | undefined} */
function contentOf(hash, begun) {
  const place = readRoute(hash);
  const files = JSON.parse(document.body.dataset.content ?? "{}");
  if (place?.kind === "chapter") return files[place.chapter];
  return place?.kind === "home" && !begun ? files.home : undefined;
}

/** Hands fonts to C++. @param {WorkbookModule} module @param {string[]} files */
async function addFonts(module, files) {
  const fonts = await Promise.all(files.map(async (name) => ({ name, bytes: await early.font(name) })));
  for (const { name, bytes } of fonts) {
    if (!module.add_font(`${name}.ttf`, bytes)) throw new Error(notRead(name));
  }
}

/** What nothing waits for: cards of terms, whose words are links without them, and steps that are dragged, which have
 * buttons. @param {Workbook} workbook */
async function tendMore(workbook) {
  const { module } = workbook;
  const [{ tendTerms }, { Drag }] = await Promise.all([wanted(import("./terms.js"), "terms.js"), wanted(import("./drag.js"), "drag.js")]);
  tendTerms({ term: (name, exercise) => module.term_html(name, exercise), symbols: (letters, exercise) => module.symbols_html(letters, exercise) });
  new Drag({ scroller: byId("scroller"), doc: byId("doc") }, (row, place) => workbook.act(Number(/** @type {HTMLElement} */ (row.closest("[data-id]")).dataset.id), String(place)));
}

/** Brings the rest of the program, with its fonts, however often that takes; the first failure is told.
 * @param {Workbook} workbook @param {import("./parts.js").Rest | null} rest @param {boolean} partly it began without */
async function complete(workbook, rest, partly, told = false) {
  try {
    if (partly) {
      await Promise.all([rest?.come(), addFonts(workbook.module, LATE_FONT_FILES), early.useLateFaces()]);
      startCanvas();
    }
    await tendMore(workbook).catch(({ message }) => notice(message));
    document.documentElement.dataset.whole = "true";
  } catch (error) {
    if (error instanceof Broken) return;
    if (!told) notice(error instanceof Error ? error.message : String(error));
    setTimeout(() => void complete(workbook, rest, partly, true), AGAIN_MS);
  }
}

/** @param {(workbook: Workbook) => void} tell */
async function boot(tell) {
  if (!early) throw new Error(notLoaded("early.js"));
  if (early.lacks.length > 0) throw new Error(tooOld(early.lacks));
  const { course: inCourse } = document.documentElement.dataset;
  const course = inCourse ? await (await import("./course.js")).enterCourse(inCourse) : null;
  /** @type {Workbook | null} */
  let workbook = null;
  /** @type {((module: WorkbookModule) => void)[]} */
  const unheard = [];
  const store = openStore((deed) => {
    if (!workbook) return void unheard.push(deed);
    deed(workbook.module);
    workbook.refresh();
    rememberBegun(workbook.module.has_begun());
  }, course);
  const patience = new Promise((resolve) => setTimeout(resolve, OPEN_MS));
  const opened = Promise.race([store.open(), patience]);
  const alone = aloneHere();
  const begun = beganBefore();
  const content = contentOf(address(), begun);
  if (content) prefetch(content);
  const partly = content !== undefined && !begun && !alone && !course && !isOneFile();
  const fontFiles = [...FONT_FILES, ...(partly ? [] : LATE_FONT_FILES)];
  const [{ module, rest }, index] = await Promise.all([
    loadModule(partly).then(({ module, rest }) => ({ module: guarded(module, stop), rest })),
    fetched("workbook.txt").then((response) => response.text()),
    Promise.all(fontFiles.map((name) => early.font(name))),
    partly ? null : early.useLateFaces(),
  ]);
  await addFonts(module, fontFiles);
  const hash = address();
  const fault = module.open_workbook(index, hash, begun, alone);
  if (fault) throw new Error(fault);
  const effects = await readContent(module, hash);
  await opened;
  const started = new Workbook(module, store);
  Object.assign(globalThis, { workbook: started });
  takeOver(started, () => unheard.forEach((deed) => deed(module)), !partly);
  workbook = started;
  store.follow();
  course?.follow(module);
  if (alone) void import("./embed.js").then(({ tendFrameOf }) => tendFrameOf(alone, hashOfExercise(alone), started.main));
  listen(started);
  started.refresh();
  if (started.module.has_begun()) rememberBegun(true); // else the log may still be on its way
  const forLab = effects.some(({ kind }) => kind === "lab");
  for (const effect of effects) if (early.top === null && effect.kind !== "lab") started.carryOut(effect);
  if (forLab) { // asked again, now that the log is there: it knows whether this is a first visit
    module.navigate(address());
    started.refresh();
  }
  tell(started);
  running = true;
  document.documentElement.dataset.ready = "true";
  void complete(started, rest, partly);
  setTimeout(() => tendOffline((file) => void progressScript().then((progress) => progress.offerFile(started, file))), SETTLED_MS);
}

hushBroken();
listenToFrame(new Promise((tell) => {
  boot(tell).catch((error) => {
    const reason = error instanceof Error ? error.message : String(error);
    const words = notStarted(reason);
    early?.before.end();
    void early?.useLateFaces();
    showNotStarted(byId("ch"), `${words} ${STILL_TO_READ}`);
    if (byId("scroller").scrollTop > 0) notice(words); // the words at the top are out of view
  });
}));
