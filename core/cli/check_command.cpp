#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

#include "core/cli/options.h"
#include "core/cli/run_node.h"
#include "core/cli/workbook_commands.h"
#include "core/cli/workbook_files.h"
#include "core/workbook/mark_answer.h"

namespace tmw {
namespace {

const char* verdict_word(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::Right:
      return "right";
    case VerdictKind::Close:
      return "close";
    case VerdictKind::Slip:
      return "slip";
    case VerdictKind::Wrong:
      return "wrong";
    case VerdictKind::Unreadable:
      return "unreadable";
  }
  return "unreadable";
}

Verdict unreadable(std::string message) {
  Verdict verdict;
  verdict.message = std::move(message);
  return verdict;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> pieces;
  std::istringstream stream(text);
  for (std::string piece; std::getline(stream, piece, separator);) pieces.push_back(piece);
  return pieces;
}

std::string trimmed(const std::string& text) {
  const std::size_t start = text.find_first_not_of(" \t\n");
  if (start == std::string::npos) return {};
  return text.substr(start, text.find_last_not_of(" \t\n") - start + 1);
}

// The position that a whole number from 1 names, from 0; -1 if it is none.
int position_of(const std::string& text) {
  const std::optional<std::uint64_t> number = read_whole(trimmed(text));
  return number && *number >= 1 && *number <= 1000 ? static_cast<int>(*number) - 1 : -1;
}

// Several words are one answer each; a single word may hold them with ; between.
std::vector<std::string> part_answers(const std::vector<std::string>& words) {
  if (words.size() != 1) return words;
  const std::vector<std::string> pieces = split(words[0], ';');
  return pieces.empty() ? std::vector<std::string>{""} : pieces;
}

Verdict mark(const DeriveProblem& problem, const std::vector<std::string>& words) {
  const std::vector<std::string> answers = part_answers(words);
  if (answers.size() > problem.parts.size()) {
    return unreadable("There are " + std::to_string(problem.parts.size()) + " parts, but " +
                      std::to_string(answers.size()) + " answers.");
  }
  std::vector<Verdict> verdicts;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    verdicts.push_back(mark_part(problem, static_cast<int>(i), answers[i]));
  }
  Verdict verdict = combined_verdict(problem.parts, verdicts);
  for (std::size_t i = answers.size(); i < problem.parts.size(); ++i) {
    verdict.message += "\nNot answered yet: " + plain_text(problem.parts[i].ask) + ".";
  }
  return verdict;
}

Verdict mark(const ChoiceProblem& problem, const std::vector<std::string>& words) {
  return mark_choice(problem, words.size() == 1 ? position_of(words[0]) : -1);
}

Verdict mark(const DebugProblem& problem, const std::vector<std::string>& words) {
  return mark_line(problem, words.size() == 1 ? position_of(words[0]) + 1 : 0);
}

Verdict mark(const OrderProblem& problem, const std::vector<std::string>& words) {
  std::vector<int> order;
  for (const std::string& word : words) {
    for (const std::string& piece : split(word, ',')) order.push_back(position_of(piece));
  }
  return mark_order(problem, order);
}

Verdict mark(const BuildProblem& problem, const std::vector<std::string>& words) {
  if (words.size() != 1) return unreadable("Give one file of JavaScript, or the code as one word.");
  const std::string source = read_file(words[0]).value_or(words[0]);
  const std::optional<std::string> reply = run_with_node(source, calls_json(problem));
  if (!reply) {
    return unreadable(
        "Code is run by Node, which was not found; install it, or answer in the page.");
  }
  return mark_outputs(problem, *reply);
}

std::string unit_of(const Problem& problem) {
  const auto* derive = std::get_if<DeriveProblem>(&problem.task);
  if (derive == nullptr) return "1";
  return base_unit_symbol(derive->parts.front().question.unit.dimension);
}

nlohmann::ordered_json verdict_json(const Verdict& verdict, const std::string& unit) {
  nlohmann::ordered_json json;
  json["verdict"] = verdict_word(verdict.kind);
  json["value"] = nullptr;
  if (verdict.value) json["value"] = *verdict.value;
  json["unit"] = unit;
  json["message"] = verdict.message;
  json["slip"] = nullptr;
  if (!verdict.slip.empty()) json["slip"] = verdict.slip;
  return json;
}

int misuse(const std::string& message, bool json, std::ostream& out, std::ostream& err) {
  if (json) out << nlohmann::ordered_json{{"error", message}}.dump() << "\n";
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
  const Verdict verdict =
      std::visit([&](const auto& task) { return mark(task, options.words); }, problem.task);
  if (options.json) {
    out << verdict_json(verdict, unit_of(problem)).dump() << "\n";
  } else {
    out << verdict_word(verdict.kind) << ": " << verdict.message << "\n";
  }
  return verdict.kind == VerdictKind::Right ? 0 : 1;
}

}  // namespace tmw
