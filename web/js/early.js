// The first words: runs before everything else, a classic script without imports. It puts the page of the address,
// written as HTML by the build, into <main>, in the right type and colours, and follows links until the workbook
// runs, or for good if it cannot.

(() => {
  const root = document.documentElement;
  const ROUTE = /^#\/(\d+)(?:\/([\w.-]+))?(\?seed=[1-9])?/;
  /** Words are not shown in a wrong type, unless the right one takes longer than this. */
  const TYPE_MS = 1500;

  /** @param {string} id */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

  /** @param {string} url */
  async function bytesOf(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} could not be loaded (${response.status}).`);
    return response.arrayBuffer();
  }

  /** @type {Map<string, Promise<ArrayBuffer>>} */
  const fonts = new Map();

  const early = {
    /** True once the workbook tends the page itself. */
    started: false,
    /** Where the view stood when a page was put there; null: none was. @type {number | null} */
    top: null,
    /** A font is fetched once, for CSS and canvas alike. @param {string} name @returns {Promise<ArrayBuffer>} */
    font(name) {
      const bytes = fonts.get(name) ?? bytesOf(`fonts/${name}.ttf`);
      fonts.set(name, bytes);
      return bytes;
    },
  };
  Object.assign(globalThis, { early });

  /** @param {HtmlFace} face as the build writes it here */
  async function useFace([file, family, descriptors]) {
    const face = new FontFace(family, await early.font(file), descriptors);
    document.fonts.add(await face.load());
  }

  // The log, where the learner's wish is kept, opens too late for the first words.
  try {
    const theme = localStorage.getItem("transformer-math-workbook-theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // No storage, no wish.
  }

  root.dataset.type = "coming";
  const parsed = new Promise((resolve) => {
    document.addEventListener("readystatechange", resolve, { once: true });
  });
  const typed = Promise.race([
    Promise.all(FIRST_FACES.map(useFace)).catch(() => {}),
    new Promise((resolve) => setTimeout(resolve, TYPE_MS)),
  ]);

  /** Links of the document that is read without scripts become addresses of the workbook. */
  function adaptLinks() {
    for (const link of document.querySelectorAll('a[href^="pages/"]')) {
      const [, chapter, place] = /pages\/(\d+)\.html#?(.*)/.exec(link.getAttribute("href") ?? "") ?? [];
      if (chapter) link.setAttribute("href", `#/${chapter}${place ? `/${place}` : ""}`);
    }
  }

  /** @param {string} hash */
  function markContents(hash) {
    for (const link of document.querySelectorAll("#contents a")) {
      if (link.getAttribute("href") === hash) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  /** Goes to the exercise or section of the address, or to the line that this entry of the history was left at.
   * @param {string} place @param {boolean} otherNumbers */
  function goToPlace(place, otherNumbers) {
    const scroller = byId("scroller");
    const edge = scroller.getBoundingClientRect().top;
    const { at, offset } = history.state ?? {};
    const left = at ? document.getElementById(at) : null;
    const named = /** @type {HTMLElement | null} */ (place ? document.querySelector(`#ch [data-place="${place}"]`) : null);
    if (named && otherNumbers) named.inert = true; // what stands there are the original numbers
    else if (named && !left) named.focus({ preventScroll: true });
    if (left) scroller.scrollTop += left.getBoundingClientRect().top - edge - offset;
    else if (named) scroller.scrollTop += named.getBoundingClientRect().top - edge - 16;
    else scroller.scrollTop = 0;
    early.top = named?.inert ? null : scroller.scrollTop;
  }

  const homeTitle = document.title;
  /** @type {Node[] | null} */
  let home = null;
  let turns = 0;

  /** @param {string} words */
  function put(words) {
    byId("ch").innerHTML = words;
    // A parser adds what the page's own tables do without.
    for (const body of document.querySelectorAll("#ch tbody")) body.replaceWith(...body.childNodes);
  }

  /** @param {string} chapter @returns {Promise<string>} its page as HTML; "" if there is none */
  async function partOf(chapter) {
    try {
      return new TextDecoder().decode(await bytesOf(`pages/${chapter}.part.html`));
    } catch {
      return "";
    }
  }

  /** Shows the page of the address. A page that the build did not write is left to the workbook. */
  async function show() {
    turns += 1;
    const turn = turns;
    const [, chapter = "", place = "", seed = ""] = ROUTE.exec(location.hash) ?? [];
    if (chapter) root.dataset.words = "coming";
    const [words] = await Promise.all([chapter ? partOf(chapter) : "", parsed, typed]);
    delete root.dataset.type;
    if (early.started || turn !== turns) return;
    if (!home) {
      home = [...byId("ch").childNodes];
      adaptLinks();
    }
    delete root.dataset.words;
    if (words) put(words);
    else if (home[0] !== byId("ch").firstChild) byId("ch").replaceChildren(...home);
    markContents(words ? `#/${chapter}` : "#/");
    document.title = words ? `${byId("ch").querySelector("h1")?.textContent} - ${homeTitle}` : homeTitle;
    if (words || !chapter) goToPlace(place, seed !== "");
  }

  // Without its modules the workbook cannot even say so.
  window.addEventListener("error", ({ target }) => {
    if (!(target instanceof HTMLScriptElement) || target.type !== "module") return;
    root.dataset.failed = "";
    byId("notice").textContent = "The workbook could not start: a script could not be loaded. You can read every page; reload to try again.";
  }, { capture: true });

  void show();
  window.addEventListener("hashchange", () => {
    if (!early.started) void show();
  });
  void typed.then(() => Promise.all(LATER_FACES.map(useFace)).catch(() => {}));
})();
