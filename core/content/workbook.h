// A workbook as its authors wrote it: chapters and exercises with the numbers not yet put in.
//
// Everything is read when its file is loaded: Prose is Markdown in which `{{ expression | format
// }}` stands for a computed number, an Expression is ready to be evaluated; an empty one was not
// written. docs/authoring.md describes the file format field by field. `instantiate` (problem.h)
// turns an Exercise and a seed into the Problem that a learner sees, and parses nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/content/prose.h"
#include "core/formula/expression.h"
#include "core/units/quantity.h"

namespace tmw {

enum class ExerciseKind { kDerive, kTrace, kDesign, kBuild, kDebug };

// "Derive", "Trace", "Design", "Build" or "Debug".
[[nodiscard]] const char* kind_name(ExerciseKind kind);

// What a name stands for: a number, or words (a model's name).
using GivenValue = std::variant<Expression, std::string>;

// A named number, or named words, that the exercise hands to the learner.
struct GivenSpec {
  std::string name;  // a symbol of the formula language: "L", "d_k"
  GivenValue value;
  std::optional<Unit> unit;  // the value is in this unit; empty: plain
  bool hidden = false;       // not listed among what is given: it would tell the answer
  std::string what;          // what it counts, in a noun phrase: "layers", "KV heads"
  std::string tex;           // how TeX shows the symbol; empty: made from the name
  std::string from;  // "9.1.total": replaced by the learner's own earlier answer; empty for most
  int line = 0;

  [[nodiscard]] bool is_words() const { return std::holds_alternative<std::string>(value); }
};

// One possible drawing of new numbers: values for some of the givens, all taken together.
using DrawRow = std::vector<std::pair<std::string, GivenValue>>;

// Numbers by name that hold for a part of an exercise.
using NumberRow = std::vector<std::pair<std::string, Expression>>;

// A choice among rows, made by the seed. An exercise may have several, drawn independently.
struct DrawSpec {
  std::vector<DrawRow> rows;
  int line = 0;
};

// One line of a derivation. Later steps and answers may use its name.
struct StepSpec {
  std::string name;  // identifier
  Prose say;         // what is counted here
  Expression is;
  NumberFormat format;  // how the result is printed
  std::string what;     // a noun phrase for messages: "position table"; empty: the name
  std::string tex;      // how TeX shows the symbol; empty: made from the name
  int line = 0;
};

// A wrong answer that the author foresaw.
struct SlipSpec {
  Expression is;             // in base units; with from_source a number in the asked unit
  Prose say;                 // a whole sentence
  bool from_source = false;  // a figure found in print, recognised for the original numbers only
  int line = 0;
};

// Another well-known way to count (multiply-adds for FLOPs), and the verdict it gets.
struct ConventionSpec {
  Expression is;
  Prose say;              // a whole sentence
  bool is_right = false;  // accepted; otherwise close
  int line = 0;
};

// One number to type.
struct PartSpec {
  std::string id;                   // unique in the exercise; "answer" if there is one only
  Prose ask;                        // one line: the field's label
  Expression of;                    // the right answer
  Unit unit;                        // shown beside the field; a bare number is read in it
  Expression counted_in;            // in which multiples are asked ("d^2"); may be empty
  bool exact = false;               // a count: every term must be there
  int digits = 3;                   // significant digits asked of an estimate
  double relative_tolerance = 0.0;  // widens an estimate beyond its digits
  std::string check;                // expression of core_check.h that must equal `of`; may be empty
  std::vector<SlipSpec> slips;
  std::vector<ConventionSpec> conventions;
  int line = 0;
};

// A table in which some cells are fields.
struct AnswerTable {
  struct Cell {
    std::string part;  // the id of the part that is typed here; empty: `text` is shown
    Prose text;
  };
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
};

struct DeriveTask {
  std::vector<PartSpec> parts;  // at least one
  std::optional<AnswerTable> table;
};

struct OptionSpec {
  Prose text;
  Expression value;  // the number it states, if it states one
  NumberRow sets;    // numbers of this option, for `because`, the goal and the budgets
  bool right = false;
  Prose because;  // why it is right or wrong
  int line = 0;
};

enum class LimitKind { kAtMost, kAtLeast };

// A limit shown live beside the options of a Design exercise, computed with the chosen option's
// numbers.
struct BudgetSpec {
  Prose name;  // short: "Memory"
  Expression is;
  NumberFormat format;  // how both numbers are printed
  LimitKind limit_kind = LimitKind::kAtMost;
  Expression limit;
  int line = 0;
};

enum class GoalKind { kLargest, kSmallest, kNearest };

// What makes an option the right one, so that the engine can prove it: among the options that keep
// every budget, the one whose `of` is largest, smallest, or nearest to `to`.
struct GoalSpec {
  GoalKind kind = GoalKind::kLargest;
  Expression of;
  Expression to;  // for kNearest
  int line = 0;
};

// Trace, and Design of the choosing sort. Options are shuffled by the seed.
struct ChoiceTask {
  std::vector<OptionSpec> options;
  Expression answer;  // the right option's value, if options state numbers
  std::vector<BudgetSpec> budgets;
  std::optional<GoalSpec> goal;
  std::string check;  // must equal `answer`, or without it what the goal counts, with the right
                      // option's numbers
};

// One step to arrange. It may come anywhere after the steps it needs.
struct OrderItem {
  std::string id;
  Prose text;                      // one line
  std::vector<std::string> after;  // ids of steps that must come earlier
  Prose because;                   // why it must wait
  int line = 0;
};

struct OrderTask {
  std::vector<OrderItem> items;  // in one right order
};

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

struct ListingLine {
  CodeTemplate code;
  Prose reply;  // said to a learner who picks this line
  int line = 0;
};

struct DebugTask {
  std::vector<ListingLine> lines;
  int faulty = 0;          // from 1
  CodeTemplate repaired;   // what that line should say
  CodeTemplate call;       // JavaScript
  Expression shows;        // what the faulty listing returns
  Expression should_show;  // what the repaired one returns
  std::string check;       // must equal `should_show`
};

enum class ChartKind { kBars, kCurves, kGrid };

struct FigureItem {
  Prose label;    // short
  Expression is;  // a bar's value, a curve as a function of x, a mark's x
  int line = 0;
};

// A figure, drawn from computed values.
struct FigureSpec {
  std::string id;
  ChartKind kind = ChartKind::kBars;
  Prose caption;
  Prose alt;            // what a reader who cannot see it needs to know
  NumberFormat format;  // how values are printed
  std::vector<FigureItem> items;
  std::vector<FigureItem> marks;  // kCurves: vertical lines, such as a ridge point
  std::string x_name;             // kCurves: the variable that runs
  Expression x_from, x_to;
  Prose x_label, y_label;  // short
  bool x_logarithmic = false;
  bool y_logarithmic = false;
  Expression rows, columns;  // kGrid: at most 64 each
  Expression cell;           // kGrid: of `row` and `column` (from 1), 0 to 1
  int line = 0;
};

struct Exercise {
  std::string id;  // "0.1", permanent: the learner's log refers to it
  ExerciseKind kind = ExerciseKind::kDerive;
  std::string title;
  Prose prompt;
  std::vector<GivenSpec> given;
  std::vector<DrawSpec> draws;  // empty: no "New numbers"
  std::vector<Prose> hints;     // in rising order
  std::vector<StepSpec> steps;  // the derivation
  Prose solution_note;          // the derivation of an exercise without numbers, or an introduction
  Prose remark;                 // what it means in practice
  std::vector<Spans> sources;
  // be empty
  std::variant<DeriveTask, ChoiceTask, OrderTask, BuildTask, DebugTask> task;
  std::vector<FigureSpec> figures;
  int line = 0;
};

struct Chapter {
  int number = 0;
  std::string id;  // "parameter-counting"
  std::string title;
  int minutes = 0;  // to read the theory
  std::vector<GivenSpec> given;
  Prose theory;
  std::vector<FigureSpec> figures;
  std::vector<Exercise> exercises;
  std::string file;
};

// A line of the home page, for chapters with and without a content file.
struct ChapterEntry {
  int number = 0;
  std::string title;
  std::string about;  // one sentence
  int exercise_count = 0;
  std::string file;  // in assets/workbook; empty: still to come
};

// A kind of exercise as the home page tells of it.
struct KindEntry {
  ExerciseKind kind = ExerciseKind::kDerive;
  std::string about;  // what the learner does, one sentence
  int exercise_count = 0;
};

// Something to read on, with its primary source.
struct Reading {
  std::string topic;
  std::string source;
  std::string link;
};

// assets/workbook/workbook.toml
struct WorkbookIndex {
  std::string title;
  Blocks about;  // what it is
  std::vector<KindEntry> kinds;
  std::vector<Spans> prerequisites;
  std::vector<ChapterEntry> chapters;
  std::vector<Reading> readings;

  [[nodiscard]] int exercise_count() const;
};

struct Workbook {
  WorkbookIndex index;
  std::vector<Chapter> chapters;  // those that could be loaded, by number
};

// The exercise with this id, or null.
[[nodiscard]] const Exercise* find_exercise(const Workbook& workbook, const std::string& id);

// The chapter with this number, or null.
[[nodiscard]] const Chapter* find_chapter(const Workbook& workbook, int number);

}  // namespace tmw
