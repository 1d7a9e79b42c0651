// What the page and its service worker call the same.

/** The message with which the learner asks for the new build. */
export const TAKE_OVER = "take over";

/** The mark in the cache that all of the page is wanted. It is no file of the site. */
export const KEEP_ALL = "kept-offline";

/** The cache of what is loaded on demand. @param {string} scope the page's folder; other pages of a host have caches too */
export const laterCache = (scope) => `workbook-later-${scope}`;
