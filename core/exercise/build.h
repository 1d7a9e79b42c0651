// Build: a function to write, marked by what it returns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/content/code_language.h"

namespace tmw {

struct BuildTask;
struct JsValue;
struct Verdict;
class Writer;

// A call of the learner's function and what it must return.
struct CodeTest {
  std::string arguments;  // JSON array
  std::string expected;   // JSON value
  std::string why;        // short: what this case is for
  int line = 0;
  bool repeated = false;  // long: the arguments say what to repeat
};

// What a typical faulty version returns, and what to say of it.
struct NamedFault {
  std::string name;                  // for the log: "author:0", "unscaled"
  std::vector<std::string> outputs;  // JSON, one for each test; empty: as a version of the
                                     // reference of this name returns, once it is asked
  std::string words;
};

// One line of the table of tests after a run.
struct TestOutcome {
  std::string got;  // as text; an error in its own words
  bool passed = false;
  std::string printed;  // during the call
  int digits = 0;       // significant digits of both sides; 0: shown_digits
};

// A place in the learner's code, from 1; 0 if unknown.
struct CodePlace {
  int line = 0;
  int column = 0;
};

// The code, and the run it is on.
struct BuildEntry {
  static constexpr bool kOutlivesNumbers = true;  // code does not depend on them

  std::string source;
  std::int64_t run = 0;                 // the run that is awaited; 0 if none
  std::vector<TestOutcome> outcomes{};  // one for each test, after a run
  std::string printed{};                // while the code was loaded
  CodePlace fault{};                    // where the last run stopped first
  std::string passing{};                // the code that passed last; empty if none did
  bool calls_open = false;              // the fold with the calls that need no attention
  bool passing_open = false;            // the fold with the code that passed
  bool asked_for_starter = false;       // the start code was asked for; it is asked back
  CodeLanguage language = CodeLanguage::kJavaScript;  // of `source`
  std::string other{};  // what was written in the other language; empty: nothing
  CodeLanguage passing_language = CodeLanguage::kJavaScript;
};

struct BuildProblem {
  using Task = BuildTask;
  using Entry = BuildEntry;

  std::string function;
  std::vector<std::string> parameters;
  std::string starter;
  std::string solution;
  std::string python_starter;
  std::string python_solution;
  double tolerance = 0.0;
  std::string reference;        // whose faulty versions `faults` are
  std::vector<CodeTest> tests;  // random calls included
  std::vector<NamedFault> faults;
};

[[nodiscard]] const std::string& starter_of(const BuildProblem& problem, CodeLanguage language);
[[nodiscard]] const std::string& solution_of(const BuildProblem& problem, CodeLanguage language);

// What this version returns of a test, an index of problem.tests; nothing where it is not compared:
// long calls are there for what overflows the stack.
[[nodiscard]] std::optional<JsValue> output_of(const BuildProblem& problem, const NamedFault& fault,
                                               std::size_t test);

[[nodiscard]] BuildProblem build_problem(const BuildTask& task, std::uint64_t seed, Writer& writer);

// The sandbox's reply, a JSON array with one entry per test of problem.tests, in order. Texts may
// be cut like values:
//   {"value": <JSON>}, with {"number": "NaN" | "Infinity" | "-Infinity"} for numbers that JSON
//   lacks and
//                      {"missing": true} for undefined
//   {"value": {"cut": 99997, "of": [1, 2, 3]}}  an array or a text of which the sandbox let only
//   the beginning through; it is never right
//   {"error": "message", "line": 3, "column": 7}  the call threw; the place is the learner's,
//   from 1, and may be absent
//   {"modified": true, "value": ...}  the call changed its arguments
//   {"printed": "two\nlines"}  in any of them: what the call printed
// where {"loaded": true, "printed": "..."} may stand before them: what was printed before the first
// call; or one object {"error": "message", "line": 3} if the code could not be run at all
// ({"timeout": true} if it was stopped). Where a second source was run (`repaired` of calls_json),
// both replies come as {"run": ..., "repaired": ...}. Anything else is unreadable.
[[nodiscard]] Verdict mark_outputs(const BuildProblem& problem, std::string_view outputs_json,
                                   CodeLanguage language = CodeLanguage::kJavaScript);

// The calls that a runner of code must make, one for each test:
//   {"function": "paramCount", "calls": [{"args": [768, 12, 50257], "room": 4128}, ...],
//    "language": "python", "repaired": "..."}
// An argument {"repeat": 50000, "of": [1, 2]} is an array of 100,000 numbers. `repaired` is there
// if the source has a `^`: the same with `**`, to be run as well, so that the outputs tell whether
// a power was meant. What is returned may come back in `room` characters of JSON or a few more, cut
// if it is longer: a right result always fits, of another the beginning is enough. The page's
// sandbox and Node (core/cli/run_node.h) read and cut the same.
[[nodiscard]] std::string calls_json(const BuildProblem& problem, const BuildEntry& entry);

// Significant digits with which this exercise's numbers are printed: all of them where it asks for
// equality.
[[nodiscard]] int shown_digits(const BuildProblem& problem);

// Unreadable: code has to be run, and its outputs are marked by mark_outputs.
[[nodiscard]] Verdict mark_words(const BuildProblem& problem,
                                 const std::vector<std::string>& words);

// The learner's entry; entry.h says what is asked of every kind.
[[nodiscard]] BuildEntry empty_entry(const BuildProblem& problem);
[[nodiscard]] bool is_untouched(const BuildProblem& problem, const BuildEntry& entry);
[[nodiscard]] std::string log_text(const BuildProblem& problem, const BuildEntry& entry);
[[nodiscard]] std::optional<BuildEntry> read_entry(const BuildProblem& problem,
                                                   const std::string& text);

}  // namespace tmw
