#include "core/lab/number_texts.h"

#include <cmath>
#include <cstdlib>
#include <string>

#include "core/plan/fields.h"
#include "core/text/characters.h"

namespace tmw::lab {
namespace {

// A field of the plans reads the same; it takes no commas.
std::optional<double> read(std::string_view typed) {
  std::string text;
  for (const char c : trimmed(typed)) {
    if (c != ',' && c != ' ') text += c;
  }
  if (text.empty()) return std::nullopt;
  if (text.find_first_not_of('0') == std::string::npos) return 0.0;
  const plan::Field field = {.option = "number", .what = "", .kind = plan::Number{}};
  const plan::ReadValue read = plan::read_value(field, text);
  const double* number = std::get_if<double>(&read.value);
  return number == nullptr ? std::nullopt : std::optional<double>(*number);
}

}  // namespace

std::optional<double> number_from(std::string_view text) { return read(text); }

std::optional<std::int64_t> whole_from(std::string_view text) {
  const std::optional<double> number = read(text);
  if (!number || *number != std::floor(*number)) return std::nullopt;
  if (*number > static_cast<double>(plan::kLargestWhole)) return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

}  // namespace tmw::lab
