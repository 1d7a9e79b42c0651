// How the options of core/plan are called on the lab's page, and which of them come first.
#pragma once

#include <string>
#include <string_view>

#include "core/lab/state.h"

namespace tmw::lab {

struct FieldWords {
  std::string_view option;
  std::string_view label;
  bool first = false;  // shown at once; the rest unfolds
};

// Null for an option that has no words of its own.
[[nodiscard]] const FieldWords* words_for(Question question, std::string_view option);

// A value of a field as every place of the page writes it, whoever chose it: whole numbers in
// groups of three digits, formats in capitals; anything else as it is.
[[nodiscard]] std::string value_words(std::string_view text);

}  // namespace tmw::lab
