// A question whose answer is one number: what is given, how the answer is derived, and how it is
// judged. Plain data; a content loader fills it, marking.h judges with it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/formula/binding.h"
#include "core/formula/expression.h"
#include "core/marking/verdict.h"
#include "core/units/quantity.h"

namespace tmw {

// Exact: a count, right only if every term is there. Estimate: right to a number of significant
// digits.
enum class Grade { kExact, kEstimate };

// A named value of the exercise. All values are in base units (bytes, FLOP, seconds, dollars).
struct Given {
  std::string symbol;
  double value = 0;
  std::string words;         // "KV heads": completes "the ..." and "without the ..."
  std::string tex;           // empty: made from the symbol
  std::optional<Unit> unit;  // how the value is shown; empty: plain
  bool hidden = false;       // not listed among what is given: it would tell part of the answer
};

// A named intermediate result; later steps and the answer may use its symbol.
struct Step {
  std::string symbol;
  Expression expression;
  std::string words;         // "head size", "biases and norms"
  std::string tex;           // empty: made from the symbol
  std::optional<Unit> unit;  // how the result is shown; empty: plain
};

// A wrong way with better words than the engine's own.
struct AuthorSlip {
  Expression expression;  // over givens and steps, base units
  std::string words;      // a whole sentence
};

// Another well-known convention (MAC for FLOP, full square for causal half) and the verdict it
// gets.
struct Convention {
  Expression expression;  // over givens and steps, base units
  std::string words;      // a whole sentence
  VerdictKind verdict = VerdictKind::kClose;
};

// A figure found in print, recognised in the asked unit and answered with a friendly sentence.
struct SourceAnswer {
  double value = 0;  // in the asked unit
  std::string words;
};

struct NumericQuestion {
  std::string id;
  std::string label;  // of the field, "Pairs that never completed a turn"; may be empty
  std::vector<Given> givens;
  std::vector<Step> steps;
  Expression answer;  // over givens and steps; in base units: bytes, seconds, a fraction for %
  Unit unit;          // shown beside the field; a bare number is read in it
  // What is asked as multiples of this, such as d^2, may be typed with its symbols: 8 and 8d^2. Its
  // value is no answer: whoever types that has not said how many times. Empty: nothing of the kind.
  Expression counted_in;
  std::vector<std::string> per;  // of what one is asked: "per layer" is said rightly, if at all
  Grade grade = Grade::kEstimate;
  int digits = 3;                 // significant digits asked of an estimate
  double relative_tolerance = 0;  // widens an estimate beyond its digits; 0: digits alone
  std::vector<AuthorSlip> slips;
  std::vector<Convention> conventions;
  std::vector<SourceAnswer> source_answers;
  std::string first_hint;  // shown with a wrong answer that matches nothing; may be empty
};

// Givens, then steps in order with their values; a step that cannot be computed is NaN.
[[nodiscard]] std::vector<Binding> bindings_of(const NumericQuestion& question);

// The right answer in base units; NaN if it cannot be computed.
[[nodiscard]] double right_value(const NumericQuestion& question);

// The right answer as shown to the learner, in the asked unit: "8.59 GB"; an exact count in full.
[[nodiscard]] std::string right_answer_text(const NumericQuestion& question);

}  // namespace tmw
