#include "core/plan/options.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace tmw::plan {
namespace {

using transformer::Precision;

bool contains(std::initializer_list<std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What no card, price or data set comes near; the answers stay finite between them.
constexpr double kLeastNumber = 1e-9;
constexpr double kLargestNumber = 1e24;

// A number with an optional k, M, B or T behind it (10^3 ... 10^12).
std::optional<double> number_from(const std::string& text) {
  const char* begin = text.c_str();
  char* end = nullptr;
  double number = std::strtod(begin, &end);
  if (end == begin || !std::isfinite(number)) return std::nullopt;
  const std::string_view suffixes = "kMBT";
  if (*end != '\0') {
    const std::size_t power = suffixes.find(*end);
    if (power == std::string_view::npos || end[1] != '\0') return std::nullopt;
    number *= std::pow(1000.0, static_cast<double>(power + 1));
  }
  return number;
}

}  // namespace

PlanOptions::PlanOptions(const std::vector<std::string>& args,
                         std::initializer_list<std::string_view> valued,
                         std::initializer_list<std::string_view> flags) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    const std::string& arg = args[i];
    if (arg.rfind("--", 0) != 0) {
      names_.push_back(arg);
      continue;
    }
    const std::string option = arg.substr(2);
    if (contains(flags, option) || contains({"json", "help", "safe-integers"}, option)) {
      flags_.push_back(option);
    } else if (!contains(valued, option)) {
      fail("There is no option --" + option + "; --help lists those there are.");
    } else if (i + 1 == args.size()) {
      fail("The option --" + option + " needs a value after it.");
    } else if (gave(option)) {
      fail("The option --" + option + " is there twice: give it once.");
      ++i;
    } else {
      values_.emplace_back(option, args[++i]);
    }
  }
}

void PlanOptions::fail(std::string sentence) {
  if (error_.empty()) error_ = std::move(sentence);
}

void PlanOptions::expect_names(std::size_t count, std::string_view usage) {
  if (has("help")) {
    usage_ = std::string(usage) + "\n";
    fail(usage_);
  }
  if (names_.size() != count) fail(std::string(usage));
}

Answer PlanOptions::answer() const {
  return usage_.empty() ? Answer{"", error_} : Answer{usage_, ""};
}

bool PlanOptions::has(std::string_view flag) const {
  return std::find(flags_.begin(), flags_.end(), flag) != flags_.end();
}

std::optional<std::string> PlanOptions::value_of(std::string_view option) const {
  for (const auto& [name, value] : values_) {
    if (name == option) return value;
  }
  return std::nullopt;
}

double PlanOptions::number(std::string_view option, double fallback) {
  const std::optional<std::string> text = value_of(option);
  if (!text) return fallback;
  const std::optional<double> number = number_from(*text);
  if (number && *number >= kLeastNumber && *number <= kLargestNumber) return *number;
  fail("The option --" + std::string(option) + " is \"" + *text +
       "\": give a positive number, from 1e-9 to 1e24.");
  return fallback;
}

std::int64_t PlanOptions::whole(std::string_view option, std::int64_t fallback,
                                std::int64_t least) {
  const std::optional<std::string> text = value_of(option);
  if (!text) return fallback;
  const std::optional<double> number = number_from(*text);
  const bool fits = number && *number == std::floor(*number) &&
                    *number >= static_cast<double>(least) && *number <= 1e15;
  if (fits) return static_cast<std::int64_t>(*number);
  fail("The option --" + std::string(option) + " is \"" + *text + "\": give a whole number from " +
       std::to_string(least) + " up.");
  return fallback;
}

double PlanOptions::share(std::string_view option, double fallback) {
  const double value = number(option, fallback);
  if (value <= 1) return value;
  fail("The option --" + std::string(option) + " is a share: give a number between 0 and 1.");
  return fallback;
}

Precision PlanOptions::precision(std::string_view option, Precision fallback) {
  const std::optional<std::string> text = value_of(option);
  if (!text) return fallback;
  const std::optional<Precision> precision = transformer::precision_from(*text);
  if (precision) return *precision;
  fail("The option --" + std::string(option) + " is \"" + *text +
       "\": give fp32, tf32, bf16, fp16, fp8, int8 or int4.");
  return fallback;
}

int PlanOptions::choice(std::string_view option, std::initializer_list<std::string_view> words,
                        int fallback) {
  const std::optional<std::string> text = value_of(option);
  if (!text) return fallback;
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) return static_cast<int>(found - words.begin());
  std::string known;
  for (const std::string_view word : words)
    known += (known.empty() ? "" : ", ") + std::string(word);
  fail("The option --" + std::string(option) + " is \"" + *text + "\": give one of " + known + ".");
  return fallback;
}

}  // namespace tmw::plan
