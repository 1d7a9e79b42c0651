// The door of core/exercise; instantiate.h makes one; derive.h ... debug.h mark an answer, one file
// a kind.
//
// An exercise with its numbers put in: what a learner sees and what an answer is marked against.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/content/exercise_kind.h"
#include "core/exercise/build.h"
#include "core/exercise/choice.h"
#include "core/exercise/debug.h"
#include "core/exercise/derive.h"
#include "core/exercise/order.h"
#include "core/prose/blocks.h"

namespace tmw {

struct Chart;
struct ProblemPart;

// One line of "Show derivation".
struct DerivationLine {
  Spans say;            // what is counted
  Spans also;           // the result in other words; may be empty
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

// What the learner is asked to expect before the remark is read: one of the options, or without
// them a number.
struct Prediction {
  Spans ask;  // empty: nothing is asked
  std::vector<Spans> options;
  std::string unit;    // in which the number is guessed
  std::string number;  // printed
};

struct Problem {
  Problem();
  Problem(const Problem& other);
  Problem(Problem&& other) noexcept;
  Problem& operator=(const Problem& other);
  Problem& operator=(Problem&& other) noexcept;
  ~Problem();

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
  Prediction predict;  // asked before the remark
  std::vector<Spans> sources;
  std::vector<Chart> charts;
  std::string lab;                   // the query of the Lab with these numbers; empty: none
  std::string own;                   // numbers that are no variant (own_numbers.h); empty: they are
  bool has_variants = false;         // "New numbers" makes sense
  std::vector<std::string> carried;  // sentences: which numbers are the learner's own, from where
  std::variant<DeriveProblem, ChoiceProblem, OrderProblem, BuildProblem, DebugProblem> task;
};

// The numbers that a problem asks to type; none where the answer is of another sort.
[[nodiscard]] std::span<const ProblemPart> parts_of(const Problem& problem);

}  // namespace tmw
