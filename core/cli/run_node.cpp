#include "core/cli/run_node.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace tmw {
namespace {

// Speaks the same protocol as the page's sandbox; for Python it runs the sandbox's own examiner.
constexpr const char* kHarness = R"js(
const fs = require('fs'), os = require('os'), vm = require('vm'), path = require('path'), { pathToFileURL } = require('url');
const { Worker, isMainThread, parentPort } = require('worker_threads');
const [folder, root] = process.argv.slice(2);
const read = (...names) => fs.readFileSync(path.join(...names), 'utf8');
// As web/sandbox/written.js: the type of what is no value of an exercise.
const typeOf = (it) => {
  const tag = Object.prototype.toString.call(it).slice(8, -1);
  if (typeof it !== 'object') return typeof it;
  if (tag.endsWith(' Iterator')) return 'iterator';
  const rows = { Promise: 'promise', Generator: 'generator', AsyncGenerator: 'generator' };
  return rows[tag] ?? (['Map', 'Set', 'Date', 'Error', 'Number'].includes(tag) ? tag : 'object');
};
// As web/sandbox/written.js: the least and the greatest in each place of a repetition.
const bounds = (items, period) => {
  const low = Array(period).fill(Infinity), high = Array(period).fill(-Infinity);
  for (let at = 0; at < items.length; at += 1) {
    if (!Number.isFinite(items[at])) return {};
    low[at % period] = Math.min(low[at % period], items[at]);
    high[at % period] = Math.max(high[at % period], items[at]);
  }
  return { low, high };
};
// As web/sandbox/written.js: a value in `room` characters of JSON and a few more.
const encode = (value, room, period) => {
  let left = room;
  const spent = (reply) => ((left -= JSON.stringify(reply).length + 1), reply);
  const one = (it, depth) => {
    if (typeof it === 'number') {
      return spent(Object.is(it, -0) ? { number: '-0' } : Number.isFinite(it) ? it : { number: String(it) });
    }
    if (it === undefined) return spent({ missing: true });
    if (typeof it === 'string') {
      const most = Math.floor(Math.max(left, 0) / 6);
      return spent(it.length <= most ? it : { cut: it.length - most, of: it.slice(0, most) });
    }
    if ((Array.isArray(it) || ArrayBuffer.isView(it)) && depth < 16) {
      const of = [];
      left -= 2;
      while (of.length < it.length && left > 0) of.push(one(it[of.length], depth + 1));
      if (of.length === it.length) return of;
      return { cut: it.length - of.length, of, ...(period > 0 && depth === 0 ? bounds(it, period) : {}) };
    }
    if (it === null || typeof it === 'boolean') return spent(it);
    return spent({ other: typeOf(it) });
  };
  return one(value, 0);
};
const failure = (error) => {
  const place = /answer\.js:(\d+)(?::(\d+))?/.exec(String(error && error.stack));
  const text = String(error);
  const reply = { error: text === '[object Object]' ? 'an object was thrown that is no Error' : text };
  if (place) reply.line = Number(place[1]);
  if (place && place[2]) reply.column = Number(place[2]);
  return reply;
};
// Arguments of their JSON, in the program's own realm, by what its source has not touched yet.
const given = `((isArray, parse) => {
  const revive = (value) => {
    const of = [];
    if (isArray(value)) {
      for (let i = 0; i < value.length; i += 1) of[i] = revive(value[i]);
      return of;
    }
    if (typeof value?.repeat !== 'number') return value;
    for (let i = 0; i < value.of.length * value.repeat; i += 1) of[i] = value.of[i % value.of.length];
    return of;
  };
  return (text) => revive(parse(text));
})(Array.isArray, JSON.parse)`;
const javascript = (source, { function: name, calls }, tell) => {
  const context = vm.createContext({});
  const run = (text) => vm.runInContext(text, context, { filename: 'answer.js' });
  const argumentsOf = run(given);
  tell('started', pace());
  run(source);
  if (run(`typeof ${name}`) !== 'function') return tell('failure', { error: `There is no function named ${name}.` });
  tell('loaded');
  for (const { args, room, period } of calls) {
    try {
      context.__arguments = argumentsOf(JSON.stringify(args));
      const before = JSON.stringify(context.__arguments);
      const value = encode(run(`${name}(...__arguments)`), room ?? 1e6, period ?? 0);
      tell('result', JSON.stringify(context.__arguments) === before ? { value } : { value, modified: true });
    } catch (error) {
      tell('result', failure(error));
    }
  }
  tell('done');
};
let interpreter;
const python = async (source, { function: name, calls }, tell) => {
  const at = path.resolve(root, 'node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs');
  interpreter ??= await import(pathToFileURL(at)).catch(() => null);
  if (!interpreter) return tell('absent');
  const own = await interpreter.loadMicroPython({ heapsize: 64 * 2 ** 20, pystack: 16384, stdout() {}, stderr() {} });
  own.globals.set('_math', read(root, 'web/sandbox/python_math.py'));
  own.runPython(read(root, 'web/sandbox/examiner.py'));
  const [load, call] = ['_load', '_call'].map((one) => own.globals.get(one));
  tell('started', pace());
  const fault = load(source, name, `There is no function named ${name}.`);
  if (fault) return tell('failure', JSON.parse(fault + '}'));
  tell('loaded');
  for (const { args, room, period } of calls)
    tell('result', JSON.parse(call(JSON.stringify(args), room ?? 1e6, period ?? 0) + '}'));
  tell('done');
};
// As web/sandbox/port.js: milliseconds for a million roots, about 4 where code runs fast.
const pace = () => {
  const start = performance.now();
  let sum = 0;
  for (let at = 0; at < 1_000_000; at += 1) sum += Math.sqrt(at);
  return sum > 0 ? performance.now() - start : 0;
};
// A thread runs one program after the other.
const examine = async ({ source, job }) => {
  const tell = (kind, reply) => parentPort.postMessage({ kind, reply });
  try {
    await (job.language === 'python' ? python : javascript)(source, job, tell);
  } catch (error) {
    tell('failure', failure(error));
  }
};
// As the page does (web/js/sandbox.js), but more patient, since programs run side by side: ten seconds without an
// answer end the run. They are seconds of the program: what
// the machine spends on others counts for a fiftieth.
const SILENT_MS = 10_000, BEAT_MS = 100, START_MS = 60_000;
let busy = 0;
// A thread, and what is done with the next that it says.
const begin = (lane) => {
  const worker = new Worker(__filename, { argv: [folder, root], stdout: true, stderr: true, resourceLimits: { stackSizeMb: 1 } });
  const heard = (event) => (said) => lane.worker === worker && lane.heard(event, said);
  for (const event of ['message', 'error', 'exit']) worker.on(event, heard(event));
  return worker;
};
const run = (lane, source, job) => new Promise((resolve) => {
  const worker = (lane.worker ??= begin(lane));
  const results = [];
  let loaded = false, slowness = 1, silent = 0, beat = 0, last = 0, used = process.cpuUsage();
  const end = (reply, alive) => {
    clearTimeout(starting);
    clearInterval(beat);
    busy -= 1;
    if (!alive) {
      lane.worker = null;
      worker.terminate();
    }
    resolve(reply);
  };
  const count = () => {
    const now = performance.now(), { user, system } = process.cpuUsage(used), passed = now - last;
    silent += Math.min(Math.max((user + system) / 1000 / busy, passed / 50), passed) / slowness;
    last = now;
    used = process.cpuUsage();
    if (silent >= SILENT_MS) end(loaded ? job.calls.map((_, at) => results[at] ?? { timeout: true }) : { timeout: true }, false);
  };
  const starting = setTimeout(() => end(null, false), START_MS);
  busy += 1;
  lane.heard = (event, said) => {
    if (event === 'error') return end({ error: String(said && said.message) }, false);
    if (event === 'exit') return end({ error: 'the program ended its process' }, false);
    const { kind, reply } = said;
    silent = 0;
    if (kind === 'started') {
      clearTimeout(starting);
      slowness = Math.min(Math.max(reply / 10, 1), 4); // as in the page
      last = performance.now();
      beat = setInterval(count, BEAT_MS);
    } else if (kind === 'loaded') {
      loaded = true;
    } else if (kind === 'result') {
      results.push(reply);
    } else {
      end(kind === 'done' ? results : kind === 'failure' ? reply : null, true);
    }
  };
  worker.postMessage({ source, job });
});
const all = async () => {
  const jobs = JSON.parse(read(folder, 'runs.json'));
  const replies = [];
  let next = 0;
  const work = async () => {
    const lane = { worker: null, heard: null };
    while (next < jobs.length) {
      const at = next++, job = JSON.parse(jobs[at].calls);
      let reply = await run(lane, jobs[at].source, job);
      if (reply && job.repaired) reply = { run: reply, repaired: await run(lane, job.repaired, job) };
      replies[at] = reply && JSON.stringify(reply);
    }
    if (lane.worker) lane.worker.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(jobs.length, os.cpus().length, 4) }, work));
  process.stdout.write(JSON.stringify(replies));
};
if (isMainThread) {
  all();
} else {
  process.on('unhandledRejection', () => {});
  parentPort.on('message', examine);
}
)js";

namespace fs = std::filesystem;

void write_file(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

// For a shell.
std::string quoted(const std::string& word) {
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  std::array<char, 4096> buffer{};
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe)) {
    output.append(buffer.data(), count);
  }
  const int status = pclose(pipe);
  return status == 0 ? output : std::string{};
}

// A new empty folder of our own; empty if none could be made. Its name holds no character that a
// shell reads.
fs::path scratch_folder() {
  char name[] = "/tmp/tmw-XXXXXX";
  return mkdtemp(name) == nullptr ? fs::path{} : fs::path(name);
}

// What is typed may hold any bytes.
std::string runs_json(const std::vector<NodeRun>& runs) {
  nlohmann::json list = nlohmann::json::array();
  for (const NodeRun& run : runs) list.push_back({{"source", run.source}, {"calls", run.calls}});
  return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

bool node_is_there() { return !output_of("node --version 2>/dev/null").empty(); }

std::vector<std::optional<std::string>> run_all_with_node(const std::vector<NodeRun>& runs,
                                                          const std::string& root) {
  std::vector<std::optional<std::string>> replies(runs.size());
  const fs::path folder = scratch_folder();
  if (folder.empty()) return replies;
  write_file(folder / "runs.json", runs_json(runs));
  write_file(folder / "harness.cjs", kHarness);
  const std::string output = output_of("node " + (folder / "harness.cjs").string() + " " +
                                       folder.string() + " " + quoted(root) + " 2>/dev/null");
  std::error_code error;
  fs::remove_all(folder, error);
  const nlohmann::json list = nlohmann::json::parse(output, nullptr, false);
  if (!list.is_array()) return replies;
  for (std::size_t i = 0; i < replies.size() && i < list.size(); ++i) {
    if (list[i].is_string()) replies[i] = list[i].get<std::string>();
  }
  return replies;
}

std::optional<std::string> run_with_node(const std::string& source, const std::string& calls,
                                         const std::string& root) {
  return run_all_with_node({{source, calls}}, root).front();
}

}  // namespace tmw
