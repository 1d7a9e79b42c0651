#include "core/prose/units_beside.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace tmw {
namespace {

constexpr std::string_view kUnits[] = {
    "B",     "kB",    "MB",    "GB",       "TB",       "PB",      "KiB",        "MiB",
    "GiB",   "TiB",   "byte",  "bytes",    "bit",      "bits",    "FLOP",       "FLOPs",
    "MFLOP", "GFLOP", "TFLOP", "PFLOP",    "token",    "tokens",  "s",          "ms",
    "µs",    "us",    "ns",    "second",   "seconds",  "minute",  "minutes",    "hour",
    "hours", "day",   "days",  "thousand", "million",  "billion", "trillion",   "%",
    "W",     "kW",    "kWh",   "GHz",      "USD",      "percent", "parameters", "layers",
    "heads", "GPUs",  "GPU",   "requests", "GPU-hours"};

constexpr std::string_view kRaised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

constexpr std::string_view kSigns[] = {"×", "·", "/", "+", "−", "-", "=", "≈", "<", ">", "≤", "≥"};

// "TFLOP/s", "tokens/s", "FLOP/byte": the unit before the stroke.
std::string_view first_unit(std::string_view word) {
  const std::size_t last = word.find_last_not_of(".,;:!?)]");
  if (last == std::string_view::npos) return {};
  word = word.substr(0, last + 1);
  return word.substr(0, word.find('/'));
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// Reads words, of which a formula is a part by its TeX, and keeps the spaces between those that
// belong together.
class SpaceReader {
 public:
  void add(std::string_view letters) { word_ += letters; }

  void end_word(bool last_of_all) {
    if (word_.empty()) return;
    ++words_;
    const bool is_tail = last_of_all && words_ > kFewWords && word_.size() <= kShortTail;
    if (before_ && (is_tail || belong_together(last_, word_))) kept.push_back(*before_);
    before_.reset();
    std::swap(last_, word_);
    word_.clear();
  }

  // A space after a word: a place where a line may be kept from ending, if it stands alone.
  void space(std::optional<SpacePlace> place) {
    const bool alone = !word_.empty();
    end_word(false);
    before_ = alone ? place : std::nullopt;
  }

  void line_break() {
    end_word(false);
    last_.clear();
  }

  std::vector<SpacePlace> kept;

 private:
  static constexpr std::size_t kShortTail = 3;
  static constexpr std::size_t kFewWords = 3;

  std::optional<SpacePlace> before_;  // of the word that is read
  std::string last_;
  std::string word_;
  std::size_t words_ = 0;
};

}  // namespace

bool ends_in_number(std::string_view word) {
  const std::size_t last = word.find_last_not_of('}');
  if (last == std::string_view::npos) return false;
  word = word.substr(0, last + 1);
  if (word.back() >= '0' && word.back() <= '9') return true;
  return std::any_of(std::begin(kRaised), std::end(kRaised), [word](std::string_view digit) {
    return word.size() >= digit.size() && word.substr(word.size() - digit.size()) == digit;
  });
}

bool begins_number(std::string_view word) {
  const std::size_t first = word.find_first_not_of("{(-");
  return first != std::string_view::npos && word[first] >= '0' && word[first] <= '9';
}

bool is_sign(std::string_view word) {
  return std::find(std::begin(kSigns), std::end(kSigns), word) != std::end(kSigns);
}

bool begins_unit(std::string_view word) {
  const std::string_view unit = first_unit(word);
  return std::find(std::begin(kUnits), std::end(kUnits), unit) != std::end(kUnits);
}

bool belong_together(std::string_view one, std::string_view next) {
  return (ends_in_number(one) && (begins_unit(next) || is_sign(next))) ||
         (is_sign(one) && begins_number(next));
}

std::vector<SpacePlace> kept_spaces(const Spans& spans) {
  SpaceReader reader;
  for (std::size_t s = 0; s < spans.size(); ++s) {
    const Span& span = spans[s];
    const std::string_view text = span.text;
    if (span.kind == SpanKind::kLineBreak) reader.line_break();
    if (span.kind == SpanKind::kMath) {
      reader.add(text);
      continue;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!is_blank(text[i])) {
        reader.add(text.substr(i, 1));
      } else {
        const bool plain = text[i] == ' ' && span.kind == SpanKind::kText;
        reader.space(plain ? std::optional(SpacePlace{s, i}) : std::nullopt);
      }
    }
  }
  reader.end_word(true);
  return std::move(reader.kept);
}

}  // namespace tmw
