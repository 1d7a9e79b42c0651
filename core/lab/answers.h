// What the lab says of a state: lines with a value, the terms behind it, and where the workbook
// teaches it. The numbers are those of core/plan; a test holds the two together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/lab/state.h"
#include "core/plan/figures.h"

namespace tmw::lab {

// A symbol of a derivation: its TeX, its meaning, its value in words.
struct Given {
  std::string symbol;
  std::string what;
  std::string value;
};

// One step of a derivation: what it is, in symbols and with numbers (TeX), and what comes of it.
struct Step {
  std::string say;  // Markdown
  std::string symbols;
  std::string numbers;
  std::string result;
  double value = 0;  // in base units
};

enum class Feeling : std::uint8_t { kPlain, kGood, kBad };

enum class Unit : std::uint8_t {
  kCount,
  kBytes,
  kSeconds,
  kFlop,
  kTokensPerSecond,
  kHours,
  kDollars,
  kShare,
  kFlopPerByte,
  kFlopPerSecond,
  kBytesPerSecond
};

// "16.06 GB (14.96 GiB)", "6.1 ms", "1,234": a value in words.
[[nodiscard]] std::string in_words(double value, Unit unit);

// A part of a value; the parts add up to it.
struct Term {
  std::string name;
  double value = 0;
};

struct Line {
  std::string id;    // names it for ever: "weights"
  std::string name;  // "Weights"
  Unit unit = Unit::kCount;
  double value = 0;
  Feeling feeling = Feeling::kPlain;
  std::string remark;    // a sentence behind the value; may be empty
  bool is_bound = true;  // with `expected`: no run can beat `value`; else `remark` says what it is
  // What is expected to be measured, where there is a fit: eight in ten runs lie in the range.
  std::optional<double> expected;
  double expected_low = 0;
  double expected_high = 0;
  std::vector<Term> terms;  // largest first; may be empty
  std::vector<Given> givens;
  std::vector<Step> steps;
  std::string notes;  // Markdown below the steps; may be empty
  std::string href;   // where it is taught
  std::string href_words;
};

struct Bar {
  std::string name;
  double value = 0;
};

// Bars that show how the values of a group are made up.
struct Bars {
  std::string caption;  // a sentence that says it in words, too
  Unit unit = Unit::kBytes;
  bool parts = false;  // of one whole, their sum
  std::vector<Bar> bars;
};

struct Group {
  std::string id;
  std::string title;
  std::optional<Bars> bars;
  std::vector<Line> lines = {};
};

// A change after which it fits, of as few options as will do.
struct Remedy {
  std::string words;  // "2 cards"
  std::vector<plan::Asked> options;
};

struct Answers {
  std::string problem;  // a sentence, where there is no answer; then there is nothing else
  std::string verdict;  // whether it fits, and what would do
  bool fits = false;
  std::vector<std::string> cautions;  // what was taken in place of what was asked, and why
  std::vector<Remedy> remedies;
  std::vector<Group> groups;
  // What options come to that were left open: by name, in words.
  std::vector<std::pair<std::string, std::string>> filled;
  std::vector<std::string> notes;  // what the numbers assume
};

[[nodiscard]] Answers answers_to(const State& state);

// What `tmw serve-plan` and `tmw train-plan` say of the same: lines or figures, or an error.
[[nodiscard]] plan::Answer plan_answer(const State& state, plan::Form form);

// The line of that id, or null.
[[nodiscard]] const Line* find_line(const Answers& answers, std::string_view id);

}  // namespace tmw::lab
