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

// ASCII that stands for itself in a JSON string.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; });
}

// Walks through the text of one object that is known to be sound JSON. A log of years is read at
// every start: cutting it at its commas is ten times quicker than building a tree of each line.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  // True if the next sign is this one; it is passed then.
  bool pass(char sign) {
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != sign) return false;
    ++at_;
    return true;
  }

  // The text of the next value: from its first sign to its last.
  std::string_view value() {
    skip_blanks();
    const std::size_t start = at_;
    int depth = 0;
    do {
      const char c = text_[at_];
      if (c == '"') {
        skip_string();
      } else if (c == '{' || c == '[') {
        ++depth, ++at_;
      } else if (c == '}' || c == ']') {
        --depth, ++at_;
      } else if (depth > 0) {
        ++at_;
      } else {
        at_ = std::min(text_.find_first_of(",}] \t\r\n", at_), text_.size());
      }
    } while (depth > 0 && at_ < text_.size());
    return text_.substr(start, at_ - start);
  }

 private:
  void skip_blanks() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

  void skip_string() {
    ++at_;
    while (text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// On one line, as a log needs it.
std::string raw_value(std::string_view value) {
  if (value.find_first_of("\r\n") == std::string_view::npos) return std::string(value);
  return Json::parse(value.begin(), value.end(), nullptr, false).dump();
}

}  // namespace

std::optional<RawFields> read_json_fields(std::string_view text) {
  if (nests_deeper_than(text, kMaxDepth) || !Json::accept(text.begin(), text.end()))
    return std::nullopt;
  Scanner scanner(text);
  if (!scanner.pass('{')) return std::nullopt;
  RawFields fields;
  while (!scanner.pass('}')) {
    const auto key = read_json_string(scanner.value());
    if (!key || !scanner.pass(':')) return std::nullopt;
    fields[*key] = raw_value(scanner.value());
    scanner.pass(',');
  }
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
  const bool quoted = json.size() >= 2 && json.front() == '"' && json.back() == '"';
  if (quoted && is_plain(json.substr(1, json.size() - 2)))
    return std::string(json.substr(1, json.size() - 2));
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
