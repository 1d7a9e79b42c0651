// An exercise as its author wrote it, the numbers not yet put in.
//
// Everything is read when its file is loaded: Prose is Markdown in which `{{ expression | format
// }}` stands for a computed number, an Expression is ready to be evaluated; an empty one was not
// written. `instantiate` turns an Exercise and a seed into the Problem that a learner sees, and
// parses nothing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/content/build_task.h"
#include "core/content/chart_kind.h"
#include "core/content/choice_task.h"
#include "core/content/debug_task.h"
#include "core/content/derive_task.h"
#include "core/content/exercise_kind.h"
#include "core/content/lab_spec.h"
#include "core/content/number_format.h"
#include "core/content/order_task.h"
#include "core/content/own_spec.h"
#include "core/content/prose.h"
#include "core/content/spec_parts.h"
#include "core/formula/expression.h"
#include "core/units/quantity.h"

namespace tmw {

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

// A choice among rows, made by the seed. An exercise may have several, drawn independently.
struct DrawSpec {
  std::vector<DrawRow> rows;
  int line = 0;
};

// One line of a derivation. Later steps and answers may use its name.
struct StepSpec {
  std::string name;  // identifier
  Prose say;         // what is counted here
  Prose also;        // may be empty: the result in other words, "that is 12.55 GiB", told with it
  Expression is;
  NumberFormat format;  // how the result is printed
  std::string what;     // a noun phrase for messages: "position table"; empty: the name
  std::string tex;      // how TeX shows the symbol; empty: made from the name
  int line = 0;
};

struct FigureItem {
  Prose label;    // short
  Expression is;  // a bar's value, a curve as a function of x, a mark's x, a width
  int line = 0;
  Expression other{};     // kAreas: the height; kChain: the limit
  NumberFormat format{};  // kChain: how value and limit are printed
  std::string row{};      // kStack: the bar that it is a part of; kPrograms: the program
  bool at_least = false;  // kChain: the limit is to be reached, not to be kept below
};

// A given that can be explored, as something to take hold of in a figure: it is a range beside the
// figure, and with `at` a grip on the canvas as well.
struct HandleSpec {
  std::string of;  // the given
  Expression at;   // where the grip stands on the figure's axis across; empty: no grip
  Expression on;   // kCurves: and on the axis upward; kStack, kChain: in which row, from 1
  int line = 0;
};

// What a reader is asked to bring about.
struct FigureGoal {
  Prose ask;
  Expression is;  // above 0: it is reached
  Prose reached;
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
  bool parts = false;             // kBars: the bars are the parts of one whole, their sum
  std::vector<FigureItem> marks;  // kCurves: vertical lines, such as a ridge point
  std::string x_name;             // kCurves: the variable that runs
  Expression x_from, x_to;
  Prose x_label, y_label;  // short
  bool x_logarithmic = false;
  bool y_logarithmic = false;
  Expression rows, columns;  // kGrid: at most 64 each
  Expression cell;           // kGrid: of `row` and `column` (from 1), 0 to 1
  Expression most;           // kGrid: as many columns as it may ever have; empty: `columns`
  Expression limit;          // kStack: where the line stands; kPrograms: the largest number
  Prose limit_label;         // kStack: its name
  std::vector<std::pair<std::string, Expression>> sizes;  // of kBlock to kPrograms: by their keys
  std::vector<HandleSpec> handles;
  Prose says;       // one sentence that follows what is changed
  FigureGoal goal;  // no words in `ask`: none
  int line = 0;
};

// What a learner is asked to expect before the remark tells it. Nothing is marked.
struct PredictSpec {
  Prose ask;                   // empty: nothing is asked
  std::vector<Prose> options;  // short, two or more; none: a number is asked
  Expression is;               // that number
  NumberFormat format;
};

using Task = std::variant<DeriveTask, ChoiceTask, OrderTask, BuildTask, DebugTask>;

struct Exercise {
  std::string id;      // "0.1", permanent: the learner's log refers to it
  bool bonus = false;  // beyond the workbook's count: "5.b1"
  ExerciseKind kind = ExerciseKind::kDerive;
  std::string title;
  Prose prompt;
  std::vector<GivenSpec> given;
  std::vector<DrawSpec> draws;  // empty: no "New numbers"
  std::vector<Prose> hints;     // in rising order
  std::vector<StepSpec> steps;  // the derivation
  Prose solution_note;          // the derivation of an exercise without numbers, or an introduction
  Prose remark;                 // what it means in practice
  PredictSpec predict;          // asked before the remark
  std::vector<Spans> sources;
  Task task;
  std::vector<FigureSpec> figures;
  LabSpec lab;  // where the Lab holds its numbers
  OwnSpec own;  // which numbers it takes from outside
  int line = 0;
};

// The numbers that an exercise asks to type; none where the answer is of another sort.
[[nodiscard]] std::span<const PartSpec> parts_of(const Exercise& exercise);

}  // namespace tmw
