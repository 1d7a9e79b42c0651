// What the page and its service worker call the same.

/** The message with which the learner asks for the new build. */
export const TAKE_OVER = "take over";

/** The mark in the cache that all of the page is wanted. It is no file of the site. */
export const KEEP_ALL = "kept-offline";

/** The cache of what is loaded on demand. @param {string} scope the page's folder; other pages of a host have caches too */
export const laterCache = (scope) => `workbook-later-${scope}`;

/** The address to which the system shares a copy of the progress (the web manifest says so), and at which the page then
 * opens. Relative to the page's folder. */
export const SHARED = "./?shared";

/** What the form of a shared copy calls the file. */
export const SHARED_FIELD = "copy";

/** The cache in which a shared copy waits for the page. @param {string} scope */
export const sharedCache = (scope) => `workbook-shared-${scope}`;
