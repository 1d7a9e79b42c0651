#include "core/content/build_task.h"

#include <cstdlib>
#include <string_view>

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

// A TOML value as JSON text; a table becomes null.
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
      return "null";
  }
  return "null";
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

CodeTestSpec read_test(TableReader& reader) {
  CodeTestSpec test;
  test.line = reader.line();
  if (const TomlValue* arguments = reader.array("args", Need::kRequired)) {
    test.arguments = json_of(*arguments);
  }
  if (const TomlValue* expected = reader.any("expect")) test.expected = json_of(*expected);
  test.why = reader.prose("why", Need::kRequired);
  return test;
}

RandomTests read_random(const TomlValue& table, TableReader& build) {
  RandomTests random;
  TableReader reader(table, build.place() + ", random", build.sink());
  random.line = table.line;
  random.count = static_cast<int>(reader.number("count", Need::kRequired));
  random.arguments = reader.texts("args", Need::kRequired);
  reader.finish();
  return random;
}

void read_build_table(TableReader& build, BuildTask& task) {
  task.function = build.text("function", Need::kRequired);
  task.parameters = build.texts("parameters", Need::kRequired);
  task.starter = build.text("starter", Need::kRequired);
  task.solution = build.text("solution", Need::kRequired);
  if (!read_compare(build.text("compare", Need::kRequired), task)) {
    build.fail(build.line(), "`compare` must be \"exact\" or such as \"within 1e-9\"");
  }
  task.result = build.expression("result", Need::kOptional);
  task.reference = build.text("reference", Need::kOptional);
  task.check = build.text("check", Need::kOptional);
  build.each("test", Need::kRequired, "test",
             [&](TableReader& reader) { task.tests.push_back(read_test(reader)); });
  if (const TomlValue* random = build.table("random", Need::kOptional)) {
    task.random = read_random(*random, build);
  }
  task.slips = read_author_slips(build);
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
