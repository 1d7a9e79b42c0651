#include "core/session/code_outcomes.h"

#include <nlohmann/json.hpp>
#include <string>

#include "core/session/words.h"

namespace tmw {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// What the call gave, in the words of the language it ran in.
std::string got_text(const Json& entry) {
  const auto string_at = [&entry](const char* key) {
    const auto field = entry.find(key);
    return field != entry.end() && field->is_string() ? field->get<std::string>() : std::string();
  };
  if (entry.contains("error")) {
    const auto line = entry.find("line");
    const bool has_line = line != entry.end() && line->is_number_integer();
    return words::code_error(string_at("error"), has_line ? line->get<int>() : 0);
  }
  if (entry.contains("number")) return string_at("number");
  if (entry.contains("missing")) return "undefined";
  const auto value = entry.find("value");
  const std::string text = value == entry.end() ? std::string("?") : text_of(*value);
  return entry.contains("modified") ? text + " " + words::kArgumentsChanged : text;
}

// The marking itself, asked about one test alone.
bool passes(const BuildProblem& problem, std::size_t test, const Json& entry) {
  BuildProblem alone = problem;
  alone.tests = {problem.tests[test]};
  alone.slips.clear();
  return mark_outputs(alone, text_of(Json::array({entry}))).kind == VerdictKind::Right;
}

}  // namespace

std::vector<TestOutcome> test_outcomes(const BuildProblem& problem, std::string_view outputs_json) {
  const Json outputs = Json::parse(outputs_json.begin(), outputs_json.end(), nullptr, false);
  if (!outputs.is_array() || outputs.size() != problem.tests.size()) return {};
  std::vector<TestOutcome> outcomes;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (!outputs[i].is_object()) return {};
    outcomes.push_back({got_text(outputs[i]), passes(problem, i, outputs[i])});
  }
  return outcomes;
}

}  // namespace tmw
