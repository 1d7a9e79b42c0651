// Fields of an event as tools write them anew that know nothing of the workbook: spreadsheets, data
// frames and databases turn what is missing into null, whole numbers into 1.0 or "1", and "0.3"
// into a number.
#pragma once

#include "core/learner/event.h"

namespace tmw {

// Makes of the fields that this version knows what the workbook would have written: null is left
// out, a whole number is written as one, a text in quotation marks. Whatever is ambiguous, such as
// 1.5 for a whole number or one that a double does not hold exactly, stays as it is, and so do
// fields of other names.
void mend_fields(RawFields& fields);

// The number that is meant by 3, 3.0, 3e0 or "3"; nothing if it is not whole or beyond 2^53.
[[nodiscard]] std::optional<std::int64_t> whole_meant(const std::string& json);

}  // namespace tmw
