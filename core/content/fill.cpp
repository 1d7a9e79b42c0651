#include "core/content/fill.h"

#include <limits>

namespace tmw {
namespace {

constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";

std::string_view trimmed(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \n\t");
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(" \n\t") - start + 1);
}

// Where in the Markdown a marker stands; decides how its number is written.
enum class Place { kProse, kMath, kCode };

// Follows `$` and backticks through Markdown.
class PlaceTracker {
 public:
  void step(char c) {
    const bool escaped = escaped_;
    escaped_ = c == '\\' && !escaped && place_ != Place::kCode;
    if (escaped) return;
    if (c == '`' && place_ != Place::kMath) {
      place_ = place_ == Place::kCode ? Place::kProse : Place::kCode;
    } else if (c == '$' && place_ != Place::kCode && !after_dollar_) {
      place_ = place_ == Place::kMath ? Place::kProse : Place::kMath;
    }
    after_dollar_ = c == '$' && !after_dollar_;
  }
  [[nodiscard]] Place place() const { return place_; }

 private:
  Place place_ = Place::kProse;
  bool escaped_ = false;
  bool after_dollar_ = false;
};

struct Marker {
  std::string_view expression;
  std::string_view format;
};

Marker split_marker(std::string_view inside) {
  const std::size_t bar = inside.find('|');
  if (bar == std::string_view::npos) return {trimmed(inside), {}};
  return {trimmed(inside.substr(0, bar)), trimmed(inside.substr(bar + 1))};
}

// Text that Markdown must not read as markup.
std::string escaped_for_markdown(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("$*_[]<`\\").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

const std::string* find_words(std::string_view name, const FillScope& scope) {
  for (const auto& [key, text] : scope.words) {
    if (key == name) return &text;
  }
  return nullptr;
}

std::string words_at(const std::string& words, Place place) {
  if (place == Place::kMath) return "\\text{" + words + "}";
  return place == Place::kProse ? escaped_for_markdown(words) : words;
}

std::string number_at(double value, NumberFormat format, Place place) {
  if (place == Place::kMath) return print_formatted_tex(value, format);
  if (place == Place::kProse) return escaped_for_markdown(print_formatted(value, format));
  format.plain = !format.unit && format.digits == 0;
  return print_formatted(value, format);
}

// What a marker stands for; an empty string and a message if it cannot be said.
std::string marker_text(const Marker& marker, const FillScope& scope, Place place,
                        std::string& error) {
  if (const std::string* words = find_words(marker.expression, scope)) {
    return words_at(*words, place);
  }
  const FormatResult format = parse_format(marker.format);
  const ReadResult read = parse_expression(marker.expression);
  error = !format.error.empty() ? format.error : read.ok() ? "" : read.error.message;
  if (!error.empty()) return {};
  const Evaluation evaluation = evaluate(read.expression, scope.numbers);
  if (!evaluation.ok) {
    error = evaluation.error.message;
    return {};
  }
  return number_at(evaluation.quantity.value, format.format, place);
}

// Walks over the prose and hands each marker to `on_marker(marker, place, position) -> text`.
template <typename OnMarker>
Filled walk(std::string_view prose, OnMarker on_marker) {
  Filled filled;
  PlaceTracker tracker;
  std::size_t i = 0;
  while (i < prose.size()) {
    const bool opens = prose.compare(i, 2, kOpen) == 0 && prose.compare(i, 3, "{{{") != 0;
    if (!opens) {
      tracker.step(prose[i]);
      filled.text += prose[i++];
      continue;
    }
    const std::size_t end = prose.find(kClose, i);
    if (end == std::string_view::npos) {
      filled.errors.push_back({i, "the marker {{ is not closed; write }} after its expression"});
      return filled;
    }
    const Marker marker = split_marker(prose.substr(i + 2, end - i - 2));
    std::string error;
    const std::string text = on_marker(marker, tracker.place(), error);
    if (!error.empty()) {
      filled.errors.push_back({i, "{{ " + std::string(marker.expression) + " }}: " + error});
    }
    filled.text += error.empty() ? text : "?";
    i = end + 2;
  }
  return filled;
}

}  // namespace

Filled fill(std::string_view prose, const FillScope& scope, FillStyle style) {
  return walk(prose, [&](const Marker& marker, Place place, std::string& error) {
    return marker_text(marker, scope, style == FillStyle::kCode ? Place::kCode : place, error);
  });
}

std::vector<FillError> check_markers(std::string_view prose) {
  return walk(prose,
              [](const Marker& marker, Place, std::string& error) {
                const FormatResult format = parse_format(marker.format);
                const ReadResult read = parse_expression(marker.expression);
                error = !format.error.empty() ? format.error : read.ok() ? "" : read.error.message;
                return std::string{};
              })
      .errors;
}

}  // namespace tmw
