// Starts the workbook: loads the module, the fonts and the content, and listens to the browser.

import { fetched, prefetch, readChapter, Workbook } from "./app.js";
import { Before } from "./before.js";
import { drafts, keepDraft } from "./drafts.js";
import { Drag } from "./drag.js";
import { tendEditors } from "./editor.js";
import { showPlainReason, showSettings, tendFrame } from "./frame.js";
import { Broken, guarded, hushBroken, showBroken } from "./guard.js";
import { Ink } from "./ink.js";
import { keepSelection } from "./kept_selection.js";
import { Pointer } from "./pointer.js";
import { Search } from "./search.js";
import { Log, failureReason } from "./storage.js";

/** What early.js began: fonts on their way, the first words. */
const { early } = /** @type {{early: {
 *   started: boolean, top: number | null, font: (name: string) => Promise<ArrayBuffer>}}} */ (
  /** @type {unknown} */ (globalThis)
);

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Shows a sentence at the top of the page until another replaces it. @param {string} words */
function notice(words) {
  byId("notice").textContent = words;
}

/** Set once there is a canvas: the words become plain text. */
let stepBack = () => {};

let running = false;

/** The first trap: the page stays as it is, to be read. One before the start is told as all that hinders it. @param {unknown} trap */
function stop(trap) {
  console.error("The workbook's module stopped.", trap);
  if (running) showBroken(byId("ch"));
  stepBack();
}

/** Loads Emscripten's classic script. @returns {Promise<any>} the module, guarded */
async function loadModule() {
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "workbook.js";
    script.onload = resolve;
    script.onerror = () => reject(new Error("workbook.js could not be loaded. Please reload the page."));
    document.head.append(script);
  });
  const module = await /** @type {any} */ (globalThis).createWorkbook().catch(() => {
    throw new Error("workbook.wasm could not be loaded. Please reload the page.");
  });
  return guarded(module, stop);
}

/** Enter in an answer, Ctrl+Enter in an editor: the main button of the card. @param {HTMLElement} main */
function tendEnter(main) {
  main.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const work = /** @type {Element} */ (event.target).closest("article");
      /** @type {HTMLElement | null} */ (work?.querySelector("button[data-primary]"))?.click();
      return;
    }
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    const card = event.target.closest("section,article");
    /** @type {HTMLElement | null} */ (card?.querySelector("button[data-primary]"))?.click();
  });
}

/** @param {Workbook} workbook */
function listen(workbook) {
  const { main, module } = workbook;
  tendEditors(main);
  window.addEventListener("popstate", () => workbook.navigated());
  const idOf = (/** @type {EventTarget | null} */ target) => Number(Pointer.widget(target)?.dataset.id ?? 0);
  main.addEventListener("input", (event) => {
    const target = event.target;
    if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text")) {
      keepDraft(idOf(target), target.value);
      workbook.act(idOf(target), target.value);
    }
  });
  main.addEventListener("change", (event) => {
    const target = event.target;
    if (target instanceof HTMLInputElement && target.type === "radio") workbook.act(idOf(target), "");
  });
  main.addEventListener("click", (event) => {
    const summary = event.target instanceof Element ? event.target.closest("summary") : null;
    if (!summary) return;
    workbook.act(idOf(summary.parentElement), "");
    event.preventDefault(); // after a trap nobody comes here, and the browser itself unfolds
  });
  main.addEventListener("toggle", (event) => {
    if (event.target instanceof HTMLDetailsElement) workbook.folded(event.target);
  }, { capture: true });
  main.addEventListener("beforematch", (event) => {
    if (event.target instanceof HTMLElement) workbook.found(event.target);
  });
  for (const kind of ["wheel", "pointerdown", "keydown"]) {
    window.addEventListener(kind, () => workbook.places.forget(), { capture: true, passive: true });
  }
  new Drag({ scroller: byId("scroller"), doc: byId("doc") }, (row, place) => workbook.act(idOf(row), String(place)));
  new Pointer(byId("doc"), byId("ink"), {
    inked: () => workbook.inked,
    act: (id, value) => workbook.act(id, value),
    hover: (id) => (module.set_hover(id), workbook.stage.request()),
    move: (x, y) => (module.pointer(x, y, false), workbook.stage.request()),
    press: (x, y, down) => {
      module.pointer(x, y, down);
      workbook.stage.request(3);
      workbook.stage.drawNow();
      workbook.stage.drawNow();
      const id = module.take_activated();
      if (id !== 0) workbook.act(id, "");
      return id;
    },
  });
}

/** Tends the frame from the beginning; what only the workbook can do waits for it.
 * @param {Promise<Workbook>} started */
function listenToFrame(started) {
  const search = started.then((workbook) => new Search(/** @type {HTMLDialogElement} */ (byId("search")), {
    find: (query) => workbook.module.search(query),
    prepare: () => workbook.readEverything(),
    go: (hash, node) => workbook.go(hash, node),
  }));
  tendFrame({
    search: () => void search.then((dialog) => dialog.open()),
    spellings: () => void started.then((workbook) => workbook.showSpellings()),
    theme: (wish) => void started.then((workbook) => (workbook.module.set_theme(wish), workbook.refresh())),
    ink: (wish) => void started.then((workbook) => (workbook.module.set_ink(wish), workbook.refresh())),
  });
}

/** Leaves the theme where the next visit finds it before the log is open. @param {string} wish */
function rememberTheme(wish) {
  try {
    localStorage.setItem("transformer-math-workbook-theme", wish);
  } catch {
    // Without storage the next visit begins in the system's colours.
  }
}

/** Colours and ink: the learner's wish from the log, else the system's. @param {Workbook} workbook @param {Ink} ink */
function followSettings(workbook, ink) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(prefers-contrast: more)");
  const apply = () => {
    const wish = workbook.module.theme();
    const dark = wish === "dark" || (wish === "system" && system.matches);
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    rememberTheme(wish);
    workbook.module.set_colours(dark, contrast.matches);
    ink.wish(workbook.module.ink());
    showSettings(wish, ink.reasons.has("setting") || ink.reasons.has("webkit"));
    workbook.stage.request();
  };
  for (const query of [system, contrast]) query.addEventListener("change", apply);
  workbook.settingsChanged = apply;
  apply();
}

/** Nothing glides for a reader who asked for less motion. @param {Workbook} workbook */
function followMotion(workbook) {
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  const apply = () => workbook.module.set_calm(reduced.matches);
  reduced.addEventListener("change", apply);
  apply();
}

/** Paints on the canvas if it may and can; else the same words are plain text. @param {Workbook} workbook */
function startInk(workbook) {
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
  ink.because("no-webgl", !workbook.module.start_canvas("#ink"));
  if (!ink.inked && ink.reasons.has("no-webgl")) {
    notice("This browser offers no WebGL2, so the page is shown as plain text. Everything works.");
  }
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    ink.because("lost", true);
    ink.settle();
  });
  canvas.addEventListener("webglcontextrestored", () => {
    ink.because("lost", !workbook.module.restore_canvas());
    ink.settle();
  });
  return ink;
}

/**
 * Opens the store while everything else loads.
 * @param {(line: string) => void} onOther
 * @returns {Promise<{log: Log | null, lines: string[], fault: string}>}
 */
async function openStorage(onOther) {
  try {
    const log = await Log.open(onOther);
    return { log, lines: await log.all(), fault: "" };
  } catch (error) {
    return { log: null, lines: [], fault: failureReason(error) };
  }
}

/** Carries out what the address asks for until its content is there, whatever the address becomes meanwhile.
 * @param {any} module @param {string} opened the address that it was opened with
 * @returns {Promise<any[]>} the other effects, for later */
async function readContent(module, opened) {
  const rest = [];
  let hash = opened;
  for (;;) {
    for (const effect of module.take_effects()) {
      if (effect.kind === "load") await readChapter(module, effect.chapter, effect.file);
      else rest.push(effect);
    }
    const now = location.hash || "#/";
    rest.push(...module.take_effects());
    if (now === hash) return rest;
    hash = now;
    module.navigate(hash);
  }
}

/**
 * The workbook takes over the page that stands there: elements, what was entered, the place that is read.
 * @param {Workbook} workbook @param {Before} before @param {string[]} lines of the log
 */
function takeOver(workbook, before, lines) {
  const { module, places } = workbook;
  const scroller = byId("scroller");
  const unmoved = early.top !== null && Math.abs(scroller.scrollTop - early.top) < 1;
  early.started = true;
  delete document.documentElement.dataset.words;
  delete document.documentElement.dataset.type;
  const [typed, unfolded] = [before.typed(), before.unfolded()];
  for (const id of before.picked()) module.act(id, "");  // before the log, which may show options in another order
  module.log_loaded(lines);
  for (const { id, value } of [...drafts(), ...typed]) module.act(id, value);
  for (const id of unfolded) module.act(id, "");
  workbook.layer.adopt();
  places.keep(() => {
    keepSelection(() => {
      workbook.stage.measure();
      workbook.refresh();
    });
    followMotion(workbook);
    followSettings(workbook, startInk(workbook));
  });
  if (history.state?.top > 0 && (unmoved || early.top === null)) places.restore();
  for (const id of before.end()) workbook.act(id, "");
}

/** @param {Before} before @param {(workbook: Workbook) => void} tell */
async function boot(before, tell) {
  if (typeof WebAssembly !== "object") {
    throw new Error("This browser does not run WebAssembly. Please open the page in a current browser.");
  }
  if (!early) throw new Error("js/early.js could not be loaded. Please reload the page.");
  /** @type {Workbook | null} */
  let workbook = null;
  /** @type {string[]} */
  const others = [];
  const storage = openStorage((line) => {
    if (!workbook) return void others.push(line);
    workbook.module.log_merged([line]);
    workbook.refresh();
  });
  const content = JSON.parse(document.body.dataset.content ?? "{}")[/^#\/(\d+)/.exec(location.hash)?.[1] ?? ""];
  if (content) prefetch(content);
  const [module, index, fonts] = await Promise.all([
    loadModule(),
    fetched("assets/workbook/workbook.toml").then((response) => response.text()),
    Promise.all(FONT_FILES.map(async (name) => ({ name, bytes: await early.font(name) }))),
  ]);
  for (const { name, bytes } of fonts) {
    if (!module.add_font(`${name}.ttf`, bytes)) throw new Error(`The font ${name} could not be read.`);
  }
  const hash = location.hash || "#/";
  const fault = module.open_workbook(index, hash);
  if (fault) throw new Error(fault);
  const { log, lines, fault: storageFault } = await storage;
  const effects = await readContent(module, hash);
  const started = new Workbook(module);
  Object.assign(globalThis, { workbook: started });
  started.log = log;
  takeOver(started, before, [...lines, ...others]);
  workbook = started;
  if (storageFault) module.storage_failed(storageFault);
  listen(started);
  started.refresh();
  if (early.top === null) for (const effect of effects) started.carryOut(effect);
  tell(started);
  running = true;
  document.documentElement.dataset.ready = "true";
}

hushBroken();
const before = new Before(byId("ch"), (words) => (byId("live").textContent = words));
tendEnter(byId("ch"));
listenToFrame(new Promise((tell) => {
  boot(before, tell).catch((error) => {
    const reason = error instanceof Error ? error.message : String(error);
    const words = `The workbook could not start. ${reason}`;
    before.fail(`${words} You can still read every page; answers cannot be checked.`);
    if (byId("scroller").scrollTop > 0) notice(words); // the words at the top are out of view
  });
}));
