// Serves the built page: node cmake/serve.mjs DIST_FOLDER PORT [BUILD_FOLDER]
// With a build folder, content and scripts are watched and dist/ follows: edit a file, reload, see it.
import { watch } from "node:fs";
import { createServer } from "node:http";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { make_dist } from "./make-dist.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A server of `folder`, not yet listening: right MIME types, precompressed files, and nothing cached unasked.
 * @param {string} folder */
export function site_server(folder) {
  const handle = sirv(folder, {
    dev: true, // looks at the disk for each request, and sends Cache-Control: no-store
    brotli: true,
    gzip: true,
  });
  return createServer((request, response) =>
    handle(request, response, () => {
      response.writeHead(404).end("Not found");
    }),
  );
}

/** Rebuilds dist/ shortly after a content file or a script has changed.
 * @param {string} build @param {string} dist */
function follow_sources(build, dist) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const rebuild = () =>
    make_dist(build, dist).then(
      () => console.log("Updated; reload the page."),
      (error) => console.error(`Could not update the page: ${error.message}`),
    );
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, 150);
  };
  for (const folder of [".", "assets", "assets/workbook", "web/js", "web/editor", "web/sandbox"]) {
    try {
      watch(join(root, folder), (_, name) => {
        if (folder !== "." || name === "index.html") changed();
      });
    } catch {
      console.error(`Changes in ${folder} are not watched on this system.`);
    }
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [dist, port, build] = process.argv.slice(2);
  const server = site_server(dist);
  server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
    const reason = error.code === "EADDRINUSE" ? `Port ${port} is taken; choose another one with --port.` : error.message;
    console.error(`workbook: ${reason}`);
    process.exit(1);
  });
  server.listen(Number(port), () => {
    console.log(`Serving on http://localhost:${port} (stop with Ctrl+C)`);
    if (build) follow_sources(build, dist);
  });
}
