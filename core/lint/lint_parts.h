// The proofs of which lint.cpp is made; private to it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/lint/lint.h"

namespace tmw {

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
void lint_figures(const std::vector<FigureSpec>& figures, const std::string& prose,
                  LintNotes& notes);

// One variant of an exercise.
void lint_derive(const DeriveTask& task, const DeriveProblem& problem, LintNotes& notes);
void lint_choice(const Exercise& exercise, const ChoiceTask& task, const Problem& problem,
                 LintNotes& notes);
void lint_order(const OrderTask& task, const OrderProblem& problem, LintNotes& notes);
void lint_build(const BuildTask& task, const BuildProblem& problem, const RunJavaScript& run,
                LintNotes& notes);
// Whether `check` agrees: what is asked against the calculation core.
void lint_core(const Exercise& exercise, const Problem& problem, LintNotes& notes);
void lint_debug(const DebugTask& task, const DebugProblem& problem, const RunJavaScript& run,
                LintNotes& notes);

}  // namespace tmw
