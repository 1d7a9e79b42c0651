#include "core/exercise/derive.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/content/derive_task.h"
#include "core/content/exercise.h"
#include "core/content/read_prose.h"
#include "core/exercise/answer_words.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/lab_query.h"
#include "core/exercise/numbers.h"
#include "core/exercise/problem_part.h"
#include "core/marking/marking.h"
#include "core/marking/marking_rules.h"
#include "core/marking/numeric_question.h"
#include "core/marking/verdict.h"
#include "core/text/split.h"
#include "core/units/binary_prefix.h"

namespace tmw {
namespace {

// A number as it was typed stands for all that round to it: 42.8 for 42.75 to 42.85. Where it was
// worked out in full, for itself.
struct Interval {
  double low = 0;
  double high = 0;
};

// Half a unit in the last digit that the number has, of GB or of GiB; of three digits at least.
Interval interval_of(double value) {
  constexpr int kFewest = 3, kRounded = 7;
  for (const double unit : {1.0, kGibi}) {
    for (int digits = kFewest; digits <= kRounded; ++digits) {
      const double place = unit_in_last_place(value / unit, digits);
      const double rounded = std::round(value / unit / place) * place * unit;
      if (is_same(rounded, value)) return {value - place * unit / 2, value + place * unit / 2};
    }
  }
  return {value, value};
}

// Whether the answer is right for some number that the carried ones may be rounded from.
bool follows_from_rounded(const Exercise& exercise, std::uint64_t seed,
                          const CarriedNumbers& carried, int part, std::string_view typed,
                          const Verdict& verdict) {
  std::optional<double> least, most;
  CarriedNumbers low = carried, high = carried;
  for (auto& [id, value] : low) value = interval_of(value).low;
  for (auto& [id, value] : high) value = interval_of(value).high;
  for (const CarriedNumbers& bound : {low, high}) {
    const Instance own = instantiate(exercise, seed, bound);
    const auto& problem = std::get<DeriveProblem>(own.problem.task);
    if (mark_part(problem, part, typed).kind == VerdictKind::kRight) return true;
    const double right = right_value(problem.parts[static_cast<std::size_t>(part)].question);
    least = std::min(least.value_or(right), right);
    most = std::max(most.value_or(right), right);
  }
  return verdict.value && *verdict.value >= *least && *verdict.value <= *most;
}

ProblemTable::Cell table_cell(const AnswerTable::Cell& spec, const DeriveTask& task, int line,
                              Writer& writer) {
  ProblemTable::Cell cell;
  if (spec.part.empty()) {
    cell.spans = writer.spans(spec.text, line);
    return cell;
  }
  for (std::size_t i = 0; i < task.parts.size(); ++i) {
    if (task.parts[i].id == spec.part) cell.part = static_cast<int>(i);
  }
  if (cell.part < 0) {
    writer.fail(line, "the table asks for ?" + spec.part + ", but no part has that id");
  }
  return cell;
}

ProblemTable problem_table(const DeriveTask& task, int line, Writer& writer) {
  ProblemTable table;
  table.columns = task.table->columns;
  for (const std::vector<AnswerTable::Cell>& row : task.table->rows) {
    std::vector<ProblemTable::Cell> cells;
    for (const AnswerTable::Cell& cell : row) {
      cells.push_back(table_cell(cell, task, line, writer));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

// From best to worst; an unreadable part leaves the whole answer unmarked.
int badness(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::kRight:
      return 0;
    case VerdictKind::kClose:
      return 1;
    case VerdictKind::kSlip:
      return 2;
    case VerdictKind::kWrong:
      return 3;
    case VerdictKind::kUnreadable:
      return 4;
  }
  return 4;
}

std::string joined_sentences(const std::vector<std::string>& sentences) {
  std::string result;
  for (const std::string& sentence : sentences) result += (result.empty() ? "" : "; ") + sentence;
  return result;
}

// Several words are one answer each; a single word may hold them with ; between.
std::vector<std::string> part_answers(const std::vector<std::string>& words) {
  if (words.size() != 1) return words;
  const std::vector<std::string> pieces = split_words(words[0], ';');
  return pieces.empty() ? std::vector<std::string>{""} : pieces;
}

}  // namespace

DeriveProblem derive_problem(const DeriveTask& task, const Exercise& exercise, std::uint64_t seed,
                             Writer& writer) {
  DeriveProblem problem;
  const std::string lab = lab_query(exercise.lab, writer);
  for (const PartSpec& part : task.parts) {
    problem.parts.push_back(
        {writer.spans(part.ask, part.line), question_of(part, exercise, seed, writer), {}});
    for (const SlipSpec& slip : part.slips) {
      if (slip.from_source) continue;  // they stand apart in the question
      problem.parts.back().slips_in_lab.push_back(
          lab_query_of_slip(lab, slip.lab, slip.line, writer));
    }
  }
  if (task.table) problem.table = problem_table(task, exercise.line, writer);
  return problem;
}

Verdict mark_part(const DeriveProblem& problem, int part, std::string_view typed) {
  return mark_number(problem.parts[static_cast<std::size_t>(part)].question, typed);
}

Verdict mark_part_carrying(const Exercise& exercise, std::uint64_t seed,
                           const CarriedNumbers& carried, int part, std::string_view typed) {
  const Instance original = instantiate(exercise, seed);
  Verdict first = mark_part(std::get<DeriveProblem>(original.problem.task), part, typed);
  if (first.kind == VerdictKind::kRight || first.kind == VerdictKind::kUnreadable) return first;
  const Instance own = instantiate(exercise, seed, carried);
  if (own.problem.carried.empty()) return first;
  const auto& problem = std::get<DeriveProblem>(own.problem.task);
  Verdict second = mark_part(problem, part, typed);
  if (second.kind == VerdictKind::kUnreadable) return second;  // its digits are too few
  if (second.kind != VerdictKind::kRight &&
      !follows_from_rounded(exercise, seed, carried, part, typed, second))
    return first;
  if (second.kind != VerdictKind::kRight) {
    const NumericQuestion& question = problem.parts[static_cast<std::size_t>(part)].question;
    second.kind = VerdictKind::kRight;
    second.slip.clear();
    second.hint.clear();
    second.message =
        "It follows from your own number before rounding; from the rounded one it is " +
        right_answer_text(question) + ".";
  }
  second.message +=
      " It was marked with your own number: " + joined_sentences(own.problem.carried) + ".";
  return second;
}

Verdict combined_verdict(const std::vector<ProblemPart>& parts,
                         const std::vector<Verdict>& verdicts) {
  if (verdicts.empty()) return unreadable("Type an answer.");
  if (verdicts.size() == 1) return verdicts.front();
  Verdict result = verdicts.front();
  result.message.clear();
  result.hint.clear();
  std::string hint;  // said last; parts share the exercise's
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const Verdict& part = verdicts[i];
    if (is_withheld(part)) continue;
    if (badness(part.kind) > badness(result.kind)) {
      result.kind = part.kind;
      result.slip = part.slip;
    }
    if (!result.message.empty()) result.message += "\n";
    const bool again = !part.hint.empty() && part.hint == hint;
    result.message +=
        plain_text(parts[i].ask) + ": " + (again ? part.message : whole_message(part));
    if (!part.hint.empty()) hint = part.hint;
  }
  return result;
}

Verdict mark_words(const DeriveProblem& problem, const std::vector<std::string>& words) {
  const std::vector<std::string> answers = part_answers(words);
  if (answers.size() > problem.parts.size()) {
    const std::size_t parts = problem.parts.size();
    return unreadable("This has " + (parts == 1 ? "one part" : std::to_string(parts) + " parts") +
                      ", but there are " + std::to_string(answers.size()) +
                      " answers: give one for each part.");
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

DeriveEntry empty_entry(const DeriveProblem& problem) {
  DeriveEntry entry;
  entry.answers.resize(problem.parts.size());
  return entry;
}

bool is_untouched(const DeriveProblem&, const DeriveEntry& entry) {
  return std::all_of(entry.answers.begin(), entry.answers.end(),
                     [](const std::string& answer) { return answer.empty(); });
}

std::string log_text(const DeriveProblem&, const DeriveEntry& entry) {
  std::string text;
  for (const std::string& answer : entry.answers)
    text += (&answer == &entry.answers.front() ? "" : "\n") + answer;
  return text;
}

std::optional<DeriveEntry> read_entry(const DeriveProblem& problem, const std::string& text) {
  DeriveEntry entry;
  entry.answers = split(text, '\n');
  if (entry.answers.size() != problem.parts.size()) return std::nullopt;
  return entry;
}

}  // namespace tmw
