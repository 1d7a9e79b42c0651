// The card of a term, beside the words that name it. Where the browser has no popovers, the words are what they are
// anyway: a link to the place that explains them.

import { setHtml } from "./trusted.js";

const GAP_PX = 6;

/** @param {(name: string, exercise: string) => string} cardOf HTML of a term's card; "" if there is none */
export function tendTerms(cardOf) {
  if (typeof HTMLElement.prototype.showPopover !== "function") return;
  const card = document.createElement("div");
  card.id = "term";
  card.popover = "auto";
  card.tabIndex = -1;
  card.setAttribute("role", "dialog");
  document.body.append(card);
  const scroller = /** @type {HTMLElement} */ (document.getElementById("scroller"));
  const hide = () => card.matches(":popover-open") && card.hidePopover();

  /** Below the words, or above them where there is no room. @param {DOMRect} words */
  function place(words) {
    const { width, height } = card.getBoundingClientRect();
    const left = Math.max(8, Math.min(words.left, innerWidth - width - 8));
    const below = words.bottom + GAP_PX;
    const top = below + height <= innerHeight ? below : Math.max(8, words.top - GAP_PX - height);
    card.style.cssText = `left:${left}px;top:${top}px`;
  }

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("a[data-term]")) : null;
    if (event.target instanceof Element && card.contains(event.target)) return void (event.target.closest("a") && hide());
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const name = link.dataset.term ?? "";
    const html = cardOf(name, /** @type {HTMLElement | null} */ (link.closest("article[data-place]"))?.dataset.place ?? "");
    if (!html) return;
    event.preventDefault();
    setHtml(card, html);
    card.setAttribute("aria-label", name);
    card.showPopover();
    place(event.detail === 0 ? link.getBoundingClientRect() : ([...link.getClientRects()].find((box) => box.bottom >= event.clientY) ?? link.getBoundingClientRect()));
    // Whoever came by keys or hears the page is taken to the card, and back when it is closed.
    card.focus({ preventScroll: true });
  }, { capture: true });
  scroller.addEventListener("scroll", hide, { passive: true });
  for (const left of ["hashchange", "popstate"]) window.addEventListener(left, hide); // it is about words of another page
}
