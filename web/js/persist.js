// Whether the browser has promised to keep what this page stores, also where space is short.

/** @returns {Promise<"yes" | "no" | "unknown">} */
export async function persistence() {
  try {
    return (await navigator.storage.persisted()) ? "yes" : "no";
  } catch {
    return "unknown";
  }
}

/** Asks, unless it was promised already. A browser that was told no by the learner answers so without asking again. */
export async function askToPersist() {
  try {
    if ((await persistence()) === "no") await navigator.storage.persist();
  } catch {
    // A browser that cannot be asked keeps what it keeps.
  }
}
