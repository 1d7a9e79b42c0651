#include "core/json/read_toml.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace tmw {
namespace {

constexpr int kDeepest = 16;

bool is_key_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  ReadToml read() {
    table_ = &result_.root;
    for (skip_lines(); result_.error.empty() && at_ < text_.size(); skip_lines()) {
      if (peek() == '[') {
        read_header();
      } else {
        read_pair(*table_);
      }
      end_line();
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  void fail(const char* what) {
    if (!result_.error.empty()) return;
    const auto line = 1 + std::count(text_.begin(), text_.begin() + static_cast<long>(at_), '\n');
    result_.error = "line " + std::to_string(line) + ": " + what;
  }

  void expect(char c, const char* what) {
    if (!take(c)) fail(what);
  }

  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\r') ++at_;
  }

  // Blanks, comments and ends of lines.
  void skip_lines() {
    for (skip_blanks(); peek() == '#' || peek() == '\n'; skip_blanks()) {
      if (peek() == '\n') {
        ++at_;
        continue;
      }
      at_ = std::min(text_.find('\n', at_), text_.size());
    }
  }

  void end_line() {
    skip_blanks();
    if (at_ < text_.size() && peek() != '\n' && peek() != '#') fail("one line says two things");
  }

  std::string read_key() {
    if (peek() == '"') return read_string();
    const std::size_t start = at_;
    while (is_key_letter(peek())) ++at_;
    if (at_ == start) fail("a name is missing");
    return std::string(text_.substr(start, at_ - start));
  }

  // "[a.b]": where a list stands, its last table is meant. "[[a]]" begins a table of the list.
  void read_header() {
    ++at_;
    const bool list = take('[');
    Json* place = &result_.root;
    do {
      const std::string key = read_key();
      if (place->is_array() && !place->empty()) place = &place->back();
      if (!place->is_object()) return fail("a table stands where there is a value");
      const bool last = peek() != '.';
      place = &(*place)[key];
      if (place->is_null()) *place = list && last ? Json::array() : Json::object();
    } while (result_.error.empty() && take('.'));
    expect(']', "a bracket is missing");
    if (list) expect(']', "a bracket is missing");
    if (!result_.error.empty()) return;
    if (list && !place->is_array()) return fail("a list of tables stands where there is a value");
    if (list) place->push_back(Json::object());
    if (place->is_array()) place = &place->back();
    if (!place->is_object()) return fail("a table stands where there is a value");
    table_ = place;
  }

  void read_pair(Json& object) {
    const std::string key = read_key();
    skip_blanks();
    expect('=', "an equals sign is missing");
    skip_blanks();
    if (!result_.error.empty()) return;
    if (object.contains(key)) return fail("a name stands twice");
    object[key] = read_value(0);
  }

  Json read_value(int deep) {
    if (deep > kDeepest) return fail("brackets are too deep"), Json();
    if (peek() == '"') return read_string();
    if (peek() == '[') return read_list(deep);
    if (peek() == '{') return read_inline(deep);
    const std::size_t start = at_;
    while (is_key_letter(peek()) || peek() == '.' || peek() == '+') ++at_;
    return word(text_.substr(start, at_ - start));
  }

  Json word(std::string_view text) {
    if (text == "true") return true;
    if (text == "false") return false;
    std::string digits;
    for (const char c : text) {
      if (c != '_') digits += c;
    }
    char* end = nullptr;
    const bool whole = digits.find_first_of(".eE") == std::string::npos;
    Json number;
    if (whole) {
      number = static_cast<std::int64_t>(std::strtoll(digits.c_str(), &end, 10));
    } else {
      number = std::strtod(digits.c_str(), &end);
    }
    if (digits.empty() || *end != '\0') fail("a value is missing");
    return number;
  }

  std::string read_string() {
    ++at_;
    std::string value;
    while (at_ < text_.size() && peek() != '"' && peek() != '\n') {
      char c = text_[at_++];
      if (c == '\\' && at_ < text_.size()) {
        c = text_[at_++];
        if (c == 'n') c = '\n';
        if (c == 't') c = '\t';
      }
      value += c;
    }
    expect('"', "a quotation mark is missing");
    return value;
  }

  Json read_list(int deep) {
    Json list = Json::array();
    ++at_;
    for (skip_lines(); result_.error.empty() && peek() != ']'; skip_lines()) {
      list.push_back(read_value(deep + 1));
      skip_lines();
      if (!take(',')) break;
    }
    expect(']', "a bracket is missing");
    return list;
  }

  Json read_inline(int deep) {
    Json object = Json::object();
    ++at_;
    for (skip_blanks(); result_.error.empty() && peek() != '}'; skip_blanks()) {
      const std::string key = read_key();
      skip_blanks();
      expect('=', "an equals sign is missing");
      skip_blanks();
      object[key] = read_value(deep + 1);
      skip_blanks();
      if (!take(',')) break;
    }
    expect('}', "a brace is missing");
    return object;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  ReadToml result_;
  Json* table_ = nullptr;
};

const Json* member(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(std::string(key));
  return found == object.end() ? nullptr : &*found;
}

}  // namespace

ReadToml read_toml(std::string_view text) { return Reader(text).read(); }

std::string text_in(const Json& object, std::string_view key) {
  const Json* found = member(object, key);
  return found != nullptr && found->is_string() ? found->get<std::string>() : std::string();
}

double number_in(const Json& object, std::string_view key, double otherwise) {
  const Json* found = member(object, key);
  return found != nullptr && found->is_number() ? found->get<double>() : otherwise;
}

std::int64_t whole_in(const Json& object, std::string_view key) {
  const Json* found = member(object, key);
  return found != nullptr && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

bool flag_in(const Json& object, std::string_view key, bool otherwise) {
  const Json* found = member(object, key);
  return found != nullptr && found->is_boolean() ? found->get<bool>() : otherwise;
}

}  // namespace tmw
