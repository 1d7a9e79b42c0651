// What the page says of working without a network, and of new versions.

export const FIRST_KEPT = "Every chapter works without a network from the next visit on.";

/** @param {number} megabytes */
export const restNeeds = (megabytes) =>
  `The editor of code and Python come when they are first used: ${megabytes.toFixed(1)} MB in all.`;

export const FETCHING = "It is being fetched ...";

export const ALL_KEPT = "All of it is kept in this browser and works without a network.";

export const NOT_ALL_FETCHED = "It could not be fetched whole. Try again once you are online.";

export const NEW_VERSION_KEPT = "A new version of the workbook is here. Your answers and drafts stay.";

export const RELOAD = "Reload";
