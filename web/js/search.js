// The dialog that searches all chapters. What matches, and how well, is decided in C++.

import { afterDialogs } from "./back.js";
import { setHtml } from "./trusted.js";

/** @typedef {import("./module.js").Hit} Hit */

/** @param {string} name @param {string} words @param {string} [kind] */
function element(name, words, kind = "") {
  const made = document.createElement(name);
  made.textContent = words;
  if (kind) made.className = kind;
  return made;
}

/** @param {Hit} hit */
function item(hit) {
  const link = document.createElement("a");
  link.href = hit.hash;
  link.dataset.node = String(hit.node);
  link.append(element("strong", hit.title));
  if (hit.where && hit.where !== hit.title) link.append(" ", element("span", hit.where, "where"));
  if (hit.excerpt) {
    const excerpt = element("span", "", "excerpt");
    setHtml(excerpt, hit.excerpt); // written and escaped by core/page/search_excerpt.cpp
    link.append(" ", excerpt);
  }
  if (hit.missing) link.append(" ", element("span", hit.missing, "where"));
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

export class Search {
  /**
   * @param {HTMLDialogElement} dialog
   * @param {{
   *   find: (query: string) => Hit[],
   *   words: (query: string, hits: Hit[], reading: boolean) => string,
   *   prepare: () => Promise<void>,
   *   go: (hash: string, node: number) => void,
   * }} app `prepare` fetches the chapters that were not read yet
   */
  constructor(dialog, app) {
    this.dialog = dialog;
    this.app = app;
    this.field = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
    this.list = /** @type {HTMLElement} */ (dialog.querySelector("ol"));
    this.count = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
    this.reading = false;
    this.field.addEventListener("input", () => this.show());
    this.list.addEventListener("click", (event) => this.chosen(event));
    dialog.addEventListener("keydown", (event) => this.key(event));
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  }

  async open() {
    if (this.dialog.open) return;
    this.dialog.showModal();
    this.field.select();
    this.show();
    this.reading = true;
    await this.app.prepare();
    this.reading = false;
    this.show();
  }

  show() {
    const query = this.field.value.trim();
    const hits = query ? this.app.find(query) : [];
    this.list.replaceChildren(...hits.map(item));
    this.count.textContent = this.app.words(query, hits, this.reading);
  }

  /** @param {MouseEvent} event */
  chosen(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.dialog.close();
    afterDialogs(() => this.app.go(link.getAttribute("href") ?? "#/", Number(link.dataset.node)));
  }

  /** Arrows walk through the hits; Enter in the field takes the first. @param {KeyboardEvent} event */
  key(event) {
    const links = [...this.list.querySelectorAll("a")];
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    if (event.key === "Escape") {
      event.preventDefault(); // Chromium would only empty the field
      this.dialog.close();
    } else if (event.key === "Enter" && document.activeElement === this.field) {
      event.preventDefault();
      links[0]?.click();
    } else if (event.key === "ArrowDown" && at + 1 < links.length) {
      event.preventDefault();
      links[at + 1]?.focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at === 0 ? this.field : links[at - 1])?.focus();
    }
  }
}
