// The arguments of the four questions, read and checked.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/plan/answers.h"
#include "core/plan/json_writer.h"
#include "core/transformer/precision.h"

namespace tmw::plan {

// Arguments split into names without dashes, `--name value` pairs and bare `--flags`. The first
// mistake is kept as a sentence; later questions then give their fallbacks. `--json`, `--help` and
// `--safe-integers` are known to all.
class PlanOptions {
 public:
  PlanOptions(const std::vector<std::string>& args, std::initializer_list<std::string_view> valued,
              std::initializer_list<std::string_view> flags);

  [[nodiscard]] bool has(std::string_view flag) const;
  [[nodiscard]] bool gave(std::string_view option) const { return value_of(option).has_value(); }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] bool wants_json() const { return has("json"); }
  [[nodiscard]] Integers integers() const {
    return has("safe-integers") ? Integers::kSafe : Integers::kExact;
  }
  // Another number of names is a mistake; `usage` tells the way, as it does for --help.
  void expect_names(std::size_t count, std::string_view usage);
  // A whole number from `least` up; "4k" and "1e12" are read as numbers too.
  std::int64_t whole(std::string_view option, std::int64_t fallback, std::int64_t least = 1);
  // A positive number, from 1e-9 to 1e24.
  double number(std::string_view option, double fallback);
  // A number above 0 and at most 1.
  double share(std::string_view option, double fallback);
  transformer::Precision precision(std::string_view option, transformer::Precision fallback);
  // The index of the given word among `words`.
  int choice(std::string_view option, std::initializer_list<std::string_view> words, int fallback);

  void fail(std::string sentence);
  [[nodiscard]] const std::string& error() const { return error_; }
  // The mistake as an answer, or the usage when that was asked for.
  [[nodiscard]] Answer answer() const;

 private:
  [[nodiscard]] std::optional<std::string> value_of(std::string_view option) const;

  std::vector<std::string> names_;
  std::vector<std::string> flags_;
  std::vector<std::pair<std::string, std::string>> values_;
  std::string error_;
  std::string usage_;  // when asked for
};

}  // namespace tmw::plan
