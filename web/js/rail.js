// Sections and exercises of the chapter, beside the text: the one that is read is marked.

import { setHtml } from "./trusted.js";
import { address } from "./route.js";

export class Rail {
  /** @param {HTMLElement} nav */
  constructor(nav) {
    this.nav = nav;
    this.html = "";
  }

  /** @param {string} html */
  sync(html) {
    if (html !== this.html) {
      this.html = html;
      setHtml(this.nav, html);
      this.nav.hidden = html === "";
    }
    this.mark();
  }

  /** Marks what the address names. */
  mark() {
    const hash = address().replace(/\?.*$/, "");
    for (const link of this.nav.querySelectorAll("a")) {
      if (link.getAttribute("href") === hash) {
        if (link.hasAttribute("aria-current")) continue;
        link.setAttribute("aria-current", "location");
      } else {
        link.removeAttribute("aria-current");
      }
    }
  }
}
