// One of the numbers that a Derive problem asks to type.
#pragma once

#include <string>
#include <vector>

#include "core/marking/numeric_question.h"
#include "core/prose/rich_text.h"

namespace tmw {

struct ProblemPart {
  Spans ask;  // the label of the field
  NumericQuestion question;
  // For each slip of the question, the query of the Lab in which that number comes out; empty:
  // none.
  std::vector<std::string> slips_in_lab;
};

}  // namespace tmw
