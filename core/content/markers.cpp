#include "core/content/markers.h"

#include "core/content/number_in_words.h"
#include "core/formula/evaluate.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";

// The next marker's place; of three braces the first is the text's own, as in \sqrt{{{ d }}}.
std::size_t find_open(std::string_view text, std::size_t from) {
  std::size_t at = text.find(kOpen, from);
  while (at != std::string_view::npos && text.substr(at + kOpen.size(), 1) == "{") ++at;
  return at;
}

// "{{ 12*d | GiB }}: what is wrong".
TextFault fault_of(const Marker& marker, const std::string& message) {
  return {marker.begin, "{{ " + marker.inside + " }}: " + message};
}

// Reads what stands between the braces; returns what is wrong with it.
std::string read_inside(std::string_view inside, Marker& marker) {
  const std::size_t bar = inside.find('|');
  marker.inside = trimmed(inside.substr(0, bar));
  FormatResult format;
  if (bar != std::string_view::npos) format = parse_format(trimmed(inside.substr(bar + 1)));
  ReadResult read = parse_expression(marker.inside);
  marker.format = std::move(format.format);
  marker.expression = std::move(read.expression);
  return !format.error.empty() ? format.error : read.error.message;
}

const std::string* find_words(std::string_view name, const FillScope& scope) {
  for (const auto& [key, text] : scope.words) {
    if (key == name) return &text;
  }
  return nullptr;
}

std::string number_at(double value, NumberFormat format, MarkerPlace place) {
  if (place == MarkerPlace::kMath) return print_formatted_tex(value, format);
  if (place == MarkerPlace::kCode) format.plain = !format.unit && format.digits == 0;
  return place == MarkerPlace::kCode ? print_formatted(value, format)
                                     : number_in_words(value, format);
}

std::string words_of(const Marker& marker, const FillScope& scope, std::vector<TextFault>& faults) {
  if (const std::string* words = find_words(marker.inside, scope)) {
    return marker.place == MarkerPlace::kMath ? "\\text{" + *words + "}" : *words;
  }
  const Evaluation evaluation = evaluate(marker.expression, scope.numbers);
  if (evaluation.ok) return number_at(evaluation.quantity.value, marker.format, marker.place);
  faults.push_back(fault_of(marker, evaluation.error.message));
  return "?";
}

}  // namespace

MarkersRead read_markers(std::string_view text) {
  MarkersRead read;
  for (std::size_t at = find_open(text, 0); at != std::string_view::npos;) {
    const std::size_t close = text.find(kClose, at);
    if (close == std::string_view::npos) {
      read.faults.push_back({at, "the marker {{ is not closed; write }} after its expression"});
      break;
    }
    Marker marker;
    marker.begin = at;
    marker.end = close + kClose.size();
    const std::string error =
        read_inside(text.substr(at + kOpen.size(), close - at - kOpen.size()), marker);
    if (!error.empty()) read.faults.push_back(fault_of(marker, error));
    at = find_open(text, marker.end);
    read.markers.push_back(std::move(marker));
  }
  return read;
}

MarkerWords marker_words(const std::vector<Marker>& markers, const FillScope& scope) {
  MarkerWords result;
  result.words.reserve(markers.size());
  for (const Marker& marker : markers) {
    result.words.push_back(words_of(marker, scope, result.faults));
  }
  return result;
}

std::string with_words(std::string_view text, const std::vector<Marker>& markers,
                       const std::vector<std::string>& words) {
  std::string result;
  std::size_t from = 0;
  for (std::size_t i = 0; i < markers.size(); ++i) {
    result.append(text.substr(from, markers[i].begin - from)).append(words[i]);
    from = markers[i].end;
  }
  return result.append(text.substr(from));
}

}  // namespace tmw
