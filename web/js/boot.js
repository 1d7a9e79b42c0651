// Starts the workbook: loads the module, the fonts and the content, and listens to the browser.

import { fetched, Workbook } from "./app.js";
import { tendEditors } from "./editor.js";
import { showSettings, tendFrame } from "./frame.js";
import { Ink } from "./ink.js";
import { Pointer } from "./pointer.js";
import { Search } from "./search.js";
import { Log, failureReason } from "./storage.js";

const FONTS = [
  "plex-sans-regular", "plex-sans-semibold", "plex-sans-italic", "plex-mono-regular",
  "katex-main-regular", "katex-main-bold", "katex-math-italic",
  "katex-size1", "katex-size2", "katex-size3", "katex-size4", "katex-ams",
];

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Shows a sentence at the top of the page until another replaces it. @param {string} words */
function notice(words) {
  byId("notice").textContent = words;
}

/** Loads Emscripten's classic script. @returns {Promise<any>} */
async function loadModule() {
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "workbook.js";
    script.onload = resolve;
    script.onerror = () => reject(new Error("workbook.js could not be loaded."));
    document.head.append(script);
  });
  return /** @type {any} */ (globalThis).createWorkbook();
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
    event.preventDefault();
    workbook.act(idOf(summary.parentElement), "");
  });
  main.addEventListener("toggle", (event) => {
    if (event.target instanceof HTMLDetailsElement) workbook.folded(event.target);
  }, { capture: true });
  for (const kind of ["wheel", "pointerdown", "keydown"]) {
    window.addEventListener(kind, () => workbook.places.forget(), { capture: true, passive: true });
  }
  main.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const work = /** @type {Element} */ (event.target).closest("article");
      /** @type {HTMLElement | null} */ (work?.querySelector("button[data-primary]"))?.click();
      return;
    }
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || event.target.type === "radio") return;
    const card = event.target.closest("section,article");
    /** @type {HTMLElement | null} */ (card?.querySelector("button[data-primary]"))?.click();
  });
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

/** @param {Workbook} workbook */
function listenToFrame(workbook) {
  const { module } = workbook;
  const search = new Search(/** @type {HTMLDialogElement} */ (byId("search")), {
    find: (query) => module.search(query),
    prepare: () => workbook.readEverything(),
    go: (hash, node) => workbook.go(hash, node),
  });
  tendFrame({
    search: () => void search.open(),
    spellings: () => workbook.showSpellings(),
    theme: (wish) => (module.set_theme(wish), workbook.refresh()),
    ink: (wish) => (module.set_ink(wish), workbook.refresh()),
  });
}

/** Colours and ink: the learner's wish from the log, else the system's. @param {Workbook} workbook @param {Ink} ink */
function followSettings(workbook, ink) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const wish = workbook.module.theme();
    const dark = wish === "dark" || (wish === "system" && system.matches);
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    workbook.module.set_dark(dark);
    ink.wish(workbook.module.ink());
    showSettings(wish, ink.reasons.has("setting") || ink.reasons.has("webkit"));
    workbook.stage.request();
  };
  system.addEventListener("change", apply);
  workbook.settingsChanged = apply;
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
    workbook.selected.draw();
    workbook.stage.request(3);
  });
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

async function boot() {
  if (typeof WebAssembly !== "object") {
    throw new Error("This browser does not run WebAssembly. Please open the page in a current browser.");
  }
  /** @type {Workbook | null} */
  let workbook = null;
  const storage = openStorage((line) => {
    workbook?.module.log_merged([line]);
    workbook?.refresh();
  });
  const [module, index, fonts] = await Promise.all([
    loadModule(),
    fetched("assets/workbook/workbook.toml").then((response) => response.text()),
    Promise.all(FONTS.map(async (name) => ({ name, bytes: await (await fetched(`fonts/${name}.ttf`)).arrayBuffer() }))),
  ]);
  for (const { name, bytes } of fonts) {
    if (!module.add_font(`${name}.ttf`, bytes)) throw new Error(`The font ${name} could not be read.`);
  }
  const fault = module.open_workbook(index, location.hash || "#/");
  if (fault) throw new Error(fault);
  const style = document.createElement("style");
  style.textContent = module.theme_css();
  byId("flow").before(style);
  workbook = new Workbook(module);
  byId("ch").replaceChildren();
  Object.assign(globalThis, { workbook });
  const { log, lines, fault: storageFault } = await storage;
  workbook.log = log;
  module.log_loaded(lines);
  if (storageFault) module.storage_failed(storageFault);
  followSettings(workbook, startInk(workbook));
  listen(workbook);
  listenToFrame(workbook);
  workbook.stage.measure();
  workbook.refresh();
  if (history.state?.top > 0) workbook.places.restore();
  document.documentElement.dataset.ready = "true";
}

boot().catch((error) => {
  const words = error instanceof Error ? error.message : String(error);
  const place = document.getElementById("boot-words");
  if (place) place.textContent = `The workbook could not start. ${words}`;
  notice(`The workbook could not start. ${words}`);
});
