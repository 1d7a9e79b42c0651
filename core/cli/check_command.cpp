#include <nlohmann/json.hpp>
#include <ostream>

#include "core/cli/options.h"
#include "core/cli/run_node.h"
#include "core/cli/workbook_commands.h"
#include "core/cli/workbook_files.h"
#include "core/content/exercise.h"
#include "core/content/overloaded.h"
#include "core/exercise/code_hints.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/mark_words.h"
#include "core/marking/verdict.h"

namespace tmw {
namespace {

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// A file of Python is known by its name, a word of it by its first line, "# Python".
Verdict mark_code(const BuildProblem& problem, const std::vector<std::string>& words,
                  const std::string& root) {
  if (words.size() != 1)
    return unreadable("Give one file of JavaScript or Python, or the code as one word.");
  const std::string source = read_file(words[0]).value_or(words[0]);
  BuildEntry entry = read_entry(problem, source).value_or(empty_entry(problem));
  if (ends_with(words[0], ".py")) entry.language = CodeLanguage::kPython;
  const std::optional<std::string> reply =
      run_with_node(entry.source, calls_json(problem, entry), root);
  if (!reply) {
    return unreadable(
        "Code is run by Node, and Python by MicroPython in it (npm ci); one of them was not found. "
        "Install it, or answer in the page.");
  }
  Verdict verdict = mark_outputs(problem, *reply, entry.language);
  if (verdict.kind != VerdictKind::kRight) {
    verdict.message +=
        stopped_code_hint({entry.source, problem.function, verdict.message, entry.language});
  }
  return verdict;
}

// Words are marked as they stand, except for code, which has to be run.
Verdict mark(const Problem& problem, const std::vector<std::string>& words,
             const std::string& root) {
  const auto as_words = [&](const auto& kind) { return mark_words(kind, words); };
  return std::visit(
      Overloaded{[&](const DeriveProblem& kind) { return as_words(kind); },
                 [&](const ChoiceProblem& kind) { return as_words(kind); },
                 [&](const OrderProblem& kind) { return as_words(kind); },
                 [&](const BuildProblem& kind) { return mark_code(kind, words, root); },
                 [&](const DebugProblem& kind) { return as_words(kind); }},
      problem.task);
}

// What was typed may hold any bytes, and an error may quote them.
constexpr auto kReplace = nlohmann::ordered_json::error_handler_t::replace;

nlohmann::ordered_json verdict_json(const Verdict& verdict, const std::string& unit) {
  nlohmann::ordered_json json;
  json["verdict"] = verdict_name(verdict.kind);
  json["attempt"] = is_attempt(verdict);
  json["value"] = nullptr;
  if (verdict.value) json["value"] = *verdict.value;
  json["unit"] = unit;
  json["message"] = whole_message(verdict);
  json["slip"] = nullptr;
  if (!verdict.slip.empty()) json["slip"] = verdict.slip;
  return json;
}

int misuse(const std::string& message, bool json, std::ostream& out, std::ostream& err) {
  if (json)
    out << nlohmann::ordered_json{{"error", message}}.dump(-1, ' ', false, kReplace) << "\n";
  err << "tmw check: " << message << "\n";
  return 2;
}

}  // namespace

int run_check_command(const CommandLine& line, std::ostream& out, std::ostream& err) {
  Options options = read_options(line.arguments);
  if (!options.error.empty()) return misuse(options.error, options.json, out, err);
  if (options.words.size() < 2) {
    return misuse("write: tmw check ID ANSWER... [--seed N] [--json]", options.json, out, err);
  }
  const LoadedWorkbook loaded = load_workbook(line.assets);
  const Exercise* exercise = find_exercise(loaded.workbook, options.words[0]);
  if (exercise == nullptr) {
    for (const ContentError& error : loaded.errors) err << error_text(error) << "\n";
    return misuse("there is no exercise " + options.words[0] + "; tmw list names them all",
                  options.json, out, err);
  }
  const Problem problem = instantiate(*exercise, options.seed).problem;
  options.words.erase(options.words.begin());
  const Verdict verdict = mark(problem, options.words, line.assets + "/..");
  if (options.json) {
    out << verdict_json(verdict, verdict_unit(problem)).dump(-1, ' ', false, kReplace) << "\n";
  } else {
    out << verdict_name(verdict.kind) << ": " << whole_message(verdict) << "\n";
  }
  return verdict.kind == VerdictKind::kRight ? 0 : 1;
}

}  // namespace tmw
