#include "core/content/build_task.h"

#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "core/content/load_parts.h"
#include "core/json/json_text.h"

namespace tmw {
namespace {

std::string json_of(const TomlValue& value);

std::string json_array(const std::vector<TomlValue>& items) {
  std::string result = "[";
  for (const TomlValue& item : items) result += (result.size() > 1 ? "," : "") + json_of(item);
  return result + "]";
}

// A TOML value as JSON text. Requires one that js_value_of could read.
std::string json_of(const TomlValue& value) {
  switch (value.kind) {
    case TomlKind::kBoolean:
      return value.boolean ? "true" : "false";
    case TomlKind::kInteger:
    case TomlKind::kDecimal:
      return expression_text(value);
    case TomlKind::kText:
      return json_quoted(value.text);
    case TomlKind::kArray:
      return json_array(value.items);
    case TomlKind::kTable:
      break;
  }
  return "null";
}

// What a call is given, or must return. Nothing for what JSON cannot say: a table, nan, inf.
std::optional<JsValue> js_value_of(const TomlValue& value) {
  switch (value.kind) {
    case TomlKind::kBoolean:
      return JsValue{JsKind::kBoolean, value.boolean, 0.0, {}, {}};
    case TomlKind::kInteger:
    case TomlKind::kDecimal:
      // The number that the learner's code is given: that of the text.
      if (!std::isfinite(value.number)) return std::nullopt;
      return js_number(std::strtod(expression_text(value).c_str(), nullptr));
    case TomlKind::kText:
      return JsValue{JsKind::kText, false, 0.0, value.text, {}};
    case TomlKind::kArray:
      break;
    case TomlKind::kTable:
      return std::nullopt;
  }
  std::vector<JsValue> items;
  for (const TomlValue& item : value.items) {
    std::optional<JsValue> read = js_value_of(item);
    if (!read) return std::nullopt;
    items.push_back(std::move(*read));
  }
  return js_array(std::move(items));
}

// "exact" or "within 1e-9". False if it is neither.
bool read_compare(const std::string& text, BuildTask& task) {
  constexpr std::string_view kWithin = "within ";
  if (text == "exact") return true;
  if (text.rfind(kWithin, 0) != 0) return false;
  const char* start = text.c_str() + kWithin.size();
  char* end = nullptr;
  task.tolerance = std::strtod(start, &end);
  return end != start && *end == '\0' && task.tolerance > 0.0;
}

std::optional<JsValue> read_js_value(const TomlValue& value, const char* key, TableReader& reader) {
  std::optional<JsValue> read = js_value_of(value);
  if (!read) {
    reader.fail(value.line, std::string("`") + key +
                                "` may hold finite numbers, texts in quotes, true, false and "
                                "arrays of them");
  }
  return read;
}

// At most as many repetitions of an array as a browser has to make for a test.
constexpr int kMostTimes = 100'000;

CodeTestSpec read_test(TableReader& reader, std::size_t parameters) {
  CodeTestSpec test;
  test.line = reader.line();
  if (const TomlValue* written = reader.array("args", Need::kRequired)) {
    std::optional<JsValue> read = read_js_value(*written, "args", reader);
    if (read && read->items.size() != parameters) {
      reader.fail(written->line, "`args` has " + std::to_string(read->items.size()) +
                                     " arguments, but the function has " +
                                     std::to_string(parameters) + " parameters");
    }
    if (read) test.arguments = std::move(read->items);
    test.arguments_json = json_of(*written);
  }
  if (const TomlValue* written = reader.any("expect")) {
    test.expected = read_js_value(*written, "expect", reader);
    test.expected_json = json_of(*written);
  }
  test.times = static_cast<int>(reader.number("times", Need::kOptional, 1.0));
  if (test.times < 1 || test.times > kMostTimes) {
    reader.fail(reader.line(), "`times` must be from 1 to " + std::to_string(kMostTimes));
    test.times = 1;
  }
  test.why = reader.prose("why", Need::kRequired);
  return test;
}

RandomTests read_random(const TomlValue& table, TableReader& build) {
  RandomTests random;
  TableReader reader(table, build.place() + ", random", build.sink());
  random.line = table.line;
  random.count = static_cast<int>(reader.number("count", Need::kRequired));
  for (const std::string& text : reader.texts("args", Need::kRequired)) {
    const std::optional<ArgumentGenerator> generator = read_generator(text);
    if (generator) random.arguments.push_back(*generator);
    if (!generator) {
      reader.fail(table.line, "`args`: \"" + text + "\" is no generator; there are " +
                                  std::string(kGeneratorForms));
    }
  }
  reader.finish();
  return random;
}

std::vector<FaultSpec> read_faults(TableReader& build) {
  std::vector<FaultSpec> faults;
  build.each("faults", Need::kOptional, "fault", [&](TableReader& reader) {
    faults.push_back(
        {reader.text("of", Need::kRequired), reader.prose("say", Need::kRequired), reader.line()});
  });
  return faults;
}

void read_build_table(TableReader& build, BuildTask& task) {
  task.function = build.text("function", Need::kRequired);
  task.parameters = build.texts("parameters", Need::kRequired);
  task.starter = build.text("starter", Need::kRequired);
  task.solution = build.text("solution", Need::kRequired);
  task.python_starter = build.text("python_starter", Need::kRequired);
  task.python_solution = build.text("python_solution", Need::kRequired);
  if (!read_compare(build.text("compare", Need::kRequired), task)) {
    build.fail(build.line(), "`compare` must be \"exact\" or such as \"within 1e-9\"");
  }
  task.result = build.expression("result", Need::kOptional);
  task.reference = build.text("reference", Need::kOptional);
  task.check = build.text("check", Need::kOptional);
  build.each("test", Need::kRequired, "test", [&](TableReader& reader) {
    task.tests.push_back(read_test(reader, task.parameters.size()));
  });
  if (const TomlValue* random = build.table("random", Need::kOptional)) {
    task.random = read_random(*random, build);
  }
  task.slips = read_author_slips(build);
  task.faults = read_faults(build);
}

}  // namespace

BuildTask read_build(TableReader& exercise) {
  BuildTask task;
  const TomlValue* table = exercise.table("build", Need::kRequired);
  if (table == nullptr) return task;
  TableReader reader(*table, exercise.place() + ", build", exercise.sink());
  read_build_table(reader, task);
  reader.finish();
  return task;
}

}  // namespace tmw
