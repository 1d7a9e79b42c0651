#include "core/learner/json_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "core/json/json_text.h"
#include "core/json/json_tree.h"

namespace tmw {
namespace {

constexpr int kMaxDepth = 32;

template <typename Integer>
std::optional<Integer> read_whole(std::string_view json) {
  Integer value = 0;
  const char* end = json.data() + json.size();
  const auto [stop, error] = std::from_chars(json.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

}  // namespace

std::optional<RawFields> read_json_fields(std::string_view text) {
  const std::optional<Json> object = parse_json(text, kMaxDepth);
  if (!object || !object->is_object()) return std::nullopt;
  RawFields fields;
  for (auto item = object->begin(); item != object->end(); ++item)
    fields[item.key()] = item.value().dump();
  return fields;
}

std::string json_object(const RawFields& fields, const std::vector<std::string_view>& first) {
  std::string text;
  const auto append = [&text](std::string_view key, const std::string& value) {
    text += text.empty() ? "{" : ",";
    text += json_quoted(key) + ":" + value;
  };
  for (const std::string_view key : first) {
    if (const auto field = fields.find(std::string(key)); field != fields.end())
      append(key, field->second);
  }
  for (const auto& [key, value] : fields) {
    if (std::find(first.begin(), first.end(), key) == first.end()) append(key, value);
  }
  return text.empty() ? "{}" : text + "}";
}

std::optional<std::string> read_json_string(std::string_view json) {
  const std::optional<Json> value = parse_json(json, kMaxDepth);
  if (!value || !value->is_string()) return std::nullopt;
  return value->get<std::string>();
}

std::optional<NamedNumbers> read_json_numbers(std::string_view json) {
  const std::optional<Json> object = parse_json(json, kMaxDepth);
  if (!object || !object->is_object()) return std::nullopt;
  NamedNumbers numbers;
  for (auto item = object->begin(); item != object->end(); ++item) {
    if (!item.value().is_number()) return std::nullopt;
    numbers[item.key()] = item.value().get<double>();
  }
  return numbers;
}

std::string json_numbers(const NamedNumbers& numbers) {
  Json object = Json::object();
  for (const auto& [name, value] : numbers) {
    if (std::isfinite(value)) object[name] = value;
  }
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::int64_t> read_json_integer(std::string_view json) {
  return read_whole<std::int64_t>(json);
}

std::optional<std::uint64_t> read_json_unsigned(std::string_view json) {
  return read_whole<std::uint64_t>(json);
}

}  // namespace tmw
