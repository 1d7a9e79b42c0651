// Derive: numbers to type.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/content/prose.h"
#include "core/content/spec_parts.h"
#include "core/formula/expression.h"
#include "core/units/quantity.h"

namespace tmw {

class TableReader;

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
  std::vector<std::string> per;     // of what one is asked ("layer"): may be typed, "per layer"
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
  std::vector<Spans> columns;  // their heads
  std::vector<std::vector<Cell>> rows;
};

struct DeriveTask {
  std::vector<PartSpec> parts;  // at least one
  std::optional<AnswerTable> table;
};

// Reads the task of an exercise of this kind; faults go to the reader.
[[nodiscard]] DeriveTask read_derive(TableReader& exercise);

}  // namespace tmw
