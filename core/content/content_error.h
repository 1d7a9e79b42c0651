// What is wrong in a content file, said to its author.
#pragma once

#include <string>
#include <vector>

namespace tmw {

// One fault: where it is and, in whole words, what to do about it.
struct ContentError {
  std::string file;
  int line = 0;  // from 1; 0 where no line applies
  std::string message;

  bool operator==(const ContentError&) const = default;
};

using ContentErrors = std::vector<ContentError>;

// One after the other, in their order.
inline void append(ContentErrors& errors, const ContentErrors& more) {
  errors.insert(errors.end(), more.begin(), more.end());
}

// "file:line: message", as editors understand it.
[[nodiscard]] inline std::string error_text(const ContentError& error) {
  return error.file + ":" + std::to_string(error.line) + ": " + error.message;
}

}  // namespace tmw
