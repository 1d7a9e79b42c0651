#include "core/cli/plan_options.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "core/transformer/config_reader.h"
#include "core/transformer/presets.h"

namespace tmw::cli {
namespace {

using transformer::Precision;

bool contains(std::initializer_list<std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

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

std::string preset_names() {
  std::string names;
  for (const auto& preset :
       transformer::read_model_presets(transformer::shipped_models_toml()).presets) {
    names += names.empty() ? preset.id : ", " + preset.id;
  }
  return names;
}

std::optional<std::string> file_text(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string text;
  char block[4096];
  while (stream.read(block, sizeof block) || stream.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad()) return std::nullopt;  // a folder, or an unreadable disk
  return text;
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
    if (contains(flags, option)) {
      flags_.push_back(option);
    } else if (!contains(valued, option)) {
      fail("There is no option --" + option + ".");
    } else if (i + 1 == args.size()) {
      fail("The option --" + option + " needs a value after it.");
    } else {
      values_.emplace_back(option, args[++i]);
    }
  }
}

void PlanOptions::fail(std::string sentence) {
  if (error_.empty()) error_ = std::move(sentence);
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
  if (number && *number > 0) return *number;
  fail("The option --" + std::string(option) + " is \"" + *text + "\": give a positive number.");
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

std::optional<NamedModel> load_model(const std::string& name, PlanOptions& options) {
  const auto list = transformer::read_model_presets(transformer::shipped_models_toml());
  if (const auto* preset = transformer::find_preset(list.presets, name)) {
    return NamedModel{preset->model, preset->name};
  }
  const std::optional<std::string> text = file_text(name);
  if (!text) {
    options.fail("\"" + name + "\" is neither a preset nor a file that can be read. Presets: " +
                 preset_names() + ".");
    return std::nullopt;
  }
  const transformer::ReadModel read = transformer::read_model(*text);
  if (!read.model) {
    options.fail(read.error);
    return std::nullopt;
  }
  return NamedModel{*read.model, read.name.empty() ? name : read.name};
}

std::optional<NamedHardware> load_hardware(const std::string& name, PlanOptions& options) {
  const auto list = transformer::read_hardware_presets(transformer::shipped_hardware_toml());
  const auto* preset = transformer::find_preset(list.presets, name);
  if (preset != nullptr) return NamedHardware{preset->hardware, preset->name};
  std::string names;
  for (const auto& known : list.presets) names += names.empty() ? known.id : ", " + known.id;
  options.fail("\"" + name + "\" is no known card. Known are: " + names + ".");
  return std::nullopt;
}

std::string grouped(std::int64_t count) {
  std::string digits = std::to_string(count);
  const std::size_t first = digits[0] == '-' ? 1 : 0;
  for (std::size_t i = digits.size(); i > first + 3;) digits.insert(i -= 3, ",");
  return digits;
}

std::string number_text(double value, int significant_digits) {
  char text[40];
  if (significant_digits > 0) {
    std::snprintf(text, sizeof text, "%.*g", significant_digits, value);
    return text;
  }
  for (int digits = 15; digits <= 17; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  return text;
}

std::string bytes_in_words(double bytes) {
  static constexpr const char* kDecimal[] = {"B", "kB", "MB", "GB", "TB", "PB"};
  static constexpr const char* kBinary[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
  int step = 0;
  double decimal = bytes;
  double binary = bytes;
  while (decimal >= 1000 && step < 5) {
    decimal /= 1000;
    binary /= 1024;
    ++step;
  }
  if (step == 0) return number_text(bytes) + " B";
  return number_text(decimal, 4) + " " + kDecimal[step] + " (" + number_text(binary, 4) + " " +
         kBinary[step] + ")";
}

std::string seconds_in_words(double seconds) {
  if (seconds < 1e-3) return number_text(seconds * 1e6, 4) + " us";
  if (seconds < 1) return number_text(seconds * 1e3, 4) + " ms";
  if (seconds < 600) return number_text(seconds, 4) + " s";
  if (seconds < 48 * 3600.0) return number_text(seconds / 3600, 4) + " h";
  return number_text(seconds / 86400, 4) + " days";
}

}  // namespace tmw::cli
