// The door of core/exercise; instantiate makes one; derive.h ... debug.h mark an answer, one file
// a kind.
//
// An exercise with its numbers put in: what a learner sees and what an answer is marked against.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/content/content_error.h"
#include "core/content/workbook.h"
#include "core/exercise/build.h"
#include "core/exercise/chart.h"
#include "core/exercise/choice.h"
#include "core/exercise/debug.h"
#include "core/exercise/derive.h"
#include "core/exercise/order.h"
#include "core/prose/rich_text.h"

namespace tmw {

// One line of "Show derivation".
struct DerivationLine {
  Spans say;            // what is counted
  std::string symbols;  // TeX: "layers = 12 \cdot L \cdot d^{2}"
  std::string numbers;  // TeX with the numbers put in; empty if it says the same as the result
  std::string result;   // as text: "84,934,656"
  double value = 0.0;   // in base units
};

// A number or name the exercise hands over, for a table of what is given.
struct GivenLine {
  std::string name;  // TeX
  std::string what;
  std::string value;  // as text, with its unit
};

struct Problem {
  std::string id;
  std::uint64_t seed = 0;  // 0: the original numbers
  ExerciseKind kind = ExerciseKind::kDerive;
  std::string title;
  Blocks prompt;
  std::vector<GivenLine> given;
  std::vector<Blocks> hints;
  Blocks solution_note;
  std::vector<DerivationLine> derivation;
  std::vector<GivenLine> derivation_given;  // what is given, and hidden givens that its steps use
  Blocks remark;
  std::vector<Spans> sources;
  std::vector<Chart> charts;
  bool has_variants = false;         // "New numbers" makes sense
  std::vector<std::string> carried;  // sentences: which numbers are the learner's own, from where
  std::variant<DeriveProblem, ChoiceProblem, OrderProblem, BuildProblem, DebugProblem> task;
};

// The numbers that a problem asks to type; none where the answer is of another sort.
[[nodiscard]] std::span<const ProblemPart> parts_of(const Problem& problem);

struct Instance {
  Problem problem;
  ContentErrors errors;  // empty for content that `lint` has passed; faulty numbers show as "?"
};

// Calls the visitor with what is asked, as written and with the numbers put in: the DeriveTask and
// the DeriveProblem, and so on. Requires a problem made of this exercise.
template <typename Visitor>
decltype(auto) visit_task(Visitor&& visitor, const Exercise& exercise, const Problem& problem) {
  return std::visit(
      [&](const auto& kind) -> decltype(auto) {
        using KindTask = typename std::decay_t<decltype(kind)>::Task;
        return visitor(*std::get_if<KindTask>(&exercise.task), kind);
      },
      problem.task);
}

// The same exercise, seed and carried numbers always give the same problem. Seed 0 has the original
// numbers.
[[nodiscard]] Instance instantiate(const Exercise& exercise, std::uint64_t seed,
                                   const CarriedNumbers& carried = {});

// A chapter's theory with its numbers put in.
struct Theory {
  Blocks blocks;
  std::vector<Chart> charts;
  ContentErrors errors;
};

[[nodiscard]] Theory theory_of(const Chapter& chapter);

}  // namespace tmw
