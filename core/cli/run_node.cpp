#include "core/cli/run_node.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace tmw {
namespace {

// Speaks the same protocol as the page's sandbox; for Python it runs the sandbox's own examiner.
constexpr const char* kHarness = R"js(
const fs = require('fs'), vm = require('vm'), path = require('path'), { pathToFileURL } = require('url');
const [folder, root] = process.argv.slice(2);
const read = (...names) => fs.readFileSync(path.join(...names), 'utf8');
const job = JSON.parse(read(folder, 'calls.json'));
const { function: name, calls } = job;
const options = { timeout: 2000, filename: 'answer.js' };
const encode = (value) => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { number: String(value) };
  if (value === undefined) return { missing: true };
  if (Array.isArray(value)) return Array.from(value, encode);
  if (ArrayBuffer.isView(value)) return Array.from(value, encode);
  return value === null || ['string', 'boolean'].includes(typeof value) ? value : { other: Object.prototype.toString.call(value) === '[object Promise]' ? 'promise' : typeof value };
};
const failure = (error) => {
  if (error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { timeout: true };
  const place = /answer\.js:(\d+)(?::(\d+))?/.exec(String(error && error.stack));
  const reply = { error: String((error && error.message) || error) };
  if (place) reply.line = Number(place[1]);
  if (place && place[2]) reply.column = Number(place[2]);
  return reply;
};
const revive = `(function revive(value) {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value?.repeat !== 'number') return value;
  return Array.from({ length: value.of.length * value.repeat }, (_, i) => value.of[i % value.of.length]);
})`;
const javascript = (source) => {
  const context = vm.createContext({});
  vm.runInContext(source, context, options);
  if (vm.runInContext(`typeof ${name}`, context, options) !== 'function') {
    return { error: `there is no function ${name}` };
  }
  return calls.map(({ args }) => {
    try {
      context.__arguments = vm.runInContext(`${revive}(JSON.parse(${JSON.stringify(JSON.stringify(args))}))`, context);
      const before = JSON.stringify(context.__arguments);
      const value = encode(vm.runInContext(`${name}(...__arguments)`, context, { timeout: 2000 }));
      const reply = { value };
      if (JSON.stringify(context.__arguments) !== before) reply.modified = true;
      return reply;
    } catch (error) {
      return failure(error);
    }
  });
};
let interpreter;
const python = async (source) => {
  const at = path.resolve(root, 'node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs');
  interpreter ??= await import(pathToFileURL(at)).catch(() => process.exit(1));
  const own = await interpreter.loadMicroPython({ heapsize: 64 * 2 ** 20, pystack: 16384, stdout() {}, stderr() {} });
  own.runPython(read(root, 'web/sandbox/examiner.py'));
  const [load, call] = ['_load', '_call'].map((one) => own.globals.get(one));
  const fault = load(source, name, `there is no function ${name}`);
  if (fault) return JSON.parse(fault + '}');
  return calls.map(({ args, room }) => JSON.parse(call(JSON.stringify(args), room ?? 1e6) + '}'));
};
const run = async (source) => {
  try {
    return await (job.language === 'python' ? python : javascript)(source);
  } catch (error) {
    return failure(error);
  }
};
(async () => {
  let reply = await run(read(folder, 'answer'));
  if (job.repaired) reply = { run: reply, repaired: await run(job.repaired) };
  process.stdout.write(JSON.stringify(reply));
})();
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

}  // namespace

bool node_is_there() { return !output_of("node --version 2>/dev/null").empty(); }

std::optional<std::string> run_with_node(const std::string& source, const std::string& calls,
                                         const std::string& root) {
  const fs::path folder = scratch_folder();
  if (folder.empty()) return std::nullopt;
  write_file(folder / "answer", source);
  write_file(folder / "calls.json", calls);
  write_file(folder / "harness.cjs", kHarness);
  const std::string reply = output_of("node " + (folder / "harness.cjs").string() + " " +
                                      folder.string() + " " + quoted(root) + " 2>/dev/null");
  std::error_code error;
  fs::remove_all(folder, error);
  if (reply.empty()) return std::nullopt;
  return reply;
}

}  // namespace tmw
