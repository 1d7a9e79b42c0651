#include "core/learner/json_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

namespace tmw {
namespace {

constexpr int kMaxDepth = 32;

// Guards the recursion of the JSON library against a hostile import.
bool nested_too_deep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxDepth) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

template <typename Integer>
std::optional<Integer> read_whole(std::string_view json) {
  Integer value = 0;
  const char* end = json.data() + json.size();
  const auto [stop, error] = std::from_chars(json.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

}  // namespace

std::optional<JsonFields> read_json_fields(std::string_view text) {
  if (nested_too_deep(text)) return std::nullopt;
  const auto object = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
  if (!object.is_object()) return std::nullopt;
  JsonFields fields;
  for (auto item = object.begin(); item != object.end(); ++item)
    fields[item.key()] = item.value().dump();
  return fields;
}

std::string json_object(const JsonFields& fields, const std::vector<std::string_view>& first) {
  std::string text;
  const auto append = [&text](std::string_view key, const std::string& value) {
    text += text.empty() ? "{" : ",";
    text += json_string(key) + ":" + value;
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
  if (nested_too_deep(json)) return std::nullopt;
  const auto value = nlohmann::json::parse(json.begin(), json.end(), nullptr, false);
  if (!value.is_string()) return std::nullopt;
  return value.get<std::string>();
}

std::string json_string(std::string_view text) {
  const nlohmann::json value = std::string(text);
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<NamedNumbers> read_json_numbers(std::string_view json) {
  if (nested_too_deep(json)) return std::nullopt;
  const auto object = nlohmann::json::parse(json.begin(), json.end(), nullptr, false);
  if (!object.is_object()) return std::nullopt;
  NamedNumbers numbers;
  for (auto item = object.begin(); item != object.end(); ++item) {
    if (!item.value().is_number()) return std::nullopt;
    numbers[item.key()] = item.value().get<double>();
  }
  return numbers;
}

std::string json_numbers(const NamedNumbers& numbers) {
  auto object = nlohmann::json::object();
  for (const auto& [name, value] : numbers) {
    if (std::isfinite(value)) object[name] = value;
  }
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<std::int64_t> read_json_integer(std::string_view json) {
  return read_whole<std::int64_t>(json);
}

std::optional<std::uint64_t> read_json_unsigned(std::string_view json) {
  return read_whole<std::uint64_t>(json);
}

}  // namespace tmw
