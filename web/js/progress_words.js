// The words of progress.js; those that count something come from core/session/words.h.

export const ADD_TITLE = "Load a file";
export const ADD = "Add to my progress";
export const CANCEL = "Cancel";
export const CLOSE = "Close";
export const UNDO = "Undo";
export const LOADED = "The file was loaded";
export const READING = "Reading the file …";
export const ADDING = "Adding the file to your progress …";
export const TOO_LARGE = "This file has more than 30 MB, and the workbook reads no larger one: a copy of 100,000 answers has about 21 MB. If it is a copy, save it in two parts with an editor, and load one after the other.";

export const START_OVER_TITLE = "Start over?";
export const START_OVER = "All answers, hints, drafts and the day streak are deleted in this browser, in all its tabs. Colours and other settings stay. A file of your progress can be loaded again later.";
export const COPY_FIRST = "Save my progress to a file";
export const GO_ON = "Go on";
export const REALLY_TITLE = "Delete all progress?";
export const REALLY = "This can be undone until this tab is closed or reloaded, and not after that.";
export const DELETE = "Delete my progress";
export const DELETING = "Deleting your progress …";
export const DELETED = "Your progress was deleted";
export const NOT_DELETED_YET = "Your progress could not be deleted yet";
export const NOT_DELETED = "Your progress was not deleted";
export const NOT_LOADED = "The file was not loaded";

/** What the browser answered when it was asked to keep what is stored. */
export const KEPT = {
  yes: "The browser has promised to keep it until you delete it.",
  no: "The browser may delete it when space is short. Some browsers forget a page after some days without a visit.",
  unknown: "This browser does not say whether it keeps it. Some browsers forget a page after some days without a visit.",
};
