// Build: a function to write.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/content/argument_generator.h"
#include "core/content/code_language.h"
#include "core/content/prose.h"
#include "core/content/spec_parts.h"
#include "core/formula/expression.h"
#include "core/json/js_value.h"

namespace tmw {

class TableReader;

// A call of the learner's function and what it must return.
struct CodeTestSpec {
  std::vector<JsValue> arguments;   // one for each parameter
  std::string arguments_json;       // the same as a JSON array, as written
  std::optional<JsValue> expected;  // nothing if BuildTask's `result` or `reference` says
  std::string expected_json;        // as written
  int times = 1;                    // every array of `arguments` is repeated so many times
  Prose why;                        // short: what this case is for
  int line = 0;
};

// Random calls: one generator for each parameter.
struct RandomTests {
  int count = 0;
  std::vector<ArgumentGenerator> arguments;
  int line = 0;
};

// A typical faulty version: a name of core/exercise/faulty_reference.h, and what to say of it.
struct FaultSpec {
  std::string of;
  Prose say;
  int line = 0;
};

struct BuildTask {
  std::string function;                 // the name that the tests call
  std::vector<std::string> parameters;  // its parameters' names
  std::string starter;                  // JavaScript; must fail a test
  std::string solution;                 // JavaScript; must pass all
  std::string python_starter;           // the same in Python
  std::string python_solution;
  double tolerance = 0.0;  // absolute, per number; 0 is exact equality
  Expression result;       // of the parameters: what to return, for plain numbers
  std::string reference;   // or the name of a function of core/numerics
  std::string check;       // over the parameters: must equal what every test returns
  std::vector<CodeTestSpec> tests;
  RandomTests random;
  std::vector<SlipSpec>
      slips;  // `is` in terms of the parameters: what a typical faulty version returns
  std::vector<FaultSpec> faults;
};

// Reads the task of an exercise of this kind; faults go to the reader.
[[nodiscard]] BuildTask read_build(TableReader& exercise);

}  // namespace tmw
