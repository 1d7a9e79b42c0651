// What a number is said to be of, and for each of what: "33 nodes", "2 GiB per token".
#pragma once

#include <optional>
#include <string>

#include "core/formula/read_answer.h"
#include "core/marking/numeric_question.h"

namespace tmw {

// Words that say something else of a number than is asked.
struct SaidAmiss {
  std::string words;    // as they were typed: "nodes", "per token"
  std::string message;  // a whole sentence: what to type instead
};

// Of one number, or a sum of such: a thing that is counted and is not the asked one, or "per" of
// something that the question does not ask for each of. A calculation with numbers of its own may
// mean any of them ("4096 * 0.5 MiB/token"). Empty where all that is said agrees. Requires
// `typed.ok`.
[[nodiscard]] std::optional<SaidAmiss> said_amiss(const TypedAnswer& typed,
                                                  const NumericQuestion& question);

}  // namespace tmw
