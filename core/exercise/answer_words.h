// Reading an answer that is given as text: by the command line, and by the log.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tmw {

// Begins what is said of a line that is not the faulty one, in the place of "Not right yet": its
// reply may well end in "is right".
inline constexpr const char* kNotThisLine = "Not this line:";

// The position that a whole number from 1 names, from 0; -1 if it is none.
[[nodiscard]] int position_of(const std::string& text);

// Places from 1 as the log writes them, "2,1,3", counted from 0; nothing if one is out of range.
[[nodiscard]] std::optional<std::vector<int>> read_places(const std::string& text,
                                                          std::size_t count);

}  // namespace tmw
