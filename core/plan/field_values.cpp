// What a field accepts and how its values are read and written, whatever the question.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "core/plan/fields.h"
#include "core/plan/words.h"
#include "core/text/characters.h"
#include "core/transformer/precision.h"

namespace tmw::plan {
namespace {

using transformer::kAllPrecisions;
using transformer::Precision;

// A number with an optional k, M, B or T behind it (10^3 ... 10^12).
std::optional<double> number_from(const std::string& text) {
  const char* begin = text.c_str();
  char* end = nullptr;
  double number = std::strtod(begin, &end);
  if (end == begin || !std::isfinite(number)) return std::nullopt;
  const std::string_view suffixes = "kMBT";
  if (*end != '\0') {
    const std::size_t power = suffixes.find(*end);
    if (power == std::string_view::npos || end[1] != '\0') return std::nullopt;
    number *= std::pow(1000.0, static_cast<double>(power + 1));
  }
  return number;
}

// The words with `, ` between them, and `last` before the last.
std::string listed(const std::vector<std::string_view>& words, const std::string& last) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? last : ", ";
    list += words[i];
  }
  return list;
}

std::string named(const Field& field) { return "The option --" + std::string(field.option); }

// Reads for one field; each kind gives its value, or a sentence.
struct Reader {
  const Field& field;
  const std::string& typed;

  ReadValue operator()(const Whole& whole) const {
    const std::optional<double> number = number_from(typed);
    const bool fits = number && *number == std::floor(*number) &&
                      *number >= static_cast<double>(whole.least) &&
                      *number <= static_cast<double>(kLargestWhole);
    return fits ? ReadValue{static_cast<std::int64_t>(*number), ""} : refused();
  }
  ReadValue operator()(const Number&) const {
    const std::optional<double> number = number_from(typed);
    const bool fits = number && *number >= kLeastNumber && *number <= kLargestNumber;
    return fits ? ReadValue{*number, ""} : refused();
  }
  ReadValue operator()(const Share&) const {
    const Field as_number = {.option = field.option, .what = field.what, .kind = Number{}};
    const ReadValue read = read_value(as_number, typed);
    const double* share = std::get_if<double>(&read.value);
    if (share == nullptr || *share <= 1) return read;
    return {{}, named(field) + " is a share: give " + range_in_words(field) + "."};
  }
  ReadValue operator()(const Choice& choice) const {
    const auto found = std::find(choice.words.begin(), choice.words.end(), typed);
    return found != choice.words.end() ? ReadValue{*found, ""} : refused();
  }
  ReadValue operator()(const Format&) const {
    const std::optional<Precision> precision = transformer::precision_from(typed);
    return precision ? ReadValue{name_of(*precision), ""} : refused();
  }
  ReadValue operator()(const Flag& flag) const { return {flag.given, ""}; }
  ReadValue operator()(const Fixed&) const { return {}; }

  [[nodiscard]] ReadValue refused() const {
    return {{}, named(field) + " is \"" + typed + "\": give " + range_in_words(field) + "."};
  }
};

struct RangeWriter {
  const Field& field;

  std::string operator()(const Whole& whole) const {
    return "a whole number from " + std::to_string(whole.least) + " up";
  }
  std::string operator()(const Number&) const { return "a positive number, from 1e-9 to 1e24"; }
  std::string operator()(const Share&) const { return "a number between 0 and 1"; }
  std::string operator()(const Choice&) const { return "one of " + listed(words_of(field), ", "); }
  std::string operator()(const Format&) const { return lowered(listed(words_of(field), " or ")); }
  std::string operator()(const Flag&) const { return {}; }
  std::string operator()(const Fixed&) const { return {}; }
};

struct TextWriter {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const { return number_text(value); }
  std::string operator()(std::string_view word) const { return std::string(word); }
};

}  // namespace

ReadValue read_value(const Field& field, std::string_view typed) {
  const std::string text(typed);
  return std::visit(Reader{field, text}, field.kind);
}

bool takes_value(const Field& field) {
  return !std::holds_alternative<Flag>(field.kind) && !std::holds_alternative<Fixed>(field.kind);
}

std::vector<std::string_view> words_of(const Field& field) {
  std::vector<std::string_view> words;
  if (const auto* choice = std::get_if<Choice>(&field.kind)) {
    words.assign(choice->words.begin(), choice->words.end());
  } else if (std::holds_alternative<Format>(field.kind)) {
    for (const Precision precision : kAllPrecisions) words.push_back(name_of(precision));
  }
  return words;
}

std::string range_in_words(const Field& field) {
  return std::visit(RangeWriter{field}, field.kind);
}

std::string text_of(const FieldValue& value) { return std::visit(TextWriter{}, value); }

}  // namespace tmw::plan
