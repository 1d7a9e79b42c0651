#include "core/exercise/js_words.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "core/exercise/js_value.h"
#include "core/units/print.h"

namespace tmw {
namespace {

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

// The character at a place, and how many bytes it has.
struct Character {
  unsigned code = 0;
  std::size_t bytes = 1;
};

Character character_at(std::string_view text, std::size_t at) {
  Character one{static_cast<unsigned char>(text[at]), 1};
  if (one.code < 0xC0U) return one;
  const std::size_t bytes = one.code < 0xE0U ? 2 : one.code < 0xF0U ? 3 : 4;
  one.code &= 0xFFU >> (bytes + 1);
  for (; one.bytes < bytes && at + one.bytes < text.size(); ++one.bytes)
    one.code = one.code << 6U | (static_cast<unsigned char>(text[at + one.bytes]) & 0x3FU);
  return one;
}

// A control character, one that turns the direction of writing, or an end of line of Unicode's own.
bool is_unseen(unsigned code) {
  if (code < 0x20U || (code >= 0x7FU && code < 0xA0U)) return true;
  if (code == 0x61CU || code == 0x200EU || code == 0x200FU) return true;
  return (code >= 0x2028U && code <= 0x202EU) || (code >= 0x2066U && code <= 0x2069U);
}

std::string escape(unsigned code) {
  if (code == '\n') return "\\n";
  if (code == '\t') return "\\t";
  if (code == '\r') return "\\r";
  char buffer[12];
  std::snprintf(buffer, sizeof buffer, "\\u%04x", code);
  return buffer;
}

// How a character is shown, in quotation marks or without.
std::string shown(std::string_view text, std::size_t at, Character one, bool quoted) {
  const std::string same(text.substr(at, one.bytes));
  if (quoted && (one.code == '"' || one.code == '\\')) return "\\" + same;
  if (!is_unseen(one.code)) return same;
  if (quoted) return escape(one.code);
  if (one.code == '\n' || one.code == '\t') return same;
  return one.code == '\r' ? "" : "\xEF\xBF\xBD";
}

// The first characters as they are shown, and behind which byte they end.
struct Beginning {
  std::string words;
  std::size_t end = 0;
};

Beginning first_of(const std::string& text, std::size_t most, bool quoted) {
  constexpr int kMostLines = 20;
  Beginning first;
  int lines = 1;
  while (first.end < text.size()) {
    const Character one = character_at(text, first.end);
    const std::string words = shown(text, first.end, one, quoted);
    if (words == "\n" && first.end + 1 < text.size() && ++lines > kMostLines) break;
    if (first.words.size() + words.size() > most) break;
    first.words += words;
    first.end += one.bytes;
  }
  return first;
}

std::string beginning_of(const std::string& text, std::size_t most, std::int64_t left_off,
                         bool quoted) {
  const Beginning first = first_of(text, most, quoted);
  const std::string quote = quoted ? "\"" : "";
  const auto rest = text.begin() + static_cast<std::ptrdiff_t>(std::min(first.end, text.size()));
  const std::int64_t more = left_off + std::count_if(rest, text.end(), starts_character);
  if (more == 0) return quote + first.words + quote;
  return quote + first.words + "..." + quote + " (" + print_number(static_cast<double>(more)) +
         " more characters)";
}

// How values are printed.
struct Print {
  int digits = 6;
  CodeLanguage language = CodeLanguage::kJavaScript;
};

// The words of the two languages.
const char* word_of(Print how, const char* javascript, const char* python) {
  return how.language == CodeLanguage::kPython ? python : javascript;
}

std::string number_text(double number, Print how) {
  if (std::isnan(number)) return word_of(how, "NaN", "nan");
  if (std::isinf(number))
    return number > 0 ? word_of(how, "Infinity", "inf") : word_of(how, "-Infinity", "-inf");
  char buffer[40];
  const bool whole = number == std::floor(number) && std::fabs(number) < 9e15;
  if (whole) {
    std::snprintf(buffer, sizeof buffer, "%.0f", number);
  } else {
    std::snprintf(buffer, sizeof buffer, "%.*g", how.digits, number);
  }
  return buffer;
}

// What a value is that no exercise asks for: a type of JavaScript (web/sandbox/written.js) or
// Python.
std::string other_text(const std::string& type) {
  struct Row {
    const char* type;
    const char* words;
  };
  constexpr Row kRows[] = {{"Date", "a Date"},
                           {"Error", "an Error"},
                           {"Map", "a Map"},
                           {"Number", "a Number object, which is no number"},
                           {"Set", "a Set"},
                           {"bigint", "a BigInt"},
                           {"bytes", "a bytes object"},
                           {"closure", "a function"},
                           {"complex", "a complex number"},
                           {"dict", "a dict"},
                           {"enumerate", "an enumerate, which is no list yet"},
                           {"filter", "a filter, which is no list yet"},
                           {"function", "a function"},
                           {"generator", "a generator"},
                           {"iterator", "an iterator, which is no array yet"},
                           {"map", "a map, which is no list yet"},
                           {"promise", "a Promise"},
                           {"range", "a range"},
                           {"reversed", "a reversed, which is no list yet"},
                           {"set", "a set"},
                           {"symbol", "a symbol"},
                           {"type", "a class"},
                           {"zip", "a zip, which is no list yet"}};
  for (const Row& row : kRows) {
    if (type == row.type) return row.words;
  }
  return "an object";
}

void print(const JsValue& value, Print how, std::string& text);

// Short numbers of a list, such as NaN, would else be there by the dozen.
constexpr std::size_t kMostItems = 20;

void print_items(const JsValue& array, Print how, std::string& text) {
  const std::size_t most = std::min(array.items.size(), kMostItems);
  std::size_t shown = 0;
  for (; shown < most && text.size() < kLongestText; ++shown) {
    if (shown > 0) text += ", ";
    print(array.items[shown], how, text);
  }
  const auto more =
      static_cast<double>(array.items.size() - shown) + static_cast<double>(array.left_off);
  if (more > 0.0) text += (shown > 0 ? ", ... " : "... ") + print_number(more) + " more";
}

void print_array(const JsValue& array, Print how, std::string& text) {
  const bool tuple = array.text == kTuple;
  text += tuple ? "(" : "[";
  print_items(array, how, text);
  if (tuple && length_of(array) == 1) text += ",";
  text += tuple ? ")" : "]";
}

void print(const JsValue& value, Print how, std::string& text) {
  switch (value.kind) {
    case JsKind::kMissing:
      text += word_of(how, "undefined", "None");
      return;
    case JsKind::kNull:
      text += "null";
      return;
    case JsKind::kBoolean:
      text += value.boolean ? word_of(how, "true", "True") : word_of(how, "false", "False");
      return;
    case JsKind::kNumber:
      text += number_text(value.number, how);
      return;
    case JsKind::kText:
      text += quoted_beginning(value.text, kLongestText - std::min(text.size(), kLongestText),
                               value.left_off);
      return;
    case JsKind::kOther:
      text += other_text(value.text);
      return;
    case JsKind::kArray:
      print_array(value, how, text);
      return;
  }
}

}  // namespace

std::string beginning(const std::string& text, std::size_t most, std::int64_t left_off) {
  return beginning_of(text, most, left_off, false);
}

std::string quoted_beginning(const std::string& text, std::size_t most, std::int64_t left_off) {
  return beginning_of(text, most, left_off, true);
}

std::string js_text(const JsValue& value, int digits, CodeLanguage language) {
  std::string text;
  print(value, {digits, language}, text);
  return text;
}

}  // namespace tmw
