#include "core/exercise/js_numbers.h"

#include <cmath>
#include <cstdlib>

namespace tmw {
namespace {

class NumbersReader {
 public:
  NumbersReader(std::string_view json, int most_depth) : json_(json), most_depth_(most_depth) {}

  [[nodiscard]] std::optional<JsValue> read() {
    JsValue value;
    if (!read_value(value, 0)) return std::nullopt;
    skip_blanks();
    if (at_ != json_.size()) return std::nullopt;
    return value;
  }

 private:
  [[nodiscard]] char now() const { return at_ < json_.size() ? json_[at_] : '\0'; }
  [[nodiscard]] bool is_digit() const { return now() >= '0' && now() <= '9'; }

  bool take(char c) {
    if (now() != c) return false;
    ++at_;
    return true;
  }
  void skip_blanks() {
    while (now() == ' ') ++at_;
  }
  bool skip_digits() {
    const std::size_t begin = at_;
    while (is_digit()) ++at_;
    return at_ > begin;
  }

  bool read_value(JsValue& value, int depth) {
    skip_blanks();
    if (depth >= most_depth_) return false;
    return now() == '[' ? read_array(value, depth) : read_number(value);
  }

  bool read_array(JsValue& value, int depth) {
    value.kind = JsKind::kArray;
    take('[');
    skip_blanks();
    if (take(']')) return true;
    do {
      if (!read_value(value.items.emplace_back(), depth + 1)) return false;
      skip_blanks();
    } while (take(','));
    return take(']');
  }

  bool read_number(JsValue& value) {
    const std::size_t begin = at_;
    take('-');
    if (!(take('0') || skip_digits())) return false;
    bool whole = true;
    if (take('.')) {
      whole = false;
      if (!skip_digits()) return false;
    }
    if (take('e') || take('E')) {
      whole = false;
      if (!take('-')) take('+');
      if (!skip_digits()) return false;
    }
    constexpr std::size_t kMostDigits = 15;  // so many of a whole number are exact
    char number[32];
    const std::size_t length = at_ - begin;
    if (length >= sizeof number || (whole && length > kMostDigits)) return false;
    json_.copy(number, length, begin);
    number[length] = '\0';
    // A whole -0 is 0 to the reader of JSON.
    value = js_number(whole ? static_cast<double>(std::strtoll(number, nullptr, 10))
                            : std::strtod(number, nullptr));
    return std::isfinite(value.number);
  }

  std::string_view json_;
  int most_depth_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<JsValue> read_numbers(std::string_view json, int most_depth) {
  return NumbersReader(json, most_depth).read();
}

}  // namespace tmw
