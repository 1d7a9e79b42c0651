// Which numbers an exercise takes from outside, such as those of a state of the Lab.
#pragma once

#include <string>
#include <vector>

#include "core/formula/expression.h"

namespace tmw {

class TableReader;

struct OwnSpec {
  std::vector<std::string> takes;  // names of givens; empty: it takes none
  std::vector<Expression> whole;   // of givens and steps: what must be a whole number, 1 or more
  int line = 0;

  [[nodiscard]] bool empty() const { return takes.empty(); }
};

// Reads the table `own` of an exercise; faults go to the reader.
[[nodiscard]] OwnSpec read_own(TableReader& exercise);

}  // namespace tmw
