#include "core/learner/written_event.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "core/learner/event_kinds.h"
#include "core/learner/json_fields.h"

namespace tmw {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Goes through a text from its begin; what is not as expected leaves it where it was.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool ended() const { return rest_.empty(); }

  bool pass(std::string_view word) {
    if (rest_.substr(0, word.size()) != word) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  // A JSON string.
  bool text(std::string& target) {
    const std::size_t size = quoted_size();
    const auto value =
        size == 0 ? std::nullopt : read_json_string(std::string_view(rest_.data(), size));
    if (!value) return false;
    target = *value;
    rest_.remove_prefix(size);
    return true;
  }

  // A whole number in its shortest spelling.
  template <typename Integer>
  bool whole(Integer& target) {
    const std::size_t sign = rest_.substr(0, 1) == "-" ? 1 : 0;
    const bool zero = rest_.substr(sign, 1) == "0";
    const auto [stop, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), target);
    const auto size = static_cast<std::size_t>(stop - rest_.data());
    if (error != std::errc() || (zero && (sign != 0 || size > 1))) return false;
    rest_.remove_prefix(size);
    return true;
  }

  // A number whose digits are a whole number that a double holds exactly: with its point moved,
  // one division rounds it as the whole would be.
  bool number(double& target) {
    constexpr std::size_t kMostDigits = 17;
    constexpr std::uint64_t kMostExact = 1ULL << 53;
    std::string_view at = rest_;
    const bool negative = at.substr(0, 1) == "-";
    if (negative) at.remove_prefix(1);
    const std::size_t before = digits(at);
    std::size_t behind = 0;
    if (at.substr(before, 1) == ".") {
      behind = digits(at.substr(before + 1));
      if (behind == 0) return false;
    }
    if (before == 0 || (before > 1 && at.front() == '0') || before + behind > kMostDigits)
      return false;
    const std::size_t size = before + (behind == 0 ? 0 : behind + 1);
    const std::string_view next = at.substr(size, 1);
    if (next == "e" || next == "E") return false;
    std::uint64_t value = 0;
    for (const char c : at.substr(0, size)) {
      if (c != '.') value = 10 * value + static_cast<std::uint64_t>(c - '0');
    }
    if (value > kMostExact || (negative && value == 0)) return false;
    double scale = 1.0;
    for (std::size_t i = 0; i < behind; ++i) scale *= 10.0;
    target = static_cast<double>(value) / scale * (negative ? -1.0 : 1.0);
    rest_ = at.substr(size);
    return true;
  }

 private:
  static std::size_t digits(std::string_view text) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
    return static_cast<std::size_t>(end - text.begin());
  }

  // From the quotation mark here to the next that no stroke stands before; 0: there are not both.
  [[nodiscard]] std::size_t quoted_size() const {
    if (rest_.substr(0, 1) != "\"") return 0;
    for (std::size_t i = 1; i < rest_.size(); ++i) {
      if (rest_[i] == '\\') {
        ++i;
      } else if (rest_[i] == '"') {
        return i + 1;
      }
    }
    return 0;
  }

  std::string_view rest_;
};

bool read_numbers(Cursor& at, NamedNumbers& numbers) {
  if (!at.pass("{")) return false;
  if (at.pass("}")) return true;
  do {
    std::string name;
    if (!at.text(name) || !at.pass(":") || !at.number(numbers[name])) return false;
  } while (at.pass(","));
  return at.pass("}");
}

// What every event has.
bool read_head(Cursor& at, Event& event) {
  static_assert(kEventFormatVersion == 2);
  std::string what;
  const bool read = at.pass(R"({"v":2,"id":)") && at.text(event.id) && at.pass(R"(,"order":)") &&
                    at.whole(event.order) && at.pass(R"(,"utc_ms":)") && at.whole(event.utc_ms) &&
                    at.pass(R"(,"day":)") && at.whole(event.local_day) && at.pass(R"(,"what":)") &&
                    at.text(what);
  event.kind = kind_named(what);
  return read && !event.id.empty() && event.order >= 0 && event.order <= kLastOrder &&
         event.kind != EventKind::kOther;
}

// What it may have besides.
bool read_tail(Cursor& at, Event& event) {
  const auto text = [&at](std::string_view key, std::string& target) {
    return !at.pass(key) || at.text(target);
  };
  const auto whole = [&at](std::string_view key, auto& target) {
    return !at.pass(key) || at.whole(target);
  };
  return text(R"(,"exercise":)", event.exercise) && whole(R"(,"seed":)", event.seed) &&
         text(R"(,"verdict":)", event.verdict) && text(R"(,"answer":)", event.answer) &&
         (!at.pass(R"(,"numbers":)") || read_numbers(at, event.numbers)) &&
         text(R"(,"slip":)", event.slip) && text(R"(,"drill":)", event.drill) &&
         whole(R"(,"number":)", event.number) && text(R"(,"name":)", event.name) &&
         text(R"(,"value":)", event.value);
}

}  // namespace

std::optional<Event> read_written_event(std::string_view line) {
  Cursor at(line);
  std::optional<Event> event = Event{};
  if (!read_head(at, *event) || !read_tail(at, *event) || !at.pass("}") || !at.ended() ||
      !lacking_field(*event).empty())
    return std::nullopt;
  return event;
}

}  // namespace tmw
