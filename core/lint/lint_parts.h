// The proofs of which lint.cpp is made; private to it.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/exercise/numbers.h"
#include "core/lint/lint.h"

namespace tmw {

struct ChapterEntry;
struct Chart;

// How fast a text is read.
inline constexpr int kWordsPerMinute = 220;
[[nodiscard]] int word_count(const std::string& text);

// Notes each message once for an exercise, with the first seed that showed it.
class LintNotes {
 public:
  LintNotes(std::string file, std::string place)
      : file_(std::move(file)), place_(std::move(place)) {}

  void set_seed(std::uint64_t seed) { seed_ = seed; }
  void error(int line, const std::string& message);
  [[nodiscard]] ContentErrors take() { return std::move(errors_); }

 private:
  std::string file_;
  std::string place_;
  std::uint64_t seed_ = 0;
  std::set<std::string> said_;
  ContentErrors errors_;
};

// What can be seen without numbers.
void lint_shape(const Exercise& exercise, LintNotes& notes);
void lint_exercise_prose(const Exercise& exercise, LintNotes& notes);
void lint_theory_prose(const Chapter& chapter, LintNotes& notes);
// The exercises that the text asks: of the chapter, each once, the first within a minute.
void lint_asks(const Chapter& chapter, LintNotes& notes);
// Whether the index lists the same. Faults are appended.
void lint_asks_of_entry(const ChapterEntry& entry, const Chapter& chapter, const std::string& file,
                        ContentErrors& errors);
// Every value of every number that a reader may change.
void lint_explored(const Chapter& chapter, LintNotes& notes);

// What is wrong with a figure as it stands, behind its name; empty if nothing (lint_goals.cpp):
// values and places are finite and within their axes, and those of a handle are in order.
[[nodiscard]] std::string figure_fault(const Chart& chart);

// Goals of figures: not reached with the text's own numbers, and reached with others.
void lint_goals(const Chapter& chapter, LintNotes& notes);

// Values of a figure that its words tell in another form (lint_figure_words.cpp).
void lint_figure_words(const Chapter& chapter, LintNotes& notes);

void lint_figures(const std::vector<FigureSpec>& figures, const std::string& prose,
                  LintNotes& notes);

// One variant under proof.
struct LintCase {
  const Exercise& exercise;
  const Problem& problem;
  Writer& writer;  // with the numbers of this variant
  const LintOptions& options;
};

// The proofs of a kind: lint_derive.cpp, lint_choice.cpp and so on.
void lint_task(const DeriveTask& task, const DeriveProblem& problem, const LintCase& variant,
               LintNotes& notes);
void lint_task(const ChoiceTask& task, const ChoiceProblem& problem, const LintCase& variant,
               LintNotes& notes);
void lint_task(const OrderTask& task, const OrderProblem& problem, const LintCase& variant,
               LintNotes& notes);
void lint_task(const BuildTask& task, const BuildProblem& problem, const LintCase& variant,
               LintNotes& notes);
void lint_task(const DebugTask& task, const DebugProblem& problem, const LintCase& variant,
               LintNotes& notes);

// Whether `check` agrees: what is asked against the calculation core.
void lint_core(const DeriveTask& task, const DeriveProblem& problem, const LintCase& variant,
               LintNotes& notes);
void lint_core(const ChoiceTask& task, const ChoiceProblem& problem, const LintCase& variant,
               LintNotes& notes);
void lint_core(const OrderTask& task, const OrderProblem& problem, const LintCase& variant,
               LintNotes& notes);
void lint_core(const BuildTask& task, const BuildProblem& problem, const LintCase& variant,
               LintNotes& notes);
void lint_core(const DebugTask& task, const DebugProblem& problem, const LintCase& variant,
               LintNotes& notes);

// The mistakes that the chapter warns of: named with the original numbers, and right by accident
// with none.
void lint_warned(const Chapter& chapter, const Exercise& exercise, const Problem& problem,
                 LintNotes& notes);
// The one such accident that is let pass with the original numbers, in a sentence with its reason;
// empty: none.
[[nodiscard]] std::string told_accident(const Chapter& chapter, const NumericQuestion& question);
[[nodiscard]] bool is_row_name(const std::string& name);

// The index against the chapters: titles, lists of exercises, the first one. Faults are appended.
void lint_index(const Workbook& workbook, const std::string& file, ContentErrors& errors);

// What holds between chapters: one letter for one thing, links that lead somewhere, sources with an
// address. Faults are appended.
void lint_across(const Workbook& workbook, const std::string& index_file, ContentErrors& errors);

// The terms of the index. Faults are appended.
void lint_terms(const Workbook& workbook, const std::string& index_file, ContentErrors& errors);

// The state of the Lab with the same numbers, if it can hold them; and the names in it.
void lint_lab(const LintCase& variant, LintNotes& notes);
void lint_lab_names(const Exercise& exercise, LintNotes& notes);

// Hints, messages of typed answers and reasons of wrong options, which must not print the answer.
// `line` is the exercise's.
void lint_told(const Problem& problem, std::span<const PartSpec> specs, int line, LintNotes& notes);

// What a verdict says in the author's words.
struct LintMessage {
  const Prose& prose;
  const char* key;
  int line;
};

// Every such sentence of a task; none where the author has no say.
[[nodiscard]] std::vector<LintMessage> messages_of(const DeriveTask& task);
[[nodiscard]] std::vector<LintMessage> messages_of(const ChoiceTask& task);
[[nodiscard]] std::vector<LintMessage> messages_of(const OrderTask& task);
[[nodiscard]] std::vector<LintMessage> messages_of(const BuildTask& task);
[[nodiscard]] std::vector<LintMessage> messages_of(const DebugTask& task);

// An expression of core_check.h must come to `ours`. An empty one says nothing; one that names a
// model holds for the original numbers only.
void compare_with_core(const std::string& check, double ours, std::span<const Binding> bindings,
                       const LintCase& variant, int line, LintNotes& notes);

// As a message quotes it.
[[nodiscard]] std::string typed(double value, int digits);

}  // namespace tmw
