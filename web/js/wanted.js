// Scripts that few visits need: what is told where they do not come, as after a deploy.

import { notice } from "./dom.js";
import { whyMissing } from "./files.js";

/** A script that is fetched when it is wanted; fails in words for the reader.
 * @template T @param {Promise<T>} script @param {string} name @returns {Promise<T>} */
export const wanted = (script, name) => script.catch(async ({ message }) => {
  throw new Error(await whyMissing(name, message));
});

/** Where it does not come the reader is told, and what waits for it goes on waiting.
 * @template T @param {Promise<T>} script @param {string} name @returns {Promise<T>} */
export const wantedOrTold = (script, name) => wanted(script, name).catch(({ message }) => (notice(message), new Promise(() => {})));
