#include "core/plan/asking.h"

#include <algorithm>
#include <cstdlib>

namespace tmw::plan {
namespace {

const Asked* find(std::span<const Asked> options, std::string_view option) {
  for (const Asked& asked : options) {
    if (!option.empty() && asked.option == option) return &asked;
  }
  return nullptr;
}

const Field* find(const Fields& fields, std::string_view option) {
  for (const Field* field : fields) {
    if (!option.empty() && field->option == option) return field;
  }
  return nullptr;
}

// "--no-dropout" where a flag "--dropout" turns something on: it is off anyway, so saying so is no
// mistake. The flag's name, or nothing.
std::string_view denied_flag(const Fields& fields, std::string_view option) {
  if (!option.starts_with("no-")) return {};
  option.remove_prefix(3);
  const Field* field = find(fields, option);
  const Flag* flag = field == nullptr ? nullptr : std::get_if<Flag>(&field->kind);
  return flag != nullptr && flag->given == FieldValue(true) ? option : std::string_view();
}

bool is_of_all(std::string_view option) {
  return std::find(std::begin(kOptionsOfAll), std::end(kOptionsOfAll), option) !=
         std::end(kOptionsOfAll);
}

// What is wrong with an option before its value is read; `earlier` are those before it.
std::string problem_with(const Fields& fields, const Asked& asked, std::span<const Asked> earlier) {
  if (is_of_all(asked.option)) return {};
  const Field* field = find(fields, asked.option);
  const std::string_view denied = field == nullptr ? denied_flag(fields, asked.option) : "";
  if (!denied.empty()) {
    if (find(earlier, denied) == nullptr) return {};
    return "The options --" + std::string(denied) + " and --" + asked.option +
           " say opposite things: give one of them.";
  }
  if (field == nullptr) {
    return "There is no option --" + asked.option + "; --help lists those there are.";
  }
  if (!takes_value(*field)) return {};
  if (!asked.text) return "The option --" + asked.option + " needs a value after it.";
  if (find(earlier, asked.option) == nullptr) return {};
  return "The option --" + asked.option + " is there twice: give it once.";
}

bool is_stray(const Fields& fields, const Asked& asked) {
  const Field* field = find(fields, asked.option);
  const bool known = is_of_all(asked.option) || !denied_flag(fields, asked.option).empty();
  return asked.text && (field == nullptr ? known : !takes_value(*field));
}

bool stands_instead(const Field& field) { return !field.instead.of.empty(); }

std::string sign_of(const Field& field) {
  std::string sign(field.sign);
  if (!sign.empty()) return sign;
  for (const std::string_view word : words_of(field)) {
    sign += (sign.empty() ? "" : "|") + std::string(word);
  }
  return sign;
}

// Reads fields one by one; the first mistake stays.
struct OptionReader {
  const Fields& fields;
  std::span<const Asked> options;
  ReadFields read = {};

  void fail(const std::string& sentence) {
    if (read.mistake.error.empty()) read.mistake.error = sentence;
  }

  void look_at_all() {
    for (std::size_t i = 0; i < options.size(); ++i) {
      fail(problem_with(fields, options[i], options.first(i)));
      read.mistake.stray = read.mistake.stray || is_stray(fields, options[i]);
    }
  }

  void take(std::size_t index) {
    const Field& field = *fields[index];
    const Asked* asked = find(options, field.option);
    if (asked == nullptr || !read.mistake.error.empty()) return;
    const ReadValue value = read_value(field, asked->text.value_or(""));
    if (value.error.empty()) read.values.emplace_back(index, value.value);
    fail(value.error);
  }

  // A field in place of the one before it, whose value then does not matter.
  void take_instead(std::size_t index) {
    take(index);
    const Field& field = *fields[index];
    if (find(options, field.instead.of) == nullptr) return;
    fail("The options --" + std::string(field.instead.of) + " and --" + std::string(field.option) +
         " both set " + std::string(field.instead.sets) + ": give one of them.");
  }

  void take_all() {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const bool replaced = i + 1 < fields.size() && stands_instead(*fields[i + 1]) &&
                            gave(options, fields[i + 1]->option);
      if (replaced) continue;
      if (stands_instead(*fields[i]) && gave(options, fields[i]->option)) {
        take_instead(i);
      } else {
        take(i);
      }
    }
  }
};

// The value of a field as JSON tells it.
struct FigureOf {
  const Echo& echo;

  Figure operator()(std::monostate) const { return {echo.name, std::optional<double>()}; }
  Figure operator()(bool value) const { return {echo.name, value}; }
  Figure operator()(std::int64_t value) const { return {echo.name, transformer::Count(value)}; }
  Figure operator()(double value) const { return {echo.name, value}; }
  Figure operator()(std::string_view word) const {
    const std::string text(word);
    if (!echo.as_number) return {echo.name, text};
    return {echo.name, transformer::Count(std::strtoll(text.c_str(), nullptr, 10))};
  }
};

}  // namespace

bool gave(std::span<const Asked> options, std::string_view option) {
  return find(options, option) != nullptr;
}

ReadFields read_fields(const Fields& fields, std::span<const Asked> options) {
  OptionReader reader{fields, options};
  reader.look_at_all();
  reader.take_all();
  return reader.read;
}

std::vector<std::string_view> valued_options(const Fields& fields) {
  std::vector<std::string_view> options;
  for (const Field* field : fields) {
    if (takes_value(*field)) options.push_back(field->option);
  }
  return options;
}

std::string usage_of(const Field& field) {
  const std::string option = "--" + std::string(field.option);
  return takes_value(field) ? option + " " + sign_of(field) : option;
}

std::string options_in_usage(const Fields& fields) {
  std::string usage;
  for (const Field* field : fields) {
    if (field->option.empty()) continue;
    if (stands_instead(*field)) usage.pop_back();  // the bracket behind the other
    usage += (stands_instead(*field) ? " | " : " [") + usage_of(*field) + "]";
  }
  return usage;
}

Figures conventions(const Fields& fields, const std::vector<FieldValue>& values) {
  Figures figures;
  for (int place = 1; place <= static_cast<int>(fields.size()); ++place) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const Echo& echo = fields[i]->echo;
      if (echo.place == place) figures.members.push_back(std::visit(FigureOf{echo}, values[i]));
    }
  }
  return figures;
}

}  // namespace tmw::plan
