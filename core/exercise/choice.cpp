#include "core/exercise/choice.h"

#include <cmath>
#include <limits>

#include "core/content/choice_task.h"
#include "core/content/read_prose.h"
#include "core/exercise/answer_words.h"
#include "core/exercise/numbers.h"
#include "core/exercise/random.h"
#include "core/marking/numeric_question.h"
#include "core/marking/verdict.h"
#include "core/prose/rich_text.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

BudgetLine budget_line(const BudgetSpec& spec, Writer& writer) {
  const double value = writer.value(spec.is, spec.line);
  const double limit = writer.value(spec.limit, spec.line);
  const bool at_most = spec.limit_kind == LimitKind::kAtMost;
  BudgetLine line;
  line.name = writer.plain(spec.name, spec.line);
  line.value = print_formatted(value, spec.format);
  line.limit = (at_most ? "at most " : "at least ") + print_formatted(limit, spec.format);
  line.kept = at_most ? value <= limit : value >= limit;
  line.share = limit == 0.0 ? 0.0 : value / limit;
  return line;
}

ProblemOption problem_option(const OptionSpec& spec, const ChoiceTask& task, Writer& writer) {
  Writer own = writer.with(spec.sets, spec.line);
  ProblemOption option;
  option.text = own.spans(spec.text, spec.line);
  option.because = own.blocks(spec.because, spec.line);
  option.right = spec.right;
  option.value = spec.value.empty() ? std::numeric_limits<double>::quiet_NaN()
                                    : own.value(spec.value, spec.line);
  for (const BudgetSpec& budget : task.budgets) option.budgets.push_back(budget_line(budget, own));
  writer.take_errors_of(own);
  return option;
}

// Whether `number` stands in the text as a whole: 9.2 is not in "99.2%".
bool states(const std::string& text, const std::string& number) {
  const std::size_t at = text.find(number);
  if (number.empty() || at == std::string::npos) return false;
  const std::size_t end = at + number.size();
  const bool starts = at == 0 || (!is_digit(text[at - 1]) && text[at - 1] != '.');
  return starts && (end == text.size() || (!is_digit(text[end]) && text[end] != '.'));
}

// The option that a learner names by its place, by its words, or by the number that it states;
// -1 if none or several fit.
int option_named(const ChoiceProblem& problem, const std::string& word) {
  const std::string meant(trimmed(word));
  const int position = position_of(meant);
  if (position >= 0) return position;
  int found = -1;
  for (std::size_t i = 0; i < problem.options.size(); ++i) {
    const std::string text = plain_text(problem.options[i].text);
    if (text == meant) return static_cast<int>(i);
    if (std::isnan(problem.options[i].value) || !states(text, meant)) continue;
    if (found >= 0) return -1;
    found = static_cast<int>(i);
  }
  return found;
}

}  // namespace

ChoiceProblem choice_problem(const ChoiceTask& task, std::uint64_t shuffle_seed, Writer& writer) {
  ChoiceProblem problem;
  Random random(shuffle_seed);
  for (const int i : shuffled(task.options.size(), random)) {
    problem.options.push_back(problem_option(task.options[i], task, writer));
    problem.options.back().number = static_cast<int>(problem.options.size());
  }
  return problem;
}

Verdict mark_entry(const ChoiceProblem& problem, const ChoiceEntry& entry) {
  const int option = entry.option;
  if (option < 0 || option >= static_cast<int>(problem.options.size())) {
    return unreadable("Pick one of the options, 1 to " + std::to_string(problem.options.size()) +
                      ".");
  }
  const ProblemOption& chosen = problem.options[static_cast<std::size_t>(option)];
  Verdict result = make_verdict(chosen.right ? VerdictKind::kRight : VerdictKind::kWrong,
                                plain_text(chosen.because));
  if (std::isfinite(chosen.value)) result.value = chosen.value;
  result.read_as = plain_text(chosen.text);
  return result;
}

Verdict mark_words(const ChoiceProblem& problem, const std::vector<std::string>& words) {
  return mark_entry(problem, {words.size() == 1 ? option_named(problem, words[0]) : -1});
}

ChoiceEntry empty_entry(const ChoiceProblem&) { return {}; }

bool is_untouched(const ChoiceProblem&, const ChoiceEntry& entry) { return entry.option < 0; }

std::string log_text(const ChoiceProblem& problem, const ChoiceEntry& entry) {
  if (entry.option < 0) return {};
  return std::to_string(problem.options[static_cast<std::size_t>(entry.option)].number);
}

std::optional<ChoiceEntry> read_entry(const ChoiceProblem& problem, const std::string& text) {
  const auto places = read_places(text, problem.options.size());
  if (!places || places->size() != 1) return std::nullopt;
  for (std::size_t i = 0; i < problem.options.size(); ++i) {
    if (problem.options[i].number == places->front() + 1) return ChoiceEntry{static_cast<int>(i)};
  }
  return std::nullopt;
}

}  // namespace tmw
