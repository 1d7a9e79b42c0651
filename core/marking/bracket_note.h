// Notes behind a number that are likelier than the calculation they could be: the bracket of "128
// (11.3)" and "33 (41 %)", the last words of "2 GiB per 4,096 tokens".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/marking/numeric_question.h"

namespace tmw {

struct BracketNote {
  std::string_view number;   // what stands before it, in the text
  std::string_view bracket;  // the note with its brackets, in the text
  // A share beside a number of another kind says nothing of how large that is: the number counts.
  bool leaves_number = false;
  std::string message;  // else: what to type, a whole sentence
};

// Behind one number and a space, a bracket that begins with a number and does not calculate. A
// product is meant by few who write so. Empty for all other texts.
[[nodiscard]] std::optional<BracketNote> bracket_note(std::string_view text,
                                                      const NumericQuestion& question);

// Of "2 GiB per 4,096 tokens" what stands before "per", where the exercise has as many tokens and
// does not ask what one takes. Empty for all other texts.
[[nodiscard]] std::optional<std::string_view> amount_for_all(std::string_view text,
                                                             const NumericQuestion& question);

}  // namespace tmw
