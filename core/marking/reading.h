// How a draft is read, while it is typed: what the field understands, or where it stops and what to
// write there. Never whether it is right: nothing here looks at the answer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/marking/numeric_question.h"

namespace tmw {

struct ReadingFault {
  std::size_t begin = 0;  // bytes of what was typed, to be underlined; begin == end: at that place
  std::size_t end = 0;    // something is missing
  std::string message;    // whole sentences: what is wrong and what to write
  bool unfinished = false;  // typing on may mend it: "12 *", "(3 + 4", "8 Gi"
};

struct DraftReading {
  std::string calculation;  // "12·L·d² + V·d"; of one number, the number with its unit
  std::string result;       // "123,532,032"; empty where `calculation` or `value` says it
  std::string value;        // "123.5 million parameters", in the unit of the field; may be empty
  std::optional<ReadingFault> fault;  // then the other fields are empty

  // "12·L·d² + V·d = 123,532,032 ≈ 123.5 million parameters". Empty for a fault and for a blank
  // draft. It can be typed back and means the same.
  [[nodiscard]] std::string text() const;
};

// A bare number counts in the field's unit, and from a tenth of a unit of a million or more on in
// base units ("123532032" in a field of millions). A unit that is typed wins.
[[nodiscard]] DraftReading read_draft(std::string_view typed, const NumericQuestion& question);

}  // namespace tmw
