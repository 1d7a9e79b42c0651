// The card of a term, beside the words that name it, and of a formula's symbols. Where the browser has no popovers, the
// words are what they are anyway: a link to the place that explains them.

import { setHtml } from "./trusted.js";

const GAP_PX = 6;

/** A symbol and its index are one: "d" and "k" are "dk". A power is none of it. @param {Element} symbol */
const lettersOf = (symbol) => [...(symbol.matches("msub, msubsup") ? symbol.children : [symbol])].slice(0, 2)
  .map((part) => part.textContent ?? "").join("").replace(/[\s\u2061]/g, "");

/** What a link to symbols is about: the displayed formula before it, or the formulas within the sentences of its section or
 * exercise, as far as they are shown. @param {Element} link */
function formulasOf(link) {
  const place = /** @type {Element} */ (link.parentElement);
  if (!place.matches("section, article")) return [place];
  return [...place.querySelectorAll(".m")].filter((formula) => formula.closest("section, article") === place
    && !formula.closest(".eq, details:not([open]) > :not(summary), [hidden]"));
}

/** Symbols of formulas from left to right, each as its letters; an index is no symbol of its own. @param {Element[]} formulas */
const symbolsOf = (formulas) => formulas.flatMap((formula) => [...formula.querySelectorAll("msub, msubsup, mi")])
  .filter((symbol) => symbol.parentElement?.closest("msub, msubsup")?.contains(symbol) !== true || symbol.matches("msub, msubsup"))
  .map(lettersOf).join("\n");

/** The symbol under the pointer; null beside one, and where a press means something else.
 * @param {EventTarget | null} target */
function symbolAt(target) {
  if (!(target instanceof Element) || target.closest("a, button, label, summary, [data-given]")) return null;
  const letter = target.closest(".m mi");
  const whole = letter?.closest("msub, msubsup");
  return whole && [...whole.children].slice(0, 2).some((part) => part.contains(letter)) ? whole : letter ?? null;
}

/** @param {{term: (name: string, exercise: string) => string, symbols: (letters: string, exercise: string) => string}} cards
 * HTML of a term's card, and of those of symbols, one a line; "" if there is none */
export function tendTerms(cards) {
  if (typeof HTMLElement.prototype.showPopover !== "function") return;
  const card = document.createElement("div");
  card.id = "term";
  card.popover = "auto";
  card.tabIndex = -1;
  card.setAttribute("role", "dialog");
  document.body.append(card);
  const scroller = /** @type {HTMLElement} */ (document.getElementById("scroller"));
  const hide = () => card.matches(":popover-open") && card.hidePopover();
  let shownAt = 0; // of the scroller, when the card was shown

  /** Below the words, or above them where there is no room. @param {DOMRect} words */
  function place(words) {
    const { width, height } = card.getBoundingClientRect();
    const left = Math.max(8, Math.min(words.left, innerWidth - width - 8));
    const below = words.bottom + GAP_PX;
    const top = below + height <= innerHeight ? below : Math.max(8, words.top - GAP_PX - height);
    card.style.cssText = `left:${left}px;top:${top}px`;
  }

  /** Whoever came by keys or hears the page is taken to the card, and back when it is closed.
   * @param {string} html @param {string} name @param {DOMRect} beside */
  function show(html, name, beside) {
    setHtml(card, html);
    card.setAttribute("aria-label", name);
    card.showPopover();
    shownAt = scroller.scrollTop;
    place(beside);
    card.focus({ preventScroll: true });
  }

  /** @param {Element} inside */
  const exerciseOf = (inside) => /** @type {HTMLElement | null} */ (inside.closest("article[data-place]"))?.dataset.place ?? "";

  /** @param {Element} symbol whether there was a card for it */
  function showSymbol(symbol) {
    const html = cards.symbols(lettersOf(symbol), exerciseOf(symbol));
    if (html) show(html, symbol.textContent ?? "", symbol.getBoundingClientRect());
    return html !== "";
  }

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (card.contains(event.target)) return void (event.target.closest("a") && hide());
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = /** @type {HTMLElement | null} */ (event.target.closest("a[data-term], a[data-symbols]"));
    if (!link) {
      // A word that was being selected stays selected.
      const symbol = getSelection()?.isCollapsed === false ? null : symbolAt(event.target);
      if (symbol) showSymbol(symbol);
      return;
    }
    const name = link.dataset.term ?? link.getAttribute("aria-label") ?? "";
    const formulas = link.dataset.term === undefined ? formulasOf(link) : null;
    const html = formulas ? cards.symbols(symbolsOf(formulas), exerciseOf(link)) : cards.term(name, exerciseOf(link));
    if (!html) return;
    event.preventDefault();
    const boxes = [...link.getClientRects()];
    const formula = link.parentElement?.matches(".eq") ? link.parentElement : link;
    show(html, name, event.detail === 0 ? formula.getBoundingClientRect()
      : boxes.find((box) => box.bottom >= event.clientY) ?? link.getBoundingClientRect());
  }, { capture: true });
  // A symbol that has a card tells so under the pointer.
  document.addEventListener("pointerover", (event) => {
    const symbol = event.pointerType === "touch" ? null : symbolAt(event.target);
    const known = symbol !== null && cards.symbols(lettersOf(symbol), exerciseOf(symbol)) !== "";
    scroller.toggleAttribute("data-over-symbol", known);
  }, { passive: true });
  // Word of a scrolling that was over before the card came, such as to the link that got the focus, is no reason.
  scroller.addEventListener("scroll", () => Math.abs(scroller.scrollTop - shownAt) > 1 && hide(), { passive: true });
  for (const left of ["hashchange", "popstate"]) window.addEventListener(left, hide); // it is about words of another page
}
