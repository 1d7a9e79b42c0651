// An exercise with its numbers put in: what a learner sees and what an answer is marked against.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/content/content_error.h"
#include "core/content/workbook.h"
#include "core/marking/numeric_question.h"
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

struct ProblemPart {
  Spans ask;  // the label of the field
  NumericQuestion question;
};

struct ProblemTable {
  struct Cell {
    Spans spans;
    int part = -1;  // index of the part typed here, or -1
  };
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
};

struct DeriveProblem {
  std::vector<ProblemPart> parts;
  std::optional<ProblemTable> table;  // if present, its cells hold every field
};

// A limit as it stands with one option chosen.
struct BudgetLine {
  std::string name;
  std::string value;  // "2.6 GB"
  std::string limit;  // "at most 3 GB"
  bool kept = false;
  double share = 0.0;  // value over limit, for a meter; 0 if the limit is 0
};

struct ProblemOption {
  int number = 0;  // from 1, its place in the order that `instantiate` gives; the log names it so
  Spans text;
  Blocks because;
  bool right = false;
  double value = 0.0;               // NaN if it states no number
  std::vector<BudgetLine> budgets;  // shown live while this option is chosen
};

struct ChoiceProblem {
  std::vector<ProblemOption> options;  // as shown, shuffled by the seed; option 1 is options[0]
};

struct ProblemStep {
  std::string id;
  Spans text;
  Blocks because;
  std::vector<int> after;  // indices of steps that must come earlier
};

struct OrderProblem {
  std::vector<ProblemStep> steps;  // as shown at first, shuffled, never in an accepted order
  std::vector<int> solution;       // indices into steps: one right order
};

// A call of the learner's function and what it must return.
struct CodeTest {
  std::string arguments;  // JSON array
  std::string expected;   // JSON value
  std::string why;        // short: what this case is for
  int line = 0;
};

struct BuildProblem {
  std::string function;
  std::vector<std::string> parameters;
  std::string starter;
  std::string solution;
  double tolerance = 0.0;
  std::vector<CodeTest> tests;  // random calls included
  std::vector<std::pair<std::vector<std::string>, std::string>>
      slips;  // outputs as JSON, the words
};

struct DebugProblem {
  struct Line {
    std::string code;
    Blocks reply;
  };
  std::vector<Line> lines;
  int faulty = 0;        // from 1
  std::string repaired;  // what line `faulty` should say
  std::string call;
  std::string shows;        // what the call returns as the listing stands
  std::string should_show;  // and with the line repaired
};

// A figure with its values computed.
struct ChartSeries {
  std::string label;
  std::vector<double> x, y;
};

struct ChartBar {
  std::string label;
  double value = 0.0;
  std::string text;  // the value printed
};

struct Chart {
  std::string id;
  ChartKind kind = ChartKind::kBars;
  Blocks caption;
  std::string alt;
  std::vector<ChartBar> bars;       // kBars
  std::vector<ChartSeries> series;  // kCurves
  std::vector<ChartBar> marks;      // kCurves: vertical lines at `value`
  std::string x_label, y_label;
  bool x_logarithmic = false;
  bool y_logarithmic = false;
  int rows = 0, columns = 0;  // kGrid
  std::vector<double> cells;  // kGrid: row by row, 0 to 1
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

// The learner's own earlier answers, by "9.1.total", in base units.
using CarriedNumbers = std::map<std::string, double>;

struct Instance {
  Problem problem;
  ContentErrors errors;  // empty for content that `lint` has passed; faulty numbers show as "?"
};

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
