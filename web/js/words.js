// The words of the frame that are needed before the module runs, without it, or after it has stopped. Of the files that
// stay in the browser they stand in offline_words.js, of dialogs on the progress in progress_words.js; all others in
// core/session/words.h and its neighbours, and index.html has those of its own controls.

/** Of an answer field that is empty, or of which nothing can be said yet. */
export const NOTHING_READ = "Nothing to read yet.";

export const STARTING = "The workbook is starting. Then it does what you asked for.";

/** @param {string[]} names of what it lacks (features.js) */
export const tooOld = (names) => `This browser is too old for the exercises: it has no ${names.join(", no ")}. Please open the page in a current browser.`;

export const TOO_OLD_FOR_SCRIPTS =
  "This browser is too old for the exercises: it cannot read the page's scripts. You can read every page; answers need a current browser.";

export const NO_SCRIPT =
  "The workbook could not start: a script could not be loaded. You can read every page; reload to try again.";

/** @param {string} reason */
export const notStarted = (reason) => `The workbook could not start. ${reason}`;

export const STILL_TO_READ = "You can still read every page; answers cannot be checked.";

/** The browser does not let the page write to the clipboard. */
export const NOT_COPIED = "This browser keeps the clipboard to itself, so lab.txt was saved instead; it holds what was to be copied.";

/** @param {string} file */
export const notLoaded = (file) => `${file} could not be loaded. Please reload the page.`;

/** @param {string} file @param {string} reason the status of HTTP, or the browser's words */
export const notFetched = (file, reason) => `${file} could not be loaded (${reason}).`;

export const OPEN_IN_WORKBOOK = "Open in the workbook";
export const NEW_VERSION = "A new version of the workbook is here. Reload the page to go on with it; what was saved is safe.";

/** @param {string} font */
export const notRead = (font) => `The font ${font} could not be read.`;

/** @param {string} effect */
export const unknownEffect = (effect) =>
  `The workbook asked this page for something that it does not know (${effect}). Please reload the page.`;

export const NO_WEBGL = "This browser offers no WebGL2, so the page is shown as plain text. Everything works.";

/** Why the page is plain, where the learner did not choose it and the settings do not show it. The first that holds is said. */
export const WHY_PLAIN = /** @type {const} */ ([
  ["forced", "your system sets the colours"],
  ["translated", "the page is translated"],
  ["styled", "your browser asks for another size or spacing of text"],
  ["letters", "this browser sets letters apart from where they are drawn"],
  ["broken", "the workbook has stopped"],
  ["rest", "what paints it is on its way"],
  ["no-webgl", "this browser offers no WebGL2"],
  ["lost", "the browser has taken the canvas away; it comes back by itself"],
]);

/** @param {string} why */
export const plainNow = (why) => ` It is shown now, because ${why}.`;

export const BROKE = "Something broke in the workbook. What was saved is safe. Reload the page to go on.";

export const SANDBOX = "Sandbox for your code";

export const SANDBOX_NOT_STARTED = "the sandbox did not start. Run it once more, or reload the page.";

export const PYTHON_NOT_FETCHED = "MicroPython could not be fetched. Run the code again once you are online, or write JavaScript.";

/** What is said where the learner's code runs. @param {string} name of the function that is asked for */
export const wordsOfSandbox = (name) => ({
  noFunction: `There is no function named ${name}.`,
  returnOutside: `A “return” stands outside of every function, so the code ends there; put it into ${name}.`,
  unsayable: "an error that cannot be put into words",
  objectThrown: "an object was thrown that is no Error",
  emptyThrown: "an empty text was thrown",
  assertion: "Assertion failed:",
  noMoreLines: "No more lines are printed.",
  object: "an object",
  stopped: "The code stopped.",
});
