#include "core/learner/loose_fields.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "core/json/json_text.h"
#include "core/json/json_tree.h"
#include "core/learner/json_fields.h"

namespace tmw {
namespace {

constexpr int kMaxDepth = 32;
constexpr double kLastExact = 9007199254740992.0;  // 2^53

constexpr std::array<std::string_view, 6> kWhole = {"v",   "order", "utc_ms",
                                                    "day", "seed",  "number"};

bool is_whole_name(std::string_view name) {
  return std::find(kWhole.begin(), kWhole.end(), name) != kWhole.end();
}

// A number or a number in quotation marks, as JSON.
std::optional<double> number_meant(const Json& value) {
  if (value.is_number()) return value.get<double>();
  if (!value.is_string()) return std::nullopt;
  const auto inner = parse_json(value.get<std::string>(), kMaxDepth);
  return inner && inner->is_number() ? std::optional(inner->get<double>()) : std::nullopt;
}

// Digits alone, perhaps below zero: 64 bits of a seed do not fit a double.
bool is_integer_text(std::string_view text) {
  const std::string_view digits = text.substr(!text.empty() && text.front() == '-' ? 1 : 0);
  return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string mended_whole(const std::string& json) {
  if (is_integer_text(json)) return json;
  const auto text = read_json_string(json);
  if (text && is_integer_text(*text)) return *text;
  const auto whole = whole_meant(json);
  return whole ? std::to_string(*whole) : json;
}

std::string mended_text(const std::string& json) {
  const bool number = !json.empty() && (json.front() == '-' || std::isdigit(json.front()) != 0);
  return number ? json_quoted(json) : json;
}

// An object of numbers.
std::string mended_numbers(const std::string& json) {
  if (read_json_numbers(json)) return json;
  auto object = parse_json(json, kMaxDepth);
  if (!object || !object->is_object()) return json;
  NamedNumbers numbers;
  for (auto item = object->begin(); item != object->end(); ++item) {
    if (item.value().is_null()) continue;
    const auto number = number_meant(item.value());
    if (!number) return json;
    numbers[item.key()] = *number;
  }
  return json_numbers(numbers);
}

}  // namespace

std::optional<std::int64_t> whole_meant(const std::string& json) {
  if (const auto exact = read_json_integer(json)) return exact;
  const auto value = parse_json(json, kMaxDepth);
  const auto number = value ? number_meant(*value) : std::nullopt;
  if (!number || std::trunc(*number) != *number || std::abs(*number) > kLastExact)
    return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

void mend_fields(RawFields& fields) {
  for (const std::string_view known : event_fields()) {
    const auto field = fields.find(std::string(known));
    if (field == fields.end()) continue;
    if (field->second == "null") {
      fields.erase(field);
    } else if (is_whole_name(known)) {
      field->second = mended_whole(field->second);
    } else if (known == "numbers") {
      field->second = mended_numbers(field->second);
    } else if (known != "id") {
      field->second = mended_text(field->second);
    }
  }
}

}  // namespace tmw
