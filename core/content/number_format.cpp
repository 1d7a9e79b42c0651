// Formats of computed numbers: reading "GiB, 3 digits" and printing by it.
#include "core/content/number_format.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/text/characters.h"
#include "core/units/print.h"

namespace tmw {
namespace {

// "3 digits" gives 3; anything else 0.
int read_digits(std::string_view part) {
  constexpr std::string_view kWord = " digits";
  if (part.size() <= kWord.size() || part.substr(part.size() - kWord.size()) != kWord) return 0;
  const std::string number(part.substr(0, part.size() - kWord.size()));
  char* end = nullptr;
  const long digits = std::strtol(number.c_str(), &end, 10);
  return *end == '\0' && digits >= 1 && digits <= 17 ? static_cast<int>(digits) : 0;
}

std::string read_part(std::string_view part, NumberFormat& format) {
  if (part == "plain") {
    format.plain = true;
    return {};
  }
  if (const int digits = read_digits(part); digits > 0) {
    format.digits = digits;
    return {};
  }
  format.unit = find_unit(part);
  if (format.unit && !part.empty()) return {};
  return "\"" + std::string(part) +
         "\" is no number format; write a unit (GB, GiB, million parameters, %), \"3 digits\" or "
         "\"plain\", with a comma between two of them";
}

// No grouping, as many digits as it takes to read the same number back.
std::string print_plain(double value) {
  char buffer[40];
  for (int digits = 15; digits <= 17; ++digits) {
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
    if (std::strtod(buffer, nullptr) == value) break;
  }
  if (std::fabs(value) < 1e15 && value == std::floor(value)) {
    std::snprintf(buffer, sizeof buffer, "%.0f", value);
  }
  return buffer;
}

// Commas between digits take no space of a punctuation mark in TeX; words go into \text.
std::string tex_of_printed(const std::string& printed) {
  std::string result;
  bool in_words = false;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    const char c = printed[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' || c == ' ';
    const bool exponent = c == 'e' && i > 0 && printed[i - 1] >= '0' && printed[i - 1] <= '9';
    if (letter && !exponent && !in_words) {
      result += c == ' ' ? "\\,\\text{" : "\\text{";
      in_words = true;
      if (c != ' ') result += c;
    } else if (exponent) {
      result += " \\times 10^{" +
                printed.substr(i + 1, printed.find_first_not_of("-0123456789", i + 1) - i - 1) +
                "}";
      i = std::min(printed.find_first_not_of("-0123456789", i + 1), printed.size()) - 1;
    } else if (in_words) {
      result += c;
    } else if (c == ',') {
      result += "{,}";
    } else if (c == '%' || c == '$') {
      result += std::string("\\") + c;
    } else {
      result += c;
    }
  }
  return in_words ? result + "}" : result;
}

}  // namespace

FormatResult parse_format(std::string_view text) {
  FormatResult result;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view part = trimmed(text.substr(0, comma));
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    result.error = read_part(part, result.format);
    if (!result.error.empty()) return result;
  }
  return result;
}

std::string print_formatted(double value, const NumberFormat& format) {
  if (!std::isfinite(value)) return "?";
  if (format.unit) {
    return print_in_unit(value, *format.unit, format.digits > 0 ? format.digits : 4);
  }
  if (format.plain) return print_plain(value);
  return format.digits > 0 ? print_rounded(value, format.digits) : print_number(value);
}

std::string print_formatted_tex(double value, const NumberFormat& format) {
  return tex_of_printed(print_formatted(value, format));
}

}  // namespace tmw
