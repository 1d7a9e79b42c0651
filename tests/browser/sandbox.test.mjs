// Programs that return, throw, print or post too much, or what nobody can read: each ends with a verdict, and costs the
// page neither its time nor its memory.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, file_of, named, says, site_and_browser, visit, write_code } from "./support.mjs";

const world = site_and_browser();

/** The page that all attacks share, one after the other. @type {Awaited<ReturnType<typeof visit>>} */
let home;
/** @type {import("playwright-core").CDPSession} */
let meter;

/** What the main thread has computed so far. @returns {Promise<number>} ms */
async function computed() {
  const { metrics } = await meter.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN);
}

/** What a program costs that does nothing. */
let harmless = NaN;

/** What the page computes in a millisecond while a test looks at it and waits: its own looking. */
let looking = 0;

const RIGHT = "12 * L * d * d + V * d";
const WRONG = /^Not right yet\./;
const STOPPED = /did not finish/;

/**
 * The time that the page's main thread itself computes for a run, which a busy machine hardly stretches, beyond that for
 * a program that just returns 1. Without limits a million characters took it tens of seconds, and 1,400 MB.
 */
const MOST_MORE_MS = 100;
const MOST_GROWTH = 10_000_000;

/** The sandbox gives two seconds of the code's own time, which a busy machine stretches; and its start takes a while. */
const MOST_MS = 40_000;

async function open() {
  home = await visit(world, "#/0/0.5");
  meter = await home.context.newCDPSession(home.page);
  await meter.send("Performance.enable", { timeDomain: "threadTicks" });
  await ran(returns("1"), WRONG);
  await start_clock();
  const [start, busy] = [Date.now(), await computed()];
  await verdict_of(card(home.page, "0.5"), /This is never said/).waitFor({ timeout: 3000 }).catch(() => {});
  looking = ((await computed()) - busy) / (Date.now() - start);
  await stop_clock();
  for (let i = 0; i < 2; i += 1) harmless = (await ran(returns("1"), WRONG)).cpu;
}

/** Watches the page, from the inside, for how long it stands still and how it grows. */
const start_clock = () => home.page.evaluate(() => {
  const cost = { stall: 0, from: performance.now(), last: performance.now(), wasm: 0, timer: 0 };
  cost.wasm = /** @type {any} */ (globalThis).workbook.module.HEAPU8.length;
  cost.timer = window.setInterval(() => {
    const now = performance.now();
    cost.stall = Math.max(cost.stall, now - cost.last);
    cost.last = now;
  }, 5);
  Object.assign(globalThis, { cost });
});

const stop_clock = () => home.page.evaluate(async () => {
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
  const { cost, workbook } = /** @type {any} */ (globalThis);
  clearInterval(cost.timer);
  const spoken = document.getElementById("live")?.textContent ?? "";
  return { stall: cost.stall, growth: workbook.module.HEAPU8.length - cost.wasm, spoken: spoken.length };
});

/** @param {import("playwright-core").Locator} exercise @param {RegExp} words */
const verdict_of = (exercise, words) => exercise.locator(".status", { hasText: words }).filter({ hasNotText: "Running your code." });

/** Runs a program in 0.5 and looks at what it cost the page. @param {string} source @param {RegExp} words of the verdict */
async function run(source, words) {
  if (!home) await open();
  const cost = await ran(source, words);
  assert.ok(cost.cpu < harmless + MOST_MORE_MS, `${cost.cpu} ms of computing; ${harmless} ms for a harmless program`);
  assert.ok(cost.growth <= MOST_GROWTH, `the memory of C++ grew by ${cost.growth} bytes`);
  return cost;
}

/** @param {string} source @param {RegExp} words of the verdict */
async function ran(source, words) {
  const { page } = home;
  const exercise = card(page, "0.5");
  await write_code(exercise, source);
  await start_clock();
  const start = Date.now();
  const busy = await computed();
  await exercise.getByRole("button", { name: "Run and check" }).click();
  await verdict_of(exercise, /\S/).waitFor({ timeout: MOST_MS });
  const took = Date.now() - start;
  const cost = await stop_clock();
  const cpu = (await computed()) - busy - looking * took;
  const verdict = (await exercise.locator(".status").innerText()).replace(/\s+/g, " ");
  assert.match(verdict, words);
  assert.ok(verdict.length < 1500, `a verdict of ${verdict.length} characters`);
  assert.ok(cost.spoken < 1500, `${cost.spoken} characters read aloud`);
  assert.equal(await page.locator("iframe").count(), 0, "the sandbox is thrown away");
  return { ...cost, cpu, took };
}

const returns = (/** @type {string} */ value) => `function paramCount(d, L, V) { return ${value}; }`;

/** What a program does, the program, and the verdict. @type {[string, string, RegExp][]} */
const ATTACKS = [
  ["returns a million characters", returns("'x'.repeat(1e6)"), /"x+\.\.\." \(999,\d{3} more characters\)/],
  ["returns ten million characters", returns("'x'.repeat(1e7)"), /"x+\.\.\." \(9,999,\d{3} more characters\)/],
  ["returns 100,000 numbers", returns("new Array(1e5).fill(1.25)"), /1\.25, \.\.\. 99,9\d\d more\]/],
  ["returns a typed array of a million numbers", returns("new Float64Array(1e6)"), /0, \.\.\. 999,9\d\d more\]/],
  ["returns a sparse array of four thousand million", returns("new Array(4e9)"), /undefined, \.\.\. 3,999,999,9\d\d more\]/],
  ["returns arrays in arrays in arrays", returns("[1,2,3].reduce((a) => new Array(1000).fill(a), 1)"), /more\]/],
  ["returns an array that holds itself", "const all = []; for (let i = 0; i < 100; i++) all.push(all);" + returns("all"), /more\]/],
  ["returns arrays 100,000 deep", "let deep = 1; for (let i = 0; i < 1e5; i++) deep = [deep];" + returns("deep"), /\[\[\[/],
  ["returns empty arrays without end", returns("new Array(1e6).fill([])"), /more\]/],
  ["returns a BigInt", returns("12n"), /a BigInt/],
  ["returns a function", returns("() => 1"), /a function/],
  ["returns a cyclic object", "const all = {}; all.all = all;" + returns("all"), /an object/],
  ["returns half of a pair of surrogates", returns("'\\ud83d'"), /yours returned "\ufffd"/],
  ["returns an object whose toJSON makes a million characters", returns("({ toJSON: () => 'x'.repeat(1e6) })"), /an object/],
  ["returns an array whose toJSON never ends", returns("Object.assign([1], { toJSON() { for (;;); } })"), /yours returned \[1\]/],
  ["returns an array with a getter that never ends", returns("Object.defineProperty([1], 0, { get() { for (;;); } })"), STOPPED],
  ["returns a proxy of any length", returns("new Proxy([], { get: (all, name) => (name === 'length' ? 1e300 : 1) })"), /1, \.\.\. [\d,]{18,} more\]/],
  ["returns a proxy that throws", returns("new Proxy([], { get() { throw new Error('no'); } })"), /Error: no/],
  ["throws a million characters", "function paramCount() { throw new Error('x'.repeat(1e6)); }", /Error: x+\.\.\. \(999,\d{3} more characters\)/],
  ["throws what cannot be read", "function paramCount() { throw { get stack() { throw 1; }, toString() { throw 2; } }; }", /cannot be put into words/],
  ["throws null", "function paramCount() { throw null; }", /stopped: null/],
  ["throws a million characters at the top", "throw new Error('x'.repeat(1e6));", /could not be run.*more characters/],
  ["prints a million characters without end", "function paramCount() { for (;;) console.log('x'.repeat(1e6), [1, 2]); }", STOPPED],
  ["posts a million characters without end", "function paramCount() { for (;;) postMessage({ result: { value: 'x'.repeat(1e6) } }); }", STOPPED],
  ["posts by the prototype without end", "function paramCount() { for (;;) DedicatedWorkerGlobalScope.prototype.postMessage?.call(self, 'x'.repeat(1e6)); }", STOPPED],
  ["reports a million errors", "function paramCount() { for (;;) reportError(new Error('x'.repeat(1e6))); }", /could not be run|did not finish/],
  ["posts a BigInt", "postMessage({ failure: 1n }); postMessage({ result: 1n });" + returns("1"), WRONG],
  ["posts a cyclic object", "const all = {}; all.all = all; postMessage({ failure: all });" + returns("1"), WRONG],
  ["posts null", "postMessage(null);" + returns("1"), WRONG],
  ["posts the end before it began", "postMessage({ done: true }); postMessage({ kind: 'done', text: '' });" + returns("1"), WRONG],
  ["replaces what the sandbox itself might use", `
    for (const [owner, names] of [[JSON, ["stringify", "parse"]], [Array, ["isArray", "from"]], [Array.prototype, ["map", "push", "join", "toJSON"]],
      [String.prototype, ["slice", "replace", "split"]], [RegExp.prototype, ["exec"]], [MessagePort.prototype, ["postMessage"]],
      [Reflect, ["apply"]], [Number, ["isFinite"]], [Object.prototype, ["toJSON"]]]) for (const name of names) owner[name] = () => "";
    Array.prototype[Symbol.iterator] = () => "";
    ${returns("1")}`, /yours returned 1 /],
  ["prints a hundred thousand lines without end", "function paramCount() { for (let at = 0; ; at += 1) console.log(at); }", STOPPED],
  ["prints by a replaced JSON, String and Array", `JSON.stringify = String.prototype.slice = Array.isArray = () => "x".repeat(1e6);
    ${"function paramCount() { console.log({ a: 1 }, [1, 2], 'three'); return 1; }"}`, /yours returned 1 /],
  ["replaces Promise, Array, Object and JSON whole", `Promise = Array = Object = JSON = Reflect = String = Function = undefined; ${"function paramCount() { return 1; }"}`, /yours returned 1 /],
  ["sets accessors where replies are made", `for (const name of ["kind", "text", "0", "value", "length"]) try { Object.defineProperty(Object.prototype, name, { set() { throw 1; }, get() { return "x"; }, configurable: true }); } catch {}
    ${"function paramCount() { return 1; }"}`, /yours returned 1 |could not be run|could not be read/],
  ["makes Promises without end", "function paramCount() { for (;;) Promise.resolve().then(() => paramCount()); }", STOPPED],
  ["goes on in tasks of its own", "function paramCount() { const again = () => { setTimeout(again); queueMicrotask(() => {}); }; again(); return 1; }", WRONG],
  ["never lets go of the microtasks", "function paramCount() { const again = () => Promise.resolve().then(again); again(); return 1; }", /^Not right yet\.|did not finish/],
  ["loops in a generator, a getter and a sort", "function paramCount() { function* all() { for (;;) yield 1; } return [...all()].sort(() => { for (;;); }); }", /did not finish|stopped|could not be run/],
  ["asks for memory without end", "function paramCount() { const all = []; for (;;) all.push(new Float64Array(1e7).fill(1)); }", /did not finish|stopped|could not be run/],
  ["throws an error that claims a place beyond all lines", "function paramCount() { const e = new Error('m'); e.stack = '<anonymous>:' + '9'.repeat(400) + ':1'; throw e; }", /stopped: Error: m$/],
  ["throws an object", "function paramCount() { throw { a: 1 }; }", /an object was thrown that is no Error/],
  ["returns outside of a function", "return 5;", /stands outside of every function/],
  ["returns what turns the direction of writing, and rings", returns("'\\u202e\\n\\u0007'"), /yours returned "\\u202e\\n\\u0007"/],
  ["closes its own worker", "function paramCount() { self.close(); for (;;); }", STOPPED],
];

for (const [deed, source, words] of ATTACKS) {
  test(`code that ${deed} gets a verdict; the page neither stands still nor grows`, async (context) => {
    const { cpu, stall, growth, took } = await run(source, words);
    const ms = (/** @type {number} */ time) => `${Math.round(time)} ms`;
    context.diagnostic(`computed ${ms(cpu)} (harmless: ${ms(harmless)}), stall ${ms(stall)}, growth ${growth} bytes, verdict after ${ms(took)}`);
  });
}

test("after all of these the page answers, and the right function passes", async () => {
  await run(returns(RIGHT), /^Right\./);
  assert.deepEqual(home.faults.filter((fault) => !fault.startsWith("x") && !fault.startsWith("No more lines")), []);
});

test("a loop that prints says nothing more after a hundred lines, and each line is short", async () => {
  const { page } = home;
  /** @type {string[]} */
  const lines = [];
  const keep = (/** @type {import("playwright-core").ConsoleMessage} */ message) => void lines.push(message.text());
  page.on("console", keep);
  await run(`let at = 0; function paramCount(d, L, V) { for (; at < 5000; at++) console.log("x".repeat(1e5), at); return ${RIGHT}; }`, /^Right\./);
  page.off("console", keep);
  assert.equal(lines.length, 100);
  assert.ok(lines.every((line) => line.length < 1100));
  assert.match(lines[99], /No more lines/);
});

for (const [trick, first] of [
  ["JSON.stringify", 'JSON.stringify = () => "";'],
  ["toJSON of arrays", 'Array.prototype.toJSON = () => "";'],
  ["how arrays are copied", "Array.prototype.map = function () { return []; };"],
  ["how arrays are spread", "Array.prototype[Symbol.iterator] = function* () { yield [0]; };"],
]) {
  test(`5.2: a function that changes its argument is told so, whoever replaces ${trick}`, async () => {
    const { context, page } = await visit(world, "#/5/5.2");
    const exercise = card(page, "5.2");
    await write_code(exercise, `${first}
      function stableSoftmax(logits) {
        let largest = -Infinity, total = 0;
        const out = [];
        for (let i = 0; i < logits.length; i++) largest = Math.max(largest, logits[i]);
        for (let i = 0; i < logits.length; i++) total += out[i] = Math.exp(logits[i] - largest);
        for (let i = 0; i < out.length; i++) out[i] /= total;
        logits[0] = 99;
        return out;
      }`);
    await exercise.getByRole("button", { name: "Run and check" }).click();
    await says(exercise, /changed the arrays it was given/);
    await context.close();
  });
}

test("a result that is too long is told by how much, and a right one may be long", async () => {
  const { context, page } = await visit(world, "#/5/5.2");
  const exercise = card(page, "5.2");
  await write_code(exercise, "function stableSoftmax(logits) { const out = []; for (let i = 0; i < 1e5; i++) out.push(1 / 3); return out; }");
  await exercise.getByRole("button", { name: "Run and check" }).click();
  await says(exercise, /Too long: there should be \d+ numbers?, but there are 100,000\./);
  // 50,000 numbers, where that many are right: the room is that of the right result.
  const reply = await page.evaluate(async () => {
    const { runCode } = await import(new URL("source/sandbox.js", location.href).href);
    const args = [Array.from({ length: 50_000 }, (_, i) => i / 7)];
    return runCode({ source: "const f = (x) => x.map((y) => -y / 3);", function: "f", calls: [{ args, room: 32 * 50_000 }] });
  });
  const { value } = JSON.parse(reply).at(-1);
  assert.equal(value.length, 50_000);
  assert.equal(value[49_999], -49_999 / 7 / 3);
  await context.close();
});

test("where the sandbox does not start, nothing is counted and nothing goes on running", async () => {
  const { context, page } = await visit(world, "#/0/0.5");
  await page.evaluate(() => {
    // A frame without a program, and a clock that goes fifty times as fast.
    Object.defineProperty(HTMLIFrameElement.prototype, "src", { set() {} });
    const later = window.setTimeout;
    window.setTimeout = /** @type {any} */ ((/** @type {() => void} */ deed, /** @type {number} */ ms) => later(deed, ms / 50));
  });
  const exercise = card(page, "0.5");
  await exercise.getByRole("button", { name: "Run and check" }).click();
  await says(exercise, /the sandbox did not start/);
  await says(exercise, "No attempts yet.");
  await context.close();
});

test("where the script that runs code does not come, that is said, and nothing is counted", async () => {
  const { context, page } = await visit(world, "#/0/0.5");
  await context.route(named("sandbox.js"), (route) => route.abort());
  const exercise = card(page, "0.5");
  await exercise.getByRole("button", { name: "Run and check" }).click();
  await says(exercise, /the sandbox did not start/);
  await says(exercise, "No attempts yet.");
  await context.close();
});

/** Runs code in the sandbox without the workbook around it. @param {string} source @param {unknown[]} [args] @param {string} [language] */
const reply = (source, args = [], language = "javascript") => replies(source, [args], language);

/** The same, with a call for each list of arguments. @param {string} source @param {unknown[][]} calls @param {string} [language] */
async function replies(source, calls, language = "javascript") {
  const code = { source, function: "f", calls: calls.map((args) => ({ args, room: 4000 })), language };
  return JSON.parse(await home.page.evaluate(async (code) => {
    const { runCode } = await import(new URL("source/sandbox.js", location.href).href);
    return runCode(code);
  }, code));
}

test("code reaches no network, no store, no page and no window around it", async () => {
  if (!home) await open();
  const [, { value }] = await reply(`
    const tries = {
      fetch: () => fetch("https://example.org/leak"),
      own: () => fetch("${world.site.url}${file_of("sandbox.html")}"),
      request: () => { const one = new XMLHttpRequest(); one.open("GET", "${world.site.url}", false); one.send(); return one.responseText; },
      scripts: () => importScripts("${world.site.url}${file_of("boot.js")}"),
      socket: () => new WebSocket("ws://localhost:1/leak").send("x"),
      events: () => new EventSource("${world.site.url}").readyState === 1 && true,
      database: () => indexedDB.open("x").result,
      cache: () => caches.open("x"),
      storage: () => localStorage.length,
      page: () => document.title,
      above: () => top.location.href,
      parent: () => parent.workbook,
      opener: () => opener.document,
      worker: () => new Worker("${world.site.url}${file_of("boot.js")}"),
      beacon: () => navigator.sendBeacon("${world.site.url}leak", "x"),
      data: () => importScripts("data:text/javascript,self.reached=1") ?? self.reached,
      blob: () => { const one = new XMLHttpRequest(); one.open("GET", URL.createObjectURL(new Blob(["x"])), false); one.send(); return one.responseText; },
      frames: () => self.frames?.length,
      channel: () => new BroadcastChannel("workbook").postMessage("x"),
      files: () => navigator.storage.getDirectory(),
      lock: () => navigator.locks.request("x", () => {}),
      transport: () => new WebTransport("https://localhost:1/leak").closed,
      images: () => new Image(),
    };
    function f() {
      const reached = [];
      for (const [name, attempt] of Object.entries(tries)) {
        try { const got = attempt(); if (got !== undefined && got !== null && got !== false && !(got instanceof Promise) && !(got instanceof Worker)) reached.push(name); } catch {}
      }
      return reached;
    }`);
  assert.deepEqual(value, []);
});

test("what is returned is told by its type", async () => {
  if (!home) await open();
  /** @type {[string, unknown][]} */
  const cases = [["-0", { number: "-0" }], ["new Map()", { other: "Map" }], ["new Set()", { other: "Set" }], ["new Date()", { other: "Date" }], ["new Error()", { other: "Error" }],
    ["new Number(1)", { other: "Number" }], ["Symbol()", { other: "symbol" }], ["(function* () {})()", { other: "generator" }], ["(async () => {})()", { other: "promise" }],
    ["[].values()", { other: "iterator" }], ["new (class Mine {})()", { other: "object" }], ["Object.create(null)", { other: "object" }]];
  const [, { value }] = await reply(`function f() { return [${cases.map(([code]) => code).join(", ")}]; }`);
  assert.deepEqual(value, cases.map(([, type]) => type));
  const python = await reply("def f():\n    return [(1,), (2, 3), [4]]", [], "python");
  assert.deepEqual(python.at(-1).value, [{ tuple: [1] }, { tuple: [2, 3] }, [4]]);
});

test("what is printed reads as programmers read it: no NaN becomes null, nothing held is left out", async () => {
  if (!home) await open();
  const [, { printed }] = await reply(`function f() {
    console.log({ a: NaN, b: undefined, c: -0, d: "x" }, new Map([["k", [1]]]), new Set([1, 2]), [-0, [[[[5]]]]], new Date(NaN), /r/);
    console.log(new (class Mine { constructor() { this.d = 3; } })(), Object.create({ inherited: 1 }), {}, []);
    const cycle = {};
    console.log((cycle.all = [cycle]) && cycle);
    console.assert(1 > 0, "never said");
    console.assert(1 > 2, "said");
    console.time("t");
    console.timeEnd("t");
    console.groupEnd();
    return 1;
  }`);
  assert.deepEqual(printed.split("\n"), [
    '{a: NaN, b: undefined, c: -0, d: "x"} Map {"k" => [1]} Set {1, 2} [-0, [[[[...]]]]] Invalid Date /r/',
    "{d: 3} {} {} []",
    "{all: [{all: [{...}]}]}",
    "Assertion failed: said",
    "",
  ]);
  const [, { printed: many }] = await reply("function f() { const all = {}; for (let i = 0; i < 1e5; i += 1) all['k' + i] = i; console.log(all, new Map(Object.entries(all))); return 1; }");
  assert.ok(JSON.stringify(many).length < 2500, JSON.stringify(many).slice(0, 300));
});

test("workers within the worker end with it", async () => {
  const [, { value }] = await reply(`function f() {
    const url = URL.createObjectURL(new Blob(["for (;;);"]));
    for (let i = 0; i < 20; i += 1) new Worker(url);
    return 1;
  }`);
  assert.equal(value, 1);
  assert.equal(await home.page.locator("iframe").count(), 0);
});

test("endless loops of any kind are ended, and named as what they are", async () => {
  for (const source of ["function f() { for (;;); }", "for (;;);", "function f() { return /(a+)+b/.test('a'.repeat(40)); }",
    "function f() { let big = 1n; for (;;) big *= 3n; }", "function f() { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); return 1; }"]) {
    const answer = await reply(source);
    const last = Array.isArray(answer) ? answer.at(-1) : answer;
    assert.ok(last.timeout || last.error, `${source}: ${JSON.stringify(answer)}`); // a browser may have no shared memory, which is an error
  }
});

test("memory without end, recursion without end: told, and the next run works", async () => {
  for (const source of ["function f() { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); }", "function f() { return f(); }",
    "function f() { let x = 'x'; for (;;) x += x; }"]) {
    const answer = await reply(source);
    const last = Array.isArray(answer) ? answer.at(-1) : answer;
    assert.ok(last.timeout || last.error, `${source}: ${JSON.stringify(answer)}`);
  }
  assert.equal((await reply("const f = (x) => 2 * x;", [21]))[1].value, 42);
});

test("results cannot be forged: what code posts itself reaches nobody", async () => {
  const answer = await reply(`
    const port = new MessageChannel().port1;
    port.postMessage({ kind: "done", text: "" });
    self.onmessage?.({ data: {}, ports: [] });
    try { dispatchEvent(new MessageEvent("message", { data: { job: {} }, ports: [port] })); } catch {}
    for (const at of [self, globalThis, port]) try { at.postMessage({ kind: "result", text: '{"value":1}' }); } catch {}
    function f() { return 2; }`);
  assert.equal(answer.at(-1).value, 2);
});

test("a fault of syntax is found without running anything, and named with its line and column", async () => {
  /** @type {[string, number, number | undefined][]} */
  const cases = [["function f() {\n  return 1 +* 2;\n}", 2, 13], ["function f() {\n  return (1;\n}", 2, 12], ["function f() {\n  return 1;\n", 2, undefined]];
  for (const [source, line, column] of cases) {
    const { error, line: at, column: in_line, printed } = await reply(source);
    assert.match(error, /^SyntaxError/);
    assert.deepEqual([at, in_line, printed], [line, column, undefined], source);
  }
  // What closes a function around it is no program by itself, and is not run to see why.
  const { error } = await reply('}\nconsole.log("ran"); {');
  assert.match(error, /SyntaxError/);
});

test("what a call had printed is shown of it, though it never ends; in both languages, and while the code is loaded", async () => {
  if (!home) await open();
  const [, first, second] = await replies("let n = 0; function f(x) { console.log('given', x); if (x > 1) for (;;) n += 1; return x; }", [[1], [2], [3]]);
  assert.deepEqual(first, { value: 1, printed: "given 1\n" });
  assert.deepEqual(second, { timeout: true, printed: "given 2\n" });
  assert.deepEqual(await reply("console.log('begun'); for (;;);"), { timeout: true, printed: "begun\n" });
  const python = await reply("def f(x):\n    print('given', x)\n    while True: pass", [7], "python");
  assert.deepEqual(python.at(-1), { timeout: true, printed: "given 7\n" });
  const flood = (await reply("function f() { for (;;) console.log('abcdefgh'); }")).at(-1);
  assert.equal(flood.timeout, true);
  assert.match(flood.printed, /^(abcdefgh\n)+/);
  assert.ok(flood.printed.length <= 1003);
});

test("an endless loop in an exercise shows what was printed before it", async () => {
  const { page } = home;
  const exercise = card(page, "0.5");
  await write_code(exercise, "function paramCount(d, L, V) { console.log('layer', L); while (L > 0) V += 1; return 1; }");
  await exercise.getByRole("button", { name: "Run and check" }).click();
  await says(exercise, STOPPED);
  await says(exercise, /layer 12/);
});

test("Python in the editor of JavaScript is told so, and is no attempt", async () => {
  const { context, page } = await visit(world, "#/0/0.5");
  const exercise = card(page, "0.5");
  await write_code(exercise, "def paramCount(d, L, V):\n    return 12 * L * d * d + V * d\n");
  await exercise.getByRole("button", { name: "Run and check" }).click();
  await says(exercise, /'paramCount'\. This reads like Python: “Write in Python”, below, changes the language\./);
  await says(exercise, "No attempts yet.");
  await context.close();
});

test("Python's math has what learners know of it, rounded as they know it", async () => {
  /** @type {[string, unknown][]} */
  const cases = [["math.fsum([0.1] * 10)", 1], ["math.fsum([1e100, 1, -1e100])", 1], ["math.fsum([])", 0], ["math.prod([2, 3, 4])", 24], ["math.hypot(3, 4)", 5],
    ["math.dist([0, 0], [3, 4])", 5], ["math.gcd(12, 18)", 6], ["math.lcm(4, 6)", 12], ["math.perm(5, 2)", 20], ["math.comb(50, 25)", 126410606437752],
    ["math.isqrt(10**20)", 1e10], ["math.log1p(1e-10)", 9.999999999500001e-11], ["math.cbrt(27)", 3], ["math.exp2(10)", 1024], ["math.remainder(6, 4)", -2],
    ["math.sumprod([1, 2], [3, 4])", 11], ["math.sqrt(4)", 2], ["fsum([1, 2])", 3], ["pi > 3", true]];
  const source = `from __future__ import annotations\nimport math\nfrom math import *\nfrom typing import List\ndef f(x: List[float]):\n    return [${cases.map(([code]) => code).join(", ")}]`;
  assert.deepEqual((await reply(source, [1], "python"))[1].value, cases.map(([, value]) => value));
});

test("Python runs in the same sandbox: lists, the math module, prints, faults with their line; nothing beyond", async () => {
  const python = (/** @type {string} */ source, /** @type {unknown[]} */ ...args) => reply(source, args, "python");
  const softmax = `import math
def f(x):
    print("x is", x)
    m = max(x)
    w = [math.exp(a - m) for a in x]
    return [a / sum(w) for a in w]`;
  const [, { value, printed }] = await python(softmax, [1000, 1000]);
  assert.deepEqual(value, [0.5, 0.5]);
  assert.equal(printed, "x is [1000, 1000]\n");
  assert.deepEqual(await python("def f(x):\n    return x +\n"), { error: "SyntaxError: invalid syntax", line: 2 });
  assert.match((await python("def f(x):\n    return [*x, 1]", [1])).error, /write a \+ \[b\] for \[\*a, b\]/);
  const [, fault] = await python("def f(x):\n    return x.y", 1);
  assert.deepEqual(fault, { error: "AttributeError: 'int' object has no attribute 'y'", line: 2 });
  assert.match((await python("import numpy\ndef f(x): return 1")).error, /no module named 'numpy'/);
  assert.equal((await python("def f(x):\n    x.append(1)\n    return 1", [1]))[1].modified, true);
  assert.equal((await python("def f():\n    while True: pass"))[1].timeout, true);
  assert.match(JSON.stringify(await python("def f():\n    return [0] * 10 ** 9")), /MemoryError/);
  assert.match(JSON.stringify(await python("def f():\n    return f()")), /recursion/);
  assert.equal((await python("def f():\n    return [1.5] * 100000"))[1].value.cut > 90_000, true);
  assert.match(JSON.stringify(await python("def f():\n    for i in range(500): print('x' * 1000)")), /"cut":/);
  const flood = await python("def f():\n    while True: print('x' * 1000)");
  assert.equal(flood.at(-1).timeout, true, "printing without end is a loop without end");
  const [, { value: reached }] = await python(`import js
def f():
    reached = []
    for name in ["document", "localStorage", "parent"]:
        try:
            if getattr(js, name, None) is not None: reached.append(name)
        except Exception: pass
    return reached`);
  assert.deepEqual(reached, []);
});
