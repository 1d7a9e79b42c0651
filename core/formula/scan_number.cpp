#include "core/formula/scan_number.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "core/text/characters.h"

namespace tmw {
namespace {

char char_at(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

std::size_t digit_run(std::string_view text, std::size_t at) {
  std::size_t length = 0;
  while (is_digit(char_at(text, at + length)) || (char_at(text, at + length) == '_' && length > 0 &&
                                                  is_digit(char_at(text, at + length + 1))))
    ++length;
  return length;
}

// The literal as digit groups and the separators between them, before it is decided what they mean.
struct Groups {
  std::vector<std::string> digits;
  std::string separators;  // one fewer than groups
  std::size_t end = 0;
};

bool goes_on(std::string_view text, std::size_t at, bool comma_separates) {
  const char c = char_at(text, at);
  const std::size_t next = digit_run(text, at + 1);
  if (c == '.') return next > 0;
  if (c == ',') return next > 0 && !comma_separates;
  if (c == ' ' || c == '\'') return next == 3;
  return false;
}

Groups split(std::string_view text, std::size_t at, bool comma_separates) {
  Groups groups;
  while (true) {
    const std::size_t length = digit_run(text, at);
    std::string digits;
    for (const char c : text.substr(at, length)) {
      if (c != '_') digits += c;
    }
    groups.digits.push_back(digits);
    at += length;
    const bool space_after_long = char_at(text, at) == ' ' && digits.size() > 3;
    if (space_after_long || !goes_on(text, at, comma_separates)) break;
    groups.separators += text[at++];
  }
  if (char_at(text, at) == '.' && groups.separators.find('.') == std::string::npos) ++at;  // "7."
  groups.end = at;
  return groups;
}

// Whether the first `count` separators group thousands, all with one sign.
bool groups_thousands(const Groups& groups, std::size_t count) {
  if (count == 0) return true;
  const std::string& first = groups.digits[0];
  if (first.empty() || first.size() > 3 || (first[0] == '0')) return false;
  for (std::size_t i = 0; i < count; ++i) {
    if (groups.separators[i] != groups.separators[0] || groups.digits[i + 1].size() != 3)
      return false;
  }
  return true;
}

std::string joined(const Groups& groups, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i < last; ++i) text += groups.digits[i];
  return text;
}

struct Mantissa {
  bool ok = false;
  std::string whole;
  std::string fraction;
  bool has_point = false;
};

// Decides which separators group and which one is the decimal sign.
Mantissa decide(const Groups& groups) {
  const std::size_t count = groups.separators.size();
  const std::size_t size = groups.digits.size();
  if (count == 0) return {true, groups.digits[0], "", false};
  const char last = groups.separators.back();
  const bool rest_groups = groups_thousands(groups, count - 1);
  const Mantissa decimal{true, joined(groups, 0, size - 1), groups.digits.back(), true};
  const bool other_grouping = count > 1 && groups.separators[0] != last;
  if (last == '.' && (count == 1 || (rest_groups && other_grouping))) return decimal;
  if (last == ',' && rest_groups && other_grouping) return decimal;
  if (last == ',' && count == 1 && groups.digits[0] == "0") return decimal;
  if (groups_thousands(groups, count)) return {true, joined(groups, 0, size), "", false};
  return {};
}

std::string comma_error(const Groups& groups) {
  if (groups.separators == ",")
    return "Is \u201c" + groups.digits[0] + "," + groups.digits[1] + "\u201d meant as " +
           groups.digits[0] + "." + groups.digits[1] + "? Write a point before the decimals.";
  return "The digits are not in groups of three. Write the number without separators.";
}

// Reads "e9", " e9", "e-3"; returns the exponent part for strtod and moves `end` past it.
std::string exponent(std::string_view text, std::size_t& end) {
  std::size_t at = end;
  if (char_at(text, at) == ' ') ++at;
  if (char_at(text, at) != 'e' && char_at(text, at) != 'E') return "";
  ++at;
  std::string result = "e";
  if (char_at(text, at) == '-' || char_at(text, at) == '+') result += text[at++];
  if (!is_digit(char_at(text, at))) return "";
  while (is_digit(char_at(text, at))) result += text[at++];
  end = at;
  return result;
}

int significant(const std::string& digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string::npos ? 1 : static_cast<int>(digits.size() - first);
}

int without_zeros(const std::string& digits) {
  const std::size_t last = digits.find_last_not_of('0');
  return last == std::string::npos ? 1 : significant(digits.substr(0, last + 1));
}

// Moves past digits, adding them to a number; too many of them may wrap around.
const char* read_digits(const char* at, const char* end, std::uint64_t& number) {
  for (; at < end && is_digit(*at); ++at) number = 10 * number + static_cast<unsigned>(*at - '0');
  return at;
}

// Whether what follows digits may belong to them: a separator, an exponent, a second point.
bool may_go_on(const char* at, const char* end, bool comma_separates) {
  if (at == end) return false;
  const char next = *at == ' ' && at + 1 < end ? at[1] : *at;
  if (*at == ' ') return is_digit(next) || next == 'e' || next == 'E';
  return next == '.' || next == '_' || next == '\'' || next == 'e' || next == 'E' ||
         (next == ',' && !comma_separates);
}

// Digits with at most one point and nothing around them that needs thought: the common case,
// without allocation. Up to 15 digits and a power of ten are exact, so their quotient is the
// nearest number.
bool scan_plain(std::string_view text, std::size_t at, bool comma_separates,
                ScannedNumber& number) {
  constexpr std::ptrdiff_t kMostDigits = 15;
  constexpr double kPowers[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const char* const end = text.data() + text.size();
  const char* const start = text.data() + at;
  std::uint64_t mantissa = 0;
  const char* here = read_digits(start, end, mantissa);
  const char* const point = here;
  if (end - here > 1 && *here == '.' && is_digit(here[1]))
    here = read_digits(here + 1, end, mantissa);
  const std::ptrdiff_t decimals = here == point ? 0 : here - point - 1;
  std::ptrdiff_t count = point - start + decimals;
  if (count > kMostDigits || may_go_on(here, end, comma_separates)) return false;
  for (const char* zero = start; count > 1 && (*zero == '0' || *zero == '.'); ++zero)
    count -= *zero == '0';
  number.ok = true;
  number.end = static_cast<std::size_t>(here - text.data());
  number.value = static_cast<double>(mantissa);
  if (decimals > 0) number.value /= kPowers[decimals];
  number.digits = mantissa == 0 ? 1 : static_cast<int>(count);
  number.sure_digits = number.digits;
  if (decimals > 0 || mantissa == 0) return true;
  for (const char* zero = here; zero[-1] == '0'; --zero) --number.sure_digits;
  return true;
}

// With separators, an exponent or many digits.
void scan_groups(std::string_view text, std::size_t at, bool comma_separates,
                 ScannedNumber& number) {
  const Groups groups = split(text, at, comma_separates);
  const Mantissa mantissa = decide(groups);
  number.end = groups.end;
  if (!mantissa.ok) {
    number.error = comma_error(groups);
    return;
  }
  const std::string power = exponent(text, number.end);
  const std::string plain = "0" + mantissa.whole + "." + mantissa.fraction + "0" + power;
  number.value = std::strtod(plain.c_str(), nullptr);
  number.has_exponent = !power.empty();
  number.digits = significant(mantissa.whole + mantissa.fraction);
  number.sure_digits = mantissa.has_point ? number.digits : without_zeros(mantissa.whole);
  const bool vanishes = number.value == 0 && plain.find_first_of("123456789") < plain.find('e');
  number.ok = std::isfinite(number.value) && !vanishes;
  if (!number.ok)
    number.error = vanishes ? "This number is too small." : "This number is too large.";
}

}  // namespace

bool number_starts(std::string_view text, std::size_t at) {
  return is_digit(char_at(text, at)) ||
         (char_at(text, at) == '.' && is_digit(char_at(text, at + 1)));
}

ScannedNumber scan_number(std::string_view text, std::size_t at, bool comma_separates) {
  ScannedNumber number;
  if (!scan_plain(text, at, comma_separates, number))
    scan_groups(text, at, comma_separates, number);
  return number;
}

}  // namespace tmw
