// Texts that are lists.
#pragma once

#include <string>
#include <vector>

namespace tmw {

// The pieces between separators, at least one; any of them may be empty.
[[nodiscard]] std::vector<std::string> split(const std::string& text, char separator);

// The same without an empty last piece: "2,1," has two, "" none.
[[nodiscard]] std::vector<std::string> split_words(const std::string& text, char separator);

}  // namespace tmw
