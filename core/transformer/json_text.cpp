#include "core/transformer/json_text.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "core/json/json_tree.h"

namespace tmw::transformer {
namespace {

constexpr std::size_t kLongestQuotedField = 60;

// Listens to the JSON library's reader, which calls these names and builds nothing for us. The
// reader keeps its own stack, so that deep nesting costs no recursion; it stops at a false.
class Listener {
 public:
  Listener(std::string_view text, int deepest) : text_(text), deepest_(deepest) {}

  bool null() { return on_value(); }
  bool boolean(bool) { return on_value(); }
  bool number_integer(Json::number_integer_t) { return on_value(); }
  bool number_unsigned(Json::number_unsigned_t) { return on_value(); }
  bool number_float(Json::number_float_t, const std::string&) { return on_value(); }
  bool string(std::string&) { return on_value(); }
  bool binary(Json::binary_t&) { return on_value(); }
  bool key(std::string& name) {
    field_ = name;
    if (names_.back().insert(name).second) return true;
    const std::string field = quoted_field();
    problem_ = (field.empty() ? std::string("A field") : "The field " + field) +
               std::string(kThereTwice) + ": keep one of them.";
    return false;
  }
  bool start_object(std::size_t) {
    names_.emplace_back();
    return open();
  }
  bool start_array(std::size_t) {
    if (depth_ == 0) problem_ = "The file is a list: give one model, an object in braces.";
    return depth_ > 0 && open();
  }
  bool end_object() {
    names_.pop_back();
    return close();
  }
  bool end_array() { return close(); }
  template <typename Exception>
  bool parse_error(std::size_t position, const std::string& last_token, const Exception&) {
    if (problem_.empty()) problem_ = sentence_for(position, last_token);
    return false;
  }

  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  bool on_value() {
    if (depth_ > 0) return true;
    problem_ = "The file must hold one JSON object in braces.";
    return false;
  }
  bool open() {
    if (++depth_ <= deepest_) return true;
    problem_ = "The file nests brackets more than " + std::to_string(deepest_) +
               " deep: that is no model description.";
    return false;
  }
  bool close() {
    --depth_;
    return true;
  }
  [[nodiscard]] std::string quoted_field() const {
    const bool shown = !field_.empty() && field_.size() <= kLongestQuotedField;
    return shown ? '"' + field_ + '"' : "";
  }
  [[nodiscard]] std::string sentence_for(std::size_t position, const std::string& token) const {
    const std::size_t end = std::min(position, text_.size());
    const auto breaks = std::count(text_.begin(), text_.begin() + static_cast<long>(end), '\n');
    const std::string line = "line " + std::to_string(breaks + 1);
    const std::string field = quoted_field();
    // "NaN", "nan" and "Infinity" stop the reader at their first or second letter.
    const std::string_view stop = token;
    const bool not_finite = stop.ends_with('N') || stop.ends_with('I') || stop.ends_with("na");
    if (not_finite && !field.empty()) {
      return "The field " + field + " (" + line +
             ") is NaN or Infinity, which no JSON number can be: write a plain number.";
    }
    return "The file is not valid JSON in " + line + (field.empty() ? "" : ", after " + field) +
           ": check its commas, quotation marks and braces.";
  }

  std::string_view text_;
  int deepest_;
  int depth_ = 0;
  std::string field_;
  std::vector<std::unordered_set<std::string>> names_;  // of the objects that are open
  std::string problem_;
};

}  // namespace

std::string problem_with_json(std::string_view text, int deepest) {
  Listener listener(text, deepest);
  const bool sound = Json::sax_parse(text.begin(), text.end(), &listener);
  if (sound || !listener.problem().empty()) return listener.problem();
  return "The file is not valid JSON: check its commas, quotation marks and braces.";
}

}  // namespace tmw::transformer
