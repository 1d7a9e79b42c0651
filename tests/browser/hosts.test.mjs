// The recipes for hosts, tried on Debian's nginx and Apache: types, compression, caching, policy, and the page itself.
// NGINX and APACHE say where the programs are; ./workbook test brings them.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { get } from "node:http";
import { card, dist, file_of, launch, open_page, ready } from "./support.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const nginx = process.env.NGINX ?? join(root, ".cache/hosts/usr/sbin/nginx");
const apache = process.env.APACHE ?? "/usr/sbin/apache2";

/** @returns {Promise<number>} */
const free_port = () => new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    server.close(() => resolve(port));
  });
});

/** The site as the recipe says, with what surrounds it on a machine. @typedef {{folder: string, port: number}} Place */

/** @param {Place} place */
async function nginx_command({ folder, port }) {
  const recipe = await readFile(join(folder, "site/hosting/nginx.conf"), "utf8");
  const server = recipe.replace("listen 80;", `listen 127.0.0.1:${port};`).replace("root /srv/workbook;", `root ${folder}/site;`).replace("# brotli_static on;", "brotli_static on;");
  assert.notEqual(server, recipe);
  const module = join(dirname(nginx), "../lib/nginx/modules/ngx_http_brotli_static_module.so");
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ");
  await writeFile(join(folder, "nginx.conf"), `load_module ${module};\npid ${folder}/nginx.pid;\ndaemon off;\nevents {}\nhttp { access_log off; ${paths}\n${server}}\n`);
  return [nginx, ["-c", join(folder, "nginx.conf"), "-p", folder, "-e", join(folder, "error.log")]];
}

/** @param {Place} place */
async function apache_command({ folder, port }) {
  const modules = ["mpm_event", "authz_core", "mime", "dir", "headers", "rewrite"].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
  const owner = process.getuid?.() === 0 ? "User nobody\nGroup nogroup\n" : "";
  await writeFile(join(folder, "mime.types"), "text/html html\ntext/css css\nimage/svg+xml svg\nimage/png png\napplication/gzip gz\n");
  await writeFile(join(folder, "apache.conf"), `${modules.join("\n")}
ServerRoot ${folder}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/apache.pid
DefaultRuntimeDir ${folder}
ErrorLog ${folder}/error.log
TypesConfig ${folder}/mime.types
${owner}DocumentRoot ${folder}/site
<Directory ${folder}/site>
  Require all granted
  AllowOverride FileInfo Indexes
</Directory>
`);
  return [apache, ["-f", join(folder, "apache.conf"), "-DFOREGROUND"]];
}

/** @param {string} url @param {string} [encoding] @returns {Promise<{status: number, headers: import("node:http").IncomingHttpHeaders, bytes: Buffer}>} */
const asked = (url, encoding = "identity", more = {}) => new Promise((resolve, reject) => {
  get(url, { headers: { "accept-encoding": encoding, ...more } }, (response) => {
    /** @type {Buffer[]} */
    const parts = [];
    response.on("data", (part) => parts.push(part));
    response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(parts) }));
  }).on("error", reject);
});

const TYPES = {
  "workbook.wasm": "application/wasm", "boot.js": "text/javascript; charset=utf-8", "early.js": "text/javascript; charset=utf-8",
  "page.css": "text/css; charset=utf-8", "0.part.html": "text/html; charset=utf-8", "plex-sans-regular.ttf": "font/ttf",
  "04-kv-cache.txt": "text/plain; charset=utf-8", "icon.svg": "image/svg+xml", "icon-192.png": "image/png",
  "workbook.webmanifest": "application/manifest+json",
};

for (const [name, command_for] of /** @type {const} */ ([["nginx", nginx_command], ["Apache", apache_command]])) {
  describe(`on ${name}`, () => {
    /** @type {Place} */
    let place;
    let url = "";
    /** @type {import("node:child_process").ChildProcess | null} */
    let server = null;
    before(async () => {
      place = { folder: await mkdtemp(join(tmpdir(), "hosts-")), port: await free_port() };
      await chmod(place.folder, 0o755); // the server's own user reads it
      await mkdir(join(place.folder, "site/some"), { recursive: true });
      await cp(dist, join(place.folder, "site"), { recursive: true });
      url = `http://localhost:${place.port}/`;
      const [program, words] = /** @type {[string, string[]]} */ (await command_for(place));
      let said = "";
      server = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
      server.stderr?.on("data", (text) => (said += text));
      server.on("error", (error) => (said += `${error.message}; ./workbook test browser brings the program`));
      for (let left = 100; ; left -= 1) {
        if (await asked(url).then(() => true, () => false)) return;
        if (left === 0 || server.exitCode !== null) throw new Error(`${name} did not start: ${said} ${await readFile(join(place.folder, "error.log"), "utf8").catch(() => "")}`);
        await new Promise((done) => setTimeout(done, 100));
      }
    });
    after(async () => {
      const ended = new Promise((done) => server?.once("exit", done));
      server?.kill();
      await ended;
      await rm(place.folder, { recursive: true });
    });

    test("every kind of file has its type", async () => {
      for (const [file, type] of Object.entries(TYPES)) {
        for (const encoding of ["identity", "br", "gzip"]) {
          const { status, headers } = await asked(url + file_of(file), encoding);
          assert.equal(status, 200, file);
          assert.equal(headers["content-type"]?.toLowerCase(), type, `${file} as ${encoding}`);
          assert.equal(headers["x-content-type-options"], "nosniff");
        }
      }
      assert.match((await asked(`${url}pages/0.html`)).headers["content-type"] ?? "", /^text\/html/);
      assert.equal((await asked(`${url}files/none-00000000.js`)).status, 404);
    });

    test("what is compressed comes so to whom takes it, and is the same", async () => {
      const paths = [...Object.keys(TYPES).filter((file) => !file.endsWith(".png")).map(file_of), "", "pages/0.html", "version.json"];
      for (const path of paths) {
        const plain = await asked(url + path);
        assert.equal(plain.headers["content-encoding"], undefined, path);
        assert.ok(plain.bytes.equals(await readFile(join(dist, path || "index.html"))), path);
        const [br, gz] = [await asked(url + path, "gzip, deflate, br"), await asked(url + path, "gzip")];
        assert.equal(br.headers["content-encoding"], "br", path);
        assert.equal(gz.headers["content-encoding"], "gzip", path);
        assert.match(gz.headers.vary ?? "", /Accept-Encoding/, path);
        assert.ok(brotliDecompressSync(br.bytes).equals(plain.bytes), path);
        assert.ok(gunzipSync(gz.bytes).equals(plain.bytes), path);
      }
    });

    test("a file with a hash may be kept for ever, a document is asked for anew and then not sent again", async () => {
      const cached = async (/** @type {string} */ path) => (await asked(url + path, "br")).headers["cache-control"];
      for (const file of Object.keys(TYPES)) assert.equal(await cached(file_of(file)), "public, max-age=31536000, immutable", file);
      for (const path of ["", "index.html", "pages/0.html", "version.json", "calculator.js"]) assert.equal(await cached(path), "no-cache", path);
      const { etag = "" } = (await asked(url, "br")).headers;
      assert.equal((await asked(url, "br", { "if-none-match": etag })).status, 304);
      assert.doesNotMatch((await asked(`${url}files/none-00000000.js`)).headers["cache-control"] ?? "", /immutable/);
    });

    test("documents come with their policy, the sandbox's page without it", async () => {
      const policy = async (/** @type {string} */ path) => (await asked(url + path, "br")).headers["content-security-policy"] ?? "";
      const meta = /http-equiv="Content-Security-Policy" content="([^"]*)"/;
      for (const path of ["", "index.html", "pages/0.html"]) {
        const [, said] = meta.exec((await asked(url + path)).bytes.toString()) ?? [];
        assert.equal(await policy(path), said, path);
      }
      for (const file of ["sandbox.html", "0.part.html", "boot.js"]) assert.equal(await policy(file_of(file)), "", file);
    });

    test("the page runs: an answer, code, another chapter, a reload", async () => {
      const browser = await launch();
      const { page, faults } = await open_page(await browser.newContext(), `${url}#/0`);
      await ready(page);
      await card(page, "0.1").getByRole("textbox").fill("124.3M");
      await card(page, "0.1").getByRole("button", { name: "Check", exact: true }).click();
      await card(page, "0.1").getByText("Done", { exact: true }).waitFor();
      await card(page, "0.5").getByRole("button", { name: "Run and check" }).click();
      await card(page, "0.5").getByText("1 attempt", { exact: false }).first().waitFor();
      await page.getByRole("navigation").getByRole("link", { name: /KV Cache/ }).click();
      await card(page, "4.1").waitFor();
      await page.reload();
      await ready(page);
      assert.deepEqual(faults, []);
      await browser.close();
    });
  });
}
