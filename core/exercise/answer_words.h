// Reading an answer that is given as words.
#pragma once

#include <string>
#include <vector>

namespace tmw {

// The pieces between separators; the last one may not be empty.
[[nodiscard]] std::vector<std::string> split(const std::string& text, char separator);

// Without the space around it.
[[nodiscard]] std::string trimmed(const std::string& text);

// The position that a whole number from 1 names, from 0; -1 if it is none.
[[nodiscard]] int position_of(const std::string& text);

}  // namespace tmw
