#include "core/cli/run_node.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace tmw {
namespace {

// Speaks the same protocol as the page's sandbox.
constexpr const char* kHarness = R"js(
const fs = require('fs'), vm = require('vm'), path = require('path');
const folder = process.argv[2];
const source = fs.readFileSync(path.join(folder, 'answer.js'), 'utf8');
const { function: name, calls } = JSON.parse(fs.readFileSync(path.join(folder, 'calls.json'), 'utf8'));
const options = { timeout: 2000, filename: 'answer.js' };
const encode = (value) => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { number: String(value) };
  if (value === undefined) return { missing: true };
  if (Array.isArray(value)) return Array.from(value, encode);
  if (ArrayBuffer.isView(value)) return Array.from(value, encode);
  return value === null || ['string', 'boolean'].includes(typeof value) ? value : { object: true };
};
const failure = (error) => {
  if (error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { timeout: true };
  const place = /answer\.js:(\d+)/.exec(String(error && error.stack));
  const reply = { error: String((error && error.message) || error) };
  if (place) reply.line = Number(place[1]);
  return reply;
};
const context = vm.createContext({});
const run = () => {
  vm.runInContext(source, context, options);
  if (vm.runInContext(`typeof ${name}`, context, options) !== 'function') {
    return { error: `there is no function ${name}` };
  }
  return calls.map(({ args }) => {
    try {
      context.__arguments = vm.runInContext(`JSON.parse(${JSON.stringify(JSON.stringify(args))})`, context);
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
let reply;
try {
  reply = run();
} catch (error) {
  reply = failure(error);
}
process.stdout.write(JSON.stringify(reply));
)js";

namespace fs = std::filesystem;

void write_file(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
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

std::optional<std::string> run_with_node(const std::string& source, const std::string& calls) {
  const fs::path folder = scratch_folder();
  if (folder.empty()) return std::nullopt;
  write_file(folder / "answer.js", source);
  write_file(folder / "calls.json", calls);
  write_file(folder / "harness.cjs", kHarness);
  const std::string reply = output_of("node " + (folder / "harness.cjs").string() + " " +
                                      folder.string() + " 2>/dev/null");
  std::error_code error;
  fs::remove_all(folder, error);
  if (reply.empty()) return std::nullopt;
  return reply;
}

}  // namespace tmw
