// Build: a function to write.
#pragma once

#include <string>
#include <vector>

#include "core/content/prose.h"
#include "core/content/spec_parts.h"
#include "core/formula/expression.h"

namespace tmw {

class TableReader;

// A call of the learner's function and what it must return.
struct CodeTestSpec {
  std::string arguments;  // JSON array
  std::string expected;   // JSON value; empty if BuildTask's `result` or `reference` says
  Prose why;              // short: what this case is for
  int line = 0;
};

// Random calls: one generator per parameter ("integer 1 to 96", "vector 4 of -5 to 5").
struct RandomTests {
  int count = 0;
  std::vector<std::string> arguments;
  int line = 0;
};

struct BuildTask {
  std::string function;                 // the name that the tests call
  std::vector<std::string> parameters;  // its parameters' names
  std::string starter;                  // JavaScript; must fail a test
  std::string solution;                 // JavaScript; must pass all
  double tolerance = 0.0;               // absolute, per number; 0 is exact equality
  Expression result;                    // of the parameters: what to return, for plain numbers
  std::string reference;                // or the name of a function of core/numerics
  std::string check;                    // over the parameters: must equal what every test returns
  std::vector<CodeTestSpec> tests;
  RandomTests random;
  std::vector<SlipSpec>
      slips;  // `is` in terms of the parameters: what a typical faulty version returns
};

// Reads the task of an exercise of this kind; faults go to the reader.
[[nodiscard]] BuildTask read_build(TableReader& exercise);

}  // namespace tmw
