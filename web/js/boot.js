// Starts the workbook: loads the module, the fonts and the content, and ties the browser's facilities
// (storage, sandbox, history, canvas, page layer) to it. It holds no rules.

import { PageLayer } from "./page_layer.js";
import { Pointer } from "./pointer.js";
import { tendEditors } from "./editor.js";
import { decodeRecords } from "./records.js";
import { runCode } from "./sandbox.js";
import { Stage } from "./stage.js";
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

/** @param {string} url @returns {Promise<Response>} */
async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be loaded (${response.status}).`);
  return response;
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

/** Everything that lives as long as the page. */
class Workbook {
  /** @param {any} module */
  constructor(module) {
    this.module = module;
    this.main = byId("ch");
    this.layer = new PageLayer(this.main);
    /** @type {Log | null} */
    this.log = null;
    this.inked = false;
    /** Set by followTheme. */
    this.themeChanged = () => {};
    this.stage = new Stage(
      { scroller: byId("scroller"), doc: byId("doc"), ink: /** @type {HTMLCanvasElement} */ (byId("ink")) },
      {
        draw: (now) => this.draw(now),
        widthChanged: (width) => this.widthChanged(width),
        canvasChanged: (view) => module.set_canvas(view.width, view.height, view.top, view.density),
      },
    );
  }

  /** @param {number} now */
  draw(now) {
    if (!this.inked) return false;
    this.module.frame(now);
    return false;
  }

  /** @param {number} width */
  widthChanged(width) {
    this.module.set_width(width);
    this.refresh();
  }

  /** Carries what C++ changed to the DOM and the canvas, and what it asks for to the browser. */
  refresh() {
    this.syncPage();
    for (const effect of this.module.take_effects()) this.carryOut(effect);
    this.stage.request();
  }

  syncPage() {
    if (!this.module.page_changed()) return;
    this.layer.sync(decodeRecords(this.module.records()));
    this.stage.setDocumentHeight(this.module.page_height());
    this.themeChanged();
    document.title = this.module.title();
    const saved = byId("saved");
    saved.textContent = this.module.saved_words();
    saved.toggleAttribute("data-failed", this.module.save_failed());
    const contents = byId("contents");
    const html = this.module.contents_html();
    if (contents.innerHTML !== html) contents.innerHTML = html;
  }

  /** An activated or edited element. @param {number} id @param {string} value */
  act(id, value) {
    this.module.act(id, value);
    this.refresh();
  }

  /** @param {any} effect */
  carryOut(effect) {
    if (effect.kind === "save") void this.save(effect.id, effect.json);
    else if (effect.kind === "run") void this.run(effect.run, effect.source, JSON.parse(effect.tests));
    else if (effect.kind === "announce") byId("live").textContent = effect.text;
    else if (effect.kind === "go") history.pushState(null, "", effect.hash);
    else if (effect.kind === "focus") this.focus(effect.id);
    else if (effect.kind === "load") void this.loadChapter(effect.chapter, effect.file);
  }

  /** @param {string} id @param {string} line */
  async save(id, line) {
    try {
      if (!this.log) throw new DOMException("no storage", "SecurityError");
      await this.log.append(id, line);
      this.module.event_saved(id);
    } catch (error) {
      this.module.storage_failed(failureReason(error));
    }
    this.refresh();
  }

  /** @param {number} run @param {string} source @param {{call: string, args: unknown[]}[]} tests */
  async run(run, source, tests) {
    const name = tests[0]?.call ?? "";
    const outputs = await runCode({ source, name, calls: tests.map((test) => test.args) });
    this.module.code_finished(run, outputs);
    this.refresh();
  }

  /** @param {number} chapter @param {string} file */
  async loadChapter(chapter, file) {
    try {
      const text = await (await fetched(`assets/workbook/${file}`)).text();
      this.module.chapter_loaded(chapter, text);
    } catch (error) {
      this.module.chapter_failed(chapter, error instanceof Error ? error.message : String(error));
    }
    this.refresh();
  }

  /** @param {number} id */
  focus(id) {
    const element = this.layer.element(id);
    if (!element) return;
    const wanted = "input:not([disabled]),button:not([disabled]),textarea,summary,a[href]";
    const control = /** @type {HTMLElement | null} */ (element.matches(wanted) ? element : element.querySelector(wanted));
    const target = control ?? element;
    if (!control) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    this.bringIntoView(element);
  }

  /** @param {HTMLElement} element */
  bringIntoView(element) {
    const scroller = byId("scroller");
    const box = element.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    const fits = box.height < view.height - 32;
    if (fits && box.top >= view.top && box.bottom <= view.bottom) return;
    scroller.scrollTop += box.top - view.top - 16;
  }

  /** Reacts to the address: a link, the back button, a typed hash. */
  navigated() {
    byId("scroller").scrollTop = 0;
    this.module.navigate(location.hash || "#/");
    this.refresh();
    showContents(false);
  }
}

/** @param {boolean} open */
function showContents(open) {
  byId("contents-button").setAttribute("aria-expanded", String(open));
  document.body.classList.toggle("contents-open", open);
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
  main.addEventListener("keydown", (event) => {
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
  const button = byId("contents-button");
  button.addEventListener("click", () => showContents(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") showContents(false);
  });
}

/** Colours: the learner's wish from the log, else the system's. @param {Workbook} workbook */
function followTheme(workbook) {
  const select = /** @type {HTMLSelectElement} */ (byId("theme"));
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const wish = workbook.module.theme();
    select.value = wish;
    const dark = wish === "dark" || (wish === "system" && system.matches);
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    workbook.module.set_dark(dark);
    workbook.stage.request();
  };
  select.addEventListener("change", () => {
    workbook.module.set_theme(select.value);
    workbook.refresh();
  });
  system.addEventListener("change", apply);
  workbook.themeChanged = apply;
  apply();
}

/** Paints on the canvas if it can; else the same words stay visible as text. @param {Workbook} workbook */
function startInk(workbook) {
  const ink = /** @type {HTMLCanvasElement} */ (byId("ink"));
  const show = (/** @type {boolean} */ inked) => {
    workbook.inked = inked;
    workbook.main.className = inked ? "ink-canvas" : "ink-dom";
    ink.hidden = !inked;
  };
  show(workbook.module.start_canvas("#ink"));
  if (!workbook.inked) notice("This browser offers no WebGL2, so the page is shown as plain text. Everything works.");
  ink.addEventListener("webglcontextlost", (event) => (event.preventDefault(), show(false)));
  ink.addEventListener("webglcontextrestored", () => {
    show(workbook.module.restore_canvas());
    workbook.stage.request(3);
  });
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
  document.head.append(style);
  workbook = new Workbook(module);
  byId("boot-message").remove();
  Object.assign(globalThis, { workbook });
  const { log, lines, fault: storageFault } = await storage;
  workbook.log = log;
  module.log_loaded(lines);
  if (storageFault) module.storage_failed(storageFault);
  followTheme(workbook);
  startInk(workbook);
  listen(workbook);
  workbook.stage.measure();
  workbook.refresh();
  document.documentElement.dataset.ready = "true";
}

boot().catch((error) => {
  const words = error instanceof Error ? error.message : String(error);
  const place = document.getElementById("boot-words");
  if (place) place.textContent = `The workbook could not start. ${words}`;
  notice(`The workbook could not start. ${words}`);
});
