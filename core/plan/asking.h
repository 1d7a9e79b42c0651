// Options, as the command line and JavaScript give them, understood by the rows of a question.
//
//   const ReadSetup<MemorySetup> asked = read_setup<MemorySetup>(std::vector<Asked>{{"zero",
//   "3"}}); if (asked.mistake.error.empty()) plan_memory(model, asked.setup);
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/plan/fields.h"
#include "core/plan/figures.h"

namespace tmw::plan {

// One option that somebody gave, by name and without dashes.
struct Asked {
  std::string option;
  std::optional<std::string> text;  // of its value; nothing where it stands alone
};

// Options that every question knows besides its fields; they are for those who show the answer.
inline constexpr std::string_view kOptionsOfAll[] = {"json", "csv", "markdown", "help",
                                                     "safe-integers"};

[[nodiscard]] bool gave(std::span<const Asked> options, std::string_view option);

// What is wrong with the options; nothing is when both are empty.
struct OptionMistake {
  std::string error;   // the first mistake: a sentence with the option and its fix
  bool stray = false;  // a flag was given a value, which belongs to nothing
};

// The fields of a question, in the order of its rows.
using Fields = std::vector<const Field*>;
template <class Setup>
[[nodiscard]] Fields fields() {
  Fields all;
  for (const Row<Setup>& row : rows<Setup>()) all.push_back(&row.field);
  return all;
}

// What the options say about `fields`: values by the index of their field.
struct ReadFields {
  std::vector<std::pair<std::size_t, FieldValue>> values;
  OptionMistake mistake;
};
[[nodiscard]] ReadFields read_fields(const Fields& fields, std::span<const Asked> options);

template <class Setup>
struct ReadSetup {
  Setup setup;  // what the options leave out is as in a new Setup
  OptionMistake mistake;
};

template <class Setup>
[[nodiscard]] ReadSetup<Setup> read_setup(std::span<const Asked> options) {
  ReadFields read = read_fields(fields<Setup>(), options);
  ReadSetup<Setup> result = {{}, std::move(read.mistake)};
  for (const auto& [index, value] : read.values) rows<Setup>()[index].set(result.setup, value);
  return result;
}

// The names of the options that stand before a value: "tokens", "mask".
[[nodiscard]] std::vector<std::string_view> valued_options(const Fields& fields);

// "--tokens N", "--mask full|half|exact", "--macs". Requires a field with an option.
[[nodiscard]] std::string usage_of(const Field& field);
// Every option in brackets: " [--tokens N] [--mask full|half|exact] [--macs]".
[[nodiscard]] std::string options_in_usage(const Fields& fields);

// What an answer tells of a setup beside its figures: the fields that have a place there, in the
// order of their places. `values` holds the value of every field.
[[nodiscard]] Figures conventions(const Fields& fields, const std::vector<FieldValue>& values);

template <class Setup>
[[nodiscard]] Figures conventions_of(const Setup& setup) {
  std::vector<FieldValue> values;
  for (const Row<Setup>& row : rows<Setup>()) values.push_back(row.get(setup));
  return conventions(fields<Setup>(), values);
}

}  // namespace tmw::plan
