// What the planning commands (model, memory, serve-plan, train-plan) share: reading their
// arguments and loading a model or a card by name.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/transformer/hardware.h"
#include "core/transformer/model.h"
#include "core/transformer/precision.h"

namespace tmw::cli {

// Arguments split into names without dashes, `--name value` pairs and bare `--flags`. The first
// mistake is kept as a sentence; later questions then give their fallbacks.
class PlanOptions {
 public:
  PlanOptions(const std::vector<std::string>& args, std::initializer_list<std::string_view> valued,
              std::initializer_list<std::string_view> flags);

  [[nodiscard]] bool has(std::string_view flag) const;
  [[nodiscard]] bool gave(std::string_view option) const { return value_of(option).has_value(); }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  // A whole number from `least` up; "4k" and "1e12" are read as numbers too.
  std::int64_t whole(std::string_view option, std::int64_t fallback, std::int64_t least = 1);
  // A positive number.
  double number(std::string_view option, double fallback);
  // A number above 0 and at most 1.
  double share(std::string_view option, double fallback);
  transformer::Precision precision(std::string_view option, transformer::Precision fallback);
  // The index of the given word among `words`.
  int choice(std::string_view option, std::initializer_list<std::string_view> words, int fallback);

  void fail(std::string sentence);
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  [[nodiscard]] std::optional<std::string> value_of(std::string_view option) const;

  std::vector<std::string> names_;
  std::vector<std::string> flags_;
  std::vector<std::pair<std::string, std::string>> values_;
  std::string error_;
};

struct NamedModel {
  transformer::Model model;
  std::string name;
};

struct NamedHardware {
  transformer::Hardware hardware;
  std::string name;
};

// A preset id or the path of a model file. Nothing, and a sentence in `options`, on failure.
[[nodiscard]] std::optional<NamedModel> load_model(const std::string& name, PlanOptions& options);
[[nodiscard]] std::optional<NamedHardware> load_hardware(const std::string& name,
                                                         PlanOptions& options);

// 1234567 as 1,234,567.
[[nodiscard]] std::string grouped(std::int64_t count);
// Four significant digits with a unit prefix: "13.5 GB (12.6 GiB)", "1.23e+21 FLOP" stays plain.
[[nodiscard]] std::string bytes_in_words(double bytes);
// Shortest text that reads back as the same number, of the given significant digits when positive.
[[nodiscard]] std::string number_text(double value, int significant_digits = 0);
// "2.5 ms", "3.4 h", "12 days".
[[nodiscard]] std::string seconds_in_words(double seconds);

}  // namespace tmw::cli
