// Computed numbers in an author's text: the marker `{{ 12*L*d^2 | million parameters }}` stands for
// "84.93 million parameters". Read once; `marker_words` evaluates what was read and reads nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/content/number_format.h"
#include "core/formula/binding.h"
#include "core/formula/expression.h"

namespace tmw {

// Where a marker stands, which decides how its number is written: grouped among words, as TeX in a
// formula, plain in code.
enum class MarkerPlace : std::uint8_t { kWords, kMath, kCode };

struct Marker {
  std::size_t begin = 0;  // its bytes in the text: from the first brace ...
  std::size_t end = 0;    // ... to past the last
  std::string inside;     // the expression as written; the name of words, if it is one
  Expression expression;
  NumberFormat format;
  MarkerPlace place = MarkerPlace::kWords;
};

struct TextFault {
  std::size_t position = 0;  // byte offset in the text
  std::string message;
};

// The markers of a text in order, and what is wrong with them: one that is not closed, an
// expression or a format that cannot be read.
struct MarkersRead {
  std::vector<Marker> markers;
  std::vector<TextFault> faults;
};

// Never fails: what cannot be read is a fault, and its marker stays, without an expression.
[[nodiscard]] MarkersRead read_markers(std::string_view text);

// What markers may refer to.
struct FillScope {
  std::span<const Binding> numbers;
  std::span<const std::pair<std::string, std::string>> words;  // name, text
};

// What each marker stands for; "?" and a fault where nothing can be said.
struct MarkerWords {
  std::vector<std::string> words;
  std::vector<TextFault> faults;
};

[[nodiscard]] MarkerWords marker_words(const std::vector<Marker>& markers, const FillScope& scope);

// A text with its markers replaced. Requires one of `words` for each marker.
[[nodiscard]] std::string with_words(std::string_view text, const std::vector<Marker>& markers,
                                     const std::vector<std::string>& words);

}  // namespace tmw
