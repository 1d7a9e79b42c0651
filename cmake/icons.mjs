// The icons that installing needs, drawn from assets/icon.svg, and the manifest that names them.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Resvg, initWasm } from "@resvg/resvg-wasm";
import { SHARED, SHARED_FIELD } from "../web/js/offline_names.js";

const COLOUR = "#2f5bd3"; // of assets/icon.svg
const require = createRequire(import.meta.url);

/** @type {Promise<void> | null} */
let started = null;
const start = () => (started ??= readFile(require.resolve("@resvg/resvg-wasm/index_bg.wasm")).then((wasm) => initWasm(wasm)));

/** @param {string} svg @param {number} size px */
const drawn = (svg, size) => Buffer.from(new Resvg(svg, { fitTo: { mode: "width", value: size } }).render().asPng());

/** A system cuts a maskable icon to a shape of its own, of which the middle four fifths are sure to be seen: the whole
 * square has the colour, and the sign is a fifth smaller. @param {string} svg of 32 units with round corners */
const maskable = (svg) =>
  svg.replace(/^<svg([^>]*)>([^]*)<\/svg>\s*$/, `<svg$1><rect width="32" height="32" fill="${COLOUR}"/><g transform="translate(3.2 3.2) scale(.8)">$2</g></svg>`);

/** The pictures by name. @param {string} svg @returns {Promise<Map<string, Buffer>>} */
export async function icons(svg) {
  await start();
  return new Map([
    ["icon-192.png", drawn(svg, 192)],
    ["icon-512.png", drawn(svg, 512)],
    ["icon-maskable.png", drawn(maskable(svg), 512)],
    ["apple-touch-icon.png", drawn(maskable(svg), 180)],
  ]);
}

/** The text of the web manifest, whose addresses are relative to its own folder. @param {(name: string) => string} name_of a file's name in that folder */
export function web_manifest(name_of) {
  const icon = (/** @type {string} */ name, /** @type {string} */ sizes, /** @type {string} */ type, purpose = "any") => ({ src: name_of(name), sizes, type, purpose });
  return JSON.stringify({
    name: "Transformer Math Workbook",
    short_name: "Transformer Math",
    description: "Derive the parameter counts, FLOPs, memory budgets and serving costs of transformer models.",
    id: "../",
    start_url: "../",
    scope: "../",
    display: "minimal-ui",
    background_color: "#ffffff",
    theme_color: COLOUR,
    // A copy of the progress, from the system's menu of sharing; the service worker takes it.
    share_target: {
      action: `../${SHARED.slice(2)}`,
      method: "POST",
      enctype: "multipart/form-data",
      params: { files: [{ name: SHARED_FIELD, accept: ["application/jsonl", "application/json", "text/plain", ".jsonl", ".json", ".txt"] }] },
    },
    icons: [
      icon("icon.svg", "any", "image/svg+xml"),
      icon("icon-192.png", "192x192", "image/png"),
      icon("icon-512.png", "512x512", "image/png"),
      icon("icon-maskable.png", "512x512", "image/png", "maskable"),
    ],
  });
}
