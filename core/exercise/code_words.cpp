#include "core/exercise/code_words.h"

#include <algorithm>
#include <cmath>

#include "core/exercise/code_scan.h"
#include "core/exercise/js_words.h"
#include "core/units/print.h"

namespace tmw {
namespace {

std::string counted_items(const JsValue& array) {
  const bool numbers = std::all_of(array.items.begin(), array.items.end(),
                                   [](const JsValue& one) { return one.kind == JsKind::kNumber; });
  const bool one = length_of(array) == 1;
  return print_number(static_cast<double>(length_of(array))) + (numbers ? " number" : " item") +
         (one ? "" : "s");
}

// "an array of 3 numbers", "a list of 3 numbers", "a number", "undefined".
std::string kind_words(const JsValue& value, CodeLanguage language) {
  switch (value.kind) {
    case JsKind::kNumber:
      return "a number";
    case JsKind::kText:
      return "a text";
    case JsKind::kArray:
      if (value.text == kTuple) return "a tuple of " + counted_items(value);
      return (language == CodeLanguage::kPython ? "a list of " : "an array of ") +
             counted_items(value);
    case JsKind::kMissing:
    case JsKind::kNull:
    case JsKind::kBoolean:
    case JsKind::kOther:
      break;
  }
  return js_text(value, 6, language);
}

// A whole number of which the lowest 32 bits alone are left, with a sign or without.
bool is_cut_to_32_bits(double due, double actual) {
  constexpr double kRange = 4294967296.0;
  return due != actual && std::floor(due) == due && std::fabs(due) < 9e15 &&
         actual >= -kRange / 2 && actual < kRange && std::fmod(due - actual, kRange) == 0.0;
}

// Python raises an error where JavaScript goes on: at 0 / 0, at exp(710), at the root of -1.
std::string number_words(const JsValue& expected, const JsValue& actual, CodeLanguage language) {
  const bool python = language == CodeLanguage::kPython;
  if (std::isnan(actual.number) && !std::isnan(expected.number)) {
    if (python) return "nan comes of inf / inf, of inf - inf, or of 0 times inf.";
    return "NaN comes of Infinity / Infinity, of 0 / 0, of the root of a negative number, of an "
           "element that is not there, or of an array where a number should be, as in "
           "Math.max(list).";
  }
  if (std::isinf(actual.number) && !std::isinf(expected.number)) {
    if (python) return "inf comes of a number beyond 1.8e308, or of float(\"inf\").";
    return "Infinity comes of a number beyond 1.8e308, as exp gives for all above 709.8, or of a "
           "division by 0.";
  }
  if (is_cut_to_32_bits(expected.number, actual.number)) {
    return python ? "These are the lowest 32 bits of the right number."
                  : "These are the lowest 32 bits of the right number: |, & and << leave no more.";
  }
  return {};
}

std::string item_words(std::size_t index, const JsValue& item, CodeLanguage language) {
  const std::string what = kind_words(item, language);
  return "Element " + std::to_string(index) + ", counted from 0, is " + what + ", not a number.";
}

std::string length_words(const JsValue& expected, const JsValue& actual) {
  const std::string long_one = too_long_words(actual, expected);
  if (!long_one.empty()) return long_one;
  if (length_of(actual) == length_of(expected)) return {};
  return "Too short: there should be " + counted_items(expected) + ", but there " +
         (length_of(actual) == 1 ? "is " : "are ") +
         (length_of(actual) == 0 ? "none" : print_number(static_cast<double>(length_of(actual)))) +
         ".";
}

// What differs in an array beyond what is shown of it: the number that is farthest off. This speaks
// only of what js_equal has found to differ.
std::string cut_words(const JsValue& expected, const JsValue& actual, CodeLanguage language) {
  if (actual.left_off == 0 || expected.left_off == 0) return {};
  const std::size_t places = expected.items.size();
  if (place_of_difference(actual, expected, 0) == places)
    return "Beyond those shown, something is no finite number.";
  double due = 0, other = 0;
  for (std::size_t i = 0; i < places; ++i) {
    for (const double one : {actual.low[i], actual.high[i]}) {
      const double right = expected.items[i].number;
      if (std::fabs(one - right) <= std::fabs(other - due)) continue;
      due = right;
      other = one;
    }
  }
  if (due == other) return {};
  return "Beyond those shown, one that should be " + js_text(js_number(due), 6, language) + " is " +
         js_text(js_number(other), 6, language) + ".";
}

std::string array_words(const JsValue& expected, const JsValue& actual, CodeLanguage language) {
  std::string words = length_words(expected, actual);
  const std::size_t both = std::min(expected.items.size(), actual.items.size());
  for (std::size_t i = 0; words.empty() && i < both; ++i) {
    const JsValue& due = expected.items[i];
    const JsValue& item = actual.items[i];
    if (due.kind == JsKind::kNumber && item.kind != JsKind::kNumber)
      words = item_words(i, item, language);
    else
      words = why_differs(due, item, language);
  }
  return words.empty() ? cut_words(expected, actual, language) : words;
}

// A line that the language has and the other one has not, without the blanks around it.
bool is_line_of(std::string_view line, CodeLanguage language) {
  if (language == CodeLanguage::kPython) {
    const bool block = !line.empty() && line.back() == ':';
    return (line.starts_with("def ") && block) || line.starts_with("import math") ||
           line.starts_with("from math import");
  }
  const bool declares =
      line.starts_with("const ") || line.starts_with("let ") || line.starts_with("var ");
  const char mark = declares ? '=' : '(';
  return (declares || line.starts_with("function ")) && line.find(mark) != std::string_view::npos;
}

}  // namespace

std::string other_language_words(std::string_view source, CodeLanguage language) {
  constexpr std::string_view kBlanks = " \t\r";
  const CodeLanguage other =
      language == CodeLanguage::kPython ? CodeLanguage::kJavaScript : CodeLanguage::kPython;
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('\n'), source.size());
    std::string_view line = source.substr(0, end);
    source.remove_prefix(std::min(end + 1, source.size()));
    line.remove_prefix(std::min(line.find_first_not_of(kBlanks), line.size()));
    line = line.substr(0, line.find_last_not_of(kBlanks) + 1);
    if (is_line_of(line, language)) return {};
    if (!is_line_of(line, other)) continue;
    const std::string name = language_name(other);
    return "This reads like " + name + ": “Write in " + name + "”, below, changes the language.";
  }
  return {};
}

std::string why_differs(const JsValue& expected, const JsValue& actual, CodeLanguage language) {
  if (actual.kind == JsKind::kMissing && expected.kind != JsKind::kMissing) {
    const std::string nothing = js_text(actual, 6, language);
    return "A function without “return” gives " + nothing +
           (language == CodeLanguage::kPython
                ? ", and so does one that stands without a value."
                : "; so does a “return” that stands alone in its line.");
  }
  if (actual.kind == JsKind::kOther && actual.text == "promise") {
    return "Leave “async” out: the function must return the value itself, not a Promise of it.";
  }
  if (actual.kind == JsKind::kOther && actual.text == "generator") {
    return language == CodeLanguage::kPython
               ? "A generator comes of “yield”, of “async” or of ( ... for ... ): return the value "
                 "itself, or [ ... for ... ] for a list."
               : "A generator comes of “yield”: write “function” without the star, and return the "
                 "value itself.";
  }
  if (actual.text == kTuple && expected.kind == JsKind::kNumber && length_of(actual) == 1)
    return "The comma at the end makes a tuple of the number: leave it out.";
  if (actual.text == kTuple && expected.kind == JsKind::kNumber)
    return "It should return a number, not " + kind_words(actual, language) +
           ": a comma in “return” makes a tuple.";
  if (actual.kind != expected.kind)
    return "It should return " + kind_words(expected, language) + ", not " +
           kind_words(actual, language) + ".";
  if (actual.kind == JsKind::kNumber) return number_words(expected, actual, language);
  if (actual.kind == JsKind::kArray) return array_words(expected, actual, language);
  return {};
}

std::string with_powers(const std::string& source, CodeLanguage language) {
  std::string result;
  bool found = false;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t end = end_of_words(source, at, language);
    if (end > at) {
      result += source.substr(at, end - at);
      at = end;
      continue;
    }
    found = found || source[at] == '^';
    result += source[at] == '^' ? std::string("**") : std::string(1, source[at]);
    ++at;
  }
  return found ? result : std::string();
}

}  // namespace tmw
