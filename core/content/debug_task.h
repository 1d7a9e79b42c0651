// Debug: the faulty line of a listing to find.
#pragma once

#include <string>
#include <vector>

#include "core/content/prose.h"
#include "core/formula/expression.h"

namespace tmw {

class TableReader;

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

// Reads the task of an exercise of this kind; faults go to the reader.
[[nodiscard]] DebugTask read_debug(TableReader& exercise);

}  // namespace tmw
