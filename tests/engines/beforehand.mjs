// A site whose page runs a script of the test's before all of its own, as an older browser or one that is driven from
// within would be. It comes as a file of the site, since the page's policy allows no other.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dist, serve } from "../browser/support.mjs";

/** @param {() => string} script @param {Parameters<typeof serve>[0]} [answer] replies itself by returning true @returns {ReturnType<typeof serve>} */
export function serve_with(script, answer = () => false) {
  return serve((request, response) => {
    const path = (request.url ?? "").replace(/[?#].*/, "");
    if (answer(request, response)) return true;
    if (path === "/beforehand.js") response.setHeader("Content-Type", "text/javascript").end(script());
    else if (path === "/" || path === "/index.html") {
      const page = readFileSync(join(dist, "index.html"), "utf8");
      response.setHeader("Content-Type", "text/html").end(page.replace("<title>", '<script src="beforehand.js"></script><title>'));
    } else return false;
    return true;
  });
}
