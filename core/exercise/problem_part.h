// One of the numbers that a Derive problem asks to type.
#pragma once

#include "core/marking/numeric_question.h"
#include "core/prose/rich_text.h"

namespace tmw {

struct ProblemPart {
  Spans ask;  // the label of the field
  NumericQuestion question;
};

}  // namespace tmw
